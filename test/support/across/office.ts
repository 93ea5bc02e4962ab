import fc from 'fast-check';
import type { UnitYear } from '../../../src/books/unit-year.js';
import { composeDocument } from '../../../src/compose/document.js';
import type { ExactFact } from '../../../src/facts/exact.js';
import { keyString } from '../../../src/facts/key.js';
import { writeText } from '../../../src/formats/text/write.js';
import type { WriteInfo } from '../../../src/forms/write/print.js';
import { readPerformance } from '../../../src/performance/read.js';
import { bookOf, type Place } from '../compose/book.js';
import { type BudgetLine, departmentBudget, projectsOf } from '../compose/budget.js';
import { Sums } from '../compose/facts.js';
import { counts } from '../compose/operations.js';
import { finalAccounts, type Line, type Year } from '../compose/year.js';

const YEAR = 2023;
const REGION = { province: '陕西省', city: '宝鸡市', county: '渭丰县' };
const OFFICE = '渭丰县医疗保障局';
const CENTRE = '渭丰县医疗保障经办中心';
const COVERED = [{ name: `${OFFICE}（本级）` }, { name: CENTRE }];

/** Basic or project money of one account: fen spent in 2022, budgeted and spent in 2023, kept back. */
interface Money {
  readonly code: string;
  readonly economic: readonly [string, string];
  readonly kind: 'basic' | 'project';
  readonly before: bigint;
  readonly budget: bigint;
  readonly spent: bigint;
  /** Carried over from 2022 to 2023. */
  readonly carried: bigint;
}

const STAFF = ['30101', '50101'] as const;
const GOODS = ['30201', '50201'] as const;

function wan(text: string): bigint {
  return BigInt(text.replace('.', '')) * 10_000n;
}

function money(
  code: string,
  kind: Money['kind'],
  economic: Money['economic'],
  [before, budget, spent, carried = '0.00']: readonly string[],
): Money {
  const amounts = { before: wan(before ?? ''), budget: wan(budget ?? ''), spent: wan(spent ?? '') };
  return { code, kind, economic, ...amounts, carried: wan(carried) };
}

/** The money of each unit of an invented department. */
const UNITS: readonly (readonly Money[])[] = [
  [
    money('2101501', 'basic', STAFF, ['187.35', '193.60', '191.42']),
    money('2101505', 'project', GOODS, ['42.18', '51.00', '48.73', '6.25']),
    money('2210201', 'basic', STAFF, ['21.64', '22.80', '22.37']),
  ],
  [
    money('2101506', 'basic', STAFF, ['98.41', '103.50', '102.86']),
    money('2101506', 'project', GOODS, ['33.75', '37.20', '35.18', '3.40']),
    money('2080505', 'basic', STAFF, ['14.92', '15.60', '15.33']),
  ],
];

/** 出国, 购置, 运行, 接待, 会议, 培训 of each unit: budget and final amount of 2022 and 2023. */
const PUBLIC: readonly (readonly (readonly [string, string])[])[] = [
  [
    ['0.00', '0.00'],
    ['0.00', '0.00'],
    ['3.60', '3.41'],
    ['1.20', '0.96'],
    ['2.10', '1.87'],
    ['1.50', '1.44'],
  ],
  [
    ['0.00', '0.00'],
    ['0.00', '0.00'],
    ['2.40', '2.25'],
    ['0.80', '0.62'],
    ['1.10', '0.93'],
    ['0.90', '0.85'],
  ],
];

/** The accounts of a unit: what was carried over from 2022 is there at its end and spent in 2023. */
function yearOf(unit: number, year: number): Year {
  const lines = (UNITS[unit] ?? []).map((one): Line => {
    const fen = year === YEAR ? one.spent : one.before;
    return {
      code: one.code,
      origin: 'general',
      opening: year === YEAR ? one.carried : 0n,
      closing: year === YEAR - 1 ? one.carried : 0n,
      basic: one.kind === 'basic' ? fen : 0n,
      project: one.kind === 'project' ? fen : 0n,
    };
  });
  const merged = new Map<string, Line>();
  for (const line of lines) {
    const known = merged.get(line.code);
    merged.set(
      line.code,
      known === undefined
        ? line
        : {
            ...line,
            opening: known.opening + line.opening,
            closing: known.closing + line.closing,
            basic: known.basic + line.basic,
            project: known.project + line.project,
          },
    );
  }
  return {
    lines: [...merged.values()],
    economic: [
      ['30101', 7],
      ['30201', 3],
    ],
    publicExpenses: (PUBLIC[unit] ?? []).map(([budget, final]) => [wan(budget), wan(final)]),
  };
}

/** All facts of a unit's accounts of one year with the year before. */
function unitFacts(unit: number, info: WriteInfo): readonly ExactFact[] {
  const year = yearOf(unit, info.fiscalYear);
  const before = finalAccounts(yearOf(unit, info.fiscalYear - 1), {
    ...info,
    fiscalYear: info.fiscalYear - 1,
  });
  const accounts = finalAccounts(year, info);
  return [
    ...accounts,
    ...before,
    ...budgetFacts(unit, info),
    ...operatingFacts(unit, info),
    ...countFacts(unit, info),
  ];
}

/** The initial budget by account, as the budget of the year has it. */
function budgetFacts(unit: number, info: WriteInfo): readonly ExactFact[] {
  return (UNITS[unit] ?? []).flatMap(({ code, budget, before }) =>
    [undefined, code.slice(0, 3), code.slice(0, 5), code].map((own): ExactFact => {
      const dims = { fund: 'general', ...(own === undefined ? {} : { function: own }) } as const;
      const value = info.fiscalYear === YEAR ? budget : before;
      return {
        key: {
          measure: 'expenditure',
          unit: info.unit,
          year: info.fiscalYear,
          basis: 'budget',
          dims,
        },
        value,
        origin: { place: '' },
      };
    }),
  );
}

/** Operating cost of 2022 and 2023, and procurement of each unit. */
const OPERATING = [
  ['9.85', '10.32', '6.40'],
  ['5.12', '5.47', '2.15'],
] as const;

function operatingFacts(unit: number, info: WriteInfo): readonly ExactFact[] {
  const [before, now, procured] = (OPERATING[unit] ?? OPERATING[0]).map(wan);
  const isNow = info.fiscalYear === YEAR;
  const made = new Sums(info, 'final');
  made.add('operating-cost', {}, (isNow ? now : before) ?? 0n);
  made.add('operating-cost', {}, (isNow ? now : before) ?? 0n, { basis: 'budget' });
  made.add('operating-cost', {}, before ?? 0n, { year: info.fiscalYear - 1 });
  for (const item of ['goods', 'works', 'services']) {
    const fen = item === 'goods' ? (procured ?? 0n) : 0n;
    made.add('procurement', { item }, fen);
    made.add('procurement', {}, fen);
  }
  made.add('procurement-sme', {}, procured ?? 0n);
  made.add('procurement-sme', { item: 'micro' }, 0n);
  return [...made.facts()];
}

/** Nothing was bought and nobody went abroad where nothing was spent on it. */
const NONE = /^(?:vehicles-bought|abroad)/;

function countFacts(unit: number, info: WriteInfo): readonly ExactFact[] {
  const [numbers] = fc.sample(counts(), { numRuns: 1, seed: 9 + unit });
  return (numbers?.(info) ?? []).map((fact) =>
    NONE.test(fact.key.measure) ? { ...fact, value: 0n } : fact,
  );
}

function added(facts: readonly ExactFact[]): readonly ExactFact[] {
  const sums = new Map<string, ExactFact>();
  for (const fact of facts) {
    const id = keyString(fact.key);
    sums.set(id, { ...fact, value: fact.value + (sums.get(id)?.value ?? 0n) });
  }
  return [...sums.values()];
}

function place(name: string, level: 'department' | 'unit', year: number): Place {
  return {
    layout: 'shaanxi-final-accounts-2022',
    year,
    unit: {
      name,
      level,
      region: REGION,
      sections: ['办公室', '待遇保障科'],
      covered: level === 'department' ? COVERED : [{ name }],
    },
  };
}

/** Final accounts of the department (both units) or of one unit. */
function accountsOf(who: 'department' | number, year: number): UnitYear {
  const name = who === 1 ? CENTRE : OFFICE;
  const level = who === 'department' ? 'department' : 'unit';
  const info: WriteInfo = { unit: name, fiscalYear: year, kind: 'final-accounts', level };
  const units = who === 'department' ? [0, 1] : [who];
  const facts = added(units.flatMap((unit) => unitFacts(unit, info))).map((fact) => {
    if (fact.key.measure !== 'units-covered') return fact;
    return { ...fact, value: BigInt(units.length) * 1_000n };
  });
  return bookOf(place(name, level, year), facts);
}

/** The department's budget of 2023. */
function budget(): UnitYear {
  const info: WriteInfo = { unit: OFFICE, fiscalYear: YEAR, kind: 'budget', level: 'department' };
  const lines = (year: number) =>
    UNITS.flatMap((unit, at) =>
      unit.map(
        (one): BudgetLine => ({
          function: one.code,
          origin: 'general',
          economic: one.economic,
          kind: one.kind,
          unit: at,
          fen: year === YEAR ? one.budget : one.before,
          carried: false,
        }),
      ),
    );
  const publicExpenses = PUBLIC.map((unit) =>
    [0, 3, 1, 2, 4, 5].map((at): readonly [bigint, bigint] => {
      const fen = wan(unit[at]?.[0] ?? '0.00');
      return [fen, fen];
    }),
  );
  const of = (year: number) => ({ lines: lines(year), units: 2, publicExpenses, procured: [] });
  const now = [...departmentBudget(of(YEAR), info)];
  const before = [...departmentBudget(of(YEAR - 1), { ...info, fiscalYear: YEAR - 1 })].filter(
    ({ key }) => key.year === YEAR - 1 && !/^(?:three-public|meeting|training)/.test(key.measure),
  );
  const [numbers] = fc.sample(counts(), { numRuns: 1, seed: 9 });
  const own = new Set(projectsOf(of(YEAR)).map(({ name }) => name));
  const staff = (numbers?.(info) ?? []).flatMap((fact) => [
    fact,
    { ...fact, key: { ...fact.key, year: YEAR - 1 } },
  ]);
  const facts = [...now, ...before, ...staff]
    .filter(({ key }) => key.measure !== 'units-covered' && key.dims.subunit === undefined)
    .filter(({ key: { dims } }) => dims.project === undefined || own.has(dims.project));
  return {
    ...bookOf({ ...place(OFFICE, 'department', YEAR), layout: 'shaanxi-budget-2023' }, facts),
    kind: 'budget',
    omitted: ['B14', 'B15', 'B16'].map((part) => ({ part, reason: '目标另行公开' })),
    texts: new Map([
      ['duties', '落实医疗保障政策。'],
      ['tasks', '做好参保服务。'],
      ['goals', '目标见公开报表。'],
    ]),
  };
}

/** The self-evaluation of the office's own unit: its money is that of its accounts. */
const EVALUATION = `scheme: ministry-10-50-30-10
tasks:
  - name: 机构运转和服务
    content: 保障运转和各项服务
    done: 完成
    appropriation: {budget: 2674000, final: 2625200}
    other: {budget: 0, final: 0}
goals: {expected: 保障机构运转，做好经办服务。, reached: 全年目标基本实现。}
indicators:
  - {level1: 产出指标, level2: 数量指标, name: 办件数量, target: ≥200件, weight: 50, actual: 210件}
  - {level1: 效益指标, level2: 社会效益指标, name: 政策知晓情况, target: 提高, weight: 30, actual: 提高, judged: 100%}
  - {level1: 满意度指标, level2: 服务对象满意度指标, name: 群众满意度, target: ≥90%, weight: 10, actual: 93%}
`;

/** Documents of an invented department and its units, composed from consistent facts, by file name. */
export function composedSet(): ReadonlyMap<string, string> {
  const accounts = 'shaanxi-final-accounts-2022';
  const books: readonly (readonly [string, UnitYear, string])[] = [
    ['部门决算2023.txt', accountsOf('department', YEAR), accounts],
    ['部门决算2022.txt', accountsOf('department', YEAR - 1), accounts],
    ['本级决算2023.txt', accountsOf(0, YEAR), accounts],
    ['中心决算2023.txt', accountsOf(1, YEAR), accounts],
    ['部门预算2023.txt', budget(), 'shaanxi-budget-2023'],
  ];
  return new Map(
    books.map(([file, book, layout]) => {
      const evaluated = file.startsWith('本级') ? { 'performance/overall.yaml': EVALUATION } : {};
      const performance = readPerformance(new Map(Object.entries(evaluated)));
      const { document } = composeDocument(book, layout, { performance });
      return [file, new TextDecoder().decode(writeText(document))];
    }),
  );
}
