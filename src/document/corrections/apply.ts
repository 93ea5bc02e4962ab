import type { Source } from '../../facts/source.js';
import { mapTexts, type TextAddress } from '../map-texts.js';
import type { Bilingual } from '../read-error.js';
import { concatTexts, type Piece, sliceText, sourceOf, type Text } from '../text.js';
import type { Document } from '../tree.js';
import { cellAt } from './cells.js';
import { occurrencesOf, type Stretch, standing } from './match.js';
import {
  type CellPosition,
  cellPosition,
  linePoint,
  pagePoint,
  placeInFile,
  splitPart,
  withoutFile,
} from './place.js';
import type { Correction, CorrectionState, CorrectionUse } from './types.js';

export interface Corrected {
  readonly tree: Document;
  readonly uses: readonly CorrectionUse[];
}

/** A text of the tree. */
interface TextAt extends TextAddress {
  readonly text: Text;
}

/** The part of a text that a place names. */
interface Named {
  readonly at: TextAt;
  readonly stretch: Stretch;
  /** The place is where the figure begins, not a cell or an element that holds it. */
  readonly begins: boolean;
}

interface Change extends Stretch {
  readonly text: Text;
}

/** Boxes may come out so much beside, in points, with another version of the reader. */
const BESIDE = 1.5;
const SHOWN = 30;

/**
 * Puts in what is meant where the program reads something else. A correction is used only if
 * what it says is read stands at its place, once; every other one is returned with the reason.
 * @param tree the document, its tables put together
 */
export function correct(tree: Document, corrections: readonly Correction[]): Corrected {
  if (corrections.length === 0) return { tree, uses: [] };
  const work = new Work(tree);
  const uses = corrections.map((one) => work.use(one));
  return { tree: work.result(), uses };
}

class Work {
  readonly #tree: Document;
  readonly #texts: readonly TextAt[];
  readonly #changes = new Map<number, Change[]>();
  readonly #settled = new Set<string>();

  constructor(tree: Document) {
    this.#tree = tree;
    const texts: TextAt[] = [];
    mapTexts(tree, (text, at) => {
      texts.push({ ...at, text });
      return text;
    });
    this.#texts = texts;
  }

  use(correction: Correction): CorrectionUse {
    const place = withoutFile(correction.place, this.#tree.file);
    const position = cellPosition(place);
    if (position !== null) return this.#useInCell(correction, position);
    const exact = this.#named(place);
    // Reports put the place for people behind the exact one: `Sheet1!B2  工作表“Sheet1”B2 表1`.
    const named = exact.length > 0 ? exact : this.#named(place.replace(/\s{2}.*$/, ''));
    const [first] = named;
    if (first === undefined) return this.#unused(correction, 'no-place', NO_PLACE, []);
    return this.#useIn(correction, named, first);
  }

  result(): Document {
    const tree = mapTexts(this.#tree, (text, { index }) =>
      replaceAll(text, this.#changes.get(index) ?? []),
    );
    const isOpen = ({ text }: { readonly text: Text }) => {
      const source = sourceOf(text);
      return source.length === 0 || !source.every((span) => this.#settled.has(spanId(span)));
    };
    const { doubtful } = tree;
    return {
      ...tree,
      unread: tree.unread.filter(isOpen),
      ...(doubtful === undefined ? {} : { doubtful: doubtful.filter(isOpen) }),
    };
  }

  #useIn(correction: Correction, named: readonly Named[], first: Named): CorrectionUse {
    const found = named.flatMap(({ at, stretch, begins }) =>
      occurrencesOf(at.text, stretch, correction.read, begins).map((one) => ({ at, one })),
    );
    const source = sourceOf(first.at.text, first.stretch.start, first.stretch.start + 1);
    if (found.length === 0) {
      const shown = first.at.text.value.slice(first.stretch.start, first.stretch.end);
      return this.#unused(correction, 'differs', differs(shown), source);
    }
    if (correction.occurrence === undefined && found.length > 1) {
      return this.#unused(correction, 'ambiguous', ambiguous(found.length), source);
    }
    const chosen = found[(correction.occurrence ?? 1) - 1];
    if (chosen === undefined) {
      return this.#unused(correction, 'differs', tooFew(found.length), source);
    }
    return this.#replace(correction, chosen.at, chosen.one);
  }

  #useInCell(correction: Correction, position: CellPosition): CorrectionUse {
    const address = cellAt(this.#tree, position);
    const at = this.#texts.find(
      ({ cell }) =>
        cell !== undefined &&
        cell.table === address?.table &&
        cell.row === address.row &&
        cell.cell === address.cell,
    );
    if (at === undefined) return this.#unused(correction, 'no-place', NO_PLACE, []);
    const shown = at.text.value.trim();
    if (correction.read.trim() !== '') {
      const stretch = { start: 0, end: at.text.value.length };
      if (shown === '') return this.#unused(correction, 'differs', NOTHING_READ, []);
      const named = { at, stretch, begins: false };
      return this.#useIn(correction, [named], named);
    }
    if (shown !== '') {
      return this.#unused(correction, 'differs', differs(shown), sourceOf(at.text));
    }
    return this.#fill(correction, at);
  }

  /** A figure for a cell in which nothing is read; it has the place of its row's first words. */
  #fill(correction: Correction, at: TextAt): CorrectionUse {
    const beside = this.#texts.find(
      ({ cell, text }) =>
        cell?.table === at.cell?.table && cell?.row === at.cell?.row && text.pieces.length > 0,
    )?.text.pieces[0];
    const text = standing(correction.meant, beside ?? null);
    return this.#change(correction, at, { start: 0, end: 0, text }, sourceOf(text));
  }

  #named(place: string): readonly Named[] {
    const line = linePoint(place);
    if (line !== null) return this.#onLine(line.line, line.column);
    const { whole, start } = splitPart(place);
    const exact = this.#pieces((piece) => placeOf(piece) === whole, start);
    const point = pagePoint(place);
    if (exact.length > 0 || point === null) return exact;
    return this.#pieces(({ anchor }) => {
      if (anchor.kind !== 'span' || !('page' in anchor.span)) return false;
      const [left, top] = anchor.span.box;
      const beside = Math.max(Math.abs(left - point.left), Math.abs(top - point.top));
      return anchor.span.page === point.page && beside <= BESIDE;
    }, null);
  }

  /** A place of a page is where a figure begins; a cell or an element is the whole of it. */
  #pieces(fits: (piece: Piece) => boolean, start: number | null): readonly Named[] {
    return this.#texts.flatMap((at): readonly Named[] => {
      const { pieces, value } = at.text;
      if (start !== null) {
        return pieces.flatMap((piece): readonly Named[] => {
          const into = fits(piece) ? offsetIn(piece, start) : null;
          if (into === null) return [];
          return [{ at, stretch: { start: piece.at + into, end: value.length }, begins: true }];
        });
      }
      const piece = pieces.find(fits);
      const last = pieces.findLast(fits);
      if (piece === undefined || last === undefined) return [];
      const onPage = piece.anchor.kind === 'span' && 'page' in piece.anchor.span;
      const end = onPage ? value.length : last.at + last.length;
      return [{ at, stretch: { start: piece.at, end }, begins: false }];
    });
  }

  #onLine(line: number, column: number): readonly Named[] {
    return this.#texts.flatMap((at) =>
      at.text.pieces.flatMap(({ at: from, length, anchor }): readonly Named[] => {
        if (anchor.kind !== 'line' || anchor.line !== line) return [];
        const into = column - anchor.column;
        if (into < 0 || into >= length) return [];
        const stretch = { start: from + into, end: at.text.value.length };
        return [{ at, stretch, begins: true }];
      }),
    );
  }

  #replace(correction: Correction, at: TextAt, stretch: Stretch): CorrectionUse {
    const source = sourceOf(at.text, stretch.start, stretch.end);
    const [first] = sliceText(at.text, stretch.start, stretch.end).pieces;
    const text = standing(correction.meant, first ?? null);
    return this.#change(correction, at, { ...stretch, text }, source);
  }

  #change(correction: Correction, at: TextAt, change: Change, source: Source): CorrectionUse {
    const known = this.#changes.get(at.index) ?? [];
    const clash = known.some(
      ({ start, end }) => start === change.start || (start < change.end && change.start < end),
    );
    if (clash) return this.#unused(correction, 'differs', TWICE, source);
    this.#changes.set(at.index, [...known, change]);
    return this.#used(correction, source);
  }

  #used(correction: Correction, source: Source): CorrectionUse {
    // A filled cell has a place on loan, of which nothing is settled.
    if (correction.read.trim() !== '') for (const span of source) this.#settled.add(spanId(span));
    return { ...correction, file: this.#tree.file, state: 'used', reason: null, source };
  }

  #unused(
    correction: Correction,
    state: CorrectionState,
    reason: Bilingual,
    source: Source,
  ): CorrectionUse {
    return { ...correction, file: this.#tree.file, state, reason, source };
  }
}

/** The text with every changed stretch replaced; offsets are those of the text as it was. */
function replaceAll(text: Text, changes: readonly Change[]): Text {
  if (changes.length === 0) return text;
  const parts: Text[] = [];
  let from = 0;
  for (const change of [...changes].sort((a, b) => a.start - b.start)) {
    parts.push(sliceText(text, from, change.start), change.text);
    from = change.end;
  }
  return concatTexts([...parts, sliceText(text, from)]);
}

/** Where in a piece the character stands that is the given one of its cell or element. */
function offsetIn({ anchor, length }: Piece, start: number): number | null {
  const from = anchor.kind === 'span' ? (anchor.within?.start ?? 0) : 0;
  return from <= start && start < from + length ? start - from : null;
}

function placeOf({ anchor }: Piece): string | null {
  return anchor.kind === 'line' ? null : placeInFile(anchor.span);
}

function spanId(span: Source[number]): string {
  return JSON.stringify(span);
}

const NO_PLACE: Bilingual = {
  zh: '文件中没有这个位置',
  en: 'the file has no such place',
};

const NOTHING_READ: Bilingual = {
  zh: '该处没有读到文字；若要补上，read 应写空（""）',
  en: 'nothing is read there; to fill it in, `read` must be empty ("")',
};

const TWICE: Bilingual = {
  zh: '该处已有另一条更正',
  en: 'another correction is already used there',
};

function differs(shown: string): Bilingual {
  const text = shown.length > SHOWN ? `${shown.slice(0, SHOWN)}…` : shown;
  return {
    zh: `该处读到的是“${text}”，与更正所写不符`,
    en: `what is read there is “${text}”, not what the correction says`,
  };
}

function ambiguous(count: number): Bilingual {
  return {
    zh: `该处有 ${count} 个相同的读数；请用 occurrence 写明第几个`,
    en: `it is read there ${count} times; say which with \`occurrence\``,
  };
}

function tooFew(count: number): Bilingual {
  return {
    zh: `该处只有 ${count} 个这样的读数`,
    en: `it is read there only ${count} time(s)`,
  };
}
