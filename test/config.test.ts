import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { check } from '../src/checks/check.js';
import { RULES } from '../src/checks/rules/index.js';
import { baselineOf } from '../src/cli/config/baseline-file.js';
import { configOf } from '../src/cli/config/config.js';
import { ShapeError } from '../src/cli/config/shape.js';
import type { Pipeline } from '../src/cli/pipeline.js';
import { readTextDocument } from '../src/formats/text/read.js';
import { readForms } from '../src/forms/read.js';
import { run } from './support/run.js';
import { schemaErrors } from './support/schema.js';

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT = `甲县医疗保障局 2023 年度部门决算

第二部分 2023 年度部门决算情况说明

一、收入决算情况说明

2023 年度收入合计 XX 万元，比上年增加（减少）1.00 万元。

二、支出决算情况说明

2023 年度本年支出合计 10.00 万元，其中：基本支出 6.00 万元，占 60%；项目支出 5.00 万元，占 50%。
`;

const PIPELINE: Pipeline = {
  read: async (bytes, file) => readForms(readTextDocument(bytes, file)),
  readTogether: async () => null,
  check: (reading, rules) => check(reading, rules),
  rules: RULES,
};

/** A folder of its own with the document and the files given. */
function office(name: string, files: Readonly<Record<string, string>>, text = TEXT): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const [file, content] of Object.entries({ 'accounts.txt': text, ...files })) {
    writeFileSync(join(path, file), content);
  }
  return path;
}

interface Found {
  readonly id: string;
  readonly rule: string;
  readonly severity: string;
  readonly printed: string | null;
  readonly message: { readonly zh: string };
}

async function checked(path: string, ...argv: string[]) {
  const args = ['check', '-q', '--format', 'json', ...argv, join(path, 'accounts.txt')];
  const { out, err, status } = await run(args, PIPELINE);
  const [entry] = out === '' ? [] : JSON.parse(out);
  const findings: readonly Found[] = entry?.findings ?? [];
  return { entry, findings, err, status, rules: findings.map(({ rule }) => rule) };
}

describe('mingzhang.config.yaml', () => {
  test('turns rules off and makes them milder, for its folder and those below', async () => {
    const config = 'rules:\n  placeholder: off\n  template-option: note\n';
    const path = office('rules', { 'mingzhang.config.yaml': config });
    const plain = await checked(office('plain', {}));
    expect(plain.rules).toContain('placeholder');
    const { findings, rules } = await checked(path);
    expect(rules).not.toContain('placeholder');
    expect(findings.find(({ rule }) => rule === 'template-option')?.severity).toBe('note');
    const below = office('rules/below', {});
    expect((await checked(below)).rules).not.toContain('placeholder');
    expect((await checked(below, '--no-config')).rules).toContain('placeholder');
  });

  test('profiles go over the rules; the command line names one', async () => {
    const config =
      'profile: calm\nrules:\n  placeholder: note\nprofiles:\n  calm:\n    rules: {placeholder: off}\n  plain:\n    rules: {}\n';
    const path = office('profiles', { 'mingzhang.config.yaml': config });
    expect((await checked(path)).rules).not.toContain('placeholder');
    const { findings } = await checked(path, '--profile', 'plain');
    expect(findings.find(({ rule }) => rule === 'placeholder')?.severity).toBe('note');
    const { status, err } = await checked(path, '--profile', 'none');
    expect(status).toBe(2);
    expect(err).toContain('calm');
  });

  test('may state the days of approval and publication', async () => {
    const late = 'dates: {approved: 2024-08-20, published: 2024-09-30}\n';
    const { findings } = await checked(office('dates', { 'mingzhang.config.yaml': late }));
    const finding = findings.find(({ rule }) => rule === 'publication-date');
    expect(finding?.message.zh).toContain('相隔 41 日');
    const early = late.replace('09-30', '09-05');
    const { rules } = await checked(office('dates', { 'mingzhang.config.yaml': early }));
    expect(rules).not.toContain('publication-date');
  });

  test('sets how many warnings are let pass', async () => {
    const quiet = 'rules: {narrative-parts: off, shares-add-up: off}\noptions: {maxWarnings: 50}\n';
    const path = office('warnings', { 'mingzhang.config.yaml': quiet });
    const { findings, status } = await checked(path);
    expect(findings.some(({ severity }) => severity === 'warning')).toBe(true);
    expect(status).not.toBe(1);
    expect((await checked(path, '--max-warnings', '0')).status).toBe(1);
  });

  test.each([
    ['a rule that is not there', 'rules: {no-such-rule: off}', 'rules.no-such-rule'],
    ['a harsher severity', 'rules: {placeholder: error}', 'rules.placeholder'],
    ['an unknown item', 'colour: red', 'colour'],
    ['a profile that is not there', 'profile: strict', 'profile'],
    ['text that is no YAML', 'rules: [', ''],
  ])('%s is refused, with its place', async (_, config, place) => {
    const path = office('wrong', { 'mingzhang.config.yaml': config });
    const { status, err } = await checked(path);
    expect(status).toBe(2);
    expect(err).toContain('mingzhang.config.yaml');
    expect(err).toContain(place);
  });

  test.each([
    'rules: {placeholder: off, level-word: note}',
    'profiles: {a: {rules: {placeholder: note}}}\nprofile: a',
    'options: {maxWarnings: 3}\nbaseline: known.yaml',
    'dates: {approved: 2024-08-20, published: 2024-09-30}',
    'dates: {approved: soon}',
    'options: {maxWarnings: -1}',
    'rules: {placeholder: loud}',
    'surprise: 1',
    '',
  ])('the schema and the program agree on %j', (text) => {
    const value: unknown = parse(text);
    const accepted = attempt(() => configOf(value, RULES));
    expect(schemaErrors('config', value).length === 0).toBe(accepted);
  });
});

function attempt(work: () => unknown): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (error instanceof ShapeError) return false;
    throw error;
  }
}

describe('--baseline', () => {
  async function known(change: Readonly<Record<string, unknown>> = {}) {
    const { findings } = await checked(office('plain', {}));
    const finding = findings.find(({ rule }) => rule === 'placeholder');
    return {
      id: finding?.id ?? '',
      rule: 'placeholder',
      file: 'accounts.txt',
      printed: finding?.printed ?? '',
      reason: 'figure comes later',
      expires: '2999-12-31',
      ...change,
    };
  }

  async function against(items: readonly unknown[], text = TEXT) {
    const baseline = { findings: items };
    expect(schemaErrors('baseline', baseline)).toEqual([]);
    const path = office('baseline', { 'known.yaml': JSON.stringify(baseline) }, text);
    return checked(path, '--baseline', join(path, 'known.yaml'));
  }

  test('accepts what is known, and the report says why and until when', async () => {
    const { rules, entry, err } = await against([await known()]);
    expect(rules).not.toContain('placeholder');
    expect(entry.accepted).toHaveLength(1);
    expect(entry.accepted[0]).toMatchObject({ reason: 'figure comes later' });
    expect(schemaErrors('check', [entry])).toEqual([]);
    expect(err).toBe('');
  });

  test('no longer after its last day', async () => {
    const { rules, err } = await against([await known({ expires: '2020-01-31' })]);
    expect(rules).toContain('placeholder');
    expect(err).toContain('接受期限已过');
  });

  test('lists what is stale', async () => {
    const { err } = await against([await known(), await known({ id: '0000000000000000' })]);
    expect(err).toMatch(/0000000000000000 placeholder \(accounts\.txt\) {2}已不再出现/);
  });

  test('shows a changed value as changed', async () => {
    const { findings, err } = await against([await known({ printed: 'XXXX' })]);
    const finding = findings.find(({ rule }) => rule === 'placeholder');
    expect(finding?.message.zh).toContain('接受时印出 XXXX');
    expect(err).toContain('印出的数字已变');
  });

  test('is of another file, another finding', async () => {
    const { rules } = await against([await known({ file: 'other.txt' })]);
    expect(rules).toContain('placeholder');
  });

  test('may stand in the config, beside it', async () => {
    const items = JSON.stringify({ findings: [await known()] });
    const files = { 'mingzhang.config.yaml': 'baseline: known.yaml', 'known.yaml': items };
    expect((await checked(office('beside', files))).rules).not.toContain('placeholder');
  });

  test('needs a reason and a day for each', () => {
    const one = { id: 'a', rule: 'placeholder', reason: 'x', expires: '2026-12-31' };
    expect(baselineOf({ findings: [one] })).toHaveLength(1);
    expect(() => baselineOf({ findings: [{ ...one, reason: '' }] })).toThrow(ShapeError);
    expect(() => baselineOf({ findings: [{ ...one, expires: '2026-02-30' }] })).toThrow(ShapeError);
  });

  test('is written with --write-baseline, to be filled in, and never over an old one', async () => {
    const path = office('fresh', {});
    const target = join(path, 'known.yaml');
    await checked(path, '--write-baseline', target);
    const text = readFileSync(target, 'utf8');
    const { findings } = await checked(path);
    const loud = findings.filter(({ severity }) => severity !== 'note').map(({ id }) => id);
    expect(parse(text).findings.map(({ id }: Found) => id)).toEqual(loud);
    const filled = text
      .replaceAll('reason: ""', 'reason: known')
      .replaceAll('expires: ""', 'expires: 2999-12-31');
    writeFileSync(target, filled);
    const after = await checked(path, '--baseline', target);
    expect(after.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
    expect((await checked(path, '--write-baseline', target)).status).toBe(2);
    expect(readFileSync(target, 'utf8')).toBe(filled);
  });
});
