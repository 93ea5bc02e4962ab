import { baseValue, type Printed } from '../../facts/printed.js';
import type { FindingPlace, FormMend } from '../rule.js';

/** A figure that a form rule sets beside another. */
export interface Compared {
  readonly place: FindingPlace;
  readonly printed: Printed;
}

/** Two figures that should be the same: either could be as the other is. */
export function eachAsTheOther(one: Compared, other: Compared): readonly FormMend[] {
  return [asIs(one, other), asIs(other, one)];
}

function asIs(one: Compared, { printed }: Compared): FormMend {
  const { low = null, high = null } = printed.range ?? {};
  const value = printed.bound === 'exact' ? baseValue(printed) : null;
  return value === null ? { ...one, low, high } : { ...one, low: value, high: value };
}

/** Whether a figure would be one of fewer closing zeros: limits are set in round numbers. */
export function isLessRound({ printed, low }: FormMend): boolean {
  const value = baseValue(printed);
  return value !== null && low !== null && zerosOf(low) < zerosOf(value);
}

function zerosOf(value: bigint): number {
  return /0*$/.exec(value.toString())?.[0].length ?? 0;
}
