import { describe, expect, it } from 'vitest';
import { readTextDocument } from '../formats/text/read.js';
import { readForms } from '../forms/read.js';
import { alarmsOf } from './alarms.js';
import { check } from './check.js';
import type { Finding } from './rule.js';
import { finalAccounts, section } from './rules/examples.js';
import { completionSentence } from './rules/examples-text.js';

function found(text: string, rule: string): readonly Finding[] {
  const document = readTextDocument(new TextEncoder().encode(text), 'example.txt');
  return alarmsOf(check(readForms(document)).findings).filter((one) => one.rule === rule);
}

describe('percentages that were cut off', () => {
  it('are a warning that says so', () => {
    const [one] = found(completionSentence('129.45', '137.70', '106.3'), 'completion-percent');
    expect(one?.severity).toBe('warning');
    expect(one?.message.en).toContain('cut off');
    expect(one?.expected).toBe('106.4');
  });

  it('are an error when cutting does not explain them either', () => {
    const [one] = found(completionSentence('129.45', '137.70', '106.1'), 'completion-percent');
    expect(one?.severity).toBe('error');
  });
});

describe('a budget of zero', () => {
  it('makes any percentage an error unless the final figure is zero too', () => {
    expect(found(completionSentence('0', '9.68', '100'), 'completion-percent')[0]?.severity).toBe(
      'error',
    );
    expect(found(completionSentence('0', '0', '0'), 'completion-percent')).toEqual([]);
    expect(found(completionSentence('0', '0', '100'), 'completion-percent')).toEqual([]);
  });
});

describe('完成预算 beside an initial and an adjusted budget', () => {
  const text = (percent: string) =>
    finalAccounts(
      section(
        '五、一般公共预算财政拨款支出决算情况说明',
        '1. 卫生健康支出（类）医疗保障管理事务（款）行政运行（项）。',
        `年初预算 40.00 万元，调整预算数 50.00 万元，支出决算 45.00 万元，完成预算的 ${percent}%。`,
      ),
    );

  it('means the one that the percentage fits', () => {
    expect(found(text('112.5'), 'completion-percent')).toEqual([]);
    expect(found(text('90'), 'completion-percent')).toEqual([]);
  });

  it('is wrong when it fits neither', () => {
    expect(found(text('81'), 'completion-percent')).toHaveLength(1);
  });
});
