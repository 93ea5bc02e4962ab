import type { UnitYear } from '../books/unit-year.js';
import { type ExactFact, ExactFacts } from '../facts/exact.js';
import { keyString } from '../facts/key.js';

/** Measures whose changes since last year a statement table prints (table 13 of budgets). */
const MEASURES: ReadonlySet<string> = new Set([
  'three-public',
  'meeting',
  'training',
  'three-public-meeting-training',
]);

/** A book of a budget with the changes since last year that a table prints, where both are known. */
export function withChangeFacts(book: UnitYear): UnitYear {
  if (book.kind !== 'budget') return book;
  const added = [...book.facts].flatMap((fact): readonly ExactFact[] => {
    const { key, value } = fact;
    if (key.year !== book.year || key.basis !== 'budget' || !MEASURES.has(key.measure)) return [];
    const before = book.facts.get({ ...key, year: key.year - 1 });
    const change = { ...key, basis: 'change', against: 'prior-year' } as const;
    if (before === undefined || book.facts.get(change) !== undefined) return [];
    const rule = { zh: '本年数减上年数', en: 'this year’s figure less last year’s' };
    const parts = [keyString(key), keyString(before.key)];
    return [{ key: change, value: value - before.value, origin: { place: '', rule, parts } }];
  });
  return added.length === 0 ? book : { ...book, facts: new ExactFacts([...book.facts, ...added]) };
}
