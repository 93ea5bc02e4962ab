import { baseValue, type Printed } from '../../../facts/printed.js';
import type { FindingPlace, FormRule } from '../../rule.js';
import { claimOccurrence, findingPlace } from '../../terms.js';
import { projectExample } from './examples.js';
import { reviewsOf } from './reviews.js';
import { evaluations, isFilled, message, placeOf } from './support.js';

const HUNDRED_PERCENT = 100n * 10n ** 9n;

/** K01, D01: execution cannot exceed a budget of the year that includes its adjustments. */
export const overExecution: FormRule = {
  meta: {
    id: 'performance-over-execution',
    severity: 'warning',
    title: message('执行数不超过全年预算数', 'execution does not exceed the budget of the year'),
    description: message(
      '全年预算数是调整后的预算，包括上年结转，执行率不应大于100%；大于时多半把年初预算当作全年预算。',
      'The budget of the year includes adjustments and carry-over, so execution is at most 100% of it; above that the initial budget was most likely taken for it.',
    ),
    identities: ['K01', 'D01', 'S14'],
    basis: {
      kind: 'printed',
      text: message(
        '湖北自评表注1：预算数为调整后财政资金总额，含上年结余结转',
        'note 1 of the Hubei form: the budget is the adjusted total with carry-over',
      ),
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [{ text: projectExample({}), why: message('执行率80%', '80% executed') }],
    fail: [
      {
        text: projectExample({ reviewBudget: '10.00', reviewPercent: '120%' }),
        why: message('完成全年预算的120%', '120% of the budget of the year'),
      },
    ],
  },
  *check(reading) {
    for (const { table, form } of evaluations(reading)) {
      for (const row of form.funds) {
        const { rate } = row.cells;
        if (isFilled(rate))
          yield result(rate.printed, table.title, placeOf(reading, table, row.row, rate));
      }
    }
    for (const review of reviewsOf(reading)) {
      if (review.percent === null || review.budget === null) continue;
      const name = `${review.project ?? '整体支出'}自评综述`;
      yield result(
        review.percent.printed,
        name,
        findingPlace(claimOccurrence(reading, review.percent)),
      );
    }
  },
};

function result(printed: Printed, name: string, place: FindingPlace) {
  const value = baseValue(printed);
  if (value === null || printed.quantity !== 'percent' || value <= HUNDRED_PERCENT) {
    return { outcome: 'holds' as const, places: [] };
  }
  const shown = printed.text.replace(/[%％]$/, '');
  return {
    outcome: 'broken' as const,
    message: message(
      `「${name}」执行率 ${shown}% 大于100%：全年预算数应为调整后的预算`,
      `“${name}”: ${shown}% executed: the budget of the year should be the adjusted one`,
    ),
    places: [place],
    printed: `${shown}%`,
    expected: '≤100%',
  };
}
