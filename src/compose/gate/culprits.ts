import type { Decision } from '../../checks/decide.js';
import type { ExactFact, ExactFacts } from '../../facts/exact.js';
import { keyString } from '../../facts/key.js';
import { isZero, type Printed } from '../../facts/printed.js';

/** A fact of the book that, were it another one, would mend all broken sums that it stands in. */
export interface Culprit {
  readonly fact: ExactFact;
  /** What it would have to be, in base units. */
  readonly expected: bigint;
}

/** Facts of which one is wrong, and the broken sums that this explains, by their facts. */
export interface Cause {
  /** Several where the sums do not tell which of them it is. */
  readonly rivals: readonly Culprit[];
}

/** A sum over facts of the book: coefficients by fact, and what it comes to; nought if it holds. */
interface Sum {
  readonly coefficients: ReadonlyMap<string, bigint>;
  readonly gap: bigint;
  readonly isBroken: boolean;
}

/**
 * Looks for the facts of a book whose change mends what is broken. A document prints a fact in
 * many places, each of which is right as a print; so this search changes facts, where the
 * checks of a published document, which know prints only, change one of them.
 * @param decisions what the checks decided of the document as it was read back
 */
export function causesInBook(decisions: readonly Decision[], facts: ExactFacts): readonly Cause[] {
  const sums = decisions.flatMap((one) => sumOf(one, facts) ?? []);
  let broken = sums.filter(({ isBroken }) => isBroken);
  const holding = sums.filter(({ isBroken }) => !isBroken);
  const causes: Cause[] = [];
  while (broken.length > 0) {
    const best = likeliest(broken, holding, facts);
    if (best === null) break;
    causes.push({ rivals: best });
    const ids = new Set(best.map(({ fact }) => keyString(fact.key)));
    broken = broken.filter(({ coefficients }) => ![...ids].some((id) => coefficients.has(id)));
  }
  return causes;
}

/** The facts that mend most sums and break none; null where none mends all sums that it stands in. */
function likeliest(
  broken: readonly Sum[],
  holding: readonly Sum[],
  facts: ExactFacts,
): readonly Culprit[] | null {
  const ids = new Set(broken.flatMap(({ coefficients }) => [...coefficients.keys()]));
  let most = 0;
  let best: Culprit[] = [];
  for (const id of ids) {
    const fact = facts.byId(id);
    if (fact === undefined || holding.some(({ coefficients }) => coefficients.has(id))) continue;
    const own = broken.filter(({ coefficients }) => coefficients.has(id));
    const change = commonChange(own, id);
    if (change === null || own.length < most) continue;
    if (own.length > most) best = [];
    most = own.length;
    best.push({ fact, expected: fact.value + change });
  }
  return best.length === 0 ? null : best;
}

/** The one change of a fact that makes all these sums hold. */
function commonChange(sums: readonly Sum[], id: string): bigint | null {
  let common: bigint | null = null;
  for (const { coefficients, gap } of sums) {
    const coefficient = coefficients.get(id) ?? 0n;
    if (coefficient === 0n || gap % coefficient !== 0n) return null;
    const change = -gap / coefficient;
    if (common !== null && common !== change) return null;
    common = change;
  }
  return common;
}

/** Null for what is no equation among facts of the book, or was not decided. */
function sumOf({ identity, outcome }: Decision, facts: ExactFacts): Sum | null {
  const { relation } = identity;
  if (relation.kind !== 'linear' || relation.compare !== '=') return null;
  if (outcome !== 'broken' && outcome !== 'holds' && outcome !== 'tail') return null;
  const coefficients = new Map<string, bigint>();
  let gap = 0n;
  for (const { key, coefficient, occurrence } of relation.terms) {
    const id = keyString(key);
    const fact = facts.byId(id);
    if (fact === undefined) {
      // Rows without money are no facts of a book; other figures follow from facts.
      if (occurrence === null || isNothing(occurrence.printed)) continue;
      return null;
    }
    coefficients.set(id, (coefficients.get(id) ?? 0n) + coefficient);
    gap += coefficient * fact.value;
  }
  for (const [id, coefficient] of coefficients) if (coefficient === 0n) coefficients.delete(id);
  // Two prints of one fact say nothing of the book.
  return coefficients.size === 0 ? null : { coefficients, gap, isBroken: outcome === 'broken' };
}

function isNothing(printed: Printed): boolean {
  return printed.form === 'blank' || printed.form === 'dash' || isZero(printed);
}
