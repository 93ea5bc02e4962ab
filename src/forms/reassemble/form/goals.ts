import type { UnreadText } from '../../../document/tree.js';
import { hasDigit } from '../tokens.js';
import { one, type Part, textCell } from './funds.js';
import { has, type Item } from './items.js';

const UNSURE_COLUMNS = {
  zh: '预期目标与实际完成情况两栏文字无法分开',
  en: 'the texts of the expected goals and of the results cannot be told apart',
};

/** 年度总体目标: a label, two heads, and two wrapped texts side by side. */
export function goalsPart(items: readonly Item[], at: number): Part {
  let pos = at;
  const group = has(items[pos], 'goals') ? items[pos] : undefined;
  if (group !== undefined) pos += 1;
  const heads: Item[] = [];
  while (has(items[pos], 'goal-head')) {
    heads.push(items[pos] as Item);
    pos += 1;
  }
  const from = pos;
  while (
    pos < items.length &&
    !has(items[pos], 'indicators', 'level1', 'total') &&
    items[pos]?.plain !== '一级指标'
  ) {
    pos += 1;
  }
  const lines = linesOf(items.slice(from, pos));
  const headRow = { cells: [one(group), ...heads.map(one)] };
  if (lines.length === 0) return { rows: [headRow], end: pos, unread: [] };
  const split = heads.length < 2 ? lines.length : splitAt(lines);
  const unread: UnreadText[] = [];
  if (split === null && lines.flat().some((item) => hasDigit(item.plain))) {
    unread.push({ text: textCell(lines.flat()).text, reason: UNSURE_COLUMNS });
  }
  const cut = split ?? lines.length;
  const cells = [
    one(undefined),
    textCell(lines.slice(0, cut).flat()),
    textCell(lines.slice(cut).flat()),
  ];
  return { rows: [headRow, { cells }], end: pos, unread };
}

function linesOf(items: readonly Item[]): readonly (readonly Item[])[] {
  const lines: Item[][] = [];
  for (const item of items) {
    if (item.first || lines.length === 0) lines.push([]);
    lines.at(-1)?.push(item);
  }
  return lines;
}

/**
 * Where the first text ends: after a line that is short or ends a sentence, so that the
 * lines of each text fill their column. Null where two places are as good.
 */
function splitAt(lines: readonly (readonly Item[])[]): number | null {
  if (lines.length === 1) return 1;
  const widths = lines.map((line) => line.reduce((sum, item) => sum + widthOf(item.plain) + 1, -1));
  const scores: number[] = [];
  for (let cut = 1; cut < lines.length; cut += 1) {
    const ends = /[。！？；;.]$/.test(lines[cut - 1]?.at(-1)?.plain ?? '') ? 0 : 3;
    scores.push(ends + ragged(widths.slice(0, cut)) + ragged(widths.slice(cut)));
  }
  const best = Math.min(...scores);
  const rivals = scores.flatMap((score, index) => (score - best < 0.5 ? [index + 1] : []));
  return rivals.length === 1 ? (rivals[0] ?? null) : null;
}

/** Unevenness of a wrapped text: its lines but the last should be equally wide. */
function ragged(widths: readonly number[]): number {
  const full = Math.max(...widths);
  const inner = widths
    .slice(0, -1)
    .reduce((sum, width) => sum + Math.max(0, full - width - 2) / full, 0);
  return inner * 4;
}

function widthOf(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + (/[\x20-\x7e]/.test(char) ? 1 : 2), 0);
}
