// `npm run bench:batch`: how much faster a hundred documents are checked by two processes
// than by one, with the command as it is installed. Says something only on an idle machine with two
// processors or more.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const COMMAND = join(ROOT, 'bin', 'mingzhang');
const DOCUMENTS = 100;
const ROUNDS = 2;

const samples = ['../shared/corpus/pdf', 'examples/disclosures']
  .map((name) => join(ROOT, name))
  .filter((folder) => existsSync(folder))
  .map((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(?:pdf|txt)$/.test(name))
      .sort()
      .map((name) => join(folder, name)),
  )
  .find((files) => files.length > 0);

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-bench-'));
try {
  const files = Array.from({ length: DOCUMENTS }, (_, index) => {
    const sample = samples[index % samples.length];
    const file = join(folder, `${String(index).padStart(3, '0')}${extname(sample)}`);
    copyFileSync(sample, file);
    return file;
  });
  console.log(`${DOCUMENTS} documents (${extname(samples[0])}), best of ${ROUNDS}`);
  const one = best(files, 1);
  const two = best(files, 2);
  console.log(`1 process    ${line(one)}`);
  console.log(`2 processes  ${line(two)}`);
  console.log(`throughput   ${(one.wall / two.wall).toFixed(2)} times`);
} finally {
  rmSync(folder, { recursive: true });
}

function best(files, jobs) {
  const rounds = Array.from({ length: ROUNDS }, () => timed(files, jobs));
  return rounds.reduce((a, b) => (b.wall < a.wall ? b : a));
}

function timed(files, jobs) {
  const start = process.hrtime.bigint();
  const args = [COMMAND, 'check', '-q', '--format', 'json', '--jobs', String(jobs), ...files];
  const { status, error } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (error !== undefined || status === 2) throw error ?? new Error('a document was not read');
  const wall = Number(process.hrtime.bigint() - start) / 1e9;
  return { wall };
}

function line({ wall }) {
  return `${wall.toFixed(2)} s   ${(DOCUMENTS / wall).toFixed(1)} documents/s`;
}
