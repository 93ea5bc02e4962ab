import { describe, expect, it } from 'vitest';
import { readTextDocument } from '../../formats/text/read.js';
import { readForms } from '../../forms/read.js';
import { alarmsOf } from '../alarms.js';
import { check } from '../check.js';
import { grouped } from '../matters.js';
import type { Finding } from '../rule.js';
import { overallSentence } from '../rules/examples-text.js';

function findings(text: string): readonly Finding[] {
  const reading = readForms(readTextDocument(new TextEncoder().encode(text), 'a.txt'));
  return check(reading).findings.filter(({ severity }) => severity !== 'note');
}

function accounts(...rows: readonly string[]): string {
  return [
    '2023 年度部门决算公开',
    '支出决算表',
    '公开 03 表',
    '单位：万元',
    '项目\t\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出',
    '科目编码\t科目名称',
    '栏次\t\t1\t2\t3\t4\t5\t6',
    ...rows,
  ].join('\n');
}

const WHOLE = [
  '合计\t\t130.34\t100.00\t30.34\t0.00\t0.00\t0.00',
  '210\t卫生健康支出\t130.34\t100.00\t30.34\t0.00\t0.00\t0.00',
  '21015\t医疗保障管理事务\t130.34\t100.00\t30.34\t0.00\t0.00\t0.00',
  '2101501\t行政运行\t100.00\t90.00\t10.00\t0.00\t0.00\t0.00',
  '2101504\t信息化建设\t20.50\t6.00\t14.50\t0.00\t0.00\t0.00',
  '2101506\t医疗保障经办事务\t9.84\t4.00\t5.84\t0.00\t0.00\t0.00',
];

describe('alarms of one matter', () => {
  it('a whole table raises nothing', () => {
    expect(findings(accounts(...WHOLE))).toEqual([]);
  });

  it('a row left out breaks several columns and is one finding', () => {
    const found = findings(accounts(...WHOLE.slice(0, -1)));
    expect(found.map(({ rule }) => rule)).toEqual(['table-sum']);
    expect(alarmsOf(found).length).toBeGreaterThan(1);
  });

  it('a parent left out is one finding, whatever children it has', () => {
    const found = findings(accounts(...WHOLE.filter((row) => !row.startsWith('21015\t'))));
    const orphans = alarmsOf(found).filter(({ rule }) => rule === 'code-structure');
    expect(orphans.map(({ places }) => places.length)).toEqual([3]);
    expect(found).toHaveLength(1);
  });

  it('words that contradict both the amount beside them and their reason are the culprit', () => {
    const text = overallSentence('526.04', '166.35', '24.02');
    const turned = text.replace('下降 24.02%', '增长 24.02%，主要原因是厉行节约、压缩支出');
    expect(turned).not.toBe(text);
    const found = findings(turned);
    expect(found.map(({ cause }) => cause?.state)).toEqual(['decided']);
    expect(found[0]?.cause?.culprit?.text).toBe('24.02');
    expect(alarmsOf(found).map(({ rule }) => rule)).toContain('reason-direction');
  });
});

describe('words that contradict figures', () => {
  it('are the culprit where turning them silences every alarm', () => {
    const text = overallSentence('526.04', '166.35', '24.02');
    const turned = text.replace('减少 166.35', '增加 166.35');
    expect(turned).not.toBe(text);
    const found = findings(turned);
    expect(found.map(({ cause }) => cause?.culprit?.text)).toEqual(['166.35']);
    expect(found[0]?.cause?.repairs[0]?.changes[0]?.error).toBe('direction');
    expect(alarmsOf(found).length).toBeGreaterThan(1);
  });
});

describe('grouped', () => {
  const parts = (items: readonly string[]) => grouped(items, (item) => [...item]);

  it('joins what is linked through others, in any order', () => {
    expect(parts(['ab', 'c', 'bd', 'de'])).toEqual([['ab', 'bd', 'de'], ['c']]);
    expect(parts(['a', 'b', 'ab'])).toEqual([['a', 'b', 'ab']]);
    expect(parts(['', ''])).toEqual([[''], ['']]);
  });
});
