import { lineText } from '../../src/document/text.js';
import type { Block, Document } from '../../src/document/tree.js';
import { keyString } from '../../src/facts/key.js';
import { valueText } from '../../src/facts/printed.js';
import { type NarrativeReading, readNarrative } from '../../src/forms/narrative/index.js';
import type { Claim, DocumentInfo } from '../../src/forms/reading.js';

export const INFO: DocumentInfo = {
  unit: '某县医疗保障局',
  region: null,
  fiscalYear: 2023,
  kind: 'final-accounts',
  level: 'unit',
  layout: null,
};

/** A document of one heading and paragraphs, each on its own line of `a.txt`. */
export function narrativeDocument(heading: string, paragraphs: readonly string[]): Document {
  const blocks: Block[] = [
    { type: 'heading', level: 2, marker: '', text: lineText(heading, 'a.txt', 1, 1) },
    ...paragraphs.map(
      (text, at): Block => ({ type: 'paragraph', text: lineText(text, 'a.txt', at + 2, 1) }),
    ),
  ];
  return { file: 'a.txt', format: 'text', sections: [{ blocks }], unread: [] };
}

/** Reads paragraphs under a heading. */
export function readUnder(
  heading: string,
  paragraphs: string | readonly string[],
  info: Partial<DocumentInfo> = {},
): NarrativeReading {
  const list = typeof paragraphs === 'string' ? [paragraphs] : paragraphs;
  return readNarrative(narrativeDocument(heading, list), { ...INFO, ...info }, []);
}

/** `key = value unit` of each claim without the unit's name; an unbound one has `? words`. */
export function told(claims: readonly Claim[]): readonly string[] {
  return claims.map((claim) => {
    const figure = `${valueText(claim.printed) ?? ''}${claim.printed.unit}`;
    const sign = claim.direction === 'decrease' ? '-' : claim.direction === 'increase' ? '+' : '';
    const keys = claim.keys.map((key) => keyString({ ...key, unit: '' }).replace('@#', ' '));
    const name =
      keys.length > 0 ? keys.join(' & ') : `${claim.bound ? claim.measure : '?'} ${claim.subject}`;
    return `${name} = ${sign}${figure}`;
  });
}
