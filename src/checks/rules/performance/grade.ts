import { baseValue } from '../../../facts/printed.js';
import { schemeNamed } from '../../../facts/scoring-scheme.js';
import type { FormRule } from '../../rule.js';
import { claimOccurrence, findingPlace } from '../../terms.js';
import { overallExample } from './examples.js';
import { message } from './support.js';

const SCHEME = 'ministry-10-50-30-10';
const GRADE =
  /(?:评价)?(?:等级|等次|结论|结果)(?:评定|评价)?(?:为|是)?[:：]?[“"「]?(优|良|中|差)(?:秀|好|等)?[”"」]?/;
/** One point in base units of a score. */
const POINT = 1000n;

/** D16: the grade word fits the score. */
export const grade: FormRule = {
  meta: {
    id: 'performance-grade',
    severity: 'warning',
    title: message('评价等级与得分相符', 'the grade fits the score'),
    description: message(
      '写出等级的，90分以上为优，80至90分为良，60至80分为中，60分以下为差。',
      'Where a grade is given: 优 from 90, 良 from 80, 中 from 60, 差 below.',
    ),
    identities: ['D16', 'K07'],
    basis: {
      kind: 'recalled',
      text: message('财预〔2020〕10号等级划分', 'grades of 财预〔2020〕10号'),
      confidence: 'medium',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [{ text: overallExample({ grade: '优' }), why: message('96分为优', '96 is 优') }],
    fail: [{ text: overallExample({ grade: '良' }), why: message('96分写作良', '96 called 良') }],
  },
  *check(reading) {
    const grades = schemeNamed(SCHEME)?.grades ?? [];
    for (const claim of reading.claims) {
      if (claim.measure !== 'overall-score' && claim.measure !== 'project-score') continue;
      const words = paragraphText(reading.sections, claim.paragraph);
      const given = GRADE.exec(words)?.[1];
      const score = baseValue(claim.printed);
      const band = grades.find((one) => one.name === given);
      if (given === undefined || score === null || band === undefined) continue;
      const top = band.high === 100 ? BigInt(band.high) * POINT + 1n : BigInt(band.high) * POINT;
      if (score >= BigInt(band.low) * POINT && score < top) {
        yield { outcome: 'holds', places: [] };
        continue;
      }
      const due = grades.find((one) => score >= BigInt(one.low) * POINT)?.name ?? '';
      yield {
        outcome: 'broken',
        message: message(
          `自评得分 ${claim.printed.text} 分对应等级「${due}」，正文写作「${given}」`,
          `a score of ${claim.printed.text} is ${due}, the text says ${given}`,
        ),
        places: [findingPlace(claimOccurrence(reading, claim))],
        printed: given,
        expected: due,
        keys: claim.keys,
      };
    }
  },
};

function paragraphText(
  sections: readonly {
    readonly paragraphs: readonly {
      readonly index: number;
      readonly text: { readonly value: string };
    }[];
  }[],
  index: number,
): string {
  for (const section of sections) {
    const found = section.paragraphs.find((paragraph) => paragraph.index === index);
    if (found !== undefined) return found.text.value.replace(/\s+/g, '');
  }
  return '';
}
