/** Pages from the first to the last, both counted, 1-based. */
export interface PageRange {
  readonly first: number;
  readonly last: number;
}

/** `3`, `3-5`, `1,4-6`; null where it is none of these. */
export function pageRanges(text: string): readonly PageRange[] | null {
  const ranges: PageRange[] = [];
  for (const part of text.split(/[,，]/)) {
    const match = /^\s*(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?\s*$/.exec(part);
    if (match === null) return null;
    const first = Number.parseInt(match[1] ?? '', 10);
    const last = match[2] === undefined ? first : Number.parseInt(match[2], 10);
    if (first < 1 || last < first) return null;
    ranges.push({ first, last });
  }
  return ranges;
}

/** Whether a page is asked for; all are where nothing is said. */
export function isWanted(ranges: readonly PageRange[] | null, page: number): boolean {
  return ranges === null || ranges.some(({ first, last }) => page >= first && page <= last);
}
