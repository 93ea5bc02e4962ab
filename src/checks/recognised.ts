import type { Occurrence } from '../facts/occurrence.js';
import { baseValue } from '../facts/printed.js';
import type { Source, Span } from '../facts/source.js';
import type { Doubtful, Reading } from '../forms/reading.js';
import { termsOf } from './evaluate.js';
import { isSamePlace } from './extent.js';
import type { Identity, Message, RecognisedFigure, Term } from './rule.js';
import { isConstant, printId } from './terms.js';

/** Figures that were recognised on an image, and which of them other figures confirm. */
export class Recognised {
  readonly #exact = new Map<string, Doubtful>();
  readonly #near = new Map<string, (readonly [Span, Doubtful])[]>();
  readonly #tied = new Set<string>();
  readonly #confirmed = new Set<Doubtful>();
  readonly #all: readonly Doubtful[];
  readonly #known = new Map<string, Doubtful | null>();

  constructor({ doubtful = [] }: Pick<Reading, 'doubtful'>) {
    this.#all = doubtful;
    for (const one of doubtful) {
      for (const span of one.source) {
        this.#exact.set(JSON.stringify(span), one);
        const known = this.#near.get(areaOf(span));
        if (known === undefined) this.#near.set(areaOf(span), [[span, one]]);
        else known.push([span, one]);
      }
    }
  }

  /** Whether nothing was recognised on an image. */
  get isEmpty(): boolean {
    return this.#exact.size === 0;
  }

  /**
   * Takes note of an identity that holds: figures that add up to the last digit, or are the same
   * at two places, confirm each other. A bound, a percentage or an approximate figure leaves
   * other values possible and confirms nothing but the percentage.
   */
  confirm({ relation }: Identity): void {
    if (this.isEmpty) return;
    if (relation.kind === 'ratio') {
      if (relation.percent.occurrence?.printed.bound === 'exact') this.#tie([relation.percent]);
      return;
    }
    if (relation.compare === '=' && addsUp(relation.terms)) this.#tie(relation.terms);
  }

  /** Why an identity that does not hold proves nothing, or null. */
  ofIdentity(identity: Identity): Message | null {
    if (this.isEmpty) return null;
    const told = termsOf(identity.relation).some(
      ({ occurrence }) =>
        occurrence?.place.kind === 'narrative' && this.#at(occurrence.source)?.amongWords === true,
    );
    // What a figure of a sentence is about is told by words that may have been misread.
    if (told) return WORDS;
    const open = termsOf(identity.relation).flatMap(({ occurrence }) =>
      occurrence !== null && this.isOpen(occurrence) ? [occurrence.printed.text.trim()] : [],
    );
    const [first] = open;
    if (first === undefined) return null;
    const more =
      open.length > 1
        ? { zh: `等 ${open.length} 个`, en: ` and ${open.length - 1} more` }
        : { zh: '', en: '' };
    return {
      zh: `数字「${first}」${more.zh}是从图像上识别的，没有其他数字印证，不能据此断定不一致`,
      en: `the figure “${first}”${more.en} was recognised on an image and no other figure confirms it, so nothing is proven`,
    };
  }

  /** Every recognised figure, with whether others confirm it. */
  get figures(): readonly RecognisedFigure[] {
    return this.#all.flatMap((one) =>
      /\p{Nd}/u.test(one.text) ? [{ ...one, confirmed: this.#confirmed.has(one) }] : [],
    );
  }

  /** Why nothing can be called missing: its words may have been recognised as others. */
  get absence(): Message | null {
    return this.#all.some(({ text }) => /\p{Script=Han}/u.test(text)) ? ABSENCE : null;
  }

  /** Why words or figures at a place prove nothing: they were recognised on an image. */
  ofSource(source: Source): Message | null {
    return this.isEmpty || this.#at(source) === null ? null : WORDS;
  }

  /** Why nothing can be called missing where words were recognised on an image, or null. */
  get ofWords(): Message | null {
    return this.#all.some(({ text }) => /\p{Script=Han}/u.test(text)) ? WORDS : null;
  }

  /** Whether a figure was recognised and nothing confirms it. */
  isOpen(occurrence: Occurrence): boolean {
    if (this.isEmpty || this.#tied.has(printId(occurrence))) return false;
    return this.#at(occurrence.source) !== null;
  }

  #tie(terms: readonly Term[]): void {
    for (const { occurrence } of terms) {
      if (occurrence === null) continue;
      this.#tied.add(printId(occurrence));
      for (const span of occurrence.source) {
        const own = this.#at([span]);
        if (own !== null) this.#confirmed.add(own);
      }
    }
  }

  #at(source: Source): Doubtful | null {
    for (const span of source) {
      const id = JSON.stringify(span);
      let found = this.#exact.get(id) ?? this.#known.get(id);
      if (found === undefined) {
        found = this.#near.get(areaOf(span))?.find(([own]) => isSamePlace(own, span))?.[1] ?? null;
        this.#known.set(id, found);
      }
      if (found !== null) return found;
    }
    return null;
  }
}

/** Printed values of two or more prints whose sum is zero to the last digit. */
export function addsUp(terms: readonly Term[]): boolean {
  let sum = 0n;
  const prints = new Set<string>();
  for (const one of terms) {
    const printed = one.occurrence?.printed;
    if (one.occurrence === null || printed === undefined || printed.form === 'text') return false;
    if (printed.form !== 'number') continue;
    const value = baseValue(printed);
    if (printed.bound !== 'exact' || value === null) return false;
    sum += one.coefficient * value;
    if (!isConstant(one)) prints.add(printId(one.occurrence));
  }
  return sum === 0n && prints.size > 1;
}

/** Spans that may be the same place have one area. */
function areaOf(span: Span): string {
  if ('page' in span) return `${span.file}\0${span.page}`;
  if ('sheet' in span) return `${span.file}\0${span.sheet}!${span.cell}`;
  return 'line' in span ? `${span.file}\0${span.line}` : `${span.file}\0${span.path}`;
}

const WORDS: Message = {
  zh: '此处文字是从图像上识别的，可能有误，不能据此断定',
  en: 'what stands here was recognised on an image and may be wrong, so nothing is proven',
};
const ABSENCE: Message = {
  zh: '文件有文字是从图像上识别的，可能有误，不能断定缺少',
  en: 'words of the document were recognised on an image and may be wrong, so nothing can be called missing',
};
