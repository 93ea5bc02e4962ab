import type { Caption, Fragments, Table } from '../../document/tree.js';
import { alignedRows } from './aligned.js';
import { captionLine } from './captions.js';
import { cellsBelow, formEnd, rowsEnd } from './flattened-ends.js';
import { type Context, lacksUnit, type Start } from './flattened-lines.js';
import { findStarts } from './flattened-starts.js';
import { type Line, lineFragments } from './lines.js';
import { notesBelow } from './notes.js';
import type { Placed } from './placed.js';

/**
 * Tables that came apart when a page was flattened to text: cells stand one under the
 * other, broken to single characters, and rows are lines with blanks between the cells.
 * Here they are only delimited; putting them together needs to know the forms.
 */
export interface FlattenedTable extends Placed<Fragments | Table> {
  /** Lines between `start` and `end` that belong to the running text: printed into the table. */
  readonly intruders: readonly number[];
}

/**
 * Finds the flattened tables.
 * @param width the width at which paragraphs were wrapped, or null
 */
export function flattenedTables(
  lines: readonly Line[],
  free: (index: number) => boolean,
  width: number | null,
  file: string,
): FlattenedTable[] {
  const context: Context = { lines, free, width, file };
  const starts = findStarts(context);
  const tables: FlattenedTable[] = [];
  starts.forEach((start, index) => {
    const limit = starts[index + 1]?.start ?? lines.length;
    const table = tableFrom(context, start, limit);
    if (table !== null) tables.push(table);
  });
  return tables;
}

function tableFrom(context: Context, start: Start, limit: number): FlattenedTable | null {
  const { lines, free, file } = context;
  const found =
    start.kind === 'form' ? formEnd(context, start, limit) : rowsEnd(context, start, limit);
  const below = notesBelow(lines, found.end, (at) => at < limit && free(at), file);
  const end = start.kind === 'list' ? below.end : cellsBelow(context, below.end, limit);
  let caption = start.caption;
  const rows: Line[] = [];
  for (let index = start.body; index < found.end; index += 1) {
    if (found.intruders.has(index)) continue;
    const line = lines[index] as Line;
    const filled = lacksUnit(caption) ? withUnit(caption, line, file) : null;
    if (filled === null) rows.push(line);
    else caption = filled;
  }
  for (const line of lines.slice(below.end, end)) rows.push(line);
  if (rows.length === 0 && below.notes.length === 0 && start.kind !== 'statement') return null;
  const page = lines[start.body]?.page;
  const block = {
    caption,
    notes: below.notes,
    ...(page === undefined ? {} : { page }),
  };
  const aligned = rows.length < 2 ? null : alignedRows(rows, file);
  return {
    start: start.start,
    end,
    intruders: [...found.intruders],
    block:
      aligned === null
        ? { type: 'fragments', lines: rows.map((line) => lineFragments(line, file)), ...block }
        : { type: 'table', rows: aligned, aligned: true, ...block },
  };
}

/** A caption line that the flattening moved below the first lines of the table. */
function withUnit(caption: Caption, line: Line, file: string): Caption | null {
  const part = captionLine(line, file);
  if (part === null || part.rest !== null || part.period !== null || part.number !== null) {
    return null;
  }
  if (part.amountUnit === null && part.reporter === null) return null;
  return { ...caption, amountUnit: part.amountUnit, reporter: part.reporter };
}
