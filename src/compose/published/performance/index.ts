import type { Inspection } from '../../../checks/check.js';
import type { Solver } from '../../../checks/localise/solver.js';
import type { ExactFacts } from '../../../facts/exact.js';
import { BookError, describeProblem } from '../../../facts/problem.js';
import type { Reading } from '../../../forms/reading.js';
import { readPerformance } from '../../../performance/read.js';
import { evaluationsOf } from '../../../performance/report.js';
import { scorePerformance } from '../../../performance/score.js';
import { writeScores } from '../../../performance/write-scores.js';
import { formFile } from './file.js';
import type { LeftFigures } from './indicators.js';
import { chooseAmounts } from './money.js';

/** The performance files behind the forms of a published disclosure. */
export interface PublishedPerformance {
  /** YAML by path inside the book, scored by their schemes. */
  readonly files: ReadonlyMap<string, string>;
  /** Figures of the forms that the files do not have, with the reason, by `keyString`. */
  readonly left: LeftFigures;
  /** Forms that make no file, and why. */
  readonly refused: readonly { readonly title: string; readonly why: string }[];
}

/**
 * The forms of a disclosure as performance files: texts as printed, money chosen inside the
 * printed ranges, points by the scheme. A form that contradicts itself so far that no file
 * holds it is refused by name.
 * @param facts of the accounts, which the forms' money follows where it is the same
 */
export function publishedPerformance(
  reading: Reading,
  inspection: Inspection,
  facts: ExactFacts,
  solver: Solver,
): PublishedPerformance {
  const files = new Map<string, string>();
  const left = new Map<string, string>();
  const refused: { title: string; why: string }[] = [];
  const forms = reading.tables.flatMap((table) => {
    const form = table.performance;
    // A form that prints no indicator and no money is an empty one.
    const isEmpty = form?.indicators.every(({ target }) => target === null) ?? true;
    return form === undefined || isEmpty ? [] : [{ table, form }];
  });
  if (forms.length === 0) return { files, left, refused };
  const amounts = chooseAmounts(reading, inspection, facts, solver);
  for (const { table, form } of forms) {
    const file = formFile(form, amounts, reading);
    const why = files.has(file.path) ? '同一项目的表印了两次' : problemOf(file.path, file.text);
    if (why !== null) {
      refused.push({ title: table.title, why });
      continue;
    }
    files.set(file.path, file.text);
    for (const [id, reason] of file.left) left.set(id, reason);
  }
  return { files: scored(files), left, refused };
}

function problemOf(path: string, text: string): string | null {
  try {
    readPerformance(new Map([[path, text]]));
    return null;
  } catch (error) {
    if (!(error instanceof BookError)) throw error;
    return error.problems.map((one) => describeProblem(one, 'zh')).join('；');
  }
}

/** The files with the points that their schemes give. */
export function scored(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const points = new Map(files);
  for (const one of evaluationsOf(scorePerformance(readPerformance(files)))) {
    const { file } = one.evaluation;
    points.set(file, writeScores(files.get(file) ?? '', one));
  }
  return points;
}
