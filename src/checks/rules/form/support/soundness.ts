import { accountOf, type Chart, standingOf } from '../../../../facts/codes.js';
import { normaliseName } from '../../../../facts/names.js';
import type { Reading, TableReading } from '../../../../forms/reading.js';
import { chartOf, codeRows } from './accounts.js';
import { allBlocks } from './blocks.js';

/** Of the names that can be judged, at least this share (in fifths) must be right. */
const SOUND_FIFTHS = 4;
const ENOUGH = 5;

/**
 * Whether the names of a table's code rows were read whole. A page turned to text may
 * cut names or glue them to their neighbours; such a table proves nothing about names,
 * missing rows or missing parents, so the rules leave it alone.
 */
export function namesAreSound(reading: Reading, table: TableReading): boolean {
  const chart = chartOf(table);
  if (chart === null) return false;
  const rows = codeRows(table);
  const blank = rows.filter(({ row }) => row.name.trim() === '').length;
  if (blank * 5 > rows.length) return false;
  const judged = rows.flatMap(({ row, code }) => {
    const name = attestedName(chart, code, reading.document.fiscalYear);
    return name === null || row.name.trim() === ''
      ? []
      : [normaliseName(name) === normaliseName(row.name)];
  });
  const right = judged.filter((fits) => fits).length;
  return judged.length < ENOUGH || right * 5 >= judged.length * SOUND_FIFTHS;
}

/** The name that the list may hold against a document of that year, or null. */
export function attestedName(chart: Chart, code: string, year: number | null): string | null {
  const account = accountOf(chart, code);
  if (account === null) return null;
  const standing = standingOf(account, year);
  return standing === 'attested' || standing === 'inferred' ? account.name : null;
}

/**
 * Whether a code, or another word of a table, stands in text that became part of no
 * table: the row may be printed and only not read.
 */
export function printedOutsideTables(reading: Reading, word: string): boolean {
  const token = new RegExp(`(?<![\\d.])${escaped(word)}(?![\\d.])`);
  const plain = (text: string) => token.test(text.replace(/[ \t\u3000]+/g, ' '));
  if (reading.unread.some((entry) => plain(entry.text))) return true;
  return allBlocks(reading).some((block) => {
    if (block.type === 'paragraph') return plain(block.text.value);
    if (block.type === 'fragments') {
      return block.lines.some((line) => line.some((piece) => plain(piece.value)));
    }
    return block.type === 'table' && block.notes.some((note) => plain(note.value));
  });
}

/** Whether figures of some table were read apart from it. */
export function hasLooseRows(reading: Reading): boolean {
  const figures = /\d+\.\d+\s+-?\d+\.\d+/;
  return (
    reading.unread.some((entry) => figures.test(entry.text)) ||
    reading.tables.some((table) => table.declaration === null && table.title.trim() === '')
  );
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
