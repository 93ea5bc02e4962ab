import { normaliseName } from '../../../../facts/names.js';
import type { Reading } from '../../../../forms/reading.js';
import type { FindingPlace } from '../../../rule.js';
import { paragraphs, type TextBlock } from './blocks.js';
import { textPlace } from './results.js';

/** 人员经费 12 万元，主要包括：基本工资、津贴补贴。 */
const LIST = /(人员经费|公用经费)[^。；]{0,30}?(?:包括|用于|主要是|主要为)\s*[：:]?\s*([^。；;]+)/g;

/** Entries of a list; a comma between three digits parts thousands, not entries. */
const ENTRY = /(?:[^、，,；;]|(?<=\d)[,，](?=\d{3}(?!\d)))+/g;

/** An economic account that a sentence of the section names. */
export interface NamedItem {
  readonly name: string;
  readonly place: FindingPlace;
}

/** The accounts that the section of basic expenditure lists in its sentences. */
export function namedItems(reading: Reading): readonly NamedItem[] {
  return paragraphs(reading)
    .filter((block) => /基本支出/.test(block.path.replace(/\s+/g, '')))
    .flatMap(itemsOf);
}

/** Full-width digits and points as ASCII; every character keeps its place. */
function asciiFigures(text: string): string {
  return text.replace(/[０-９．]/g, (character) => character.normalize('NFKC'));
}

function itemsOf(block: TextBlock): readonly NamedItem[] {
  const value = asciiFigures(block.text.value);
  return [...value.matchAll(LIST)].flatMap((match) => {
    const list = match[2] ?? '';
    const start = match.index + match[0].length - list.length;
    return [...list.matchAll(ENTRY)].flatMap((part) => {
      const name = part[0]
        .replace(/\s*(?:为)?\s*[\d.,，]+\s*(?:万|亿)?\s*元\s*$/, '')
        .replace(/等\s*$/, '');
      const lead = name.length - name.trimStart().length;
      const plain = name.trim();
      if (normaliseName(plain).length < 2 || /\d/.test(plain)) return [];
      const from = start + part.index + lead;
      return [
        { name: plain.replace(/\s+/g, ''), place: textPlace(block, from, from + plain.length) },
      ];
    });
  });
}
