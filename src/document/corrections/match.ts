import type { Piece, Text } from '../text.js';

/** A stretch of a text, offsets in UTF-16. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a reading stands in a stretch of a text; blanks on either side do not count, because
 * a figure that was broken over lines is reported in one piece.
 * @param atStart only where the stretch begins
 */
export function occurrencesOf(
  text: Text,
  within: Stretch,
  read: string,
  atStart: boolean,
): readonly Stretch[] {
  const wanted = read.replace(/\s+/g, '');
  if (wanted === '') return [];
  const offsets: number[] = [];
  let plain = '';
  for (let at = within.start; at < within.end; at += 1) {
    const letter = text.value.charAt(at);
    if (/\s/.test(letter)) continue;
    offsets.push(at);
    plain += letter;
  }
  const found: Stretch[] = [];
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length)) {
    if (atStart && at > 0) break;
    if (isPartOfNumber(plain, at, wanted)) continue;
    const start = offsets[at] ?? within.end;
    found.push({ start, end: (offsets[at + wanted.length - 1] ?? start) + 1 });
  }
  return found;
}

/** `3.03` does not stand in `503.03`. */
function isPartOfNumber(plain: string, at: number, wanted: string): boolean {
  const digit = /[\d.,]/;
  const before = plain.charAt(at - 1);
  const after = plain.slice(at + wanted.length);
  return (
    (/^\d/.test(wanted) && digit.test(before) && /\d/.test(plain.slice(Math.max(0, at - 2), at))) ||
    (/\d$/.test(wanted) && /^(?:\d|[.,]\d)/.test(after))
  );
}

/** Another text at the place of a piece: of a cell or an element the place as a whole. */
export function standing(value: string, piece: Piece | null): Text {
  if (value === '' || piece === null) return { value, pieces: [] };
  const { anchor } = piece;
  const place = anchor.kind === 'line' ? anchor : { kind: anchor.kind, span: anchor.span };
  return { value, pieces: [{ at: 0, length: value.length, anchor: place }] };
}
