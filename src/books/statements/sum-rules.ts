import { accountOf, type Chart, parentCode } from '../../facts/codes.js';
import type { Dimensions, FactKey } from '../../facts/key.js';
import type { Message } from '../problem.js';

/**
 * A way in which facts add up to another one, told from a fact's own key: which total it is a
 * part of. Facts with the same total under one rule are all of its parts.
 */
export interface SumRule {
  readonly id: string;
  /** Why the sum holds: «按资金性质相加». */
  readonly words: Message;
  /** The total that the fact is a part of, or null where the rule does not speak of it. */
  totalOf(key: FactKey): FactKey | null;
  /**
   * Books hold all parts, so that their sum gives a total that was not typed. Left out: the sum
   * is only compared, since a book may hold some of the parts (economic codes of basic
   * expenditure alone). `lines`: only of a book kept line by line all parts are surely there.
   */
  readonly gives?: true | 'lines';
  /** Parts that there must at least be for a total that was typed to be compared with them. */
  readonly least?: number;
}

/** Measures that are broken down by account, fund and kind. */
const FLOWS: ReadonlySet<string> = new Set([
  'revenue',
  'expenditure',
  'opening-carry-over',
  'closing-carry-over',
]);
const SUMMED_BASES: ReadonlySet<string> = new Set(['budget', 'adjusted-budget', 'final']);

const BUDGETS: ReadonlySet<string> = new Set(['general', 'government-fund', 'state-capital']);

/** Items of a measure that add up to the measure, or to another item of it. */
const ITEM_SUMS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'three-public': {
    vehicle: ['vehicle-purchase', 'vehicle-operation'],
    reception: ['reception-domestic', 'reception-foreign'],
    '': ['abroad', 'vehicle', 'reception'],
  },
  procurement: { '': ['goods', 'works', 'services'] },
  'procurement-sme': { '': ['goods', 'works', 'services'] },
};

function isFlow(key: FactKey): boolean {
  return FLOWS.has(key.measure) && SUMMED_BASES.has(key.basis) && key.dims.item === undefined;
}

function withDims(key: FactKey, dims: Dimensions): FactKey {
  return { ...key, dims };
}

function without(key: FactKey, ...names: readonly (keyof Dimensions)[]): FactKey {
  const dims: Record<string, string | undefined> = { ...key.dims };
  for (const name of names) delete dims[name];
  return withDims(key, dims as Dimensions);
}

function hasEconomic({ dims }: FactKey): boolean {
  return dims.deptEconomic !== undefined || dims.govEconomic !== undefined;
}

/** One code up, or none above a class; facts of a second code are no parts of the first's tree. */
function upTheTree(
  system: 'function' | 'deptEconomic' | 'govEconomic',
  chart: Chart,
  length: number,
) {
  return (key: FactKey): FactKey | null => {
    const code = key.dims[system];
    if (!isFlow(key) || code?.length !== length) return null;
    if (system !== 'function' && isPair(key)) return null;
    const parent = parentCode(chart, code);
    return parent === null
      ? without(key, system)
      : withDims(key, { ...key.dims, [system]: parent });
  };
}

function isPair({ dims }: FactKey): boolean {
  return dims.deptEconomic !== undefined && dims.govEconomic !== undefined;
}

const TREE: Message = { zh: '下级科目之和', en: 'the sum of the accounts below' };

function tree(
  system: 'function' | 'deptEconomic' | 'govEconomic',
  chart: Chart,
  length: number,
): SumRule {
  return {
    id: `${system}-${length}`,
    words: TREE,
    gives: true,
    totalOf: upTheTree(system, chart, length),
  };
}

/** Personnel or operating expenditure, by the class of a departmental economic code. */
export function groupOfClass(code: string): 'personnel' | 'operating' | null {
  return accountOf('dept-economic', code)?.group ?? null;
}

/**
 * The sums of a year, in the order in which they can be worked out: accounts first, then
 * personnel and operating, kinds, budgets, sources, and the balance of the year.
 */
export const SUM_RULES: readonly SumRule[] = [
  {
    id: 'economic-pair',
    words: { zh: '各政府经济分类科目之和', en: 'the sum over government economic codes' },
    gives: true,
    totalOf: (key) => (isFlow(key) && isPair(key) ? without(key, 'govEconomic') : null),
  },
  {
    id: 'economic-pair-government',
    words: { zh: '各部门经济分类科目之和', en: 'the sum over departmental economic codes' },
    gives: true,
    totalOf: (key) => (isFlow(key) && isPair(key) ? without(key, 'deptEconomic') : null),
  },
  tree('deptEconomic', 'dept-economic', 5),
  tree('govEconomic', 'gov-economic', 5),
  {
    id: 'group-of-classes',
    words: { zh: '所属经济分类各类之和', en: 'the sum of its economic classes' },
    gives: true,
    totalOf(key) {
      const { deptEconomic: code, group, kind } = key.dims;
      if (!isFlow(key) || kind !== 'basic' || group !== undefined || code?.length !== 3)
        return null;
      const own = isPair(key) ? null : groupOfClass(code);
      return own === null
        ? null
        : withDims(key, { ...without(key, 'deptEconomic').dims, group: own });
    },
  },
  tree('deptEconomic', 'dept-economic', 3),
  tree('govEconomic', 'gov-economic', 3),
  tree('function', 'function', 7),
  tree('function', 'function', 5),
  tree('function', 'function', 3),
  {
    id: 'group',
    words: { zh: '人员经费与公用经费之和', en: 'personnel and operating expenditure together' },
    gives: true,
    totalOf: (key) => (isFlow(key) && key.dims.group !== undefined ? without(key, 'group') : null),
  },
  {
    id: 'kind',
    words: { zh: '各类支出之和', en: 'the sum of the kinds of expenditure' },
    gives: true,
    totalOf: (key) =>
      isFlow(key) && isKind(key) && !hasEconomic(key) ? without(key, 'kind') : null,
  },
  {
    id: 'kind-economic',
    words: { zh: '各类支出之和', en: 'the sum of the kinds of expenditure' },
    gives: 'lines',
    least: 2,
    totalOf: (key) =>
      isFlow(key) && isKind(key) && hasEconomic(key) ? without(key, 'kind') : null,
  },
  {
    id: 'budgets',
    words: { zh: '三本预算财政拨款之和', en: 'the sum of the three budgets' },
    gives: true,
    totalOf(key) {
      const { fund } = key.dims;
      if (!isFlow(key) || fund === undefined || !BUDGETS.has(fund)) return null;
      return withDims(key, { ...without(key, 'fund').dims, source: 'appropriation' });
    },
  },
  {
    id: 'sources',
    words: { zh: '各项来源之和', en: 'the sum of the sources' },
    gives: true,
    totalOf(key) {
      const isSourced = key.measure === 'revenue' || key.measure.endsWith('-carry-over');
      return isFlow(key) && isSourced && key.dims.source !== undefined
        ? without(key, 'source')
        : null;
    },
  },
  {
    id: 'money',
    words: { zh: '财政拨款与其他资金之和', en: 'appropriations and other money together' },
    gives: true,
    totalOf(key) {
      const { fund, source } = key.dims;
      const isPart = fund === 'other' || source === 'appropriation';
      return isFlow(key) && isPart && key.measure === 'expenditure'
        ? without(key, 'fund', 'source')
        : null;
    },
  },
  items('item-parts', (total) => total !== ''),
  items('items', (total) => total === ''),
  balance('revenue-total', ['revenue', 'surplus-used', 'opening-carry-over']),
  balance('expenditure-total', ['expenditure', 'surplus-distribution', 'closing-carry-over']),
  {
    id: 'three-public-meeting-training',
    words: {
      zh: '“三公”经费、会议费、培训费之和',
      en: 'three public expenses, meetings and training together',
    },
    totalOf(key) {
      const isPart = ['three-public', 'meeting', 'training'].includes(key.measure);
      const isPlain = Object.values(key.dims).every((value) => value === undefined);
      return isPart && isPlain && SUMMED_BASES.has(key.basis)
        ? { ...key, measure: 'three-public-meeting-training' }
        : null;
    },
    gives: true,
    least: 3,
  },
];

/** Items that add up to a larger item, then those that add up to the measure itself. */
function items(id: string, isOwn: (total: string) => boolean): SumRule {
  return {
    id,
    words: { zh: '各分项之和', en: 'the sum of its items' },
    gives: true,
    totalOf(key) {
      const sums = ITEM_SUMS[key.measure];
      const { item } = key.dims;
      if (sums === undefined || item === undefined || !SUMMED_BASES.has(key.basis)) return null;
      const total = Object.entries(sums).find(([, parts]) => parts.includes(item))?.[0];
      if (total === undefined || !isOwn(total)) return null;
      return total === '' ? without(key, 'item') : withDims(key, { ...key.dims, item: total });
    },
  };
}

function isKind({ dims }: FactKey): boolean {
  return dims.kind !== undefined && dims.group === undefined;
}

/** What there is in a year and what becomes of it, as a whole, of appropriations, of a budget. */
function balance(total: string, parts: readonly string[]): SumRule {
  return {
    id: total,
    words: { zh: '本年数与结转结余等之和', en: 'the year with its balances' },
    gives: true,
    totalOf(key) {
      if (!parts.includes(key.measure) || !SUMMED_BASES.has(key.basis)) return null;
      const { fund, source, item, ...rest } = key.dims;
      if (Object.values(rest).some((value) => value !== undefined)) return null;
      const isOwn = fund === 'other' || (source !== undefined && source !== 'appropriation');
      const isWhole = item === undefined || item === 'own-account';
      if (isOwn || !isWhole) return null;
      return { ...without(key, 'item'), measure: total };
    },
  };
}
