import type { ExactFacts } from '../../facts/exact.js';
import type { FactKey } from '../../facts/key.js';
import type { Figure, FigureSum } from './model.js';

/** The exact value of each figure of a table, in base units; figures without one are missing. */
export interface Values {
  of(figure: Figure): bigint | undefined;
  /** Facts that the table needs and nobody gives, in the order of the table. */
  readonly missing: readonly FactKey[];
}

/**
 * Takes values from the facts. A book keeps no fact for each code without money: what it does
 * not hold is zero where a declared sum proves it (its total is known and the other parts add
 * up to it), and else missing, never zero by assumption. Parts of a total that is missing
 * itself are not listed: nothing can be said of them before the total is known.
 */
export function valuesOf(
  figures: readonly Figure[],
  sums: readonly FigureSum[],
  facts: ExactFacts,
): Values {
  const known = new Map<string, bigint>();
  for (const { id } of figures) {
    const fact = facts.byId(id);
    if (fact !== undefined) known.set(id, fact.value);
  }
  const equalities = sums.filter(({ relation }) => relation === '=');
  while (equalities.some((sum) => proveZeros(sum, known))) {
    // Each round proves at least one more figure, so that it ends.
  }
  const waiting = new Set(
    sums
      .filter(({ total }) => !known.has(total.id))
      .flatMap(({ total, parts }) =>
        parts.map(({ figure }) => figure.id).filter((id) => id !== total.id),
      ),
  );
  const optional = ofWhich(sums);
  const missing = new Map<string, FactKey>();
  for (const { id, key } of figures) {
    if (!known.has(id) && !waiting.has(id) && !optional.has(id)) missing.set(id, key);
  }
  return { of: (figure) => known.get(figure.id), missing: [...missing.values()] };
}

/** Figures that only say 其中 of another: nothing is owed of them, and unstated they stay blank. */
function ofWhich(sums: readonly FigureSum[]): ReadonlySet<string> {
  const bound = new Set<string>();
  const inside = new Set<string>();
  for (const { total, parts, relation } of sums) {
    const ids = parts.map(({ figure }) => figure.id);
    for (const id of relation === '=' ? [total.id, ...ids] : [total.id]) bound.add(id);
    if (relation === '>=') for (const id of ids) inside.add(id);
  }
  return new Set([...inside].filter((id) => !bound.has(id)));
}

/** Whether the sum proved a figure to be zero that was not known. */
function proveZeros({ total, parts }: FigureSum, known: Map<string, bigint>): boolean {
  const whole = known.get(total.id);
  const unknown = parts.filter(({ figure }) => !known.has(figure.id));
  let sum = 0n;
  for (const { sign, figure } of parts) sum += BigInt(sign) * (known.get(figure.id) ?? 0n);
  if (whole === undefined) {
    const proved = unknown.length === 0 && parts.every(({ figure }) => known.get(figure.id) === 0n);
    if (proved) known.set(total.id, 0n);
    return proved;
  }
  if (unknown.length === 0 || sum !== whole) return false;
  for (const { figure } of unknown) known.set(figure.id, 0n);
  return true;
}
