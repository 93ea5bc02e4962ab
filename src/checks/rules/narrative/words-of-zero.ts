import { sourceOf, type Text } from '../../../document/text.js';
import { isZero } from '../../../facts/printed.js';
import type { Claim, SectionReading } from '../../../forms/reading.js';
import type { FindingPlace, FormResult, FormRule } from '../../rule.js';
import { ARITHMETIC } from '../bases.js';
import { zeroSentence } from '../examples-text.js';
import { claimsByParagraph } from '../prints.js';

/** Words of official phrases may have blanks between them. */
const loose = (words: string) => [...words].join('\\s*');
const any = (...words: readonly string[]) => `(?:${words.map(loose).join('|')})`;

const MORE_OR_LESS = any('大于', '高于', '多于', '超过', '小于', '低于', '少于');
const UP_OR_DOWN = any('增加', '减少', '增长', '下降');
const BUDGET = `(?:${any('年初', '全年', '调整')}\\s*)?${loose('预算')}(?:\\s*数)?`;
/** An opposite in brackets behind the word is a choice not made, which another rule reports. */
const NO_CHOICE = '(?!\\s*[（(])';

const AGAINST_BUDGET = new RegExp(
  `${loose('决算')}(?:\\s*数)?\\s*(?:${MORE_OR_LESS}${NO_CHOICE}\\s*${BUDGET}|${any('较', '比')}\\s*${BUDGET}\\s*${UP_OR_DOWN}${NO_CHOICE})`,
);
const AGAINST_LAST_YEAR = new RegExp(
  `${any('较上年', '比上年')}(?:\\s*[度数])?\\s*${UP_OR_DOWN}\\s*的\\s*(?:${any('主要')}\\s*)?${loose('原因')}`,
);

/** A reason for a difference of nothing: words of the template that stayed (C11). */
export const wordsOfZero: FormRule = {
  meta: {
    id: 'words-of-zero',
    severity: 'warning',
    title: { zh: '没有差异却说明差异原因', en: 'A reason for a difference of nothing' },
    description: {
      zh: '预算数、决算数都为零，却说决算数大于或小于预算数；增减额为零，却说明增加或减少的原因：模板用语没有按实际修改。',
      en: 'Budget and final figure are both zero, yet one is said to be above or below the other; or a change of zero is given a reason for an increase or decrease: words of the template that were not adapted.',
    },
    identities: ['C11'],
    basis: ARITHMETIC,
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: zeroSentence('决算数与预算数持平的主要原因'),
        why: { zh: '零与零持平', en: 'zero equals zero' },
      },
    ],
    fail: [
      {
        text: zeroSentence('决算数小于预算数的主要原因'),
        why: { zh: '零不小于零', en: 'zero is not below zero' },
      },
      {
        text: zeroSentence('决算数较上年减少的主要原因'),
        why: { zh: '增减额为零', en: 'the change is zero' },
      },
    ],
  },
  *check(reading): Iterable<FormResult> {
    const claims = claimsByParagraph(reading);
    let clean = true;
    for (const section of reading.sections) {
      for (const { index, text } of section.paragraphs) {
        const places = contradictions(section, text, claims.get(index) ?? []);
        if (places.length === 0) continue;
        clean = false;
        const printed = places.map((place) => place.text);
        yield {
          outcome: 'broken',
          message: {
            zh: `有关数字都为零，却写有“${printed.join('”“')}”`,
            en: `the figures are zero, yet the text says ${printed.map((one) => `“${one}”`).join(', ')}`,
          },
          places,
          printed: printed.join('；'),
        };
      }
    }
    if (clean) yield { outcome: 'holds', places: [] };
  },
};

function contradictions(
  section: SectionReading,
  text: Text,
  claims: readonly Claim[],
): FindingPlace[] {
  const plain = claims.filter(({ printed }) => printed.form === 'number');
  const budgets = plain.filter(({ basis }) => basis === 'budget' || basis === 'adjusted-budget');
  const finals = plain.filter(({ basis }) => basis === 'final');
  const changes = plain.filter(
    ({ basis, against }) => basis === 'change' && against === 'prior-year',
  );
  return [
    ...(allZero(budgets) && finals.every(isNothing) ? found(section, text, AGAINST_BUDGET) : []),
    ...(allZero(changes) ? found(section, text, AGAINST_LAST_YEAR) : []),
  ];
}

function allZero(claims: readonly Claim[]): boolean {
  return claims.length > 0 && claims.every(isNothing);
}

function isNothing({ printed }: Claim): boolean {
  return isZero(printed);
}

function found(section: SectionReading, text: Text, words: RegExp): FindingPlace[] {
  const match = words.exec(text.value);
  if (match === null) return [];
  const end = match.index + match[0].length;
  return [
    {
      place: {
        kind: 'narrative',
        id: section.path,
        label: section.heading,
        quote: match[0].replace(/\s+/g, ''),
      },
      text: match[0].replace(/\s+/g, ''),
      source: sourceOf(text, match.index, end),
    },
  ];
}
