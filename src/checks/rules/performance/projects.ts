import { similarity } from '../../../facts/names.js';
import { normaliseProject } from '../../../forms/performance/project.js';

const NEAR = 0.7;
const CLEAR = 0.1;
const REORDERED = 0.95;

/**
 * The candidate that a project's name means. Suffixes (项目, 经费), blanks, single characters
 * and word order may differ; when two candidates are about equally near there is none.
 */
export function nearestProject<T>(
  name: string,
  candidates: readonly T[],
  nameOf: (candidate: T) => string,
): T | null {
  const ranked = candidates
    .map((candidate) => ({ candidate, near: nearness(name, nameOf(candidate)) }))
    .sort((a, b) => b.near - a.near);
  const [best, second] = ranked;
  if (best === undefined || best.near < NEAR) return null;
  if (second !== undefined && best.near - second.near < CLEAR) return null;
  return best.candidate;
}

/** 1 for the same name; characters in another order count nearly as much. */
export function nearness(a: string, b: string): number {
  const left = normaliseProject(a);
  const right = normaliseProject(b);
  if (left === '' || right === '') return 0;
  if (left === right) return 1;
  return Math.max(similarity(left, right), sharedCharacters(left, right) * REORDERED);
}

function sharedCharacters(a: string, b: string): number {
  const rest = [...b];
  let shared = 0;
  for (const char of a) {
    const at = rest.indexOf(char);
    if (at < 0) continue;
    rest.splice(at, 1);
    shared += 1;
  }
  return shared / Math.max(a.length, b.length);
}
