import { concatTexts, sourceOf } from '../document/text.js';
import type { Document, TableRow } from '../document/tree.js';
import type { Unread } from './reading.js';

/** So many rows of one width before the last one make a narrower last row suspicious. */
const REGULAR_ROWS = 3;
/** Rows that close a form and are narrower by nature. */
const CLOSING = /^(?:总分|总计|合计|备注|说明|填表|注[:：]|[（(]?盖章)/;

/**
 * A document whose last block is a table and whose last row is narrower than the rows before,
 * which are all of one width, was most likely cut there (a broken download, a copy that stopped).
 * @returns the last row as unread, or nothing
 */
export function cutShort({ sections }: Document): Unread[] {
  const last = sections.at(-1)?.blocks.at(-1);
  if (last?.type !== 'table' || last.notes.length > 0) return [];
  const row = last.rows.at(-1);
  const before = last.rows.slice(-1 - REGULAR_ROWS, -1).map(width);
  const [usual] = before;
  if (row === undefined || usual === undefined || before.length < REGULAR_ROWS) return [];
  if (before.some((one) => one !== usual) || width(row) >= usual) return [];
  const text = concatTexts(row.cells.map((cell) => cell.text));
  if (CLOSING.test(text.value.replace(/\s+/g, ''))) return [];
  const title = last.caption.title?.value.trim() ?? '';
  return [
    {
      text: text.value,
      reason: {
        zh: `文件似乎在表格“${title}”中间中断：最后一行有 ${width(row)} 格，此前各行有 ${usual} 格；其后的内容不在文件中，未核对`,
        en: `the file seems to be cut off inside the table “${title}”: its last row has ${width(row)} cells, the rows before have ${usual}; what follows is not in the file and was not checked`,
      },
      source: sourceOf(text),
    },
  ];
}

function width({ cells }: TableRow): number {
  return cells.reduce((sum, cell) => sum + cell.colSpan, 0);
}
