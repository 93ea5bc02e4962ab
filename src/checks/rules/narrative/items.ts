import type { Basis, FactKey } from '../../../facts/key.js';
import type { Occurrence } from '../../../facts/occurrence.js';
import type { AccountMention, Claim, Reading } from '../../../forms/reading.js';
import { claimOccurrence } from '../../terms.js';
import { claimsByParagraph } from '../prints.js';

const ITEM_CODE_LENGTH = 7;

/** One item of the list of general-budget expenditure in the narrative, by functional code. */
export interface Item {
  /** Empty where the named account has no code in the lists. */
  readonly code: string;
  readonly key: FactKey;
  readonly claim: Claim;
  readonly occurrence: Occurrence;
}

/** The items that the narrative lists for general-budget expenditure, one print for each code. */
export function narrativeItems(reading: Reading, basis: Basis): readonly Item[] {
  const items = new Map<string, Item>();
  for (const claim of reading.claims) {
    for (const key of claim.keys) {
      const code = itemCode(reading, key, basis);
      if (code === null || items.has(code)) continue;
      items.set(code, { code, key, claim, occurrence: claimOccurrence(reading, claim, key) });
    }
  }
  return [...items.values(), ...unresolvedItems(reading, basis)];
}

/** The claims of an account's section from its own paragraph to before the paragraph `end`. */
function claimsUpTo(
  reading: Reading,
  { paragraph, section }: AccountMention,
  end: number,
): readonly Claim[] {
  const paragraphs = claimsByParagraph(reading);
  const claims: Claim[] = [];
  for (let at = paragraph; at < end || at === paragraph; at += 1) {
    for (const claim of paragraphs.get(at) ?? []) {
      if (claim.section === section) claims.push(claim);
    }
  }
  return claims;
}

/**
 * Items whose account has no code in the lists: the figure of the basis in their paragraphs, up to
 * the next account. They belong to the sum all the same.
 */
function unresolvedItems(reading: Reading, basis: Basis): readonly Item[] {
  const named = reading.accounts.filter((account) => account.names.item !== '');
  const inSection = new Map<string, number>();
  for (const { section } of named) inSection.set(section, (inSection.get(section) ?? 0) + 1);
  return named.flatMap((account, index) => {
    if (account.code !== null || (inSection.get(account.section) ?? 0) < 2) return [];
    const end = named[index + 1]?.paragraph ?? account.paragraph + 2;
    const claim = claimsUpTo(reading, account, end).find(
      (one) =>
        one.basis === basis &&
        one.printed.quantity === 'money' &&
        !one.keys.some((key) => key.dims.function !== undefined),
    );
    if (claim === undefined) return [];
    const { names } = account;
    const item = [names.class, names.group, names.item].join('/');
    const key: FactKey = {
      measure: 'expenditure',
      unit: reading.document.unit ?? '',
      year: reading.document.fiscalYear ?? 0,
      basis,
      dims: { fund: 'general', item },
    };
    return [{ code: '', key, claim, occurrence: claimOccurrence(reading, claim, key) }];
  });
}

/** The claim of the total over the items: the first of general-budget expenditure in the text. */
export function narrativeTotal(reading: Reading, basis: Basis): Occurrence | null {
  for (const claim of reading.claims) {
    const key = claim.keys.find((one) => isTotal(reading, one, basis));
    if (key !== undefined) return claimOccurrence(reading, claim, key);
  }
  return null;
}

function itemCode(reading: Reading, key: FactKey, basis: Basis): string | null {
  const { function: code, fund, ...rest } = key.dims;
  const plain = Object.keys(rest).length === 0 && (fund === undefined || fund === 'general');
  return isOf(reading, key, basis) && plain && code?.length === ITEM_CODE_LENGTH ? code : null;
}

function isTotal(reading: Reading, key: FactKey, basis: Basis): boolean {
  const { fund, ...rest } = key.dims;
  return isOf(reading, key, basis) && fund === 'general' && Object.keys(rest).length === 0;
}

function isOf(reading: Reading, key: FactKey, basis: Basis): boolean {
  return (
    key.measure === 'expenditure' && key.basis === basis && key.year === reading.document.fiscalYear
  );
}
