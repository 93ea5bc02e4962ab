import type { FactKey } from '../../../facts/key.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import { evaluate } from '../../evaluate.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { claimOccurrence, term } from '../../terms.js';
import { DEFINITION } from '../bases.js';
import { basicItemsText } from '../examples-text.js';
import { claimsByParagraph } from '../prints.js';

/** Fewer amounts than this are examples, not a breakdown. */
const LEAST_ITEMS = 3;

/** Amounts named under personnel and public expenses add up to them (C14). */
export const basicItemsAddUp: ArithmeticRule = {
  meta: {
    id: 'basic-items-add-up',
    severity: 'error',
    title: { zh: '基本支出经济科目之和', en: 'Items of basic expenditure' },
    description: {
      zh: '人员经费、公用经费后面列有各经济科目金额的，其和不应大于该项经费；小于的，因“主要包括”可能没有列全，只作提示。',
      en: 'Where personnel or public expenses are followed by amounts for economic accounts, those do not exceed them; less is a note, since the list may be incomplete.',
    },
    identities: ['C14'],
    basis: DEFINITION,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: basicItemsText('90.00', '50.00', '30.00', '10.00'),
        why: { zh: '50.00 + 30.00 + 10.00 = 90.00', en: '50.00 + 30.00 + 10.00 = 90.00' },
      },
    ],
    fail: [
      {
        text: basicItemsText('90.00', '50.00', '30.00', '19.00'),
        why: {
          zh: '各科目之和 99.00 大于 90.00',
          en: 'the accounts add up to 99.00, more than 90.00',
        },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    for (const claims of claimsByParagraph(reading).values()) {
      for (const [index, claim] of claims.entries()) {
        const key = claim.keys.find((one) => isGroup(one));
        if (key === undefined) continue;
        const items = itemsAfter(claims.slice(index + 1), key);
        if (items.length >= LEAST_ITEMS) yield breakdown(reading, claim, key, items);
      }
    }
  },
};

interface Item {
  readonly claim: Claim;
  readonly key: FactKey;
}

function isGroup({ measure, basis, dims }: FactKey): boolean {
  return (
    measure === 'expenditure' &&
    (basis === 'final' || basis === 'budget') &&
    dims.kind === 'basic' &&
    dims.group !== undefined &&
    dims.deptEconomic === undefined &&
    dims.function === undefined
  );
}

/** Amounts of economic accounts up to the next figure of another kind. */
function itemsAfter(claims: readonly Claim[], group: FactKey): readonly Item[] {
  const items: Item[] = [];
  for (const claim of claims) {
    if (claim.basis !== group.basis || claim.printed.quantity !== 'money') break;
    const [key] = claim.keys;
    if (key === undefined) {
      items.push({ claim, key: named(claim, group) });
    } else if (key.dims.deptEconomic !== undefined && key.dims.kind === 'basic') {
      items.push({ claim, key });
    } else {
      break;
    }
  }
  return items;
}

/** An account whose printed name is in no list is an addend all the same. */
function named(claim: Claim, group: FactKey): FactKey {
  return { ...group, dims: { ...group.dims, item: claim.subject } };
}

function breakdown(reading: Reading, claim: Claim, key: FactKey, items: readonly Item[]): Identity {
  const name = describeKey(key);
  const terms = [
    term(claimOccurrence(reading, claim, key), 1n),
    ...items.map((item) => term(claimOccurrence(reading, item.claim, item.key), -1n)),
  ];
  const covers: Identity = {
    id: 'C14',
    title: {
      zh: `${name.zh}应等于所列各经济科目之和`,
      en: `${name.en} should be the sum of the economic accounts listed`,
    },
    relation: { kind: 'linear', compare: '>=', terms },
    target: 0,
  };
  return evaluate(covers).outcome === 'broken'
    ? covers
    : { ...covers, relation: { kind: 'linear', compare: '=', terms }, severity: 'note' };
}
