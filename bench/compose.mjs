// `npm run bench:compose`: how long a whole composed disclosure takes to be written in all
// formats, warm and cold, beside LibreOffice turning the same Word file into PDF.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const OFFICE = '/usr/bin/soffice';
const WARM_PASSES = 5;

const [mode, path] = process.argv.slice(2);
if (mode === 'cold') await writeAll(JSON.parse(readFileSync(path, 'utf8')), () => undefined);
else await measure();

/** Writes a document in every format; `told` hears of each format's bytes and milliseconds. */
async function writeAll(document, told) {
  const formats = [
    ['docx', '../dist/formats/docx/write.js', 'writeDocx'],
    ['pdf', '../dist/formats/pdf/node/write.js', 'writePdf'],
    ['html', '../dist/formats/html/write.js', 'writeHtml'],
    ['xlsx', '../dist/formats/xlsx/node/document.js', 'writeXlsx'],
    ['json', '../dist/formats/json/write.js', 'writeFacts'],
    ['csv', '../dist/formats/csv/write.js', 'writeCsv'],
    ['txt', '../dist/formats/text/write.js', 'writeText'],
  ];
  for (const [name, module, writer] of formats) {
    const { [writer]: write } = await import(module);
    const start = performance.now();
    const written = await write(document);
    told(name, written, performance.now() - start);
  }
}

async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-compose-'));
  try {
    const document = await sample(folder);
    const file = join(folder, 'document.json');
    writeFileSync(file, JSON.stringify(document));
    const blocks = document.sections.flatMap((section) => section.blocks);
    const count = (type) => blocks.filter((block) => block.type === type).length;
    console.log(`Node ${process.version}, ${process.platform} ${process.arch}`);
    console.log(`one disclosure: ${count('table')} tables, ${count('figure')} charts`);
    const cold = timed(() => {
      const { status } = spawnSync(process.execPath, [
        fileURLToPath(import.meta.url),
        'cold',
        file,
      ]);
      if (status !== 0) throw new Error('the cold run failed');
    });
    let docx = new Uint8Array();
    let last = [];
    let warm = Number.POSITIVE_INFINITY;
    for (let pass = 0; pass < WARM_PASSES; pass += 1) {
      const lines = [];
      const start = performance.now();
      await writeAll(document, (name, written, time) => {
        if (name === 'docx') docx = written;
        const size =
          written.length ?? [...written.values()].reduce((sum, { length }) => sum + length, 0);
        lines.push(
          `  ${name.padEnd(6)}${time.toFixed(0).padStart(6)} ms${(size / 1024).toFixed(0).padStart(7)} KB`,
        );
      });
      const time = performance.now() - start;
      if (time < warm) [warm, last] = [time, lines];
    }
    for (const line of last) console.log(line);
    console.log(`all formats, warm   ${warm.toFixed(0)} ms (bound 3,000)`);
    console.log(`all formats, cold   ${cold.toFixed(0)} ms (bound 6,000), a new process included`);
    console.log(`LibreOffice         ${office(folder, docx)} for the same Word file to PDF`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function office(folder, docx) {
  if (!existsSync(OFFICE)) return 'is missing (npm run setup:system)';
  const file = join(folder, 'a.docx');
  writeFileSync(file, docx);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const convert = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file];
  const run = () => execFileSync(OFFICE, convert, { stdio: 'ignore' });
  run();
  return `${timed(run).toFixed(0)} ms`;
}

/** The invented disclosure of the tests, which lies in TypeScript. */
async function sample(folder) {
  const { build } = await import('esbuild');
  const bundle = join(ROOT, 'node_modules', `.bench-compose-${process.pid}.mjs`);
  try {
    await build({
      entryPoints: [join(ROOT, 'test/support/write/disclosure.ts')],
      outfile: bundle,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      absWorkingDir: folder,
    });
    const { sampleDisclosure } = await import(pathToFileURL(bundle).href);
    return sampleDisclosure({ most: 40 }).document;
  } finally {
    rmSync(bundle, { force: true });
  }
}
