import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import type { Block, Document, Table, TableCell } from '../../src/document/tree.js';

/** The lines above a table, as offices set them. */
function captionLines({ caption }: Table): string[] {
  const lines = [
    caption.title?.value ?? '',
    caption.number?.value ?? '',
    [caption.reporter?.value ?? '', caption.amountUnit?.value ?? '']
      .filter((part) => part !== '')
      .join('    '),
  ];
  return lines.filter((line) => line !== '');
}

function blocksOf(document: Document): readonly Block[] {
  return document.sections.flatMap((section) => section.blocks);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function htmlBlocks(document: Document): readonly string[] {
  return blocksOf(document).map((block) => {
    switch (block.type) {
      case 'heading':
        return `<h${block.level + 1}>${escaped(block.text.value)}</h${block.level + 1}>`;
      case 'paragraph':
        return `<p>${escaped(block.text.value)}</p>`;
      case 'contents':
        return block.entries.map((entry) => `<p>${escaped(entry.value)}</p>`).join('\n');
      case 'table':
        return [
          ...captionLines(block).map((line) => `<p align="center">${escaped(line)}</p>`),
          `<table border="1"><tbody>${block.rows.map(htmlRow).join('\n')}</tbody></table>`,
          ...block.notes.map((note) => `<p>${escaped(note.value)}</p>`),
        ].join('\n');
      default:
        throw new Error(`${block.type} cannot be rendered`);
    }
  });
}

const PRINT = `@page { size: A4 landscape; margin: 1.5cm }
body { font-family: "Noto Serif CJK SC"; font-size: 10.5pt } table { margin: 1em 0 }
p[align], tr:nth-child(-n+3) { break-after: avoid }
table { border-collapse: collapse; width: 100%; font-size: 8pt }
td { border: 0.5pt solid black; padding: 1px 3px }`;

/** The document as a page to be printed: tables ruled, nothing around it. */
export function asPrint(document: Document): string {
  return `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><style>${PRINT}</style></head>
<body>${htmlBlocks(document).join('\n')}</body></html>`;
}

/** The document as a web page with the navigation that surrounds such pages. */
export function asHtml(document: Document): Uint8Array {
  const body = htmlBlocks(document);
  const links = ['首页', '政务公开', '办事服务', '互动交流', '政策法规'];
  const menu = links.map((name) => `<li><a href="/x.html">${name}</a></li>`).join('');
  return strToU8(`<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>公开</title><style>td { color: red }</style></head>
<body><ul class="menu">${menu}</ul><div id="content">
${body.join('\n')}
</div><script>document.write('第一部分 假的');</script><div class="footer">版权所有</div></body></html>`);
}

function htmlRow({ cells }: { readonly cells: readonly TableCell[] }): string {
  const inner = cells.map(
    ({ text, colSpan, rowSpan }) =>
      `<td colspan="${colSpan}" rowspan="${rowSpan}"><p><span>${escaped(text.value)}</span></p></td>`,
  );
  return `<tr>${inner.join('')}</tr>`;
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A Word file around the XML of a body. */
export function docxOf(
  body: string,
  more: Readonly<Record<string, string>> = {},
  level: 0 | 6 = 6,
): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:body>${body}</w:body></w:document>`,
    ...more,
  };
  const files = Object.fromEntries(
    Object.entries(parts).map(([name, text]) => [name, strToU8(text)]),
  );
  return zipSync(files, { level, mtime: new Date(2024, 0, 1) });
}

export function wordParagraph(text: string, properties = ''): string {
  // Word cuts a paragraph into runs where it likes.
  const middle = Math.floor(text.length / 2);
  const runs = [text.slice(0, middle), text.slice(middle)].map(
    (part) => `<w:r><w:t xml:space="preserve">${escaped(part)}</w:t></w:r>`,
  );
  return `<w:p><w:pPr>${properties}</w:pPr>${runs.join('')}</w:p>`;
}

export function wordTable(rows: readonly { readonly cells: readonly TableCell[] }[]): string {
  const open = new Map<number, { left: number; span: number }>();
  let columns = 0;
  const lines = rows.map(({ cells }) => {
    let column = 0;
    let inner = '';
    const covered = () => {
      for (let above = open.get(column); above !== undefined && above.left > 0; ) {
        above.left -= 1;
        inner += `<w:tc><w:tcPr>${widthOf(above.span)}<w:gridSpan w:val="${above.span}"/><w:vMerge/></w:tcPr><w:p/></w:tc>`;
        column += above.span;
        above = open.get(column);
      }
    };
    for (const { text, colSpan, rowSpan } of cells) {
      covered();
      const merge = rowSpan > 1 ? '<w:vMerge w:val="restart"/>' : '';
      inner += `<w:tc><w:tcPr>${widthOf(colSpan)}<w:gridSpan w:val="${colSpan}"/>${merge}</w:tcPr>${wordParagraph(text.value)}</w:tc>`;
      if (rowSpan > 1) open.set(column, { left: rowSpan - 1, span: colSpan });
      column += colSpan;
    }
    covered();
    columns = Math.max(columns, column);
    return `<w:tr>${inner}</w:tr>`;
  });
  const grid = `<w:gridCol w:w="${COLUMN_WIDTH}"/>`.repeat(columns);
  return `<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join('')}</w:tbl>`;
}

/** In twentieths of a point; other programs find columns by their width. */
const COLUMN_WIDTH = 1000;

function widthOf(span: number): string {
  return `<w:tcW w:w="${span * COLUMN_WIDTH}" w:type="dxa"/>`;
}

export function asDocx(document: Document): Uint8Array {
  const body = blocksOf(document).map((block) => {
    switch (block.type) {
      case 'heading':
        return wordParagraph(block.text.value, `<w:outlineLvl w:val="${block.level - 1}"/>`);
      case 'paragraph':
        return wordParagraph(block.text.value);
      case 'contents':
        return block.entries.map((entry) => wordParagraph(entry.value)).join('');
      case 'table':
        return [
          ...captionLines(block).map((line) => wordParagraph(line)),
          wordTable(block.rows),
          ...block.notes.map((note) => wordParagraph(note.value)),
        ].join('');
      default:
        throw new Error(`${block.type} cannot be rendered`);
    }
  });
  return docxOf(body.join(''));
}

type SheetValue = string | number | null;
type Merge = { readonly s: { r: number; c: number }; readonly e: { r: number; c: number } };

/** A workbook: the text on the first sheets, each table with captions and notes on one of its own. */
export function asXlsx(document: Document, bookType: 'xlsx' | 'biff8' = 'xlsx'): Uint8Array {
  const book = utils.book_new();
  let texts: SheetValue[][] = [];
  let count = 0;
  const put = (rows: SheetValue[][], merges: Merge[] = []) => {
    count += 1;
    const sheet = utils.aoa_to_sheet(rows);
    sheet['!merges'] = merges;
    // A plain number shows as its digits are printed.
    utils.book_append_sheet(book, sheet, `Sheet${count}`);
  };
  const flush = () => {
    if (texts.length > 0) put(texts);
    texts = [];
  };
  for (const block of blocksOf(document)) {
    if (block.type === 'heading' || block.type === 'paragraph') texts.push([block.text.value]);
    else if (block.type === 'contents') texts.push(...block.entries.map((entry) => [entry.value]));
    else if (block.type === 'table') {
      flush();
      put(...sheetRows(block));
    } else throw new Error(`${block.type} cannot be rendered`);
  }
  flush();
  return new Uint8Array(write(book, { type: 'array', bookType, compression: true }));
}

function sheetRows(table: Table): [SheetValue[][], Merge[]] {
  const captions = captionLines(table);
  const rows: SheetValue[][] = captions.map((line) => [line]);
  const merges: Merge[] = [];
  const width = Math.max(...table.rows.map(({ cells }) => cells.length), 1);
  captions.forEach((_, r) => {
    if (width > 1) merges.push({ s: { r, c: 0 }, e: { r, c: width - 1 } });
  });
  const taken: number[] = [];
  table.rows.forEach(({ cells }, at) => {
    const row: SheetValue[] = [];
    let column = 0;
    for (const { text, colSpan, rowSpan } of cells) {
      while ((taken[column] ?? 0) > at) column += 1;
      row[column] = text.value === '' ? null : text.value;
      const r = captions.length + at;
      if (colSpan > 1 || rowSpan > 1) {
        merges.push({ s: { r, c: column }, e: { r: r + rowSpan - 1, c: column + colSpan - 1 } });
      }
      for (let over = 0; over < colSpan; over += 1) taken[column + over] = at + rowSpan;
      column += colSpan;
    }
    rows.push(Array.from(row, (value) => value ?? null));
  });
  rows.push(...table.notes.map((note) => [note.value]));
  return [rows, merges];
}
