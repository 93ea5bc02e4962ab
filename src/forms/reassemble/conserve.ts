import type { Text } from '../../document/text.js';
import { textsOf } from '../../document/texts.js';
import type { Block, Fragments, UnreadText } from '../../document/tree.js';
import { hasDigit } from './tokens.js';

const DROPPED = {
  zh: '还原表格时没有为这段文字找到位置',
  en: 'no place was found for this text when the table was put together',
};

/** Law 5: whatever the reassembly found no place for is reported, never dropped. */
export function droppedFigures(
  block: Fragments,
  blocks: readonly Block[],
  unread: readonly UnreadText[],
): readonly UnreadText[] {
  const kept = new Set<string>();
  for (const text of [...blocks.flatMap(textsOf), ...unread.map((entry) => entry.text)]) {
    for (const place of placesOf(text)) kept.add(place);
  }
  return block.lines
    .flat()
    .filter((text) => hasDigit(text.value) && !placesOf(text).every((place) => kept.has(place)))
    .map((text) => ({ text, reason: DROPPED }));
}

/** One key a character; formats without characters give one key a piece. */
export function placesOf(text: Text): readonly string[] {
  return text.pieces.flatMap((piece) => {
    const { anchor } = piece;
    if (anchor.kind === 'span') return [JSON.stringify(anchor.span)];
    return Array.from({ length: piece.length }, (_, at) => `${anchor.line}:${anchor.column + at}`);
  });
}
