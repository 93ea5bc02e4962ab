import { ReadError } from '../../document/read-error.js';
import { lineText } from '../../document/text.js';
import type { Document, UnreadText } from '../../document/tree.js';
import { readBlocks } from '../shared/blocks.js';
import { splitLines } from '../shared/lines.js';
import { decodeText } from './encoding.js';
import { separatedTables } from './separated.js';

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
  return {
    file,
    format: 'text',
    sections: [{ blocks: readBlocks(all, file, separatedTables) }],
    unread,
  };
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
