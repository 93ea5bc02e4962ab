import { describeKey } from '../../describe.js';
import { term } from '../../terms.js';
import { figureOf } from '../digest.js';
import type { AcrossRule } from '../rule.js';
import { doubtIn, nameOf, told } from '../scope.js';
import { threePublicBudget } from './examples.js';

const THREE_PUBLIC = { measure: 'three-public', dims: {} } as const;

/** F05: the budget for the three public expenses does not grow, or a reason is given. */
export const threePublicGrowth: AcrossRule = {
  meta: {
    id: 'across-three-public-growth',
    severity: 'note',
    title: { zh: '“三公”经费预算不高于上年', en: 'The three-public budget does not grow' },
    description: {
      zh: '“三公”经费预算应只减不增；比上年公开的预算多而没有说明原因的，提示。',
      en: 'The budget for the three public expenses is not to grow; more than in last year’s published budget without a stated reason is pointed out.',
    },
    identities: ['F05'],
    basis: {
      kind: 'recalled',
      text: { zh: '厉行节约、只减不增的要求', en: 'the policy of thrift' },
      confidence: 'medium',
    },
    kinds: ['budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: [threePublicBudget(2023, '1.50'), threePublicBudget(2022, '1.80')].join('\n=====\n'),
        why: { zh: '由 1.80 减为 1.50', en: 'from 1.80 down to 1.50' },
      },
    ],
    fail: [
      {
        text: [threePublicBudget(2023, '2.50'), threePublicBudget(2022, '1.80')].join('\n=====\n'),
        why: { zh: '由 1.80 增为 2.50', en: 'from 1.80 up to 2.50' },
      },
    ],
  },
  *across(documents) {
    for (const current of documents.ofKind('budget')) {
      const year = current.document.fiscalYear;
      if (year === null) continue;
      const now = figureOf(current, THREE_PUBLIC, 'budget', year);
      if (current.growthExplained || now === null) continue;
      for (const prior of documents.counterparts(current, 'budget', year - 1)) {
        const then = figureOf(prior, THREE_PUBLIC, 'budget', year - 1);
        if (then === null) continue;
        const what = describeKey(now.occurrence.key);
        yield {
          id: 'F05',
          title: {
            zh: `${what.zh}应不高于${nameOf(prior).zh}`,
            en: `${what.en} should not be more than in the ${nameOf(prior).en}`,
          },
          relation: {
            kind: 'linear',
            compare: '<=',
            terms: [
              term(told(current, now.occurrence), 1n),
              term(told(prior, then.occurrence), -1n),
            ],
          },
          target: 0,
          between: [current, prior],
          doubt: doubtIn(now, then),
        };
      }
    }
  },
};
