import { measureOf } from '../../facts/measures.js';
import type { Clause, NamedSubject } from './clause.js';

/** The items that make up the three-public expenses, the vehicles in one or in two parts. */
const THREE_PUBLIC: ReadonlySet<string> = new Set([
  'abroad,reception,vehicle',
  'abroad,reception,vehicle-operation,vehicle-purchase',
]);

/**
 * 会议费、培训费 5 万元: one amount of several things is of their sum, which has a name only
 * where they are all the three-public expenses.
 * @returns null for a sum that has no name
 */
export function summed(clause: Clause): readonly NamedSubject[] | null {
  const named = coordinated(clause);
  const all = clause.named.filter(({ measure }) => measureOf(measure)?.quantity === 'money');
  const [last] = named;
  if (clause.each || named.length > 1 || last === undefined || all.length < 2) return named;
  const items = all.map(({ dims }) => dims.item ?? '').sort();
  if (!THREE_PUBLIC.has(items.join(','))) return null;
  return [{ ...last, measure: 'three-public', dims: {} }];
}

/** Several nouns before one figure count together only where the words say so. */
export function coordinated({ named, each }: Clause): readonly NamedSubject[] {
  if (named.length < 2 || each) return named;
  const [first, second] = named;
  const bothSides =
    named.length === 2 &&
    first?.measure.startsWith('revenue') === true &&
    second?.measure.startsWith('expenditure') === true;
  return bothSides ? named : named.slice(-1);
}
