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
 * one figure would mend, else the first. The others stay its alternatives.
 */
export function meantBy(reading: Reading, identities: readonly Identity[]): Identity | null {
  const [first] = identities;
  if (first === undefined || identities.length === 1) return first ?? null;
  const outcomes = new Map(identities.map((one) => [one, evaluate(one).outcome]));
  const meant =
    identities.find((one) => outcomes.get(one) === 'holds') ??
    (outcomes.get(first) === 'broken' ? likeliest(reading, first, identities) : first);
  const alternatives = identities.filter((one) => {
    const outcome = outcomes.get(one);
    return one !== meant && (outcome === 'holds' || outcome === 'broken');
  });
  return alternatives.length === 0 ? meant : { ...meant, alternatives };
}

function likeliest(reading: Reading, first: Identity, all: readonly Identity[]): Identity {
  let best = { identity: first, cost: costOf(reading, first) };
  for (const identity of all) {
    const cost = costOf(reading, identity);
    if (cost < best.cost) best = { identity, cost };
  }
  return best.identity;
}

/**
 * What the likeliest change of one figure costs that mends the identity by itself. Words can be
 * turned round whatever they compare, so that they tell nothing here.
 */
function costOf(reading: Reading, identity: Identity): number {
  const { outcome } = evaluate(identity);
  if (outcome !== 'broken') return Number.POSITIVE_INFINITY;
  const { web } = buildWeb([{ identity, severity: 'error', outcome }], UNORDERED);
  const [cause] = localise(web, surroundingsOf(reading)).causes;
  const figure = cause?.rivals.find(({ change }) => change.kind === 'figure');
  return figure?.cost ?? Number.POSITIVE_INFINITY;
}
