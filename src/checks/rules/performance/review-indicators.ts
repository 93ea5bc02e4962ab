import type { CellReading, Claim, IndicatorRow, Reading } from '../../../forms/reading.js';
import type { FormResult, FormRule } from '../../rule.js';
import { claimOccurrence, findingPlace } from '../../terms.js';
import { eachAsTheOther } from '../mends.js';
import { projectExample } from './examples.js';
import { projectFinder } from './projects.js';
import { formOf, type Review, reviewsOf } from './reviews.js';
import { comparable, disjoint, type FormTable, isFilled, message, placeOf } from './support.js';

const LEAST_NAME = 4;

/** D10, D14: what a review says of an indicator is what the form says. */
export const reviewIndicators: FormRule = {
  meta: {
    id: 'performance-review-indicators',
    severity: 'warning',
    title: message(
      '综述与自评表的指标实际值一致',
      'review and form give the same indicator values',
    ),
    description: message(
      '项目综述写到的指标完成值（次数、人数、百分比、满意度）与该项目自评表同名指标的实际完成值不应矛盾。',
      'The values of indicators in a project’s review (times, persons, percentages, satisfaction) do not contradict the actual values of the like-named indicators in its form.',
    ),
    identities: ['D10', 'D14'],
    basis: {
      kind: 'reasoning',
      text: message('同一指标只有一个实际值', 'one indicator has one actual value'),
      confidence: 'medium',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: projectExample({ reviewExtra: '数量指标：全年整理档案190份。' }),
        why: message('两处均为190份', '190 in both'),
      },
    ],
    fail: [
      {
        text: projectExample({ reviewExtra: '数量指标：整理档案180份。' }),
        why: message('综述180份，表中190份', '180 in the review, 190 in the form'),
      },
      {
        text: projectExample({ reviewExtra: '满意度指标：查档群众满意度达到90%。' }),
        why: message('综述90%，表中95%', '90% in the review, 95% in the form'),
      },
    ],
  },
  *check(reading) {
    for (const review of reviewsOf(reading)) {
      const entry = review.project === null ? null : formOf(reading, review);
      if (entry === null) continue;
      const find = finder(entry);
      for (const claim of indicatorClaims(reading, review)) {
        const row = find(claim);
        if (row !== null) yield compared(reading, entry, claim, row);
      }
    }
  },
};

type Filled = IndicatorRow & { readonly actual: CellReading };

/** By name; a satisfaction rate means the form's only satisfaction indicator. */
function finder({ form }: FormTable): (claim: Claim) => Filled | null {
  const rows = form.indicators.filter((row): row is Filled => isFilled(row.actual));
  const byName = projectFinder(rows, (row) => row.content);
  const satisfaction = rows.filter((row) => /满意/.test(`${row.level1}${row.level2}`));
  const [only] = satisfaction;
  return (claim) => {
    if (claim.measure === 'satisfaction') {
      return satisfaction.length === 1 && only !== undefined ? only : null;
    }
    return claim.subject.length < LEAST_NAME ? null : byName(claim.subject);
  };
}

/** Figures in the paragraphs of the review that are not its money. */
function indicatorClaims(reading: Reading, review: Review): readonly Claim[] {
  const paragraphs = new Set(review.claims.map((claim) => claim.paragraph));
  return reading.claims.filter(
    (claim) =>
      paragraphs.has(claim.paragraph) &&
      claim.section === review.section &&
      claim.printed.form === 'number' &&
      claim.printed.quantity !== 'money' &&
      claim.printed.quantity !== 'score' &&
      !review.claims.includes(claim),
  );
}

function compared(reading: Reading, { table }: FormTable, claim: Claim, row: Filled): FormResult {
  const { actual } = row;
  if (!comparable(claim.printed, actual.printed) || !disjoint(claim.printed, actual.printed)) {
    return { outcome: 'holds', places: [] };
  }
  const unit = claim.printed.unit;
  return {
    outcome: 'broken',
    message: message(
      `综述写「${claim.subject}」${claim.printed.text}${unit}，「${table.title}」指标「${row.content}」实际完成值为 ${actual.printed.text}`,
      `the review says ${claim.printed.text}${unit} of “${claim.subject}”, the form’s indicator “${row.content}” ${actual.printed.text}`,
    ),
    places: [
      findingPlace(claimOccurrence(reading, claim)),
      placeOf(reading, table, row.row, actual),
    ],
    printed: claim.printed.text,
    expected: actual.printed.text,
    anchor: `${table.id}|${row.content}|${claim.subject}`,
    mends: eachAsTheOther(
      { place: findingPlace(claimOccurrence(reading, claim)), printed: claim.printed },
      { place: placeOf(reading, table, row.row, actual), printed: actual.printed },
    ),
  };
}
