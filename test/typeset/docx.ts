import { docxOf } from '../office/render.js';
import { escaped } from './html.js';
import type { Rules, Sheet, SheetCell, SheetTable } from './sheet.js';

/** Text width of a portrait and a landscape A4 page, in twentieths of a point. */
const [PORTRAIT, LANDSCAPE] = [9300, 14200];
const FONT =
  '<w:rFonts w:ascii="Noto Serif CJK SC" w:hAnsi="Noto Serif CJK SC" w:eastAsia="Noto Serif CJK SC"/>';

/** The sheet as a Word file. */
export function docxOfSheet(sheet: Sheet): Uint8Array {
  const { items, page } = sheet;
  let wide = false;
  const parts: string[] = [];
  for (const item of items) {
    const turned = item.kind === 'table' && item.style.landscape;
    if (turned !== wide) parts.push(paragraph('', 10, 'left', sectionOf(wide)));
    wide = turned;
    if (item.kind === 'table') parts.push(...tableParts(item));
    else if (item.kind === 'heading') parts.push(paragraph(item.text, page.size, 'left', '', true));
    else {
      const jc = page.justify ? 'both' : 'left';
      parts.push(
        paragraph(item.text, page.size, jc, '<w:ind w:firstLineChars="200" w:firstLine="480"/>'),
      );
    }
  }
  const body = `${parts.join('')}${sectionOf(wide)}`;
  const ns =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const override = (part: string, type: string) =>
    `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`;
  return docxOf(body, {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('word/document.xml', 'document.main')}${override('word/header1.xml', 'header')}${override('word/footer1.xml', 'footer')}</Types>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('h1', 'header', 'header1.xml')}${relation('f1', 'footer', 'footer1.xml')}</Relationships>`,
    'word/header1.xml': `<w:hdr ${ns}>${paragraph(page.head, 9, 'center')}</w:hdr>`,
    'word/footer1.xml': `<w:ftr ${ns}>${footOf(page.foot)}</w:ftr>`,
  });
}

function footOf(foot: string): string {
  const field = (name: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${name}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const runs = foot.split(/(\{[nt]\})/).map((part) => {
    if (part === '{n}') return field('PAGE');
    if (part === '{t}') return field('NUMPAGES');
    return `<w:r><w:t xml:space="preserve">${escaped(part)}</w:t></w:r>`;
  });
  return `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${runs.join('')}</w:p>`;
}

/** The properties of the section that ends here. */
function sectionOf(landscape: boolean): string {
  const size = landscape
    ? '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    : '<w:pgSz w:w="11906" w:h="16838"/>';
  return `<w:sectPr xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:headerReference w:type="default" r:id="h1"/><w:footerReference w:type="default" r:id="f1"/>${size}<w:pgMar w:top="1300" w:right="1300" w:bottom="1300" w:left="1300" w:header="700" w:footer="700" w:gutter="0"/></w:sectPr>`;
}

function paragraph(text: string, size: number, jc: string, more = '', bold = false): string {
  const properties = `${bold ? '<w:b/>' : ''}${FONT}<w:sz w:val="${Math.round(size * 2)}"/>`;
  const run = `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
  const section = more.startsWith('<w:sectPr') ? more : '';
  const indent = section === '' ? more : '';
  return `<w:p><w:pPr>${indent}<w:jc w:val="${jc}"/>${section}</w:pPr>${text === '' ? '' : run}</w:p>`;
}

function tableParts(table: SheetTable): string[] {
  const { style, title, number, reporter, unit, notes } = table;
  const line = (text: string, jc: string, bold = false) =>
    text === '' ? '' : paragraph(text, style.size, jc, '', bold);
  return [
    line(number, 'left'),
    line(title, 'center', true),
    // Offices set both ends of this line apart with blanks.
    line(
      `${reporter}${reporter === '' ? '' : ' '.repeat(12)}${unit}`,
      reporter === '' ? 'right' : 'left',
    ),
    wordTable(table),
    notes.length === 0
      ? paragraph('', 5, 'left')
      : notes.map((note) => line(note, 'left')).join(''),
  ];
}

function wordTable(table: SheetTable): string {
  const { rows, heads, widths, style } = table;
  const whole = style.landscape ? LANDSCAPE : PORTRAIT;
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => Math.floor((width * whole) / total));
  const open = new Map<number, { left: number; colSpan: number }>();
  const lines = rows.map((row, at) => {
    const cells: { at: number; xml: string }[] = [];
    for (const [column, above] of open) {
      if (above.left === 0) continue;
      above.left -= 1;
      cells.push({
        at: column,
        xml: wordCell('', { ...above, column, rowSpan: 0, amount: false }, at, table, columns),
      });
    }
    for (const cell of row) {
      cells.push({ at: cell.column, xml: wordCell(cell.text, cell, at, table, columns) });
      if (cell.rowSpan > 1)
        open.set(cell.column, { left: cell.rowSpan - 1, colSpan: cell.colSpan });
    }
    const xml = cells.sort((a, b) => a.at - b.at).map((cell) => cell.xml);
    const head = style.repeat && at < heads ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
    return `<w:tr>${head}${xml.join('')}</w:tr>`;
  });
  const grid = columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${whole}" w:type="dxa"/>${BORDERS[style.rules]}<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join('')}</w:tbl>`;
}

function borders(kinds: Readonly<Record<string, string>>): string {
  const parts = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(
    (side) => `<w:${side} w:val="${kinds[side] ?? 'nil'}" w:sz="4" w:color="000000"/>`,
  );
  return `<w:tblBorders>${parts.join('')}</w:tblBorders>`;
}

function everywhere(kind: string): Record<string, string> {
  return { top: kind, left: kind, bottom: kind, right: kind, insideH: kind, insideV: kind };
}

const BORDERS: Readonly<Record<Rules, string>> = {
  all: borders(everywhere('single')),
  double: borders(everywhere('double')),
  'three-line': borders({ top: 'single', bottom: 'single' }),
  rows: borders({ top: 'single', bottom: 'single', insideH: 'single' }),
  columns: borders({ ...everywhere('single'), insideH: 'nil' }),
  'head-fill': borders({}),
  stripes: borders({}),
  none: borders({}),
};

function wordCell(
  text: string,
  cell: Pick<SheetCell, 'amount' | 'column' | 'colSpan' | 'rowSpan'>,
  row: number,
  { heads, style }: SheetTable,
  columns: readonly number[],
): string {
  const width = columns.slice(cell.column, cell.column + cell.colSpan).reduce((a, b) => a + b, 0);
  const { amount = false } = cell;
  const jc = row < heads ? 'center' : amount ? 'right' : style.centred ? 'center' : 'left';
  const merge =
    cell.rowSpan === 0 ? '<w:vMerge/>' : cell.rowSpan > 1 ? '<w:vMerge w:val="restart"/>' : '';
  const isLast =
    row < heads && (cell.rowSpan === 0 ? row === heads - 1 : row + cell.rowSpan === heads);
  const edge = (side: string) => `<w:${side} w:val="single" w:sz="4" w:color="000000"/>`;
  const edges =
    style.rules === 'columns' && row < heads
      ? ['top', 'left', 'bottom', 'right']
      : style.rules === 'three-line' && isLast
        ? ['bottom']
        : [];
  const line = edges.length === 0 ? '' : `<w:tcBorders>${edges.map(edge).join('')}</w:tcBorders>`;
  const filled =
    (style.rules === 'head-fill' && row < heads) || (style.rules === 'stripes' && row % 2 === 1);
  const fill = filled ? '<w:shd w:val="clear" w:color="auto" w:fill="DDE4F0"/>' : '';
  const v = style.top && amount ? 'top' : 'center';
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:gridSpan w:val="${cell.colSpan}"/>${merge}${line}${fill}<w:vAlign w:val="${v}"/></w:tcPr>${paragraph(text, style.size, jc)}</w:tc>`;
}
