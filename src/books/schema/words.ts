import type { Dimensions } from '../../facts/key.js';

/** A value that a column may hold: what is stored, and how people write it. */
export interface Choice {
  readonly id: string;
  readonly zh: string;
  /** Other ways in which it is written. */
  readonly also?: readonly string[];
}

type Fund = NonNullable<Dimensions['fund']>;
type RevenueSource = NonNullable<Dimensions['source']>;
type Kind = NonNullable<Dimensions['kind']>;
type Group = NonNullable<Dimensions['group']>;

const choices = <Id extends string>(
  list: readonly { readonly id: Id; readonly zh: string; readonly also?: readonly string[] }[],
): readonly (Choice & { readonly id: Id })[] => list;

export const FUNDS = choices<Fund>([
  { id: 'general', zh: '一般公共预算', also: ['一般公共预算财政拨款', '一般公共预算资金'] },
  {
    id: 'government-fund',
    zh: '政府性基金预算',
    also: ['政府性基金', '政府性基金预算财政拨款', '政府性基金预算资金'],
  },
  {
    id: 'state-capital',
    zh: '国有资本经营预算',
    also: ['国有资本经营预算财政拨款', '国有资本经营预算资金'],
  },
  { id: 'other', zh: '其他资金', also: ['单位资金', '非财政拨款', '财政专户管理资金'] },
]);

export const SOURCES = choices<RevenueSource>([
  { id: 'appropriation', zh: '财政拨款', also: ['财政拨款收入'] },
  { id: 'superior-subsidy', zh: '上级补助收入' },
  { id: 'business', zh: '事业收入' },
  { id: 'operating', zh: '经营收入', also: ['事业单位经营收入'] },
  { id: 'affiliated', zh: '附属单位上缴收入' },
  { id: 'other', zh: '其他收入' },
]);

/** Where revenue comes from: one of the three budgets, or one of the unit's other sources. */
export const REVENUE_SOURCES: readonly Choice[] = [
  ...FUNDS.filter(({ id }) => id !== 'other'),
  ...SOURCES.filter(({ id }) => id !== 'appropriation'),
];

export const KINDS = choices<Kind>([
  { id: 'basic', zh: '基本支出' },
  { id: 'project', zh: '项目支出' },
  { id: 'remit-to-superior', zh: '上缴上级支出' },
  { id: 'operating', zh: '经营支出' },
  { id: 'affiliated', zh: '对附属单位补助支出' },
]);

export const GROUPS = choices<Group>([
  { id: 'personnel', zh: '人员经费' },
  { id: 'operating', zh: '公用经费' },
]);

export const BASES: readonly Choice[] = [
  { id: 'budget', zh: '年初预算', also: ['年初预算数', '预算数'] },
  { id: 'adjusted-budget', zh: '全年预算', also: ['调整预算', '调整预算数', '全年预算数'] },
  { id: 'final', zh: '决算', also: ['决算数'] },
  { id: 'count', zh: '数量' },
  { id: 'threshold', zh: '标准' },
];

/** Parts of measures that have a name of their own; others are written by their id. */
export const ITEMS: readonly Choice[] = [
  { id: 'abroad', zh: '因公出国（境）费', also: ['因公出国（境）费用'] },
  { id: 'reception', zh: '公务接待费' },
  { id: 'reception-domestic', zh: '国内公务接待费' },
  { id: 'reception-foreign', zh: '外事接待费' },
  { id: 'vehicle', zh: '公务用车购置及运行维护费' },
  { id: 'vehicle-purchase', zh: '公务用车购置费' },
  { id: 'vehicle-operation', zh: '公务用车运行维护费' },
  { id: 'goods', zh: '货物' },
  { id: 'works', zh: '工程' },
  { id: 'services', zh: '服务' },
  { id: 'micro', zh: '小微企业' },
  { id: 'domestic', zh: '国内' },
  { id: 'foreign', zh: '外事' },
  { id: 'minister-level', zh: '副部（省）级及以上领导用车' },
  { id: 'leading-officials', zh: '主要领导干部用车' },
  { id: 'confidential-communication', zh: '机要通信用车' },
  { id: 'emergency', zh: '应急保障用车' },
  { id: 'law-enforcement', zh: '执法执勤用车' },
  { id: 'special-technical', zh: '特种专业技术用车' },
  { id: 'retired-officials', zh: '离退休干部用车' },
  { id: 'administrative', zh: '行政' },
  { id: 'civil-service-managed', zh: '参公' },
  { id: 'institution', zh: '事业' },
  { id: 'workers', zh: '工勤' },
  { id: 'contract', zh: '聘用' },
  { id: 'veteran', zh: '离休' },
  { id: 'retired', zh: '退休' },
  { id: 'own-account', zh: '实户资金' },
  { id: 'special-funds', zh: '专项资金列入部门预算的项目' },
  { id: 'other', zh: '其他' },
];
