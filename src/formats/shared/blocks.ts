import { sliceText } from '../../document/text.js';
import type { Block } from '../../document/tree.js';
import { contentsPages } from './contents.js';
import { flattenedTables } from './flattened.js';
import { headingOf } from './headings.js';
import type { Line } from './lines.js';
import { readRunningText } from './paragraphs.js';
import type { Placed } from './placed.js';
import { withoutRunningLines } from './running-lines.js';
import { wrappingOf } from './wrapping.js';

/** Finds the tables that show as such, by separators or rulings, among the lines that are free. */
export type TableFinder = (
  lines: readonly Line[],
  free: (index: number) => boolean,
  file: string,
) => readonly Placed<Block>[];

/**
 * Turns printed lines into blocks: running heads and page numbers go, contents pages and
 * tables are delimited, and what is left is headings and paragraphs.
 * @param tables finds tables before those that came apart are looked for
 */
export function readBlocks(all: readonly Line[], file: string, tables: TableFinder): Block[] {
  const lines = withoutRunningLines(all).flatMap(splitLeadingStop);
  const wrapping = wrappingOf(lines);
  const owned = new Uint8Array(lines.length);
  const free = (index: number) => owned[index] === 0;
  const placed: Placed<Block>[] = [];
  const own = (found: readonly Placed<Block>[]) => {
    for (const item of found) {
      owned.fill(1, item.start, item.end);
      placed.push(item);
    }
  };
  own(contentsPages(lines, free, file));
  own(tables(lines, free, file));
  for (const table of flattenedTables(lines, free, wrapping.width, file)) {
    own([table]);
    for (const index of table.intruders) owned[index] = 0;
  }
  for (let index = 0; index < lines.length; ) {
    let end = index;
    while (end < lines.length && free(end)) end += 1;
    for (const item of readRunningText(lines, index, end, wrapping, file)) placed.push(item);
    index = Math.max(end, index + 1);
  }
  return placed.sort((a, b) => a.start - b.start).map((item) => item.block);
}

/** A stop that came loose from the paragraph above and stands before a heading. */
function splitLeadingStop(line: Line): Line[] {
  const stop = /^[。；，、]+\s*/.exec(line.value)?.[0] ?? '';
  if (stop === '' || headingOf(line.value.slice(stop.length)) === null) return [line];
  const lead = line.raw.length - line.raw.trimStart().length + stop.length;
  const raw = line.raw.slice(lead);
  const part = (start: number, end: number) =>
    line.text === undefined ? {} : { text: sliceText(line.text, start, end) };
  return [
    { ...line, raw: line.raw.slice(0, lead), value: stop.trim(), ...part(0, lead) },
    {
      ...line,
      raw,
      value: raw.trim(),
      column: line.column + lead,
      gap: 0,
      pageTop: false,
      ...part(lead, line.raw.length),
    },
  ];
}
