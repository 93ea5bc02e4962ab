import type { Dimensions, FactKey } from '../../../facts/key.js';
import type { Occurrence } from '../../../facts/occurrence.js';
import type { Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import { keyId } from '../../key-id.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { fundNormaliser } from '../../single-fund.js';
import { term } from '../../terms.js';
import { DEFINITION } from '../bases.js';
import { fundTables } from '../examples-tables.js';
import { anyPrint, tablePrint } from '../prints.js';

const MEASURES: ReadonlySet<string> = new Set([
  'revenue',
  'expenditure',
  'revenue-total',
  'expenditure-total',
  'opening-carry-over',
  'closing-carry-over',
]);

/** Changes and shares of a part may well be more than those of the whole. */
const AMOUNTS: ReadonlySet<string> = new Set(['final', 'budget', 'adjusted-budget']);

/**
 * What appropriations or one budget pay is not more than the whole (B08, B10, B14), as long as
 * no part of it is negative: a reversal elsewhere leaves a whole that is less than this part.
 */
export const appropriationWithinTotal: ArithmeticRule = {
  meta: {
    id: 'appropriation-within-total',
    severity: 'error',
    title: { zh: '财政拨款不大于总额', en: 'Appropriations within the whole' },
    description: {
      zh: '同一科目中，财政拨款（或其中一般公共预算）安排的数字不应大于全部资金安排的数字。',
      en: 'For one account, the part paid from appropriations, or from the general public budget, is not more than the whole.',
    },
    identities: ['B08', 'B10', 'B14'],
    basis: DEFINITION,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: fundTables('480.00', '450.00'),
        why: {
          zh: '一般公共预算 450.00 不大于全部 480.00',
          en: 'the general budget pays 450.00 of 480.00',
        },
      },
      {
        text: fundTables('480.00', '495.00', '-15.00'),
        why: {
          zh: '另有 -15.00 的冲减，一般公共预算可以大于全部',
          en: 'with a reversal of -15.00 beside it, the general budget may be more than the whole',
        },
      },
    ],
    fail: [
      {
        text: fundTables('480.00', '495.00'),
        why: {
          zh: '一般公共预算 495.00 大于全部 480.00',
          en: 'the general budget cannot pay 495.00 of 480.00',
        },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    const normalise = fundNormaliser(reading);
    const seen = new Set<string>();
    const reversed = measuresBelowZero(reading);
    for (const part of reading.facts.all) {
      if (part.printed.form !== 'number' || !MEASURES.has(part.key.measure)) continue;
      if (!AMOUNTS.has(part.key.basis) || reversed.has(part.key.measure)) continue;
      if (part.place.kind !== 'table' && tablePrint(reading, part.key) !== null) continue;
      for (const key of wholesOf(part.key)) {
        if (keyId(normalise(key)) === keyId(normalise(part.key))) continue;
        const whole =
          part.place.kind === 'table' ? tablePrint(reading, key) : anyPrint(reading, key);
        const id = `${keyId(part.key)} ${keyId(key)}`;
        if (whole === null || seen.has(id)) continue;
        seen.add(id);
        yield within(part, whole);
      }
    }
  },
};

const SIDES: readonly (readonly string[])[] = [
  ['revenue', 'opening-carry-over', 'revenue-total'],
  ['expenditure', 'closing-carry-over', 'expenditure-total'],
];

/** Measures of a side of which some amount is printed below zero. */
function measuresBelowZero(reading: Reading): ReadonlySet<string> {
  const negative = new Set(
    reading.facts.all
      .filter(({ key, printed }) => AMOUNTS.has(key.basis) && (printed.value?.digits ?? 0n) < 0n)
      .map(({ key }) => key.measure),
  );
  return new Set(SIDES.filter((side) => side.some((one) => negative.has(one))).flat());
}

/** The wholes of which a figure is a part: all appropriations, and all money. */
function wholesOf(key: FactKey): FactKey[] {
  const { fund, source, ...rest } = key.dims;
  const all: FactKey = { ...key, dims: rest };
  const granted: Dimensions = { ...rest, source: 'appropriation' };
  if (fund !== undefined && source === undefined) return [{ ...key, dims: granted }, all];
  return source !== undefined && fund === undefined ? [all] : [];
}

function within(part: Occurrence, whole: Occurrence): Identity {
  const small = describeKey(part.key);
  const large = describeKey(whole.key);
  const account = part.key.dims.function !== undefined || part.key.dims.kind !== undefined;
  const carryOver = part.key.measure.endsWith('carry-over');
  return {
    id: carryOver ? 'B14' : account && part.key.dims.fund !== undefined ? 'B10' : 'B08',
    title: {
      zh: `${small.zh}应不大于${large.zh}`,
      en: `${small.en} should not be more than ${large.en}`,
    },
    relation: { kind: 'linear', compare: '<=', terms: [term(part, 1n), term(whole, -1n)] },
    target: 0,
  };
}
