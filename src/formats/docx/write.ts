import type { Block, Document, Figure, Heading, Paragraph, Section } from '../../document/tree.js';
import { chartWords } from '../shared/chart-svg.js';
import { isLandscape, propertiesOf } from '../shared/composed.js';
import { escapeMarkup } from '../shared/escape.js';
import { noteLines } from '../shared/page-fit.js';
import { chartXml } from './write/chart.js';
import { FIELD_END, fieldBegin, fieldXml, paragraphXml, runXml } from './write/paragraph.js';
import { type Part, packageOf } from './write/parts.js';
import { STYLES_XML } from './write/styles.js';
import { tableXml } from './write/table.js';

const SPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"';

/** Twentieths of a point: A4, margins of GB/T 9704 (top 37, bottom 35, left 28, right 26 mm). */
const PAGE = { short: 11_906, long: 16_838 };
const MARGIN = { top: 2098, bottom: 1984, left: 1587, right: 1474 };
/** Pages of tables have less margin, so that a form of forty rows is one page. */
const TABLE_MARGIN = { top: 1361, bottom: 1134, left: 1134, right: 1134 };
/** What a heading of the first level takes above a table. */
const HEADING = 1100;
/** What a line of a note takes below it. */
const NOTE_LINE = 290;
const FOOT = 1134;
/** Headings of two levels, as links, without page numbers on screen (ECMA-376, 17.16.5.68). */
const CONTENTS_CODE = 'TOC \\o "1-2" \\h \\z \\u';
/** EMU. */
const CHART = { width: 5_400_000, height: 3_060_000 };

/** Page numbers of headings, as printed. */
export type HeadingPages = ReadonlyMap<Heading, number>;

/**
 * Writes a composed document as a Word file in the form of GB/T 9704: styles for headings,
 * contents filled in, landscape sections, merged and repeated heads, native charts.
 * @param pages what the contents show until the field is updated: pages of the same document
 * as another program sets it, or none
 * @returns the bytes; the same for the same document
 */
export function writeDocx(document: Document, pages: HeadingPages = new Map()): Uint8Array {
  return new WordFile(document, pages).bytes();
}

class WordFile {
  readonly #document: Document;
  readonly #parts: Part[] = [];
  readonly #bookmarks = new Map<Heading, number>();
  readonly #pages: HeadingPages;

  constructor(document: Document, pages: HeadingPages) {
    this.#document = document;
    this.#pages = pages;
    for (const { blocks } of document.sections) {
      for (const block of blocks) {
        if (block.type === 'heading') this.#bookmarks.set(block, this.#bookmarks.size + 1);
      }
    }
  }

  bytes(): Uint8Array {
    const properties = propertiesOf(this.#document);
    this.#part('header', headerXml(properties.watermark));
    this.#part('footer', FOOTER);
    const { sections } = this.#document;
    const body = sections.map((section, at) => this.#section(section, at)).join('');
    const xml = `<w:document ${SPACES}><w:body>${body}</w:body></w:document>`;
    return packageOf(xml, STYLES_XML, this.#parts, properties);
  }

  #part(kind: Part['kind'], xml: string): Part {
    const index = this.#parts.length + 1;
    const name = kind === 'chart' ? `charts/chart${index}.xml` : `${kind}${index}.xml`;
    const part = { id: `rId${index}`, kind, name, xml };
    this.#parts.push(part);
    return part;
  }

  #section(section: Section, at: number): string {
    const isWide = isLandscape(section);
    const margin = marginOf(section);
    const width = (isWide ? PAGE.long : PAGE.short) - margin.left - margin.right;
    const height = (isWide ? PAGE.short : PAGE.long) - margin.top - margin.bottom;
    const headings = section.blocks.filter(({ type }) => type === 'heading').length;
    const room = height - headings * HEADING - noteLines(section, width / 20) * NOTE_LINE;
    const blocks = section.blocks
      .map((block, index) =>
        section.role === 'cover' && index === 0 && block.type === 'paragraph'
          ? paragraphXml(block.text.value, 'CoverTitle')
          : this.#block(block, width, room),
      )
      .join('');
    const properties = this.#sectionProperties(section, at);
    // The last section's properties stand in the body itself, others in a paragraph that ends them.
    const isLast = at === this.#document.sections.length - 1;
    return isLast ? blocks + properties : endedBy(blocks, properties);
  }

  #sectionProperties(section: Section, at: number): string {
    const isWide = isLandscape(section);
    const margin = marginOf(section);
    const [header, footer] = this.#parts;
    const isNumbered = section.role !== 'cover' && section.role !== 'contents';
    const firstNumbered = this.#document.sections.findIndex(
      ({ role }) => role !== 'cover' && role !== 'contents',
    );
    const size = isWide
      ? `<w:pgSz w:w="${PAGE.long}" w:h="${PAGE.short}" w:orient="landscape"/>`
      : `<w:pgSz w:w="${PAGE.short}" w:h="${PAGE.long}"/>`;
    return `<w:sectPr><w:headerReference w:type="default" r:id="${header?.id ?? ''}"/>${
      isNumbered
        ? `<w:footerReference w:type="default" r:id="${footer?.id ?? ''}"/>`
        : `<w:footerReference w:type="default" r:id="${this.#emptyFooter().id}"/>`
    }<w:type w:val="nextPage"/>${size}<w:pgMar w:top="${margin.top}" w:right="${margin.right}" w:bottom="${margin.bottom}" w:left="${margin.left}" w:header="${FOOT}" w:footer="${margin === MARGIN ? FOOT : 700}" w:gutter="0"/>${at === firstNumbered ? '<w:pgNumType w:start="1"/>' : ''}</w:sectPr>`;
  }

  #emptyFooter(): Part {
    const known = this.#parts.find(({ xml }) => xml === EMPTY_FOOTER);
    return known ?? this.#part('footer', EMPTY_FOOTER);
  }

  #block(block: Block, width: number, height: number): string {
    switch (block.type) {
      case 'heading':
        return this.#heading(block);
      case 'paragraph':
        return paragraphXml(block.text.value, styleOf(block));
      case 'table':
        return tableXml(block, width, height);
      case 'figure':
        return this.#figure(block);
      case 'contents':
        return this.#contents();
      case 'fragments':
        return block.lines
          .map((line) => paragraphXml(line.map(({ value }) => value).join(' '), ''))
          .join('');
    }
  }

  #heading(block: Heading): string {
    const id = this.#bookmarks.get(block) ?? 0;
    return paragraphXml(block.text.value, `Heading${Math.min(5, block.level)}`, {
      bookmark: { name: bookmarkOf(id), id },
    });
  }

  /**
   * Contents as a field of Word, whose entries stand there already, each with a field for the
   * page of its heading. Word works them out anew when it opens the file, or when asked to.
   */
  #contents(): string {
    const entries = [...this.#bookmarks].filter(([{ level }]) => level <= 2);
    const paragraphs = entries.map(([heading, id], at) => {
      const { level, text } = heading;
      const name = bookmarkOf(id);
      const page = fieldXml(`PAGEREF ${name} \\h`, String(this.#pages.get(heading) ?? ''));
      const begin = at === 0 ? fieldBegin(CONTENTS_CODE, true) : '';
      const end = at === entries.length - 1 ? FIELD_END : '';
      return `<w:p><w:pPr><w:pStyle w:val="TOC${level}"/></w:pPr>${begin}<w:hyperlink w:anchor="${name}" w:history="1">${runXml(text.value)}<w:r><w:tab/></w:r>${page}</w:hyperlink>${end}</w:p>`;
    });
    return `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraphs.join('')}</w:sdtContent></w:sdt>`;
  }

  #figure({ summary, chart }: Figure): string {
    const caption = paragraphXml(summary.value, 'FigureTitle');
    if (chart === undefined) return caption;
    const part = this.#part('chart', chartXml(chart));
    const id = this.#parts.length;
    const drawing = `<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${CHART.width}" cy="${CHART.height}"/><wp:docPr id="${id}" name="chart${id}" title="${escapeMarkup(summary.value)}" descr="${escapeMarkup(chartWords(chart))}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="${part.id}"/></a:graphicData></a:graphic></wp:inline></w:drawing>`;
    return `<w:p><w:pPr><w:pStyle w:val="FigureTitle"/><w:keepNext/></w:pPr><w:r>${drawing}</w:r></w:p>${caption}`;
  }
}

function marginOf(section: Section): typeof MARGIN {
  const isForTables = section.role === 'tables' || section.role === 'attachment';
  return isForTables || isLandscape(section) ? TABLE_MARGIN : MARGIN;
}

function endedBy(blocks: string, properties: string): string {
  const at = blocks.lastIndexOf('<w:p>');
  // A paragraph of its own could fall on a page of its own: the last one takes the properties.
  if (at >= 0 && blocks.endsWith('</w:p>')) {
    const last = blocks.slice(at);
    const withThem = last.startsWith('<w:p><w:pPr>')
      ? last.replace('</w:pPr>', `${properties}</w:pPr>`)
      : last.replace('<w:p>', `<w:p><w:pPr>${properties}</w:pPr>`);
    return blocks.slice(0, at) + withThem;
  }
  return `${blocks}<w:p><w:pPr><w:pStyle w:val="Note"/>${properties}</w:pPr></w:p>`;
}

function bookmarkOf(id: number): string {
  return `_Toc${String(id).padStart(6, '0')}`;
}

function styleOf({ role }: Paragraph): string {
  switch (role) {
    case 'title':
      return 'DocTitle';
    case 'cover-line':
      return 'CoverLine';
    case 'note':
      return 'Note';
    default:
      return '';
  }
}

const FOOTER = `<w:ftr ${SPACES}><w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr>${runXml('— ')}${fieldXml('PAGE', '1')}${runXml(' —')}</w:p></w:ftr>`;
const EMPTY_FOOTER = `<w:ftr ${SPACES}><w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr></w:p></w:ftr>`;

/** The words of a draft across each page, as Word itself makes a watermark. */
function headerXml(watermark: string): string {
  const shape =
    watermark === ''
      ? ''
      : `<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:360pt;height:150pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="silver" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;SimHei&quot;;font-size:1pt" string="${escapeMarkup(watermark)}"/></v:shape></w:pict></w:r>`;
  return `<w:hdr ${SPACES}><w:p><w:pPr><w:pStyle w:val="TableCaption"/></w:pPr>${shape}</w:p></w:hdr>`;
}
