import type { FormRule } from '../../rule.js';
import { catalogue, expenditureTable, tables } from './support/examples.js';
import { broken, holds, notApplicable, oneLine, rowPlace } from './support/results.js';
import { promisedTables, titleCore } from './support/titles.js';

const ROWS = [
  ['合计', '', '12.00', '12.00', '0.00'],
  ['210', '卫生健康支出', '12.00', '12.00', '0.00'],
  ['21015', '医疗保障管理事务', '12.00', '12.00', '0.00'],
  ['2101501', '行政运行', '12.00', '12.00', '0.00'],
];

export const emptyTableReason: FormRule = {
  meta: {
    id: 'empty-table-reason',
    severity: 'warning',
    title: { zh: '空表没有说明理由', en: 'Empty table without a reason' },
    description: {
      zh: '目录把一张表标为空表，却没有写明理由。',
      en: 'The catalogue marks a table as empty and gives no reason.',
    },
    identities: ['R19'],
    basis: {
      kind: 'law',
      text: {
        zh: '没有数据的表格应当列出空表并说明（财政预决算公开标准目录，财预〔2016〕143号）。',
        en: 'Tables without data are published empty with an explanation (standard catalogue of budget disclosure, 财预〔2016〕143号).',
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
          catalogue([
            ['支出决算表', '否', ''],
            ['政府性基金预算财政拨款收入支出决算表', '是', ''],
          ]),
          expenditureTable(ROWS),
        ),
        why: { zh: '空表的理由栏是空白。', en: 'The reason of the empty table is blank.' },
      },
    ],
    pass: [
      {
        text: tables(
          catalogue([
            ['支出决算表', '否', ''],
            ['政府性基金预算财政拨款收入支出决算表', '是', '本年没有此类收支'],
          ]),
          expenditureTable(ROWS),
        ),
        why: { zh: '空表写明了理由。', en: 'The empty table has its reason.' },
      },
    ],
  },
  *check(reading) {
    const empty = promisedTables(reading).filter((entry) => entry.empty === true);
    if (empty.length === 0) {
      yield notApplicable({ zh: '目录没有空表。', en: 'The catalogue lists no empty table.' });
      return;
    }
    for (const entry of empty) {
      if (entry.from.kind !== 'catalogue' || entry.reason !== '') {
        yield holds();
        continue;
      }
      const title = oneLine(entry.title);
      yield broken(
        [rowPlace(entry.from.table, entry.from.row)],
        {
          zh: `空表“${title}”没有说明理由。`,
          en: `The empty table “${title}” has no reason.`,
        },
        { anchor: titleCore(entry.title) },
      );
    }
  },
};
