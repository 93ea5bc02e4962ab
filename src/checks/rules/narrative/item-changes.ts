import type { Dimensions, FactKey } from '../../../facts/key.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import { evaluate } from '../../evaluate.js';
import { keyId } from '../../key-id.js';
import type { ArithmeticRule, Identity, Term } from '../../rule.js';
import { claimOccurrence, term } from '../../terms.js';
import { USUAL } from '../bases.js';
import { budgetChanges } from '../examples-text.js';

type Axis = 'function' | 'deptEconomic' | 'govEconomic';

/** Classifications by which changes are told, and the code length of the level told. */
const AXES: readonly { readonly axis: Axis; readonly length: number; readonly id: string }[] = [
  { axis: 'function', length: 7, id: 'E18' },
  { axis: 'deptEconomic', length: 3, id: 'E24' },
  { axis: 'govEconomic', length: 3, id: 'E24' },
];

const LEAST_ITEMS = 2;

/** The changes told item by item add up to the change of the total (E18, E24). */
export const itemChanges: ArithmeticRule = {
  meta: {
    id: 'item-changes',
    severity: 'warning',
    title: { zh: '分项增减之和', en: 'Changes of the items' },
    description: {
      zh: '按科目逐项说明的比上年增减额，合起来应等于总额的增减额；上年有而今年没有的科目没有列出时会有差额，因此只作提示；把其中一处的增减方向倒过来即相等的，方向词多半写错，作警告。',
      en: 'Changes against last year told item by item add up to the change of the total. Items that existed last year only are not listed and leave a gap, so this is a note; where the sum adds up once one direction is turned round, that word is probably wrong: a warning.',
    },
    identities: ['E18', 'E24'],
    basis: USUAL,
    kinds: ['budget', 'final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: budgetChanges('12.00', '9.00', '3.00'),
        why: { zh: '9.00 + 3.00 = 12.00', en: '9.00 + 3.00 = 12.00' },
      },
    ],
    fail: [
      {
        text: budgetChanges('12.00', '29.00', '3.00'),
        why: { zh: '29.00 + 3.00 不是 12.00', en: '29.00 + 3.00 is not 12.00' },
      },
      {
        text: budgetChanges('12.00', '9.00', '3.00').replace(
          '9.00 万元，较上年增加 3.00',
          '9.00 万元，较上年减少 3.00',
        ),
        why: { zh: '9.00 - 3.00 不是 12.00', en: '9.00 - 3.00 is not 12.00' },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    for (const { axis, length, id } of AXES) {
      const items = changesOf(
        reading,
        (dims) => dims[axis]?.length === length && isPlain(dims, axis),
      );
      const total = changesOf(reading, (dims) => isPlain(dims, null))[0];
      if (total === undefined || items.length < LEAST_ITEMS) continue;
      const terms = [total, ...items.map((one) => ({ ...one, coefficient: -one.coefficient }))];
      const turned = turnedRound(id, terms);
      yield turned ?? { ...sum(id, terms), severity: 'note' };
    }
  },
};

function sum(id: string, terms: readonly Term[], turned: Term | null = null): Identity {
  const name = turned === null ? null : describeKey(turned.key);
  return {
    id,
    title: {
      zh: `各科目比上年增减之和应等于总增减${name === null ? '' : `（${name.zh}的方向倒过来即相等）`}`,
      en: `the changes of the accounts should add up to the change of the total${name === null ? '' : ` (they do with the direction of ${name.en} turned round)`}`,
    },
    relation: { kind: 'linear', compare: '=', terms },
    target: 0,
  };
}

/** The sum as a warning where it is broken and adds up with just one direction turned round. */
function turnedRound(id: string, terms: readonly Term[]): Identity | null {
  if (evaluate(sum(id, terms)).outcome !== 'broken') return null;
  const fitting = terms.filter((turned) => {
    const others = terms.map((one) =>
      one === turned ? { ...one, coefficient: -one.coefficient } : one,
    );
    return evaluate(sum(id, others)).outcome === 'holds';
  });
  const [only] = fitting;
  if (only === undefined || fitting.length > 1) return null;
  const first = [only, ...terms.filter((one) => one !== only)];
  return { ...sum(id, first, only), target: first.indexOf(terms[0] ?? only) };
}

/** Changes of general-budget expenditure against last year with their signs, one for each key. */
function changesOf(reading: Reading, fits: (dims: Dimensions) => boolean): readonly Term[] {
  const found = new Map<string, Term>();
  for (const claim of reading.claims) {
    const key = claim.keys.find((one) => isChange(reading, one) && fits(one.dims));
    const sign = signOf(claim);
    if (key === undefined || sign === null || found.has(keyId(key))) continue;
    found.set(keyId(key), term(claimOccurrence(reading, claim, key), sign));
  }
  return [...found.values()];
}

function isChange(reading: Reading, key: FactKey): boolean {
  return (
    key.measure === 'expenditure' &&
    key.basis === 'change' &&
    key.against === 'prior-year' &&
    key.year === reading.document.fiscalYear &&
    key.dims.fund === 'general'
  );
}

/** No dimension but the fund and the axis. */
function isPlain({ fund: _fund, ...rest }: Dimensions, axis: Axis | null): boolean {
  return Object.keys(rest).every((name) => name === axis);
}

function signOf(claim: Claim): bigint | null {
  if (claim.direction === 'increase') return 1n;
  if (claim.direction === 'decrease') return -1n;
  return claim.printed.value?.digits === 0n ? 1n : null;
}
