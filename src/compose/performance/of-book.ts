import type { UnitYear } from '../../books/unit-year.js';
import { type ExactFact, ExactFacts } from '../../facts/exact.js';
import { keyString } from '../../facts/key.js';
import type { BookProblem } from '../../facts/problem.js';
import { normaliseProject } from '../../forms/performance/index.js';
import type { PerformanceSheet } from '../../forms/performance/sheet.js';
import { coverageOf } from '../../performance/coverage.js';
import { performanceFacts } from '../../performance/facts.js';
import type { Evaluation, Performance } from '../../performance/model.js';
import {
  isEvaluated,
  missingGoals,
  type PerformanceScore,
  scorePerformance,
} from '../../performance/score.js';
import { evaluationSheet, goalSheet } from './sheets.js';

/** What a document takes from the performance files of its book. */
export interface BookPerformance {
  readonly facts: readonly ExactFact[];
  readonly sheets: readonly PerformanceSheet[];
  readonly problems: readonly BookProblem[];
}

/** The book may say of more projects than it attaches forms of; its own count then stands. */
const OF_MORE: readonly string[] = [
  'projects-evaluated',
  'projects-evaluated-funds',
  'projects-with-goals',
  'projects-monitored',
  'projects-average-score',
  'projects-graded',
];

/** Facts, forms and open points of a book's performance files. */
export function bookPerformance(book: UnitYear, performance: Performance): BookPerformance {
  const scores = scorePerformance(performance);
  const conflicts: BookProblem[] = [];
  const facts = [...factsOf(book, performance, scores)].filter((fact) => {
    const own = book.facts.get(fact.key);
    if (own === undefined) return true;
    if (own.value !== fact.value && !OF_MORE.includes(fact.key.measure)) {
      conflicts.push(conflict(own, fact));
    }
    return false;
  });
  if (book.kind === 'budget') {
    const goals = filesOf(performance);
    return {
      facts,
      sheets: goals.map((one) => goalSheet(one, book)),
      problems: [...conflicts, ...goals.flatMap((one) => missingGoals(one, null))],
    };
  }
  const spent = book.facts.get({
    measure: 'expenditure',
    unit: book.unit.name,
    year: book.year,
    basis: 'final',
    dims: { kind: 'project' },
  });
  const coverage = coverageOf(performance, spent?.value ?? null, book.omitted);
  return {
    facts,
    sheets: all(scores).map((one) => evaluationSheet(one, book)),
    problems: [
      ...conflicts,
      ...unscored(performance),
      ...coverage.problems,
      ...all(scores).flatMap((one) => one.problems),
    ],
  };
}

/** The book with the facts of its performance files. */
export function withPerformanceFacts(book: UnitYear, { facts }: BookPerformance): UnitYear {
  return facts.length === 0 ? book : { ...book, facts: new ExactFacts([...book.facts, ...facts]) };
}

function filesOf({ overall, projects }: Performance): readonly Evaluation[] {
  return overall === null ? projects : [overall, ...projects];
}

/** Final accounts print self-evaluations: goals alone are not enough. */
function unscored(performance: Performance): readonly BookProblem[] {
  return filesOf(performance)
    .filter((one) => !isEvaluated(one))
    .map(({ file }) => ({
      file,
      row: null,
      column: 'scheme',
      message: {
        zh: '只有目标，没有评分办法和完成情况，决算不能附自评表',
        en: 'has goals only; final accounts need its scheme and what was reached',
      },
    }));
}

function all({ overall, projects }: PerformanceScore): PerformanceScore['projects'] {
  return overall === null ? projects : [overall, ...projects];
}

function factsOf(
  { unit, year, kind }: UnitYear,
  performance: Performance,
  scores: PerformanceScore,
): ExactFacts {
  const projectName = normaliseProject;
  return performanceFacts(performance, scores, { unit: unit.name, year, kind, projectName });
}

function conflict(own: ExactFact, fact: ExactFact): BookProblem {
  return {
    file: fact.origin.place,
    row: null,
    column: null,
    message: {
      zh: `与账套其他文件（${own.origin.place}）的数不同：${keyString(fact.key)}`,
      en: `differs from another file of the book (${own.origin.place}): ${keyString(fact.key)}`,
    },
  };
}
