import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { check } from '../src/checks/check.js';
import { readEntry } from '../src/cli/read-json.js';
import { readTextDocument } from '../src/formats/text/read.js';
import { readForms } from '../src/forms/read.js';
import { htmlReport } from '../src/reports/html/report.js';
import { checkEntry } from '../src/reports/json.js';
import { filesUnder, ROOT } from './support/house.js';

// Bundling and reading every example twice takes its time on a busy machine.

/** The whole way of a document, as a page in a browser would call it. */
const PAGE = `
import { check } from './src/checks/check.js';
import { readEntry } from './src/cli/read-json.js';
import { readTextDocument } from './src/formats/text/read.js';
import { readForms } from './src/forms/read.js';
import { htmlReport } from './src/reports/html/report.js';
import { checkEntry } from './src/reports/json.js';

globalThis.process_document = (bytes, file) => {
  const subject = readForms(readTextDocument(bytes, file));
  const checked = { subject, result: check(subject) };
  return JSON.stringify([readEntry(subject), checkEntry(checked, true), htmlReport(checked, 'zh')]);
};
`;

function inNode(bytes: Uint8Array, file: string): string {
  const subject = readForms(readTextDocument(bytes, file));
  const checked = { subject, result: check(subject) };
  return JSON.stringify([readEntry(subject), checkEntry(checked, true), htmlReport(checked, 'zh')]);
}

describe('in a browser', () => {
  test('the pure rooms bundle without Node and give what they give in Node', async () => {
    // platform browser: an import of a Node module fails the build.
    const { outputFiles } = await build({
      stdin: { contents: PAGE, resolveDir: ROOT, loader: 'ts' },
      bundle: true,
      write: false,
      format: 'iife',
      platform: 'browser',
      target: 'es2022',
      logLevel: 'silent',
    });
    const [bundle] = outputFiles;
    if (bundle === undefined) throw new Error('esbuild gave no bundle');
    const examples = filesUnder('examples/disclosures').filter((name) => name.endsWith('.txt'));
    expect(examples.length).toBeGreaterThan(0);
    // Web globals only: whatever else a module names is a ReferenceError here.
    const context = createContext({ TextDecoder, TextEncoder, URL });
    runInContext(bundle.text, context, { filename: 'bundle.js' });
    for (const name of examples) {
      const bytes = new Uint8Array(readFileSync(join(ROOT, name)));
      const there = runInContext('process_document', context)(bytes, name);
      expect(there === inNode(bytes, name), `${name}: same JSON in browser and in Node`).toBe(true);
    }
  });
});
