import fc from 'fast-check';
import { divideRounded } from '../../../src/facts/decimal.js';
import type {
  PerformanceSheet,
  SheetIndicator,
  SheetMoney,
} from '../../../src/forms/performance/sheet.js';
import { amount } from './year.js';

const POINT = 1000n;
const PERCENT = 1_000_000_000n;

/** Points of one group parted over its indicators. */
function parted(points: number, count: number): readonly bigint[] {
  // Halves of points occur in print.
  const each = BigInt(Math.floor((2 * points) / count)) * (POINT / 2n);
  return Array.from({ length: count }, (_, at) =>
    at === count - 1 ? BigInt(points) * POINT - each * BigInt(count - 1) : each,
  );
}

const LEVELS: Readonly<Record<string, readonly string[]>> = {
  产出指标: ['数量指标', '质量指标', '时效指标', '成本指标'],
  效益指标: ['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标'],
  满意度指标: ['服务对象满意度指标'],
};
const VALUES = [
  ['≥200件', '218件'],
  ['100%', '100%'],
  ['明显提高', '明显提高'],
  ['≤15天', '12天'],
  ['2023年12月底前', '按期完成'],
  ['15人', '15人'],
] as const;
const NAMES = [
  '办理事项数量',
  '培训合格情况',
  '政策知晓情况',
  '经办时间',
  '服务人员',
  '参保群众反映',
];

/** A name for each row; the first may be no more than the words of a label. */
function contentOf(name: number, at: number): string {
  const words = NAMES[name] ?? '';
  return at === 0 ? words : `${words}（第${at + 1}项）`;
}

interface Choice {
  readonly level1: string;
  readonly level2: string;
  readonly value: number;
  readonly name: number;
}

function choices(level1: string): fc.Arbitrary<readonly Choice[]> {
  const one = fc.record({
    level1: fc.constant(level1),
    level2: fc.constantFrom(...(LEVELS[level1] ?? [])),
    value: fc.integer({ min: 0, max: VALUES.length - 1 }),
    name: fc.integer({ min: 0, max: NAMES.length - 1 }),
  });
  const order = LEVELS[level1] ?? [];
  return fc
    .array(one, { minLength: 1, maxLength: 8 })
    .map((list) => [...list].sort((a, b) => order.indexOf(a.level2) - order.indexOf(b.level2)));
}

function indicatorsOf(
  list: readonly Choice[],
  points: number,
  objective?: string,
): readonly SheetIndicator[] {
  const weights = parted(points, list.length);
  return list.map(({ level1, level2, value, name }, at): SheetIndicator => {
    const [target, actual] = VALUES[value] ?? ['', ''];
    const weight = weights[at] ?? 0n;
    return {
      ...(objective === undefined ? {} : { objective }),
      level1,
      level2,
      content: contentOf(name, at),
      target,
      actual,
      weight,
      score: at % 3 === 2 ? weight - (weight / 40n) * 10n : weight,
      ...(at % 3 === 2 ? { remark: '部分事项需要跨部门办理，下一年提前衔接。' } : {}),
    };
  });
}

/** Execution in 10^-9 %, and its points of a weight; a budget of nothing has none. */
function execution(budget: bigint, final: bigint, weight: bigint): Omit<SheetMoney, 'amounts'> {
  if (budget === 0n) return { weight, score: weight };
  // As rounded as they are printed.
  const rate = divideRounded(final * 10_000n, budget) * (PERCENT / 100n);
  const score = divideRounded(weight * final, budget * 10n) * 10n;
  return { rate, weight, score: score > weight ? weight : score };
}

function totalOf(indicators: readonly SheetIndicator[], score: bigint | undefined) {
  const points = (of: (one: SheetIndicator) => bigint | undefined) =>
    indicators.reduce((sum, one) => sum + (of(one) ?? 0n), 0n);
  return { weight: 100n * POINT, score: points((one) => one.score) + (score ?? 0n) };
}

const money = amount({ hidden: true });
const spent = fc.tuple(money, fc.integer({ min: 0, max: 100 })).map(([budget, part]) => ({
  budget,
  final: (budget * BigInt(part)) / 100n,
}));
const NAMES_OF_PROJECTS = [
  '基层服务站点建设',
  '信息系统运维',
  '困难群众救助工作（含临时救助、医疗救助资助参保等多项内容，按年度安排，分批实施）',
];

/** A project's self-evaluation: 10/50/30/10, or 20/40/40 without satisfaction. */
export function projectSheets(
  unit: string,
  year: number,
  style: 'ministry' | 'hubei',
): fc.Arbitrary<PerformanceSheet> {
  return fc
    .tuple(
      fc.constantFrom(...NAMES_OF_PROJECTS),
      spent,
      money,
      choices('产出指标'),
      choices('效益指标'),
      choices('满意度指标'),
    )
    .map(([project, { budget, final }, carried, output, effect, satisfaction]) => {
      const isMinistry = style === 'ministry';
      const indicators = isMinistry
        ? [
            ...indicatorsOf(output, 50),
            ...indicatorsOf(effect, 30),
            ...indicatorsOf(satisfaction, 10),
          ]
        : [...indicatorsOf(output, 40), ...indicatorsOf(effect, 40)];
      const whole = budget + carried;
      const done = final + carried;
      const run = execution(whole, done, (isMinistry ? 10n : 20n) * POINT);
      return {
        kind: 'project-self-evaluation',
        scheme: isMinistry ? 'ministry-10-50-30-10' : 'hubei-20-40-40',
        unit,
        year,
        level: 'department',
        project,
        fields: { supervisor: unit, implementer: unit, date: `${year + 1}年6月` },
        funds: [
          { role: 'total', amounts: { initial: whole, budget: whole, final: done }, ...run },
          { role: 'appropriation', amounts: { initial: budget, budget, final } },
          {
            role: 'carry-over',
            amounts: { initial: carried, budget: carried, final: carried },
          },
        ],
        tasks: [],
        goals: { expected: '完成年初确定的各项工作。', reached: '各项工作已经完成。' },
        indicators,
        total: totalOf(indicators, run.score),
        causes: '执行进度受审批时间影响。',
        measures: '提前开展前期准备。',
      } satisfies PerformanceSheet;
    });
}

/** The self-evaluation of a whole department, by tasks or (Hubei) by objectives. */
export function overallSheets(
  unit: string,
  year: number,
  style: 'ministry' | 'hubei',
): fc.Arbitrary<PerformanceSheet> {
  return fc
    .tuple(
      fc.array(fc.tuple(spent, money), { minLength: 1, maxLength: 5 }),
      choices('产出指标'),
      choices('效益指标'),
      choices('满意度指标'),
    )
    .map(([list, output, effect, satisfaction]) => {
      const sum = (of: (one: (typeof list)[number]) => bigint) =>
        list.reduce((all, one) => all + of(one), 0n);
      const budget = sum(([own]) => own.budget);
      const final = sum(([own]) => own.final);
      const other = sum(([, own]) => own);
      const isMinistry = style === 'ministry';
      const indicators = isMinistry
        ? [
            ...indicatorsOf(output, 50),
            ...indicatorsOf(effect, 30),
            ...indicatorsOf(satisfaction, 10),
          ]
        : [...indicatorsOf(output, 40, '目标1'), ...indicatorsOf(effect, 40, '目标2'), CONSTRAINT];
      const weight = (isMinistry ? 10n : 20n) * POINT;
      const run = execution(budget + other, final + other, weight);
      const amounts = (planned: bigint, used: bigint, more: bigint) => ({
        budget: planned + more,
        'budget-appropriation': planned,
        'budget-other': more,
        final: used + more,
        'final-appropriation': used,
        'final-other': more,
      });
      return {
        kind: 'overall-self-evaluation',
        scheme: isMinistry ? 'ministry-10-50-30-10' : 'hubei-department',
        unit,
        year,
        level: 'department',
        project: '',
        fields: { date: `${year + 1}年6月` },
        funds: isMinistry
          ? []
          : [{ role: 'total', amounts: { budget: budget + other, final: final + other }, ...run }],
        tasks: isMinistry
          ? list.map(([own, more], at) => ({
              name: `任务${at + 1}`,
              content: '保障机构运转和服务开展',
              done: '完成',
              amounts: amounts(own.budget, own.final, more),
            }))
          : [],
        ...(isMinistry ? { taskSum: { amounts: amounts(budget, final, other), ...run } } : {}),
        spending: { basic: final, project: other },
        goals: { expected: '保障机构正常运转，做好经办服务。', reached: '全年目标已经实现。' },
        indicators,
        total: totalOf(indicators, run.score),
      } satisfies PerformanceSheet;
    });
}

const CONSTRAINT: SheetIndicator = {
  level1: '约束性指标',
  level2: '资金管理',
  content: '资金管理合规情况',
  target: '合规',
  actual: '合规',
};

/** Goals of a budget: of a project, of the whole department, of a special fund. */
export function goalSheets(
  unit: string,
  year: number,
  kind: 'project-goals' | 'overall-goals' | 'special-fund-goals',
): fc.Arbitrary<PerformanceSheet> {
  return fc
    .tuple(
      fc.constantFrom(...NAMES_OF_PROJECTS),
      fc.array(fc.tuple(money, money), { minLength: 1, maxLength: 4 }),
      choices('产出指标'),
      choices('效益指标'),
    )
    .map(([project, list, output, effect]) => {
      const sum = (at: 0 | 1) => list.reduce((all, pair) => all + pair[at], 0n);
      const parts = (granted: bigint, more: bigint) => ({
        budget: granted + more,
        'budget-appropriation': granted,
        'budget-other': more,
      });
      const isOverall = kind === 'overall-goals';
      return {
        kind,
        scheme: null,
        unit,
        year,
        level: 'department',
        project: isOverall ? '' : project,
        fields: { supervisor: unit, period: '三年' },
        funds: isOverall
          ? []
          : [
              {
                role: 'total',
                amounts: { period: 3n * (sum(0) + sum(1)), budget: sum(0) + sum(1) },
              },
              { role: 'appropriation', amounts: { period: 3n * sum(0), budget: sum(0) } },
              { role: 'other', amounts: { period: 3n * sum(1), budget: sum(1) } },
            ],
        tasks: isOverall
          ? list.map(([granted, more], at) => ({
              name: `任务${at + 1}`,
              content: '保障机构运转和服务开展',
              amounts: parts(granted, more),
            }))
          : [],
        ...(isOverall ? { taskSum: { amounts: parts(sum(0), sum(1)) } } : {}),
        goals: { expected: '提高服务能力。', reached: '年内完成主要工作。' },
        indicators: [...output, ...effect].map((one, at) => ({
          level1: one.level1,
          level2: one.level2,
          content: contentOf(one.name, at),
          target: VALUES[one.value]?.[0] ?? '',
        })),
      } satisfies PerformanceSheet;
    });
}
