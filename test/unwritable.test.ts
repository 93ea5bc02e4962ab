import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { saveFolder } from '../src/books/node/folder.js';
import { makeFolder } from '../src/books/node/make-folder.js';
import { saveOutputs } from '../src/cli/compose/save.js';
import { stages } from '../src/cli/stages.js';
import { writing } from '../src/cli/unwritable.js';
import { layouts } from '../src/forms/generated/layouts.js';
import { ROOT } from './support/house.js';
import { run } from './support/run.js';

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-unwritable-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'file');
writeFileSync(file, '');
const disclosure = join(ROOT, 'examples/disclosures/zhenan-2023.txt');

test('folders are made with those above them, and may be there already', () => {
  const deep = join(folder, 'a', 'b', 'c');
  makeFolder(deep);
  makeFolder(deep);
  expect(statSync(deep).isDirectory()).toBe(true);
});

const OTHER = process.platform === 'linux' ? '' : ' (skipped: there is no /proc)';
test.skipIf(OTHER !== '')(`a file system that takes no folders ends the work${OTHER}`, () => {
  expect(() => makeFolder('/proc/mingzhang/a')).toThrow(/ENOENT/);
});

test('what is composed or imported goes to no target under a file, and leaves nothing', () => {
  const target = join(file, 'a', 'b');
  const output = { path: 'c.txt', bytes: new Uint8Array(1) };
  const composed = () => writing(target, () => saveOutputs(target, [output]));
  const imported = () => writing(target, () => saveFolder(target, new Map([['c.csv', '1']])));
  for (const write of [composed, imported]) expect(write).toThrow(`${target}：无法写入（ENOTDIR）`);
  expect(readdirSync(folder).filter((name) => name.includes('writing'))).toEqual([]);
});

test.each([
  ['show', ['show']],
  ['check', ['check', '--format', 'json']],
  ['check, a folder of pages', ['check', '--format', 'html']],
  ['ledger', ['ledger']],
  ['import', ['import']],
])(
  '%s names a target that cannot be written, exit status 2',
  async (_, verb) => {
    const target = join(file, 'a', 'b');
    const { status, err } = await run([...verb, '-q', '-o', target, disclosure], stages());
    expect(status).toBe(2);
    expect(err).toContain(target);
    expect(err).toMatch(/无法写入/);
  },
  30_000,
);

test('so does a book that is begun', async () => {
  const target = join(file, 'a');
  const argv = ['init', target, '--layout', layouts[0]?.id ?? ''];
  const { status, err } = await run(argv, stages());
  expect([status, err]).toEqual([2, `${target}：无法写入（ENOTDIR）。\n`]);
});
