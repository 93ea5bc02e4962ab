import { baseValue } from '../../../facts/printed.js';
import type { FundsRow, Reading, TableReading } from '../../../forms/reading.js';
import { evaluate } from '../../evaluate.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { term } from '../../terms.js';
import { projectExample } from './examples.js';
import { evaluations, isFilled, message, occurrenceOf } from './support.js';

/** D07, S14: in every printed row 执行率 = 全年执行数 B / 全年预算数 A. */
export const executionRate: ArithmeticRule = {
  meta: {
    id: 'performance-execution-rate',
    severity: 'error',
    title: message(
      '执行率等于全年执行数除以全年预算数',
      'execution rate = executed / budget of the year',
    ),
    description: message(
      '自评表每一行印出的执行率等于该行全年执行数（B）除以全年预算数（A）。若百分比只与年初预算数相符，说明基数用错。',
      'The execution rate printed in a row of a form is its executed amount (B) divided by its budget of the year (A). Where it fits the initial budget only, the wrong base was used.',
    ),
    identities: ['D07', 'S14', 'S15', 'K02'],
    basis: {
      kind: 'printed',
      text: message('表头印有「执行率（B/A）」', 'the head prints 执行率 (B/A)'),
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [{ text: projectExample({}), why: message('12÷15=80%', '12/15 is 80%') }],
    fail: [
      {
        text: projectExample({ rate: '88%' }),
        why: message('12÷15=80%，印为88%', '12/15 is 80%, 88% is printed'),
      },
    ],
  },
  *identities(reading) {
    for (const { table, form } of evaluations(reading)) {
      for (const row of form.funds) {
        const found = identity(reading, table, row);
        if (found !== null) yield found;
      }
    }
  },
};

function identity(reading: Reading, table: TableReading, row: FundsRow): Identity | null {
  const plain = rate(reading, table, row, 'budget');
  if (plain === null) return null;
  const title = `「${table.title}」${row.row.name}执行率 = 全年执行数(B) ÷ 全年预算数(A)`;
  const english = `“${table.title}”, ${row.row.name}: execution rate = executed (B) / budget (A)`;
  const initial = rate(reading, table, row, 'initial');
  const otherBase =
    initial !== null &&
    evaluate({ id: 'D07', title: message('', ''), relation: plain }).outcome === 'broken' &&
    evaluate({ id: 'D07', title: message('', ''), relation: initial }).outcome === 'holds';
  return {
    id: 'D07',
    title: otherBase
      ? message(
          `${title}（印出的百分比是对年初预算数）`,
          `${english} (the printed one is of the initial budget)`,
        )
      : message(title, english),
    relation: plain,
  };
}

function rate(
  reading: Reading,
  table: TableReading,
  row: FundsRow,
  base: 'budget' | 'initial',
): Identity['relation'] | null {
  const { rate: percent, final } = row.cells;
  const budget = row.cells[base];
  if (!isFilled(percent) || !isFilled(final) || !isFilled(budget)) return null;
  if (percent.printed.quantity !== 'percent' || baseValue(budget.printed) === 0n) return null;
  const one = (cell: typeof percent) => term(occurrenceOf(reading, table, row.row, cell), 1n);
  return {
    kind: 'ratio',
    percent: one(percent),
    numerator: [one(final)],
    denominator: [one(budget)],
  };
}
