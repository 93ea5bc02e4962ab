import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saveFolder } from '../../src/books/node/folder.js';
import type { UnitYear } from '../../src/books/unit-year.js';
import { writeBook } from '../../src/books/write-book.js';
import { main } from '../../src/cli/main.js';
import { stages } from '../../src/cli/stages.js';
import { keyString } from '../../src/facts/key.js';
import { PLACES } from '../support/compose/book.js';
import { keptBook } from '../support/compose/kept-book.js';
import { OVERALL, PROJECT } from './files.js';

const [PLACE = expect.fail('no office')] = PLACES;

let folder = '';
let book = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingzhang-score-'));
  book = join(folder, 'book');
  saveFolder(book, writeBook(keptBook(PLACE, hasProjects)));
  mkdirSync(join(book, 'performance'), { recursive: true });
  put('stations', small(PROJECT));
  put('overall', OVERALL);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, text: string): void {
  writeFileSync(join(book, `performance/${name}.yaml`), text);
}

function file(name: string): string {
  return readFileSync(join(book, `performance/${name}.yaml`), 'utf8');
}

/** More project expenditure than the project below spends. */
function hasProjects({ facts, year }: UnitYear): boolean {
  return [...facts].some(
    ({ key, value }) =>
      keyString({ ...key, unit: '' }) === `expenditure{kind=project}@#${year}:final` &&
      value > 200n,
  );
}

/** A project of less than two yuan. */
function small(text: string): string {
  return text
    .replace('budget: 1200000, final: 1100000.50', 'budget: 1, final: 0.90')
    .replace('budget: 30000, final: 30000', 'budget: 1, final: 1');
}

async function run(...argv: string[]) {
  let out = '';
  let err = '';
  const io = {
    out: (text: string) => (out += text),
    err: (text: string) => (err += text),
    color: false,
    version: '0.0.0-test',
  };
  return { status: await main(['score', ...argv], io, stages()), out, err };
}

describe('mingzhang score', () => {
  test('explains every point and writes nothing', async () => {
    const before = file('stations');
    const { status, out, err } = await run(book);
    expect(err).toBe('');
    expect(status).toBe(0);
    expect(out).toContain('未完成：分值×B/A；分值 30，A=≥20个，B=18个；得 27');
    expect(out).toContain('整体支出：99 分');
    expect(out).toContain('占决算项目支出');
    expect(file('stations')).toBe(before);
  });

  test('one project as JSON', async () => {
    const { status, out } = await run(book, '--project', '基层服务站点建设', '--format', 'json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      evaluations: [{ kind: 'project', indicators: [{ points: '27', met: false }, {}, {}, {}] }],
      coverage: null,
    });
  });

  test('what is missing is a finding', async () => {
    put('stations', small(PROJECT).replace('    cause: 两个站点选址未定\n', ''));
    const { status, out } = await run(book, '--lang', 'en');
    put('stations', small(PROJECT));
    expect(status).toBe(1);
    expect(out).toContain('performance/stations.yaml row 13 “indicators[0].cause”');
  });

  test('--write fills the points in', async () => {
    const { status, err } = await run(book, '--write');
    expect(status).toBe(0);
    expect(err).toContain('已填入 2 个文件');
    expect(file('stations')).toContain('score: 27');
    expect(file('stations')).toContain('# 验收单');
    expect((await run(book, '--write')).err).toContain('已填入 0 个文件');
  });

  test('--monitoring lists what was reached by the middle of the year', async () => {
    const monitored = (words: string) =>
      PROJECT.replace(
        '    actual-source: 验收单\n',
        `    actual-source: 验收单\n    monitored: {actual: 9个, forecast: 18个${words}}\n`,
      );
    put('stations', small(monitored('')));
    const open = await run(book, '--monitoring', '--project', '基层服务站点建设');
    expect(open.status).toBe(1);
    expect(open.out).toContain('基层服务站点建设：4 项指标，已监控 1 项');
    expect(open.out).toContain('建成站点：年度指标值 ≥20个；目前完成 9个；预计全年 18个\n');
    expect(open.out).toContain('办理时限：年度指标值 ≤15天；没有监控数据');
    expect(open.out).toContain('须写明纠偏措施');
    put('stations', small(monitored(', deviation: 选址慢, measures: 增派人员')));
    const done = await run(book, '--monitoring', '--format', 'json');
    put('stations', small(PROJECT));
    expect(done.status).toBe(0);
    const { monitoring } = JSON.parse(done.out);
    expect(monitoring[0].indicators[0].monitored).toEqual({
      actual: '9个',
      forecast: '18个',
      deviation: '选址慢',
      measures: '增派人员',
    });
  });

  test.each([
    [['--project', '无此项目'], '没有项目'],
    [['--format', 'html'], '--format'],
  ])('%s is refused', async (argv, words) => {
    const { status, err } = await run(book, ...argv);
    expect(status).toBe(2);
    expect(err).toContain(words);
  });

  test('a file that cannot be read is told whole', async () => {
    put(
      'other',
      PROJECT.replace('project: 基层服务站点建设', 'project: 乙').replace('≥20个', '<20个'),
    );
    const { status, err } = await run(book);
    rmSync(join(book, 'performance/other.yaml'));
    expect(status).toBe(2);
    expect(err).toContain('performance/other.yaml 第16行「indicators[0].target」');
  });
});
