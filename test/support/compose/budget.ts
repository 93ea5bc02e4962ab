import fc from 'fast-check';
import type { ExactFacts } from '../../../src/facts/exact.js';
import type { Dimensions } from '../../../src/facts/key.js';
import { normaliseProject } from '../../../src/forms/performance/project.js';
import type { WriteInfo } from '../../../src/forms/write/print.js';
import type { ProjectRow } from '../../../src/forms/write/project-rows.js';
import { Sums } from './facts.js';
import { amount } from './year.js';

/** One budgeted amount with all its codes. */
export interface BudgetLine {
  readonly function: string;
  readonly origin: 'general' | 'government-fund' | 'state-capital' | 'business' | 'other';
  /** Departmental and government economic code. */
  readonly economic: readonly [string, string];
  readonly kind: 'basic' | 'project';
  /** Position of the unit that spends it. */
  readonly unit: number;
  readonly fen: bigint;
  /** The same account spends as much of what was carried over. */
  readonly carried: boolean;
}

export interface BudgetYear {
  readonly lines: readonly BudgetLine[];
  readonly units: number;
  /** 出国, 接待, 购置, 运行, 会议, 培训 of last year and of this one, unit by unit. */
  readonly publicExpenses: readonly (readonly (readonly [bigint, bigint])[])[];
  /** Goods, works and services to be procured; nothing is known where there are none. */
  readonly procured: readonly (readonly [string, bigint])[];
}

const ITEMS = ['2080505', '2101101', '2101102', '2101501', '2101550', '2101599', '2210201'];
const BASIC = [
  ['30101', '50101'],
  ['30101', '50501'],
  ['30108', '50102'],
  ['30201', '50201'],
  ['30201', '50502'],
  ['30307', '50901'],
  ['31002', '50306'],
] as const;
const PROJECT = [
  ['30201', '50201'],
  ['30202', '50502'],
  ['30227', '50205'],
  ['31003', '50306'],
] as const;

export interface BudgetOptions {
  /** Amounts that print as 0.00. */
  readonly hidden: boolean;
  /** Most lines; without any there is no money at all. */
  readonly most?: number;
}

export function budgets({ hidden, most = 30 }: BudgetOptions): fc.Arbitrary<BudgetYear> {
  const money = most === 0 ? fc.constant(0n) : amount({ hidden });
  const line = fc.constantFrom<'basic' | 'project'>('basic', 'project').chain((kind) =>
    fc.record({
      function: fc.constantFrom(...ITEMS),
      origin: fc.oneof(
        { weight: 5, arbitrary: fc.constant<BudgetLine['origin']>('general') },
        {
          weight: 1,
          arbitrary: fc.constantFrom<BudgetLine['origin']>(
            'government-fund',
            'state-capital',
            'business',
            'other',
          ),
        },
      ),
      economic: fc.constantFrom<readonly [string, string]>(...(kind === 'basic' ? BASIC : PROJECT)),
      kind: fc.constant(kind),
      unit: fc.integer({ min: 0, max: 2 }),
      fen: money,
      carried: fc.nat(5).map((one) => one === 0),
    }),
  );
  const pairs = fc.array(fc.tuple(money, money), { minLength: 6, maxLength: 6 });
  // The form of the government funds lists few classes.
  const placed = line.map((one) =>
    one.origin === 'government-fund' ? { ...one, function: '2296002' } : one,
  );
  return fc.record({
    lines: fc.array(placed, { maxLength: most }),
    units: fc.constant(3),
    publicExpenses: fc.array(pairs, { minLength: 3, maxLength: 3 }),
    procured: fc.oneof(
      fc.constant([]),
      fc
        .tuple(money, money, money)
        .map((drawn) =>
          drawn.map((fen, at) => [['goods', 'works', 'services'][at] ?? '', fen] as const),
        ),
    ),
  });
}

const DEPARTMENT = '394';

export function unitCode(at: number): string {
  return `${DEPARTMENT}00${at + 1}`;
}

/** Kinds of project and groups, which repeat from unit to unit, and the projects below them. */
export function projectsOf({ lines }: BudgetYear): readonly ProjectRow[] {
  const names = new Map<string, ProjectRow>();
  for (const line of lines) {
    if (!isListed(line)) continue;
    const subunit = unitCode(line.unit);
    for (const name of GROUPS) names.set(`${subunit} ${name}`, { name, subunit });
    const name = nameOf(line);
    names.set(name, { name, subunit, summary: '按计划开展的工作。' });
  }
  return [...names.values()];
}

const GROUPS = ['专用项目', '医保专用项目'];

function isListed({ kind, origin, fen }: BudgetLine): boolean {
  return kind === 'project' && origin === 'general' && fen !== 0n;
}

function nameOf({ unit, economic }: BudgetLine): string {
  return `${unit + 1}组${economic[0] === '30227' ? '村级服务' : '监督检查'}`;
}

/** All facts of the tables B01–B13. */
export function departmentBudget(year: BudgetYear, info: WriteInfo): ExactFacts {
  const made = new Sums(info, 'budget');
  for (const line of year.lines) addLine(made, line);
  for (const [item, fen] of year.procured) {
    for (const dims of [{}, { item }]) made.add('procurement', dims, fen);
  }
  // A name that several units carry is told apart by the unit.
  const carrying = new Set(year.lines.filter(isListed).map(({ unit }) => unit));
  for (const line of year.lines.filter(isListed)) {
    const dims = carrying.size > 1 ? { subunit: unitCode(line.unit) } : {};
    for (const name of GROUPS) {
      made.add('project-funds', { project: normaliseProject(name), ...dims }, line.fen);
    }
  }
  for (const dims of [{}, { source: 'appropriation' }] as const) {
    for (const measure of ['revenue', 'revenue-total', 'expenditure', 'expenditure-total']) {
      made.add(measure, dims, 0n);
    }
  }
  for (const more of [{}, { kind: 'basic' }, { kind: 'project' }] as const) {
    made.add('expenditure', { fund: 'general', ...more }, 0n);
  }
  year.publicExpenses.forEach((pairs, unit) => {
    for (const subunit of [undefined, DEPARTMENT, unitCode(unit)]) {
      addPublicExpenses(made, pairs, subunit === undefined ? {} : { subunit }, info.fiscalYear);
    }
  });
  return made.facts();
}

function addLine(made: Sums, line: BudgetLine): void {
  const { origin, economic, kind, unit, fen } = line;
  const [dept, gov] = economic;
  const isFund = origin !== 'business' && origin !== 'other';
  if (line.carried && isFund) addCarried(made, line);
  const funding: readonly Dimensions[] = isFund
    ? [{}, { source: 'appropriation' }, { fund: origin }]
    : [{}, { source: origin }];
  for (const dims of funding) {
    made.add('revenue', dims, fen);
    made.add('revenue-total', dims, fen);
    made.add('expenditure-total', dims, fen);
  }
  const group = /^30[13]/.test(dept) ? ('personnel' as const) : ('operating' as const);
  const kinds: readonly Dimensions[] =
    kind === 'basic' ? [{}, { kind }, { kind, group }] : [{}, { kind }];
  const codes: readonly Dimensions[] = [
    {},
    ...[3, 5, 7].map((length) => ({ function: line.function.slice(0, length) })),
    ...[3, 5].map((length) => ({ deptEconomic: dept.slice(0, length) })),
    ...[3, 5].map((length) => ({ govEconomic: gov.slice(0, length) })),
    { deptEconomic: dept, govEconomic: gov },
  ];
  for (const base of funding) {
    for (const own of kinds) {
      for (const code of codes) made.add('expenditure', { ...base, ...own, ...code }, fen);
    }
  }
  for (const subunit of [DEPARTMENT, unitCode(unit)]) {
    for (const dims of [{}, isFund ? { fund: origin } : { source: origin }] as const) {
      made.add('revenue', { subunit, ...dims }, fen);
      made.add('expenditure', { subunit, ...dims }, fen);
    }
    if (origin !== 'general' || kind !== 'project') continue;
    made.add('expenditure', { fund: 'general', kind, subunit }, fen);
  }
  if (origin === 'general' && kind === 'project') {
    made.add('project-funds', { project: nameOf(line) }, fen);
  }
}

/** What was carried over is spent by account, and as basic or project expenditure. */
function addCarried(made: Sums, { function: code, economic: [dept], kind, fen }: BudgetLine): void {
  const group = /^30[13]/.test(dept) ? ('personnel' as const) : ('operating' as const);
  const own: Dimensions = kind === 'basic' ? { kind, group } : { kind };
  for (const length of [0, 3, 5, 7]) {
    const account = length === 0 ? {} : { function: code.slice(0, length) };
    for (const more of [{}, own]) {
      made.add('carry-over-expenditure', { source: 'appropriation', ...account, ...more }, fen);
    }
  }
}

const ITEMS_OF_PUBLIC = ['abroad', 'reception', 'vehicle-purchase', 'vehicle-operation'];

function addPublicExpenses(
  made: Sums,
  pairs: readonly (readonly [bigint, bigint])[],
  dims: Dimensions,
  year: number,
): void {
  pairs.forEach(([before, now], at) => {
    const item = ITEMS_OF_PUBLIC[at];
    const facts: readonly (readonly [string, Dimensions])[] =
      item === undefined
        ? [[at === 4 ? 'meeting' : 'training', {}]]
        : [
            ['three-public', {}],
            ['three-public', { item }],
            ...(at < 2 ? [] : [['three-public', { item: 'vehicle' }] as const]),
          ];
    for (const [measure, own] of [...facts, ['three-public-meeting-training', {}] as const]) {
      made.add(measure, { ...dims, ...own }, before, { year: year - 1 });
      made.add(measure, { ...dims, ...own }, now);
      made.add(measure, { ...dims, ...own }, now - before, {
        basis: 'change',
        against: 'prior-year',
      });
    }
  });
}
