import { baseValue, type Printed } from '../../../facts/printed.js';
import type { FindingPlace, FormRule } from '../../rule.js';
import { claimOccurrence, findingPlace } from '../../terms.js';
import { projectExample } from './examples.js';
import { evaluations, indicatorName, isFilled, message, placeOf } from './support.js';

const HUNDRED_PERCENT = 100n * 10n ** 9n;
/** Rates that are parts of a whole; growth and completion of plans may well exceed 100%. */
const PART_OF_WHOLE =
  /满意|认可度|知晓率|参保率|覆盖率|到位率|合格率|及时率|准确率|正确率|合规率|支持率|好评率|激活率/;
const STRICTLY_ABOVE = /(?:超过|超|高于|大于|突破|>|＞)\s*(?:了|到)?\s*(?:100|１００)\s*[%％]/;

/** D14: satisfaction and other shares of a whole do not exceed 100%. */
export const shareLimit: FormRule = {
  meta: {
    id: 'performance-share-limit',
    severity: 'error',
    title: message('满意度、知晓率等不超过100%', 'satisfaction and other shares are at most 100%'),
    description: message(
      '满意度、认可度、知晓率、参保率、合格率等是整体中的部分，实际值不可能大于或“超过”100%。',
      'Satisfaction, awareness, coverage and pass rates are parts of a whole: an actual value above 100%, or said to exceed it, is impossible.',
    ),
    identities: ['D14'],
    basis: {
      kind: 'definition',
      text: message('部分不大于整体', 'a part is not more than the whole'),
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      { text: projectExample({ satisfaction: '100%' }), why: message('等于100%', 'equal to 100%') },
    ],
    fail: [
      {
        text: projectExample({ satisfaction: '105%' }),
        why: message('满意度105%', '105% satisfied'),
      },
      {
        text: projectExample({ reviewExtra: '满意度指标：查档群众满意度超过100%。' }),
        why: message('满意度“超过”100%', 'satisfaction said to exceed 100%'),
      },
    ],
  },
  *check(reading) {
    for (const { table, form } of evaluations(reading)) {
      for (const row of form.indicators) {
        const { actual } = row;
        if (!isFilled(actual) || !PART_OF_WHOLE.test(`${row.content}${row.level2}`)) continue;
        const place = placeOf(reading, table, row.row, actual);
        yield result(
          exceeds(actual.printed, actual.printed.text),
          indicatorName(row),
          actual.printed.text,
          place,
        );
      }
    }
    for (const claim of reading.claims) {
      if (claim.printed.quantity !== 'percent') continue;
      if (
        claim.basis !== 'share-percent' &&
        claim.basis !== 'final' &&
        claim.basis !== 'threshold' &&
        claim.basis !== 'count'
      )
        continue;
      if (!PART_OF_WHOLE.test(claim.subject) && !PART_OF_WHOLE.test(claim.quote)) continue;
      const near = around(claim.quote, claim.printed.text);
      if (!PART_OF_WHOLE.test(near)) continue;
      yield result(
        exceeds(claim.printed, near),
        claim.subject === '' ? near : claim.subject,
        near,
        findingPlace(claimOccurrence(reading, claim)),
      );
    }
  },
};

function result(broken: boolean, name: string, printed: string, place: FindingPlace) {
  if (!broken) return { outcome: 'holds' as const, places: [] };
  return {
    outcome: 'broken' as const,
    message: message(
      `「${name}」不可能大于100%：印为「${printed}」`,
      `“${name}” cannot be above 100%: “${printed}”`,
    ),
    places: [place],
    printed: place.text,
    expected: '≤100%',
  };
}

function exceeds(printed: Printed, words: string): boolean {
  const value = baseValue(printed);
  if (value === null || printed.quantity !== 'percent') return false;
  return value > HUNDRED_PERCENT || (value === HUNDRED_PERCENT && STRICTLY_ABOVE.test(words));
}

/** The words of the clause up to the figure, where its name must stand. */
function around(quote: string, figure: string): string {
  const at = quote.indexOf(figure);
  if (at < 0) return quote;
  const clause =
    quote
      .slice(0, at)
      .split(/[，。；;！？]/)
      .at(-1) ?? '';
  return `${clause}${quote.slice(at, at + figure.length + 1)}`;
}
