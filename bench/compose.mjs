// `npm run bench:compose`: how long a book takes to become its whole disclosure in all
// formats, warm and cold, beside LibreOffice turning the same Word file into PDF.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadBook } from '../dist/books/node/folder.js';
import { WRITERS } from '../dist/cli/compose/formats.js';
import { prepare, usualLayout } from '../dist/compose/prepare.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const NAME = 'zengdu-2022';
const BOOK = join(ROOT, 'examples/books', NAME);
const OFFICE = '/usr/bin/soffice';
const WARM_PASSES = 5;
const [WARM_BOUND, COLD_BOUND] = [3_000, 6_000];

const folder = mkdtempSync(join(tmpdir(), 'bench-compose-'));
try {
  await measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure() {
  console.log(`Node ${process.version}, ${process.platform} ${process.arch}`);
  const cold = timed(() => {
    const command = [join(ROOT, 'bin/mingzhang'), 'compose', BOOK, '-o', join(folder, 'cold')];
    const { status } = spawnSync(process.execPath, [...command, '--format', 'all']);
    if (status !== 0) throw new Error(`the cold run ended with ${status}`);
  });
  let best = null;
  for (let pass = 0; pass < WARM_PASSES; pass += 1) {
    const run = await compose();
    if (best === null || run.time < best.time) best = run;
  }
  const blocks = best.document.sections.flatMap((section) => section.blocks);
  const count = (type) => blocks.filter((block) => block.type === type).length;
  console.log(`one disclosure: ${count('table')} tables, ${count('figure')} charts`);
  for (const line of best.lines) console.log(line);
  console.log(`all formats, warm   ${best.time.toFixed(0)} ms (bound ${WARM_BOUND})`);
  console.log(`all formats, cold   ${cold.toFixed(0)} ms (bound ${COLD_BOUND}), a new process`);
  console.log(`LibreOffice         ${office(best.docx)} for the same Word file to PDF`);
}

/** From the book's files to the bytes of every format, the gate included. */
async function compose() {
  const lines = [];
  let docx = new Uint8Array();
  const start = performance.now();
  const book = loadBook(BOOK);
  const { composition, problems } = prepare(book, usualLayout(book).id);
  if (problems.length > 0) throw new Error(`the gate names ${problems.length} problems`);
  lines.push(line('gate', performance.now() - start, null));
  for (const writer of WRITERS) {
    const from = performance.now();
    const outputs = await writer.write({ book, composition, name: NAME });
    const size = outputs.reduce((sum, { bytes }) => sum + bytes.length, 0);
    lines.push(line(writer.format, performance.now() - from, size));
    if (writer.format === 'docx') docx = outputs[0].bytes;
  }
  return { time: performance.now() - start, lines, docx, document: composition.document };
}

function line(name, time, size) {
  const bytes = size === null ? '' : `${(size / 1024).toFixed(0).padStart(7)} KB`;
  return `  ${name.padEnd(6)}${time.toFixed(0).padStart(6)} ms${bytes}`;
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function office(docx) {
  if (!existsSync(OFFICE)) return 'is missing (npm run setup:system)';
  const file = join(folder, 'a.docx');
  writeFileSync(file, docx);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const convert = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file];
  const run = () => execFileSync(OFFICE, convert, { stdio: 'ignore' });
  run();
  return `${timed(run).toFixed(0)} ms`;
}
