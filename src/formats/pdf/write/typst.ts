import type {
  Block,
  Chart,
  Document,
  Figure,
  Paragraph,
  Section,
  Table,
  TableCell,
} from '../../../document/tree.js';
import {
  at,
  CHART_HEIGHT,
  CHART_WIDTH,
  chartShapes,
  chartWords,
  type Shape,
} from '../../shared/chart-svg.js';
import {
  alignOf,
  captionLines,
  type Grid,
  gridOf,
  isLandscape,
  printable,
  propertiesOf,
  sharesOf,
} from '../../shared/composed.js';
import { figureSize, fittedShares } from '../../shared/figure-size.js';
import { heightOf, noteLines, type PageRoom, sizeOnOnePage } from '../../shared/page-fit.js';

/**
 * Families of the fonts that are handed to the compiler; each fills in for the other. No other
 * font falls in: which ones there are differs from machine to machine.
 */
const SYMBOLS = 'Noto Sans Symbols 2';
const SERIF = ['Noto Serif SC', 'Noto Sans S Chinese', SYMBOLS] as const;
const SANS = ['Noto Sans S Chinese', 'Noto Serif SC', SYMBOLS] as const;

const LONG = 841.89;
const SHORT = 595.28;
/** Points: margins of GB/T 9704, and of pages that hold tables. */
const MARGIN = { top: 104.9, bottom: 99.2, left: 79.4, right: 73.7 };
const TABLE_MARGIN = { top: 62, bottom: 56, left: 54, right: 54 };
/** What a heading of the first level takes above a table. */
const HEADING = 45;
/** What a line of a note takes below it. */
const NOTE_LINE = 22;
const CELL_PADDING = 2.5;
/** In tables whose figures leave no room. */
const DENSE_PADDING = 1;
/** Points: sizes of figures in tables, and the least that is pleasant to read. */
const SIZES = [3, 10] as const;
const COMFORTABLE = 6;
/** The least to which a table is made smaller so that it stands on one page. */
const PLEASANT = 7.5;

/** Charts as SVG without text, by figure. */
export type Drawn = ReadonlyMap<Figure, string>;

/**
 * The program that typesets a composed document; every text in it is a quoted string.
 * @param drawn its charts; their labels are outlines, because a page's reader takes figures in
 * the text of the page for figures of its sentences
 */
export function typstOf(document: Document, drawn: Drawn): string {
  const { title, author, date, watermark } = propertiesOf(document);
  const numbered = document.sections.findIndex(isNumbered);
  const sections = document.sections.map((section, index) =>
    sectionText(section, { isFirst: index === numbered, watermark, drawn }),
  );
  const [year = '1980', month = '1', day = '1'] = date.split('-');
  return `#set document(title: ${quoted(title)}, author: ${quoted(author)}, date: datetime(year: ${whole(year)}, month: ${whole(month)}, day: ${whole(day)}))
${SETTING}
${sections.join('\n')}
`;
}

const SETTING = `#set text(font: ${families(SERIF)}, size: 16pt, lang: "zh", region: "cn", top-edge: 0.8em, bottom-edge: -0.2em, cjk-latin-spacing: none, fallback: false)
#set par(first-line-indent: (amount: 2em, all: true), justify: true, leading: 12pt, spacing: 12pt)
#set heading(numbering: none)
#show heading: set par(first-line-indent: (amount: 2em, all: true), justify: false)
#show heading: set block(above: 12pt, below: 12pt, sticky: true)
#show heading: set text(font: ${families(SANS)}, size: 16pt, weight: "regular")
#show heading.where(level: 1): set text(font: ${families(SERIF)}, size: 18pt, weight: 600)
#show heading.where(level: 1): set align(center)
#show heading.where(level: 1): set par(first-line-indent: 0pt)
#show heading.where(level: 3): set text(font: ${families(SERIF)}, weight: 600)
#show heading.where(level: 4): set text(font: ${families(SERIF)}, weight: 600)
#show heading.where(level: 5): set text(font: ${families(SERIF)})
#set outline.entry(fill: repeat[#"."])
#show outline.entry: set text(size: 14pt)
#show outline.entry: set block(above: 9pt)
#set table.cell(breakable: false)`;

function whole(digits: string): string {
  return /^\d+$/.test(digits) ? digits.replace(/^0+(?=\d)/, '') : '1';
}

function families(names: readonly string[]): string {
  return `(${names.map((name) => quoted(name)).join(', ')})`;
}

/** A string of Typst: nothing in it is markup. */
function quoted(value: string): string {
  const escaped = printable(value)
    .replace(/\r\n?/g, '\n')
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', ' ');
  return `"${escaped}"`;
}

/** Text as content; runs of Latin characters that no line could hold may break, figures not. */
function content(value: string): string {
  const broken = value.replace(/[!-~]{16,}/g, (run) =>
    run.replace(/.{8,}?(?=[^\d.,%])/g, '$&\u200b'),
  );
  return `#${quoted(broken)}`;
}

function isNumbered({ role }: Section): boolean {
  return role !== 'cover' && role !== 'contents';
}

interface Setting {
  /** The first section with page numbers. */
  readonly isFirst: boolean;
  readonly watermark: string;
  readonly drawn: Drawn;
}

function sectionText(section: Section, { isFirst, watermark, drawn }: Setting): string {
  const isWide = isLandscape(section);
  const isForTables = isWide || section.role === 'tables' || section.role === 'attachment';
  const margin = isForTables ? TABLE_MARGIN : MARGIN;
  const width = (isWide ? LONG : SHORT) - margin.left - margin.right;
  const headings = section.blocks.filter(({ type }) => type === 'heading').length;
  const room =
    (isWide ? SHORT : LONG) -
    margin.top -
    margin.bottom -
    headings * HEADING -
    noteLines(section, width) * NOTE_LINE;
  const sides = Object.entries(margin).map(([side, size]) => `${side}: ${size}pt`);
  const footer = isNumbered(section)
    ? '#align(center, text(size: 14pt)[— #context counter(page).display() —])'
    : '';
  const background =
    watermark === ''
      ? ''
      : `, background: rotate(-45deg, text(size: 96pt, fill: luma(225), ${quoted(watermark)}))`;
  const blocks = section.blocks.map((block) => blockText(block, width, room, drawn)).join('\n\n');
  const restart = isFirst ? '#counter(page).update(1)\n' : '';
  return `#page(paper: "a4", flipped: ${isWide}, margin: (${sides.join(', ')}), footer: [${footer}]${background})[
${restart}${section.role === 'cover' ? '#v(110pt)\n' : ''}${blocks}
]`;
}

function blockText(block: Block, width: number, height: number, drawn: Drawn): string {
  switch (block.type) {
    case 'heading':
      return `#heading(level: ${Math.max(1, block.level)})[${content(block.text.value)}]`;
    case 'paragraph':
      return paragraphText(block);
    case 'table':
      return tableText(block, width, height);
    case 'figure':
      return figureText(block, drawn);
    case 'contents':
      return '#outline(title: none, depth: 2, indent: 1.5em)';
    case 'fragments':
      return block.lines
        .map((line) => content(line.map(({ value }) => value).join(' ')))
        .join('\n\n');
  }
}

function paragraphText({ role, text }: Paragraph): string {
  const words = content(text.value);
  switch (role) {
    case 'title':
      return `#align(center, par(first-line-indent: 0pt, justify: false, text(size: 22pt, weight: 600)[${words}]))`;
    case 'cover-line':
      return `#align(center, par(first-line-indent: 0pt)[${words}])`;
    case 'note':
      return `#par(first-line-indent: 0pt, leading: 6pt, text(size: 10.5pt)[${words}])`;
    default:
      return `#par[${words}]`;
  }
}

function figureText(figure: Figure, drawn: Drawn): string {
  const { summary, chart } = figure;
  const caption = `#align(center, par(first-line-indent: 0pt, text(font: ${families(SANS)}, size: 12pt)[${content(summary.value)}]))`;
  const svg = drawn.get(figure);
  if (chart === undefined || svg === undefined) return caption;
  return `#block(breakable: false)[
#align(center, image(bytes(${quoted(svg)}), format: "svg", width: 80%, alt: ${quoted(chartWords(chart))}))
${caption}
]`;
}

/** A program of one page that draws a chart. */
export function chartProgram(chart: Chart): string {
  return `#set page(width: ${CHART_WIDTH}pt, height: ${CHART_HEIGHT}pt, margin: 0pt, fill: none)
#set text(font: ${families(SANS)}, lang: "zh", region: "cn", top-edge: "baseline", bottom-edge: "baseline", fallback: false)
${chartShapes(chart).map(shapeText).join('\n')}`;
}

function shapeText(shape: Shape): string {
  const place = (x: number, y: number, what: string) =>
    `#place(top + left, dx: ${at(x)}pt, dy: ${at(y)}pt, ${what})`;
  switch (shape.kind) {
    case 'rect':
      return place(
        shape.x,
        shape.y,
        `rect(width: ${at(shape.width)}pt, height: ${at(shape.height)}pt, fill: rgb(${quoted(shape.fill)}), stroke: none)`,
      );
    case 'polygon': {
      const points = shape.points.map(([x, y]) => `(${at(x)}pt, ${at(y)}pt)`).join(', ');
      return place(
        0,
        0,
        `polygon(fill: rgb(${quoted(shape.fill)}), stroke: 1pt + white, ${points})`,
      );
    }
    case 'line': {
      const [[x, y], [right, below]] = [shape.from, shape.to];
      const end = `(${at(right - x)}pt, ${at(below - y)}pt)`;
      return place(x, y, `line(end: ${end}, stroke: 1pt + luma(68))`);
    }
    case 'label': {
      const words = `text(size: ${shape.size}pt, fill: luma(34), ${quoted(shape.value)})`;
      const middle = shape.anchor === 'middle';
      const x = middle ? shape.x - CHART_WIDTH : shape.x;
      const align = middle ? 'center' : 'left';
      const width = middle ? 2 * CHART_WIDTH : CHART_WIDTH;
      return place(x, shape.y, `box(width: ${width}pt, align(${align}, ${words}))`);
    }
  }
}

/** Points between lines of a cell. */
const LEADING = 3;
/** Points: a line of caption or note, a title, and what is left free. */
const CAPTION_LINE = 14;
const TITLE_LINE = 22;
const FREE = 16;

/** Points that the caption and the notes of a table take. */
function heightAround({ caption, notes }: Table, width: number): number {
  const { title, number, reporter, amountUnit } = captionLines(caption);
  const lines = notes.reduce((sum, { value }) => sum + Math.ceil((value.length * 10) / width), 0);
  const above = (number === '' ? 0 : 1) + (reporter === '' && amountUnit === '' ? 0 : 1);
  return (above + lines) * CAPTION_LINE + (title === '' ? 0 : TITLE_LINE) + FREE;
}

/** Points above and below the words of a cell, from the widest on. */
const INSETS = [3.5, 2.2, 1.4] as const;

/** Size and inset of a table: such that it stands on one page, where that is not too small. */
function lookOf(
  grid: Grid,
  widths: readonly number[],
  { largest, height, padding }: Readonly<Record<'largest' | 'height' | 'padding', number>>,
): { readonly size: number; readonly inset: number } {
  let best: { readonly size: number; readonly inset: number } | null = null;
  for (const inset of INSETS) {
    const room: PageRoom = {
      widths,
      padding,
      height,
      rowHeight: (lines, size) => lines * size + (lines - 1) * LEADING + 2 * inset,
    };
    const size = sizeOnOnePage(grid, room, largest, Math.min(largest, PLEASANT));
    const fits = heightOf(grid, room, size) <= height;
    if (fits && size > (best?.size ?? 0)) best = { size, inset };
  }
  return best ?? { size: largest, inset: grid.rows > 30 ? 2.2 : 3.5 };
}

function tableText(table: Table, width: number, room: number): string {
  const { title, number, reporter, amountUnit } = captionLines(table.caption);
  const grid = gridOf(table);
  const setIn = (shares: readonly number[], padding: number) => {
    const widths = shares.map((share) => share * width);
    return { widths, size: figureSize(grid, widths, 2 * padding + 1, SIZES) };
  };
  const shares = fittedShares(
    grid,
    sharesOf(table, grid.columns),
    (some) => setIn(some, CELL_PADDING).size < COMFORTABLE,
  );
  const isDense = setIn(shares, CELL_PADDING).size < COMFORTABLE;
  const padding = isDense ? DENSE_PADDING : CELL_PADDING;
  const { widths, size: largest } = setIn(shares, padding);
  const height = room - heightAround(table, width);
  const { size, inset } = lookOf(grid, widths, { largest, height, padding: 2 * padding + 1 });
  const heads = table.headRows ?? 0;
  const rows = grid.lines.map((cells, row) =>
    cells.map(({ cell }) => cellText(cell, row < heads)).join(' '),
  );
  const line = `#block(sticky: true, below: 3pt, width: 100%, grid(columns: (1fr, auto), [${content(reporter)}], [${content(amountUnit)}]))`;
  const columns = widths.map((one) => `${Math.round(one * 100) / 100}pt`).join(', ');
  const head = heads === 0 ? '' : `table.header(${rows.slice(0, heads).join('\n')}),\n`;
  const notes = table.notes.map(
    ({ value }) => `#par(leading: 4pt, spacing: 4pt)[${content(value)}]`,
  );
  return `#[
#set par(first-line-indent: 0pt, justify: false, leading: ${LEADING}pt, spacing: 6pt)
#set text(size: 10pt)
${number === '' ? '' : `#block(sticky: true, below: 4pt)[${content(number)}]`}
${title === '' ? '' : `#block(sticky: true, below: 6pt, width: 100%, align(center, text(font: ${families(SANS)}, size: ${titleSize(title, width)}pt)[${content(title)}]))`}
${reporter === '' && amountUnit === '' ? '' : line}
#[
#set text(size: ${size}pt)
#table(columns: (${columns},), inset: (x: ${padding}pt, y: ${inset}pt), stroke: 0.5pt,
${head}${rows.slice(heads).join('\n')}
)
]
${notes.join('\n')}
]`;
}

/** Points: a long title is set smaller before it is broken over lines. */
function titleSize(title: string, width: number): number {
  return Math.max(9, Math.min(15, Math.floor((width - 4) / Math.max(1, title.length))));
}

function cellText(cell: TableCell, isHead: boolean): string {
  const { text, colSpan, rowSpan } = cell;
  const spans = `${colSpan > 1 ? `colspan: ${colSpan}, ` : ''}${rowSpan > 1 ? `rowspan: ${rowSpan}, ` : ''}`;
  const font = isHead ? `#set text(font: ${families(SANS)}); ` : '';
  const words = text.value === '' ? '' : content(text.value);
  return `table.cell(${spans}align: ${alignOf(cell, isHead)} + horizon)[${font}${words}],`;
}
