import type { ExactFacts } from '../../facts/exact.js';
import { type Dimensions, type FactKey, keyString } from '../../facts/key.js';
import type { Figure } from './model.js';

const CODES = ['function', 'deptEconomic', 'govEconomic'] as const;
const CLASS = 3;

/**
 * Facts with money that belong to a table and have no row in it: a class that the form does
 * not list. The sums of the table cannot hold while one is left out.
 */
export function unlistedFacts(figures: readonly Figure[], facts: ExactFacts): readonly FactKey[] {
  const printed = new Set(figures.map(({ id }) => id));
  const scopes = new Set(figures.flatMap(({ key }) => scopeOf(key) ?? []));
  return [...facts].flatMap(({ key, value }) => {
    if (value === 0n || printed.has(keyString(key))) return [];
    const scope = scopeOf(key);
    return scope !== null && scopes.has(scope) ? [key] : [];
  });
}

/** The fact without its class, if a class of one chart is all that tells it apart. */
function scopeOf(key: FactKey): string | null {
  const codes = CODES.filter((code) => key.dims[code] !== undefined);
  const [code] = codes;
  if (code === undefined || codes.length > 1 || key.dims[code]?.length !== CLASS) return null;
  const { [code]: _, ...dims }: Dimensions = key.dims;
  return `${code} ${keyString({ ...key, dims })}`;
}
