import { CODE_LENGTHS, parentCode } from '../../../facts/codes.js';
import type { Reading, TableReading } from '../../../forms/reading.js';
import { accountWithoutRow } from '../../matters.js';
import type { FormResult, FormRule, Message } from '../../rule.js';
import { type CodeRow, chartOf, codeRows } from './support/accounts.js';
import { expenditureTable, tables } from './support/examples.js';
import {
  broken,
  holds,
  notApplicable,
  notCheckable,
  rowPlace,
  tablePlace,
} from './support/results.js';
import { namesAreSound, printedOutsideTables } from './support/soundness.js';

export const codeStructure: FormRule = {
  meta: {
    id: 'code-structure',
    severity: 'warning',
    title: { zh: '科目编码结构不合规', en: 'Account codes out of order' },
    description: {
      zh: '功能分类科目表应当逐级列示：编码为 3、5、7 位，上级科目在前，按编码升序，同一编码只列一次，末级到项。',
      en: 'A table by function lists its accounts level by level: codes of 3, 5 or 7 digits, each parent before its children, ascending, each once, down to the item.',
    },
    identities: ['A10', 'R11'],
    basis: {
      kind: 'definition',
      text: {
        zh: '科目编码规则；预算法实施条例第六条：功能分类公开到项。',
        en: 'Structure of the codes; Regulation on the Budget Law, art. 6: by function down to the item.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: tables(
          expenditureTable([
            ['合计', '', '12.00', '12.00', '0.00'],
            ['210', '卫生健康支出', '12.00', '12.00', '0.00'],
            ['2101501', '行政运行', '12.00', '12.00', '0.00'],
          ]),
        ),
        why: { zh: '缺 21015 款级行。', en: 'The group 21015 has no row.' },
      },
      {
        text: tables(
          expenditureTable([
            ['合计', '', '12.00', '12.00', '0.00'],
            ['210', '卫生健康支出', '12.00', '12.00', '0.00'],
            ['21015', '医疗保障管理事务', '12.00', '12.00', '0.00'],
            ['2101501', '行政运行', '6.00', '6.00', '0.00'],
            ['2101501', '行政运行', '6.00', '6.00', '0.00'],
          ]),
        ),
        why: { zh: '2101501 列了两次。', en: '2101501 is listed twice.' },
      },
      {
        text: tables(
          expenditureTable([
            ['合计', '', '20.00', '20.00', '0.00'],
            ['210', '卫生健康支出', '12.00', '12.00', '0.00'],
            ['21015', '医疗保障管理事务', '12.00', '12.00', '0.00'],
            ['2101501', '行政运行', '12.00', '12.00', '0.00'],
            ['221', '住房保障支出', '8.00', '8.00', '0.00'],
            ['22102', '住房改革支出', '8.00', '8.00', '0.00'],
          ]),
        ),
        why: { zh: '22102 没有列到项。', en: '22102 lacks its item.' },
      },
    ],
    pass: [
      {
        text: tables(
          expenditureTable([
            ['合计', '', '12.00', '12.00', '0.00'],
            ['210', '卫生健康支出', '12.00', '12.00', '0.00'],
            ['21015', '医疗保障管理事务', '12.00', '12.00', '0.00'],
            ['2101501', '行政运行', '12.00', '12.00', '0.00'],
          ]),
        ),
        why: { zh: '逐级列示，升序，到项。', en: 'Level by level, ascending, down to the item.' },
      },
    ],
  },
  *check(reading) {
    const coded = reading.tables
      .filter((table) => chartOf(table) === 'function')
      .map((table) => ({ table, rows: codeRows(table) }))
      .filter(({ rows }) => rows.length > 0);
    if (coded.length === 0) {
      yield notApplicable({
        zh: '文件中没有按功能科目列示的表。',
        en: 'The file holds no table by functional account.',
      });
    }
    for (const { table, rows } of coded) {
      if (codesAreWhole(rows) && namesAreSound(reading, table))
        yield* tableResults(reading, table, rows);
      else {
        yield notCheckable({
          zh: `“${table.title}”的科目行没有完整读出。`,
          en: `The account rows of “${table.title}” were not read whole.`,
        });
      }
    }
  },
};

/** Some layouts print the code in three columns (类 款 项); parts of a code prove nothing. */
function codesAreWhole(rows: readonly CodeRow[]): boolean {
  const odd = rows.filter(({ code }) => !CODE_LENGTHS.function.includes(code.length)).length;
  return odd * 5 <= rows.length;
}

function* tableResults(
  reading: Reading,
  table: TableReading,
  rows: readonly CodeRow[],
): Iterable<FormResult> {
  const codes = new Set(rows.map((entry) => entry.code));
  const seen = new Set<string>();
  const orphans = new Map<string, CodeRow[]>();
  let highest = '';
  for (const entry of rows) {
    const fault =
      badLength(entry.code) ??
      duplicate(entry.code, seen) ??
      orphan(entry.code, codes) ??
      falling(entry.code, highest);
    const parent = parentCode('function', entry.code);
    if (parent !== null && !codes.has(parent) && printedOutsideTables(reading, parent)) {
      yield notCheckable({
        zh: `上级科目 ${parent} 可能在未读出的行里。`,
        en: `The parent ${parent} may stand in a row that was not read.`,
      });
      continue;
    }
    seen.add(entry.code);
    if (entry.code > highest) highest = entry.code;
    const missing = fault?.missing ?? null;
    if (missing !== null) {
      orphans.set(missing, [...(orphans.get(missing) ?? []), entry]);
      continue;
    }
    yield fault === null
      ? leafResult(table, entry, codes)
      : broken([rowPlace(table, entry.row)], fault.message, { printed: entry.code });
  }
  for (const [parent, children] of orphans) yield orphanResult(table, parent, children);
}

/** A parent that has no row is one fault, however many children it has. */
function orphanResult(
  table: TableReading,
  parent: string,
  children: readonly CodeRow[],
): FormResult {
  const codes = children.map(({ code }) => code);
  return broken(
    children.map(({ row }) => rowPlace(table, row)),
    {
      zh: `编码 ${codes.join('、')} 的上级科目 ${parent} 没有列出。`,
      en: `The parent ${parent} of code ${codes.join(', ')} has no row.`,
    },
    {
      printed: codes[0] ?? '',
      matters: [accountWithoutRow(tablePlace(table).place.id, parent)],
    },
  );
}

/** What is wrong with a code; `missing` is the parent that has no row. */
interface Fault {
  readonly message: Message;
  readonly missing?: string;
}

function badLength(code: string): Fault | null {
  if (CODE_LENGTHS.function.includes(code.length)) return null;
  return {
    message: {
      zh: `功能分类编码 ${code} 不是 3、5 或 7 位。`,
      en: `Functional code ${code} has not 3, 5 or 7 digits.`,
    },
  };
}

function duplicate(code: string, seen: ReadonlySet<string>): Fault | null {
  if (!seen.has(code)) return null;
  return { message: { zh: `编码 ${code} 在表中重复。`, en: `Code ${code} is listed twice.` } };
}

function orphan(code: string, codes: ReadonlySet<string>): Fault | null {
  const parent = parentCode('function', code);
  if (parent === null || codes.has(parent)) return null;
  return {
    message: {
      zh: `编码 ${code} 的上级科目 ${parent} 没有列出。`,
      en: `The parent ${parent} of code ${code} has no row.`,
    },
    missing: parent,
  };
}

function falling(code: string, highest: string): Fault | null {
  if (code >= highest) return null;
  return {
    message: {
      zh: `编码 ${code} 排在 ${highest} 之后，没有按升序。`,
      en: `Code ${code} stands after ${highest}: not ascending.`,
    },
  };
}

/** A row without children above the item level hides what the law wants shown. */
function leafResult(table: TableReading, entry: CodeRow, codes: ReadonlySet<string>): FormResult {
  const isLeaf = ![...codes].some((code) => code !== entry.code && code.startsWith(entry.code));
  if (!isLeaf || entry.code.length === 7) return holds();
  // Where other accounts have their items, this one's row was lost; else the form has none.
  const itemised = [...codes].some((code) => code.length === 7);
  return broken(
    [rowPlace(table, entry.row)],
    {
      zh: `${entry.code} ${entry.row.name} 没有列到项级。`,
      en: `${entry.code} ${entry.row.name} is not broken down to the item.`,
    },
    { ...(itemised ? {} : { severity: 'note' as const }), printed: entry.code },
  );
}
