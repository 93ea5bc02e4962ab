import fc from 'fast-check';
import { accounts } from '../../../src/facts/codes.js';
import type { ExactFacts } from '../../../src/facts/exact.js';
import type { Dimensions } from '../../../src/facts/key.js';
import type { WriteInfo } from '../../../src/forms/write/print.js';
import { Sums } from './facts.js';

type Fund = 'general' | 'government-fund' | 'state-capital';
type Source = 'superior-subsidy' | 'business' | 'operating' | 'affiliated' | 'other';

/** Money of one account and one origin over a year, in fen: opening + revenue = spent + closing. */
export interface Line {
  readonly code: string;
  readonly origin: Fund | Source;
  readonly opening: bigint;
  readonly closing: bigint;
  readonly basic: bigint;
  readonly project: bigint;
}

/** A consistent year of one unit, exact to the fen. */
export interface Year {
  readonly lines: readonly Line[];
  /** How the basic expenditure of the general fund is parted: weights by economic code. */
  readonly economic: readonly (readonly [string, number])[];
  /** Budget and final amount of 出国, 购置, 运行, 接待, 会议, 培训. */
  readonly publicExpenses: readonly (readonly [bigint, bigint])[];
}

export const FUNDS: readonly Fund[] = ['general', 'government-fund', 'state-capital'];
const SOURCES: readonly Source[] = [
  'superior-subsidy',
  'business',
  'operating',
  'affiliated',
  'other',
];

const ITEMS = accounts('function')
  .filter(({ level, code }) => level === 'item' && !/^(?:209|227|230|233)/.test(code))
  .map(({ code }) => code);
const ECONOMIC = accounts('dept-economic')
  .filter(({ level, code }) => level === 'group' && /^(?:301|302|303|307|310)/.test(code))
  .map(({ code }) => code)
  // Their amounts are bound to the table of 三公 expenses.
  .filter((code) => !['30212', '30217', '30231', '31013', '30215', '30216'].includes(code));

/** Amounts in fen: nothing, 1 to 49 元, everyday ones, and up to 10^9 万元. */
export function amount(options: { readonly hidden: boolean }): fc.Arbitrary<bigint> {
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant(0n) },
    ...(options.hidden ? [{ weight: 1, arbitrary: fc.bigInt({ min: 100n, max: 4_999n }) }] : []),
    { weight: 6, arbitrary: fc.bigInt({ min: 10_000n, max: 5_000_000_000n }) },
    { weight: 1, arbitrary: fc.bigInt({ min: 10_000n, max: 1_000_000_000_000_000n }) },
  );
}

export function years(options: {
  readonly most: number;
  readonly hidden: boolean;
  readonly negative: boolean;
}): fc.Arbitrary<Year> {
  const money = amount(options);
  const signed = options.negative
    ? fc.tuple(money, fc.boolean()).map(([value, minus]) => (minus ? -value : value))
    : money;
  const line = fc.record({
    code: fc.constantFrom(...ITEMS),
    origin: fc.oneof(
      { weight: 5, arbitrary: fc.constant<Fund>('general') },
      { weight: 2, arbitrary: fc.constantFrom<Fund | Source>(...FUNDS, ...SOURCES) },
    ),
    opening: fc.oneof(fc.constant(0n), money),
    closing: fc.oneof(fc.constant(0n), money),
    basic: fc.oneof(fc.constant(0n), money),
    project: signed,
  });
  // What was brought forward is at most what there was to spend.
  const within = line.map((one) => {
    const used = one.basic + one.project + one.closing;
    const most = used < 0n ? 0n : used;
    return { ...one, opening: one.opening < most ? one.opening : most };
  });
  return fc.record({
    lines: fc.uniqueArray(within, {
      maxLength: options.most,
      selector: ({ code, origin }) => `${code} ${origin}`,
    }),
    economic: fc.uniqueArray(
      fc.tuple(fc.constantFrom(...ECONOMIC), fc.integer({ min: 1, max: 50 })),
      {
        minLength: 1,
        maxLength: 40,
        selector: ([code]) => code,
      },
    ),
    publicExpenses: fc.array(fc.tuple(money, money), { minLength: 6, maxLength: 6 }),
  });
}

/** All facts of the tables T01–T09; nothing is stated for a code without money. */
export function finalAccounts(year: Year, info: WriteInfo): ExactFacts {
  const made = new Sums(info, 'final');
  for (const line of year.lines) addLine(made, line);
  for (const measure of ['revenue', 'revenue-total', 'expenditure', 'expenditure-total']) {
    made.add(measure, {}, 0n);
    made.add(measure, { source: 'appropriation' }, 0n);
  }
  made.add('expenditure', { fund: 'general' }, 0n);
  addEconomic(made, year);
  addPublicExpenses(made, year);
  return made.facts();
}

function isFund(origin: Line['origin']): origin is Fund {
  return origin === 'general' || origin === 'government-fund' || origin === 'state-capital';
}

function addLine(made: Sums, line: Line): void {
  const { code, origin, opening, closing, basic, project } = line;
  const spent = basic + project;
  const revenue = spent + closing - opening;
  const fund = isFund(origin) ? origin : null;
  const codes = [undefined, code.slice(0, 3), code.slice(0, 5), code];
  for (const own of codes) {
    const at: Dimensions = own === undefined ? {} : { function: own };
    made.add('revenue', at, revenue);
    made.add('expenditure', at, spent);
    made.add('expenditure', { ...at, kind: 'basic' }, basic);
    made.add('expenditure', { ...at, kind: 'project' }, project);
    if (fund === null) {
      made.add('revenue', { ...at, source: origin as Source }, revenue);
      continue;
    }
    made.add('revenue', { ...at, source: 'appropriation' }, revenue);
    made.add('revenue', { ...at, fund }, revenue);
    made.add('expenditure', { ...at, source: 'appropriation' }, spent);
    made.add('expenditure', { ...at, fund }, spent);
    made.add('expenditure', { ...at, fund, kind: 'basic' }, basic);
    made.add('expenditure', { ...at, fund, kind: 'project' }, project);
    made.add('opening-carry-over', { ...at, fund }, opening);
    made.add('closing-carry-over', { ...at, fund }, closing);
  }
  made.add('opening-carry-over', {}, opening);
  made.add('closing-carry-over', {}, closing);
  made.add('revenue-total', {}, opening + revenue);
  made.add('expenditure-total', {}, spent + closing);
  if (fund === null) return;
  made.add('opening-carry-over', { source: 'appropriation' }, opening);
  made.add('closing-carry-over', { source: 'appropriation' }, closing);
  made.add('revenue-total', { source: 'appropriation' }, opening + revenue);
  made.add('expenditure-total', { source: 'appropriation' }, spent + closing);
  made.add('expenditure-total', { fund }, spent + closing);
}

/** Basic expenditure of the general fund by economic account; the last one takes what is left. */
function addEconomic(made: Sums, { lines, economic }: Year): void {
  const whole = lines
    .filter(({ origin }) => origin === 'general')
    .reduce((sum, { basic }) => sum + basic, 0n);
  const weights = economic.reduce((sum, [, weight]) => sum + weight, 0);
  let left = whole;
  economic.forEach(([code, weight], at) => {
    const isLast = at === economic.length - 1;
    const fen = isLast ? left : (whole * BigInt(weight)) / BigInt(weights);
    left -= fen;
    const base: Dimensions = { fund: 'general', kind: 'basic' };
    const group = /^30[13]/.test(code) ? 'personnel' : 'operating';
    made.add('expenditure', { ...base, deptEconomic: code }, fen);
    made.add('expenditure', { ...base, deptEconomic: code.slice(0, 3) }, fen);
    made.add('expenditure', { ...base, group }, fen);
  });
  for (const group of ['personnel', 'operating'] as const) {
    made.add('expenditure', { fund: 'general', kind: 'basic', group }, 0n);
  }
}

const ITEMS_OF_PUBLIC = ['abroad', 'vehicle-purchase', 'vehicle-operation', 'reception'];

function addPublicExpenses(made: Sums, { publicExpenses }: Year): void {
  publicExpenses.forEach(([budget, final], at) => {
    for (const [basis, fen] of [
      ['budget', budget],
      ['final', final],
    ] as const) {
      const item = ITEMS_OF_PUBLIC[at];
      if (item === undefined) {
        made.add(at === 4 ? 'meeting' : 'training', {}, fen, { basis });
        continue;
      }
      made.add('three-public', { item }, fen, { basis });
      if (item.startsWith('vehicle')) made.add('three-public', { item: 'vehicle' }, fen, { basis });
      made.add('three-public', {}, fen, { basis });
    }
  });
}
