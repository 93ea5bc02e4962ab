import { divideRounded } from '../facts/decimal.js';
import { ExactFacts, type Origin } from '../facts/exact.js';
import type { Basis, Dimensions, FactKey } from '../facts/key.js';
import { coverageOf } from './coverage.js';
import type { Evaluation, Money, Performance } from './model.js';
import { type EvaluationScore, fundsTotal, type PerformanceScore } from './score.js';

export interface FactsOf {
  readonly unit: string;
  readonly year: number;
  readonly kind: 'final-accounts' | 'budget';
  /** The name of a project as facts have it. */
  readonly projectName: (name: string) => string;
}

const COUNT = 1000n;
const BASES: readonly (readonly [keyof Money, Basis])[] = [
  ['initial', 'budget'],
  ['budget', 'adjusted-budget'],
  ['final', 'final'],
];

/**
 * What the sections and forms of a document say of performance, as exact facts: coverage,
 * funds and score of each project, funds and score of the whole. A budget has its goals only.
 */
export function performanceFacts(
  performance: Performance,
  scores: PerformanceScore,
  of: FactsOf,
): ExactFacts {
  const facts = new ExactFacts();
  const add = (measure: string, basis: Basis, dims: Dimensions, value: bigint, origin: Origin) => {
    const key: FactKey = { measure, unit: of.unit, year: of.year, basis, dims };
    facts.add({ key, value, origin });
  };
  const { projects, overall } = performance;
  if (of.kind === 'budget') {
    if (projects.length > 0) {
      const value = BigInt(projects.length) * COUNT;
      add('projects-with-goals', 'count', {}, value, { place: 'performance' });
    }
    return facts;
  }
  const origin = (one: Evaluation): Origin => ({ place: one.file });
  if (projects.length > 0) {
    const { budget, spent } = coverageOf(performance, null);
    const place = { place: 'performance' };
    add('projects-evaluated', 'count', {}, BigInt(projects.length) * COUNT, place);
    add('projects-evaluated-funds', 'budget', {}, budget, place);
    add('projects-with-goals', 'count', {}, BigInt(projects.length) * COUNT, place);
    const monitored = projects.filter(isMonitored).length;
    add('projects-monitored', 'count', {}, BigInt(monitored) * COUNT, place);
    add('projects-evaluated-funds', 'final', {}, spent, place);
  }
  addGrades(scores, (measure, basis, dims, value) =>
    add(measure, basis, dims, value, { place: 'performance' }),
  );
  for (const one of projects) {
    const dims = { project: of.projectName(one.project) };
    addMoney(fundsTotal(one), (basis, value) =>
      add('project-funds', basis, dims, value, origin(one)),
    );
  }
  for (const { evaluation, total } of scores.projects) {
    if (total === null) continue;
    const dims = { project: of.projectName(evaluation.project) };
    add('project-score', 'final', dims, total, origin(evaluation));
  }
  if (overall !== null && scores.overall !== null) {
    addMoney(fundsTotal(overall), (basis, value) =>
      add('overall-funds', basis, {}, value, origin(overall)),
    );
    addTotal(scores.overall, (value) => add('overall-score', 'final', {}, value, origin(overall)));
  }
  return facts;
}

function isMonitored({ indicators }: Evaluation): boolean {
  return indicators.some(({ monitored }) => monitored !== null);
}

/** Grades as facts name them. */
const GRADES: Readonly<Record<string, string>> = {
  优: 'excellent',
  良: 'good',
  中: 'fair',
  差: 'poor',
  合格: 'qualified',
  不合格: 'unqualified',
};
/** Thousandths of a point to which a mean is rounded. */
const MEAN_STEP = 10n;

/** How many projects have each grade of their schemes, and their mean score; once all are scored. */
function addGrades(
  { projects }: PerformanceScore,
  add: (measure: string, basis: Basis, dims: Dimensions, value: bigint) => void,
): void {
  const totals = projects.flatMap(({ total }) => total ?? []);
  if (projects.length === 0 || totals.length < projects.length) return;
  const sum = totals.reduce((all, one) => all + one, 0n);
  const mean = divideRounded(sum, BigInt(totals.length) * MEAN_STEP) * MEAN_STEP;
  add('projects-average-score', 'final', {}, mean);
  if (projects.some(({ grade }) => grade === null)) return;
  const names = new Set(projects.flatMap(({ scheme }) => scheme.grades.map(({ name }) => name)));
  for (const name of names) {
    const item = GRADES[name];
    if (item === undefined) continue;
    const count = projects.filter(({ grade }) => grade === name).length;
    add('projects-graded', 'count', { item }, BigInt(count) * COUNT);
  }
}

function addMoney(money: Money, add: (basis: Basis, value: bigint) => void): void {
  for (const [column, basis] of BASES) {
    const value = money[column];
    if (value !== null) add(basis, value);
  }
}

function addTotal({ total }: EvaluationScore, add: (value: bigint) => void): void {
  if (total !== null) add(total);
}
