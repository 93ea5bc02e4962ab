import type { Occurrence } from '../../../facts/occurrence.js';
import type { FundsRow, Reading } from '../../../forms/reading.js';
import { meantBy } from '../../localise/meant.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { claimOccurrence, term } from '../../terms.js';
import { overallAccountsExample } from './examples.js';
import { reviewsOf } from './reviews.js';
import { bare, evaluations, isFilled, isOverall, message, occurrenceOf } from './support.js';

/** D01, D12: executed money of the overall evaluation is the expenditure of the accounts. */
export const overallAccounts: ArithmeticRule = {
  meta: {
    id: 'performance-overall-accounts',
    severity: 'error',
    title: message(
      '整体支出绩效的执行数与决算一致',
      'overall evaluation and accounts give the same expenditure',
    ),
    description: message(
      '整体支出自评的全年执行数等于决算表本年支出合计（或一般公共预算财政拨款支出）；不等时作警告（自评口径可能不同）。湖北部门表的基本支出总额、项目支出总额等于支出决算表的基本支出、项目支出。',
      'The executed amount of the overall evaluation is the total expenditure of the accounts (or that from the general public budget), else a warning, since the evaluation may cover other money; in the Hubei form basic and project expenditure are those of the accounts.',
    ),
    identities: ['D01', 'D12'],
    basis: {
      kind: 'definition',
      text: message('同一单位同一年度的支出', 'expenditure of the same unit and year'),
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: overallAccountsExample('80.00', '60.00'),
        why: message('两处均为80.00', '80.00 in both'),
      },
    ],
    fail: [
      {
        text: overallAccountsExample('83.00', '63.00'),
        why: message(
          '决算表支出83.00，自评执行数80.00',
          '83.00 in the accounts, 80.00 in the evaluation',
        ),
      },
    ],
  },
  *identities(reading) {
    const totals = totalsOf(reading);
    for (const stated of executedAmounts(reading)) {
      const identities = totals.map((total) => wholeIdentity(stated, total));
      const found = meantBy(reading, identities);
      if (found !== null) yield found;
    }
    yield* kinds(reading);
  },
};

/** Executed amount of the whole: in the form, and in the text where there is no form. */
function executedAmounts(reading: Reading): readonly Occurrence[] {
  const forms = evaluations(reading).filter(({ form }) => isOverall(form));
  const amounts = forms.flatMap(({ table, form }) => {
    const row = form.funds.find((one) => one.role === 'sum' && isFilled(one.cells.final));
    const cell = row?.cells.final;
    return row !== undefined && isFilled(cell) ? [occurrenceOf(reading, table, row.row, cell)] : [];
  });
  if (amounts.length > 0) return amounts;
  return reviewsOf(reading).flatMap(({ project, final }) =>
    project === null && final !== null ? [bare(claimOccurrence(reading, final))] : [],
  );
}

/** Total expenditure of all funds first, then of appropriations and of the general budget. */
function totalsOf(reading: Reading): readonly Occurrence[] {
  const table = accountFacts(reading);
  const all = table.find(({ key }) => Object.keys(key.dims).length === 0);
  const appropriation = table.find(
    ({ key }) => key.dims.source === 'appropriation' && Object.keys(key.dims).length === 1,
  );
  const general = table.find(
    ({ key }) => key.dims.fund === 'general' && Object.keys(key.dims).length === 1,
  );
  return [all, appropriation, general].filter((one) => one !== undefined);
}

/** Expenditure of the year as the tables print it; a document without tables has it in words. */
function accountFacts(reading: Reading): readonly Occurrence[] {
  const facts = reading.facts.all.filter(
    ({ key, printed }) =>
      key.measure === 'expenditure' &&
      key.basis === 'final' &&
      key.year === reading.document.fiscalYear &&
      printed.form === 'number' &&
      printed.bound === 'exact',
  );
  const printed = facts.filter(({ place }) => place.kind === 'table');
  return printed.length > 0 ? printed : facts;
}

function wholeIdentity(stated: Occurrence, total: Occurrence): Identity {
  return {
    id: 'D01',
    title: message(
      '整体支出自评的执行数 = 决算本年支出合计',
      'executed amount of the overall evaluation = expenditure of the accounts',
    ),
    relation: { kind: 'linear', terms: [term(stated, 1n), term(total, -1n)], compare: '=' },
    target: 0,
    severity: 'warning',
  };
}

/** 基本支出总额 and 项目支出总额 of the Hubei form. */
function* kinds(reading: Reading): Iterable<Identity> {
  const facts = accountFacts(reading);
  for (const { table, form } of evaluations(reading)) {
    for (const kind of ['basic', 'project'] as const) {
      const row = form.funds.find((one) => one.row.id === `funds-${kind}`);
      const account = facts.find(
        ({ key }) => key.dims.kind === kind && Object.keys(key.dims).length === 1,
      );
      const stated = row === undefined ? null : finalOf(reading, table, row);
      if (stated === null || account === undefined) continue;
      const [zh, en] = kind === 'basic' ? ['基本支出', 'basic'] : ['项目支出', 'project'];
      yield {
        id: 'D12',
        title: message(
          `「${table.title}」${zh}总额 = 支出决算表${zh}`,
          `“${table.title}”: ${en} expenditure = that of the accounts`,
        ),
        relation: { kind: 'linear', terms: [term(stated, 1n), term(account, -1n)], compare: '=' },
        target: 0,
      };
    }
  }
}

function finalOf(
  reading: Reading,
  table: Reading['tables'][number],
  row: FundsRow,
): Occurrence | null {
  const cell = row.cells.final;
  return isFilled(cell) ? occurrenceOf(reading, table, row.row, cell) : null;
}
