// `npm test`: installs what is missing, then lint, types, build and tests. It changes
// nothing outside the checkout. The last line is for machines:
//   mingzhang-test: passed
//   mingzhang-test: failed at <step>
import { build, buildData, install, requireNode, runTool } from './house.mjs';

const STEPS = [
  ['install', install],
  ['data', buildData],
  ['lint', () => runTool('@biomejs/biome/bin/biome', ['check', '.'])],
  ['typecheck', () => runTool('typescript/bin/tsc', ['-p', 'tsconfig.json', '--noEmit'])],
  ['build', build],
  ['tests', () => runTool('vitest/vitest.mjs', ['run', ...process.argv.slice(2)])],
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
