import type { Chart } from '../../facts/codes.js';
import { measures } from '../../facts/measures.js';
import type { Message } from '../problem.js';
import { BASES, type Choice, FUNDS, GROUPS, ITEMS, KINDS, SOURCES } from './words.js';

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

export function money(id: string, zh: string, en: string, more: Partial<Column> = {}): Column {
  return {
    id,
    head: { zh: `${zh}（元）`, en: `${en} (yuan)` },
    type: 'money',
    note: YUAN,
    ...more,
  };
}

export const functionCode: Column = {
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
export const fund: Column = {
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
export const note: Column = { id: 'note', head: { zh: '摘要', en: 'note' }, type: 'text' };
export const date: Column = {
  id: 'date',
  head: { zh: '日期', en: 'date' },
  type: 'date',
  note: { zh: '如 2023-05-31，须在本年度内', en: 'such as 2023-05-31, within the fiscal year' },
};
export const reference: Column = {
  id: 'reference',
  head: { zh: '凭证号', en: 'voucher' },
  type: 'text',
  note: {
    zh: '两笔各栏都相同时须以凭证号区分',
    en: 'tells apart two lines that are alike in everything else',
  },
};

export const REQUIRED = { required: true } as const;
export const LOWEST_FUNCTION = { lengths: [7] } as const;
const LOWEST_ECONOMIC = { lengths: [5] } as const;

/** The account of a line of money, whatever was done with it. */
export const LINE: readonly Column[] = [
  { ...functionCode, ...REQUIRED, ...LOWEST_FUNCTION },
  { ...deptCode, ...REQUIRED, ...LOWEST_ECONOMIC },
  { ...govCode, ...LOWEST_ECONOMIC },
  { ...fund, ...REQUIRED },
  { ...kind, ...REQUIRED },
  project,
];

/** Measures of figures that have a file of their own. */
const STATED = /^stated-/;

/** A fact by its parts, for books that keep final figures only. */
export const FACT: readonly Column[] = [
  {
    id: 'measure',
    head: { zh: '指标', en: 'measure' },
    type: 'choice',
    required: true,
    choices: measures()
      .filter(({ id }) => !STATED.test(id))
      .map(({ id, name }) => ({ id, zh: name.zh })),
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
