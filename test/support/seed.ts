import fc from 'fast-check';

/**
 * Properties run on the same examples on every machine, so that a commit is judged by what
 * it changes. `PROPERTY_SEED=<integer>` looks elsewhere.
 */
const DEFAULT_SEED = 20241124;

fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? DEFAULT_SEED) });
