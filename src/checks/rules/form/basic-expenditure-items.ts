import { type Account, accounts, accountsNamed } from '../../../facts/codes.js';
import { editDistance, normaliseName, similarity } from '../../../facts/names.js';
import { isZero } from '../../../facts/printed.js';
import type { Reading, RowReading, TableReading } from '../../../forms/reading.js';
import { saysZerosHide } from '../../hidden-zeros.js';
import { accountWithoutRow } from '../../matters.js';
import type { FormResult, FormRule } from '../../rule.js';
import { hasAmount } from './support/accounts.js';
import { type NamedItem, namedItems } from './support/basic-items.js';
import { narrative, table } from './support/examples.js';
import {
  broken,
  holds,
  notApplicable,
  notCheckable,
  rowPlace,
  tablePlace,
} from './support/results.js';
import { namesAreSound, printedOutsideTables } from './support/soundness.js';

/** A name at least this like a subject is a slip of the pen. */
const ALIKE = 0.6;
const MOST_MISSING = 2;

interface PrintedRow {
  readonly table: TableReading;
  readonly row: RowReading;
  readonly code: string;
  readonly name: string;
}

function statement(rows: readonly (readonly string[])[], personnel: string, operating: string) {
  return table('一般公共预算财政拨款基本支出决算表', '公开 06 表', [
    [
      '科目代码',
      '科目名称',
      '决算数',
      '科目代码',
      '科目名称',
      '决算数',
      '科目代码',
      '科目名称',
      '决算数',
    ],
    ...rows.map((row) => [...row, '', '', '']),
    ['人员经费合计', '', personnel, '公用经费合计', '', '', '', '', operating],
  ]);
}

const ROWS = [
  ['301', '工资福利支出', '30.00', '302', '商品和服务支出', '2.00'],
  ['30101', '基本工资', '20.00', '30201', '办公费', '2.00'],
  ['30102', '津贴补贴', '10.00', '30202', '印刷费', '0.00'],
];

function document(operating: string): string {
  return `${narrative(
    '六、一般公共预算财政拨款基本支出决算情况说明',
    '2023 年度基本支出 32.00 万元。其中：',
    '（一）人员经费 30.00 万元，主要包括：基本工资、津贴补贴。',
    `（二）公用经费 2.00 万元，主要包括：${operating}。`,
  )}\n第三部分 2023 年度部门决算表\n\n${statement(ROWS, '30.00', '2.00')}`;
}

export const basicExpenditureItems: FormRule = {
  meta: {
    id: 'basic-expenditure-items',
    severity: 'warning',
    title: {
      zh: '基本支出所列科目与明细表不符',
      en: 'Items named against the table of basic expenditure',
    },
    description: {
      zh: '正文“主要包括”所列的经济科目，在基本支出决算表中没有这一行或金额为零；或表中有金额的科目正文没有提到（提示）；或科目名称不准确（提示）。',
      en: 'An economic account that the sentence names has no row in the table of basic expenditure, or a zero; a row with an amount that the sentence leaves out, and an inaccurate name, are notes.',
    },
    identities: ['C14', 'A11'],
    basis: {
      kind: 'printed',
      text: {
        zh: '正文与基本支出决算表说的是同一笔支出。',
        en: 'Sentence and table speak of the same expenditure.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: document('办公费、其他商品和服务支出'),
        why: {
          zh: '表中没有“其他商品和服务支出”行。',
          en: 'The table has no row for 其他商品和服务支出.',
        },
      },
      {
        text: document('办公费、印刷费'),
        why: { zh: '印刷费在表中为 0。', en: '印刷费 is zero in the table.' },
      },
    ],
    pass: [
      {
        text: document('办公费'),
        why: { zh: '所列科目都有金额。', en: 'Every item named has an amount.' },
      },
    ],
  },
  *check(reading) {
    const lists = namedItems(reading);
    const rows = printedRows(reading);
    if (lists.length === 0) {
      yield notApplicable({
        zh: '正文没有列举基本支出科目。',
        en: 'The text lists no items of basic expenditure.',
      });
      return;
    }
    const zerosHide = saysZerosHide(reading);
    if (!isSound(reading, rows, lists)) {
      yield notCheckable({
        zh: '基本支出决算表的科目行没有完整读出。',
        en: 'The account rows of the table of basic expenditure were not read whole.',
      });
      return;
    }
    for (const item of lists) yield itemResult(reading, item, rows, zerosHide);
    yield* leftOut(rows, lists);
  },
};

/** More than two named items without a row mean that rows were lost in reading, not in the table. */
function isSound(
  reading: Reading,
  rows: readonly PrintedRow[],
  items: readonly NamedItem[],
): boolean {
  if (rows.length === 0) return true;
  const tables = new Set(rows.map((entry) => entry.table));
  if (![...tables].every((table) => namesAreSound(reading, table))) return false;
  const printed = new Set(rows.map((entry) => normaliseName(entry.name)));
  const missing = items
    .map((item) => normaliseName(item.name))
    .filter((name) => exactAccount(name) !== null && !printed.has(name));
  return missing.length <= MOST_MISSING;
}

function itemResult(
  reading: Reading,
  item: NamedItem,
  rows: readonly PrintedRow[],
  zerosHide: boolean,
): FormResult {
  const wanted = normaliseName(item.name);
  const row = rows.find((entry) => normaliseName(entry.name) === wanted);
  const listed = exactAccount(wanted);
  if (row !== undefined) return amountResult(item, row, zerosHide);
  if (listed === null) return nameResult(item, rows);
  if (rows.length === 0) return holds();
  // The row is there under its code; whether its name is right is for the rule of account names.
  if (rows.some((entry) => entry.code === listed.code)) {
    return notCheckable({
      zh: `表中 ${listed.code} 一行的名称不是“${item.name}”。`,
      en: `The table's row ${listed.code} has another name than “${item.name}”.`,
    });
  }
  if (printedOutsideTables(reading, listed.code) || isGlued(rows, wanted, listed.code)) {
    return notCheckable({
      zh: `“${item.name}”可能在未读出的行里。`,
      en: `“${item.name}” may stand in a row that was not read.`,
    });
  }
  return broken(
    [item.place],
    {
      zh: `正文列有“${item.name}”（${listed.code}），基本支出决算表中没有这一行。`,
      en: `The text names “${item.name}” (${listed.code}); the table of basic expenditure has no such row.`,
    },
    {
      printed: item.name,
      expected: `${listed.code} ${listed.name}`,
      anchor: listed.code,
      needs: rows.map((entry) => tablePlace(entry.table).place),
      matters: rows.map(({ table }) => accountWithoutRow(tablePlace(table).place.id, listed.code)),
    },
  );
}

/** Whether the row became part of another one in reading. */
function isGlued(rows: readonly PrintedRow[], name: string, code: string): boolean {
  return rows.some(({ row }) => {
    const texts = [row.name, row.line, ...row.cells.map((cell) => cell.printed.text)];
    return texts.some((text) => normaliseName(text).includes(name) || text.includes(code));
  });
}

function amountResult(item: NamedItem, entry: PrintedRow, zerosHide: boolean): FormResult {
  if (hasAmount(entry.row)) return holds();
  // Rows of classes may be left blank by the layout; only a printed zero is a statement.
  const amount = entry.row.cells.find(
    (cell) => cell.remark !== true && cell.printed.value !== null,
  );
  if (amount === undefined || !isZero(amount.printed)) return holds();
  return broken(
    [item.place, rowPlace(entry.table, entry.row)],
    {
      zh: `正文列有“${item.name}”，基本支出决算表中为 ${amount.printed.text}。`,
      en: `The text names “${item.name}”; the table of basic expenditure prints ${amount.printed.text}.`,
    },
    { anchor: entry.code, ...(zerosHide ? { severity: 'note' as const } : {}) },
  );
}

/** A name that no list knows: the nearest subject, if one is near. */
function nameResult(item: NamedItem, rows: readonly PrintedRow[]): FormResult {
  const wanted = normaliseName(item.name);
  const candidates = [...rows.map((entry) => entry.name), ...subjects().map((entry) => entry.name)];
  const near = candidates
    .map((name) => ({ name, score: likeness(normaliseName(name), wanted) }))
    .sort((a, b) => b.score - a.score)[0];
  if (near === undefined || near.score < ALIKE) {
    return notApplicable({
      zh: `“${item.name}”没有对应的已证实经济科目。`,
      en: `“${item.name}” is no attested economic account.`,
    });
  }
  return broken(
    [item.place],
    {
      zh: `“${item.name}”不是经济科目名称，应为“${near.name}”。`,
      en: `“${item.name}” is no economic account; it should be “${near.name}”.`,
    },
    { severity: 'note', printed: item.name, expected: near.name, anchor: wanted },
  );
}

/** Leaving out the bracketed part of a name is the smallest of deviations. */
function likeness(name: string, wanted: string): number {
  const short = name.replace(/\([^()]*\)/g, '');
  return editDistance(short, wanted) === 0 ? 1 : similarity(name, wanted);
}

/** Rows with an amount that neither the text names nor the name of their class covers. */
function* leftOut(rows: readonly PrintedRow[], items: readonly NamedItem[]): Iterable<FormResult> {
  const named = new Set(items.map((item) => normaliseName(item.name)));
  const coveredClasses = new Set(
    rows
      .filter((entry) => entry.code.length === 3 && named.has(normaliseName(entry.name)))
      .map((entry) => entry.code),
  );
  for (const entry of rows) {
    if (entry.code.length !== 5 || !hasAmount(entry.row)) continue;
    if (coveredClasses.has(entry.code.slice(0, 3))) continue;
    const mentioned = [...named].some((name) => likeness(normaliseName(entry.name), name) >= ALIKE);
    if (mentioned) continue;
    yield broken(
      [rowPlace(entry.table, entry.row)],
      {
        zh: `基本支出决算表中“${entry.name}”有金额，正文没有提到。`,
        en: `“${entry.name}” has an amount in the table of basic expenditure; the text does not name it.`,
      },
      { severity: 'note', expected: entry.name, anchor: entry.code },
    );
  }
}

function printedRows(reading: Reading): readonly PrintedRow[] {
  return reading.tables
    .filter((table) => table.declaration === 'T06')
    .flatMap((table) =>
      table.rows
        .filter((row) => /^3\d{2}(\d{2})?$/.test(row.code) && row.name.trim() !== '')
        .map((row) => ({ table, row, code: row.code, name: row.name })),
    );
}

function exactAccount(name: string): Account | null {
  return accountsNamed('dept-economic', name).find((entry) => entry.attested) ?? null;
}

/** Only attested subjects may say that a row is missing. */
function subjects(): readonly Account[] {
  return accounts('dept-economic').filter((entry) => entry.attested);
}
