import type { FundsRow } from '../../../forms/reading.js';
import type { ArithmeticRule } from '../../rule.js';
import { claimOccurrence, term } from '../../terms.js';
import { overallExample } from './examples.js';
import { projectReviews } from './reviews.js';
import { bare, evaluations, isFilled, isOverall, message, occurrenceOf } from './support.js';

/** The budgets that the reviews give do not exceed the projects' budget in the overall form. */
export const projectBudgets: ArithmeticRule = {
  meta: {
    id: 'performance-project-budgets',
    severity: 'warning',
    title: message(
      '各项目全年预算数之和不超过整体表的项目支出预算',
      'the projects’ budgets fit into the overall form',
    ),
    description: message(
      '各项目综述的全年预算数相加，不应大于整体支出自评表中项目支出的全年预算数；大于时多半把年初预算当作了全年预算。',
      'The budgets of the year in the project reviews add to no more than the project expenditure’s budget in the overall form; if they do, the initial budget was most likely taken for it.',
    ),
    identities: ['D10', 'D11'],
    basis: {
      kind: 'reasoning',
      text: message('部分不大于整体', 'the parts are not more than the whole'),
      confidence: 'medium',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [{ text: projectsExample('18.00'), why: message('18不大于20', '18 is within 20') }],
    fail: [
      { text: projectsExample('26.00'), why: message('26大于项目支出预算20', '26 exceeds 20') },
    ],
  },
  *identities(reading) {
    const entry = evaluations(reading).find(({ form }) => isOverall(form));
    const row = entry?.form.funds.find(isProjectRow);
    const cell = row?.cells.budget;
    const reviews = projectReviews(reading);
    if (entry === undefined || row === undefined || !isFilled(cell) || reviews.length === 0) return;
    const budgets = reviews.flatMap(({ budget }) =>
      budget === null ? [] : [term(bare(claimOccurrence(reading, budget)), -1n)],
    );
    yield {
      id: 'D10',
      title: message(
        `「${entry.table.title}」${row.row.name}的全年预算数不小于各项目综述全年预算数之和`,
        `“${entry.table.title}”: budget of ${row.row.name} is at least the sum of the reviews’ budgets`,
      ),
      relation: {
        kind: 'linear',
        terms: [term(occurrenceOf(reading, entry.table, row.row, cell), 1n), ...budgets],
        compare: '>=',
      },
      target: 0,
    };
  },
};

function isProjectRow(row: FundsRow): boolean {
  return row.role === 'task' && /项目支出|专项业务经费支出/.test(row.row.name.replace(/\s+/g, ''));
}

function projectsExample(budget: string): string {
  return overallExample({})
    .replace('业务工作', '项目支出')
    .concat(
      [
        '',
        '（三）项目绩效自评结果',
        '',
        `1.档案整理项目绩效自评综述：全年预算数${budget}万元，执行数17.00万元。`,
        '',
      ].join('\n'),
    );
}
