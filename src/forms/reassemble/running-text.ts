import { concatTexts, type Text } from '../../document/text.js';
import type { Block, Fragments } from '../../document/tree.js';

const BLANK: Text = { value: ' ', pieces: [] };
const LONG_LINE = 20;
/** A mark of a sentence; that of an ordinal (一、 and 1、) is none. */
const MARK = /[，。；：]|(?<![一二三四五六七八九十\d])、/;

/**
 * Wrapped sentences that were taken for a table: most lines are long, and they hold the
 * marks of sentences. They go back to the running text, where their figures are read.
 * @returns null where the lines are no sentences
 */
export function runningText(block: Fragments): readonly Block[] | null {
  const lines = block.lines.map((line) => joinLine(line)).filter((line) => line.value !== '');
  const long = lines.filter((line) => line.value.replace(/\s+/g, '').length >= LONG_LINE);
  const marked = lines.filter((line) => MARK.test(line.value));
  if (lines.length === 0 || long.length * 2 <= lines.length || marked.length * 2 <= lines.length) {
    return null;
  }
  const page = block.page === undefined ? {} : { page: block.page };
  const title = block.caption.title === null ? [] : [block.caption.title];
  return [
    ...title.map((text): Block => ({ type: 'paragraph', text, ...page })),
    { type: 'paragraph', text: concatTexts(lines), ...page },
    ...block.notes.map((text): Block => ({ type: 'paragraph', text, ...page })),
  ];
}

function joinLine(line: readonly Text[]): Text {
  return concatTexts(line.flatMap((text, index) => (index === 0 ? [text] : [BLANK, text])));
}
