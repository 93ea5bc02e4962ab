import { sourceOf, type Text } from '../../document/text.js';
import { allTextsOf } from '../../document/texts.js';
import type { Block, Document, TableCell } from '../../document/tree.js';
import { both, type Html, html } from '../html/markup.js';
import { type Stretch, StretchIndex } from '../html/stretches.js';
import { blockView, type Drawing } from '../html/tree-view.js';
import type { HumanPlaces } from '../human-place.js';
import { formatSource } from '../place.js';
import { classesOf, findingLinks, rowId } from './list.js';
import type { ShowMark } from './marks.js';
import { hoverText } from './words.js';

/** A part of a document without pages: a table, or the text up to the next one. */
export interface TreeSheet {
  readonly picture: Html;
  readonly marks: readonly ShowMark[];
  /** Where it begins, for people. */
  readonly where: ReturnType<HumanPlaces['of']>;
}

/** Most blocks of text in one part, so that the list beside them stays near. */
const MOST_BLOCKS = 25;

/**
 * The document drawn as it was read, part by part.
 * @param drawn gets the ids of the marks that have their drawing
 */
export function* treeSheets(
  tree: Document,
  marks: readonly ShowMark[],
  human: HumanPlaces,
  drawn: Set<string>,
): Generator<TreeSheet> {
  const drawing = new MarkDrawing(marks, human, drawn);
  for (const { blocks } of tree.sections) {
    for (const part of partsOf(blocks)) {
      const picture = html`${part.map((block) => blockView(block, drawing))}`;
      yield { picture, marks: drawing.takeMarks(), where: placeOf(part[0], human) };
    }
  }
}

function partsOf(blocks: readonly Block[]): Block[][] {
  const parts: Block[][] = [];
  for (const block of blocks) {
    const last = parts.at(-1);
    const first = last?.[0];
    const goesOn =
      last !== undefined &&
      first?.type !== 'table' &&
      block.type !== 'table' &&
      last.length < MOST_BLOCKS &&
      !(block.type === 'heading' && block.level === 1);
    if (goesOn) last.push(block);
    else parts.push([block]);
  }
  return parts;
}

function placeOf(block: Block | undefined, human: HumanPlaces) {
  const first = block === undefined ? undefined : allTextsOf(block).find(isPlaced);
  return first === undefined ? null : human.of(sourceOf(first).slice(0, 1));
}

function isPlaced({ pieces }: Text): boolean {
  return pieces.length > 0;
}

class MarkDrawing implements Drawing {
  readonly #index: StretchIndex<ShowMark>;
  readonly #human: HumanPlaces;
  readonly #drawn: Set<string>;
  #marks: ShowMark[] = [];

  constructor(marks: readonly ShowMark[], human: HumanPlaces, drawn: Set<string>) {
    this.#index = new StretchIndex(marks.map((mark) => ({ source: mark.source, ref: mark })));
    this.#human = human;
    this.#drawn = drawn;
  }

  /** The marks drawn since they were taken last. */
  takeMarks(): readonly ShowMark[] {
    const marks = this.#marks;
    this.#marks = [];
    return marks;
  }

  before(block: Block): Html | undefined {
    const first = allTextsOf(block).find(isPlaced);
    const source = first === undefined ? [] : sourceOf(first).slice(0, 1);
    const words = this.#human.of(source);
    if (words === null || words.zh === '') return undefined;
    return html`<p class="place" title="${formatSource(source) ?? ''}">${both(words)}</p>\n`;
  }

  cellClass({ text }: TableCell): string {
    if (text.value.trim() === '') return 'blank';
    const [first] = this.#index.of(text).flatMap(({ refs }) => refs);
    return first === undefined ? '' : classesOf(first);
  }

  text(text: Text): Html {
    const pieces: Html[] = [];
    let from = 0;
    for (const stretch of this.#index.of(text)) {
      pieces.push(html`${text.value.slice(from, stretch.start)}${this.#mark(text, stretch)}`);
      from = stretch.end;
    }
    return html`<span lang="zh-CN">${pieces}${text.value.slice(from)}</span>`;
  }

  #mark(text: Text, { start, end, refs }: Stretch<ShowMark>): Html {
    const [mark] = refs;
    const words = text.value.slice(start, end);
    if (mark === undefined) return html`${words}`;
    // The first piece of a figure that was broken is the one that links lead to.
    const isFirst = !this.#drawn.has(mark.id);
    for (const ref of refs) {
      if (!this.#drawn.has(ref.id)) this.#marks.push(ref);
    }
    const others = refs.slice(1).filter(({ id }) => !this.#drawn.has(id));
    for (const ref of refs) this.#drawn.add(ref.id);
    const targets = others.map(({ id }) => html`<span id="${id}"></span>`);
    const id = isFirst ? html` id="${mark.id}"` : undefined;
    const sign =
      isFirst && mark.arrow !== '' ? html`<span class="arrow">${mark.arrow}</span>` : undefined;
    return html`<a${id} class="mk ${classesOf(mark)}" href="#${rowId(mark)}" tabindex="-1" title="${hoverText(mark)}">${targets}${words}${sign}</a>${isFirst ? findingLinks(mark) : undefined}`;
  }
}
