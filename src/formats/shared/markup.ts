import { concatTexts, removeFromText, sliceText, type Text } from '../../document/text.js';

/**
 * Marks that converters leave in text: they say how something looked and are not content.
 * Bold signs only in pairs around words, because `张**，李**` are masked names.
 */
const MARKUP =
  /\*\*(?=[^*\s，。、；：）”》])([^*]*[^*\s])\*\*|<\/?(?:p|br|b|strong|em|i|u|span|div|font)(?:\s[^<>]{0,300})?\s?\/?>/gi;

/** Removes converters' marks from a text that stands on one line. */
export function withoutMarkup(text: Text): Text {
  const visible = withoutInvisible(text);
  return visible.value.includes('**') || visible.value.includes('<') ? unmarked(visible) : visible;
}

function unmarked(text: Text): Text {
  const kept: Text[] = [];
  let from = 0;
  const keep = (start: number, end: number) => {
    if (end > start) kept.push(sliceText(text, start, end));
  };
  for (const match of text.value.matchAll(MARKUP)) {
    keep(from, match.index);
    const end = match.index + match[0].length;
    if (match[1] !== undefined) keep(match.index + 2, end - 2);
    from = end;
  }
  if (from === 0) return text;
  keep(from, text.value.length);
  return concatTexts(kept);
}

/** Break hints and joiners that web pages put between characters; nothing is printed for them. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;

/** The text as it is seen. */
export function withoutInvisible(text: Text): Text {
  return removeFromText(text, INVISIBLE);
}

/** What a line says, without blanks at its ends and without what is not printed. */
export function visibleWords(raw: string): string {
  return raw.replace(INVISIBLE, '').trim();
}

/** `- `, `* `, `• ` and `## ` before the words of a converted list item or heading. */
const LEAD = /^(?:[-*+•·●▪◆■\uE000-\uF8FF]\s+|#{1,6}\s+)/;

/** Length of a list or heading mark at the start of the line. */
export function leadingMarkup(value: string): number {
  return LEAD.exec(value)?.[0].length ?? 0;
}

/** A drawn rule: dashes, equals signs or box lines and nothing else; `— —` are printed blanks. */
export function isRule(value: string): boolean {
  return /^[-=_+|:\s─━═┄┈*~]+$/.test(value) && /([-=_─━═┄┈*~])\1\1/.test(value);
}
