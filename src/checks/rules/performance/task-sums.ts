import { isZero } from '../../../facts/printed.js';
import type { CellReading, FundsRow } from '../../../forms/reading.js';
import type { ArithmeticRule, Identity, Term } from '../../rule.js';
import { missingTerm, term } from '../../terms.js';
import { overallExample } from './examples.js';
import { type FormTable, formTables, isFilled, message, occurrenceOf } from './support.js';

/** Money columns of the overall forms, each a sum of its own. */
const COLUMNS = [
  'budget',
  'budget-appropriation',
  'budget-other',
  'final',
  'final-appropriation',
  'final-other',
] as const;

/** D02: in the overall form every money column of 金额合计 is the sum of the tasks. */
export const taskSums: ArithmeticRule = {
  meta: {
    id: 'performance-task-sums',
    severity: 'error',
    title: message(
      '整体绩效表金额合计等于各任务之和',
      'the overall form’s total is the sum of its tasks',
    ),
    description: message(
      '整体支出绩效表的「金额合计」行，每一列都等于各任务同列之和；湖北部门表的部门整体支出等于基本支出与项目支出之和。',
      'Every money column of the total row of an overall performance form is the sum of the tasks; in the Hubei department form the total is basic plus project expenditure.',
    ),
    identities: ['D02', 'D12', 'E13'],
    basis: {
      kind: 'definition',
      text: message('合计行的定义', 'definition of a total row'),
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [{ text: overallExample({}), why: message('各列相加相等', 'every column adds up') }],
    fail: [
      {
        text: overallExample({ totalAppropriation: '68.00' }),
        why: message(
          '执行数财政拨款合计不等于两项任务之和',
          'one column’s total differs from its tasks',
        ),
      },
    ],
  },
  *identities(reading) {
    for (const entry of formTables(reading)) {
      const sum = entry.form.funds.find((row) => row.role === 'sum');
      const tasks = entry.form.funds.filter((row) => row.role === 'task');
      if (sum === undefined || tasks.length === 0) continue;
      for (const column of COLUMNS) {
        const cells = tasks.flatMap((row) => pair(row, column));
        const filled = isFilled(sum.cells[column]) || cells.some(({ cell }) => !isNought(cell));
        if (filled && cells.some(({ cell }) => isFilled(cell))) {
          yield identity(entry, sum, cells, column);
        }
      }
    }

    function identity(
      { table }: FormTable,
      sum: FundsRow,
      cells: readonly { readonly row: FundsRow; readonly cell: CellReading }[],
      column: string,
    ): Identity {
      const total = sum.cells[column];
      const [first] = cells;
      const name = total?.column ?? first?.cell.column ?? column;
      const parts: Term[] = cells.map(({ row, cell }) =>
        term(occurrenceOf(reading, table, row.row, cell), -1n),
      );
      const head =
        total !== undefined && total.printed.form !== 'blank'
          ? term(occurrenceOf(reading, table, sum.row, total), 1n)
          : missingTerm(
              first?.cell.key ?? {
                measure: 'overall-funds',
                unit: '',
                year: 0,
                basis: 'final',
                dims: {},
              },
              1n,
              message(
                `「${sum.row.name}」行的「${name}」未填`,
                `the total of ${name} is not filled in`,
              ),
            );
      return {
        id: 'D02',
        title: message(
          `「${table.title}」${sum.row.name}的${name} = 各行之和`,
          `“${table.title}”: ${name} of the total row = sum of the rows`,
        ),
        relation: { kind: 'linear', terms: [head, ...parts], compare: '=' },
        target: 0,
      };
    }
  },
};

/** A column of noughts and dashes may leave its total blank. */
function isNought(cell: CellReading): boolean {
  return !isFilled(cell) || isZero(cell.printed);
}

function pair(row: FundsRow, column: string): { row: FundsRow; cell: CellReading }[] {
  const cell = row.cells[column];
  return cell === undefined ? [] : [{ row, cell }];
}
