import type { FactKey } from '../../../facts/key.js';
import { baseValue, isZero } from '../../../facts/printed.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import { keyId } from '../../key-id.js';
import { directionAt } from '../../matters.js';
import type { FormResult, FormRule } from '../../rule.js';
import { claimOccurrence, findingPlace } from '../../terms.js';
import { USUAL } from '../bases.js';
import { balanceSentence } from '../examples-text.js';
import { equalsByChance } from './chance.js';
import { changeOf } from './change.js';

/** Two amounts printed equal that changed by the same amount went the same way (C02, E16). */
export const oppositeChanges: FormRule = {
  meta: {
    id: 'opposite-changes',
    severity: 'warning',
    title: { zh: '同额增减而方向相反', en: 'Equal changes told the opposite way' },
    description: {
      zh: '本年数相同、增减额也相同的两项（如收入与支出），一处说增加，一处说减少，方向词多半写错一处：只有两项的上年数恰好相差两倍增减额时才会如此。',
      en: 'Of two amounts of the same size that changed by the same amount, such as revenue and expenditure, one is said to rise and one to fall: one direction word is probably wrong, since otherwise last year’s figures would differ by exactly twice the change.',
    },
    identities: ['C02', 'E16'],
    basis: USUAL,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: balanceSentence('增加', '增加'),
        why: { zh: '收入、支出都增加 20.00', en: 'revenue and expenditure both rise by 20.00' },
      },
    ],
    fail: [
      {
        text: balanceSentence('增加', '减少'),
        why: { zh: '收入增加而支出减少 20.00', en: 'revenue rises, expenditure falls by 20.00' },
      },
    ],
  },
  *check(reading: Reading): Generator<FormResult> {
    const groups = new Map<string, Told[]>();
    for (const claim of reading.claims) {
      const one = told(reading, claim);
      if (one === null) continue;
      const known = groups.get(one.id);
      if (known === undefined) groups.set(one.id, [one]);
      else known.push(one);
    }
    for (const group of groups.values()) {
      if (new Set(group.map(({ key }) => keyId(key))).size < 2) continue;
      yield compare(reading, group);
    }
  },
};

interface Told {
  /** Equal for changes of the same amount, to the same base, of figures of the same size. */
  readonly id: string;
  readonly claim: Claim;
  readonly key: FactKey;
}

function told(reading: Reading, claim: Claim): Told | null {
  if (claim.basis !== 'change' || claim.printed.quantity !== 'money') return null;
  if (claim.direction !== 'increase' && claim.direction !== 'decrease') return null;
  const change = changeOf(reading, claim);
  if (change?.value == null || isZero(claim.printed) || isZero(change.value.printed)) return null;
  if (equalsByChance(claim.printed)) return null;
  const amount = baseValue(claim.printed);
  const value = baseValue(change.value.printed);
  if (amount === null || value === null) return null;
  const { year, against } = change.key;
  return { id: `${year} ${against} ${amount} ${value}`, claim, key: change.key };
}

function compare(reading: Reading, group: readonly Told[]): FormResult {
  const down = group.filter(({ claim }) => claim.direction === 'decrease');
  const up = group.filter(({ claim }) => claim.direction === 'increase');
  if (down.length === 0 || up.length === 0) return { outcome: 'holds', places: [] };
  const [fewer, more] = down.length < up.length ? [down, up] : [up, down];
  const [odd] = fewer;
  const [usual] = more;
  if (odd === undefined || usual === undefined) return { outcome: 'holds', places: [] };
  const name = describeKey(odd.key);
  const other = describeKey(usual.key);
  const figure = `${odd.claim.printed.text.trim()} ${odd.claim.printed.unit}`;
  return {
    outcome: 'broken',
    message: {
      zh: `${name.zh}说${word(odd)} ${figure}，${other.zh}说${word(usual)}同一数额，而两者本年数相同`,
      en: `${name.en} and ${other.en} are of the same size and are said to change by ${figure}, one up and one down`,
    },
    places: [...fewer, ...more].map(({ claim, key }) =>
      findingPlace(claimOccurrence(reading, claim, key)),
    ),
    matters: [...fewer, ...more].map(({ claim }) => directionAt(claim.source)),
    keys: [odd.key],
    printed: word(odd),
  };
}

function word({ claim }: Told): string {
  return claim.directionText ?? (claim.direction === 'increase' ? '增加' : '减少');
}
