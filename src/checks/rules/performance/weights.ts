import type { IndicatorRow, Reading } from '../../../forms/reading.js';
import type { ArithmeticRule, Identity, Term } from '../../rule.js';
import { constantTerm, term } from '../../terms.js';
import { repeatedRows } from './duplicate-rows.js';
import { overallExample } from './examples.js';
import { groupsOf, groupWeight, type IndicatorGroup } from './groups.js';
import {
  evaluations,
  type FormTable,
  figure,
  isFilled,
  message,
  occurrenceOf,
  totalFunds,
} from './support.js';

const FULL_MARKS = '100';

/** D04: weights of a group add to the weight its head prints; all weights and execution add to 100. */
export const weights: ArithmeticRule = {
  meta: {
    id: 'performance-weights',
    severity: 'error',
    title: message('绩效指标分值之和与规定相等', 'indicator weights add up'),
    description: message(
      '每个一级指标下各行分值之和等于该一级指标印出的分值；全部指标分值与预算执行率分值之和等于总分（100分）。若去掉一行重复的指标就能相等，只作警告。',
      'The weights under a level 1 indicator add to the weight printed in its label; all weights with the weight of the execution rate add to the total of 100. Where leaving out one repeated row would mend the sum, it is a warning.',
    ),
    identities: ['D04'],
    basis: {
      kind: 'definition',
      text: message(
        '表内印出的分值及合计的定义；权重见财预〔2020〕10号',
        'the weights printed in the form and the definition of a total; weights after 财预〔2020〕10号',
      ),
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: overallExample({}),
        why: message('20+20+10=50，全部为100', '20+20+10 is 50, all are 100'),
      },
    ],
    fail: [
      {
        text: overallExample({ trainingWeight: '25' }),
        why: message('产出指标相加为55，不等于50', 'the output group adds to 55, not 50'),
      },
    ],
  },
  *identities(reading) {
    for (const entry of evaluations(reading)) {
      for (const group of groupsOf(entry.form)) {
        const found = groupIdentity(reading, entry, group);
        if (found !== null) yield found;
      }
      for (const one of [totalIdentity, groupTotalIdentity, taskIdentity]) {
        const found = one(reading, entry);
        if (found !== null) yield found;
      }
    }
  },
};

function groupIdentity(reading: Reading, entry: FormTable, group: IndicatorGroup): Identity | null {
  const { name, rows } = group;
  const weight = groupWeight(reading, entry.table, group);
  const parts = weightTerms(reading, entry, rows);
  if (weight === null || parts.length === 0) return null;
  return {
    id: 'D04',
    title: message(
      `「${entry.table.title}」${name}各行分值之和 = 印出的 ${weight.printed.text} 分`,
      `“${entry.table.title}”: weights under ${name} = the printed ${weight.printed.text}`,
    ),
    relation: {
      kind: 'linear',
      terms: [term(weight, 1n), ...parts],
      compare: '=',
    },
    target: 0,
    ...(mendedByLeavingOut(entry, group) ? { severity: 'warning' as const } : {}),
  };
}

function totalIdentity(reading: Reading, entry: FormTable): Identity | null {
  const { form, table } = entry;
  const execution = totalFunds(form);
  const executionWeight = execution?.cells.weight;
  const parts = weightTerms(reading, entry, form.indicators);
  if (parts.length === 0 || execution === null || !isFilled(executionWeight)) return null;
  const printed = form.total?.weight ?? null;
  const totalRow = table.rows.find((row) => row.id === 'total');
  const total =
    isFilled(printed) && totalRow !== undefined
      ? term(occurrenceOf(reading, table, totalRow, printed), 1n)
      : constantTerm(FULL_MARKS, '分', 1n);
  return {
    id: 'D04',
    title: message(
      `「${table.title}」总分值 = 预算执行率与各指标分值之和`,
      `“${table.title}”: total weight = execution rate plus indicators`,
    ),
    relation: {
      kind: 'linear',
      terms: [
        total,
        term(occurrenceOf(reading, table, execution.row, executionWeight), -1n),
        ...parts,
      ],
      compare: '=',
    },
    target: 0,
  };
}

/** Forms without a weight column: the weights in the heads and of execution make 100. */
function groupTotalIdentity(reading: Reading, entry: FormTable): Identity | null {
  const { form, table } = entry;
  if (form.indicators.some((row) => isFilled(row.weight))) return null;
  const execution = totalFunds(form);
  const executionWeight = execution?.cells.weight;
  const groups = groupsOf(form).flatMap((group) => groupWeight(reading, table, group) ?? []);
  if (groups.length === 0 || execution === null || !isFilled(executionWeight)) return null;
  return {
    id: 'D04',
    title: message(
      `「${table.title}」预算执行与各组印出的分值之和 = ${FULL_MARKS} 分`,
      `“${table.title}”: printed weights of execution and groups = ${FULL_MARKS}`,
    ),
    relation: {
      kind: 'linear',
      terms: [
        constantTerm(FULL_MARKS, '分', 1n),
        term(occurrenceOf(reading, table, execution.row, executionWeight), -1n),
        ...groups.map((group) => term(group, -1n)),
      ],
      compare: '=',
    },
    target: 0,
  };
}

/** Where every task of the overall form has a weight, they add to that of the total row. */
function taskIdentity(reading: Reading, { table, form }: FormTable): Identity | null {
  const sum = form.funds.find((row) => row.role === 'sum');
  const tasks = form.funds.filter((row) => row.role === 'task');
  const total = sum?.cells.weight;
  const parts = tasks.flatMap((row) =>
    isFilled(row.cells.weight) ? [{ row, cell: row.cells.weight }] : [],
  );
  if (sum === undefined || !isFilled(total)) return null;
  if (parts.length === 0 || parts.length < tasks.length) return null;
  return {
    id: 'D04',
    title: message(
      `「${table.title}」${sum.row.name}分值 = 各任务分值之和`,
      `“${table.title}”: weight of the total row = weights of the tasks`,
    ),
    relation: {
      kind: 'linear',
      terms: [
        term(occurrenceOf(reading, table, sum.row, total), 1n),
        ...parts.map(({ row, cell }) => term(occurrenceOf(reading, table, row.row, cell), -1n)),
      ],
      compare: '=',
    },
    target: 0,
  };
}

function weightTerms(
  reading: Reading,
  { table }: FormTable,
  rows: readonly IndicatorRow[],
): readonly Term[] {
  return rows.flatMap((row) =>
    isFilled(row.weight) ? [term(occurrenceOf(reading, table, row.row, row.weight), -1n)] : [],
  );
}

/** A row printed twice at the edge of a group explains why the group is too heavy. */
function mendedByLeavingOut({ form }: FormTable, group: IndicatorGroup): boolean {
  const sum = group.rows.reduce((value, row) => value + (figure(row.weight) ?? 0n), 0n);
  const target = group.weight?.range?.low ?? null;
  return repeatedRows(form.indicators).some(
    ({ first }) => group.rows.includes(first) && sum - (figure(first.weight) ?? 0n) === target,
  );
}
