import { baseValue } from '../../../facts/printed.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import type { FormResult, FormRule } from '../../rule.js';
import { claimOccurrence, findingPlace } from '../../terms.js';
import { USUAL } from '../bases.js';
import { equipmentSentence } from '../examples-text.js';
import { type Compared, eachAsTheOther, isLessRound } from '../mends.js';

const BOUGHT = /-?bought$/;

/** One kind of equipment is counted from one price on (C25, C30). */
export const thresholdsAgree: FormRule = {
  meta: {
    id: 'thresholds-agree',
    severity: 'warning',
    title: { zh: '设备单价界限前后一致', en: 'One price limit for one kind of equipment' },
    description: {
      zh: '同一部分对同一类设备（通用、专用）所用的单价界限，在占用与购置两处应相同。',
      en: 'The price from which one kind of equipment is counted is the same for what is held and what was bought, in one section.',
    },
    identities: ['C25', 'C30'],
    basis: USUAL,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: equipmentSentence('50', '50'),
        why: { zh: '两处都是 50 万元', en: '50 in both places' },
      },
    ],
    fail: [
      {
        text: equipmentSentence('50', '60'),
        why: { zh: '一处 50 万元，一处 60 万元', en: '50 in one place, 60 in the other' },
      },
    ],
  },
  *check(reading: Reading): Generator<FormResult> {
    const first = new Map<string, Claim>();
    for (const claim of reading.claims) {
      if (claim.basis !== 'threshold' || claim.measure !== 'equipment-threshold') continue;
      const kind = claim.dims.item?.replace(BOUGHT, '') ?? '';
      const id = `${claim.section}|${kind}`;
      const known = first.get(id);
      if (known === undefined) first.set(id, claim);
      else yield compare(reading, known, claim);
    }
  },
};

function compare(reading: Reading, known: Claim, claim: Claim): FormResult {
  if (baseValue(known.printed) === baseValue(claim.printed))
    return { outcome: 'holds', places: [] };
  const [one, other] = [known, claim].map(
    ({ printed }) => `${printed.text.trim()} ${printed.unit}`,
  );
  return {
    outcome: 'broken',
    message: {
      zh: `同一类设备的单价界限前后不同：一处 ${one}，一处 ${other}`,
      en: `one kind of equipment has two price limits: ${one} and ${other}`,
    },
    places: [known, claim].map((each) => findingPlace(claimOccurrence(reading, each))),
    anchor: `${claim.section}|${claim.dims.item ?? ''}`,
    printed: claim.printed.text.trim(),
    mends: eachAsTheOther(comparedClaim(reading, known), comparedClaim(reading, claim)).map(
      (mend) => (isLessRound(mend) ? { ...mend, unlikely: true } : mend),
    ),
  };
}

function comparedClaim(reading: Reading, claim: Claim): Compared {
  return { place: findingPlace(claimOccurrence(reading, claim)), printed: claim.printed };
}
