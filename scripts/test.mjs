// `npm test`: installs what is missing, then lint, types, build and tests. It changes
// nothing outside the checkout. The last lines are for machines:
//   <n> passed, <n> failed, <n> skipped
//   mingzhang-test: passed | failed at <step>
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, buildData, install, requireNode, root, runTool } from './house.mjs';

const RESULTS = join(root, 'out', 'test-results.json');
const REPORTERS = ['--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`];

const STEPS = [
  ['install', install],
  ['data', buildData],
  ['lint', () => runTool('@biomejs/biome/bin/biome', ['check', '.'])],
  ['typecheck', () => runTool('typescript/bin/tsc', ['-p', 'tsconfig.json', '--noEmit'])],
  ['build', build],
  ['tests', runTests],
];

requireNode();
for (const [name, step] of STEPS) {
  process.stderr.write(`— ${name}\n`);
  const status = step();
  if (status !== 0) {
    process.stdout.write(`mingzhang-test: failed at ${name}\n`);
    process.exit(1);
  }
}
process.stdout.write('mingzhang-test: passed\n');

function runTests() {
  rmSync(RESULTS, { force: true });
  const status = runTool('vitest/vitest.mjs', ['run', ...REPORTERS, ...process.argv.slice(2)]);
  if (existsSync(RESULTS)) {
    const result = JSON.parse(readFileSync(RESULTS, 'utf8'));
    const skipped = result.numPendingTests + result.numTodoTests;
    process.stdout.write(
      `${result.numPassedTests} passed, ${result.numFailedTests} failed, ${skipped} skipped\n`,
    );
  }
  return status;
}
