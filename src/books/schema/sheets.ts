import type { Message } from '../problem.js';
import {
  type Column,
  date,
  FACT,
  functionCode,
  fund,
  LINE,
  LOWEST_FUNCTION,
  money,
  note,
  REQUIRED,
  reference,
} from './columns.js';
import { REVENUE_SOURCES } from './words.js';

export type { Column, ColumnType } from './columns.js';

/**
 * What every file of a book holds: reading, checking, the input sheets of a new book and the
 * description of the format all follow from this one list.
 */
export interface Sheet {
  readonly id: SheetId;
  readonly file: string;
  readonly title: Message;
  readonly note: Message;
  /** Only books kept so have it; left out: all may. */
  readonly detail?: 'lines' | 'statements';
  readonly columns: readonly Column[];
}

export type SheetId =
  | 'revenue'
  | 'carry-over'
  | 'budget'
  | 'adjustments'
  | 'execution'
  | 'statements'
  | 'special'
  | 'prior-year'
  | 'figures'
  | 'codes';

export const SHEETS: readonly Sheet[] = [
  {
    id: 'revenue',
    file: 'revenue.csv',
    title: { zh: '收入', en: 'revenue' },
    note: {
      zh: '本年收入，一行一笔或一个科目',
      en: 'revenue of the year, a receipt or an account a row',
    },
    detail: 'lines',
    columns: [
      {
        id: 'source',
        head: { zh: '收入来源', en: 'source' },
        type: 'choice',
        required: true,
        choices: REVENUE_SOURCES,
      },
      { ...functionCode, ...REQUIRED, ...LOWEST_FUNCTION },
      money('budget', '年初预算', 'budget', { sign: 'not-negative' }),
      money('amount', '决算数', 'final'),
      note,
    ],
  },
  {
    id: 'carry-over',
    file: 'carry-over.csv',
    title: { zh: '结转和结余', en: 'carry-over' },
    note: {
      zh: '年初、年末结转和结余，使用非财政拨款结余，结余分配',
      en: 'opening and closing carry-over, surplus used and distributed',
    },
    detail: 'lines',
    columns: [
      {
        id: 'measure',
        head: { zh: '事项', en: 'what' },
        type: 'choice',
        required: true,
        choices: [
          { id: 'opening-carry-over', zh: '年初结转和结余' },
          { id: 'closing-carry-over', zh: '年末结转和结余' },
          { id: 'surplus-used', zh: '使用非财政拨款结余' },
          { id: 'surplus-distribution', zh: '结余分配' },
        ],
      },
      { ...fund, ...REQUIRED },
      functionCode,
      money('amount', '金额', 'amount', { required: true }),
      note,
    ],
  },
  {
    id: 'budget',
    file: 'budget.csv',
    title: { zh: '年初预算', en: 'budget' },
    note: { zh: '年初批复的支出预算', en: 'expenditure budget as first approved' },
    detail: 'lines',
    columns: [
      ...LINE,
      money('amount', '金额', 'amount', { required: true, sign: 'not-negative' }),
      note,
      reference,
    ],
  },
  {
    id: 'adjustments',
    file: 'adjustments.csv',
    title: { zh: '预算调整', en: 'adjustments' },
    note: {
      zh: '年度中追加（正数）和追减（负数）',
      en: 'what was added (positive) and cut (negative) during the year',
    },
    detail: 'lines',
    columns: [
      date,
      ...LINE,
      money('amount', '金额', 'amount', { required: true }),
      note,
      reference,
    ],
  },
  {
    id: 'execution',
    file: 'execution.csv',
    title: { zh: '支出', en: 'payments' },
    note: { zh: '支出明细，一行一笔', en: 'payments, one a row' },
    detail: 'lines',
    columns: [
      date,
      ...LINE,
      money('amount', '金额', 'amount', { required: true, sign: 'not-negative' }),
      note,
      reference,
    ],
  },
  {
    id: 'statements',
    file: 'statements.csv',
    title: { zh: '决算数', en: 'final figures' },
    note: {
      zh: '各科目的最终数；合计可以不填，填了须与分项相符',
      en: 'final figures by code; totals may be left out, and must agree with their parts if given',
    },
    detail: 'statements',
    columns: FACT,
  },
  {
    id: 'special',
    file: 'special.csv',
    title: { zh: '专项数据', en: 'special figures' },
    note: {
      zh: '“三公”经费、会议费、培训费、机关运行经费、政府采购、车辆设备、人员等',
      en: 'three public expenses, meetings, training, operating cost, procurement, vehicles, equipment',
    },
    columns: FACT,
  },
  {
    id: 'prior-year',
    file: 'prior-year.csv',
    title: { zh: '上年数', en: 'last year' },
    note: { zh: '上年决算数或预算数，用于比较', en: 'figures of last year, to compare with' },
    columns: FACT,
  },
  {
    id: 'figures',
    file: 'figures.csv',
    title: { zh: '文中数字', en: 'figures of texts' },
    note: {
      zh: '文字中要写、而账上没有的数（就诊人次、报销比例等），在文字里写 {{名称}} 引用',
      en: 'figures that texts state and no account holds (visits, rates); texts refer to them as {{name}}',
    },
    columns: [
      {
        id: 'name',
        head: { zh: '数字名称', en: 'figure' },
        type: 'text',
        required: true,
        note: { zh: '如 居民住院人次', en: 'such as: visits of residents' },
      },
      {
        id: 'printed',
        head: { zh: '印出的数', en: 'as printed' },
        type: 'text',
        required: true,
        note: { zh: '如 55.31，照此印出', en: 'such as 55.31; it is printed so' },
      },
      {
        id: 'unit',
        head: { zh: '计量单位', en: 'unit' },
        type: 'text',
        required: true,
        note: {
          zh: '如 人次、万人次、亿元、%；不是确数的写 余，如 万余元',
          en: 'such as 人次, 亿元, %; 万余元 where it is not exact',
        },
      },
      {
        id: 'fact',
        head: { zh: '事实编号', en: 'fact' },
        type: 'text',
        note: {
          zh: '可不填；数据里要用统一指标的，如 visits{task=居民住院} 2022:count',
          en: 'where data are to name a measure, such as visits{task=居民住院} 2022:count',
        },
      },
      { id: 'source', head: { zh: '数字来源', en: 'where it is from' }, type: 'text' },
    ],
  },
  {
    id: 'codes',
    file: 'codes.csv',
    title: { zh: '自用科目', en: 'further accounts' },
    note: {
      zh: '本年度使用而程序科目表中没有的科目及名称',
      en: 'accounts of the year that the program’s lists do not hold, with their names',
    },
    columns: [
      {
        id: 'chart',
        head: { zh: '分类', en: 'classification' },
        type: 'choice',
        required: true,
        choices: [
          { id: 'function', zh: '功能分类' },
          { id: 'dept-economic', zh: '部门经济分类' },
          { id: 'gov-economic', zh: '政府经济分类' },
        ],
      },
      { id: 'code', head: { zh: '编码', en: 'code' }, type: 'text', required: true },
      { id: 'name', head: { zh: '名称', en: 'name' }, type: 'text', required: true },
    ],
  },
];

const BY_ID: ReadonlyMap<string, Sheet> = new Map(SHEETS.map((sheet) => [sheet.id, sheet]));

export function sheetOf(id: SheetId): Sheet {
  const sheet = BY_ID.get(id);
  if (sheet === undefined) throw new RangeError(`no sheet ${id}`);
  return sheet;
}
