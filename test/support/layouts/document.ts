import { EMPTY_TEXT, lineText } from '../../../src/document/text.js';
import type { Block, Document } from '../../../src/document/tree.js';
import { tableOf } from '../table.js';
import type { Sheet, Style } from './sheet.js';

const FILE = 'layout.txt';

function sheetBlock({ title, number, unit, lines }: Sheet, first: number): Block {
  const table = tableOf(title, lines.join('\n'), `单位：${unit}`);
  // Each cell has a place of its own.
  const rows = table.rows.map(({ cells }, row) => ({
    cells: cells.map((cell, column) => ({
      ...cell,
      text:
        cell.text.value === ''
          ? EMPTY_TEXT
          : lineText(cell.text.value, FILE, first + row, 1 + column * 40),
    })),
  }));
  return {
    ...table,
    rows,
    caption: {
      ...table.caption,
      title: lineText(title, FILE, first - 2, 1),
      amountUnit: lineText(`单位：${unit}`, FILE, first - 1, 1),
      number: number === undefined ? null : lineText(number, FILE, first - 1, 40),
    },
  };
}

/** A style's document as a reader of any format would give it. */
export function documentOf(style: Style): Document {
  let line = 1;
  const next = (value: string) => lineText(value, FILE, line++, 1);
  const cover = style.cover.map((words): Block => ({ type: 'paragraph', text: next(words) }));
  const sheets = style.sheets.map((sheet) => {
    const block = sheetBlock(sheet, line + 2);
    line += sheet.lines.length + 3;
    return block;
  });
  const text = style.text.map(
    (words): Block =>
      /^[一二三]、/.test(words)
        ? { type: 'heading', level: 2, marker: words.slice(0, 2), text: next(words) }
        : { type: 'paragraph', text: next(words) },
  );
  return {
    file: FILE,
    format: 'text',
    sections: [{ blocks: [...cover, ...text, ...sheets] }],
    unread: [],
  };
}
