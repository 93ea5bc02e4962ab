import type { FactKey } from '../../facts/key.js';
import type { Occurrence } from '../../facts/occurrence.js';
import type { Reading } from '../../forms/reading.js';
import { add, holdsZero, printedInterval, times } from '../box.js';
import { keyId } from '../key-id.js';
import { Trial } from '../web/trial.js';
import type { Constraint, Web } from '../web/web.js';

const CODES = ['function', 'deptEconomic', 'govEconomic'] as const;
type Chart = (typeof CODES)[number];

/** Fewest digits of an amount that hardly equals a gap by chance. */
const TELLING_DIGITS = 3;

/** An account that is printed elsewhere and whose amount is just what a sum lacks. */
export interface LeftOut {
  readonly item: Occurrence;
  /** The same for all sums of one table or section that lack the same account. */
  readonly group: string;
}

/**
 * Whether a sum over accounts lacks exactly the amount of an account that it does not list and
 * that is printed elsewhere under the same heads: then a row was left out.
 * @returns null when no account, or more than one, would fill the gap
 */
export function leftOutOf(reading: Reading, web: Web, constraint: Constraint): LeftOut | null {
  const { relation, target } = constraint.identity;
  if (relation.kind !== 'linear' || relation.compare !== '=' || target === undefined) return null;
  const total = relation.terms[target];
  const parts = relation.terms.filter((one) => one !== total && one.coefficient !== 0n);
  if (total?.occurrence == null || parts.length < 2) return null;
  const chart = chartOf(parts.map(({ key }) => key));
  const gap = new Trial(web).sumOf(constraint);
  if (chart === null || gap === null) return null;
  const listed = parts.flatMap(({ key }) => key.dims[chart] ?? []);
  const like = parts[0]?.key;
  const whole = total.key.dims[chart] ?? '';
  const found = new Map<string, Occurrence>();
  for (const one of reading.facts.all) {
    const code = one.key.dims[chart];
    if (code === undefined || like === undefined || found.has(code)) continue;
    if (!isTelling(one) || !code.startsWith(whole) || !isUnlisted(code, listed)) continue;
    if (keyId(withoutCode(one.key, chart)) !== keyId(withoutCode(like, chart))) continue;
    const range = printedInterval({ coefficient: 1n, key: one.key, occurrence: one });
    if (range === null || !holdsZero(add(gap, times(range, -total.coefficient)))) continue;
    found.set(code, one);
  }
  const [only, ...more] = [...found];
  if (only === undefined || more.length > 0) return null;
  return { item: only[1], group: `${total.occurrence.place.id} ${only[0]}` };
}

/** The one chart of accounts that all parts are of, or null. */
function chartOf(keys: readonly FactKey[]): Chart | null {
  return CODES.find((chart) => keys.every(({ dims }) => dims[chart] !== undefined)) ?? null;
}

function withoutCode(key: FactKey, chart: Chart): FactKey {
  const { [chart]: _, ...dims } = key.dims;
  return { ...key, dims };
}

/** Of the level of those listed, and none of them. */
function isUnlisted(code: string, listed: readonly string[]): boolean {
  return listed.every((one) => one.length === code.length && one !== code);
}

function isTelling({ printed }: Occurrence): boolean {
  const digits = printed.value?.digits ?? 0n;
  return digits.toString().replace(/^-/, '').replace(/0+$/, '').length >= TELLING_DIGITS;
}
