import type { CellReading, Claim, FundsRow, Reading } from '../../../forms/reading.js';
import { evaluate } from '../../evaluate.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { claimOccurrence, term } from '../../terms.js';
import { projectExample } from './examples.js';
import { formOf, type Review, reviewsOf } from './reviews.js';
import { bare, type FormTable, isFilled, message, occurrenceOf, totalFunds } from './support.js';

/** D10: 全年预算数, 执行数 and rate of a review are those of the form; one review has one executed amount. */
export const reviewFunds: ArithmeticRule = {
  meta: {
    id: 'performance-review-funds',
    severity: 'error',
    title: message('自评综述与自评表资金一致', 'the review and the form give the same funds'),
    description: message(
      '同一项目（或整体）在综述与自评表中的全年预算数、执行数相同；一段综述内多次写到的执行数相同；金额相同时完成百分比也相同。',
      'A project (or the whole) has the same budget of the year and executed amount in its review and its form; a review that gives the executed amount twice gives the same; where the amounts agree the percentages agree too.',
    ),
    identities: ['D10', 'C30'],
    basis: {
      kind: 'reasoning',
      text: message('同一事项只有一个数', 'one fact has one figure'),
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [{ text: projectExample({}), why: message('综述与表相同', 'review and form agree') }],
    fail: [
      {
        text: projectExample({ reviewBudget: '18.00', reviewPercent: '66.67%' }),
        why: message('综述全年预算数18，表中为15', '18 in the review, 15 in the form'),
      },
      {
        text: projectExample({ reviewExtra: '成本指标：项目全年实际支出11.50万元。' }),
        why: message('同一段综述先写12后写11.50', '12 and 11.50 in one review'),
      },
    ],
  },
  *identities(reading) {
    for (const review of reviewsOf(reading)) {
      yield* repeatedFinals(reading, review);
      const entry = formOf(reading, review);
      const row = entry === null ? null : moneyRow(entry);
      if (entry === null || row === null) continue;
      const initial = same(reading, review, review.initial, entry, row, 'initial');
      if (initial !== null) yield initial;
      const budget = same(reading, review, review.budget, entry, row, 'budget');
      const final = same(reading, review, review.final, entry, row, 'final');
      if (budget !== null) yield budget;
      if (final !== null) yield final;
      const settled = [budget, final].every(
        (one) => one !== null && evaluate(one).outcome === 'holds',
      );
      const percent = same(reading, review, review.percent, entry, row, 'rate');
      if (settled && percent !== null) yield percent;
    }
  },
};

/** The total row; an overall form whose total is left blank may have one task that is the whole. */
function moneyRow({ form }: FormTable): FundsRow | null {
  const total = totalFunds(form);
  if (total !== null && isFilled(total.cells.final)) return total;
  const tasks = form.funds.filter((row) => row.role === 'task' && isFilled(row.cells.final));
  const [only] = tasks;
  return tasks.length === 1 && only !== undefined ? only : null;
}

const WORDS = {
  initial: ['年初预算数', 'initial budget'],
  budget: ['全年预算数', 'budget of the year'],
  final: ['执行数', 'executed amount'],
  rate: ['完成百分比', 'completion percentage'],
} as const;

function same(
  reading: Reading,
  review: Review,
  claim: Claim | null,
  entry: FormTable,
  row: FundsRow,
  column: keyof typeof WORDS,
): Identity | null {
  const cell: CellReading | undefined = row.cells[column];
  if (claim === null || !isFilled(cell) || cell.printed.quantity !== claim.printed.quantity) {
    return null;
  }
  const [zh, en] = WORDS[column];
  const who = review.project ?? '整体支出';
  return {
    id: 'D10',
    title: message(`「${who}」综述的${zh}与自评表相同`, `review of ${who}: ${en} as in the form`),
    relation: {
      kind: 'linear',
      terms: [
        term(bare(claimOccurrence(reading, claim)), 1n),
        term(occurrenceOf(reading, entry.table, row.row, cell), -1n),
      ],
      compare: '=',
    },
    target: 0,
  };
}

function* repeatedFinals(reading: Reading, review: Review): Iterable<Identity> {
  const first = review.final;
  if (first === null) return;
  for (const claim of review.claims) {
    const repeats =
      claim !== first &&
      claim.basis === 'final' &&
      claim.printed.quantity === 'money' &&
      claim.printed.form === 'number' &&
      claim.measure === first.measure &&
      claim.dims.source === first.dims.source &&
      claim.dims.item === first.dims.item;
    if (!repeats) continue;
    yield {
      id: 'D10',
      title: message(
        `「${review.project ?? '整体支出'}」同一综述内的执行数相同`,
        `review of ${review.project ?? 'the whole'}: one executed amount`,
      ),
      relation: {
        kind: 'linear',
        terms: [
          term(bare(claimOccurrence(reading, first)), 1n),
          term(bare(claimOccurrence(reading, claim)), -1n),
        ],
        compare: '=',
      },
      target: 0,
    };
  }
}
