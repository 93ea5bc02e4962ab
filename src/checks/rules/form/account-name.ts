import { aliasesOf, aliasFor, type Chart } from '../../../facts/codes.js';
import { normaliseName } from '../../../facts/names.js';
import type { Reading, RowReading, TableReading } from '../../../forms/reading.js';
import type { FormResult, FormRule } from '../../rule.js';
import { chartOf, codeRows } from './support/accounts.js';
import { allBlocks } from './support/blocks.js';
import { expenditureTable, tables } from './support/examples.js';
import { broken, holds, notApplicable, notCheckable, rowPlace } from './support/results.js';
import { attestedName, namesAreSound } from './support/soundness.js';

export const accountName: FormRule = {
  meta: {
    id: 'account-name',
    severity: 'warning',
    title: { zh: '表中科目名称与编码不符', en: 'Account name does not belong to its code' },
    description: {
      zh: '表中一行的科目名称与该编码在政府收支分类科目中的名称不一致。只用见于真实文件、来源可查的科目作判断；清单里没有的编码不作任何结论。',
      en: 'The name in a table row is not the one that its code bears in the classification. Only codes attested in real documents are used; a code that the list does not know is never called wrong.',
    },
    identities: ['A11'],
    basis: {
      kind: 'law',
      text: {
        zh: '预算法第三十二条：按政府收支分类科目编制。',
        en: 'Budget Law, art. 32: compiled by the classification of government revenue and expenditure.',
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
            ['21015', '医疗保障管理事务', '12.00', '12.00', '0.00'],
            ['2101506', '医疗保险经办工作', '12.00', '12.00', '0.00'],
          ]),
        ),
        why: {
          zh: '2101506 的名称是“医疗保障经办事务”。',
          en: '2101506 is called 医疗保障经办事务.',
        },
      },
    ],
    pass: [
      {
        text: tables(
          expenditureTable([
            ['合计', '', '12.00', '12.00', '0.00'],
            ['210', '卫生健康支出', '12.00', '12.00', '0.00'],
            ['21015', '医疗保障管理事务', '12.00', '12.00', '0.00'],
            ['2101506', '医疗保障经办事务', '10.00', '10.00', '0.00'],
            ['2101588', '某项未收录的科目', '2.00', '2.00', '0.00'],
          ]),
        ),
        why: {
          zh: '名称相符；清单未收录的编码不作结论。',
          en: 'The name fits; nothing is said of a code that is not listed.',
        },
      },
    ],
  },
  *check(reading) {
    if (!reading.tables.some((table) => codeRows(table).length > 0)) {
      yield notApplicable({
        zh: '文件中没有带科目编码的表。',
        en: 'The file holds no table with account codes.',
      });
    }
    for (const table of reading.tables) {
      const chart = chartOf(table);
      if (chart === null) {
        yield* formerClassNames(reading, table);
        continue;
      }
      if (!namesAreSound(reading, table)) {
        yield notCheckable({
          zh: `“${table.title}”的科目名称没有完整读出。`,
          en: `The account names of “${table.title}” were not read whole.`,
        });
        continue;
      }
      for (const { row, code } of codeRows(table)) {
        if (row.name.trim() !== '') yield nameResult(reading, table, row, chart, code);
      }
    }
  },
};

function nameResult(
  reading: Reading,
  table: TableReading,
  row: RowReading,
  chart: Chart,
  code: string,
): FormResult {
  const name = attestedName(chart, code, reading.document.fiscalYear);
  if (name === null) {
    return notApplicable({
      zh: `编码 ${code} 不在已证实的科目清单中。`,
      en: `Code ${code} is not in the attested list.`,
    });
  }
  if (normaliseName(name) === normaliseName(row.name)) return holds();
  // No subject has a figure in its name: the amounts ran into it.
  if (/\d\.\d/.test(row.name)) {
    return notCheckable({
      zh: `编码 ${code} 的名称与金额没有分开读出。`,
      en: `The name of code ${code} was not read apart from its amounts.`,
    });
  }
  const former = chart === 'function' ? aliasFor(code, row.name) : null;
  const details = { printed: row.name, expected: name };
  if (former?.kind === 'former') {
    return broken([rowPlace(table, row)], ...formerName(row.name, name, former.until), {
      ...details,
      severity: 'note',
    });
  }
  return broken(
    [rowPlace(table, row)],
    {
      zh: `编码 ${code} 的科目名称应为“${name}”，表中为“${row.name}”。`,
      en: `Code ${code} is called “${name}”; the table prints “${row.name}”.`,
    },
    isWhole(reading, row, name) ? details : { ...details, severity: 'note' },
  );
}

/**
 * Whether the printed name is surely all of it. A name put together from several lines, or
 * one that is the beginning or end of the right one, may lack a piece that the page lost.
 */
function isWhole(reading: Reading, row: RowReading, right: string): boolean {
  const name = row.name.replace(/\s+/g, '');
  const [a, b] = [normaliseName(name), normaliseName(right)];
  if (b.startsWith(a) || b.endsWith(a)) return false;
  return allBlocks(reading).some(
    (block) =>
      block.type === 'table' &&
      block.rows.some((line) =>
        line.cells.some(
          ({ text }) => text.pieces.length === 1 && text.value.replace(/\s+/g, '') === name,
        ),
      ),
  );
}

/** Statement lines that name a class in words: only a known former name is pointed out. */
function* formerClassNames(reading: Reading, table: TableReading): Iterable<FormResult> {
  const year = reading.document.fiscalYear;
  if (table.declaration === null || year === null) return;
  for (const row of table.rows) {
    const name = row.name.replace(/^[（(]?[一二三四五六七八九十\d]+[）)]?\s*[、.．]?\s*/, '');
    const alias = aliasesOf(name).find(
      (entry) => entry.kind === 'former' && entry.until !== null && entry.until < year,
    );
    if (alias === undefined) continue;
    yield broken([rowPlace(table, row)], ...formerName(name, alias.currentName, alias.until), {
      severity: 'note',
      printed: name,
      expected: alias.currentName,
    });
  }
}

function formerName(name: string, current: string, until: number | null) {
  const [zh, en] =
    until === null ? ['', ''] : [`（约用至 ${until} 年）`, ` (used until about ${until})`];
  return [
    {
      zh: `“${name}”是旧科目名称${zh}，现名“${current}”。`,
      en: `“${name}” is a former name${en}; it is now “${current}”.`,
    },
  ] as const;
}
