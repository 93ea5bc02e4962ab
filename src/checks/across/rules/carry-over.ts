import { isZero } from '../../../facts/printed.js';
import { describeKey } from '../../describe.js';
import { type Digest, figureOf, figuresWhere } from '../digest.js';
import type { AcrossIdentity, AcrossRule } from '../rule.js';
import { nameOf, sameFact } from '../scope.js';
import { balances, budgetCarryOver } from './examples.js';

const OPENING = 'opening-carry-over';
const CLOSING = 'closing-carry-over';

/** B18: what a year opens with is what the year before closed with. */
export const carryOver: AcrossRule = {
  meta: {
    id: 'across-carry-over',
    severity: 'warning',
    title: { zh: '年初结转和结余等于上年年末', en: 'Opening and closing carry-over' },
    description: {
      zh: '本年决算的年初结转和结余应等于上年决算的年末结转和结余。调整以前年度账目、收回存量资金可以说明差异。',
      en: 'The opening carry-over of final accounts is the closing one of the year before. Corrections of earlier years or money taken back may explain a difference.',
    },
    identities: ['B18'],
    basis: {
      kind: 'definition',
      text: { zh: '年初数即上年年末数', en: 'a year opens with what the one before closed with' },
      confidence: 'medium',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: [balances(2023, '4.00', '0.00'), balances(2022, '0.00', '4.00')].join('\n=====\n'),
        why: { zh: '上年年末 4.00', en: '4.00 at the end of last year' },
      },
    ],
    fail: [
      {
        text: [balances(2023, '4.00', '0.00'), balances(2022, '0.00', '3.00')].join('\n=====\n'),
        why: { zh: '上年年末 3.00', en: '3.00 at the end of last year' },
      },
    ],
  },
  *across(documents) {
    for (const current of documents.ofKind('final-accounts')) {
      const year = current.document.fiscalYear;
      if (year === null) continue;
      for (const prior of documents.counterparts(current, 'final-accounts', year - 1)) {
        yield* openings(current, prior, year, 'B18');
      }
    }
  },
};

/** F04: what the budget carries over from last year is what last year's accounts closed with. */
export const budgetOpening: AcrossRule = {
  meta: {
    id: 'across-budget-carry-over',
    severity: 'note',
    title: {
      zh: '预算的上年结转与上年决算',
      en: 'Carry-over in the budget and last year’s accounts',
    },
    description: {
      zh: '预算印有上年结转的，与上年决算的年末结转和结余对照。预算编制在前、决算在后，差异常有原因，所以是提示。',
      en: 'Carry-over from last year in a budget is set beside what last year’s accounts closed with. The budget is drawn up before the accounts are closed, so a difference is common, and a note.',
    },
    identities: ['F04'],
    basis: {
      kind: 'reasoning',
      text: { zh: '同一笔结转资金', en: 'the same money carried over' },
      confidence: 'medium',
    },
    kinds: ['budget', 'final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: [budgetCarryOver(2023, '4.00'), balances(2022, '0.00', '4.00')].join('\n=====\n'),
        why: { zh: '两处均为 4.00', en: '4.00 in both' },
      },
    ],
    fail: [
      {
        text: [budgetCarryOver(2023, '4.00'), balances(2022, '0.00', '9.00')].join('\n=====\n'),
        why: { zh: '上年决算年末为 9.00', en: 'last year closed with 9.00' },
      },
    ],
  },
  *across(documents) {
    for (const budget of documents.ofKind('budget')) {
      const year = budget.document.fiscalYear;
      if (year === null) continue;
      for (const prior of documents.counterparts(budget, 'final-accounts', year - 1)) {
        yield* openings(budget, prior, year, 'F04');
      }
    }
  },
};

function* openings(
  current: Digest,
  prior: Digest,
  year: number,
  id: 'B18' | 'F04',
): Iterable<AcrossIdentity> {
  const basis = id === 'F04' ? 'budget' : 'final';
  const stated = figuresWhere(
    current,
    (key, { printed }) =>
      key.measure === OPENING &&
      key.basis === basis &&
      key.year === year &&
      // A budget that leaves carry-over to its execution prints none.
      !(id === 'F04' && isZero(printed)),
  );
  for (const print of stated) {
    const fact = { measure: CLOSING, dims: print.occurrence.key.dims };
    const partner = figureOf(prior, fact, 'final', year - 1);
    if (partner === null) continue;
    const what = describeKey(print.occurrence.key);
    yield sameFact(
      id,
      {
        zh: `${what.zh}应等于${nameOf(prior).zh}的年末数`,
        en: `${what.en} should be the closing figure of the ${nameOf(prior).en}`,
      },
      [current, print],
      [prior, partner],
    );
  }
}
