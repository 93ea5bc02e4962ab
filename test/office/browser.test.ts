import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { readOfficeDocument } from '../../src/formats/office.js';
import type { OfficeKind } from '../../src/formats/office-kinds.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { reassemble } from '../../src/forms/reassemble/index.js';
import { filesUnder, ROOT } from '../support/house.js';
import { asDocx, asHtml, asXlsx } from './render.js';

const PAGE = `
import { readOfficeDocument } from './src/formats/office.js';
globalThis.read_office = (kind, bytes) => JSON.stringify(readOfficeDocument(kind, bytes, 'a'));
`;

test('the office readers bundle without Node and give what they give in Node', async () => {
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
  const context = createContext({ TextDecoder, TextEncoder, URL, console });
  runInContext(bundle.text, context, { filename: 'bundle.js' });
  const [name = ''] = filesUnder('examples/disclosures').filter((file) => file.endsWith('.txt'));
  const text = readTextDocument(new Uint8Array(readFileSync(join(ROOT, name))), name);
  const document = reassemble(text);
  const files: Readonly<Record<Exclude<OfficeKind, 'doc' | 'ole'>, Uint8Array>> = {
    html: asHtml(document),
    docx: asDocx(document),
    xlsx: asXlsx(document),
    xls: asXlsx(document, 'biff8'),
  };
  for (const [kind, bytes] of Object.entries(files)) {
    const here = JSON.stringify(readOfficeDocument(kind as OfficeKind, bytes, 'a'));
    expect(runInContext('read_office', context)(kind, bytes) === here, kind).toBe(true);
  }
});
