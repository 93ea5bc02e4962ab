import type { Text } from '../../document/text.js';
import type { Block, Caption, Table } from '../../document/tree.js';
import { captionAbove } from '../shared/captions.js';
import type { Line } from '../shared/lines.js';
import { notesBelow } from '../shared/notes.js';
import type { Placed } from '../shared/placed.js';
import type { PageTable } from './cells.js';
import { type JoinedTable, joinedParts } from './continued.js';

/**
 * Gives each ruled table its caption and notes, and puts the parts of a table that goes on
 * over pages together.
 * @param parts the ruled tables in the order of their marks among the lines
 */
export function ruledTables(
  parts: readonly PageTable[],
  lines: readonly Line[],
  free: (index: number) => boolean,
  file: string,
): Placed<Block>[] {
  const marks = lines.flatMap((line, index) => (line.table !== undefined ? [index] : []));
  const claimed = new Uint8Array(lines.length);
  for (const mark of marks) claimed[mark] = 1;
  const open = (index: number) => free(index) && claimed[index] === 0;
  const found: Placed<Table>[] = [];
  let before: PageTable | null = null;
  for (const mark of marks) {
    const at = lines[mark]?.table ?? 0;
    const part = parts[at];
    if (part === undefined) continue;
    const above = captionAbove(lines, mark, open, file);
    const below = notesBelow(lines, mark + 1, open, file);
    claimed.fill(1, above.start, below.end);
    const last = found.at(-1);
    if (last !== undefined && before !== null && last.end === above.start) {
      const joined = continuedRows(last.block, before, part, above.caption);
      if (joined !== null) {
        before = { ...part, xs: joined.xs };
        found[found.length - 1] = {
          start: last.start,
          end: below.end,
          block: {
            ...last.block,
            ...alignedMark(part),
            rows: joined.rows,
            notes: [...last.block.notes, ...below.notes],
          },
        };
        continue;
      }
    }
    before = part;
    found.push({
      start: above.start,
      end: below.end,
      block: {
        type: 'table',
        caption: above.caption,
        rows: part.rows,
        notes: below.notes,
        page: part.page,
        ...alignedMark(part),
      },
    });
  }
  return found;
}

function alignedMark({ aligned }: PageTable): Pick<Table, 'aligned'> {
  return aligned === true ? { aligned } : {};
}

/** The rows of both parts where the second goes on with the table of the first, else null. */
function continuedRows(
  table: Table,
  before: PageTable,
  part: PageTable,
  caption: Caption,
): JoinedTable | null {
  if (part.leaf === before.leaf && caption.title === null && table.notes.length > 0) return null;
  if (table.notes.length > 0 || !isSameCaption(table.caption, caption)) return null;
  return joinedParts(table.rows, before, part);
}

/** No caption of its own, or the same again, with 续 or without; a number may be printed once. */
function isSameCaption(first: Caption, again: Caption): boolean {
  const words = (text: Text | null) =>
    (text?.value ?? '')
      .replace(/\s/g, '')
      .replace(/[（(]?续(?:表|上表)?[一二三四五六七八九十\d]*[）)]?/g, '');
  const [title, number] = [words(again.title), words(again.number)];
  if (title === '' && number === '') return true;
  const sameTitle = title === words(first.title);
  return sameTitle && (number === words(first.number) || (title !== '' && number === ''));
}
