import type { Claim, Reading } from '../../../forms/reading.js';
import type { ArithmeticRule, Identity, Term } from '../../rule.js';
import { claimOccurrence, term } from '../../terms.js';
import { claimsByParagraph } from '../prints.js';
import { bare, message } from './support.js';

/** Fewer grades than this in one paragraph are a selection, not the whole. */
const ENOUGH_GRADES = 3;
const GRADE =
  /[“"「‘]?\s*(优秀?|良好?|中|差|合格|不合格)\s*[”"」’]?\s*的?\s*(?:项目)?\s*(?:有|共)?\s*\d/g;

/** D13: the projects of all grades are the self-evaluated ones; problems are mended or in hand. */
export const gradedProjects: ArithmeticRule = {
  meta: {
    id: 'performance-graded-projects',
    severity: 'error',
    title: message('绩效评级项目数和整改问题数', 'projects by grade, problems by state'),
    description: message(
      '各等级项目数之和等于绩效自评项目数；绩效自评的项目不多于编报绩效目标的项目（差异须有原因，作警告）；已完成整改与正在整改的问题数之和等于发现的问题数。',
      'The projects of all grades make those self-evaluated; these are not more than the projects with goals (a warning, since there may be a reason); problems mended and in hand make those found.',
    ),
    identities: ['D13'],
    basis: {
      kind: 'definition',
      text: message('各等级互斥，合为全部', 'grades exclude each other and make the whole'),
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [{ text: example('9', '12', '2'), why: message('9+2+1+0=12', '9 + 2 + 1 + 0 is 12') }],
    fail: [
      { text: example('8', '12', '2'), why: message('8+2+1+0=11', '8 + 2 + 1 + 0 is 11') },
      { text: example('9', '11', '2'), why: message('12个自评，只有11个有目标', '12 of 11') },
      { text: example('9', '12', '1'), why: message('发现3个问题，1+1=2', '1 + 1 of 3') },
    ],
  },
  *identities(reading) {
    for (const claims of claimsByParagraph(reading).values()) {
      const evaluated = claims.find(
        (one) =>
          one.measure === 'projects-evaluated' &&
          one.dims.item === undefined &&
          /自评/.test(one.quote),
      );
      const graded = claims.filter((one) => one.measure === 'projects-graded');
      if (evaluated !== undefined && areAllGrades(graded)) {
        yield sum(
          reading,
          evaluated,
          graded,
          message(
            '绩效自评项目数 = 各等级项目数之和',
            'projects evaluated = projects of all grades',
          ),
        );
      }
      const withGoals = claims.find((one) => one.measure === 'projects-with-goals');
      if (evaluated !== undefined && withGoals !== undefined) {
        yield notMore(reading, evaluated, withGoals);
      }
      yield* problems(reading, claims);
    }
  },
};

/** Each claim of another grade: a total among them, or a grade told twice, is no partition. */
function areAllGrades(graded: readonly Claim[]): boolean {
  const grades = graded.map(({ quote }) => [...quote.matchAll(GRADE)].at(-1)?.[1]);
  return (
    graded.length >= ENOUGH_GRADES &&
    !grades.includes(undefined) &&
    new Set(grades).size === grades.length
  );
}

function* problems(reading: Reading, claims: readonly Claim[]): Iterable<Identity> {
  const of = (item?: string) =>
    claims.find((one) => one.measure === 'problems-found' && one.dims.item === item);
  const found = of();
  const parts = [of('mended'), of('in-hand')].filter((one) => one !== undefined);
  if (found === undefined || parts.length < 2) return;
  yield sum(
    reading,
    found,
    parts,
    message('发现的问题数 = 已整改数 + 正在整改数', 'problems found = mended + in hand'),
  );
}

function sum(
  reading: Reading,
  total: Claim,
  parts: readonly Claim[],
  title: Identity['title'],
): Identity {
  return {
    id: 'D13',
    title,
    relation: {
      kind: 'linear',
      compare: '=',
      terms: [
        print(reading, total, 1n),
        ...parts.map((part, at) => print(reading, part, -1n, `${at}`)),
      ],
    },
    target: 0,
  };
}

function notMore(reading: Reading, part: Claim, whole: Claim): Identity {
  return {
    id: 'D13',
    title: message(
      '绩效自评项目数不多于编报绩效目标的项目数',
      'projects evaluated are not more than those with goals',
    ),
    severity: 'warning',
    relation: {
      kind: 'linear',
      compare: '<=',
      terms: [print(reading, part, 1n), print(reading, whole, -1n)],
    },
    target: 0,
  };
}

/** Grades that the vocabulary does not know have no key of their own: their order tells them apart. */
function print(reading: Reading, claim: Claim, coefficient: bigint, ordinal?: string): Term {
  const occurrence = bare(claimOccurrence(reading, claim));
  const isUnknown = claim.measure === 'projects-graded' && claim.dims.item === undefined;
  if (!isUnknown || ordinal === undefined) {
    return term(occurrence, coefficient);
  }
  const key = { ...occurrence.key, dims: { ...occurrence.key.dims, item: `grade-${ordinal}` } };
  return term({ ...occurrence, key }, coefficient);
}

function example(good: string, goals: string, mended: string): string {
  return [
    '上海市某区医疗保障局2024年度部门决算',
    '',
    '十、预算绩效管理情况',
    '',
    `全过程绩效管理实施情况：编报绩效目标的2024年度项目${goals}个，涉及预算金额300.00万元；绩效自评的2024年度项目12个，涉及预算金额300.00万元，其中，绩效评级为“优”的项目${good}个；绩效评级为“良”的项目2个；绩效评级为“合格”的项目1个；绩效评级为“不合格”的项目0个。绩效自评中共发现问题3个，已经完成整改的${mended}个，正在整改的1个。`,
    '',
  ].join('\n');
}
