import { isZero } from '../../../facts/printed.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import { meantBy } from '../../localise/meant.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { claimOccurrence, term } from '../../terms.js';
import { projectExample } from './examples.js';
import { type Review, reviewsOf } from './reviews.js';
import { bare, message } from './support.js';

/** D07, D10: the percentage of a review is its executed amount over its budget. */
export const reviewRate: ArithmeticRule = {
  meta: {
    id: 'performance-review-rate',
    severity: 'error',
    title: message('自评综述的完成百分比', 'percentage of the budget carried out, in the review'),
    description: message(
      '自评综述中“完成预算的百分之几”等于同一综述的执行数除以全年预算数（或年初预算数）。',
      'The percentage of a review is its executed amount over its budget of the year, or over the initial one.',
    ),
    identities: ['D07', 'D10'],
    basis: {
      kind: 'reasoning',
      text: message('综述自身各数之间的算术关系', 'the arithmetic of what the review itself says'),
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [{ text: projectExample({}), why: message('12÷15=80%', '12/15 is 80%') }],
    fail: [
      {
        text: projectExample({ reviewPercent: '86%' }),
        why: message('12÷15=80%，综述写86%', '12/15 is 80%, the review says 86%'),
      },
      {
        text: projectExample({ reviewExtra: '成本指标：实际支出12.00万元，占年初预算的86.00%。' }),
        why: message('12÷15=80%，成本指标写86%', '12/15 is 80%, the cost indicator says 86%'),
      },
    ],
  },
  *identities(reading) {
    for (const review of reviewsOf(reading)) {
      for (const percent of review.claims.filter(isCompletion)) {
        const identity = ofReview(reading, review, percent);
        if (identity !== null) yield identity;
      }
    }
  },
};

function isCompletion({ basis, printed }: Claim): boolean {
  return basis === 'completion-percent' && printed.form === 'number';
}

/** The percentage over the amounts of its own paragraph: what was executed is the last before it. */
function ofReview(reading: Reading, review: Review, percent: Claim): Identity | null {
  const beside = review.claims.filter(({ paragraph }) => paragraph === percent.paragraph);
  const before = beside.slice(0, beside.indexOf(percent));
  const final = before.filter((one) => one.basis === 'final' && isMoney(one)).at(-1);
  if (final === undefined) return null;
  const identities = [review.budget, review.initial]
    .filter(
      (base): base is Claim =>
        base !== null && base.paragraph === percent.paragraph && !isZero(base.printed),
    )
    .map((base) => rate(reading, review, percent, final, base));
  return meantBy(reading, identities);
}

function isMoney({ printed }: Claim): boolean {
  return printed.quantity === 'money' && printed.form === 'number';
}

function rate(
  reading: Reading,
  review: Review,
  percent: Claim,
  final: Claim,
  base: Claim,
): Identity {
  const name = review.project ?? '整体支出';
  const one = (claim: Claim) => term(bare(claimOccurrence(reading, claim)), 1n);
  return {
    id: 'D07',
    title: message(
      `「${name}」自评综述的完成百分比 = 执行数 ÷ 预算数`,
      `review of ${name}: percentage = executed amount / budget`,
    ),
    relation: {
      kind: 'ratio',
      percent: one(percent),
      numerator: [one(final)],
      denominator: [one(base)],
    },
  };
}
