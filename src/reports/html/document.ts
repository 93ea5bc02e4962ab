import type { Message, Severity } from '../../checks/rule.js';
import type { Text } from '../../document/text.js';
import { textsOf } from '../../document/texts.js';
import type { Block, Document } from '../../document/tree.js';
import type { MarkRef } from './marks.js';
import { both, type Html, html } from './markup.js';
import type { NumberAt, ReportNumbers } from './report-data.js';
import type { Stretch, StretchIndex } from './stretches.js';
import { blockView, type Drawing } from './tree-view.js';

/** The document as read, with its marked figures, and the marks that found their place. */
export interface DocumentView {
  readonly body: Html;
  /** Element ids of the marks (`m3-0`: finding 3, first place) and numbers (`n12`). */
  readonly anchors: ReadonlySet<string>;
}

/** Element id of a finding's place in the document. */
export function anchorId(number: number, place: number): string {
  return `m${number}-${place}`;
}

/** Element id of a finding in the list. */
export function findingId(number: number): string {
  return `f${number}`;
}

/** Element id of a number of the document. */
export function numberId(index: number): string {
  return `n${index}`;
}

/** One letter for a severity, beside the number of a finding. */
const SEVERITY_LETTERS: Readonly<Record<Severity, Message>> = {
  error: { zh: '错', en: 'E' },
  warning: { zh: '警', en: 'W' },
  note: { zh: '提', en: 'N' },
};

/**
 * Renders the tree: every number by its state, each figure that a finding is about as a mark
 * linked to the finding, and where a page or sheet begins.
 */
export function documentView(
  tree: Document,
  index: StretchIndex<MarkRef>,
  numbers: ReportNumbers,
): DocumentView {
  const drawing = new FindingDrawing(index, numbers);
  const body = html`${tree.sections.flatMap(({ blocks }) => blocks.map((block) => blockView(block, drawing)))}`;
  return { body, anchors: drawing.anchors };
}

class FindingDrawing implements Drawing {
  readonly anchors = new Set<string>();
  readonly #index: StretchIndex<MarkRef>;
  readonly #numbers: ReportNumbers;
  #part = '';

  constructor(index: StretchIndex<MarkRef>, numbers: ReportNumbers) {
    this.#index = index;
    this.#numbers = numbers;
  }

  text(text: Text): Html {
    const numbers = this.#numbers.in(text);
    const pieces: Html[] = [];
    let from = 0;
    for (const stretch of this.#index.of(text)) {
      pieces.push(this.#plain(text, numbers, from, stretch.start));
      pieces.push(this.#mark(text, numbers, stretch));
      from = stretch.end;
    }
    pieces.push(this.#plain(text, numbers, from, text.value.length));
    return html`${pieces}`;
  }

  /** Where a page or a sheet begins. */
  before(block: Block): Html | undefined {
    const part = partOf(block);
    if (part === null || part.zh === this.#part) return undefined;
    this.#part = part.zh;
    return html`<p class="pageno">${both(part)}</p>\n`;
  }

  /** The characters from `start` to before `end` with their numbers. */
  #plain(text: Text, numbers: readonly NumberAt[], start: number, end: number): Html {
    if (start >= end) return html``;
    const pieces: Html[] = [];
    let from = start;
    for (const one of numbers) {
      const [first, last] = [Math.max(one.start, start), Math.min(one.end, end)];
      if (first >= last) continue;
      pieces.push(html`${text.value.slice(from, first)}`);
      pieces.push(this.#number(one, text.value.slice(first, last)));
      from = last;
    }
    return html`${pieces}${text.value.slice(from, end)}`;
  }

  #number({ index, letter }: NumberAt, shown: string): Html {
    const id = numberId(index);
    // A number that a mark cuts in two has its id once.
    if (this.anchors.has(id)) return html`<b class="${letter}">${shown}</b>`;
    this.anchors.add(id);
    return html`<b class="${letter}" id="${id}">${shown}</b>`;
  }

  #mark(text: Text, numbers: readonly NumberAt[], { start, end, refs }: Stretch<MarkRef>): Html {
    const worst = ['error', 'warning', 'note'].find((s) => refs.some((r) => r.severity === s));
    const links = uniqueFindings(refs).map(
      ({ number, severity }) =>
        html`<sup><a class="${severity}" href="#${findingId(number)}">${both(SEVERITY_LETTERS[severity])}${number}</a></sup>`,
    );
    const targets = refs.flatMap((ref) => this.#target(ref));
    return html`<mark class="${worst}">${targets}${this.#plain(text, numbers, start, end)}${links}</mark>`;
  }

  /** The link target of a finding's place: once, though a figure may stand in two pieces. */
  #target({ number, place }: MarkRef): Html[] {
    const id = anchorId(number, place);
    if (this.anchors.has(id)) return [];
    this.anchors.add(id);
    return [html`<span id="${id}"></span>`];
  }
}

/** The page or sheet that a block begins on; null where its format has none. */
function partOf(block: Block): Message | null {
  for (const { pieces } of textsOf(block)) {
    const anchor = pieces[0]?.anchor;
    if (anchor === undefined) continue;
    if (anchor.kind === 'line') return null;
    const { span } = anchor;
    if ('page' in span) return { zh: `第 ${span.page} 页`, en: `page ${span.page}` };
    if ('sheet' in span) return { zh: `工作表“${span.sheet}”`, en: `sheet “${span.sheet}”` };
    return null;
  }
  return null;
}

function uniqueFindings(refs: readonly MarkRef[]): MarkRef[] {
  return refs.filter(
    (ref, index) => refs.findIndex(({ number }) => number === ref.number) === index,
  );
}
