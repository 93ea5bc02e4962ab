import { EMPTY_TEXT, sliceText, type Text, trimText } from '../../../document/text.js';
import { cellAt, type GridCell, type GridRow, isNumber } from '../grid.js';
import type { Heads } from '../heads.js';

/** [2080501]名称, 2080501-名称, 2080501 名称. */
const JOINED =
  /^\s*[[［【(（]?(\d{3}(?:\d{2}){0,2})[\]］】)）]?\s*[-—－:：.、]?\s*(?=\p{Script=Han})/u;
/** Rows with code and name in one cell that make it the table's way. */
const LEAST = 2;

export interface Parted {
  readonly heads: Heads;
  readonly body: readonly GridRow[];
}

/** Parts a column in which code and name share a cell into a column of codes and one of names. */
export function partJoinedNames(heads: Heads, body: readonly GridRow[]): Parted {
  const at = heads.columns.findIndex(({ index }) => isJoined(index, body));
  const column = heads.columns[at];
  if (column === undefined) return { heads, body };
  const { index } = column;
  const shift = (one: typeof column) => ({ ...one, index: one.index + 1 });
  return {
    heads: {
      ...heads,
      columns: [
        ...heads.columns.slice(0, at),
        { ...column, path: ['科目编码'], printed: ['科目编码'], inherited: [false], number: '' },
        ...heads.columns.slice(at).map(shift),
      ],
    },
    body: body.map((row) => {
      const cell = cellAt(row, index);
      const [code, name] = cell.covered ? [EMPTY_TEXT, cell.text] : parts(cell.text);
      const before: GridCell = { text: code, covered: false };
      return [
        ...Array.from({ length: index }, (_, place) => cellAt(row, place)),
        before,
        { ...cell, text: name },
        ...row.slice(index + 1),
      ];
    }),
  };
}

/** Where every row with a code has its name behind it, and none has a name alone before. */
function isJoined(index: number, body: readonly GridRow[]): boolean {
  const values = body.map((row) => cellAt(row, index).text.value).filter((value) => value !== '');
  const joined = values.filter((value) => JOINED.test(value));
  return joined.length >= LEAST && values.every((value) => !isNumber(value));
}

function parts(text: Text): readonly [Text, Text] {
  const match = JOINED.exec(text.value);
  if (match === null) return [EMPTY_TEXT, text];
  const code = match[1] ?? '';
  const from = match[0].indexOf(code);
  return [sliceText(text, from, from + code.length), trimText(sliceText(text, match[0].length))];
}
