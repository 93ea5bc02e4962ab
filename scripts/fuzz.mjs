// `npm run fuzz [N]`: N (2,000) damaged files of every format and from the same seed each time,
// read or refused and nothing else; `npm test` runs a small share of them.
import { buildData, requireNode, runTool } from './house.mjs';

const [runs = '2000'] = process.argv.slice(2);

requireNode();
process.env.MINGZHANG_FUZZ = runs;
process.env.PDF_FUZZ = runs;
process.env.FUZZ = runs;
const data = buildData();
process.exit(
  data === 0
    ? runTool('vitest/vitest.mjs', ['run', 'test/fuzz', 'test/office/fuzz.test.ts'])
    : data,
);
