import type { FormRule } from '../../rule.js';
import { textBlocks } from './support/blocks.js';
import { expenditureTable, table, tables } from './support/examples.js';
import { broken, documentPlace, holds, notApplicable } from './support/results.js';
import { printedTitles, promisedTables, titleCore } from './support/titles.js';

/** The nine tables of department final accounts, recognised by declaration or by title. */
const REQUIRED: readonly { readonly id: string; readonly title: RegExp; readonly zh: string }[] = [
  { id: 'T01', title: /^收入?支出?决算总表|收支.*决算总表/, zh: '收入支出决算总表' },
  { id: 'T02', title: /(^|[^拨款])收入决算表/, zh: '收入决算表' },
  { id: 'T03', title: /^支出决算表|部门支出决算/, zh: '支出决算表' },
  { id: 'T04', title: /财政拨款收入?支出?.*决算总表/, zh: '财政拨款收入支出决算总表' },
  { id: 'T05', title: /一般公共预算财政拨款支出决算/, zh: '一般公共预算财政拨款支出决算表' },
  { id: 'T06', title: /基本支出决算/, zh: '一般公共预算财政拨款基本支出决算表' },
  { id: 'T07', title: /政府性基金/, zh: '政府性基金预算财政拨款收入支出决算表' },
  { id: 'T08', title: /国有资本经营/, zh: '国有资本经营预算财政拨款支出决算表' },
  { id: 'T09', title: /三公经费/, zh: '财政拨款“三公”经费支出决算表' },
];
/**
 * The eight tables of a department budget, recognised by declaration or by title. Provinces word
 * the titles in many ways (总表, 总体情况表, 预算表), so that only what tells them apart is asked.
 */
const BUDGET: typeof REQUIRED = [
  {
    id: 'B01',
    title: /^(?!.*(?:财政拨款|基金|资本)).*(?:收支|收入支出).*表/,
    zh: '部门收支总体情况表',
  },
  { id: 'B02', title: /^(?!.*(?:支|拨款|基金|资本)).*收入.*表/, zh: '部门收入总体情况表' },
  {
    id: 'B03',
    title: /^(?!.*(?:收|拨款|公共|基本|三公|项目|基金|资本|采购|经费)).*支出.*表/,
    zh: '部门支出总体情况表',
  },
  { id: 'B04', title: /财政拨款(?:预算)?(?:收支|收入支出)/, zh: '财政拨款收支总体情况表' },
  {
    id: 'B05',
    title: /一般公共预算(?!.*(?:基本|三公|会议费)).*支出.*表/,
    zh: '一般公共预算支出情况表',
  },
  { id: 'B07', title: /基本支出/, zh: '一般公共预算基本支出情况表' },
  { id: 'B13', title: /三公/, zh: '一般公共预算“三公”经费支出情况表' },
  { id: 'B09', title: /政府性基金/, zh: '政府性基金预算支出情况表' },
];
/** A document with fewer tables in its text publishes them some other way. */
const ENOUGH = 5;

const ROWS = [
  ['合计', '', '12.00', '12.00', '0.00'],
  ['210', '卫生健康支出', '12.00', '12.00', '0.00'],
  ['21015', '医疗保障管理事务', '12.00', '12.00', '0.00'],
  ['2101501', '行政运行', '12.00', '12.00', '0.00'],
];
const THREE_COLUMNS = [
  ['项目', '', '本年支出', '', ''],
  ['科目代码', '科目名称', '小计', '基本支出', '项目支出'],
  ['栏次', '', '1', '2', '3'],
  ...ROWS,
];
const REVENUE = [
  [
    '项目',
    '',
    '本年收入合计',
    '财政拨款收入',
    '上级补助收入',
    '事业收入',
    '经营收入',
    '附属单位上缴收入',
    '其他收入',
  ],
  ['科目代码', '科目名称', '', '', '', '', '', '', ''],
  ['栏次', '', '1', '2', '3', '4', '5', '6', '7'],
  ['合计', '', '12.00', '12.00', '', '', '', '', ''],
  ['210', '卫生健康支出', '12.00', '12.00', '', '', '', '', ''],
];
const TOTALS = [
  ['收入', '', '', '支出', '', ''],
  ['项目', '行次', '决算数', '项目', '行次', '决算数'],
  ['栏次', '', '1', '栏次', '', '2'],
  ['一、一般公共预算财政拨款收入', '1', '12.00', '一、一般公共服务支出', '32', ''],
  ['本年收入合计', '27', '12.00', '本年支出合计', '58', '12.00'],
  ['总计', '31', '12.00', '总计', '62', '12.00'],
];
const FUND = [
  ['项目', '', '年初结转和结余', '本年收入', '本年支出', '', '', '年末结转和结余'],
  ['科目代码', '科目名称', '', '', '小计', '基本支出', '项目支出', ''],
  ['栏次', '', '1', '2', '3', '4', '5', '6'],
  ['合计', '', '', '', '', '', '', ''],
];
const FIVE = [
  table('收入支出决算总表', '公开 01 表', TOTALS),
  table('收入决算表', '公开 02 表', REVENUE),
  expenditureTable(ROWS),
  table('一般公共预算财政拨款支出决算表', '公开 05 表', THREE_COLUMNS),
  table('政府性基金预算财政拨款收入支出决算表', '公开 07 表', FUND),
];

export const minimumTables: FormRule = {
  meta: {
    id: 'minimum-tables',
    severity: 'warning',
    title: { zh: '缺少应公开的报表', en: 'A table of the minimum set is missing' },
    description: {
      zh: '部门决算至少公开九张报表（总表、收入、支出、财政拨款总表、一般公共预算支出、基本支出、政府性基金、国有资本经营、三公经费），部门预算至少八张（没有国有资本经营）。文件印有其中多数而缺某一张，且目录也没有列出。',
      en: 'Department final accounts publish at least nine tables, a department budget eight (state capital apart). The document prints most of them and lacks one that its catalogue does not list either.',
    },
    identities: ['R20', 'R21'],
    basis: {
      kind: 'law',
      text: {
        zh: '财预〔2016〕143号及财政预决算公开标准目录所列报表。',
        en: 'Tables listed by 财预〔2016〕143号 and the standard catalogue of budget disclosure.',
      },
      confidence: 'medium',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: tables(...FIVE),
        why: {
          zh: '印了五张表，没有基本支出决算表等。',
          en: 'Five tables are printed; the table of basic expenditure and others are not.',
        },
      },
      {
        text: budgetTables('部门收入总体情况表'),
        why: {
          zh: '八张预算表中没有收入总表。',
          en: 'The table of revenue is not among the eight.',
        },
      },
    ],
    pass: [
      {
        text: tables(expenditureTable(ROWS)),
        why: {
          zh: '文本只含一张表，其余可能另附，不作结论。',
          en: 'The text holds one table only; the rest may be attached, so nothing is said.',
        },
      },
      {
        text: budgetTables(''),
        why: { zh: '八张预算表都在。', en: 'All eight tables of a budget are there.' },
      },
    ],
  },
  *check(reading) {
    const ids = new Set(reading.tables.map((entry) => entry.declaration));
    const titles = [
      ...printedTitles(reading).map((entry) => titleCore(entry.title.value)),
      ...promisedTables(reading).map((entry) => titleCore(entry.title)),
    ];
    const required = reading.document.kind === 'budget' ? BUDGET : REQUIRED;
    const isThere = ({ id, title }: (typeof REQUIRED)[number]) =>
      ids.has(id) || titles.some((entry) => title.test(entry));
    const counted =
      reading.document.kind === 'budget' ? isThere : ({ id }: { id: string }) => ids.has(id);
    if (reading.document.kind === null || required.filter(counted).length < ENOUGH) {
      yield notApplicable({
        zh: '文本中的报表太少，可能另附。',
        en: 'Too few statements in the text; they may be published apart.',
      });
      return;
    }
    for (const entry of required) {
      const { id, zh } = entry;
      if (isThere(entry)) {
        yield holds();
        continue;
      }
      yield broken(
        [documentPlace(reading, textBlocks(reading)[0])],
        { zh: `缺少“${zh}”。`, en: `The table “${zh}” is missing.` },
        { expected: zh, anchor: id, absence: true },
      );
    }
  },
};

/**
 * Which table of the minimum set a finding of this rule misses.
 * @param name `expected` of the finding
 * @returns its declaration id, or null
 */
export function requiredTable(kind: 'final-accounts' | 'budget', name: string): string | null {
  const required = kind === 'budget' ? BUDGET : REQUIRED;
  return required.find(({ zh }) => zh === name)?.id ?? null;
}

/** A budget with the eight tables, one of them left out. */
function budgetTables(without: string): string {
  const rows = [
    ['项目', '预算数'],
    ['合计', '12.00'],
    ['卫生健康支出', '12.00'],
  ];
  return [
    '甲县医疗保障局\n\n2023 年部门预算\n',
    ...BUDGET.filter(({ zh }) => zh !== without).map(({ zh }) => table(zh, '', rows)),
  ].join('\n');
}
