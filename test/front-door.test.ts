import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { filesUnder, ROOT } from './support/house.js';
import { schemaErrors } from './support/schema.js';

const MINUTES = 120_000;
// Each test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: MINUTES, hookTimeout: MINUTES });
const folder = mkdtempSync(join(tmpdir(), 'mingzhang-door-'));
afterAll(() => rmSync(folder, { recursive: true }));

function node(args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = ROOT) {
  return spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, ...env },
  });
}

const mingzhang = (...args: string[]) => node([join(ROOT, 'bin/mingzhang'), ...args]);

beforeAll(() => {
  const built = node(['scripts/build.mjs']);
  if (built.status !== 0) throw new Error(`build failed: ${built.stdout}${built.stderr}`);
});

const EXAMPLES = filesUnder('examples/disclosures').filter((name) => name.endsWith('.txt'));
const BOOKS = filesUnder('examples/books')
  .filter((name) => name.endsWith('/unit.yaml'))
  .map((name) => basename(dirname(name)));

describe('bin/mingzhang', () => {
  test('reads and checks every example, as the schemas say', () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(3);
    const read = mingzhang('read', '--format', 'json', ...EXAMPLES);
    expect([0, 3]).toContain(read.status);
    const readings = JSON.parse(read.stdout);
    expect(schemaErrors('read', readings)).toEqual([]);
    const checked = mingzhang('check', '--format', 'json', '--all', ...EXAMPLES);
    expect(checked.status).toBe(1);
    const checks = JSON.parse(checked.stdout);
    expect(schemaErrors('check', checks)).toEqual([]);
    for (const [index, name] of EXAMPLES.entries()) {
      expect(readings[index].file).toBe(name);
      expect(readings[index].document.fiscalYear).not.toBeNull();
      expect(readings[index].tables.length).toBeGreaterThan(0);
      expect(readings[index].claims.length).toBeGreaterThan(0);
      expect(checks[index].summary.holds).toBeGreaterThan(0);
    }
  });

  test('every place that a reading or a finding points at holds the figure', () => {
    const readings = JSON.parse(mingzhang('read', '--format', 'json', ...EXAMPLES).stdout);
    const wrong = readings.flatMap(
      (entry: { file: string; tables: JsonTable[]; claims: JsonFigure[] }) => {
        const lines = readFileSync(join(ROOT, entry.file), 'utf8').split(/\r?\n/);
        const cells = entry.tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
        return (
          [...cells, ...entry.claims]
            .filter(({ text }) => /\d/.test(text))
            // The source of a figure in running text may go on over its unit.
            .filter((figure) => !bare(textAt(lines, figure.source)).startsWith(bare(figure.text)))
            .map(({ text, source }) => `${entry.file} ${text} ${JSON.stringify(source)}`)
        );
      },
    );
    expect(wrong).toEqual([]);
  });

  test('runs the same from another folder and through a slow pipe', () => {
    const there = join(ROOT, EXAMPLES[0] ?? '');
    const direct = node(
      [join(ROOT, 'bin/mingzhang'), 'read', there, '--format', 'json'],
      {},
      folder,
    );
    const piped = spawnSync(
      'sh',
      [
        '-c',
        '"$0" "$1" read "$2" --format json | (sleep 0.2; cat)',
        process.execPath,
        join(ROOT, 'bin/mingzhang'),
        there,
      ],
      { encoding: 'utf8', cwd: folder, maxBuffer: 256 * 1024 * 1024 },
    );
    expect(piped.stdout === direct.stdout).toBe(true);
    expect(JSON.parse(piped.stdout)).toHaveLength(1);
  });

  test('knows its version and its rules; each rule can be explained', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(mingzhang('--version').stdout).toBe(`${version}\n`);
    const rules = JSON.parse(mingzhang('rules', '--format', 'json').stdout);
    expect(rules.length).toBeGreaterThan(5);
    const first = mingzhang('explain', rules[0].id, '--lang', 'en');
    expect(first.status).toBe(0);
    expect(first.stdout).toContain('passes');
    expect(first.stdout).toContain('fails');
  });
});

interface JsonFigure {
  readonly text: string;
  readonly source: readonly {
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
  }[];
}

interface JsonTable {
  readonly rows: readonly { readonly cells: readonly JsonFigure[] }[];
}

/** What the file holds at a source; spans lie on one line each. */
function textAt(lines: readonly string[], source: JsonFigure['source']): string {
  return source
    .map(({ line, column, endLine, endColumn }) =>
      line === endLine
        ? (lines[line - 1] ?? '').slice(column - 1, endColumn - 1)
        : [
            (lines[line - 1] ?? '').slice(column - 1),
            ...lines.slice(line, endLine - 1),
            (lines[endLine - 1] ?? '').slice(0, endColumn - 1),
          ].join(''),
    )
    .join('');
}

function bare(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

describe('bad input through the real reader', () => {
  test.each([
    ['an empty file', 'empty.txt', '', 2],
    ['blanks only', 'blank.txt', ' \n\n', 2],
    [
      'a binary file',
      'binary.txt',
      new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 255, 254, 0, 0]),
      2,
    ],
    ['a letter', 'letter.txt', '张三同志：\n\n来信收到。下周一见。\n', 2],
  ] as const)('%s', (_, name, content, status) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    for (const lang of ['zh', 'en']) {
      const ran = mingzhang('check', '--quiet', '--lang', lang, path);
      expect(ran.stderr).toContain(path);
      expect(ran.stderr).not.toMatch(/\n\s+at /);
      expect(ran.status).toBe(status);
    }
  });

  test('a disclosure cut in the middle of a table is named with the place, never green', () => {
    const path = join(folder, 'cut.txt');
    const { text, line } = cutInsideTable();
    writeFileSync(path, text);
    const ran = mingzhang('check', '--lang', 'en', path);
    expect([1, 3]).toContain(ran.status);
    expect(ran.stdout).toContain(`${path}:${line}:1`);
    expect(ran.stdout).toContain('the file seems to be cut off inside the table');
    expect(mingzhang('read', path).status).toBe(3);
  });

  test('the rest of a batch is done', () => {
    const ran = mingzhang('check', '--format', 'json', join(folder, 'none.txt'), EXAMPLES[0] ?? '');
    expect(ran.status).toBe(2);
    const [failed, done] = JSON.parse(ran.stdout);
    expect(failed.error.code).toBe('ENOENT');
    expect(done.summary.holds).toBeGreaterThan(0);
  });
});

describe('npm start', () => {
  test('composes the books, checks the examples and leaves a report for each, ending 0', () => {
    rmSync(join(ROOT, 'out/books'), { recursive: true, force: true });
    const ran = node(['scripts/start.mjs'], { NO_COLOR: '1' });
    expect(ran.stderr).not.toContain('npm ci');
    expect(ran.status).toBe(0);
    expect(ran.stdout).toContain('out/index.html');
    expect(ran.stdout).not.toContain('\u001b');
    for (const name of EXAMPLES) {
      const page = name.replace(/^.*\//, 'out/').replace(/\.txt$/, '.html');
      expect(existsSync(join(ROOT, page))).toBe(true);
      expect(ran.stdout).toContain(name);
    }
    for (const name of BOOKS) {
      expect(existsSync(join(ROOT, `out/books/${name}/${name}.html`))).toBe(true);
    }
  });
});

describe('system setup', () => {
  test('asks apt for the packages it lists, and for nothing else', () => {
    // Stand-ins for apt-get and sudo: the suite must not change the system it runs on.
    const tools = join(folder, 'tools');
    mkdirSync(tools, { recursive: true });
    const log = join(folder, 'apt.log');
    writeFileSync(join(tools, 'apt-get'), `#!/bin/sh\necho "$@" >> '${log}'\n`, { mode: 0o755 });
    writeFileSync(join(tools, 'sudo'), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 });
    const ran = spawnSync('bash', ['scripts/setup-system.sh'], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${tools}:${process.env.PATH ?? ''}` },
    });
    expect(ran.status).toBe(0);
    const calls = readFileSync(log, 'utf8').trim().split('\n');
    expect(calls).toHaveLength(2);
    expect(calls[0]).toBe('update');
    expect(calls[1]).toContain('--no-install-recommends');
    expect(calls[1]?.split(' ')).toEqual(expect.arrayContaining(['tesseract-ocr', 'chromium']));
  });
});

/** The first example that has a tab-separated table, ending inside the fifth row of even width. */
function cutInsideTable(): { text: string; line: number } {
  for (const name of EXAMPLES) {
    const lines = readFileSync(join(ROOT, name), 'utf8').split('\n');
    const tabs = lines.map((line) => line.split('\t').length - 1);
    const at = tabs.findIndex(
      (count, index) => count >= 4 && [1, 2, 3, 4].every((back) => tabs[index - back] === count),
    );
    if (at < 0) continue;
    const row = (lines[at] ?? '').split('\t').slice(0, 2).join('\t');
    return { text: [...lines.slice(0, at), row].join('\n'), line: at + 1 };
  }
  throw new Error('no example has a tab-separated table of five even rows');
}
