import type { Reading } from '../../../../forms/reading.js';
import type { FindingPlace, FormResult, Message } from '../../../rule.js';
import { paragraphs, type TextBlock } from './blocks.js';
import { broken, holds, textPlace } from './results.js';

/**
 * A rule that looks for a pattern in every paragraph: one finding a paragraph, with all its
 * places, and one silent good case for a document without any.
 * @param message what to say of the matched texts, as printed
 */
export function* paragraphPattern(
  reading: Reading,
  pattern: RegExp,
  message: (printed: readonly string[]) => Message,
  blocks: readonly TextBlock[] = paragraphs(reading),
): Iterable<FormResult> {
  let clean = true;
  for (const block of blocks) {
    const places = matches(block, pattern);
    if (places.length === 0) continue;
    clean = false;
    const printed = places.map((place) => place.text);
    yield broken(places, message(printed), { printed: printed.join('；') });
  }
  if (clean) yield holds();
}

/** Places of every match of a global pattern in a block. */
export function matches(block: TextBlock, pattern: RegExp): FindingPlace[] {
  return [...block.text.value.matchAll(pattern)].map((match) =>
    textPlace(block, match.index, match.index + match[0].length),
  );
}
