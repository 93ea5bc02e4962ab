import { describe, expect, it } from 'vitest';
import { readTextDocument } from '../formats/text/read.js';
import { readForms } from '../forms/read.js';
import { check } from './check.js';
import { shortHash } from './identity-hash.js';
import type { ArithmeticRule, CheckResult, RuleMeta } from './rule.js';
import { finalAccounts, table } from './rules/examples.js';
import { basicTables, summaryTables, sumTable } from './rules/examples-tables.js';
import { basicText, meetingSentence } from './rules/examples-text.js';

function run(text: string, ...rules: ArithmeticRule[]): CheckResult {
  const reading = readForms(readTextDocument(new TextEncoder().encode(text), 'example.txt'));
  return rules.length === 0 ? check(reading) : check(reading, rules);
}

function ids(result: CheckResult): readonly string[] {
  return result.findings.map((one) => one.id);
}

describe('findings', () => {
  it('keep their identity when lines, values and messages change', () => {
    const before = run(meetingSentence('1.5', '1.2', '减少 0.5'));
    const moved = run(`\n\n\n${meetingSentence('1.6', '1.2', '减少 0.9')}`);
    const find = (result: CheckResult) =>
      result.findings.find((one) => one.rule === 'change-amount');
    expect(find(before)?.id).toMatch(/^[0-9a-f]{16}$/);
    expect(find(moved)?.id).toBe(find(before)?.id);
    expect(find(moved)?.message.zh).not.toBe(find(before)?.message.zh);
  });

  it('are told apart', () => {
    const result = run(summaryTables('480.00', '468.00'));
    expect(new Set(ids(result)).size).toBe(result.findings.length);
    expect(result.findings.length).toBeGreaterThan(1);
  });

  it('come with the sum, what is printed and what follows', () => {
    const result = run(sumTable('486.00', '300.00', '180.00'));
    const found = result.findings.find((one) => one.rule === 'table-sum');
    expect(found?.severity).toBe('error');
    expect(found?.printed).toBe('486.00');
    expect(found?.expected).toBe('480.00');
    expect(found?.arithmetic?.gap).toBe('6');
    expect(found?.arithmetic?.relation).toBe('=');
    expect(found?.arithmetic?.unit).toBe('万元');
    expect(
      found?.arithmetic?.terms.map((one) => [one.sign, one.printed, one.low, one.high]),
    ).toEqual([
      ['+', '486.00', '485.995', '486.004999'],
      ['-', '300.00', '299.995', '300.004999'],
      ['-', '180.00', '179.995', '180.004999'],
    ]);
    expect(found?.places[0]?.text).toBe('486.00');
  });

  it('report one cause once: the print that most others contradict', () => {
    const text = finalAccounts(
      basicTables('96.00', '90.00', '6.00'),
      basicText('69.00', '90.00', '6.00'),
    );
    const found = run(text).findings.filter((one) => one.rule === 'narrative-equals-table');
    expect(found).toHaveLength(1);
    expect(found[0]?.printed).toBe('69.00');
    expect(found[0]?.places.length).toBeGreaterThan(1);
  });

  it('are counted with the outcomes', () => {
    const { summary, records } = run(sumTable('486.00', '300.00', '180.00'));
    const total = Object.values(summary).reduce((sum, count) => sum + count, 0);
    expect(total).toBe(records.length);
    expect(summary.broken).toBeGreaterThan(0);
  });
});

describe('severity', () => {
  const meta = (more: Partial<RuleMeta>): RuleMeta => ({
    id: 'test-rule',
    severity: 'error',
    title: { zh: '', en: '' },
    description: { zh: '', en: '' },
    identities: ['X'],
    basis: { kind: 'definition', text: { zh: '', en: '' }, confidence: 'high' },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
    ...more,
  });
  const broken = (more: Partial<RuleMeta>): ArithmeticRule => ({
    meta: meta(more),
    examples: { pass: [], fail: [] },
    *identities(reading) {
      const [first] = reading.facts.all;
      if (first === undefined) return;
      const term = { coefficient: 1n, key: first.key, occurrence: first };
      yield {
        id: 'X',
        title: { zh: '', en: '' },
        relation: { kind: 'linear', compare: '=', terms: [term] },
        target: 0,
      };
    },
  });
  const severityOf = (more: Partial<RuleMeta>) =>
    run(sumTable('480.00', '300.00', '180.00'), broken(more)).findings[0]?.severity;

  it('is what the rule says, a warning at most when recalled, a note at low confidence', () => {
    const text = { zh: '', en: '' };
    expect(severityOf({})).toBe('error');
    expect(severityOf({ severity: 'warning' })).toBe('warning');
    expect(severityOf({ basis: { kind: 'recalled', text, confidence: 'high' } })).toBe('warning');
    expect(severityOf({ basis: { kind: 'reasoning', text, confidence: 'low' } })).toBe('note');
  });

  it('a rule meant for other documents is not asked', () => {
    expect(severityOf({ kinds: ['budget'] })).toBeUndefined();
    expect(severityOf({ layouts: ['no-such-layout'] })).toBeUndefined();
  });
});

describe('zeros that may hide small amounts', () => {
  const NOTE = '十四、其他需要说明的情况\n\n1. 表中个别数据不足万元时显示为零，实际不为零。\n';
  const accounts = (total: string, ...zeros: string[]) =>
    table('一般公共预算财政拨款基本支出决算表', '公开06表', [
      ['科目编码', '科目名称', '决算数'],
      ['302', '商品和服务支出', total],
      ['30201', '办公费', '6.00'],
      ...zeros.map((code) => [code, '邮电费', '0.00']),
    ]);
  const severity = (note: string, total: string, ...zeros: string[]) =>
    run(finalAccounts(note, accounts(total, ...zeros))).findings.find(
      (one) => one.rule === 'table-sum',
    )?.severity;

  it('are exact unless the document says otherwise', () => {
    expect(severity('', '6.02', '30207', '30211', '30213')).toBe('error');
  });

  it('may hide amounts where the document says that small ones are shown as zero', () => {
    const small = '十四、其他需要说明的情况\n\n1. 金额不足 50 元的列示为 0.00。\n';
    const rounding = '十四、其他需要说明的情况\n\n1. 金额以万元列示，因四舍五入可能有尾差。\n';
    expect(severity(small, '6.02', '30207', '30211', '30213')).toBe('warning');
    expect(severity(rounding, '6.02', '30207', '30211', '30213')).toBe('error');
  });

  it('make a break that three or more cells would mend a warning, fewer a note', () => {
    expect(severity(NOTE, '6.02', '30207')).toBe('error');
    expect(severity(NOTE, '6.01', '30207', '30211')).toBe('note');
    expect(severity(NOTE, '6.02', '30207', '30211', '30213')).toBe('warning');
    expect(severity(NOTE, '6.03', '30207', '30211', '30213', '30214', '30215')).toBe('warning');
  });
});

describe('shortHash', () => {
  it('is FNV-1a of 64 bits over both bytes of each code unit', () => {
    expect(shortHash('')).toBe('cbf29ce484222325');
    expect(shortHash('a')).not.toBe(shortHash('b'));
    expect(shortHash('表')).toHaveLength(16);
  });
});
