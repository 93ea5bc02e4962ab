import type { FactKey } from '../../../facts/key.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import { keyId } from '../../key-id.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { claimOccurrence, term } from '../../terms.js';
import { DEFINITION } from '../bases.js';
import { twoTotals } from '../examples-text.js';

/** Grand totals of both sides that one paragraph prints are equal (A05). */
export const totalsBalance: ArithmeticRule = {
  meta: {
    id: 'totals-balance',
    severity: 'warning',
    title: { zh: '文字中的收、支总计相等', en: 'Grand totals in text balance' },
    description: {
      zh: '收入总计与支出总计按表式相等。同一段文字写成两个不同的数，可能是写错，也可能把本年收入、本年支出写成了总计，因此作警告。',
      en: 'The grand totals of revenue and of expenditure are equal by the form. A paragraph that prints two different figures may be mistyped, or call the revenue and the expenditure of the year grand totals: a warning.',
    },
    identities: ['A05'],
    basis: DEFINITION,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: twoTotals('480.00', '480.00'),
        why: { zh: '两边都是 480.00', en: '480.00 on both sides' },
      },
    ],
    fail: [
      {
        text: twoTotals('480.00', '408.00'),
        why: { zh: '收入 480.00，支出 408.00', en: '480.00 on one side, 408.00 on the other' },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    for (const claim of reading.claims) {
      const key = claim.keys.find(isGrandTotal);
      if (key === undefined) continue;
      const other = otherSide(reading, claim, key);
      if (other !== null) yield balance(reading, claim, key, other);
    }
  },
};

interface Side {
  readonly claim: Claim;
  readonly key: FactKey;
}

function isGrandTotal({ measure, basis }: FactKey): boolean {
  return measure === 'revenue-total' && (basis === 'budget' || basis === 'final');
}

/** The first total of the other side behind this one in the paragraph, printed for itself. */
function otherSide(reading: Reading, claim: Claim, key: FactKey): Side | null {
  const wanted = keyId({ ...key, measure: 'expenditure-total' });
  const from = reading.claims.indexOf(claim);
  for (const one of reading.claims.slice(from + 1)) {
    if (one.paragraph !== claim.paragraph) return null;
    if (one.keys.some((own) => keyId(own) === keyId(key))) return null;
    const found = one.keys.find((own) => keyId(own) === wanted);
    if (found !== undefined) return { claim: one, key: found };
  }
  return null;
}

function balance(reading: Reading, claim: Claim, key: FactKey, other: Side): Identity {
  const name = describeKey(key);
  const [revenue, expenditure] = [
    claimOccurrence(reading, claim, key),
    claimOccurrence(reading, other.claim, other.key),
  ];
  return {
    id: 'A05',
    title: {
      zh: `${name.zh}应等于支出总计`,
      en: `${name.en} should equal the grand total of expenditure`,
    },
    relation: {
      kind: 'linear',
      compare: '=',
      terms: [term(revenue, 1n), term(expenditure, -1n)],
    },
    target: 0,
  };
}
