import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    setupFiles: ['test/support/seed.ts'],
    // A hang ends; a slow or busy machine does not fail. Speed is measured by the benchmarks.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
