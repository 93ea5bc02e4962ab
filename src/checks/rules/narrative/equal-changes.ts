import { baseValue, isZero, type Printed } from '../../../facts/printed.js';
import { differsInOneDigit } from '../../../facts/slip.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import type { FormResult, FormRule } from '../../rule.js';
import { claimOccurrence, findingPlace } from '../../terms.js';
import { USUAL } from '../bases.js';
import { threeChanges } from '../examples-text.js';
import { changeOf } from './change.js';

/** Of one or two digits any two amounts are near each other. */
const LEAST_DIGITS = 3;
/** Fewest changes that agree, before one that differs in a digit is odd. */
const LEAST_AGREEING = 2;

/** Of several changes of amounts of one size, one differs from the others in a digit (C02, E16). */
export const equalChanges: FormRule = {
  meta: {
    id: 'equal-changes',
    severity: 'warning',
    title: { zh: '同额各项的增减额只差一位数字', en: 'Changes that differ in one digit' },
    description: {
      zh: '本年数相同的各项（收入、支出、财政拨款等）中，多处增减额相同，有一处只有一位数字不同或相邻两位颠倒，多半写错。',
      en: 'Of amounts of the same size, such as revenue, expenditure and appropriation, several changed by the same amount and one by an amount that differs in one digit, or has two digits transposed: it is probably mistyped.',
    },
    identities: ['C02', 'E16'],
    basis: USUAL,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: threeChanges('20.35', '20.35', '20.35'),
        why: { zh: '三处都是 20.35', en: '20.35 three times' },
      },
      {
        text: threeChanges('20.35', '20.36', '20.35'),
        why: { zh: '0.01 可由舍入解释', en: 'rounding explains 0.01' },
      },
    ],
    fail: [
      {
        text: threeChanges('20.35', '20.85', '20.35'),
        why: { zh: '两处 20.35，一处 20.85', en: '20.35 twice and 20.85 once' },
      },
    ],
  },
  *check(reading: Reading): Generator<FormResult> {
    for (const group of groupsOf(reading).values()) {
      for (const claim of group) {
        const others = group.filter((one) => one !== claim);
        const usual = mostUsual(others);
        if (usual === null) continue;
        yield judge(reading, claim, usual);
      }
    }
  },
};

/** Changes of the same year, base and direction, of figures that print the same amount. */
function groupsOf(reading: Reading): ReadonlyMap<string, readonly Claim[]> {
  const groups = new Map<string, Claim[]>();
  for (const claim of reading.claims) {
    if (claim.basis !== 'change' || claim.printed.quantity !== 'money' || isZero(claim.printed))
      continue;
    if (claim.printed.text.replace(/\D/g, '').length < LEAST_DIGITS) continue;
    const change = changeOf(reading, claim);
    const value = change?.value == null ? null : baseValue(change.value.printed);
    if (change === null || value === null || value === 0n) continue;
    const id = `${change.key.year} ${change.key.against} ${claim.direction} ${value}`;
    const known = groups.get(id);
    if (known === undefined) groups.set(id, [claim]);
    else known.push(claim);
  }
  return groups;
}

/** The amount on which most of the changes agree, if enough of them do. */
function mostUsual(claims: readonly Claim[]): Claim | null {
  const agreeing = (claim: Claim) => claims.filter((one) => figure(one) === figure(claim)).length;
  const [best] = [...claims].sort((a, b) => agreeing(b) - agreeing(a));
  return best !== undefined && agreeing(best) >= LEAST_AGREEING ? best : null;
}

function judge(reading: Reading, claim: Claim, usual: Claim): FormResult {
  const isOdd =
    differsInOneDigit(figure(claim), figure(usual)) &&
    !mayRoundSo(claim.printed, usual.printed) &&
    // Last year's figure, printed with it, shows where the change comes from.
    changeOf(reading, claim)?.base == null;
  if (!isOdd) return { outcome: 'holds', places: [] };
  const [key] = claim.keys;
  if (key === undefined) return { outcome: 'holds', places: [] };
  const name = describeKey(key);
  return {
    outcome: 'broken',
    message: {
      zh: `${name.zh}印为 ${figure(claim)}，而本年数相同的其他各项都增减 ${figure(usual)}，只差一位数字`,
      en: `${name.en} prints ${figure(claim)}, while other amounts of the same size changed by ${figure(usual)}, which differs in one digit only`,
    },
    places: [claim, usual].map((one) => findingPlace(claimOccurrence(reading, one))),
    keys: [key],
    printed: claim.printed.text.trim(),
    expected: usual.printed.text.trim(),
  };
}

/** Both ends of a change are rounded: two changes of amounts that print alike may differ by two units. */
function mayRoundSo({ value: a }: Printed, { value: b }: Printed): boolean {
  if (a === null || b === null || a.scale !== b.scale) return false;
  const gap = a.digits - b.digits;
  return gap >= -2n && gap <= 2n;
}

function figure({ printed }: Claim): string {
  return `${printed.text.trim()} ${printed.unit}`;
}
