import type { Reading } from '../../../forms/reading.js';
import type { ArithmeticRule, Identity, Term } from '../../rule.js';
import { claimOccurrence, term } from '../../terms.js';
import { overallExample } from './examples.js';
import { nearestProject } from './projects.js';
import {
  bare,
  evaluations,
  type FormTable,
  isFilled,
  isOverall,
  message,
  occurrenceOf,
  totalFunds,
} from './support.js';

/** D05, D06: 总分 is the sum of all scores, and the text gives the same total. */
export const totalScore: ArithmeticRule = {
  meta: {
    id: 'performance-total-score',
    severity: 'error',
    title: message('自评总分等于各项得分之和', 'the total score is the sum of the scores'),
    description: message(
      '自评表总分等于预算执行率得分与各指标得分之和；正文所写自评得分与表内总分相同。',
      'The total of a self-evaluation form is the execution score plus all indicator scores, and the score in the text is the same.',
    ),
    identities: ['D05', 'S17'],
    basis: {
      kind: 'definition',
      text: message('总分的定义', 'definition of the total score'),
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      { text: overallExample({}), why: message('10+20+18+10+28+10=96', '10+20+18+10+28+10 is 96') },
    ],
    fail: [
      {
        text: overallExample({ totalScore: '98', score: '98' }),
        why: message('各项得分相加为96，总分印为98', 'the scores add to 96, the total prints 98'),
      },
    ],
  },
  *identities(reading) {
    const forms = evaluations(reading);
    for (const entry of forms) {
      const found = sumIdentity(reading, entry);
      if (found !== null) yield found;
    }
    yield* narrativeScores(reading, forms);
  },
};

function sumIdentity(reading: Reading, entry: FormTable): Identity | null {
  const { table, form } = entry;
  const total = totalTerm(reading, entry, 1n);
  const execution = totalFunds(form);
  if (total === null || form.indicators.length === 0 || execution === null) return null;
  const parts: Term[] = form.indicators.flatMap((row) =>
    row.score === null ? [] : [term(occurrenceOf(reading, table, row.row, row.score), -1n)],
  );
  const executionScore = execution.cells.score;
  if (!isFilled(executionScore)) return null;
  return {
    id: 'D05',
    title: message(
      `「${table.title}」总分 = 预算执行率得分与各指标得分之和`,
      `“${table.title}”: total score = execution score plus indicator scores`,
    ),
    relation: {
      kind: 'linear',
      terms: [
        total,
        term(occurrenceOf(reading, table, execution.row, executionScore), -1n),
        ...parts,
      ],
      compare: '=',
    },
    target: 0,
  };
}

/** Scores in the text are compared with the form that they speak of. */
function* narrativeScores(reading: Reading, forms: readonly FormTable[]): Iterable<Identity> {
  for (const claim of reading.claims) {
    if (claim.measure !== 'overall-score' && claim.measure !== 'project-score') continue;
    const entry =
      claim.measure === 'overall-score'
        ? (forms.find(({ form }) => isOverall(form)) ?? null)
        : nearestProject(
            claim.dims.project ?? '',
            forms.filter(({ form }) => !isOverall(form)),
            ({ form }) => form.project,
          );
    const total = entry === null ? null : totalTerm(reading, entry, -1n);
    if (entry === null || total === null) continue;
    yield {
      id: 'D05',
      title: message(
        `正文自评得分 = 「${entry.table.title}」总分`,
        `score in the text = total of “${entry.table.title}”`,
      ),
      relation: {
        kind: 'linear',
        terms: [term(bare(claimOccurrence(reading, claim)), 1n), total],
        compare: '=',
      },
      target: 0,
    };
  }
}

function totalTerm(reading: Reading, { table, form }: FormTable, coefficient: bigint): Term | null {
  const score = form.total?.score ?? null;
  const row = table.rows.find((one) => one.id === 'total');
  return isFilled(score) && row !== undefined
    ? term(occurrenceOf(reading, table, row, score), coefficient)
    : null;
}
