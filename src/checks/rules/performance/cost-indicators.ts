import type { Occurrence } from '../../../facts/occurrence.js';
import { baseValue } from '../../../facts/printed.js';
import type { CellReading, IndicatorRow, Reading } from '../../../forms/reading.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { term } from '../../terms.js';
import { costExample, overallExample } from './examples.js';
import { nearestProject } from './projects.js';
import {
  evaluations,
  type FormTable,
  indicatorName,
  isFilled,
  isOverall,
  message,
  occurrenceOf,
  totalFunds,
} from './support.js';

/** D15: money in cost indicators agrees with the money that was spent. */
export const costIndicators: ArithmeticRule = {
  meta: {
    id: 'performance-cost-indicators',
    severity: 'error',
    title: message('成本指标实际值与执行数相符', 'cost indicators agree with the money spent'),
    description: message(
      '整体表中以某项目命名的金额指标，实际值等于该项目自评表的执行数；整体表各金额指标实际值之和、项目表成本指标实际值不大于执行数（大于时作警告，多半照抄了预算）。',
      'A money indicator of the overall form that bears a project’s name has the amount that the project’s form executed; the money indicators of the overall form together, and a cost indicator of a project form, are no more than what was spent (a warning: most likely the budget was copied).',
    ),
    identities: ['D15'],
    basis: {
      kind: 'reasoning',
      text: message('实际成本即实际支出', 'actual cost is actual expenditure'),
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: costExample('12 万元'),
        why: message('整体表12，项目表执行数12.00', '12 in both forms'),
      },
    ],
    fail: [
      { text: costExample('15 万元'), why: message('整体表15，项目表执行数12.00', '15 and 12.00') },
      {
        text: overallExample({ costActual: '95 万元' }),
        why: message('成本95大于执行数80.00', 'a cost of 95 where 80.00 was spent'),
      },
    ],
  },
  *identities(reading) {
    const forms = evaluations(reading);
    const projects = forms.filter(({ form }) => !isOverall(form));
    for (const entry of forms) {
      const rows = moneyRows(entry);
      if (isOverall(entry.form)) {
        for (const one of rows) yield* namedProject(reading, entry, one, projects);
        yield* together(reading, entry, rows.filter(isCost));
      } else {
        for (const one of rows) yield* single(reading, entry, one);
      }
    }
  },
};

interface MoneyRow {
  readonly row: IndicatorRow;
  readonly actual: CellReading;
}

function moneyRows({ form }: FormTable): readonly MoneyRow[] {
  return form.indicators.flatMap((row) => {
    const { actual } = row;
    const money =
      isFilled(actual) &&
      actual.printed.quantity === 'money' &&
      actual.printed.bound === 'exact' &&
      baseValue(actual.printed) !== 0n;
    return money ? [{ row, actual }] : [];
  });
}

/** Money reached or saved is no cost; money under 时效指标 is one whose label slipped a row. */
function isCost({ row }: MoneyRow): boolean {
  return /成本|时效/.test(`${row.level1}${row.level2}`);
}

function* namedProject(
  reading: Reading,
  { table }: FormTable,
  { row, actual }: MoneyRow,
  projects: readonly FormTable[],
): Iterable<Identity> {
  const entry = nearestProject(row.content, projects, ({ form }) => form.project);
  const spent = entry === null ? null : executed(reading, entry);
  if (entry === null || spent === null) return;
  yield {
    id: 'D15',
    title: message(
      `「${table.title}」指标「${row.content}」实际完成值 = 项目自评表的全年执行数`,
      `“${table.title}”, indicator ${row.content}: actual value = executed amount of the project’s form`,
    ),
    relation: {
      kind: 'linear',
      terms: [term(occurrenceOf(reading, table, row.row, actual), 1n), term(spent, -1n)],
      compare: '=',
    },
    target: 0,
  };
}

function* together(
  reading: Reading,
  entry: FormTable,
  rows: readonly MoneyRow[],
): Iterable<Identity> {
  const spent = executed(reading, entry);
  if (spent === null || rows.length === 0) return;
  yield {
    id: 'D15',
    title: message(
      `「${entry.table.title}」各金额指标实际值之和不大于全年执行数`,
      `“${entry.table.title}”: the money indicators together are at most the executed amount`,
    ),
    relation: {
      kind: 'linear',
      terms: [
        term(spent, 1n),
        ...rows.map(({ row, actual }) =>
          term(occurrenceOf(reading, entry.table, row.row, actual), -1n),
        ),
      ],
      compare: '>=',
    },
    target: 0,
    severity: 'warning',
  };
}

function* single(
  reading: Reading,
  entry: FormTable,
  { row, actual }: MoneyRow,
): Iterable<Identity> {
  const spent = executed(reading, entry);
  if (spent === null || !/成本/.test(`${row.level1}${row.level2}`)) return;
  yield {
    id: 'D15',
    title: message(
      `「${entry.table.title}」「${indicatorName(row)}」实际值不大于全年执行数`,
      `“${entry.table.title}”, ${indicatorName(row)}: actual value is at most the executed amount`,
    ),
    relation: {
      kind: 'linear',
      terms: [term(occurrenceOf(reading, entry.table, row.row, actual), 1n), term(spent, -1n)],
      compare: '<=',
    },
    target: 0,
    severity: 'warning',
  };
}

function executed(reading: Reading, { table, form }: FormTable): Occurrence | null {
  const row = totalFunds(form);
  const cell = row?.cells.final;
  return row !== null && isFilled(cell) ? occurrenceOf(reading, table, row.row, cell) : null;
}
