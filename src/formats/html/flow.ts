import { spanText } from '../../document/text.js';
import type { UnreadText } from '../../document/tree.js';
import type { PathSpan } from '../../facts/source.js';
import type { FlowItem } from '../shared/flow.js';
import { type FlowCell, flowOfTable } from '../shared/tables.js';
import { attachmentOf, attribute, Chrome, isHidden, wordsIn } from './chrome.js';
import { Overlays } from './overlay.js';
import type { HtmlElement, HtmlNode, HtmlParent } from './parse.js';

const INLINE =
  /^(?:a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|nobr|o:p|q|rp|rt|ruby|s|samp|small|span|st1:.*|strike|strong|sub|sup|time|tt|u|var|wbr)$/;
const HEADING = /^h([1-6])$/;

/** An element that stands in the way from the root. */
interface Place {
  readonly path: string;
  readonly style?: number;
  readonly preformatted: boolean;
  readonly inTable: boolean;
}

/** Walks a page in the order of reading and collects its lines and tables. */
export class PageWalk {
  readonly unread: UnreadText[] = [];
  readonly #file: string;
  readonly #chrome: Chrome;
  readonly #overlays: Overlays;

  constructor(root: HtmlParent, file: string) {
    this.#file = file;
    this.#chrome = new Chrome(root);
    this.#overlays = new Overlays(root);
  }

  /** @throws ReadError too-many-cells */
  read(root: HtmlParent): FlowItem[] {
    return this.#content(root, { path: '', preformatted: false, inTable: false });
  }

  #content(parent: HtmlParent, place: Place): FlowItem[] {
    const lines = new Lines(this.#file, place);
    this.#walk(parent, place, lines);
    return lines.finish();
  }

  #walk(parent: HtmlParent, place: Place, lines: Lines): void {
    const counts = new Map<string, number>();
    for (const child of parent.childNodes) {
      if ('value' in child) {
        lines.add(child.value);
      } else if ('tagName' in child) {
        const count = (counts.get(child.tagName) ?? 0) + 1;
        counts.set(child.tagName, count);
        const path = `${place.path}${place.path === '' ? '' : '/'}${child.tagName}[${count}]`;
        this.#element(child, { ...place, path }, lines);
      }
    }
  }

  #element(element: HtmlElement, place: Place, lines: Lines): void {
    const name = element.tagName;
    if (this.#chrome.isLeftOut(element)) return;
    if (isHidden(element)) {
      this.#reportHidden(element, place);
      return;
    }
    if (this.#overlays.isOverlay(element)) {
      this.#reportOverlay(element, place);
      return;
    }
    this.#reportAttachment(element, place);
    if (name === 'br' || name === 'hr') {
      lines.break();
    } else if (name === 'img') {
      this.#reportPicture(element, place);
    } else if (name === 'table') {
      lines.break();
      lines.take(this.#table(element, place));
    } else if (name === 'figure' && isChart(element)) {
      lines.break();
      lines.take(this.#chart(element, place));
    } else if (INLINE.test(name)) {
      this.#walk(element, place, lines);
    } else {
      lines.break();
      const level = HEADING.exec(name)?.[1];
      const inside = this.#content(element, {
        ...place,
        preformatted: place.preformatted || name === 'pre',
        ...(level === undefined ? {} : { style: Number(level) }),
      });
      lines.take(inside);
    }
  }

  /** A drawn chart goes by its caption; the table beside it repeats the figures that it draws. */
  #chart(element: HtmlElement, place: Place): FlowItem[] {
    const caption = element.childNodes.find(
      (child) => 'tagName' in child && child.tagName === 'figcaption',
    );
    const value = squeezed(caption === undefined ? '' : wordsIn(caption));
    if (value === '') return [];
    return [{ kind: 'figure', summary: spanText(value, { file: this.#file, path: place.path }) }];
  }

  #table(table: HtmlElement, place: Place): FlowItem[] {
    const rows: FlowCell[][] = [];
    const before: FlowItem[] = [];
    this.#rows(table, place, rows, before);
    return [...before, ...flowOfTable(rows, this.#file)];
  }

  /** Rows of a table or of a group of rows in it; what a caption says stands before it. */
  #rows(parent: HtmlElement, place: Place, rows: FlowCell[][], before: FlowItem[]): void {
    const counts = new Map<string, number>();
    const groupEnds: FlowCell[][] = [];
    for (const child of parent.childNodes) {
      if (!('tagName' in child)) continue;
      const name = child.tagName;
      const count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      const inner = { ...place, path: `${place.path}/${name}[${count}]`, inTable: true };
      if (isHidden(child)) this.#reportHidden(child, inner);
      else if (name === 'caption') {
        for (const item of this.#content(child, inner)) before.push(item);
      } else if (name === 'tr') groupEnds.push(this.#cells(child, inner));
      else if (/^(?:thead|tbody|tfoot)$/.test(name)) {
        const first = rows.length;
        this.#rows(child, inner, rows, before);
        if (name === 'thead') markHeads(rows, first);
      }
    }
    groupEnds.forEach((cells, at) => {
      // rowspan 0 means: to the end of the group.
      const left = groupEnds.length - at;
      rows.push(cells.map((cell) => ({ ...cell, rowSpan: spanWithin(cell.rowSpan, left) })));
    });
  }

  #cells(row: HtmlElement, place: Place): FlowCell[] {
    const cells: FlowCell[] = [];
    const counts = new Map<string, number>();
    for (const child of row.childNodes) {
      if (!('tagName' in child) || !/^t[dh]$/.test(child.tagName)) continue;
      const count = (counts.get(child.tagName) ?? 0) + 1;
      counts.set(child.tagName, count);
      const inner = { ...place, path: `${place.path}/${child.tagName}[${count}]` };
      const hidden = isHidden(child);
      if (hidden) this.#reportHidden(child, inner);
      cells.push({
        colSpan: Math.max(1, spanOf(child, 'colspan', 1)),
        rowSpan: spanOf(child, 'rowspan', 1),
        content: hidden || this.#chrome.isLeftOut(child) ? [] : this.#content(child, inner),
      });
    }
    return cells;
  }

  #reportAttachment(element: HtmlElement, place: Place): void {
    const href = attachmentOf(element);
    if (href === null) return;
    const name = squeezed(wordsIn(element)) || href;
    this.#report(name, place, {
      reason: {
        zh: `附件没有随网页一起读入；请下载到网页旁边，把文件夹一并核对：${href.slice(0, 300)}`,
        en: `the attachment was not read with the page; download it beside the page and check the folder: ${href.slice(0, 300)}`,
      },
      loss: 'part',
      attachment: href,
    });
  }

  #reportHidden(element: HtmlNode, place: Place): void {
    const words = squeezed(wordsIn(element));
    // Pages are full of hidden menus; a hidden part of a table is worth a word.
    if (words === '' || !place.inTable) return;
    this.#report(words.slice(0, 200), place, {
      reason: {
        zh: '网页中这部分是隐藏的，未读',
        en: 'this part of the page is hidden and was not read',
      },
    });
  }

  #reportOverlay(element: HtmlElement, place: Place): void {
    const words = squeezed(wordsIn(element));
    if (!/\d/.test(words)) return;
    this.#report(words.slice(0, 200), place, {
      reason: {
        zh: '浮在正文上面的文字（水印等）没有采用',
        en: 'text laid over that of the page (a watermark, for example) was not used',
      },
      loss: 'none',
    });
  }

  #reportPicture(element: HtmlElement, place: Place): void {
    const name = squeezed(attribute(element, 'alt') ?? attribute(element, 'title') ?? '');
    if (!/[表图]/.test(name)) return;
    this.#report(name, place, {
      reason: {
        zh: '这是图片，其中的文字未读',
        en: 'this is a picture; the words in it were not read',
      },
      loss: 'part',
    });
  }

  #report(value: string, place: Place, remark: Omit<UnreadText, 'text'>): void {
    this.unread.push({ text: spanText(value, { file: this.#file, path: place.path }), ...remark });
  }
}

function markHeads(rows: FlowCell[][], from: number): void {
  for (let at = from; at < rows.length; at += 1) {
    rows[at] = (rows[at] ?? []).map((cell) => ({ ...cell, isHead: true }));
  }
}

function isChart(element: HtmlElement): boolean {
  return element.childNodes.some((child) => 'tagName' in child && child.tagName === 'svg');
}

/** Puts the characters of a block together, line by line. */
class Lines {
  readonly items: FlowItem[] = [];
  readonly #span: PathSpan;
  readonly #place: Place;
  #open = '';

  constructor(file: string, place: Place) {
    this.#span = { file, path: place.path };
    this.#place = place;
  }

  add(value: string): void {
    if (!this.#place.preformatted) {
      this.#open += value;
      return;
    }
    value.split('\n').forEach((line, index) => {
      if (index > 0) this.break();
      this.#open += line;
    });
  }

  break(): void {
    const value = squeezed(this.#open);
    this.#open = '';
    if (value === '') return;
    const { style } = this.#place;
    this.items.push({
      kind: 'line',
      text: spanText(value, this.#span),
      ...(style === undefined ? {} : { style }),
    });
  }

  /** What a block inside gives; one by one, because a call takes only so many arguments. */
  take(items: readonly FlowItem[]): void {
    for (const item of items) this.items.push(item);
  }

  finish(): FlowItem[] {
    this.break();
    return this.items;
  }
}

/**
 * Blanks as a browser shows them: runs are one, and a line end between two Chinese
 * characters is none.
 */
function squeezed(value: string): string {
  return value
    .replace(
      /(?<=[\u2e80-\u9fff\u3000-\u303f\uff00-\uffef])[ \t]*[\r\n]\s*(?=[\u2e80-\u9fff\uff00-\uffef])/g,
      '',
    )
    .replace(/[ \t\r\n\f]+/g, ' ')
    .trim();
}

/** A span attribute as browsers take it: at most 1000 columns or 65534 rows. */
function spanOf(element: HtmlElement, name: 'colspan' | 'rowspan', otherwise: number): number {
  const digits = /^\s*(\d{1,9})/.exec(attribute(element, name) ?? '')?.[1];
  if (digits === undefined) return otherwise;
  return Math.min(Number.parseInt(digits, 10), name === 'colspan' ? 1000 : 65_534);
}

function spanWithin(span: number, left: number): number {
  return span === 0 ? left : Math.min(span, left);
}
