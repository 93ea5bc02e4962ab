import type { Reading } from '../../forms/reading.js';
import { evaluate } from '../evaluate.js';
import type { Identity } from '../rule.js';
import { surroundingsOf } from '../web/surroundings.js';
import { buildWeb } from '../web/web.js';
import { localise } from './localise.js';

/** One identity alone has no places to compare. */
const UNORDERED = { compare: () => 0 };

/**
 * Which of several identities a document means where one of them is enough (a percentage of the
 * initial or of the adjusted budget): the first that holds, else the one that the likeliest slip of
 * one figure would mend, else the first.
 */
export function meantBy(reading: Reading, identities: readonly Identity[]): Identity | null {
  const [first] = identities;
  if (first === undefined || identities.length === 1) return first ?? null;
  const holding = identities.find((one) => evaluate(one).outcome === 'holds');
  if (holding !== undefined) return holding;
  if (evaluate(first).outcome !== 'broken') return first;
  return identities.reduce(
    (best, one) => {
      const cost = costOf(reading, one);
      return cost < best.cost ? { identity: one, cost } : best;
    },
    { identity: first, cost: costOf(reading, first) },
  ).identity;
}

/** What the likeliest change of one figure costs that mends the identity by itself. */
function costOf(reading: Reading, identity: Identity): number {
  const { outcome } = evaluate(identity);
  if (outcome !== 'broken') return Number.POSITIVE_INFINITY;
  const { web } = buildWeb([{ identity, severity: 'error', outcome }], UNORDERED);
  const [cause] = localise(web, surroundingsOf(reading)).causes;
  return cause?.rivals[0]?.cost ?? Number.POSITIVE_INFINITY;
}
