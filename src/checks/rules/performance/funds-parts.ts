import type { FundsRow, Reading, TableReading } from '../../../forms/reading.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { term } from '../../terms.js';
import { overallExample } from './examples.js';
import { figure, formTables, isFilled, message, occurrenceOf } from './support.js';

const BASES = ['budget', 'final'] as const;
const PROJECT_COLUMNS = ['period', 'initial', 'budget', 'final'] as const;

/** D03: 总额 = 财政拨款 + 其他资金, in every row of the overall form and column of the project form. */
export const fundsParts: ArithmeticRule = {
  meta: {
    id: 'performance-funds-parts',
    severity: 'error',
    title: message(
      '绩效表资金总额等于各来源之和',
      'funds in a performance form are the sum of their sources',
    ),
    description: message(
      '绩效表中资金总额等于财政拨款、上年结转与其他资金之和，空格视为零；项目表来源各行未填全而合计小于总额时只作警告。',
      'In a performance form the total is appropriation plus carry-over plus other funds, blanks being zero. Where a project form leaves source rows blank and the rest is smaller, it is only a warning.',
    ),
    identities: ['D03', 'E12'],
    basis: {
      kind: 'definition',
      text: message('总额与其中项的定义', 'definition of a total and its parts'),
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [{ text: overallExample({}), why: message('来源相加等于总额', 'the sources add up') }],
    fail: [
      {
        text: overallExample({ taskAppropriation: '20.15' }),
        why: message(
          '任务的财政拨款与总额不符',
          'the appropriation of a task differs from its total',
        ),
      },
    ],
  },
  *identities(reading) {
    for (const { table, form } of formTables(reading)) {
      for (const row of form.funds) {
        for (const base of BASES) {
          const found = inRow(reading, table, row, base);
          if (found !== null) yield found;
        }
      }
      if (form.funds.some((row) => row.role === 'task')) continue;
      for (const column of PROJECT_COLUMNS) {
        const found = inColumn(reading, table, form.funds, column);
        if (found !== null) yield found;
      }
    }
  },
};

function inRow(
  reading: Reading,
  table: TableReading,
  row: FundsRow,
  base: (typeof BASES)[number],
): Identity | null {
  const total = row.cells[base];
  const parts = [row.cells[`${base}-appropriation`], row.cells[`${base}-other`]].filter(isFilled);
  if (!isFilled(total) || parts.length === 0) return null;
  const terms = parts.map((cell) => ({ row, cell }));
  return identity(reading, table, row.row.name, { row, cell: total }, terms, true);
}

function inColumn(
  reading: Reading,
  table: TableReading,
  funds: readonly FundsRow[],
  column: string,
): Identity | null {
  const totalRow = funds.find((row) => row.role === 'total' && isFilled(row.cells[column]));
  const total = totalRow?.cells[column];
  if (totalRow === undefined || !isFilled(total)) return null;
  const sources = funds.filter(
    (row) => row.role === 'appropriation' || row.role === 'carry-over' || row.role === 'other',
  );
  const filled = sources.flatMap((row) => {
    const cell = row.cells[column];
    return isFilled(cell) ? [{ row, cell }] : [];
  });
  if (filled.length === 0) return null;
  return identity(
    reading,
    table,
    totalRow.row.name,
    { row: totalRow, cell: total },
    filled,
    filled.length === sources.length,
  );
}

type Place = { readonly row: FundsRow; readonly cell: FundsRow['cells'][string] };

function identity(
  reading: Reading,
  table: TableReading,
  name: string,
  total: Place,
  parts: readonly Place[],
  complete: boolean,
): Identity {
  const sum = parts.reduce((value, part) => value + (figure(part.cell) ?? 0n), 0n);
  const exceeds = sum > (figure(total.cell) ?? 0n);
  const where = `${name} ${total.cell.column}`.trim();
  return {
    id: 'D03',
    title: message(
      `「${table.title}」${where} = 财政拨款与其他来源之和`,
      `“${table.title}”: ${where} = appropriation plus other sources`,
    ),
    relation: {
      kind: 'linear',
      terms: [
        term(occurrenceOf(reading, table, total.row.row, total.cell), 1n),
        ...parts.map((part) => term(occurrenceOf(reading, table, part.row.row, part.cell), -1n)),
      ],
      compare: '=',
    },
    // A lone part that differs from its total is the likelier slip: totals are printed elsewhere too.
    target: parts.length === 1 ? 1 : 0,
    ...(complete || exceeds ? {} : { severity: 'warning' as const }),
  };
}
