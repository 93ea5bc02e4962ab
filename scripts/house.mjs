// What the front-door scripts share. Plain Node without dependencies: it runs before
// anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const LOWEST_NODE = [20, 19];
const INSTALL_STAMP = join(root, 'node_modules', '.mingzhang-lock');
const BUILD_STAMP = join(root, 'dist', '.inputs');
const BUNDLER = join(root, 'scripts', 'bundle.mjs');

/** Ends the process with a message when this Node is too old for the packages. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantMajor, wantMinor] = LOWEST_NODE;
  if (major > wantMajor || (major === wantMajor && minor >= wantMinor)) return;
  process.stderr.write(
    `需要 Node.js ${LOWEST_NODE.join('.')} 或更高版本，当前为 ${process.versions.node}。\n` +
      `Node.js ${LOWEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.\n`,
  );
  process.exit(2);
}

/** Runs a command with the terminal's own streams. @returns its exit status */
export function run(command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    // npm is a .cmd file on Windows, which only a shell can start.
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (error !== undefined) process.stderr.write(`${command}: ${error.message}\n`);
  return status ?? 1;
}

/** Runs a script of an installed package (its JavaScript, so that no shell is needed). */
export function runTool(script, args) {
  return run(process.execPath, [join(root, 'node_modules', script), ...args]);
}

/** Installs the locked packages when they are missing or the lock has changed. @returns exit status */
export function install() {
  if (isInstalled()) return 0;
  process.stderr.write('npm ci …\n');
  const status = run('npm', ['ci', '--no-audit', '--no-fund']);
  if (status === 0) writeFileSync(INSTALL_STAMP, lockHash());
  return status;
}

function isInstalled() {
  if (existsSync(INSTALL_STAMP)) return readFileSync(INSTALL_STAMP, 'utf8') === lockHash();
  // Somebody ran npm themselves: npm's own copy of the lock tells when.
  const installed = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** Data tables to modules, TypeScript to `dist`, the command to one file; nothing when all are up to date. @returns exit status */
export function build() {
  const data = buildData();
  if (data !== 0) return data;
  const wanted = inputsHash();
  if (existsSync(BUILD_STAMP) && readFileSync(BUILD_STAMP, 'utf8') === wanted) return 0;
  process.stderr.write('build …\n');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const compiled = runTool('typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
  const status = compiled === 0 ? run(process.execPath, [BUNDLER]) : compiled;
  if (status === 0) writeFileSync(BUILD_STAMP, wanted);
  return status;
}

export function buildData() {
  return run(process.execPath, [join(root, 'scripts', 'build-data.mjs')]);
}

/** Hash of everything the compiler reads, by content: a checkout changes times, not contents. */
function inputsHash() {
  const hash = createHash('sha256');
  const config = [
    'tsconfig.json',
    'tsconfig.build.json',
    'package-lock.json',
    'scripts/bundle.mjs',
  ];
  const sources = filesUnder(join(root, 'src')).filter((file) => !file.endsWith('.test.ts'));
  for (const file of [...config.map((name) => join(root, name)), ...sources]) {
    hash.update(`${relative(root, file)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** All files below a folder, in name order. */
export function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path) : [path];
    });
}
