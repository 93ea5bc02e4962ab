import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Pipeline } from '../src/cli/pipeline.js';
import { stages } from '../src/cli/stages.js';
import { ROOT } from './support/house.js';
import { run } from './support/run.js';

const EXAMPLE = join(ROOT, 'examples/disclosures/zhenan-2023.txt');
let folder = '';
let file = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-options-'));
  file = join(folder, '决算.txt');
  cpSync(EXAMPLE, file);
});

afterAll(() => rmSync(folder, { recursive: true }));

/** The stages, and how many documents they read. */
function counting(): { readonly pipeline: Pipeline; readonly reads: () => number } {
  const own = stages();
  let reads = 0;
  const pipeline: Pipeline = {
    ...own,
    workers: false,
    check: own.check,
    read: (bytes, name, limits) => {
      reads += 1;
      return own.read(bytes, name, limits);
    },
  };
  return { pipeline, reads: () => reads };
}

describe('mingzhang check --cache', () => {
  test('works a file out once, until it, its config or its corrections change', async () => {
    const cache = join(folder, 'cache');
    const { pipeline, reads } = counting();
    const check = (...more: readonly string[]) =>
      run(['check', file, '--cache', '--cache-location', cache, ...more], pipeline);
    const first = await check();
    const second = await check();
    expect(reads()).toBe(1);
    expect(second).toEqual(first);
    expect(readdirSync(cache)).toHaveLength(1);

    const config = join(folder, 'mingzhang.config.yaml');
    writeFileSync(config, 'rules: { table-sum: off }\n');
    expect((await check()).out).not.toBe(first.out);
    expect(reads()).toBe(2);
    rmSync(config);

    const text = readFileSync(file, 'utf8');
    writeFileSync(file, `${text}\n`);
    await check();
    expect(reads()).toBe(3);
    // The file is as it was, but its place in the cache is taken by the changed one.
    writeFileSync(file, text);
    expect((await check()).out).toBe(first.out);
    expect(reads()).toBe(4);
    expect(readdirSync(cache)).toHaveLength(1);
  });

  test('takes what is damaged as not there, and keeps another format apart', async () => {
    const cache = join(folder, 'damaged');
    const { pipeline, reads } = counting();
    const check = (...more: readonly string[]) =>
      run(['check', file, '--cache-location', cache, ...more], pipeline);
    const first = await check();
    const [name = ''] = readdirSync(cache);
    writeFileSync(join(cache, name), 'no result');
    expect(await check()).toEqual(first);
    expect(reads()).toBe(2);
    await check('--format', 'json');
    expect(reads()).toBe(3);
    expect(await check()).toEqual(first);
    expect(reads()).toBe(3);
  });

  test('a folder that cannot be made is told before anything is checked', async () => {
    const { pipeline, reads } = counting();
    const ran = await run(['check', file, '--cache-location', join(file, 'inside')], pipeline);
    expect(ran.status).toBe(2);
    expect(ran.err).toContain('inside');
    expect(reads()).toBe(0);
  });
});

describe('mingzhang check --stats', () => {
  test('tells for each rule what it looked at and found, and leaves the report alone', async () => {
    const { pipeline } = counting();
    const plain = await run(['check', file, '--no-config'], pipeline);
    const told = await run(['check', file, '--no-config', '--stats', '--lang', 'zh'], pipeline);
    expect(told.out).toBe(plain.out);
    const lines = told.err.split('\n').map((line) => line.split('\t'));
    const sums = lines.find(([, , , rule]) => rule === 'table-sum');
    expect(Number(sums?.[1])).toBeGreaterThan(100);
    expect(Number(sums?.[2])).toBeGreaterThan(0);
    expect(lines.some(([, , , rule]) => rule === 'placeholder')).toBe(true);
  });
});

describe('mingzhang check --print-config', () => {
  test('lists what holds for a file without checking it', async () => {
    const config = join(folder, 'own.yaml');
    writeFileSync(
      config,
      'profile: strict\nrules: { table-sum: warning }\nprofiles: { strict: { rules: { placeholder: off } } }\noptions: { maxWarnings: 4 }\n',
    );
    const { pipeline, reads } = counting();
    const ran = await run(['check', file, '--print-config', '--config', config], pipeline);
    expect(ran.status).toBe(0);
    expect(reads()).toBe(0);
    const [entry] = JSON.parse(ran.out);
    expect(entry).toMatchObject({ file, config, profile: 'strict', maxWarnings: 4 });
    expect(entry.rules).toMatchObject({ 'table-sum': 'warning', placeholder: 'off' });
    expect(Object.keys(entry.rules)).toHaveLength(pipeline.rules.length);
  });
});
