import type { Occurrence } from '../../../facts/occurrence.js';
import type { CellReading, Reading, RowReading, TableReading } from '../../../forms/reading.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { cellOccurrence, term } from '../../terms.js';
import { USUAL } from '../bases.js';
import { otherTable } from '../examples-tables.js';

const TOTAL = /^(?:合计|小计|总计|本年支出合计|本年支出)$/;
const BASIC = /^(?:基本支出)$/;
const PROJECT = /^(?:项目支出)$/;
const TOTAL_ROW = /^(?:合计|总计)$/;
const CODE = /^\d{3}(?:\d\d){0,2}$/;

/** Tables of no known form: account codes and basic and project columns still say what adds up (A08, A09, A17). */
export const unknownTable: ArithmeticRule = {
  meta: {
    id: 'unknown-table',
    severity: 'warning',
    title: { zh: '未识别表的合计', en: 'Sums in tables of no known form' },
    description: {
      zh: '没有识别出表式的表，若有科目编码，上级科目应等于其下级科目之和；若有合计、基本支出、项目支出三栏，合计应等于后两栏之和。',
      en: 'In a table of no known form, an account equals the sum of the printed accounts below it, and a total column beside basic and project expenditure equals their sum.',
    },
    identities: ['A08', 'A09', 'A17'],
    basis: USUAL,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: otherTable('160.00', '9.00'),
        why: { zh: '151.00 + 9.00 = 160.00', en: '151.00 + 9.00 = 160.00' },
      },
    ],
    fail: [
      {
        text: otherTable('160.00', '5.00'),
        why: {
          zh: '151.00 + 5.00 = 156.00，不是 160.00',
          en: '151.00 + 5.00 is 156.00, not 160.00',
        },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    for (const table of reading.tables) {
      if (table.declaration !== null || table.performance !== undefined) continue;
      yield* columnSums(reading, table);
      yield* codeSums(reading, table);
    }
  },
};

/** 合计 = 基本支出 + 项目支出 in every row, where the table has exactly one of each. */
function* columnSums(reading: Reading, table: TableReading): Generator<Identity> {
  for (const row of table.rows) {
    const total = only(row, TOTAL);
    const basic = only(row, BASIC);
    const project = only(row, PROJECT);
    if (total === null || basic === null || project === null) continue;
    yield sum(
      cellOccurrence(reading, table, row, total),
      [basic, project].map((cell) => cellOccurrence(reading, table, row, cell)),
      'A17',
    );
  }
}

function only(row: RowReading, pattern: RegExp): CellReading | null {
  const fitting = row.cells.filter((cell) => pattern.test(lastHead(cell)));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function lastHead(cell: CellReading): string {
  return (cell.column.split('-').at(-1) ?? '').replace(/\s+/g, '');
}

/** An account against the printed accounts right below it, and 合计 against those without a parent. */
function* codeSums(reading: Reading, table: TableReading): Generator<Identity> {
  const coded = table.rows.filter((row) => CODE.test(row.code));
  if (new Set(coded.map((row) => row.code)).size !== coded.length) return;
  const parents: readonly (RowReading | null)[] = coded.map((row) => parentOf(row, coded));
  const totalRow = table.rows.find((row) => TOTAL_ROW.test(row.name.replace(/\s+/g, '')));
  for (const whole of [...coded, ...(totalRow === undefined ? [] : [totalRow])]) {
    const parent = whole === totalRow ? null : whole;
    const children = coded.filter((_, index) => parents[index] === parent);
    if (children.length === 0) continue;
    yield* amountSums(reading, table, whole, children);
  }
}

function* amountSums(
  reading: Reading,
  table: TableReading,
  whole: RowReading,
  children: readonly RowReading[],
): Generator<Identity> {
  for (const [index, cell] of whole.cells.entries()) {
    if (cell.printed.form !== 'number' || cell.printed.quantity !== 'money') continue;
    const parts = children.flatMap((row) => {
      const part = row.cells[index];
      return part === undefined ? [] : [cellOccurrence(reading, table, row, part)];
    });
    if (parts.length === children.length) {
      yield sum(cellOccurrence(reading, table, whole, cell), parts, 'A09');
    }
  }
}

function parentOf(row: RowReading, rows: readonly RowReading[]): RowReading | null {
  const above = rows.filter(({ code }) => code !== row.code && row.code.startsWith(code));
  return above.reduce<RowReading | null>(
    (best, one) => (best === null || one.code.length > best.code.length ? one : best),
    null,
  );
}

function sum(total: Occurrence, parts: readonly Occurrence[], id: string): Identity {
  const where = [total.place.row, total.place.column].filter((part) => part).join(' ');
  return {
    id,
    title: {
      zh: `${total.place.label}「${where}」应等于各分项之和`,
      en: `${total.place.label}: “${where}” should be the sum of its parts`,
    },
    relation: {
      kind: 'linear',
      compare: '=',
      terms: [term(total, 1n), ...parts.map((part) => term(part, -1n))],
    },
    target: 0,
  };
}
