import type { FactKey } from '../../../facts/key.js';
import { baseValue } from '../../../facts/printed.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import type { FormResult, FormRule } from '../../rule.js';
import { claimOccurrence, findingPlace } from '../../terms.js';
import { USUAL } from '../bases.js';
import { operatingCostSentence } from '../examples-text.js';
import { anyPrint, printNear } from '../prints.js';
import { equalsByChance, mayEqualByChance } from './chance.js';

/** A change «against last year» that is to the last digit the gap to this year's budget (C21). */
export const changeEqualsBudgetGap: FormRule = {
  meta: {
    id: 'change-equals-budget-gap',
    severity: 'warning',
    title: {
      zh: '比上年增减额恰为与预算之差',
      en: 'Change against last year equals the gap to the budget',
    },
    description: {
      zh: '文字说“比上年”增减若干，文件没有印出上年数，而这一数额恰好等于决算数与本年预算数之差，可能把与预算的差额写成了与上年的差额。',
      en: 'The text states a change against last year, last year is not printed, and the change is exactly the gap between the final figure and this year’s budget: the gap to the budget may have been written as a change against last year.',
    },
    identities: ['C21'],
    basis: USUAL,
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: operatingCostSentence('6.50', '6.20', '减少 0.45'),
        why: {
          zh: '与预算相差 0.30，比上年减少 0.45',
          en: 'the gap to the budget is 0.30, the change 0.45',
        },
      },
    ],
    fail: [
      {
        text: operatingCostSentence('6.50', '6.20', '减少 0.30'),
        why: {
          zh: '比上年减少 0.30，恰为 6.50 与 6.20 之差',
          en: 'the change of 0.30 is exactly 6.50 less 6.20',
        },
      },
    ],
  },
  *check(reading: Reading): Generator<FormResult> {
    for (const claim of reading.claims) {
      const [key] = claim.keys;
      if (claim.basis !== 'change' || key?.against !== 'prior-year') continue;
      const result = judge(reading, claim, key);
      if (result !== null) yield result;
    }
  },
};

function judge(reading: Reading, claim: Claim, key: FactKey): FormResult | null {
  const { measure, unit, year, dims } = key;
  const final: FactKey = { measure, unit, year, dims, basis: 'final' };
  const budget = printNear(reading, claim, { ...final, basis: 'budget' });
  const value = printNear(reading, claim, final);
  const prior = anyPrint(reading, { ...final, year: year - 1 });
  if (budget === null || value === null || prior !== null) return null;
  const change = baseValue(claim.printed);
  const planned = baseValue(budget.printed);
  const spent = baseValue(value.printed);
  if (change === null || planned === null || spent === null || change === 0n) return null;
  if (equalsByChance(claim.printed)) return { outcome: 'holds', places: [] };
  const gap = planned - spent;
  const signed = claim.direction === 'increase' ? -change : change;
  if (gap !== signed) return { outcome: 'holds', places: [] };
  const name = describeKey(final);
  const text = `${claim.printed.text.trim()} ${claim.printed.unit}`;
  return {
    outcome: 'broken',
    ...(mayEqualByChance(claim.printed) ? { severity: 'note' as const } : {}),
    message: {
      zh: `${name.zh}说比上年增减 ${text}，恰为预算 ${budget.printed.text.trim()} 与决算 ${value.printed.text.trim()} 之差；上年数没有印出`,
      en: `${name.en} is said to change by ${text} against last year, which is exactly the budget ${budget.printed.text.trim()} less the final ${value.printed.text.trim()}; last year is not printed`,
    },
    places: [claimOccurrence(reading, claim, key), budget, value].map(findingPlace),
    keys: [key],
    printed: claim.printed.text.trim(),
  };
}
