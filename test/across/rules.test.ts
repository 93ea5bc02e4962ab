import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  ACROSS_RULES,
  type AcrossRule,
  checkAcross,
  comparable,
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
        expect(comparable(digests(example))).not.toContain(false);
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

describe('documents that differ in most figures', () => {
  const items = [
    ['2101501', '行政运行', '卫生健康支出（类）医疗保障管理事务（款）行政运行（项）'],
    [
      '2101502',
      '一般行政管理事务',
      '卫生健康支出（类）医疗保障管理事务（款）一般行政管理事务（项）',
    ],
    [
      '2101505',
      '医疗保障政策管理',
      '卫生健康支出（类）医疗保障管理事务（款）医疗保障政策管理（项）',
    ],
    [
      '2101506',
      '医疗保障经办事务',
      '卫生健康支出（类）医疗保障管理事务（款）医疗保障经办事务（项）',
    ],
    ['2101101', '行政单位医疗', '卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）'],
    ['2210201', '住房公积金', '住房保障支出（类）住房改革支出（款）住房公积金（项）'],
  ] as const;
  const accounts = (amounts: readonly number[]) =>
    [
      '甲县医疗保障局 2023 年度部门决算',
      '五、一般公共预算财政拨款支出决算情况说明',
      ...items.map(
        ([, , path], at) =>
          `${at + 1}. ${path}。年初预算 ${amounts[at]}.00 万元，支出决算 9.00 万元。`,
      ),
    ].join('\n\n');
  const budget = (amounts: readonly number[]) =>
    [
      '甲县医疗保障局 2023 年部门预算公开说明',
      '第二部分 收支情况',
      '五、收支说明',
      '（三）一般公共预算拨款支出明细情况',
      ...items.map(([code, name], at) => `（${at + 1}）${name}（${code}）${amounts[at]}.00 万元。`),
    ].join('\n\n');

  function between(stated: readonly number[], published: readonly number[]) {
    const text = [accounts(stated), budget(published)].join('\n=====\n');
    return checkAcross(digests({ text, why: { zh: '', en: '' } }));
  }

  test('have one finding, which says so', () => {
    const { findings: found, summary } = between([1, 2, 3, 4, 5, 6], [11, 22, 33, 44, 55, 66]);
    expect(summary.broken).toBe(6);
    expect(found).toHaveLength(1);
    expect(found[0]?.message.zh).toContain('6 个数字中有 6 个不符');
  });

  test('single slips are told one by one', () => {
    const { findings: found } = between([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 15, 36]);
    expect(found).toHaveLength(2);
  });
});

describe('a department of one unit', () => {
  const unit = readFileSync(
    new URL('../../examples/disclosures/zhenan-2023.txt', import.meta.url),
    'utf8',
  );
  const department = unit.replaceAll('单位决算', '部门决算').replaceAll('单位概况', '部门概况');

  test('is what its unit is, and one figure that is not is found', () => {
    const same = checkAcross(
      digests({ text: `${department}\n=====\n${unit}`, why: { zh: '', en: '' } }),
    );
    expect(same.summary.holds).toBeGreaterThan(50);
    expect(same.findings).toEqual([]);
    const changed = unit.replaceAll('503.03', '513.03');
    expect(changed).not.toBe(unit);
    const other = checkAcross(
      digests({ text: `${department}\n=====\n${changed}`, why: { zh: '', en: '' } }),
    );
    expect(other.findings).toHaveLength(1);
    expect(other.findings[0]?.rule).toBe('across-units-sum');
  });
});
