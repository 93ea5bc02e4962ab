import { ReadError } from '../../document/read-error.js';
import { lineText } from '../../document/text.js';
import type { Block, Document, UnreadText } from '../../document/tree.js';
import { contentsPages } from './contents.js';
import { decodeText } from './encoding.js';
import { flattenedTables } from './flattened.js';
import { headingOf } from './headings.js';
import { type Line, splitLines } from './lines.js';
import { readRunningText } from './paragraphs.js';
import type { Placed } from './placed.js';
import { withoutRunningLines } from './running-lines.js';
import { separatedTables } from './separated.js';
import { wrappingOf } from './wrapping.js';

/**
 * Reads a text file into the Document tree.
 *
 * Places are counted in the original file: lines at CRLF, CR or LF, columns in UTF-16
 * units from 1. A byte order mark is no character: the first one after it is column 1.
 * Pages are counted where the file has form feeds.
 * @param bytes the file
 * @param file its name, for places and messages
 * @throws ReadError when the file is empty, binary, not decodable, or beyond the bounds
 */
export function readTextDocument(bytes: Uint8Array, file: string): Document {
  const { text, cut } = decodeText(bytes, file);
  const all = splitLines(text, file);
  if (all.length === 0) {
    throw new ReadError('empty', file, {
      zh: '文件里只有空白，没有可读的文字',
      en: 'the file holds nothing but blanks, there is no text to read',
    });
  }
  const unread = cut ? [cutCharacter(text, file)] : [];
  return { file, format: 'text', sections: [{ blocks: readBlocks(all, file) }], unread };
}

function readBlocks(all: readonly Line[], file: string): Block[] {
  const lines = withoutRunningLines(all).flatMap(splitLeadingStop);
  const wrapping = wrappingOf(lines);
  const owned = new Uint8Array(lines.length);
  const free = (index: number) => owned[index] === 0;
  const placed: Placed<Block>[] = [];
  const own = (found: readonly Placed<Block>[]) => {
    for (const item of found) {
      owned.fill(1, item.start, item.end);
      placed.push(item);
    }
  };
  own(contentsPages(lines, free, file));
  own(separatedTables(lines, free, file));
  for (const table of flattenedTables(lines, free, wrapping.width, file)) {
    own([table]);
    for (const index of table.intruders) owned[index] = 0;
  }
  for (let index = 0; index < lines.length; ) {
    let end = index;
    while (end < lines.length && free(end)) end += 1;
    for (const item of readRunningText(lines, index, end, wrapping, file)) placed.push(item);
    index = Math.max(end, index + 1);
  }
  return placed.sort((a, b) => a.start - b.start).map((item) => item.block);
}

/** A stop that came loose from the paragraph above and stands before a heading. */
function splitLeadingStop(line: Line): Line[] {
  const stop = /^[。；，、]+\s*/.exec(line.value)?.[0] ?? '';
  if (stop === '' || headingOf(line.value.slice(stop.length)) === null) return [line];
  const lead = line.raw.length - line.raw.trimStart().length + stop.length;
  const raw = line.raw.slice(lead);
  return [
    { ...line, raw: line.raw.slice(0, lead), value: stop.trim() },
    { ...line, raw, value: raw.trim(), column: line.column + lead, gap: 0, pageTop: false },
  ];
}

function cutCharacter(text: string, file: string): UnreadText {
  const lastBreak = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  const line = (text.match(/\r\n|[\r\n]/g)?.length ?? 0) + 1;
  return {
    text: lineText('\uFFFD', file, line, text.length - lastBreak),
    reason: {
      zh: '文件在一个字符中间断开，最后一个字符没有读出',
      en: 'the file ends inside a character, the last character was not read',
    },
  };
}
