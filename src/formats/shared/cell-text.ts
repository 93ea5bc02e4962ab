import { concatTexts, type Text, trimText } from '../../document/text.js';
import { withoutInvisible } from './markup.js';

/**
 * The words of a cell whose text stands on several lines. Chinese goes on without a blank;
 * Latin words get one. Figures on two lines are two figures: a mark that no number holds
 * keeps them from being read as one.
 */
export function cellText(lines: readonly Text[]): Text {
  const parts: Text[] = [];
  for (const line of lines) {
    const text = trimText(withoutInvisible(line));
    if (text.value === '') continue;
    const above = parts.at(-1)?.value ?? '';
    if (/\d$/.test(above) && /^[-−]?\d/.test(text.value)) parts.push(placeless(' / '));
    else if (/[A-Za-z\d]$/.test(above) && /^[A-Za-z]/.test(text.value)) parts.push(placeless(' '));
    parts.push(text);
  }
  return parts.length === 1 ? (parts[0] as Text) : concatTexts(parts);
}

/** Characters that stand nowhere in the file. */
export function placeless(value: string): Text {
  return { value, pieces: [] };
}
