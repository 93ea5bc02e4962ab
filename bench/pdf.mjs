// PDF: read and checked in a warm process, and by a command of its own, beside the time that
// `pdftotext -bbox-layout` takes for the same file in the same run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { check } from '../dist/checks/check.js';
import { loadPdfium } from '../dist/formats/pdf/node/engine.js';
import { readPdfDocument } from '../dist/formats/pdf/read.js';
import { readForms } from '../dist/forms/read.js';
import { best, bestOf, format } from './timing.mjs';

const WARM_FACTOR = 3;
const WARM_EXTRA = 150;
const COLD = 1000;
const PEAK = 300;

/** Measures each file and prints what it needs beside what it may need. */
export async function measurePdf(root, documents) {
  if (documents.length === 0) return;
  console.log(
    `\nPDF: read and checked; at most ${WARM_FACTOR} × pdftotext + ${WARM_EXTRA} ms warm,`,
  );
  console.log(`${COLD} ms as a command of its own, ${PEAK} MB`);
  const engine = await loadPdfium();
  for (const { name, path, bytes } of documents) {
    const warm = await bestOf(async () =>
      check(readForms(await readPdfDocument(bytes, name, { engine }))),
    );
    const cold = best(() => command(root, path));
    const peak = peakOf(root, path);
    console.log(`  ${name}`);
    console.log(`    warm     ${format(warm).padStart(8)} ms   ${againstYardstick(warm, path)}`);
    console.log(`    command  ${format(cold).padStart(8)} ms   ${verdict(cold <= COLD)}`);
    console.log(`    peak     ${format(peak).padStart(8)} MB   ${verdict(peak <= PEAK)}`);
  }
}

function againstYardstick(warm, path) {
  const found = spawnSync('pdftotext', ['-v']).error === undefined;
  if (!found) return 'pdftotext is not installed: npm run setup:system';
  const yard = best(() => spawnSync('pdftotext', ['-bbox-layout', path, '-']));
  const limit = WARM_FACTOR * yard + WARM_EXTRA;
  return `pdftotext ${format(yard)} ms, ratio ${format(warm / yard)}, limit ${format(limit)} ms: ${verdict(warm <= limit)}`;
}

function verdict(kept) {
  return kept ? 'kept' : 'MISSED';
}

function command(root, path, options = [], env = process.env) {
  const bin = join(root, 'bin', 'mingzhang');
  const { status } = spawnSync(process.execPath, [...options, bin, 'check', '-q', path], { env });
  if (status === null || status === 2) throw new Error(`${path} could not be read`);
}

function peakOf(root, path) {
  const folder = mkdtempSync(join(tmpdir(), 'mingzhang-bench-'));
  const target = join(folder, 'peak');
  try {
    const probe = pathToFileURL(join(root, 'bench', 'peak.mjs')).href;
    command(root, path, ['--import', probe], { ...process.env, MINGZHANG_PEAK: target });
    return Number(readFileSync(target, 'utf8')) / 1024;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
