import type { FactKey } from '../../../facts/key.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import { meantBy } from '../../localise/meant.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { claimOccurrence, missingTerm, term } from '../../terms.js';
import { ARITHMETIC } from '../bases.js';
import { completionSentence } from '../examples-text.js';
import { printBeside, printNear } from '../prints.js';

/** Measures whose completion the performance rules check against their own forms. */
const ELSEWHERE: ReadonlySet<string> = new Set(['overall-funds', 'project-funds']);

/** The share of a budget carried out is the final figure over that budget (C07, C10, C16, C19). */
export const completionPercent: ArithmeticRule = {
  meta: {
    id: 'completion-percent',
    severity: 'error',
    title: { zh: '完成预算百分比', en: 'Share of the budget carried out' },
    description: {
      zh: '“完成预算的百分之几”等于决算数除以所称的预算数；预算数为零时不能计算百分比。预算数与决算数都为零时不作判断。',
      en: 'The share of a budget carried out is the final figure over the budget that the sentence names; over a budget of zero no percentage exists. Zero over zero is not judged.',
    },
    identities: ['C07', 'C10', 'C16', 'C19'],
    basis: ARITHMETIC,
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: completionSentence('1.50', '1.20', '80'),
        why: { zh: '1.20 ÷ 1.50 = 80%', en: '1.20 / 1.50 = 80%' },
      },
    ],
    fail: [
      {
        text: completionSentence('1.50', '1.20', '88'),
        why: { zh: '1.20 ÷ 1.50 是 80%，不是 88%', en: '1.20 / 1.50 is 80%, not 88%' },
      },
      {
        text: completionSentence('0', '1.20', '100'),
        why: {
          zh: '预算为零，不能计算完成百分比',
          en: 'over a budget of zero no percentage exists',
        },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    for (const claim of reading.claims) {
      if (claim.basis !== 'completion-percent' || !claim.bound) continue;
      if (ELSEWHERE.has(claim.measure)) continue;
      const [key] = claim.keys;
      if (key !== undefined) yield completion(reading, claim, key);
    }
  },
};

/**
 * 完成预算 leaves open which budget it means: where the paragraph also gives the other one and the
 * percentage is right over that, or but for a likelier slip, it means that one.
 */
function completion(reading: Reading, claim: Claim, key: FactKey): Identity {
  const named = key.against === 'adjusted-budget' ? 'adjusted-budget' : 'budget';
  const other = named === 'budget' ? 'adjusted-budget' : 'budget';
  const identity = over(reading, claim, key, named);
  const { measure, unit, year, dims } = key;
  if (printBeside(reading, claim, { measure, unit, year, dims, basis: other }) === null) {
    return identity;
  }
  return meantBy(reading, [identity, over(reading, claim, key, other)]) ?? identity;
}

function over(
  reading: Reading,
  claim: Claim,
  key: FactKey,
  basis: 'budget' | 'adjusted-budget',
): Identity {
  const { measure, unit, year, dims } = key;
  const final: FactKey = { measure, unit, year, dims, basis: 'final' };
  const budget: FactKey = { ...final, basis };
  const above = printNear(reading, claim, final);
  const below = printNear(reading, claim, budget);
  const missing = (wanted: FactKey) => {
    const name = describeKey(wanted);
    return { zh: `没有印出${name.zh}`, en: `${name.en} is not printed` };
  };
  const name = describeKey(final);
  return {
    id: dims.function === undefined ? 'C07' : 'C10',
    title: {
      zh: `${name.zh}完成预算的百分比`,
      en: `share of the budget carried out: ${name.en}`,
    },
    relation: {
      kind: 'ratio',
      percent: term(claimOccurrence(reading, claim, key), 1n),
      numerator: [above === null ? missingTerm(final, 1n, missing(final)) : term(above, 1n)],
      denominator: [below === null ? missingTerm(budget, 1n, missing(budget)) : term(below, 1n)],
    },
  };
}
