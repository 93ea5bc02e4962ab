import type { Basis, Dimensions, FactKey } from '../../../facts/key.js';
import type { Occurrence } from '../../../facts/occurrence.js';
import { isZero } from '../../../facts/printed.js';
import type { Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import { saysZerosHide } from '../../hidden-zeros.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { constantTerm, term } from '../../terms.js';
import { USUAL } from '../bases.js';
import { receptionSentence } from '../examples-text.js';
import { anyPrint } from '../prints.js';

interface Match {
  readonly id: string;
  readonly money: readonly Dimensions[];
  readonly count: string;
  readonly counts: readonly Dimensions[];
}

const RECEPTION: readonly Dimensions[] = [{ item: 'reception-domestic' }, { item: 'reception' }];
const VISITORS: readonly Dimensions[] = [{}, { item: 'domestic' }];

/** Money of the three-public items and the counts that explain it. */
const MATCHES: readonly Match[] = [
  { id: 'C17', money: RECEPTION, count: 'reception-groups', counts: VISITORS },
  { id: 'C17', money: RECEPTION, count: 'reception-persons', counts: VISITORS },
  { id: 'C18', money: [{ item: 'vehicle-purchase' }], count: 'vehicles-bought', counts: [{}] },
];

/** Money spent goes with at least one visit or vehicle, and none spent with none (C17, C18). */
export const countsAndMoney: ArithmeticRule = {
  meta: {
    id: 'counts-and-money',
    severity: 'warning',
    title: { zh: '“三公”经费金额与数量', en: 'Three-public money and counts' },
    description: {
      zh: '有公务接待支出就应有接待批次和人次，没有支出就没有；有公务用车购置支出就应有购置数量，没有支出就没有。',
      en: 'Reception spending goes with groups and visitors, none with none; spending on buying vehicles goes with vehicles bought, none with none.',
    },
    identities: ['C17', 'C18'],
    basis: USUAL,
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: receptionSentence('1.20', '3', '24'),
        why: { zh: '有支出，也有批次和人次', en: 'money, groups and visitors' },
      },
    ],
    fail: [
      {
        text: receptionSentence('1.20', '0', '0'),
        why: { zh: '支出 1.20 万元，批次和人次为 0', en: 'money without groups or visitors' },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    const { unit, fiscalYear } = reading.document;
    if (fiscalYear === null) return;
    const key = (measure: string, basis: Basis, dims: Dimensions): FactKey => ({
      measure,
      unit: unit ?? '',
      year: fiscalYear,
      basis,
      dims,
    });
    for (const match of MATCHES) {
      const money = first(match.money, (dims) =>
        moneyOf(reading, key('three-public', 'final', dims)),
      );
      const count = first(match.counts, (dims) =>
        anyPrint(reading, key(match.count, 'count', dims)),
      );
      if (money === null || count === null) continue;
      // A zero that may hide a small amount says nothing of what was bought with it.
      if (isZero(money.printed) && saysZerosHide(reading)) continue;
      yield together(match, money, count);
    }
  },
};

/** A print of the amount, the one that is not zero where a table rounds what a sentence spells out. */
function moneyOf(reading: Reading, key: FactKey): Occurrence | null {
  const spelledOut = reading.facts.get(key).find(({ printed }) => {
    return printed.form === 'number' && !isZero(printed);
  });
  return spelledOut ?? anyPrint(reading, key);
}

function together(match: Match, money: Occurrence, count: Occurrence): Identity {
  const spent = !isZero(money.printed);
  const amount = `${money.printed.text.trim()} ${money.printed.unit}`;
  const name = describeKey(count.key);
  const { unit } = count.printed;
  return {
    id: match.id,
    title: spent
      ? {
          zh: `支出 ${amount}，${name.zh}应不少于 1`,
          en: `${amount} spent, so ${name.en} is at least 1`,
        }
      : { zh: `没有支出，${name.zh}应为 0`, en: `nothing spent, so ${name.en} is 0` },
    relation: {
      kind: 'linear',
      compare: spent ? '>=' : '=',
      terms: [term(count, 1n), constantTerm(spent ? '1' : '0', unit, -1n)],
    },
    target: 0,
  };
}

function first<T, U>(list: readonly T[], find: (one: T) => U | null): U | null {
  for (const one of list) {
    const found = find(one);
    if (found !== null) return found;
  }
  return null;
}
