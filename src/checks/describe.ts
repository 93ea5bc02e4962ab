import { accountOf } from '../facts/codes.js';
import type { Basis, Dimensions, FactKey } from '../facts/key.js';
import { measureOf } from '../facts/measures.js';
import type { Message } from './rule.js';

type Words = Readonly<Record<string, Message>>;

const FUND: Words = {
  general: { zh: '一般公共预算财政拨款', en: 'general public budget' },
  'government-fund': { zh: '政府性基金预算财政拨款', en: 'government fund budget' },
  'state-capital': { zh: '国有资本经营预算财政拨款', en: 'state capital budget' },
  other: { zh: '其他资金', en: 'other funds' },
};

const SOURCE: Words = {
  appropriation: { zh: '财政拨款', en: 'appropriations' },
  'superior-subsidy': { zh: '上级补助', en: 'subsidy from above' },
  business: { zh: '事业', en: 'business' },
  operating: { zh: '经营', en: 'operating' },
  affiliated: { zh: '附属单位', en: 'affiliated units' },
  other: { zh: '其他', en: 'other' },
};

const KIND: Words = {
  basic: { zh: '基本支出', en: 'basic' },
  project: { zh: '项目支出', en: 'projects' },
  'remit-to-superior': { zh: '上缴上级支出', en: 'remitted to superior' },
  operating: { zh: '经营支出', en: 'operating' },
  affiliated: { zh: '对附属单位补助支出', en: 'subsidies to affiliated units' },
};

const GROUP: Words = {
  personnel: { zh: '人员经费', en: 'personnel' },
  operating: { zh: '公用经费', en: 'public expenses' },
};

const ITEM: Words = {
  abroad: { zh: '因公出国（境）费', en: 'travel abroad' },
  reception: { zh: '公务接待费', en: 'official reception' },
  'reception-domestic': { zh: '国内公务接待', en: 'domestic reception' },
  'reception-foreign': { zh: '外事接待', en: 'foreign reception' },
  vehicle: { zh: '公务用车购置及运行费', en: 'official vehicles' },
  'vehicle-purchase': { zh: '公务用车购置费', en: 'vehicle purchase' },
  'vehicle-operation': { zh: '公务用车运行维护费', en: 'vehicle operation' },
  goods: { zh: '货物', en: 'goods' },
  works: { zh: '工程', en: 'works' },
  services: { zh: '服务', en: 'services' },
  total: { zh: '总额', en: 'total' },
  eligible: { zh: '符合范围', en: 'eligible' },
  'fund-paid': { zh: '基金支付', en: 'paid by the fund' },
  subsidy: { zh: '财政补贴', en: 'subsidy' },
  'subsidy-covid': { zh: '新冠财政补贴', en: 'subsidy for COVID-19' },
  interest: { zh: '利息', en: 'interest' },
};

const BASIS: Readonly<Record<Basis, Message>> = {
  budget: { zh: '年初预算', en: 'budget' },
  'adjusted-budget': { zh: '调整预算', en: 'adjusted budget' },
  final: { zh: '决算', en: 'final' },
  'prior-year': { zh: '上年', en: 'prior year' },
  change: { zh: '增减额', en: 'change' },
  'change-percent': { zh: '增减幅度', en: 'change in percent' },
  'completion-percent': { zh: '完成率', en: 'completion' },
  'share-percent': { zh: '占比', en: 'share' },
  count: { zh: '', en: '' },
  threshold: { zh: '门槛', en: 'threshold' },
};

/** A fact in words a reader knows: 2023年一般公共预算财政拨款基本支出（决算）. */
export function describeKey(key: FactKey): Message {
  const subject = describeSubject(key.measure, key.dims);
  const basis = BASIS[key.basis];
  return {
    zh: `${key.year === 0 ? '' : `${key.year}年`}${subject.zh}${basis.zh === '' ? '' : `（${basis.zh}）`}`,
    en: `${subject.en}${key.year === 0 ? '' : ` ${key.year}`}${basis.en === '' ? '' : ` (${basis.en})`}`,
  };
}

/**
 * What tells a figure from the others of its section: the account or the item, and its basis.
 * Null where the key names neither.
 */
export function describeItem({ dims, basis }: FactKey): Message | null {
  const parts = [
    account(dims),
    pick(KIND, dims.kind),
    pick(GROUP, dims.group),
    pick(ITEM, dims.item),
  ];
  const named = parts.filter((part): part is Message => part !== null);
  if (named.length === 0) return null;
  const { zh, en } = BASIS[basis];
  return {
    zh: [...named.map((part) => part.zh), zh].filter(Boolean).join(' '),
    en: [...named.map((part) => part.en), en].filter(Boolean).join(', '),
  };
}

/** Measure and dimensions without year and basis. */
export function describeSubject(measure: string, dims: Dimensions): Message {
  const name = measureOf(measure)?.name ?? { zh: measure, en: measure };
  const before = [pick(FUND, dims.fund), pick(SOURCE, dims.source), account(dims)];
  const after = [pick(KIND, dims.kind), pick(GROUP, dims.group), pick(ITEM, dims.item), own(dims)];
  const parts = [...before, ...after].filter((part): part is Message => part !== null);
  if (parts.length === 0) return name;
  return {
    zh: `${name.zh}（${parts.map((part) => part.zh).join('、')}）`,
    en: `${name.en} (${parts.map((part) => part.en).join(', ')})`,
  };
}

function pick(words: Words, id: string | undefined): Message | null {
  if (id === undefined) return null;
  return words[id] ?? { zh: id, en: id };
}

function account({ function: code, deptEconomic, govEconomic }: Dimensions): Message | null {
  const names = [
    code === undefined ? null : named('function', code),
    deptEconomic === undefined ? null : named('dept-economic', deptEconomic),
    govEconomic === undefined ? null : named('gov-economic', govEconomic),
  ].filter((name) => name !== null);
  return names.length === 0 ? null : { zh: names.join('、'), en: names.join(', ') };
}

function named(chart: 'function' | 'dept-economic' | 'gov-economic', code: string): string {
  const name = accountOf(chart, code)?.name ?? '';
  return `${code}${name === '' ? '' : ` ${name}`}`;
}

function own({ project, task, indicator, subunit }: Dimensions): Message | null {
  const text = [project, task, indicator, subunit].filter((part) => part !== undefined).join(' ');
  return text === '' ? null : { zh: text, en: text };
}
