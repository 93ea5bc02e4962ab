import type {
  Block,
  Chart,
  Document,
  Figure,
  Figured,
  Heading,
  Paragraph,
  Section,
  Table,
} from '../../document/tree.js';
import {
  CHART_HEIGHT,
  CHART_WIDTH,
  chartLabels,
  chartMarks,
  chartWords,
} from '../shared/chart-svg.js';
import {
  alignOf,
  captionLines,
  type GridCell,
  gridOf,
  isLandscape,
  propertiesOf,
} from '../shared/composed.js';
import { escapeMarkup } from '../shared/escape.js';
import { STYLE, watermarkStyle } from './style.js';

const FONTS = 'SimHei, Noto Sans CJK SC, Noto Sans SC, Microsoft YaHei, sans-serif';

/**
 * Writes a composed document as one HTML file that fetches nothing and runs nothing. Each
 * figure stands in a `<data>` element with its exact value, unit and fact key; charts are
 * drawn inline, with their figures as a table below.
 * @returns the bytes, UTF-8; the same for the same document
 */
export function writeHtml(document: Document): Uint8Array {
  return new TextEncoder().encode(new Page(document).html());
}

class Page {
  readonly #document: Document;
  readonly #headings = new Map<Heading, string>();
  readonly #labels = new Map<string, number>();
  /** The words of the last heading. */
  #above = '';
  #figures = 0;
  #hasTitle = false;

  constructor(document: Document) {
    this.#document = document;
    for (const { blocks } of document.sections) {
      for (const block of blocks) {
        if (block.type === 'heading') this.#headings.set(block, `h${this.#headings.size + 1}`);
      }
    }
  }

  html(): string {
    const { title, author, date, watermark } = propertiesOf(this.#document);
    const body = this.#document.sections
      .map((section, at) => this.#section(section, at))
      .join('\n');
    return `<!DOCTYPE html>
<html lang="${this.#document.composed?.language ?? 'zh-CN'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="${escapeMarkup(author)}">
<meta name="date" content="${escapeMarkup(date)}">
<title>${escapeMarkup(title)}</title>
<style>${STYLE}${watermarkStyle(watermark)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
  }

  #section(section: Section, at: number): string {
    const classes = [
      ...(section.role === 'cover' ? ['cover'] : []),
      ...(at > 0 ? ['break'] : []),
      ...(isLandscape(section) ? ['wide'] : []),
    ];
    const blocks = section.blocks.map((block, index) => {
      const next = section.blocks[index + 1];
      // 目录 belongs to the navigation that it heads.
      return next?.type === 'contents' ? '' : this.#block(block, section.blocks[index - 1]);
    });
    return `<section${classes.length === 0 ? '' : ` class="${classes.join(' ')}"`}>\n${blocks.filter((block) => block !== '').join('\n')}\n</section>`;
  }

  #block(block: Block, above: Block | undefined): string {
    switch (block.type) {
      case 'heading':
        return this.#heading(block);
      case 'paragraph':
        return this.#paragraph(block);
      case 'table':
        return table(block, this.#label(block));
      case 'figure':
        return this.#figure(block);
      case 'contents':
        return this.#contents(above);
      case 'fragments':
        return block.lines
          .map((line) => `<p>${escapeMarkup(line.map(({ value }) => value).join(' '))}</p>`)
          .join('\n');
    }
  }

  /** What a table is called by who does not see it: its title, or the heading above; each once. */
  #label({ caption }: Table): string {
    const title = captionLines(caption).title || this.#above || '表格';
    const count = (this.#labels.get(title) ?? 0) + 1;
    this.#labels.set(title, count);
    return count === 1 ? title : `${title}（${count}）`;
  }

  /** The title of the whole stands on the first level, the parts on the second. */
  #heading(block: Heading): string {
    this.#above = block.text.value;
    const level = Math.min(6, block.level + 1);
    const id = this.#headings.get(block) ?? '';
    return `<h${level} id="${id}">${escapeMarkup(block.text.value)}</h${level}>`;
  }

  #paragraph(block: Paragraph): string {
    const words = lines(markedFigures(block));
    if (block.role === 'title' && !this.#hasTitle) {
      this.#hasTitle = true;
      return `<h1>${words}</h1>`;
    }
    if (block.role === 'title') return `<p class="h1"><strong>${words}</strong></p>`;
    return block.role === undefined ? `<p>${words}</p>` : `<p class="${block.role}">${words}</p>`;
  }

  #contents(above: Block | undefined): string {
    const title = above?.type === 'paragraph' ? this.#paragraph(above) : '';
    const entries = [...this.#headings]
      .filter(([{ level }]) => level <= 2)
      .map(
        ([{ level, text }, id]) =>
          `<li class="l${level}"><a href="#${id}">${escapeMarkup(text.value)}</a></li>`,
      );
    return `<nav aria-label="目录">${title}<ol>\n${entries.join('\n')}\n</ol></nav>`;
  }

  #figure({ summary, chart }: Figure): string {
    const caption = `<figcaption>${escapeMarkup(summary.value)}</figcaption>`;
    if (chart === undefined) return `<figure>${caption}</figure>`;
    this.#figures += 1;
    const id = `figure${this.#figures}`;
    return `<figure>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${CHART_WIDTH} ${CHART_HEIGHT}" width="${CHART_WIDTH * 1.4}" role="img" aria-labelledby="${id}"><title id="${id}">${escapeMarkup(chartWords(chart))}</title>${chartMarks(chart, { fonts: FONTS })}</svg>
${caption}
<details><summary>图中数据</summary>${chartTable(chart)}</details>
</figure>`;
  }
}

function chartTable(chart: Chart): string {
  const heads = chart.series.map(
    ({ name }) => `<th scope="col" class="c">${escapeMarkup(name)}</th>`,
  );
  const rows = chartLabels(chart).map((label) => {
    const cells = chart.series.map(({ points }) => {
      const point = points.find((one) => one.label === label);
      return `<td class="r">${point === undefined ? '' : figured(point, point.text)}</td>`;
    });
    return `<tr><th scope="row" class="l">${escapeMarkup(label)}</th>${cells.join('')}</tr>`;
  });
  return `<table><thead><tr><th scope="col" class="c">${escapeMarkup(chart.unit)}</th>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

/** A printed figure with the fact, exact value and unit behind it. */
function figured({ fact, exact, unit }: Figured, words: string): string {
  return `<data value="${escapeMarkup(exact)}" data-unit="${escapeMarkup(unit)}" data-fact="${escapeMarkup(fact)}">${escapeMarkup(words)}</data>`;
}

function markedFigures({ text: { value }, figures = [] }: Paragraph): string {
  const parts: string[] = [];
  let from = 0;
  for (const figure of figures) {
    if (figure.start < from) continue;
    parts.push(escapeMarkup(value.slice(from, figure.start)));
    parts.push(figured(figure, value.slice(figure.start, figure.end)));
    from = figure.end;
  }
  parts.push(escapeMarkup(value.slice(from)));
  return parts.join('');
}

function lines(markup: string): string {
  return markup.replace(/\r\n|[\r\n]/g, '<br>');
}

function table(block: Table, label: string): string {
  const { title, number, reporter, amountUnit } = captionLines(block.caption);
  const part = (name: string, words: string) =>
    words === '' ? '' : `<div class="${name}">${escapeMarkup(words)}</div>`;
  const line = part('reporter', reporter) + part('unit', amountUnit);
  const caption =
    part('number', number) +
    part('title', title) +
    (line === '' ? '' : `<div class="line">${line}</div>`);
  const grid = gridOf(block);
  const heads = block.headRows ?? 0;
  const rows = grid.lines.map(
    (cells, at) => `<tr>${cells.map((cell) => tableCell(cell, at < heads)).join('')}</tr>`,
  );
  const thead = heads === 0 ? '' : `<thead>\n${rows.slice(0, heads).join('\n')}\n</thead>\n`;
  const notes = block.notes.map(({ value }) => `<p>${lines(escapeMarkup(value))}</p>`);
  return `<div class="scroll" role="region" aria-label="${escapeMarkup(label)}" tabindex="0"><table>
${caption === '' ? '' : `<caption>${caption}</caption>\n`}${thead}<tbody>
${rows.slice(heads).join('\n')}
</tbody>
</table></div>${notes.length === 0 ? '' : `\n<div class="notes">${notes.join('\n')}</div>`}`;
}

function tableCell({ column, cell }: GridCell, isHead: boolean): string {
  const { text, colSpan, rowSpan, figure } = cell;
  const spans = `${colSpan > 1 ? ` colspan="${colSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`;
  const words =
    figure === undefined || text.value === ''
      ? lines(escapeMarkup(text.value))
      : figured(figure, text.value);
  const align = ` class="${alignOf(cell, isHead).charAt(0)}"`;
  if (isHead && text.value !== '') {
    return `<th scope="${colSpan > 1 ? 'colgroup' : 'col'}"${spans}${align}>${words}</th>`;
  }
  const isName = column === 0 && figure === undefined && text.value !== '';
  return isName
    ? `<th scope="${rowSpan > 1 ? 'rowgroup' : 'row'}"${spans}${align}>${words}</th>`
    : `<td${spans}${align}>${words}</td>`;
}
