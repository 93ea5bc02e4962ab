import type { Chart } from '../../facts/codes.js';
import { measures } from '../../facts/measures.js';
import type { Message } from '../problem.js';
import {
  BASES,
  type Choice,
  FUNDS,
  GROUPS,
  ITEMS,
  KINDS,
  REVENUE_SOURCES,
  SOURCES,
} from './words.js';

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
  /** Columns in which no two rows may be alike; left out, whole rows may repeat only by a reference. */
  readonly unique?: readonly string[];
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
  | 'codes';

/**
 * `money` is in 元 with at most two decimals; `figure` is in 元 where the row's measure is money,
 * else a plain number; `item` names an account of the unit's own measures.
 */
export type ColumnType = 'code' | 'choice' | 'money' | 'figure' | 'text' | 'date';

export interface Column {
  readonly id: string;
  readonly head: Message;
  readonly type: ColumnType;
  readonly required?: true;
  readonly chart?: Chart;
  /** Code levels that may be given: an account of an execution line is one of the lowest. */
  readonly lengths?: readonly number[];
  readonly choices?: readonly Choice[];
  /** A payment or budget line cannot be negative; an adjustment may. */
  readonly sign?: 'not-negative';
  readonly note?: Message;
}

const YUAN: Message = { zh: '单位：元，最多两位小数', en: 'in yuan, at most two decimals' };

function money(id: string, zh: string, en: string, more: Partial<Column> = {}): Column {
  return {
    id,
    head: { zh: `${zh}（元）`, en: `${en} (yuan)` },
    type: 'money',
    note: YUAN,
    ...more,
  };
}

const functionCode: Column = {
  id: 'function',
  head: { zh: '功能分类科目编码', en: 'functional code' },
  type: 'code',
  chart: 'function',
};
const deptCode: Column = {
  id: 'deptEconomic',
  head: { zh: '部门经济分类科目编码', en: 'departmental economic code' },
  type: 'code',
  chart: 'dept-economic',
};
const govCode: Column = {
  id: 'govEconomic',
  head: { zh: '政府经济分类科目编码', en: 'government economic code' },
  type: 'code',
  chart: 'gov-economic',
  note: {
    zh: '可不填：能由部门经济分类科目唯一确定的自动填上；不能确定的须填',
    en: 'may be left out where the departmental code decides it; else it is asked for',
  },
};
const fund: Column = {
  id: 'fund',
  head: { zh: '资金性质', en: 'fund' },
  type: 'choice',
  choices: FUNDS,
};
const kind: Column = {
  id: 'kind',
  head: { zh: '支出类型', en: 'kind' },
  type: 'choice',
  choices: KINDS,
};
const project: Column = {
  id: 'project',
  head: { zh: '项目名称', en: 'project' },
  type: 'text',
  note: { zh: '项目支出必填', en: 'required of project expenditure' },
};
const note: Column = { id: 'note', head: { zh: '摘要', en: 'note' }, type: 'text' };
const date: Column = {
  id: 'date',
  head: { zh: '日期', en: 'date' },
  type: 'date',
  note: { zh: '如 2023-05-31，须在本年度内', en: 'such as 2023-05-31, within the fiscal year' },
};
const reference: Column = {
  id: 'reference',
  head: { zh: '凭证号', en: 'voucher' },
  type: 'text',
  note: {
    zh: '两笔各栏都相同时须以凭证号区分',
    en: 'tells apart two lines that are alike in everything else',
  },
};

const REQUIRED = { required: true } as const;
const LOWEST_FUNCTION = { lengths: [7] } as const;
const LOWEST_ECONOMIC = { lengths: [5] } as const;

/** The account of a line of money, whatever was done with it. */
const LINE: readonly Column[] = [
  { ...functionCode, ...REQUIRED, ...LOWEST_FUNCTION },
  { ...deptCode, ...REQUIRED, ...LOWEST_ECONOMIC },
  { ...govCode, ...LOWEST_ECONOMIC },
  { ...fund, ...REQUIRED },
  { ...kind, ...REQUIRED },
  project,
];

/** A fact by its parts, for books that keep final figures only. */
const FACT: readonly Column[] = [
  {
    id: 'measure',
    head: { zh: '指标', en: 'measure' },
    type: 'choice',
    required: true,
    choices: measures().map(({ id, name }) => ({ id, zh: name.zh })),
  },
  {
    id: 'basis',
    head: { zh: '口径', en: 'basis' },
    type: 'choice',
    required: true,
    choices: BASES,
  },
  functionCode,
  deptCode,
  govCode,
  fund,
  {
    id: 'source',
    head: { zh: '收入来源', en: 'source' },
    type: 'choice',
    choices: SOURCES,
    note: {
      zh: '填了资金性质的不填；财政拨款指三本预算之和',
      en: 'not with a fund; appropriation is the sum of the three budgets',
    },
  },
  kind,
  {
    id: 'group',
    head: { zh: '人员或公用', en: 'personnel or operating' },
    type: 'choice',
    choices: GROUPS,
  },
  { id: 'item', head: { zh: '分项', en: 'item' }, type: 'choice', choices: ITEMS },
  { id: 'project', head: { zh: '项目名称', en: 'project' }, type: 'text' },
  { id: 'subunit', head: { zh: '所属单位', en: 'unit inside' }, type: 'text' },
  {
    id: 'value',
    head: { zh: '数值（元）', en: 'value (yuan)' },
    type: 'figure',
    required: true,
    note: {
      zh: '金额以元计，最多两位小数；人数、辆数等直接填数',
      en: 'money in yuan with at most two decimals; counts as they are',
    },
  },
];

const FACT_UNIQUE = FACT.filter(({ id }) => id !== 'value').map(({ id }) => id);

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
    unique: FACT_UNIQUE,
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
    unique: FACT_UNIQUE,
  },
  {
    id: 'prior-year',
    file: 'prior-year.csv',
    title: { zh: '上年数', en: 'last year' },
    note: { zh: '上年决算数或预算数，用于比较', en: 'figures of last year, to compare with' },
    columns: FACT,
    unique: FACT_UNIQUE,
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
    unique: ['chart', 'code'],
  },
];

const BY_ID: ReadonlyMap<string, Sheet> = new Map(SHEETS.map((sheet) => [sheet.id, sheet]));

export function sheetOf(id: SheetId): Sheet {
  const sheet = BY_ID.get(id);
  if (sheet === undefined) throw new RangeError(`no sheet ${id}`);
  return sheet;
}
