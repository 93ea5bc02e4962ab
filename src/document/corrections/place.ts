import type { Part, Span } from '../../facts/source.js';

/** A cell by its position: table of the document, row with the heads, and column, from 1. */
export interface CellPosition {
  readonly table: number;
  readonly row: number;
  readonly column: number;
}

/**
 * `3:17`, `p.3 [72,110,130,122]` (left, top, right, bottom in points from the page's top left
 * corner), `Sheet1!B2`, an element path: a place without its file.
 */
export function placeInFile(span: Span): string {
  if ('line' in span) return `${span.line}:${span.column}`;
  if ('page' in span) return `p.${span.page} [${span.box.map(Math.round).join()}]`;
  return `${'sheet' in span ? `${span.sheet}!${span.cell}` : span.path}${partOf(span)}`;
}

/** `@3-9`: UTF-16 offsets in the text of the place, where not all of it is meant. */
function partOf({ start, end }: Part): string {
  return start === undefined || end === undefined ? '' : `@${start}-${end}`;
}

/** A place of a cell or an element, with where in its text it begins; null for all of it. */
export function splitPart(place: string): {
  readonly whole: string;
  readonly start: number | null;
} {
  const match = /^(.*)@(\d{1,9})-\d{1,9}$/.exec(place);
  const [, whole = place, digits] = match ?? [];
  return { whole, start: digits === undefined ? null : Number.parseInt(digits, 10) };
}

/** A place as reports print it, as it is written without the file before it. */
export function withoutFile(place: string, file: string): string {
  const name = file.slice(file.search(/[^/\\]*$/));
  for (const mark of [`${name}:`, `${name} `]) {
    const at = place.lastIndexOf(mark);
    const before = at > 0 ? place.charAt(at - 1) : '/';
    if (at >= 0 && /[/\\]/.test(before)) return place.slice(at + mark.length).trim();
  }
  return place.trim();
}

const PAGE_ZH = '(?:第\\s*\\d{1,5}\\s*页)?';
const BETWEEN = '\\s*[,，、]?\\s*';
const POSITIONS = [
  /^(?:page\s*\d{1,5}\s*,?\s*)?table\s*(\d{1,5})\s*,?\s*row\s*(\d{1,6})\s*,?\s*column\s*(\d{1,5})$/i,
  new RegExp(
    `^${PAGE_ZH}${BETWEEN}(?:表\\s*(\\d{1,5})|第\\s*(\\d{1,5})\\s*[个张]?\\s*表)${BETWEEN}第\\s*(\\d{1,6})\\s*行${BETWEEN}第\\s*(\\d{1,5})\\s*列$`,
  ),
];

/**
 * `page 12, table 3, row 5, column 2` or `第12页 表3 第5行 第2列`; null for anything else.
 * Tables are counted through the document, as reports do; the page is for people.
 */
export function cellPosition(place: string): CellPosition | null {
  for (const pattern of POSITIONS) {
    const digits = pattern
      .exec(place.trim())
      ?.slice(1)
      .filter((group) => group !== undefined);
    if (digits === undefined) continue;
    const [table = 0, row = 0, column = 0] = digits.map((text) => Number.parseInt(text, 10));
    return { table, row, column };
  }
  return null;
}

/** Page and corner of `p.3 [72,110,130,122]`. */
export interface PagePoint {
  readonly page: number;
  readonly left: number;
  readonly top: number;
}

export function pagePoint(place: string): PagePoint | null {
  const match =
    /^p\.\s*(\d{1,5})\s*[[(]\s*(-?\d{1,6})\s*[,，]\s*(-?\d{1,6})(?:\s*[,，]\s*-?\d{1,6}){0,2}\s*[\])]$/.exec(
      place,
    );
  if (match === null) return null;
  const [page = 0, left = 0, top = 0] = match.slice(1).map((digits) => Number.parseInt(digits, 10));
  return { page, left, top };
}

/** Line and column of `12:5`. */
export function linePoint(
  place: string,
): { readonly line: number; readonly column: number } | null {
  const match = /^(\d{1,9}):(\d{1,9})$/.exec(place);
  if (match === null) return null;
  const [line = 0, column = 0] = match.slice(1).map((digits) => Number.parseInt(digits, 10));
  return { line, column };
}
