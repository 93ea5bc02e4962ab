import { type Dimensions, type FactKey, subjectString } from '../../../facts/key.js';
import type { Occurrence } from '../../../facts/occurrence.js';
import { isZero } from '../../../facts/printed.js';
import type { Reading } from '../../../forms/reading.js';
import { add, type Interval, printedInterval } from '../../box.js';
import { describeKey } from '../../describe.js';
import type { FormResult, FormRule, Message } from '../../rule.js';
import { findingPlace, term } from '../../terms.js';
import { ARITHMETIC } from '../bases.js';
import { procurementSentence } from '../examples-text.js';
import { anyPrint } from '../prints.js';

const ITEMS: readonly Dimensions[] = [{ item: 'goods' }, { item: 'works' }, { item: 'services' }];
/** 100 % in base units of a percentage. */
const WHOLE = 100n * 10n ** 9n;

/** Contracts with small and medium enterprises fit the procurement they are part of (C23, C24). */
export const procurementSme: FormRule = {
  meta: {
    id: 'procurement-sme',
    severity: 'error',
    title: { zh: '授予中小企业合同', en: 'Contracts with small and medium enterprises' },
    description: {
      zh: '授予中小企业合同金额不大于政府采购支出总额，授予小微企业合同金额不大于授予中小企业合同金额；按货物、工程、服务分别说明的占比应与授予中小企业的总金额相符。',
      en: 'Contracts awarded to small and medium enterprises are not more than all procurement, those to small and micro ones not more than those; shares given for goods, works and services agree with the total awarded.',
    },
    identities: ['C23', 'C24'],
    basis: ARITHMETIC,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: procurementSentence('12', ['50', '100']),
        why: {
          zh: '货物 10 万元的 50% 与服务 7 万元的 100% 共 12 万元',
          en: '50 % of 10 and 100 % of 7 make 12',
        },
      },
    ],
    fail: [
      {
        text: procurementSentence('12', ['0', '0']),
        why: {
          zh: '总额 12 万元，而货物、服务均为 0%',
          en: '12 in all, while goods and services both say 0 %',
        },
      },
      {
        text: procurementSentence('19', ['100', '100']),
        why: { zh: '授予中小企业 19 万元大于采购总额 17 万元', en: '19 awarded out of 17' },
      },
    ],
  },
  *check(reading: Reading): Generator<FormResult> {
    const { unit, fiscalYear, kind } = reading.document;
    if (fiscalYear === null || kind === null) return;
    const basis = kind === 'budget' ? 'budget' : 'final';
    const key = (measure: string, dims: Dimensions): FactKey => ({
      measure,
      unit: unit ?? '',
      year: fiscalYear,
      basis,
      dims,
    });
    const all = anyPrint(reading, key('procurement', {}));
    const awarded = anyPrint(reading, key('procurement-sme', {}));
    const micro = anyPrint(reading, key('procurement-sme', { item: 'micro' }));
    if (all !== null && awarded !== null) yield within(awarded, all);
    if (awarded !== null && micro !== null) yield within(micro, awarded);
    if (awarded !== null) {
      const pairs = ITEMS.map((dims) => ({
        amount: anyPrint(reading, key('procurement', dims)),
        share: shareOf(reading, key('procurement-sme', dims)),
      }));
      const result = sharesFit(awarded, pairs);
      if (result !== null) yield result;
    }
  },
};

interface Pair {
  readonly amount: Occurrence | null;
  readonly share: Occurrence | null;
}

/** The share printed for an item: named in the share's subject or in the whole it is a share of. */
function shareOf(reading: Reading, key: FactKey): Occurrence | null {
  const whole = subjectString('procurement', key.dims);
  return (
    reading.facts.all.find(
      (one) =>
        one.key.year === key.year &&
        one.key.basis === 'share-percent' &&
        (one.key.of === whole ||
          (one.key.measure === key.measure && one.key.dims.item === key.dims.item)),
    ) ?? null
  );
}

function within(part: Occurrence, whole: Occurrence): FormResult {
  const small = interval(part);
  const large = interval(whole);
  if (small?.low == null || large?.high == null || small.low <= large.high) {
    return { outcome: 'holds', places: [] };
  }
  const name = describeKey(part.key);
  const other = describeKey(whole.key);
  return broken([part, whole], {
    zh: `${name.zh} ${figure(part)} 大于${other.zh} ${figure(whole)}`,
    en: `${name.en} ${figure(part)} is more than ${other.en} ${figure(whole)}`,
  });
}

/** Σ amount·share over goods, works and services against what was awarded in all. */
function sharesFit(awarded: Occurrence, pairs: readonly Pair[]): FormResult | null {
  let sum: Interval = { low: 0n, high: 0n, lowOpen: false, highOpen: false };
  const used: Occurrence[] = [];
  for (const { amount, share } of pairs) {
    if (amount === null) return null;
    if (isZero(amount.printed)) continue;
    if (share === null) return null;
    const product = times(interval(amount), interval(share));
    if (product === null) return null;
    sum = add(sum, product);
    used.push(amount, share);
  }
  const total = interval(awarded);
  if (total?.low == null || total.high === null || sum.low === null || sum.high === null)
    return null;
  const low = total.low * WHOLE;
  const high = total.high * WHOLE;
  if (low <= sum.high && sum.low <= high) return { outcome: 'holds', places: [] };
  const parts = pairs.flatMap(({ amount, share }) =>
    amount === null || share === null ? [] : [`${figure(amount)} × ${share.printed.text.trim()}%`],
  );
  return broken([awarded, ...used], {
    zh: `授予中小企业合同金额印为 ${figure(awarded)}，而按货物、工程、服务的占比计算为 ${parts.join(' + ')}`,
    en: `contracts awarded to small and medium enterprises print ${figure(awarded)}, while the shares of goods, works and services give ${parts.join(' + ')}`,
  });
}

/** Both intervals are of amounts and shares that are not negative. */
function times(amount: Interval | null, share: Interval | null): Interval | null {
  if (amount?.low == null || amount.high === null) return null;
  if (share?.low == null || share.high === null) return null;
  const least = share.low < 0n ? 0n : share.low;
  return {
    low: amount.low * least,
    high: amount.high * share.high,
    lowOpen: false,
    highOpen: false,
  };
}

function interval(one: Occurrence): Interval | null {
  return printedInterval(term(one, 1n));
}

function figure({ printed }: Occurrence): string {
  return `${printed.text.trim()} ${printed.unit}`;
}

function broken(occurrences: readonly Occurrence[], message: Message): FormResult {
  const [first] = occurrences;
  return {
    outcome: 'broken',
    message,
    places: occurrences.map(findingPlace),
    keys: first === undefined ? [] : [first.key],
    ...(first === undefined ? {} : { printed: first.printed.text.trim() }),
  };
}
