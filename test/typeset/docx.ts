import { docxOf } from '../office/render.js';
import { escaped } from './html.js';
import type { PageStyle, Rules, Sheet, SheetCell, SheetTable } from './sheet.js';

/** Sides of paper, and what its margins take, in twentieths of a point. */
const PAPERS = { a4: [11906, 16838], a3: [16838, 23811] } as const;
const MARGINS = 2600;
const FONT =
  '<w:rFonts w:ascii="Noto Serif CJK SC" w:hAnsi="Noto Serif CJK SC" w:eastAsia="Noto Serif CJK SC"/>';

/** The sheet as a Word file. */
export function docxOfSheet(sheet: Sheet): Uint8Array {
  const { items, page } = sheet;
  const usual = page.landscape === true;
  let wide = usual;
  const parts: string[] = [];
  for (const item of items) {
    const turned = usual || (item.kind === 'table' && item.style.landscape);
    if (turned !== wide) parts.push(paragraph('', 10, 'left', sectionOf(wide, page)));
    wide = turned;
    if (item.kind === 'table') parts.push(...tableParts(item, sidesOf(wide, page)[0] - MARGINS));
    else if (item.kind === 'heading') parts.push(paragraph(item.text, page.size, 'left', '', true));
    else {
      const jc = page.justify ? 'both' : 'left';
      parts.push(
        paragraph(item.text, page.size, jc, '<w:ind w:firstLineChars="200" w:firstLine="480"/>'),
      );
    }
  }
  const body = `${parts.join('')}${sectionOf(wide, page)}`;
  const ns =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const override = (part: string, type: string) =>
    `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`;
  return docxOf(body, {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('word/document.xml', 'document.main')}${override('word/header1.xml', 'header')}${override('word/footer1.xml', 'footer')}</Types>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('h1', 'header', 'header1.xml')}${relation('f1', 'footer', 'footer1.xml')}</Relationships>`,
    'word/header1.xml': `<w:hdr ${ns}>${paragraph(page.head, 9, 'center')}${watermark(page)}</w:hdr>`,
    'word/footer1.xml': `<w:ftr ${ns}>${footOf(page.foot)}</w:ftr>`,
  });
}

/** The watermark as Word sets it: text art anchored in the header. */
function watermark({ watermark: words }: PageStyle): string {
  if (words === undefined) return '';
  return `<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><v:shapetype id="t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="mark" type="#t136" style="position:absolute;width:400pt;height:100pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="silver" stroked="f"><v:textpath style="font-family:&quot;Noto Serif CJK SC&quot;;font-size:1pt" string="${escaped(words)}"/></v:shape></w:pict></w:r></w:p>`;
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

function sidesOf(landscape: boolean, { paper = 'a4' }: PageStyle): readonly [number, number] {
  const [short, long] = PAPERS[paper];
  return landscape ? [long, short] : [short, long];
}

/** The properties of the section that ends here. */
function sectionOf(landscape: boolean, page: PageStyle): string {
  const [width, height] = sidesOf(landscape, page);
  const size = `<w:pgSz w:w="${width}" w:h="${height}"${landscape ? ' w:orient="landscape"' : ''}/>`;
  return `<w:sectPr xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:headerReference w:type="default" r:id="h1"/><w:footerReference w:type="default" r:id="f1"/>${size}<w:pgMar w:top="1300" w:right="1300" w:bottom="1300" w:left="1300" w:header="700" w:footer="700" w:gutter="0"/></w:sectPr>`;
}

function paragraph(text: string, size: number, jc: string, more = '', bold = false): string {
  const properties = `${bold ? '<w:b/>' : ''}${FONT}<w:sz w:val="${Math.round(size * 2)}"/>`;
  const words = escaped(text).replaceAll('\n', '</w:t><w:br/><w:t xml:space="preserve">');
  const run = `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
  const section = more.startsWith('<w:sectPr') ? more : '';
  const indent = section === '' ? more : '';
  return `<w:p><w:pPr>${indent}<w:jc w:val="${jc}"/>${section}</w:pPr>${text === '' ? '' : run}</w:p>`;
}

function tableParts(table: SheetTable, whole: number): string[] {
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
    wordTable(table, whole),
    notes.length === 0
      ? style.touching === true
        ? ''
        : paragraph('', 5, 'left')
      : notes.map((note) => line(note, 'left')).join(''),
  ];
}

function wordTable(table: SheetTable, whole: number): string {
  const { rows, heads, widths, style } = table;
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
    const head = style.repeat && at < heads ? '<w:tblHeader/>' : '';
    const split = style.divided === true ? '' : '<w:cantSplit/>';
    // Turned words do not make their row higher.
    const height = style.vertical === true && at < heads ? '<w:trHeight w:val="1300"/>' : '';
    return `<w:tr><w:trPr>${split}${height}${head}</w:trPr>${xml.join('')}</w:tr>`;
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
  outer: borders({ top: 'single', left: 'single', bottom: 'single', right: 'single' }),
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
  const run = style.vertical === true && row < heads ? '<w:textDirection w:val="tbRlV"/>' : '';
  const v = style.top && amount ? 'top' : 'center';
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:gridSpan w:val="${cell.colSpan}"/>${merge}${line}${fill}${run}<w:vAlign w:val="${v}"/></w:tcPr>${paragraph(text, style.size, jc)}</w:tc>`;
}
