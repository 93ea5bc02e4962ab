import { isLeaderLine } from './contents.js';
import { type Line, printedWidth } from './lines.js';
import { hasClause } from './sentences.js';

/** How the lines of a document were wrapped. */
export interface Wrapping {
  /** Width of a full line in columns, or null where a line is a whole paragraph. */
  readonly width: number | null;
  /** The first lines of paragraphs are indented, so an indent tells where one begins. */
  readonly indented: boolean;
}

/** Columns that an indented first line leaves empty: two characters. */
const INDENT = 4;
/** Columns by which a full line may be narrower than the text block. */
const SLACK = 2;
const SHORTEST_TEXT_LINE = 36;
const FEWEST_LINES = 5;
const MANY_LINES = 12;

/**
 * Finds out how the document was wrapped. Wrapped lines crowd just below one width and
 * hardly any is longer; where they do not, a line is a paragraph.
 */
export function wrappingOf(lines: readonly Line[]): Wrapping {
  const text = lines.filter(isText);
  const long = text.filter((line) => lineWidth(line.value) >= SHORTEST_TEXT_LINE);
  // Where the rows of tables are as many, the lines of sentences alone still crowd.
  const sentences = long.filter((line) => hasClause(line.value));
  const indents = long.filter((line) => indentOf(line) >= 2).length;
  return {
    width: crowdedWidth(widths(long), 5) ?? crowdedWidth(widths(sentences), 3),
    indented: indents * 20 >= long.length && indents * 10 <= long.length * 7,
  };
}

function widths(lines: readonly Line[]): readonly number[] {
  return lines.map((line) => lineWidth(line.value));
}

/** Not a row of a table nor an entry of a contents page, as far as one line can tell. */
function isText(line: Line): boolean {
  return (
    !line.raw.includes('\t') &&
    !/\S\s{2,}\S/.test(line.value) &&
    !isLeaderLine(line.value) &&
    !isRowOfFigures(line.value)
  );
}

/** Three figures or dashes standing by themselves, and no mark of a sentence: a table's row. */
function isRowOfFigures(value: string): boolean {
  if (/[，。；：]/.test(value)) return false;
  const figures = value.split(/\s+/).filter((piece) => /^(?:-?\d[\d,.]*|[—-]+)$/.test(piece));
  return figures.length >= 3;
}

/** @param share one line of so many may be longer than the width */
function crowdedWidth(found: readonly number[], share: number): number | null {
  if (found.length < FEWEST_LINES) return null;
  const counts = new Map<number, number>();
  for (const width of found) counts.set(width, (counts.get(width) ?? 0) + 1);
  let [best, most] = [0, 0];
  for (const width of counts.keys()) {
    let near = 0;
    for (let w = width - 6; w <= width; w += 1) near += counts.get(w) ?? 0;
    if (near > most || (near === most && width < best)) [best, most] = [width, near];
  }
  const longer = found.filter((width) => width > best + SLACK).length;
  // A few lines may crowd by chance, many do not.
  const least = found.length < MANY_LINES ? 2 : 4;
  return most * least >= found.length && longer * share <= found.length ? best : null;
}

/**
 * Width without blanks: between a character and a number converters print a blank for
 * what is a hair's breadth on the page.
 */
export function lineWidth(value: string): number {
  return printedWidth(value.replace(/\s/g, ''));
}

export function indentOf(line: Line): number {
  return printedWidth(line.raw.slice(0, line.raw.length - line.raw.trimStart().length));
}

/**
 * Whether the first piece of the lower line would still have fitted on the upper one, so
 * that the break was meant. Characters break anywhere; numbers and words stay whole.
 * @param first the upper line is the first of its paragraph and may have been indented
 */
export function isMeantBreak(above: Line, line: Line, first: boolean, width: number): boolean {
  if (above.full !== undefined) return !above.full;
  const piece = /^(?:[\w.,%‰]+|\S)[，。、；：！？）)》”’]*/.exec(line.value)?.[0] ?? '';
  const used = lineWidth(above.value) + (first ? INDENT : 0) + lineWidth(piece);
  return used <= width - SLACK;
}

/** Too wide for the indented first line of a paragraph. */
export function isWiderThanFirst(line: Line, width: number): boolean {
  return lineWidth(line.value) > width - INDENT + 1;
}
