const SEED = 20240601;

/** A seeded generator, so that the same file gives the same changes on every machine. */
export function dice(seed = SEED) {
  let state = seed >>> 0;
  return (below) => {
    // Numerical Recipes' linear congruence; its high bits choose, because the low ones cycle.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

/** `count` of the list in an order that the dice choose, all of it where it is shorter. */
export function sample(list, count, random) {
  const rest = [...list];
  const taken = [];
  while (taken.length < count && rest.length > 0) {
    taken.push(...rest.splice(random(rest.length), 1));
  }
  return taken;
}
