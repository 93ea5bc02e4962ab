import { sourceOf, type Text } from '../../document/text.js';
import type { FactKey } from '../../facts/key.js';
import { type Printed, plainNumber, readPrinted } from '../../facts/printed.js';
import type { ColumnRole } from '../declaration.js';
import type { CellReading } from '../reading.js';

const WITH_UNIT = /^([-+]?\d[\d,]*(?:\.\d+)?)\s*([%％]|[^\d\s.,%％]{1,4})$/;
const HEAD_UNIT = /\((?:单位:)?(万元|亿元|千元|元|%|人|人次|个|台|辆|套|次|分)\)(?=-|$)/;
const PERCENT_HEAD = /比重|比例|占比|率$|%/;
const COUNT_HEAD = /人数|人次|次数|批次|数量|个数|台数|辆数|套数/;

/** The unit that a column's head gives its figures, or null: 金额(元), 执行率, 人数. */
export function headUnit(head: string): string | null {
  const plain = head.normalize('NFKC');
  const own = HEAD_UNIT.exec(plain)?.[1];
  if (own !== undefined) return own;
  if (PERCENT_HEAD.test(plain)) return '%';
  return COUNT_HEAD.test(plain) ? '' : null;
}

/**
 * Reads a cell that no form describes. A unit in the cell outweighs its column's head,
 * and that the table's unit.
 * @param unit of the table (万元), empty when it has none
 * @param head the column's head: 金额(元)
 */
export function figureOf(text: Text, unit: string, head: string): Printed {
  const value = text.value.trim();
  const match = WITH_UNIT.exec(value);
  if (match !== null) return readPrinted(match[1] ?? '', match[2] ?? '');
  return readPrinted(value, headUnit(head) ?? unit);
}

/** Columns whose digits are no figures: explanations, and further codes and line numbers. */
const UNCOUNTED: readonly ColumnRole[] = ['remark', 'code', 'line'];

export interface CellContext {
  readonly column: string;
  readonly columnId: string | null;
  readonly role: ColumnRole;
  readonly unit: string;
  readonly key: FactKey | null;
}

export function readCell(text: Text, context: CellContext): CellReading {
  const value = text.value.trim();
  const cell = { column: context.column, columnId: context.columnId, key: context.key };
  if (UNCOUNTED.includes(context.role)) {
    return { ...cell, printed: wordsOf(value), remark: true, source: sourceOf(text) };
  }
  if (context.role !== 'amount' && context.role !== 'count') {
    return {
      ...cell,
      printed: figureOf(text, context.unit, context.column),
      source: sourceOf(text),
    };
  }
  const unit = HEAD_UNIT.exec(context.column.normalize('NFKC'))?.[1] ?? context.unit;
  const printed = readPrinted(value, unit);
  return { ...cell, printed: { ...printed, text: unbroken(printed.text) }, source: sourceOf(text) };
}

/** A cell that states no figure, whatever digits it holds. */
function wordsOf(text: string): Printed {
  return {
    text,
    unit: '',
    quantity: 'count',
    form: text === '' ? 'blank' : 'text',
    value: null,
    range: null,
    bound: 'exact',
  };
}

/** A number that was broken in its cell (`587 .09`) is one figure. */
function unbroken(text: string): string {
  return /\s/.test(text) && /^-?\d+(?:\.\d+)?$/.test(plainNumber(text))
    ? text.replace(/\s+/g, '')
    : text;
}
