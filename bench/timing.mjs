// How the benchmarks measure and print.
const WARM_UP = 3;
const ROUNDS = 7;

/** Shortest of several runs, in milliseconds, after warming up: the least disturbed one. */
export function best(work) {
  for (let round = 0; round < WARM_UP; round += 1) work();
  let shortest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) shortest = Math.min(shortest, timed(work));
  return shortest;
}

/** The same for work that gives a promise. */
export async function bestOf(work) {
  for (let round = 0; round < WARM_UP; round += 1) await work();
  let shortest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = process.hrtime.bigint();
    await work();
    shortest = Math.min(shortest, since(start));
  }
  return shortest;
}

function timed(work) {
  const start = process.hrtime.bigint();
  work();
  return since(start);
}

function since(start) {
  return Number(process.hrtime.bigint() - start) / 1e6;
}

export function format(number) {
  return number >= 100 ? number.toFixed(0) : number.toFixed(2);
}
