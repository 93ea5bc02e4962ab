import { accountsNamed, aliasesOf } from '../../../facts/codes.js';
import type { KeyPart } from '../../declaration.js';
import type { Line } from '../catalogue.js';
import { cellAt, type GridRow, isCode } from '../grid.js';
import { rowName } from '../names.js';
import type { InferredColumn } from './columns.js';
import { type Meaning, meaningOf } from './meaning.js';

/** What the rows of one list state. */
export type Side = 'revenue' | 'expenditure' | null;

/** More rows with known names than any table has. */
const MOST_NAMED = 400;

/** A row that has a name and no code, with what its name says. */
export interface NamedRow {
  readonly line: Line;
  readonly meaning: Meaning;
}

/**
 * The rows that codes do not name: totals, sources of money, classes, three public expenses.
 * A name that says nothing known gives no row, and its figures no key.
 */
export function inferRows(
  body: readonly GridRow[],
  columns: readonly InferredColumn[],
  side: Side,
): readonly NamedRow[] {
  const name = columns.find(({ role }) => role === 'name');
  const code = columns.find(({ role }) => role === 'code');
  const coded = code?.codes != null;
  const rows: NamedRow[] = [];
  let above: KeyPart = {};
  for (const [at, row] of body.entries()) {
    const words = labelsOf(row, name, code);
    const [first] = words;
    if (first === undefined) continue;
    const plain = words.map(rowName);
    const meaning = meaningOf(plain[0] ?? '');
    const key = keyOf(plain[0] ?? '', meaning, side, coded);
    if (/^[一二三四五六七八九十]+、/.test(first.replace(/\s+/g, ''))) above = balanceOf(key);
    if (key === null || rows.length >= MOST_NAMED) continue;
    rows.push({
      line: { id: `R${at + 1}`, line: '', names: [...new Set(plain)], key: { ...above, ...key } },
      meaning,
    });
  }
  return rows;
}

/** Rows under 上年结转 are parts of the carry-over. */
function balanceOf(key: KeyPart | null): KeyPart {
  const { measure } = key ?? {};
  return measure === 'opening-carry-over' || measure === 'closing-carry-over' ? { measure } : {};
}

/** The words of a row without a code: its name, or 合计 in the column of codes. */
function labelsOf(
  row: GridRow,
  name: InferredColumn | undefined,
  code: InferredColumn | undefined,
): readonly string[] {
  const cells = [name, code].flatMap((column) =>
    column === undefined ? [] : [cellAt(row, column.printed.index)],
  );
  const printed = code === undefined ? '' : cellAt(row, code.printed.index).text.value;
  if (isCode(printed) || /\d/.test(printed)) return [];
  const words = cells.map(({ text }) => text.value).filter((value) => value !== '');
  const both = [printed, words[0] ?? ''].filter((part) => part !== '').join(' ');
  return words.length === 0 ? [] : [...new Set([...words, both])];
}

function keyOf(plain: string, meaning: Meaning, side: Side, coded: boolean): KeyPart | null {
  const account = side === 'revenue' ? null : functionOf(plain);
  if (account !== null) return { dims: { function: account } };
  if (meaning.unknown !== '' || meaning.keyless) return null;
  const { total, at, key } = meaning;
  if (coded) return total && Object.keys(at).length === 0 ? {} : null;
  const measure = measureOf(plain, meaning, side);
  return measure === undefined ? key : { ...key, measure };
}

/** 总计 adds what was carried over, 本年合计 does not. */
function measureOf(plain: string, { key, total, at }: Meaning, side: Side): string | undefined {
  if (key.measure !== undefined) return key.measure;
  if (side === null || at.item !== undefined) return undefined;
  return total && /总计|总额/.test(plain) ? `${side}-total` : undefined;
}

/** The functional class of a name, today's or an old one. */
function functionOf(plain: string): string | null {
  const codes = new Set(
    [
      ...accountsNamed('function', plain).filter(({ level }) => level === 'class'),
      ...aliasesOf(plain).filter(({ kind }) => kind === 'former'),
    ].flatMap(({ code }) => (code.length === 3 ? [code] : [])),
  );
  const [code] = codes;
  return codes.size === 1 && code !== undefined ? code : null;
}
