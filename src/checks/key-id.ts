import { type FactKey, keyString, subjectString } from '../facts/key.js';

const IDS = new WeakMap<FactKey, string>();
const SUBJECTS = new WeakMap<FactKey, string>();

/** `keyString`, remembered for each key object: checks compare the same keys thousands of times. */
export function keyId(key: FactKey): string {
  const known = IDS.get(key);
  if (known !== undefined) return known;
  const id = keyString(key);
  IDS.set(key, id);
  return id;
}

/** `subjectString` of a key, remembered likewise. */
export function subjectId(key: FactKey): string {
  const known = SUBJECTS.get(key);
  if (known !== undefined) return known;
  const id = subjectString(key.measure, key.dims);
  SUBJECTS.set(key, id);
  return id;
}
