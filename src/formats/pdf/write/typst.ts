import type { Block, Document, Figure, Paragraph, Section } from '../../../document/tree.js';
import { chartWords } from '../../shared/chart-svg.js';
import { isLandscape, propertiesOf } from '../../shared/composed.js';
import { noteLines } from '../../shared/page-fit.js';
import { tableText } from './table.js';
import { content, families, quoted, SANS, SERIF } from './text.js';

const LONG = 841.89;
const SHORT = 595.28;
/** Points: margins of GB/T 9704, and of pages that hold tables. */
const MARGIN = { top: 104.9, bottom: 99.2, left: 79.4, right: 73.7 };
const TABLE_MARGIN = { top: 62, bottom: 56, left: 54, right: 54 };
/** What a heading of the first level takes above a table. */
const HEADING = 45;
/** What a line of a note takes below it. */
const NOTE_LINE = 22;
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
