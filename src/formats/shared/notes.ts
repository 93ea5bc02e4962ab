import { concatTexts, type Text } from '../../document/text.js';
import { captionLine, isTableTitle } from './captions.js';
import { headingOf, isFirmHeading, markerOf } from './headings.js';
import { type Line, lineSlice } from './lines.js';
import { withoutMarkup } from './markup.js';
import { endsSentence } from './sentences.js';

const NOTE = /^(?:备\s{0,2}注|注\s{0,2}释|附\s{0,2}注|注|说明)\s{0,2}(?:\d{0,2})\s{0,2}[:：]/;

export function startsNote(value: string): boolean {
  return NOTE.test(value);
}

export interface NotesBelow {
  readonly notes: readonly Text[];
  /** Index of the first line after the notes. */
  readonly end: number;
}

/**
 * Reads notes from `from`: 注：… with the lines wrapped below it, and numbered notes that
 * follow in sequence. Another numbered line or a heading ends them.
 */
export function notesBelow(
  lines: readonly Line[],
  from: number,
  free: (index: number) => boolean,
  file: string,
): NotesBelow {
  const first = lines[from];
  if (first === undefined || !free(from) || !startsNote(first.value))
    return { notes: [], end: from };
  const notes: Text[][] = [[lineSlice(first, file)]];
  let number = lastNumber(first.value);
  let index = from + 1;
  for (; index < lines.length && free(index); index += 1) {
    const line = lines[index] as Line;
    const above = lines[index - 1] as Line;
    const marker = markerOf(line.value);
    const open = above.whole !== true && !endsSentence(above.value) && !/[:：]$/.test(above.value);
    if (marker !== null && marker.level === 4 && Number(marker.ordinal) === number + 1) {
      number += 1;
      notes.push([lineSlice(line, file)]);
      continue;
    }
    if (!open && startsNote(line.value) && line.gap <= 3) {
      notes.push([lineSlice(line, file)]);
      number = lastNumber(line.value);
      continue;
    }
    const heading = headingOf(line.value);
    if (!open || (heading !== null && isFirmHeading(heading)) || line.gap > 3) break;
    if (startsCaption(lines, index, file)) break;
    notes.at(-1)?.push(lineSlice(line, file));
  }
  return { notes: notes.map((parts) => concatTexts(parts.map(withoutMarkup))), end: index };
}

/** The caption of the table below begins here, whether or not the note above closed its sentence. */
function startsCaption(lines: readonly Line[], index: number, file: string): boolean {
  const [line, next] = [lines[index], lines[index + 1]];
  if (line === undefined) return false;
  if (captionLine(line, file) !== null) return true;
  return isTableTitle(line.value) && next !== undefined && captionLine(next, file) !== null;
}

/** The last number of a sequence printed in one line: 注：1、…。2、…。 ends with 2. */
function lastNumber(value: string): number {
  let number = 0;
  for (const match of value.matchAll(/(\d{1,2})\s{0,2}[.、．](?!\d)/g)) {
    if (Number(match[1]) === number + 1) number += 1;
  }
  return number;
}
