import { baseValue } from '../../../facts/printed.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import type { FormResult, FormRule } from '../../rule.js';
import { claimOccurrence, findingPlace } from '../../terms.js';
import { USUAL } from '../bases.js';
import { deedsText } from '../examples-text.js';

/** Fewest characters behind a count, or before a percentage, that make it the same statement again. */
const LEAST_WORDS = 10;

/** A count that comes again with the same words is the same count (C30). */
export const repeatedWords: FormRule = {
  meta: {
    id: 'repeated-words',
    severity: 'warning',
    title: { zh: '同样的话数字不同', en: 'The same words with another figure' },
    description: {
      zh: '不同段落用同样的话写同一件事（数量后面或百分比前面至少十个字相同），数字应相同。',
      en: 'Where two paragraphs state the same thing in the same words (at least ten characters behind a count or before a percentage), the figures agree.',
    },
    identities: ['C30'],
    basis: USUAL,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: deedsText('63', '63'),
        why: { zh: '两处都是 63 家', en: '63 in both places' },
      },
    ],
    fail: [
      {
        text: deedsText('63', '73'),
        why: { zh: '一处 63 家，一处 73 家', en: '63 in one place, 73 in the other' },
      },
    ],
  },
  *check(reading: Reading): Generator<FormResult> {
    const seen = new Map<string, Claim>();
    for (const claim of reading.claims) {
      if (claim.keys.length > 0) continue;
      const words = claim.basis === 'count' ? wordsBehind(claim) : rateWords(claim);
      if (words === null) continue;
      const id = `${claim.year} ${words}`;
      const known = seen.get(id);
      if (known === undefined) seen.set(id, claim);
      else if (known.paragraph !== claim.paragraph) yield compare(reading, words, known, claim);
    }
  },
};

/** What the quote says behind the figure up to the next mark, without blanks. */
function wordsBehind({ quote, printed }: Claim): string | null {
  const text = quote.replace(/\s+/g, '');
  const figure = `${printed.text}${printed.unit}`.replace(/\s+/g, '');
  const at = text.indexOf(figure);
  if (at < 0 || text.indexOf(figure, at + 1) >= 0) return null;
  const behind = /^[^，,。；;、：:（）()\d]*/.exec(text.slice(at + figure.length))?.[0] ?? '';
  return behind.length < LEAST_WORDS ? null : `${printed.unit}${behind}`;
}

/** What names a percentage that the vocabulary does not know: 全市医保电子凭证激活率. */
function rateWords({ basis, bound, subject }: Claim): string | null {
  if (basis !== 'share-percent' || bound || subject.length < LEAST_WORDS) return null;
  return /率$|比例$|占比$/.test(subject) ? subject : null;
}

function compare(reading: Reading, words: string, known: Claim, claim: Claim): FormResult {
  if (baseValue(known.printed) === baseValue(claim.printed))
    return { outcome: 'holds', places: [] };
  const [one, other] = [known, claim].map(({ printed }) => printed.text.trim());
  return {
    outcome: 'broken',
    message: {
      zh: `「${words}」一处写 ${one}，一处写 ${other}`,
      en: `“${words}” is said of ${one} in one place and of ${other} in another`,
    },
    places: [known, claim].map((each) => findingPlace(claimOccurrence(reading, each))),
    anchor: words,
    printed: claim.printed.text.trim(),
    expected: known.printed.text.trim(),
  };
}
