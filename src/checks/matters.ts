import type { Source } from '../facts/source.js';
import type { FindingPlace } from './rule.js';

/** Id of a place as an alarm's matter names it. */
function idOf(source: Source): string {
  return JSON.stringify(source);
}

/** The matter of alarms that say that words of direction point the wrong way. */
export function directionAt(source: Source): string {
  return `direction ${idOf(source)}`;
}

/** The place among those of an alarm whose words a matter is about, or null. */
export function placeOfDirection(
  matter: string,
  places: readonly FindingPlace[],
): FindingPlace | null {
  return places.find(({ source }) => directionAt(source) === matter) ?? null;
}

/**
 * The matter of alarms that say that a table has no row of an account.
 * @param table id of the table's place
 */
export function accountWithoutRow(table: string, code: string): string {
  return `no-row ${table} ${code}`;
}

/** Puts what shares a matter together, directly or through others; groups in order of their first. */
export function grouped<T>(
  items: readonly T[],
  mattersOf: (item: T) => readonly string[],
): readonly (readonly T[])[] {
  const groups: { matters: Set<string>; items: T[] }[] = [];
  for (const item of items) {
    const own = mattersOf(item);
    const [into, ...more] = groups.filter(({ matters }) => own.some((one) => matters.has(one)));
    if (into === undefined) {
      groups.push({ matters: new Set(own), items: [item] });
      continue;
    }
    for (const other of more) {
      for (const matter of other.matters) into.matters.add(matter);
      into.items.push(...other.items);
      groups.splice(groups.indexOf(other), 1);
    }
    for (const matter of own) into.matters.add(matter);
    into.items.push(item);
  }
  const at = new Map(items.map((item, index) => [item, index]));
  const place = (item: T) => at.get(item) ?? 0;
  return groups.map((group) => group.items.sort((a, b) => place(a) - place(b)));
}
