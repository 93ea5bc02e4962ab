import type { UnitYear } from '../books/unit-year.js';
import { type ExactFact, ExactFacts } from '../facts/exact.js';

/** A count in base units: thousandths. */
const ONE = 1_000n;

/**
 * A book with the counts that its own lists give, where it does not state them: units covered
 * and internal sections.
 */
export function withProfileFacts(book: UnitYear): UnitYear {
  const { covered, sections, name } = book.unit;
  const counted = [
    ['units-covered', covered.length],
    ['internal-sections', sections.length],
  ] as const;
  const added = counted.flatMap(([measure, length]): readonly ExactFact[] => {
    const key = { measure, unit: name, year: book.year, basis: 'count', dims: {} } as const;
    if (length === 0 || book.facts.get(key) !== undefined) return [];
    return [{ key, value: BigInt(length) * ONE, origin: { place: 'unit.yaml' } }];
  });
  return added.length === 0 ? book : { ...book, facts: new ExactFacts([...book.facts, ...added]) };
}
