import { concatTexts, type Text } from '../../document/text.js';
import type { Heading, Paragraph } from '../../document/tree.js';
import { endsAsHeading, headingOf, isHeadingBody, type Marker, markerOf } from './headings.js';
import { type Line, lineSlice, printedWidth } from './lines.js';
import { leadingMarkup, withoutMarkup } from './markup.js';
import { endsClause, endsOpen, endsSentence, hasClause } from './sentences.js';
import type { Placed } from './tab-tables.js';

/** How the lines of a document were wrapped. */
export interface Wrapping {
  /** Width of a full line, or null where a line is a whole paragraph. */
  readonly width: number | null;
}

/**
 * Turns the lines from `start` to before `end`, which no table or contents page owns,
 * into headings and paragraphs.
 */
export function readRunningText(
  lines: readonly Line[],
  start: number,
  end: number,
  wrapping: Wrapping,
  file: string,
): Placed<Heading | Paragraph>[] {
  const blocks: Placed<Heading | Paragraph>[] = [];
  let index = start;
  let items = new Map<number, string>();
  while (index < end) {
    const heading = headingAt(lines, index, end, wrapping);
    const stop = heading?.end ?? paragraphEnd(lines, index, end, wrapping, items);
    const marker = heading?.marker ?? markerOf(bare(lines[index] as Line));
    if (marker !== null) items = counted(items, marker);
    const text = joined(lines, index, stop, file);
    const page = (lines[index] as Line).page;
    const where = page === undefined ? {} : { page };
    blocks.push({
      start: index,
      end: stop,
      block:
        heading === null
          ? { type: 'paragraph', text, ...where }
          : {
              type: 'heading',
              level: heading.marker.level,
              marker: heading.marker.marker,
              text,
              ...where,
            },
    });
    index = stop;
  }
  return blocks;
}

/** Numbers of the last items by level; a new item of one level forgets the levels below it. */
function counted(items: ReadonlyMap<number, string>, marker: Marker): Map<number, string> {
  const kept = [...items].filter(([level]) => level < marker.level);
  return new Map([...kept, [marker.level, marker.ordinal]]);
}

function bare(line: Line): string {
  return line.value.slice(leadingMarkup(line.value));
}

/** Joins wrapped lines without anything between them; a blank between two Latin words stays. */
function joined(lines: readonly Line[], start: number, end: number, file: string): Text {
  const parts: Text[] = [];
  for (let index = start; index < end; index += 1) {
    const line = lines[index] as Line;
    const blanks = line.raw.length - line.raw.trimStart().length;
    parts.push(withoutMarkup(lineSlice(line, file, blanks + leadingMarkup(line.value))));
  }
  return concatTexts(parts);
}

interface FoundHeading {
  readonly marker: Marker;
  readonly end: number;
}

function headingAt(
  lines: readonly Line[],
  index: number,
  end: number,
  wrapping: Wrapping,
): FoundHeading | null {
  const line = lines[index] as Line;
  const value = bare(line);
  const marker = markerOf(value);
  if (marker === null) return null;
  const wrapped = wrappedHeading(lines, index, end, wrapping, value);
  if (wrapped !== null) return { marker: wrapped, end: index + 2 };
  if (!isHeadingBody(marker.level, marker.rest)) return null;
  return runsOn(lines, index, end, wrapping, value) ? null : { marker, end: index + 1 };
}

/** A heading broken over two lines: the first nearly full, the second short and closing it. */
function wrappedHeading(
  lines: readonly Line[],
  index: number,
  end: number,
  wrapping: Wrapping,
  value: string,
): Marker | null {
  const next = index + 1 < end ? lines[index + 1] : undefined;
  const whole = markerOf(value);
  if (next === undefined || whole === null || next.gap > 1) return null;
  if (whole.level === 1 && whole.rest === '') {
    const both = markerOf(`${value} ${next.value}`);
    return markerOf(next.value) === null && both !== null && isHeadingBody(1, both.rest)
      ? both
      : null;
  }
  const width = wrapping.width;
  if (width === null || printedWidth(value) < width * 0.7) return null;
  if (endsAsHeading(value) && printedWidth(value) < width - 4) return null;
  if (endsSentence(value) || markerOf(next.value) !== null) return null;
  if (printedWidth(next.value) > width * 0.6) return null;
  const both = markerOf(value + next.value);
  const closes = endsAsHeading(next.value) || printedWidth(value) >= width - 4;
  return both !== null && closes && isHeadingBody(both.level, both.rest) ? both : null;
}

/** A line in the form of a heading that is full and goes on below is a wrapped item. */
function runsOn(
  lines: readonly Line[],
  index: number,
  end: number,
  wrapping: Wrapping,
  value: string,
): boolean {
  const next = index + 1 < end ? lines[index + 1] : undefined;
  if (next === undefined || wrapping.width === null || endsAsHeading(value)) return false;
  return (
    printedWidth(value) >= wrapping.width - 6 && markerOf(next.value) === null && next.gap <= 1
  );
}

function paragraphEnd(
  lines: readonly Line[],
  start: number,
  end: number,
  wrapping: Wrapping,
  items: ReadonlyMap<number, string>,
): number {
  let index = start + 1;
  let seen = items;
  while (index < end) {
    const above = lines[index - 1] as Line;
    const line = lines[index] as Line;
    const marker = markerOf(bare(line));
    if (index - 1 === start) {
      const first = markerOf(bare(above));
      if (first !== null) seen = counted(seen, first);
    }
    if (!goesOn(above, line, wrapping) || startsItem(above, line, marker, wrapping, seen)) break;
    index += 1;
  }
  return index;
}

/** A stop or bracket alone on a line belongs to the line above. */
function isCloser(value: string): boolean {
  return /^[。，、；：！？”’）)》]{1,3}$/.test(value);
}

/** Whether the sentence that the upper line holds goes on in the lower one. */
function goesOn(above: Line, line: Line, { width }: Wrapping): boolean {
  const value = bare(above);
  if (isCloser(line.value)) return true;
  if (/^[。，、；：！？”’）》]/.test(line.value)) return true;
  const printed = printedWidth(above.value);
  if (endsSentence(value)) return staysIn(line, printed, width);
  if (endsOpen(value)) return true;
  if (endsClause(value)) return width !== null && printed >= width - 4;
  if (hasClause(value)) return true;
  return width !== null && printed >= width * 0.65;
}

/**
 * After a sentence that ends just at the margin the paragraph goes on only if the next
 * line is too long to be the indented first line of another.
 */
function staysIn(line: Line, printed: number, width: number | null): boolean {
  return width !== null && printed >= width - 1 && printedWidth(line.value) >= width - 1;
}

/** Whether a line with a number starts an item of its own or only happens to begin with one. */
function startsItem(
  above: Line,
  line: Line,
  marker: Marker | null,
  { width }: Wrapping,
  items: ReadonlyMap<number, string>,
): boolean {
  if (marker === null) return false;
  if (endsClause(bare(above)) || width === null) return true;
  if (headingOf(line.value) !== null && marker.level <= 3) return true;
  if (printedWidth(above.value) < width - 6 && !endsOpen(bare(above))) return true;
  return marker.level <= 3 || isNext(items.get(marker.level), marker.ordinal);
}

function isNext(last: string | undefined, ordinal: string): boolean {
  return ordinal === '1' || (last !== undefined && Number(ordinal) === Number(last) + 1);
}
