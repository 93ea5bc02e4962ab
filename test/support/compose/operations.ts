import fc from 'fast-check';
import type { ExactFact, ExactFacts } from '../../../src/facts/exact.js';
import type { Basis, Dimensions } from '../../../src/facts/key.js';
import type { WriteInfo } from '../../../src/forms/write/print.js';
import { amount, type Year } from './year.js';

/** Facts that stand in no statement table: initial budgets, operating cost, procurement. */
export function operations(): fc.Arbitrary<
  (year: Year, info: WriteInfo, accounts: ExactFacts) => ExactFact[]
> {
  const money = amount({ hidden: false });
  return fc
    .record({
      budgets: fc.array(money, { minLength: 12, maxLength: 12 }),
      cost: fc.tuple(money, money, money),
      procurement: fc.tuple(money, money, money),
      sme: fc.integer({ min: 0, max: 100 }),
      micro: fc.integer({ min: 0, max: 100 }),
    })
    .map(({ budgets, cost, procurement, sme, micro }) => (year, info, accounts) => {
      const made = new Made(info);
      const codes = new Set(
        year.lines.filter(({ origin }) => origin === 'general').map(({ code }) => code),
      );
      [...codes].forEach((code, index) => {
        const fen = budgets[index % budgets.length] ?? 0n;
        for (const own of [undefined, code.slice(0, 3), code.slice(0, 5), code]) {
          made.add(
            'expenditure',
            { fund: 'general', ...(own === undefined ? {} : { function: own }) },
            fen,
            'budget',
          );
        }
      });
      if (codes.size === 0) made.add('expenditure', { fund: 'general' }, 0n, 'budget');
      // The operating cost is part of the operating expenses (公用经费).
      const most =
        accounts.get({
          measure: 'expenditure',
          unit: info.unit,
          year: info.fiscalYear,
          basis: 'final',
          dims: { fund: 'general', kind: 'basic', group: 'operating' },
        })?.value ?? 0n;
      made.add('operating-cost', {}, cost[0] < most ? cost[0] : most, 'final');
      made.add('operating-cost', {}, cost[1], 'budget');
      made.add('operating-cost', {}, cost[2], 'final', -1);
      const whole = procurement.reduce((sum, part) => sum + part, 0n);
      made.add('procurement', {}, whole, 'final');
      (['goods', 'works', 'services'] as const).forEach((item, index) => {
        made.add('procurement', { item }, procurement[index] ?? 0n, 'final');
      });
      const awarded = (whole * BigInt(sme)) / 100n;
      made.add('procurement-sme', {}, awarded, 'final');
      made.add('procurement-sme', { item: 'micro' }, (awarded * BigInt(micro)) / 100n, 'final');
      return made.facts();
    });
}

/** One to twenty projects with budget, execution and score. */
export function projects(): fc.Arbitrary<(info: WriteInfo) => ExactFact[]> {
  const money = amount({ hidden: false });
  return fc
    .array(
      fc.tuple(money, fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 1_000 })),
      {
        maxLength: 20,
      },
    )
    .map((drawn) => (info) => {
      const made = new Made(info);
      drawn.forEach(([budget, share, score], index) => {
        const project = `医保服务能力提升${'甲乙丙丁戊己庚辛壬癸'[index % 10]}${index}期`;
        made.add('project-funds', { project }, budget, 'adjusted-budget');
        made.add('project-funds', { project }, (budget * BigInt(share)) / 1_000n, 'final');
        made.add('project-score', { project }, BigInt(score) * 100n, 'final');
        made.add('projects-evaluated-funds', {}, budget, 'budget');
        made.add('projects-evaluated-funds', {}, (budget * BigInt(share)) / 1_000n, 'final');
      });
      const [first] = drawn;
      if (first !== undefined) made.add('overall-score', {}, BigInt(first[2]) * 100n, 'final');
      made.add('projects-evaluated', {}, BigInt(drawn.length) * 1_000n, 'count');
      return made.facts();
    });
}

/** Staff, vehicles, visitors and units, as whole numbers. */
export function counts(): fc.Arbitrary<(info: WriteInfo) => ExactFact[]> {
  const number = fc.integer({ min: 0, max: 300 });
  return fc.array(number, { minLength: 20, maxLength: 20 }).map((numbers) => (info) => {
    const made = new Made(info);
    let next = 0;
    const count = (measure: string, item?: string): bigint => {
      const value = BigInt(numbers[next++] ?? 0) * 1_000n;
      made.add(measure, item === undefined ? {} : { item }, value, 'count');
      return value;
    };
    const whole = (measure: string, items: readonly string[]): void => {
      const sum = items.reduce((total, item) => total + count(measure, item), 0n);
      made.add(measure, {}, sum, 'count');
    };
    whole('staff-quota', ['administrative', 'institution']);
    whole('staff-actual', ['administrative', 'institution']);
    whole('retirees', ['veteran', 'retired']);
    whole('vehicles', ['law-enforcement', 'emergency', 'other']);
    for (const measure of ['vehicles-bought', 'vehicles-held', 'reception-groups']) count(measure);
    for (const measure of ['reception-persons', 'abroad-groups', 'abroad-persons']) count(measure);
    made.add('units-covered', {}, 3_000n, 'count');
    made.add('internal-sections', {}, 2_000n, 'count');
    return made.facts();
  });
}

class Made {
  readonly #values = new Map<string, ExactFact>();
  readonly #info: WriteInfo;

  constructor(info: WriteInfo) {
    this.#info = info;
  }

  add(measure: string, dims: Dimensions, value: bigint, basis: Basis, yearOffset = 0): void {
    const { unit, fiscalYear } = this.#info;
    const key = { measure, unit, year: fiscalYear + yearOffset, basis, dims };
    const id = JSON.stringify([measure, basis, yearOffset, Object.entries(dims).sort()]);
    const known = this.#values.get(id)?.value ?? 0n;
    this.#values.set(id, { key, value: known + value, origin: { place: '' } });
  }

  facts(): ExactFact[] {
    return [...this.#values.values()];
  }
}
