import { formatScaled } from '../../facts/decimal.js';
import type { FactKey } from '../../facts/key.js';
import { measureOf } from '../../facts/measures.js';
import { BASE_PLACES } from '../../facts/unit.js';

/** A value of a book as it is typed there: money in 元 with two decimals, counts as they are. */
export function valueWords({ measure }: FactKey, value: bigint): string {
  const quantity = measureOf(measure)?.quantity ?? 'money';
  const text = formatScaled(value, BASE_PLACES[quantity]);
  return quantity === 'money' ? `${text} 元` : text.replace(/\.?0+$/, '');
}
