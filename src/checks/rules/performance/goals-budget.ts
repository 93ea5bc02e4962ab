import type { Occurrence } from '../../../facts/occurrence.js';
import { normaliseProject } from '../../../forms/performance/project.js';
import type { FundsRow, Reading } from '../../../forms/reading.js';
import type { ArithmeticRule, Identity, Term } from '../../rule.js';
import { cellOccurrence, claimOccurrence, term } from '../../terms.js';
import { goalsExample } from './examples.js';
import { bare, type FormTable, formTables, isFilled, message, occurrenceOf } from './support.js';

/** E12, E13: money in the goal forms is that of the budget. */
export const goalsBudget: ArithmeticRule = {
  meta: {
    id: 'performance-goals-budget',
    severity: 'error',
    title: message('绩效目标表金额与预算一致', 'money in the goal forms is that of the budget'),
    description: message(
      '整体支出绩效目标表的金额合计等于预算支出总计；专项业务经费绩效目标表的资金总额等于专项业务经费支出表中该项目之和。',
      'The total of the overall goal form is the total expenditure of the budget; the funds of a project goal form are the sum of that project in the table of project expenditure.',
    ),
    identities: ['E12', 'E13', 'E23'],
    basis: {
      kind: 'definition',
      text: message('同一预算的同一笔钱', 'the same money of the same budget'),
      confidence: 'high',
    },
    kinds: ['budget'],
    layouts: [],
  },
  examples: {
    pass: [{ text: goalsExample('80.00'), why: message('两处均为80.00', '80.00 in both') }],
    fail: [
      { text: goalsExample('79.00'), why: message('目标表79.00，预算80.00', '79.00 and 80.00') },
    ],
  },
  *identities(reading) {
    for (const entry of formTables(reading)) {
      const row = entry.form.funds.find(
        (one) => (one.role === 'sum' || one.role === 'total') && isFilled(one.cells.budget),
      );
      if (row === undefined) continue;
      if (entry.form.kind === 'overall-goals') yield* overall(reading, entry, row);
      if (entry.form.kind === 'project-goals') yield* project(reading, entry, row);
    }
  },
};

/** The print with the most places stands for the figure, so that cutting shows. */
function* overall(reading: Reading, entry: FormTable, row: FundsRow): Iterable<Identity> {
  const totals = budgetTotals(reading);
  const finest = [...totals].sort((a, b) => places(b) - places(a))[0];
  const stated = stateOf(reading, entry, row);
  if (finest === undefined || stated === null) return;
  yield identity(
    'E13',
    `「${entry.table.title}」金额合计 = 预算支出总计`,
    `“${entry.table.title}”: total = total expenditure of the budget`,
    stated,
    [term(finest, -1n)],
  );
}

function* project(reading: Reading, entry: FormTable, row: FundsRow): Iterable<Identity> {
  const stated = stateOf(reading, entry, row);
  const parts = projectRows(reading, entry.form.project);
  if (stated === null || parts.length === 0) return;
  yield identity(
    'E12',
    `「${entry.table.title}」资金总额 = 专项业务经费支出表中该项目金额`,
    `“${entry.table.title}”: funds = the project in the table of project expenditure`,
    stated,
    parts.map((part) => term(part, -1n)),
  );
}

function identity(
  id: string,
  zh: string,
  en: string,
  stated: Occurrence,
  parts: readonly Term[],
): Identity {
  return {
    id,
    title: message(zh, en),
    relation: { kind: 'linear', terms: [term(stated, 1n), ...parts], compare: '=' },
    target: 0,
  };
}

function stateOf(reading: Reading, { table }: FormTable, row: FundsRow): Occurrence | null {
  const cell = row.cells.budget;
  return isFilled(cell) ? occurrenceOf(reading, table, row.row, cell) : null;
}

/** Total budgeted expenditure in tables and text. */
function budgetTotals(reading: Reading): readonly Occurrence[] {
  const { fiscalYear } = reading.document;
  const isTotal = ({ key, printed }: Occurrence) =>
    (key.measure === 'expenditure-total' || key.measure === 'expenditure') &&
    key.basis === 'budget' &&
    key.year === fiscalYear &&
    printed.form === 'number' &&
    Object.keys(key.dims).length === 0;
  const stored = reading.facts.all.filter(isTotal);
  if (stored.length > 0) return stored.map(bare);
  const claims = reading.claims.flatMap((claim) =>
    claim.keys.map((key) => claimOccurrence(reading, claim, key)),
  );
  return claims.filter(isTotal).map(bare);
}

function places({ printed }: Occurrence): number {
  return printed.value?.scale ?? 0;
}

/** Every row of the project table that bears the project's name: one for each unit. */
function projectRows(reading: Reading, name: string): readonly Occurrence[] {
  const wanted = normaliseProject(name);
  const table = reading.tables.find((one) => one.declaration === 'B10');
  if (table === undefined || wanted === '') return [];
  return table.rows.flatMap((row) => {
    if (normaliseProject(row.name) !== wanted) return [];
    const cell = row.cells.find((one) => one.printed.quantity === 'money' && isFilled(one));
    return cell === undefined ? [] : [cellOccurrence(reading, table, row, cell, true)];
  });
}
