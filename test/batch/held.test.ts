import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Digest } from '../../src/checks/across/index.js';
import { comparable } from '../../src/checks/across/index.js';
import { Packed } from '../../src/cli/batch/packed.js';
import { DigestShelf } from '../../src/cli/digest-shelf.js';
import { parseOptions } from '../../src/cli/options.js';
import { GrowingFile } from '../../src/cli/save.js';

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-held-'));
afterAll(() => rmSync(folder, { recursive: true }));

function digest(file: string, unit: string, names: readonly string[] = []): Digest {
  return {
    file,
    document: {
      kind: 'final-accounts',
      fiscalYear: 2023,
      unit,
      level: names.length > 0 ? 'department' : 'unit',
      region: null,
      layout: null,
    },
    figures: [],
    changes: [],
    covered: { names, count: null },
    whole: true,
    growthExplained: false,
  };
}

describe('what waits for the end of a batch', () => {
  test('is a copy of what was given', () => {
    const value = { body: '金额'.repeat(9000), amount: 12n, none: null };
    expect(new Packed(value).unpacked()).toEqual(value);
  });

  test('is compared only where its office comes up again', () => {
    const all = [
      digest('a', '甲县医疗保障局'),
      digest('b', '乙县医疗保障局'),
      digest('c', '某市甲县医疗保障局（本级）'),
      digest('d', '丙区卫生健康局', ['丙区疾病预防控制中心']),
      digest('e', '丙区疾病预防控制中心'),
      digest('f', '丁区医疗保障局'),
      digest('g', '丁区医疗保障服务中心'),
    ];
    expect(comparable(all)).toEqual([true, false, true, true, true, true, true]);
    const shelf = new DigestShelf();
    for (const one of all) shelf.add(one);
    expect(shelf.files).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(shelf.taken()).toEqual(all.filter(({ file }) => file !== 'b'));
  });
});

describe('a report that grows', () => {
  const options = parseOptions(['check', '-q', 'x.txt']);
  const io = { out: () => {}, err: () => {}, color: false, version: '0' };

  test('takes its name when it is whole', async () => {
    const path = join(folder, 'a', 'report.json');
    const file = new GrowingFile(path, options, io);
    await file.add(['[\n', '1']);
    expect(existsSync(path)).toBe(false);
    await file.add(['\n]\n']);
    expect(await file.finish()).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('[\n1\n]\n');
    expect(readdirSync(join(folder, 'a'))).toEqual(['report.json']);
  });

  test('goes to a device as it is, and is no report where it cannot be written', async () => {
    const device = new GrowingFile('/dev/null', options, io);
    await device.add(['x']);
    expect(await device.finish()).toBe(true);
    expect(existsSync('/dev/null')).toBe(true);
    const nowhere = new GrowingFile('/dev/null/report', options, io);
    await nowhere.add(['x']);
    expect(await nowhere.finish()).toBe(false);
  });
});
