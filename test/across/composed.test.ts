import { describe, expect, test } from 'vitest';
import { checkAcross, digestOf } from '../../src/checks/across/index.js';
import { check } from '../../src/checks/check.js';
import type { Finding } from '../../src/checks/rule.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readForms } from '../../src/forms/read.js';
import type { Reading } from '../../src/forms/reading.js';
import { composedSet } from '../support/across/office.js';

const SET = composedSet();

function read(file: string, text: string): Reading {
  return readForms(readTextDocument(new TextEncoder().encode(text), file));
}

const READ = new Map([...SET].map(([file, text]) => [file, read(file, text)] as const));

function loud(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity !== 'note');
}

function told(findings: readonly Finding[]): readonly string[] {
  return loud(findings).map(({ rule, message }) => `${rule}: ${message.zh}`);
}

function across(readings: Iterable<Reading>) {
  return checkAcross([...readings].flatMap((one) => digestOf(one) ?? []));
}

/** The set with one document in which one line prints another figure. */
function planted(file: string, from: RegExp, to: string): Reading {
  const text = SET.get(file) ?? '';
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  return read(file, changed);
}

function acrossWith(file: string, from: RegExp, to: string): readonly Finding[] {
  return loud(across(new Map([...READ, [file, planted(file, from, to)]]).values()).findings);
}

describe('documents of a department composed from consistent facts', () => {
  test('each has no finding above a note', () => {
    for (const [file, reading] of READ) {
      expect([file, ...told(check(reading).findings)]).toEqual([file]);
    }
  });

  test('agree with each other in every way in which they are compared', () => {
    const { findings, summary, records } = across(READ.values());
    expect(told(findings)).toEqual([]);
    expect(summary.holds).toBeGreaterThan(100);
    expect([...new Set(records.map(({ rule }) => rule))].sort()).toEqual([
      'across-budget-of-year',
      'across-carry-over',
      'across-prior-year',
      'across-units-sum',
    ]);
  });
});

describe('one error in such a set is found, and says what each document covers', () => {
  interface Planted {
    readonly what: string;
    readonly rule: string;
    readonly file: string;
    readonly from: RegExp;
    readonly to: string;
    readonly wrong: string;
    readonly scope: RegExp;
  }
  const cases: readonly Planted[] = [
    {
      what: 'an initial budget that is not that of the budget document',
      rule: 'across-budget-of-year',
      file: '部门决算2023.txt',
      from: /年初预算51\.00万元/,
      to: '年初预算57.00万元',
      wrong: '57.00',
      scope: /2023年决算为部门汇总，含 2 个单位；.*2023年预算/,
    },
    {
      what: 'a change on last year that last year does not bear out',
      rule: 'across-prior-year',
      file: '部门决算2023.txt',
      from: /收、支总计各增加7\.99万元/,
      to: '收、支总计各增加9.79万元',
      wrong: '9.79',
      scope: /2022年决算为部门汇总，含 2 个单位/,
    },
    {
      what: 'a unit whose figure is not its part of the department',
      rule: 'across-units-sum',
      file: '本级决算2023.txt',
      from: /191\.42/g,
      to: '194.12',
      wrong: '194.12',
      scope: /只含本单位.*冲销的内部往来/,
    },
    {
      what: 'an opening carry-over that is not the closing one',
      rule: 'across-carry-over',
      file: '部门决算2023.txt',
      from: /(年初结转和结余\t29\t)9\.65/,
      to: '$16.95',
      wrong: '6.95',
      scope: /2022年决算为部门汇总/,
    },
  ];

  test.each(cases)('$what', ({ rule, file, from, to, wrong, scope }) => {
    const found = acrossWith(file, from, to);
    expect(found.map((one) => one.rule)).toContain(rule);
    const own = found.filter((one) => one.rule === rule);
    expect(own.length).toBeGreaterThan(0);
    for (const { places, message } of own) {
      const files = places.flatMap(({ source }) => source.map((one) => one.file));
      expect(new Set(files).size).toBeGreaterThan(1);
      expect(message.zh).toMatch(scope);
    }
    expect(own.some(({ places }) => places.some(({ text }) => text.includes(wrong)))).toBe(true);
    expect(found.filter((one) => one.rule !== rule)).toEqual([]);
  });

  test('a figure that two other documents contradict is one finding, which names it', () => {
    const [only, ...more] = acrossWith('部门决算2023.txt', /(年初结转和结余\t29\t)9\.65/, '$16.95');
    expect(more).toEqual([]);
    expect(only?.cause).toMatchObject({ state: 'decided', proposed: '9.65' });
    expect(only?.cause?.culprit?.text).toBe('6.95');
    expect(only?.cause?.knockOns.map((one) => one.rule)).toEqual(['across-units-sum']);
  });

  test('an execution rate of the self-evaluation that its amounts do not give', () => {
    const reading = planted('本级决算2023.txt', /(金额合计\t.*\t)98\.18%/, '$189.18%');
    const found = loud(check(reading).findings);
    expect(found.map(({ rule }) => rule)).toEqual(['performance-execution-rate']);
    expect(found[0]?.cause).toMatchObject({ state: 'decided', proposed: '98.18' });
  });

  test('a self-evaluation whose own figures agree, but not with the accounts', () => {
    const text = (SET.get('本级决算2023.txt') ?? '')
      .split('\n')
      .map((line) =>
        /整体支出自评|机构运转和服务|金额合计|总分/.test(line)
          ? line
              .replaceAll('262.52', '265.22')
              .replaceAll('98.18', '99.18')
              .replaceAll('9.82', '9.92')
          : line,
      )
      .join('\n');
    const found = loud(check(read('本级决算2023.txt', text)).findings);
    expect([...new Set(found.map(({ rule }) => rule))]).toEqual(['performance-overall-accounts']);
    expect(found[0]?.message.zh).toContain('265.22');
    expect(found[0]?.message.zh).toContain('262.52');
  });
});
