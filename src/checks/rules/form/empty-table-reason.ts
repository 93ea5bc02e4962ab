import type { Reading, TableReading } from '../../../forms/reading.js';
import type { FormResult, FormRule } from '../../rule.js';
import { textBlocks } from './support/blocks.js';
import { catalogue, expenditureTable, narrative, table, tables } from './support/examples.js';
import {
  broken,
  holds,
  notApplicable,
  notCheckable,
  oneLine,
  rowPlace,
  tablePlace,
} from './support/results.js';
import { hasLooseRows } from './support/soundness.js';
import { type PromisedTable, promisedTables, titleCore } from './support/titles.js';

/** Tables that may be empty, with the words that a sentence about them holds. */
const SUBJECTS: Readonly<Record<string, RegExp>> = {
  T07: /政府性基金/,
  T08: /国有资本经营/,
  T09: /三公/,
};
const SAYS_NONE = /无|没有|未|不涉及|空表|(?<![\d.])0(?:\.0+)?万?元/;

const FUND = [
  ['项目', '', '年初结转和结余', '本年收入', '本年支出', '', '', '年末结转和结余'],
  ['科目代码', '科目名称', '', '', '小计', '基本支出', '项目支出', ''],
  ['栏次', '', '1', '2', '3', '4', '5', '6'],
  ['合计', '', '', '', '', '', '', ''],
];
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
      zh: '目录把一张表标为空表却没有写明理由；或没有目录，表里没有数字，正文和表注也没有说明。',
      en: 'The catalogue marks a table as empty and gives no reason; or, without a catalogue, a table holds no figure and neither text nor note explains it.',
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
      {
        text: `${narrative('七、政府性基金预算财政拨款收入支出决算情况说明', '详见附表。')}
第三部分 2023 年度部门决算表

${table('政府性基金预算财政拨款收入支出决算表', '公开 07 表', FUND)}`,
        why: {
          zh: '表是空的，文中没有说明。',
          en: 'The table is empty and the text says nothing of it.',
        },
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
      {
        text: `${narrative(
          '七、政府性基金预算财政拨款收入支出决算情况说明',
          '本部门没有政府性基金收支。',
        )}
第三部分 2023 年度部门决算表

${table('政府性基金预算财政拨款收入支出决算表', '公开 07 表', FUND)}`,
        why: { zh: '正文说明了没有收支。', en: 'The text says that there was nothing.' },
      },
    ],
  },
  *check(reading) {
    const listed = promisedTables(reading).filter((entry) => entry.empty === true);
    const unlisted = emptyTables(reading).filter((table) => !isListed(table, listed));
    if (listed.length === 0 && unlisted.length === 0) {
      yield notApplicable({ zh: '没有空表。', en: 'There is no empty table.' });
      return;
    }
    for (const entry of listed) yield listedResult(entry);
    for (const table of unlisted) yield unlistedResult(reading, table);
  },
};

function listedResult(entry: PromisedTable): FormResult {
  if (entry.from.kind !== 'catalogue' || entry.reason !== '') return holds();
  const title = oneLine(entry.title);
  return broken(
    [rowPlace(entry.from.table, entry.from.row)],
    { zh: `空表“${title}”没有说明理由。`, en: `The empty table “${title}” has no reason.` },
    { anchor: titleCore(entry.title) },
  );
}

/** Without a catalogue, a sentence of the text or a note of the table gives the reason. */
function unlistedResult(reading: Reading, table: TableReading): FormResult {
  const subject = SUBJECTS[table.declaration ?? ''];
  if (subject === undefined) return holds();
  const texts = [...textBlocks(reading).map((block) => block.text.value), ...table.notes];
  const about = texts
    .flatMap((text) => text.replace(/\s+/g, '').split(/[。；;]/))
    .filter((sentence) => subject.test(sentence));
  if (about.some((sentence) => SAYS_NONE.test(sentence))) return holds();
  if (hasLooseRows(reading)) {
    return notCheckable({
      zh: `“${table.title}”的数字可能在没有读到表头的行里。`,
      en: `The figures of “${table.title}” may stand in rows that were read without heads.`,
    });
  }
  const narrated = reading.sections.some((section) => subject.test(section.heading));
  if (!narrated) {
    return notCheckable({
      zh: '文件没有读出说明这张表的章节。',
      en: 'No section that speaks of this table was read.',
    });
  }
  return broken(
    [tablePlace(table)],
    {
      zh: `“${table.title}”没有数字，文中没有说明理由。`,
      en: `“${table.title}” holds no figure, and the text gives no reason.`,
    },
    { anchor: table.id, needs: [tablePlace(table).place] },
  );
}

/** Statement tables that print no figure at all. */
function emptyTables(reading: Reading): readonly TableReading[] {
  return reading.tables.filter(
    (table) =>
      (table.declaration ?? '') in SUBJECTS &&
      !table.rows.some((row) =>
        row.cells.some((cell) => cell.columnId !== 'line' && /\p{Nd}/u.test(cell.printed.text)),
      ),
  );
}

function isListed(table: TableReading, listed: readonly PromisedTable[]): boolean {
  const core = titleCore(table.title);
  return listed.some((entry) => titleCore(entry.title) === core);
}
