import { type Account, accounts } from '../../../src/facts/codes.js';
import type { Dice } from './dice.js';

export type Fund = 'general' | 'government-fund' | 'state-capital';
/** A fund of the appropriations, or the unit's own revenue by its source. */
export type Origin = Fund | 'superior-subsidy' | 'business' | 'operating' | 'affiliated' | 'other';
export type Kind = 'basic' | 'project' | 'remit-to-superior' | 'operating' | 'affiliated';

/** Money of one account and one origin over the year; all amounts in fen. */
export interface Line {
  readonly code: string;
  readonly origin: Origin;
  readonly opening: bigint;
  readonly revenue: bigint;
  readonly spent: Readonly<Record<Kind, bigint>>;
  readonly closing: bigint;
}

export interface Pair {
  readonly budget: bigint;
  readonly final: bigint;
  readonly prior: bigint;
}

export interface Project {
  readonly name: string;
  readonly initial: bigint;
  readonly budget: bigint;
  readonly final: bigint;
}

/** A unit's year, exact to the fen. Everything that a disclosure prints follows from it. */
export interface Model {
  readonly unit: string;
  readonly region: string;
  readonly level: 'department' | 'unit';
  readonly year: number;
  readonly subunits: readonly string[];
  readonly lines: readonly Line[];
  readonly surplusUsed: bigint;
  readonly surplusDistributed: bigint;
  /** Initial budgets of the general public budget, by functional item. */
  readonly initial: ReadonlyMap<string, bigint>;
  /** Basic expenditure of the general public budget by departmental economic account. */
  readonly economic: ReadonlyMap<string, bigint>;
  readonly threePublic: Readonly<Record<ThreePublicItem, Pair>>;
  readonly meeting: Pair;
  readonly training: Pair;
  readonly operatingCost: {
    readonly final: bigint;
    readonly budget: bigint;
    readonly prior: bigint;
  };
  readonly procurement: {
    readonly goods: bigint;
    readonly works: bigint;
    readonly services: bigint;
  };
  readonly sme: bigint;
  readonly micro: bigint;
  readonly staff: Readonly<
    Record<
      | 'quotaAdministrative'
      | 'quotaInstitution'
      | 'administrative'
      | 'institution'
      | 'veteran'
      | 'retired',
      number
    >
  >;
  readonly vehicles: readonly number[];
  readonly held: number;
  readonly bought: number;
  readonly receptions: { readonly groups: number; readonly persons: number };
  readonly abroad: { readonly groups: number; readonly persons: number };
  readonly projects: readonly Project[];
  /** The same lines a year before; it closed with what this year opens with. */
  readonly prior: readonly Line[];
}

export type ThreePublicItem = 'abroad' | 'vehicle-purchase' | 'vehicle-operation' | 'reception';

export const KINDS: readonly Kind[] = [
  'basic',
  'project',
  'remit-to-superior',
  'operating',
  'affiliated',
];
export const FUNDS: readonly Fund[] = ['general', 'government-fund', 'state-capital'];
export const SOURCES = [
  'superior-subsidy',
  'business',
  'operating',
  'affiliated',
  'other',
] as const;

/** Invented counties of the province that a layout belongs to. */
export const PLACES = {
  shaanxi: [
    ['陕西省宝鸡市陇西县', '陇西县'],
    ['陕西省商洛市丹河县', '丹河县'],
  ],
  hubei: [
    ['湖北省随州市青山区', '青山区'],
    ['湖北省黄石市铁门区', '铁门区'],
  ],
  shanghai: [
    ['上海市长平区', '长平区'],
    ['上海市南江区', '南江区'],
  ],
} as const;

export type Province = keyof typeof PLACES;
const OFFICES = [
  '医疗保障局',
  '医疗保障服务中心',
  '民政局',
  '规划和自然资源局',
  '财政局',
  '教育局',
];
const TASKS = [
  '信息系统运维',
  '业务培训和宣传',
  '困难群众救助',
  '监督检查',
  '档案整理',
  '办公用房维修',
];

/** Sums the amounts that `of` gives. */
export function sum<T>(list: readonly T[], of: (one: T) => bigint): bigint {
  return list.reduce((total, one) => total + of(one), 0n);
}

export function spent(line: Line): bigint {
  return sum(KINDS, (kind) => line.spent[kind]);
}

export function isFund(origin: Origin): origin is Fund {
  return FUNDS.some((fund) => fund === origin);
}

/** A random and consistent year. */
export function randomModel(dice: Dice, year: number, province: Province): Model {
  const [region, place]: readonly [string, string] = dice.pick<readonly [string, string]>(
    PLACES[province],
  );
  const unit = `${dice.once(2) ? place : region.slice(0, -place.length) + place}${dice.pick(OFFICES)}`;
  const level = dice.pick(['department', 'unit'] as const);
  const lines = randomLines(dice);
  const general = lines.filter((line) => line.origin === 'general');
  const basic = sum(general, (line) => line.spent.basic);
  const economic = randomEconomic(dice, basic);
  const operating = sum([...economic], ([code, fen]) => (isPersonnel(code) ? 0n : fen));
  const own = lines.filter((line) => !isFund(line.origin));
  const surplusUsed = sum(own, (line) => line.opening);
  const pair = (code: string): Pair => {
    const final = visible((economic.get(code) ?? 0n) + (dice.once(3) ? dice.amount(3) : 0n));
    return {
      final,
      budget: final + (dice.once(3) ? 0n : visible(dice.amount(2))),
      prior: dice.neighbour(final),
    };
  };
  const threePublic = {
    abroad: pair('30212'),
    'vehicle-purchase': pair('31013'),
    'vehicle-operation': pair('30231'),
    reception: pair('30217'),
  };
  const goods = dice.once(4) ? 0n : dice.amount(80);
  const procurement = {
    goods,
    works: dice.once(2) ? 0n : dice.amount(200),
    services: dice.amount(90),
  };
  const total = goods + procurement.works + procurement.services;
  const sme = dice.once(3) ? total : dice.part(total);
  const vehicles = Array.from({ length: 8 }, () => (dice.once(3) ? dice.below(3) : 0));
  const codes = [...new Set(general.map((line) => line.code))];
  return {
    unit,
    region,
    level,
    year,
    subunits:
      level === 'unit'
        ? []
        : dice
            .some(['服务中心', '执法大队', '信息中心'], dice.below(4))
            .map((name) => `${place}${name}`),
    lines,
    surplusUsed,
    surplusDistributed: 0n,
    initial: new Map(
      codes.map((code) => [
        code,
        dice.once(6)
          ? 0n
          : dice.neighbour(sum(general, (line) => (line.code === code ? spent(line) : 0n))),
      ]),
    ),
    economic,
    threePublic,
    meeting: pair('30215'),
    training: pair('30216'),
    operatingCost: {
      final: operating,
      budget: dice.neighbour(operating),
      prior: dice.neighbour(operating),
    },
    procurement,
    sme,
    micro: dice.part(sme),
    staff: {
      quotaAdministrative: dice.below(30),
      quotaInstitution: dice.below(60),
      administrative: dice.below(28),
      institution: dice.below(55),
      veteran: dice.below(3),
      retired: dice.below(40),
    },
    vehicles,
    held: vehicles.reduce((all, one) => all + one, 0),
    bought: threePublic['vehicle-purchase'].final > 0n ? 1 : 0,
    receptions: { groups: 1 + dice.below(20), persons: 20 + dice.below(300) },
    abroad: { groups: 1, persons: 1 + dice.below(4) },
    projects: dice.some(TASKS, dice.below(4)).map((name) => {
      const final = visible(dice.part(sum(lines, (one) => one.spent.project) / 4n));
      const budget = final + (final > 0n && dice.once(2) ? 0n : visible(dice.amount(10)));
      return { name, final, budget, initial: dice.neighbour(budget) };
    }),
    prior: lines.map((one) => yearBefore(dice, one)),
  };
}

/** Nothing stays nothing; anything else prints as at least 0.01 万元. */
function visible(fen: bigint): bigint {
  return fen > 0n && fen < 10_000n ? 10_000n : fen;
}

export function isPersonnel(code: string): boolean {
  return code.startsWith('301') || code.startsWith('303');
}

/** Lines of the general fund on several accounts; the other origins some of the time. */
function randomLines(dice: Dice): Line[] {
  const items = accounts('function').filter(
    (account) => account.level === 'item' && isOrdinary(account),
  );
  const lines = dice.some(items, 2 + dice.below(7)).map((item) => line(dice, item.code, 'general'));
  if (dice.once(3)) lines.push(line(dice, '2120801', 'government-fund'));
  if (dice.once(4)) lines.push(line(dice, '2296002', 'government-fund'));
  if (dice.once(5)) lines.push(line(dice, '2230105', 'state-capital'));
  for (const source of SOURCES) {
    if (dice.once(4)) lines.push(line(dice, dice.pick(items).code, source));
  }
  const [first, ...rest] = lines;
  if (first === undefined) throw new Error('no accounts');
  const basic = { ...first.spent, basic: first.spent.basic + dice.amount(300) };
  return [
    { ...first, spent: basic, revenue: first.revenue + basic.basic - first.spent.basic },
    ...rest,
  ];
}

/** Accounts that the general fund of any office may carry. */
function isOrdinary(account: Account): boolean {
  return (
    !['223', '234', '227', '230', '231', '232', '233'].includes(account.code.slice(0, 3)) &&
    !/基金|国有资本|彩票/.test(account.name)
  );
}

function line(dice: Dice, code: string, origin: Origin): Line {
  const none = { basic: 0n, project: 0n, 'remit-to-superior': 0n, operating: 0n, affiliated: 0n };
  const amount = dice.amount(1000);
  const basic =
    origin === 'state-capital' || dice.once(3) ? 0n : dice.once(3) ? amount : dice.part(amount);
  const kinds =
    origin === 'operating'
      ? { ...none, operating: amount }
      : { ...none, basic, project: amount - basic };
  const opening = dice.once(3) ? dice.part(amount / 4n) : 0n;
  const closing = dice.once(3) ? dice.amount(20) : 0n;
  return { code, origin, opening, revenue: amount + closing - opening, spent: kinds, closing };
}

function yearBefore(dice: Dice, { code, origin, spent: now, opening: closing }: Line): Line {
  const before = Object.fromEntries(
    KINDS.map((kind) => [kind, now[kind] === 0n ? 0n : dice.neighbour(now[kind])]),
  ) as Record<Kind, bigint>;
  return {
    code,
    origin,
    opening: 0n,
    spent: before,
    closing,
    revenue: sum(KINDS, (kind) => before[kind]) + closing,
  };
}

/** Splits basic expenditure over economic accounts, most of it over staff. */
function randomEconomic(dice: Dice, basic: bigint): Map<string, bigint> {
  const items = accounts('dept-economic').filter(
    (account) => account.level === 'group' && /^(301|302|303|310)/.test(account.code),
  );
  const chosen = dice.some(items, 6 + dice.below(14));
  const split = new Map<string, bigint>();
  let left = basic;
  chosen.forEach((account, index) => {
    const last = index === chosen.length - 1;
    const small = ['30212', '30217', '30231', '31013', '30215', '30216'].includes(account.code);
    const share = last
      ? left
      : small
        ? left < 100_000n
          ? 0n
          : dice.part(left / 50n)
        : dice.part(left / 3n);
    split.set(account.code, (split.get(account.code) ?? 0n) + share);
    left -= share;
  });
  return split;
}
