import fc from 'fast-check';
import type { UnitProfile, UnitYear } from '../../../src/books/unit-year.js';
import { type ExactFact, ExactFacts } from '../../../src/facts/exact.js';
import type { WriteInfo } from '../../../src/forms/write/print.js';
import { counts, operations, projects } from './operations.js';
import { finalAccounts, years } from './year.js';

/** Every change has a reason: one that names no figure. */
export const ANY_REASON: ReadonlyMap<string, string> = new (class extends Map<string, string> {
  override get(): string {
    return '工作安排有变化';
  }
})();

/** Texts in our own words, one for each that a layout may ask for. */
export const TEXTS: ReadonlyMap<string, string> = new Map([
  ['duties', '负责医疗保障政策的落实。\n\n1. 管理参保登记\n2. 监督基金使用\n'],
  ['performance-management', '按照要求对项目支出开展**绩效自评**，结果用于下一年度安排。'],
]);

export interface Place {
  readonly layout: string;
  readonly year: number;
  readonly unit: UnitProfile;
}

function place(
  layout: string,
  year: number,
  level: UnitProfile['level'],
  name: string,
  region: UnitProfile['region'],
): Place {
  return {
    layout,
    year,
    unit: {
      name,
      level,
      region,
      sections: ['办公室', '待遇保障科'],
      covered: [{ name: `${name}（本级）` }, { name: '医疗保障经办服务中心' }],
    },
  };
}

/** An office of each layout of final accounts. */
export const PLACES: readonly Place[] = [
  place('shaanxi-final-accounts-2022', 2023, 'department', '陕西省宝鸡市渭丰县医疗保障局', {
    province: '陕西省',
    city: '宝鸡市',
    county: '渭丰县',
  }),
  place('shaanxi-final-accounts-2021', 2021, 'unit', '陕西省商洛市丹河县医疗保障局', {
    province: '陕西省',
    city: '商洛市',
    county: '丹河县',
  }),
  place('hubei-final-accounts-2022', 2022, 'department', '湖北省随州市青山区医疗保障局', {
    province: '湖北省',
    city: '随州市',
    county: '青山区',
  }),
  place('shanghai-final-accounts-2024', 2024, 'department', '上海市长平区医疗保障局', {
    province: '上海市',
    county: '长平区',
  }),
];

export interface BookOptions {
  /** Most lines of the year: accounts by origin. */
  readonly most: number;
  /** Amounts that print as 0.00. */
  readonly hidden?: boolean;
  readonly negative?: boolean;
  /** Nothing is known of last year. */
  readonly first?: boolean;
}

/** Whole consistent books of one office, with last year, budgets, counts and projects. */
export function books(at: Place, options: BookOptions): fc.Arbitrary<UnitYear> {
  const { most, hidden = false, negative = false, first = false } = options;
  const info: WriteInfo = {
    unit: at.unit.name,
    fiscalYear: at.year,
    kind: 'final-accounts',
    level: at.unit.level,
  };
  const drawn = years({ most, hidden, negative });
  return fc
    .tuple(drawn, drawn, operations(), counts(), projects())
    .map(([year, prior, some, numbers, own]) => {
      const accounts = finalAccounts(year, info);
      const before = finalAccounts(prior, { ...info, fiscalYear: at.year - 1 });
      return bookOf(at, [
        ...accounts,
        ...(first ? [] : before),
        ...some(year, info, accounts).filter(({ key }) => !first || key.year === at.year),
        ...numbers(info).map((fact) => agreeing(fact, at, accounts)),
        ...own(info),
      ]);
    });
}

/** Expenses that counts tell of: where nothing was spent nothing is counted, else one at least. */
const TOLD: Readonly<Record<string, string>> = {
  'vehicles-bought': 'vehicle-purchase',
  'reception-groups': 'reception',
  'reception-persons': 'reception',
  'abroad-groups': 'abroad',
  'abroad-persons': 'abroad',
};

/** A count that was drawn apart from money and lists, made to agree with them. */
function agreeing(fact: ExactFact, { unit }: Place, accounts: ExactFacts): ExactFact {
  const { key } = fact;
  if (key.measure === 'units-covered') {
    return { ...fact, value: BigInt(unit.covered.length) * 1_000n };
  }
  const item = TOLD[key.measure];
  if (item === undefined) return fact;
  const spent = accounts.get({ ...key, measure: 'three-public', basis: 'final', dims: { item } });
  const isSpent = (spent?.value ?? 0n) !== 0n;
  return { ...fact, value: isSpent ? fact.value + 1_000n : 0n };
}

/** A book of these facts with every text and reason. */
const REVIEWS: NonNullable<UnitYear['reviews']> = {
  secrecy: { by: '办公室', date: '2024-08-12' },
  signature: { by: '主要负责人', date: '2024-08-15' },
};

export function bookOf(at: Place, facts: ConstructorParameters<typeof ExactFacts>[0]): UnitYear {
  return {
    unit: at.unit,
    year: at.year,
    kind: 'final-accounts',
    detail: 'statements',
    precision: 'exact',
    facts: new ExactFacts(facts),
    texts: TEXTS,
    reasons: ANY_REASON,
    omitted: [],
    corrections: [],
    reviews: REVIEWS,
  };
}
