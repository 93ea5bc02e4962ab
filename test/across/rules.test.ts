import { describe, expect, test } from 'vitest';
import {
  ACROSS_RULES,
  type AcrossRule,
  checkAcross,
  digestOf,
} from '../../src/checks/across/index.js';
import type { RuleExample } from '../../src/checks/rule.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readForms } from '../../src/forms/read.js';

function digests({ text }: RuleExample) {
  return text.split('\n=====\n').flatMap((one, at) => {
    const bytes = new TextEncoder().encode(one);
    return digestOf(readForms(readTextDocument(bytes, `example-${at + 1}.txt`))) ?? [];
  });
}

function findings(rule: AcrossRule, example: RuleExample) {
  return checkAcross(digests(example), [rule]).findings;
}

describe('every rule across documents', () => {
  test('is never more than a warning, and says so in both languages', () => {
    for (const { meta } of ACROSS_RULES) {
      expect(meta.severity, meta.id).not.toBe('error');
      for (const message of [meta.title, meta.description, meta.basis.text]) {
        expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
        expect(message.en).toMatch(/[A-Za-z]/);
      }
    }
  });

  describe.each(ACROSS_RULES.map((rule) => [rule.meta.id, rule] as const))('%s', (_id, rule) => {
    test('finds its failing examples, with places in two files and the scope', () => {
      for (const example of rule.examples.fail) {
        const found = findings(rule, example);
        expect(found.length, example.why.en).toBe(1);
        const files = found[0]?.places.flatMap(({ source }) => source.map(({ file }) => file));
        expect(new Set(files).size, example.why.en).toBeGreaterThan(1);
        expect(found[0]?.message.zh).toContain('口径');
        expect(found[0]?.message.en).toContain('scope');
      }
    });

    test('asks and is silent on its passing examples', () => {
      for (const example of rule.examples.pass) {
        const { summary, findings: found } = checkAcross(digests(example), [rule]);
        expect(found.map(({ message }) => message.en)).toEqual([]);
        expect(summary.holds, example.why.en).toBeGreaterThan(0);
      }
    });
  });
});

describe('documents that cover different things', () => {
  const [example] =
    ACROSS_RULES.find(({ meta }) => meta.id === 'across-prior-year')?.examples.fail ?? [];

  test('a department is not compared with the unit of its name', () => {
    const text = example?.text.replace('2022 年度部门决算', '2022 年度单位决算') ?? '';
    expect(checkAcross(digests({ text, why: { zh: '', en: '' } })).records).toEqual([]);
  });

  test('another office is not compared', () => {
    const text = example?.text.replace('甲县医疗保障局 2022', '乙县医疗保障局 2022') ?? '';
    expect(checkAcross(digests({ text, why: { zh: '', en: '' } })).records).toEqual([]);
  });

  test('the result does not depend on the order of the documents', () => {
    for (const { examples } of ACROSS_RULES) {
      for (const one of examples.fail) {
        const there = checkAcross(digests(one)).findings.map(({ id, message }) => [id, message]);
        const parts = digests(one).reverse();
        const back = checkAcross(parts).findings.map(({ id, message }) => [id, message]);
        expect(back.sort()).toEqual(there.sort());
      }
    }
  });
});
