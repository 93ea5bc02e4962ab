import type { PerformanceForm, RowReading, TableReading } from '../../../forms/reading.js';
import { projectTree } from '../../../forms/tables/projects.js';
import type { ArithmeticRule } from '../../rule.js';
import { constantTerm, term } from '../../terms.js';
import { goalProjectsExample } from './examples-goals.js';
import { figure, formTables, isFilled, message, occurrenceOf } from './support.js';

/** E22: the number of projects in the goals is that of the table of project expenditure. */
export const goalProjects: ArithmeticRule = {
  meta: {
    id: 'performance-goal-projects',
    severity: 'warning',
    title: message(
      '绩效目标中的项目数与专项业务经费支出表一致',
      'projects in the goals and in the table',
    ),
    description: message(
      '绩效目标表以“项目数”为指标，且资金等于专项业务经费支出表各项目之和的，指标值应等于该表所列的项目数。合并或拆分项目时可以不同。',
      'Where a goal form for the money of all projects counts them, the number is that of the projects in the table of project expenditure; projects put together or split may explain a difference.',
    ),
    identities: ['E22'],
    basis: {
      kind: 'reasoning',
      text: message('同一笔钱、同一批项目', 'the same money, the same projects'),
      confidence: 'medium',
    },
    kinds: ['budget'],
    layouts: [],
  },
  examples: {
    pass: [{ text: goalProjectsExample('2'), why: message('表中有2个项目', 'the table has 2') }],
    fail: [{ text: goalProjectsExample('3'), why: message('表中只有2个项目', 'the table has 2') }],
  },
  *identities(reading) {
    const table = reading.tables.find((one) => one.declaration === 'B10');
    const projects = table === undefined ? [] : projectsOf(table);
    if (projects.length === 0) return;
    const money = projects.reduce((sum, row) => sum + (amountOf(row) ?? 0n), 0n);
    for (const { table: goals, form } of formTables(reading)) {
      // Other money is for other projects.
      if (form.kind !== 'project-goals' || moneyOf(form) !== money) continue;
      for (const { content, target, row } of form.indicators) {
        if (!/项目(?:个)?数/.test(content.replace(/\s+/g, '')) || !isFilled(target)) continue;
        if (!/^[个项]/.test(target.printed.unit)) continue;
        yield {
          id: 'E22',
          title: message(
            `「${goals.title}」${content} = 专项业务经费支出表所列项目数`,
            `“${goals.title}”, ${content} = projects in the table of project expenditure`,
          ),
          relation: {
            kind: 'linear',
            compare: '=',
            terms: [
              term(occurrenceOf(reading, goals, row, target), 1n),
              constantTerm(String(projects.length), target.printed.unit, -1n),
            ],
          },
          target: 0,
        };
      }
    }
  },
};

/** The rows of the tree that are neither a unit nor a group. */
function projectsOf(table: TableReading): readonly RowReading[] {
  const children = projectTree(table.rows);
  return [...children.values()]
    .flat()
    .filter((row) => row.code === '' && !children.has(row) && amountOf(row) !== null);
}

function amountOf(row: RowReading): bigint | null {
  return figure(row.cells.find((cell) => cell.columnId === 'amount'));
}

function moneyOf(form: PerformanceForm): bigint | null {
  return figure(form.funds.find((row) => row.role === 'total')?.cells.budget);
}
