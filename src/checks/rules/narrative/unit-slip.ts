import type { FactKey } from '../../../facts/key.js';
import { baseValue } from '../../../facts/printed.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import { describeKey } from '../../describe.js';
import type { FormResult, FormRule } from '../../rule.js';
import { claimOccurrence, findingPlace } from '../../terms.js';
import { ARITHMETIC } from '../bases.js';
import { finalAccounts } from '../examples.js';
import { basicText, budgetChanges } from '../examples-text.js';
import { claimsInSection } from '../prints.js';

const WAN = 10_000n;

/** An amount in 元 whose partners are in 万元 and of its size only if it were 万元 too (C13, C27). */
export const unitSlip: FormRule = {
  meta: {
    id: 'unit-slip',
    severity: 'error',
    title: { zh: '金额单位', en: 'Unit of an amount' },
    description: {
      zh: '同一数字在别处、或同一段中的分项与合计都以万元计，而此处以元计、按万元才与之相称的，单位应有误。反之亦然。没有可比的数字，但同一部分的其他金额都以万元计，只有这一处写作几元几角的，作警告。',
      en: 'An amount in 元, while the same figure elsewhere or its parts and whole are in 万元 and only fit if this one is in 万元 too, has the wrong unit; and the other way round. Without such figures, a few 元 beside amounts that are all in 万元 in the same section is a warning.',
    },
    identities: ['C13', 'C27'],
    basis: ARITHMETIC,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: finalAccounts(basicText('96.00', '90.00', '6.00')),
        why: { zh: '各数均以万元计', en: 'every amount is in 万元' },
      },
    ],
    fail: [
      {
        text: finalAccounts(basicText('96.00', '90.00', '6.00', '元')),
        why: {
          zh: '96.00 元与 90.00 万元、6.00 万元不相称',
          en: '96.00 元 does not go with 90.00 万元 and 6.00 万元',
        },
      },
      {
        text: budgetChanges('12.00', '9.00', '3.00').replace('增加 9.00 万元', '增加 9.00 元'),
        why: {
          zh: '别处都以万元计，只有一处增加 9.00 元',
          en: 'one change is of 9.00 元, every other amount is in 万元',
        },
      },
    ],
  },
  *check(reading: Reading): Generator<FormResult> {
    const units = unitsUsed(reading);
    if (units.size < 2) return;
    for (const claim of reading.claims) {
      const [key] = claim.keys;
      if (key === undefined || claim.printed.quantity !== 'money') continue;
      if (claim.printed.unit !== '元' && claim.printed.unit !== '万元') continue;
      const value = baseValue(claim.printed);
      if (value === null || value === 0n || isMeant(claim)) continue;
      const partners = partnersOf(reading, claim, key);
      yield partners.length > 0
        ? judge(reading, claim, key, value, partners)
        : alone(reading, claim, key, value);
    }
  },
};

/** 元 and 万元 as far as the document prints amounts in them: one unit alone cannot slip. */
function unitsUsed(reading: Reading): ReadonlySet<string> {
  const units = [...reading.facts.all, ...reading.claims].map(({ printed }) => printed.unit);
  return new Set(units.filter((unit) => unit === '元' || unit === '万元'));
}

/** A text that says 以元计 of its amount means 元. */
function isMeant({ printed, quote }: Claim): boolean {
  return printed.unit === '元' && quote.includes(`${printed.text}元（以元计）`);
}

function judge(
  reading: Reading,
  claim: Claim,
  key: FactKey,
  value: bigint,
  partners: readonly bigint[],
): FormResult {
  const inYuan = claim.printed.unit === '元';
  const other = inYuan ? value * WAN : value / WAN;
  const slips =
    partners.every((one) => !alike(value, one)) && partners.some((one) => alike(other, one));
  if (!slips) return { outcome: 'holds', places: [] };
  const unit = inYuan ? '万元' : '元';
  const text = claim.printed.text.trim();
  const name = describeKey(key);
  return {
    outcome: 'broken',
    message: {
      zh: `${name.zh}印为 ${text} ${claim.printed.unit}，与之对应的数字都相当于 ${text} ${unit} 的量级，单位应为${unit}`,
      en: `${name.en} is printed as ${text} ${claim.printed.unit}; the figures it goes with are of the size of ${text} ${unit}, so the unit should be ${unit}`,
    },
    places: [findingPlace(claimOccurrence(reading, claim, key))],
    keys: [key],
    printed: `${text}${claim.printed.unit}`,
    expected: `${text}${unit}`,
  };
}

/** Fewest other amounts of a section, all in 万元, beside which a single one in 元 is odd. */
const LEAST_OTHERS = 2;
/** In fen: below 100 元, or below 1 000 元 with a fraction, no office counts money in 元. */
const SMALL = 10_000n;
const SMALL_WITH_FRACTION = 100_000n;

/** A few 元, where the section counts in 万元 everywhere else. */
function alone(reading: Reading, claim: Claim, key: FactKey, value: bigint): FormResult {
  const { printed } = claim;
  const limit = (printed.value?.scale ?? 0) > 0 ? SMALL_WITH_FRACTION : SMALL;
  const others = claimsInSection(reading, claim.section).filter(
    (one) => one !== claim && one.printed.quantity === 'money' && one.bound,
  );
  const odd =
    printed.unit === '元' &&
    value < limit &&
    others.length >= LEAST_OTHERS &&
    others.every((one) => one.printed.unit === '万元');
  if (!odd) return { outcome: 'holds', places: [] };
  const text = printed.text.trim();
  const name = describeKey(key);
  return {
    outcome: 'broken',
    severity: 'warning',
    message: {
      zh: `${name.zh}印为 ${text} 元，而这一部分其他 ${others.length} 个金额都以万元计，单位可能应为万元`,
      en: `${name.en} is printed as ${text} 元, while the other ${others.length} amounts of the section are in 万元: the unit may have to be 万元`,
    },
    places: [findingPlace(claimOccurrence(reading, claim, key))],
    keys: [key],
    printed: `${text}元`,
    expected: `${text}万元`,
  };
}

/** Values, in fen, of other prints of the figure and of its parts of the same subject beside it. */
function partnersOf(reading: Reading, claim: Claim, key: FactKey): readonly bigint[] {
  const prints = reading.facts.get(key).filter((one) => one.source !== claim.source);
  const parts = claimsInSection(reading, claim.section).filter(
    (one) => one !== claim && one.keys.some((own) => isPart(own, key)),
  );
  return [...prints.map((one) => one.printed), ...parts.map((one) => one.printed)]
    .filter((printed) => printed.quantity === 'money')
    .flatMap((printed) => baseValue(printed) ?? [])
    .filter((value) => value !== 0n);
}

/** A figure of the same measure, year and basis with more dimensions. */
function isPart(part: FactKey, whole: FactKey): boolean {
  return (
    part.measure === whole.measure &&
    part.year === whole.year &&
    part.basis === whole.basis &&
    Object.keys(part.dims).length > Object.keys(whole.dims).length &&
    Object.entries(whole.dims).every(([name, value]) =>
      Object.entries(part.dims).some(([own, mine]) => own === name && mine === value),
    )
  );
}

/** Within a factor of one hundred: of the same size, as far as a unit is concerned. */
function alike(a: bigint, b: bigint): boolean {
  const left = a < 0n ? -a : a;
  const right = b < 0n ? -b : b;
  return left <= 100n * right && right <= 100n * left;
}
