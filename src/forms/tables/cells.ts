import { sourceOf, type Text } from '../../document/text.js';
import type { FactKey } from '../../facts/key.js';
import { type Printed, plainNumber, readPrinted } from '../../facts/printed.js';
import type { ColumnRole } from '../declaration.js';
import type { CellReading } from '../reading.js';

const WITH_UNIT = /^([-+]?\d[\d,]*(?:\.\d+)?)\s*([%％]|[^\d\s.,%％]{1,4})$/;
const HEAD_UNIT = /\((万元|亿元|千元|元|%|人|人次|个|台|辆|套|次|分)\)$/;

/**
 * Reads the figure of a cell. A unit in the cell or in its column's head outweighs the
 * table's unit.
 * @param unit of the table (万元), empty when it has none
 * @param head the column's head: 金额(元)
 */
export function figureOf(text: Text, unit: string, head: string): Printed {
  const value = text.value.trim();
  const own = HEAD_UNIT.exec(head)?.[1];
  const match = WITH_UNIT.exec(value);
  if (match !== null) return readPrinted(match[1] ?? '', match[2] ?? '');
  return readPrinted(value, own ?? (/比重|比例|占比|率$|%/.test(head) ? '%' : unit));
}

export interface CellContext {
  readonly column: string;
  readonly columnId: string | null;
  readonly role: ColumnRole;
  readonly unit: string;
  readonly key: FactKey | null;
}

export function readCell(text: Text, context: CellContext): CellReading {
  const figure = context.role === 'amount' || context.role === 'count';
  const printed = figure
    ? readPrinted(text.value.trim(), context.unit)
    : figureOf(text, context.unit, context.column);
  return {
    column: context.column,
    columnId: context.columnId,
    printed: { ...printed, text: figure ? unbroken(printed.text) : printed.text },
    key: context.key,
    ...(context.role === 'remark' ? { remark: true } : {}),
    source: sourceOf(text),
  };
}

/** A number that was broken in its cell (`587 .09`) is one figure. */
function unbroken(text: string): string {
  return /\s/.test(text) && /^-?\d+(?:\.\d+)?$/.test(plainNumber(text))
    ? text.replace(/\s+/g, '')
    : text;
}
