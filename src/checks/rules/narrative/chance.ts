import type { Printed } from '../../../facts/printed.js';

/** A figure of one digit (0.03) equals another one by chance too easily to mean anything. */
export function equalsByChance({ value }: Printed): boolean {
  const digits = value?.digits ?? 0n;
  return digits < 10n && digits > -10n;
}

/** A figure of two digits still does so now and then: worth a note, no more. */
export function mayEqualByChance({ value }: Printed): boolean {
  const digits = value?.digits ?? 0n;
  return digits < 100n && digits > -100n;
}
