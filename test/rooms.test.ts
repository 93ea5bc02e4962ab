import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesUnder, ROOT, repositoryFiles } from './support/house.js';

/** Which room may import which: the table of ARCHITECTURE.md. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  facts: [],
  document: ['facts'],
  formats: ['facts', 'document'],
  forms: ['facts', 'document'],
  checks: ['facts', 'document', 'forms'],
  reports: ['facts', 'document', 'formats', 'checks'],
  books: ['facts'],
  performance: ['facts'],
  intake: ['facts', 'document', 'formats', 'forms', 'books'],
  compose: [
    'facts',
    'document',
    'formats',
    'forms',
    'checks',
    'reports',
    'books',
    'performance',
    'intake',
  ],
};

/** The last rooms may import everything above them. */
const ABOVE = [...Object.keys(ROOMS)];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ...ROOMS,
  store: ABOVE,
  server: [...ABOVE, 'store'],
  cli: [...ABOVE, 'store', 'server'],
};

/** Rooms that run in a browser as they are. */
const PURE = ['facts', 'document', 'forms', 'checks', 'reports', 'performance'];

/** Packages that the readers may use: pure JavaScript that runs in a browser as it is. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  formats: ['@e965/xlsx', 'fflate', 'parse5', 'saxes'],
  performance: ['yaml'],
};

const IMPORTS = [
  /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
];

/** Module names that a source file imports: statements, type imports and `import('…')` types. */
function importsOf(code: string): string[] {
  return IMPORTS.flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[1] ?? ''));
}

function roomOf(file: string): string {
  return file.split('/')[1] ?? '';
}

function isPure(file: string): boolean {
  return PURE.includes(roomOf(file)) || (roomOf(file) === 'formats' && !file.includes('/node/'));
}

/** What is wrong with one file's imports, in words. */
function complaints(file: string, code: string): string[] {
  const room = roomOf(file);
  const allowed = ALLOWED[room];
  if (allowed === undefined) return [`${file}: src/${room} is no room of the house`];
  return importsOf(code).flatMap((name) => {
    if (!name.startsWith('.')) {
      return isPure(file) && PACKAGES[room]?.includes(name) !== true
        ? [`${file} imports ${name}, but ${room} runs in a browser`]
        : [];
    }
    const target = roomOf(posix.normalize(posix.join(posix.dirname(file), name)));
    return target === room || allowed.includes(target)
      ? []
      : [`${file} imports ${name}: ${room} may not import ${target}`];
  });
}

const sources = filesUnder('src').filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
);

describe('rooms of the house', () => {
  test('every source file, generated ones included, imports only what its room may', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.some((file) => file.includes('/generated/'))).toBe(true);
    const found = sources.flatMap((file) =>
      complaints(file, readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(found).toEqual([]);
  });

  test('rooms that run in a browser name no Node global', () => {
    const found = sources
      .filter(isPure)
      .filter((file) => !file.includes('/generated/'))
      .filter((file) =>
        /\b(?:process\.(?:env|argv|cwd|exit|std)|Buffer\.|__dirname\b|require\()/.test(
          readFileSync(join(ROOT, file), 'utf8'),
        ),
      );
    expect(found).toEqual([]);
  });

  test('the search for imports sees each way of importing', () => {
    const code = `
import a from '../forms/a.js';
import type { B } from '../forms/b.js';
import {
  type C,
  d,
} from '../forms/c.js';
export type { E } from '../forms/e.js';
export * from '../forms/f.js';
import '../forms/g.js';
type H = import('../forms/h.js').H;
const i = await import('../forms/i.js');
import { j } from 'node:fs';
`;
    expect(complaints('src/facts/x.ts', code)).toHaveLength(9);
    expect(complaints('src/checks/x.ts', code)).toEqual([
      'src/checks/x.ts imports node:fs, but checks runs in a browser',
    ]);
    expect(complaints('src/cellar/x.ts', code)).toHaveLength(1);
  });
});

describe('files of the repository', () => {
  // Built from parts, so that this file does not find itself.
  const MACHINE = [
    ['/', 'work/'],
    ['/', 'root/'],
    ['/', 'home/'],
    ['/', 'Users/'],
    ['C:', '\\Users'],
    ['registry', '.npmjs'],
    ['regist', 'ry.npmmirror'],
    ['"resol', 'ved":'],
  ].map((parts) => parts.join(''));

  test('none holds a path of one machine or the host of a registry', () => {
    const names = repositoryFiles();
    expect(names.length).toBeGreaterThan(50);
    const found = names
      .filter((name) => existsSync(join(ROOT, name)))
      .flatMap((name) => {
        const text = readFileSync(join(ROOT, name), 'utf8');
        return MACHINE.filter((part) => text.includes(part)).map((part) => `${name}: ${part}`);
      });
    expect(found).toEqual([]);
  });

  test('no test is skipped or left alone on purpose', () => {
    const forbidden = /\b(?:test|it|describe)\.(?:skip|only|todo)\b/;
    const found = [...filesUnder('src'), ...filesUnder('test')]
      .filter((name) => name.endsWith('.test.ts'))
      .filter((name) => forbidden.test(readFileSync(join(ROOT, name), 'utf8')));
    expect(found).toEqual([]);
  });
});
