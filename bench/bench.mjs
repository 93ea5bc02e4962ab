// `npm run bench`: how fast documents are read and checked in one warm process, beside a
// yardstick of the same run, how much memory that takes, and how time grows with size.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from '../dist/checks/check.js';
import { readTextDocument } from '../dist/formats/text/read.js';
import { readForms } from '../dist/forms/read.js';
import { measureBooks } from './books.mjs';
import { measurePdf } from './pdf.mjs';
import { syntheticDisclosure } from './synthetic.mjs';
import { best, format } from './timing.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const MEMORY_PASSES = 5;
const SIZES = [1, 2, 4, 8, 16, 32];
const KB = 1024;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

const sets = [
  ['examples', load('examples/disclosures', '.txt')],
  ['../shared/corpus/text', load('../shared/corpus/text', '.txt')],
].filter(([, documents]) => documents.length > 0);

console.log(`Node ${process.version}, ${process.platform} ${process.arch}`);
for (const [name, documents] of sets) measureSet(name, documents);
await measurePdf(ROOT, load('../shared/corpus/pdf', '.pdf'));
measureBooks();
measureGrowth();

function load(folder, ending) {
  const path = join(ROOT, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({
      name,
      path: join(path, name),
      bytes: new Uint8Array(readFileSync(join(path, name))),
    }));
}

/** The whole way of one document. The result is used, so that nothing is optimised away. */
function readAndCheck({ name, bytes }) {
  return check(readForms(readTextDocument(bytes, name))).records.length;
}

function measureSet(name, documents) {
  const bytes = documents.reduce((sum, document) => sum + document.bytes.length, 0);
  const ours = best(() => documents.reduce((sum, document) => sum + readAndCheck(document), 0));
  const yard = yardstick(bytes);
  console.log(`\n${name}: ${documents.length} documents, ${Math.round(bytes / KB)} KB`);
  console.log(
    `  read and checked   ${format(ours)} ms   ${format((documents.length * 1000) / ours)} documents/s`,
  );
  console.log(`  yardstick          ${format(yard)} ms   decoding and JSON.parse of as many bytes`);
  console.log(`  ratio              ${format(ours / yard)}`);
  console.log(
    `  peak memory        ${peakMemory(documents)} MB   of a process of its own, ${MEMORY_PASSES} passes`,
  );
  for (const document of documents) {
    console.log(
      `    ${format(best(() => readAndCheck(document))).padStart(8)} ms  ${document.name}`,
    );
  }
}

/** Peak resident memory, in MB, of a fresh process that reads and checks the documents. */
function peakMemory(documents) {
  const script = join(ROOT, 'bench', 'memory.mjs');
  const args = [script, String(MEMORY_PASSES), ...documents.map(({ path }) => path)];
  return Math.round(Number(execFileSync(process.execPath, args, { encoding: 'utf8' })) / KB);
}

/** Decoding and parsing JSON of the given number of bytes, made of table-like rows. */
function yardstick(bytes) {
  const row = { code: '2101501', name: '行政运行', cells: ['137.70', '137.70', '0.00'] };
  const rows = Math.max(1, Math.floor(bytes / encoder.encode(`${JSON.stringify(row)},`).length));
  const encoded = encoder.encode(JSON.stringify(Array.from({ length: rows }, () => row)));
  return best(() => JSON.parse(decoder.decode(encoded)).length);
}

function measureGrowth() {
  console.log('\ngrowth: a synthetic disclosure with up to 32 times the items and codes');
  let base = 0;
  for (const times of SIZES) {
    const document = { name: `x${times}`, bytes: encoder.encode(syntheticDisclosure(times)) };
    const took = best(() => readAndCheck(document));
    if (times === 1) base = took;
    const ratio = took / base;
    console.log(
      `  ×${times}  ${String(Math.round(document.bytes.length / KB)).padStart(4)} KB  ${readAndCheck(document)} identities  ${format(took)} ms  ${format(ratio)} times, ${format(ratio / times)} of linear`,
    );
  }
}
