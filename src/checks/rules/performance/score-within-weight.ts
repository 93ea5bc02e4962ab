import type { CellReading, Reading, RowReading, TableReading } from '../../../forms/reading.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { term } from '../../terms.js';
import { overallExample } from './examples.js';
import { groupsOf, groupWeight } from './groups.js';
import { evaluations, isFilled, message, occurrenceOf } from './support.js';

/** D06: no score exceeds its weight; no group scores more than its head allows. */
export const scoreWithinWeight: ArithmeticRule = {
  meta: {
    id: 'performance-score-within-weight',
    severity: 'error',
    title: message('得分不超过分值', 'a score does not exceed its weight'),
    description: message(
      '每一行的得分不大于该行分值；只印一级指标（或目标）分值的表，该组得分之和不大于该分值。',
      'The score of a row is at most its weight; where only the group prints a weight, the scores of the group add to at most that.',
    ),
    identities: ['D06', 'S10'],
    basis: {
      kind: 'definition',
      text: message('分值是该项最高得分', 'the weight is the highest score of the row'),
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: overallExample({}),
        why: message('各行得分不大于分值', 'no score exceeds its weight'),
      },
    ],
    fail: [
      {
        text: overallExample({ trainingScore: '22', totalScore: '98', score: '98' }),
        why: message('分值20而得分22', '22 points of 20'),
      },
    ],
  },
  *identities(reading) {
    for (const { table, form } of evaluations(reading)) {
      for (const row of form.funds) {
        const found = pair(reading, table, row.row, row.cells.weight, row.cells.score);
        if (found !== null) yield found;
      }
      for (const row of form.indicators) {
        const found = pair(reading, table, row.row, row.weight, row.score);
        if (found !== null) yield found;
      }
      for (const group of groupsOf(form)) {
        const scores = group.rows.flatMap((row) =>
          row.weight === null && isFilled(row.score) ? [{ row, score: row.score }] : [],
        );
        const weight = groupWeight(reading, table, group);
        if (weight === null || scores.length === 0) continue;
        yield {
          id: 'D06',
          title: message(
            `「${table.title}」${group.name}得分之和不大于 ${weight.printed.text} 分`,
            `“${table.title}”: scores under ${group.name} are at most ${weight.printed.text}`,
          ),
          relation: {
            kind: 'linear',
            terms: [
              ...scores.map(({ row, score }) =>
                term(occurrenceOf(reading, table, row.row, score), 1n),
              ),
              term(weight, -1n),
            ],
            compare: '<=',
          },
        };
      }
    }
  },
};

function pair(
  reading: Reading,
  table: TableReading,
  row: RowReading,
  weight: CellReading | null | undefined,
  score: CellReading | null | undefined,
): Identity | null {
  if (!isFilled(weight) || !isFilled(score)) return null;
  return {
    id: 'D06',
    title: message(
      `「${table.title}」「${row.name}」得分不大于分值`,
      `“${table.title}”, “${row.name}”: the score is at most the weight`,
    ),
    relation: {
      kind: 'linear',
      terms: [
        term(occurrenceOf(reading, table, row, score), 1n),
        term(occurrenceOf(reading, table, row, weight), -1n),
      ],
      compare: '<=',
    },
    target: 0,
  };
}
