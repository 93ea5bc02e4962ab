import { loadFolder, saveFolder } from '../../books/node/folder.js';
import { type BookFiles, readBook } from '../../books/read-book.js';
import { BookError, describeProblem, type Message } from '../../facts/problem.js';
import { type Coverage, coverageOf } from '../../performance/coverage.js';
import type { Performance } from '../../performance/model.js';
import {
  monitoringJson,
  monitoringProblems,
  monitoringText,
} from '../../performance/monitoring.js';
import { readPerformance } from '../../performance/read.js';
import { evaluationsOf, scoreJson, scoreText } from '../../performance/report.js';
import { type EvaluationScore, isEvaluated, scorePerformance } from '../../performance/score.js';
import { writeScores } from '../../performance/write-scores.js';
import type { Options } from '../options.js';
import type { Io } from '../pipeline.js';
import { FINDINGS, OK, UNREADABLE } from '../status.js';
import { writing } from '../unwritable.js';
import { UsageError } from '../usage-error.js';

/**
 * `mingzhang score`: the points of each self-evaluation of a book, explained; with `--write`
 * they are filled into its files.
 * @returns the exit status: findings where something is missing or contradicts the scores
 */
export function runScore(options: Options, io: Io): number {
  const [folder, ...others] = options.operands;
  if (folder === undefined || others.length > 0) {
    throw new UsageError({
      zh: 'score 需要一个账套文件夹，如 mingzhang score 账套',
      en: 'score needs the folder of one book, such as mingzhang score book',
    });
  }
  try {
    const files = loadFolder(folder);
    const book = readBook(files);
    const performance = readPerformance(files);
    const goals = goalsOnly(performance);
    if (goals !== null && options.project === null) {
      io.out(`${goals[options.lang]}\n`);
      return OK;
    }
    if (options.write) fillIn(folder, files, chosen(performance, options.project), io, options);
    // What was filled in is read again: what is told is what the files say now.
    const now = options.write ? readPerformance(loadFolder(folder)) : performance;
    const evaluations = chosen(now, options.project);
    if (options.monitoring) return tellMonitoring(evaluations, options, io);
    const key = {
      measure: 'expenditure',
      unit: book.unit.name,
      year: book.year,
      basis: 'final',
      dims: { kind: 'project' },
    } as const;
    const coverage =
      options.project === null
        ? coverageOf(now, book.facts.get(key)?.value ?? null, book.omitted)
        : null;
    io.out(
      options.format === 'json'
        ? scoreJson(evaluations, coverage)
        : scoreText(evaluations, coverage, options.lang),
    );
    return statusOf(evaluations, coverage);
  } catch (error) {
    if (!(error instanceof BookError)) throw error;
    const { lang } = options;
    const head: Message = {
      zh: `账套有 ${error.problems.length} 处须先改正：`,
      en: `The book has ${error.problems.length} to be mended first:`,
    };
    io.err(
      `${[head[lang], ...error.problems.map((one) => describeProblem(one, lang))].join('\n')}\n`,
    );
    return UNREADABLE;
  }
}

/** Mid-year monitoring; a forecast that misses its target without measures is a finding. */
function tellMonitoring(
  evaluations: readonly EvaluationScore[],
  { format, lang }: Options,
  io: Io,
): number {
  io.out(format === 'json' ? monitoringJson(evaluations) : monitoringText(evaluations, lang));
  return evaluations.some((one) => monitoringProblems(one).length > 0) ? FINDINGS : OK;
}

/** Goals of a budget have no points yet; null where anything is evaluated, or nothing is there. */
function goalsOnly({ overall, projects }: Performance): Message | null {
  const all = [...(overall === null ? [] : [overall]), ...projects];
  if (all.length === 0 || all.some(isEvaluated)) return null;
  const indicators = all.reduce((sum, one) => sum + one.indicators.length, 0);
  return {
    zh: `只有绩效目标（${all.length} 份，${indicators} 个指标），还没有评分办法和完成情况，不评分`,
    en: `goals only (${all.length} files, ${indicators} indicators): without a scheme and results there are no points`,
  };
}

function chosen(performance: Performance, project: string | null): readonly EvaluationScore[] {
  const all = evaluationsOf(scorePerformance(performance));
  if (all.length === 0) {
    throw new UsageError({
      zh: '账套中没有绩效文件（performance/*.yaml）',
      en: 'the book has no performance files (performance/*.yaml)',
    });
  }
  if (project === null) return all;
  const found = all.filter(({ evaluation }) => evaluation.project === project);
  if (found.length > 0) return found;
  const names = all.flatMap(({ evaluation }) => (evaluation.overall ? [] : [evaluation.project]));
  throw new UsageError({
    zh: `没有项目“${project}”；有：${names.join('、')}`,
    en: `there is no project “${project}”; there are ${names.join(', ')}`,
  });
}

function fillIn(
  folder: string,
  files: BookFiles,
  evaluations: readonly EvaluationScore[],
  io: Io,
  { lang }: Options,
): void {
  const changed = new Map<string, string>();
  for (const scored of evaluations) {
    const { file } = scored.evaluation;
    const before = files.get(file) ?? '';
    const after = writeScores(before, scored);
    if (after !== before) changed.set(file, after);
  }
  if (changed.size > 0) writing(folder, () => saveFolder(folder, changed));
  const message: Message = {
    zh: `已填入 ${changed.size} 个文件`,
    en: `filled into ${changed.size} files`,
  };
  io.err(`${message[lang]}\n`);
}

function statusOf(evaluations: readonly EvaluationScore[], coverage: Coverage | null): number {
  const open = evaluations.some(({ problems }) => problems.length > 0);
  return open || (coverage?.problems.length ?? 0) > 0 ? FINDINGS : OK;
}
