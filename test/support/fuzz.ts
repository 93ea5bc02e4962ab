/** A die of any number of faces: the same throws everywhere from the same seed (mulberry32). */
export function dice(seed: number): (faces: number) => number {
  let state = seed;
  return (faces) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * faces);
  };
}
