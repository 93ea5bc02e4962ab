import { isZero } from '../facts/printed.js';
import type { Reading } from '../forms/reading.js';
import { type Interval, printedInterval, type RangeOf, sumInterval, variablesOf } from './box.js';
import { evaluate } from './evaluate.js';
import type { Identity, Severity, Term } from './rule.js';

/** Most that a zero of two decimals of 万元 can hide: just under 50 元, in fen. */
const MOST_HIDDEN = 4999n;
/** From this many hiding cells on, chance no longer explains a break well (law 2). */
const MANY_CELLS = 3n;

/**
 * The document itself says that its zeros may hide small amounts, in one sentence: 显示为零，实际不为零,
 * or that amounts below a limit (不足 50 元, 小于 0.01 万元) are shown as zero.
 */
const NOTES: readonly RegExp[] = [
  /(?:显示|列示|表示|反映)为?(?:零|0(?:\.0+)?)[^。；;]*(?:不为|不是|并非|非|不等于)(?:零|0)/,
  /(?:不足|不到|小于|低于|少于|未满)[^。；;]{0,10}元[^。；;]*(?:(?:显示|列示|表示|反映)为?(?:零|0(?:\.0+)?)|[以按](?:零|0(?:\.0+)?)(?:显示|列示|表示|反映|填列))/,
];

export interface HiddenZeros {
  /** How severe a broken identity still is when zeros may hide amounts; null when they do not mend it. */
  severityOf(identity: Identity): Severity | null;
}

/** What printed zeros may hide in this document. */
export function hiddenZeros(reading: Reading): HiddenZeros {
  const notes = notesOnZeros(reading);
  const counted = notes.reduce((sum, note) => sum + BigInt(COUNT.exec(note)?.[1] ?? '0'), 0n);
  return { severityOf: (identity) => (notes.length > 0 ? severityOf(identity, counted) : null) };
}

/** Whether the document itself says that its zeros may hide small amounts. */
export function saysZerosHide(reading: Reading): boolean {
  return notesOnZeros(reading).length > 0;
}

/** 本表有 3 处金额…: a note that says how many zeros hide an amount. */
const COUNT = /(?<!\d)(\d{1,6})[处个项笔](?:金额|数|数据|项目)/;

function notesOnZeros(reading: Reading): readonly string[] {
  const texts = [
    ...reading.sections.flatMap((section) => section.paragraphs.map((one) => one.text.value)),
    ...reading.tables.flatMap((table) => table.notes),
  ];
  return texts
    .map((text) => text.replace(/\s+/g, ''))
    .filter((plain) => NOTES.some((note) => note.test(plain)));
}

/** @param counted how many zeros the document itself says hide an amount: so many are no surprise. */
function severityOf(identity: Identity, counted: bigint): Severity | null {
  const { relation } = identity;
  const rangeOf: RangeOf = (one) => (mayHide(one) ? widened(one) : printedInterval(one));
  if (evaluate(identity, rangeOf).outcome !== 'holds') return null;
  // A percentage of amounts has one or two zeros, never many.
  if (relation.kind === 'ratio') return 'note';
  const needed = cellsNeeded(relation.terms);
  return needed >= MANY_CELLS && needed > counted ? 'warning' : 'note';
}

function cellsNeeded(terms: readonly Term[]): bigint {
  const merged = variablesOf(terms);
  if ('reason' in merged) return 0n;
  const { low, high } = sumInterval(merged.variables);
  const gap = low !== null && low > 0n ? low : high !== null && high < 0n ? -high : 0n;
  return (gap + MOST_HIDDEN - 1n) / MOST_HIDDEN;
}

function mayHide(one: Term): boolean {
  const printed = one.occurrence?.printed;
  return printed !== undefined && printed.quantity === 'money' && isZero(printed);
}

function widened(one: Term): Interval {
  // Refunds may leave a little less than nothing.
  const low = printedInterval(one)?.low ?? 0n;
  return {
    low: low < -MOST_HIDDEN ? low : -MOST_HIDDEN,
    high: MOST_HIDDEN,
    lowOpen: false,
    highOpen: false,
  };
}
