import type { Caption } from '../../document/tree.js';
import { beginsWithCell, isAligned } from './aligned.js';
import type { Line } from './lines.js';
import { endsOpen, endsSentence, hasClause } from './sentences.js';
import { lineWidth } from './wrapping.js';

/**
 * How a flattened table begins decides how it ends: a statement (number, unit) at its
 * note, a form (自评表) after its total, a list (序号 …) at the next heading, loose rows
 * where rows end.
 */
export type Kind = 'statement' | 'form' | 'list' | 'rows';

export interface Start {
  readonly kind: Kind;
  readonly start: number;
  /** Index of the first line below the caption. */
  readonly body: number;
  readonly caption: Caption;
}

export interface Context {
  readonly lines: readonly Line[];
  readonly free: (index: number) => boolean;
  readonly width: number | null;
  readonly file: string;
}

/** Three amounts or more in a line: a row, whatever stands before them. */
export function isAmountRow(value: string): boolean {
  // A list mark after the first name, or a unit after an amount, makes it running text.
  if (value.length > 300 || /.{5}、|\d\s?(?:万元|亿元|元|人|个|次)/.test(value)) return false;
  const amounts = value.split(/\s+/).filter((word) => /^-?\d[\d,]*\.\d+%?$/.test(word));
  return amounts.length >= 3;
}

/** Running text: it has a comma or stop and is as long as text lines are. */
export function isProse({ width }: Context, line: Line): boolean {
  if (!hasClause(line.value) || (isAligned(line) && beginsWithCell(line))) return false;
  const printed = lineWidth(line.value);
  return width === null
    ? (endsSentence(line.value) || endsOpen(line.value)) && printed >= 20
    : printed >= width * 0.65;
}

/** A row that only a table has: a code or two amounts, or an amount after a name. */
export function isDataRow(value: string): boolean {
  if (hasClause(value) || /\d\s(?:万元|亿元|元|人|个|辆|台|次|批)/.test(value)) return false;
  const words = value.split(/\s+/, 40);
  const amounts = words.filter((word) => /^-?\d[\d,]*(?:\.\d+)?%?$/.test(word)).length;
  return (/^\d{3,7}$/.test(words[0] ?? '') && words.length > 1) || amounts >= 2;
}

/** The caption has a number but neither unit nor reporter: they may still come below. */
export function lacksUnit(caption: Caption): boolean {
  return caption.number !== null && caption.amountUnit === null && caption.reporter === null;
}
