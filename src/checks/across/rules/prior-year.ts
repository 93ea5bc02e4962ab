import { subjectString } from '../../../facts/key.js';
import { describeKey } from '../../describe.js';
import { term } from '../../terms.js';
import {
  type Digest,
  type Figure,
  figureOf,
  figuresWhere,
  ownBasis,
  type StatedChange,
} from '../digest.js';
import type { AcrossIdentity, AcrossRule } from '../rule.js';
import { doubtIn, nameOf, sameFact, told } from '../scope.js';
import { overview } from './examples.js';

/** F02: what a document says of last year is what last year's document says of itself. */
export const priorYear: AcrossRule = {
  meta: {
    id: 'across-prior-year',
    severity: 'warning',
    title: { zh: '上年数与上年公开一致', en: 'Last year’s figures and last year’s document' },
    description: {
      zh: '本年文本所印的上年数，以及由本年数和增减额、增减百分比推出的上年数，应等于同一部门（单位）上年公开的数字。上年数重述、机构划转、口径不同可以说明差异。',
      en: 'Last year’s figures in a document, printed or following from this year’s figure and its change, are those of last year’s document of the same office. A restatement, a transfer of bodies or another scope may explain a difference.',
    },
    identities: ['F02'],
    basis: {
      kind: 'reasoning',
      text: {
        zh: '同一年度的同一数字只有一个值',
        en: 'one figure of one year has one value',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: [
          overview(2023, '90.00', '减少 10.00 万元，下降 10.00%'),
          overview(2022, '100.00', '增加 5.00 万元，增长 5.26%'),
        ].join('\n=====\n'),
        why: { zh: '90.00 + 10.00 = 上年的 100.00', en: '90.00 + 10.00 is last year’s 100.00' },
      },
    ],
    fail: [
      {
        text: [
          overview(2023, '90.00', '减少 10.00 万元，下降 10.00%'),
          overview(2022, '104.00', '增加 5.00 万元，增长 5.05%'),
        ].join('\n=====\n'),
        why: {
          zh: '推出上年 100.00，上年公开为 104.00',
          en: '100.00 follows, 104.00 was published',
        },
      },
    ],
  },
  *across(documents) {
    for (const current of documents.documents) {
      const { kind, fiscalYear } = current.document;
      if (kind === null || fiscalYear === null) continue;
      for (const prior of documents.counterparts(current, kind, fiscalYear - 1)) {
        yield* printed(current, prior, fiscalYear);
        yield* changes(current, prior);
      }
    }
  },
};

/** Last year's figures that the document prints. */
function* printed(current: Digest, prior: Digest, year: number): Iterable<AcrossIdentity> {
  const basis = ownBasis(current);
  const stated = figuresWhere(
    current,
    (key) => key.year === year - 1 && (key.basis === basis || key.basis === 'prior-year'),
  );
  for (const print of stated) {
    const partner = figureOf(prior, print.occurrence.key, basis, year - 1);
    if (partner === null) continue;
    const what = describeKey(print.occurrence.key);
    yield sameFact(
      'F02',
      {
        zh: `${what.zh}应等于${nameOf(prior).zh}`,
        en: `${what.en} should be that of the ${nameOf(prior).en}`,
      },
      [current, print],
      [prior, partner],
    );
  }
}

/** Last year's figures that follow from a change; of a percentage only where no amount is given. */
function* changes(current: Digest, prior: Digest): Iterable<AcrossIdentity> {
  const own = ownBasis(current);
  const seen = new Set<string>();
  for (const basis of ['change', 'change-percent'] as const) {
    for (const change of current.changes) {
      const { key } = change;
      const subject = subjectString(key.measure, key.dims);
      if (key.basis !== basis || seen.has(subject)) continue;
      const value = figureOf(current, key, own, key.year);
      const base = figureOf(prior, key, own, key.year - 1);
      if (value === null || base === null) continue;
      const identity = changeIdentity(current, prior, change, value, base);
      if (identity === null) continue;
      seen.add(subject);
      yield identity;
    }
  }
}

/** value = base ± change, or percent = change / base; null where the words give no direction. */
function changeIdentity(
  current: Digest,
  prior: Digest,
  { key, occurrence, direction }: StatedChange,
  value: Figure,
  base: Figure,
): AcrossIdentity | null {
  if (direction === null) return null;
  const change = told(current, occurrence);
  const [own, last] = [told(current, value.occurrence), told(prior, base.occurrence)];
  const what = describeKey(value.occurrence.key);
  const common = {
    id: 'F02',
    title: {
      zh: `${what.zh}的增减应以${nameOf(prior).zh}为基数`,
      en: `the change of ${what.en} should be from the ${nameOf(prior).en}`,
    },
    between: [current, prior],
    doubt: doubtIn(value, base),
  };
  const sign = direction === 'decrease' ? -1n : 1n;
  if (key.basis === 'change') {
    return {
      ...common,
      relation: {
        kind: 'linear',
        compare: '=',
        // The difference is told the way the words go: last - own for a decrease.
        terms:
          sign === 1n
            ? [term(change, 1n), term(own, -1n), term(last, 1n)]
            : [term(change, 1n), term(last, -1n), term(own, 1n)],
      },
      target: 0,
    };
  }
  return {
    ...common,
    relation: {
      kind: 'ratio',
      percent: term(change, 1n),
      numerator: [term(own, sign), term(last, -sign)],
      denominator: [term(last, 1n)],
    },
  };
}
