import type { Claim, Reading } from '../../../forms/reading.js';
import type { FormResult } from '../../rule.js';
import { claimOccurrence, findingPlace } from '../../terms.js';

/** One result for all figures of a document that have the same fault: broken where there are any. */
export function listedClaims(
  reading: Reading,
  isFault: (claim: Claim) => boolean,
  message: (count: number) => { readonly zh: string; readonly en: string },
): FormResult {
  const claims = reading.claims.filter(isFault);
  if (claims.length === 0) return { outcome: 'holds', places: [] };
  return {
    outcome: 'broken',
    message: message(claims.length),
    places: claims.map((claim) => findingPlace(claimOccurrence(reading, claim))),
    printed: [...new Set(claims.map((claim) => claim.printed.text.trim()))].join('；'),
  };
}
