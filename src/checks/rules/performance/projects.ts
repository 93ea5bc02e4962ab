import { similarity } from '../../../facts/names.js';
import { normaliseProject } from '../../../forms/performance/project.js';

const NEAR = 0.7;
const CLEAR = 0.1;
const REORDERED = 0.95;

/**
 * A way to find the candidate that a project's (or indicator's) name means. Suffixes (项目,
 * 经费), blanks, single characters and word order may differ; when two candidates are about
 * equally near there is none.
 */
export function projectFinder<T>(
  candidates: readonly T[],
  nameOf: (candidate: T) => string,
): (name: string) => T | null {
  const known = candidates.map((candidate) => ({
    candidate,
    plain: normaliseProject(nameOf(candidate)),
  }));
  return (name) => {
    const wanted = normaliseProject(name);
    let best: { readonly candidate: T; readonly near: number } | null = null;
    let second = 0;
    for (const { candidate, plain } of known) {
      const near = plainNearness(wanted, plain);
      if (best === null || near > best.near) {
        second = best?.near ?? 0;
        best = { candidate, near };
      } else if (near > second) second = near;
    }
    if (best === null || best.near < NEAR || best.near - second < CLEAR) return null;
    return best.candidate;
  };
}

/** `projectFinder` for one name. */
export function nearestProject<T>(
  name: string,
  candidates: readonly T[],
  nameOf: (candidate: T) => string,
): T | null {
  return projectFinder(candidates, nameOf)(name);
}

/** 1 for the same name; characters in another order count nearly as much. */
export function nearness(a: string, b: string): number {
  return plainNearness(normaliseProject(a), normaliseProject(b));
}

/** 0 where the names share too few characters for any of the measures to call them near. */
function plainNearness(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  const shared = sharedCharacters(a, b);
  // Every character that an edit keeps is shared, so similarity is at most `shared`.
  if (shared < NEAR / 2) return 0;
  return Math.max(similarity(a, b), shared * REORDERED);
}

function sharedCharacters(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) < longer / 3) return 0;
  const rest = new Map<string, number>();
  for (const char of b) rest.set(char, (rest.get(char) ?? 0) + 1);
  let shared = 0;
  for (const char of a) {
    const left = rest.get(char) ?? 0;
    if (left === 0) continue;
    rest.set(char, left - 1);
    shared += 1;
  }
  return shared / longer;
}
