import { moved, type Piece, sourceOf, type Text } from '../../document/text.js';
import type { Source } from '../../facts/source.js';

/**
 * A text as the clause reader sees it: blanks and emphasis marks gone, full-width
 * forms of digits and signs made narrow, one character for one, so that every offset
 * of `norm` is an offset of `text`.
 */
export interface Compact {
  readonly text: Text;
  readonly norm: string;
  /** The text as printed, before anything was taken out. */
  readonly printed: string;
}

/** Blanks, zero-width characters and the `**` of markdown; blanks between digits stay one blank. */
const INSIGNIFICANT = /(?<!\d)\s+|\s+(?!\d)|[\u200b\ufeff]|\*\*/g;
const BROKEN_NUMBER = /(?<=\d)\s+(?=\.\d)|(?<=\d\.)\s+(?=\d)/g;

const NARROW: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '％': '%',
  '﹪': '%',
  '：': ':',
  '；': ';',
  '．': '.',
  '－': '-',
  '−': '-',
  '＋': '+',
  '～': '~',
  '〜': '~',
};

/** Full-width digits and the signs above. */
const WIDE = /[０-９（）％﹪：；．－−＋～〜]/g;

/** Prepares a paragraph, cell or heading. */
export function compact(text: Text): Compact {
  const kept = without(without(text, BROKEN_NUMBER), INSIGNIFICANT);
  return { text: kept, norm: kept.value.replace(WIDE, narrow), printed: text.value };
}

const OFFSETS = new WeakMap<Compact, Uint32Array>();

/** The stretch as printed, with the blanks inside it. */
export function printedBetween(compacted: Compact, start: number, end: number): string {
  if (start >= end) return '';
  const offsets = OFFSETS.get(compacted) ?? printedOffsets(compacted);
  OFFSETS.set(compacted, offsets);
  const last = offsets[end - 1] ?? 0;
  return compacted.printed.slice(offsets[start] ?? 0, last + 1);
}

/** For each character that was kept, where it stands in the printed text. */
function printedOffsets({ text, printed }: Compact): Uint32Array {
  const offsets = new Uint32Array(text.value.length);
  let at = 0;
  for (let index = 0; index < offsets.length; index += 1) {
    at = printed.indexOf(text.value.charAt(index), at);
    offsets[index] = at;
    at += 1;
  }
  return offsets;
}

/** The source of a stretch of a prepared text; looks only at the pieces it touches. */
export function sourceBetween({ text }: Compact, start: number, end: number): Source {
  let low = 0;
  let high = text.pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = text.pieces[middle];
    if (piece !== undefined && piece.at + piece.length <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while ((text.pieces[last]?.at ?? end) < end) last += 1;
  return sourceOf({ value: text.value, pieces: text.pieces.slice(low, last) }, start, end);
}

/** The text without the matches of a pattern, in one pass over characters and pieces. */
function without(text: Text, pattern: RegExp): Text {
  const cuts = [...text.value.matchAll(pattern)].map(
    (match) => [match.index, match.index + match[0].length] as const,
  );
  if (cuts.length === 0) return text;
  const pieces: Piece[] = [];
  let next = 0;
  let removed = 0;
  for (const piece of text.pieces) {
    const end = piece.at + piece.length;
    let from = piece.at;
    for (let cut = cuts[next]; cut !== undefined && cut[0] < end; cut = cuts[next]) {
      keep(pieces, piece, from, Math.min(cut[0], end), removed);
      from = Math.max(from, Math.min(cut[1], end));
      if (cut[1] > end) break;
      removed += cut[1] - cut[0];
      next += 1;
    }
    keep(pieces, piece, from, end, removed);
  }
  return { value: text.value.replace(pattern, ''), pieces };
}

/** Adds the characters from `from` to before `to` of a piece, moved back by what was cut before. */
function keep(pieces: Piece[], piece: Piece, from: number, to: number, removed: number): void {
  if (from >= to) return;
  const by = from - piece.at;
  pieces.push({ at: from - removed, length: to - from, anchor: moved(piece.anchor, by) });
}

function narrow(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0xff10 && code <= 0xff19) return String.fromCharCode(code - 0xfee0);
  return NARROW[char] ?? char;
}
