import { concatTexts, type Text } from '../../document/text.js';
import type { Heading, Paragraph } from '../../document/tree.js';
import { endsAsHeading, isHeadingBody, type Marker, markerOf } from './headings.js';
import { type Line, lineSlice } from './lines.js';
import { leadingMarkup, withoutMarkup } from './markup.js';
import type { Placed } from './placed.js';
import { endsClause, endsOpen, endsSentence, hasClause } from './sentences.js';
import { stretchedLines } from './stretched.js';
import { indentOf, isMeantBreak, isWiderThanFirst, lineWidth, type Wrapping } from './wrapping.js';

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
  const stretched = stretchedLines(lines, start, end, wrapping);
  while (index < end) {
    const heading = stretched.has(index) ? null : headingAt(lines, index, end, wrapping);
    const stop = heading?.end ?? paragraphEnd(lines, index, end, wrapping, { items, stretched });
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

/**
 * Joins wrapped lines without anything between them, but for two Latin words. Digits at
 * both sides of a break are one number: in Chinese no two numbers follow each other
 * without a word or mark between them.
 */
function joined(lines: readonly Line[], start: number, end: number, file: string): Text {
  const parts: Text[] = [];
  for (let index = start; index < end; index += 1) {
    const line = lines[index] as Line;
    const blanks = line.raw.length - line.raw.trimStart().length;
    const part = withoutMarkup(lineSlice(line, file, blanks + leadingMarkup(line.value)));
    const above = parts.at(-1)?.value ?? '';
    if (/[A-Za-z]$/.test(above) && /^[A-Za-z]/.test(part.value)) parts.push(BLANK);
    parts.push(part);
  }
  return concatTexts(parts);
}

/** A blank that stands nowhere in the file: the line end was in its place. */
const BLANK: Text = { value: ' ', pieces: [] };

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
  return runsOn(lines, index, end, wrapping, marker) ? null : { marker, end: index + 1 };
}

/** A heading broken over two lines: the first nearly full, the second short and closing it. */
function wrappedHeading(
  lines: readonly Line[],
  index: number,
  end: number,
  { width }: Wrapping,
  value: string,
): Marker | null {
  const line = lines[index] as Line;
  const next = index + 1 < end ? lines[index + 1] : undefined;
  const whole = markerOf(value);
  if (next === undefined || whole === null || next.gap > 2 || markerOf(next.value) !== null) {
    return null;
  }
  if (whole.rest === '') return headingBody(`${value} ${next.value}`);
  if (width === null || endsSentence(value) || lineWidth(next.value) > width * 0.6) return null;
  const filled = !isMeantBreak(line, next, true, width);
  // Headings are set wider than text, so one may break well before the width of the text.
  const nearly = lineWidth(value) >= width * 0.7 && endsAsHeading(next.value);
  if (endsAsHeading(value) || !(filled || nearly)) return null;
  return headingBody(value + next.value);
}

function headingBody(value: string): Marker | null {
  const marker = markerOf(value);
  return marker !== null && isHeadingBody(marker.level, marker.rest) ? marker : null;
}

/** A line in the form of a heading that is full and goes on below is a wrapped item. */
function runsOn(
  lines: readonly Line[],
  index: number,
  end: number,
  { width }: Wrapping,
  marker: Marker,
): boolean {
  const line = lines[index] as Line;
  const next = index + 1 < end ? lines[index + 1] : undefined;
  if (next === undefined || markerOf(bare(next)) !== null) return false;
  // No heading ends within a figure.
  if (isSplitAmount(bare(line), bare(next))) return true;
  if (width === null) return false;
  if (marker.level <= 3 && endsAsHeading(marker.rest)) return false;
  const third = index + 2 < end ? lines[index + 2] : undefined;
  if (third !== undefined && isFirstOfMany(next, third, width)) return false;
  return next.gap <= 2 && !isMeantBreak(line, next, true, width);
}

/** The line looks like the indented first line of a paragraph that goes on in the next. */
function isFirstOfMany(line: Line, next: Line, width: number): boolean {
  return (
    !isWiderThanFirst(line, width) &&
    !isMeantBreak(line, next, true, width) &&
    markerOf(bare(next)) === null
  );
}

/** What was seen of the lines before and around a paragraph. */
interface Seen {
  /** Numbers of the last items by level. */
  readonly items: ReadonlyMap<number, string>;
  /** Lines below which the same printed line goes on. */
  readonly stretched: ReadonlySet<number>;
}

function paragraphEnd(
  lines: readonly Line[],
  start: number,
  end: number,
  wrapping: Wrapping,
  { items, stretched }: Seen,
): number {
  const first = markerOf(bare(lines[start] as Line));
  const seen = first === null ? items : counted(items, first);
  let index = start + 1;
  for (; index < end; index += 1) {
    if (stretched.has(index - 1)) continue;
    const line = lines[index] as Line;
    const above = wholeLine(lines, index - 1, stretched);
    if (index === start + 1 && first?.rest === '') continue;
    if (!goesOn(above, line, index === start + 1, wrapping)) break;
    if (startsItem(above, line, index === start + 1, wrapping, seen)) break;
  }
  return index;
}

/** The line at `index`; filled to the margin where it is the last piece of a stretched one. */
function wholeLine(lines: readonly Line[], index: number, stretched: ReadonlySet<number>): Line {
  const line = lines[index] as Line;
  return stretched.has(index - 1) ? { ...line, full: true } : line;
}

/** A stop or closing bracket at the start of a line belongs to the line above. */
const CLOSER = /^[。，、；：！？”’）)》]/;

const UNIT = '(?:百?万元|亿元|元|万|亿|[%％‰]|人次|人|个|辆|台|套|家|次|批|名|项|年|月|日)';
const STARTS_WITH_UNIT = new RegExp(`^${UNIT}`);
const STARTS_WITH_DIGITS = new RegExp(`^\\d{1,4}\\s*${UNIT}`);

/** A number at the end of a line and its unit, or its last decimals, at the start of the next. */
function isSplitAmount(above: string, below: string): boolean {
  return (
    (/\d$/.test(above) && STARTS_WITH_UNIT.test(below)) ||
    (/\d\.\d*$/.test(above) && STARTS_WITH_DIGITS.test(below))
  );
}

/** One printed line that a converter set on two: the second begins where the first ends. */
function isStaggered(above: Line, line: Line): boolean {
  // Where the page tells how far a line goes, no line was set on two.
  if (above.full !== undefined || endsSentence(bare(above))) return false;
  const indent = line.raw.length - line.raw.trimStart().length;
  const left = above.raw.length - above.raw.trimStart().length;
  return line.gap === 0 && indent > left + 3 && indent >= above.raw.trimEnd().length - 2;
}

/** Whether the sentence that the upper line holds goes on in the lower one. */
function goesOn(above: Line, line: Line, first: boolean, { width, indented }: Wrapping): boolean {
  const value = bare(above);
  if (CLOSER.test(line.value) || isSplitAmount(value, line.value) || isStaggered(above, line)) {
    return true;
  }
  if (above.whole === true) return endsOpen(value);
  const meant = width === null ? above.full !== true : isMeantBreak(above, line, first, width);
  if (indented && width !== null && indentOf(line) >= indentOf(above) + 2 && !endsOpen(value)) {
    return false;
  }
  if (endsSentence(value)) {
    if (meant || line.apart === true) return false;
    return (width !== null && isWiderThanFirst(line, width)) || (indented && indentOf(line) < 2);
  }
  if (endsOpen(value) || (CLOSER.test(value) && !endsClause(value))) return true;
  if (endsClause(value)) return !meant;
  if (hasClause(value) || above.full === true) return true;
  return width !== null && lineWidth(value) >= width * 0.65;
}

/** Whether a line with a number starts an item of its own or only happens to begin with one. */
function startsItem(
  above: Line,
  line: Line,
  first: boolean,
  { width }: Wrapping,
  items: ReadonlyMap<number, string>,
): boolean {
  const marker = markerOf(bare(line));
  if (marker === null) return false;
  if (endsClause(bare(above)) || width === null || marker.level <= 3) return true;
  if (isMeantBreak(above, line, first, width) && !endsOpen(bare(above))) return true;
  return isNext(items.get(marker.level), marker.ordinal);
}

function isNext(last: string | undefined, ordinal: string): boolean {
  return ordinal === '1' || (last !== undefined && Number(ordinal) === Number(last) + 1);
}
