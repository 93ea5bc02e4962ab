import { describe, expect, it } from 'vitest';
import { type Dimensions, type FactKey, keyString } from '../facts/key.js';
import { readTextDocument } from '../formats/text/read.js';
import { readForms } from '../forms/read.js';
import type { Reading } from '../forms/reading.js';
import { finalAccounts, table } from './rules/examples.js';
import { fundNormaliser } from './single-fund.js';

/** 收入支出决算总表 and 财政拨款收入支出决算总表 with business income and opening carry-overs. */
function reading(business: string, opening: string, granted: string): Reading {
  const text = finalAccounts(
    table('收入支出决算总表', '公开01表', [
      ['收入', '', '', '支出', '', ''],
      ['项目', '行次', '决算数', '项目', '行次', '决算数'],
      ['一、一般公共预算财政拨款收入', '1', '70.00', '九、卫生健康支出', '40', '70.00'],
      ['二、政府性基金预算财政拨款收入', '2', '0.00', '', '', ''],
      ['五、事业收入', '5', business, '', '', ''],
      ['八、其他收入', '8', '0.00', '', '', ''],
      ['本年收入合计', '27', '70.00', '本年支出合计', '58', '70.00'],
      ['年初结转和结余', '29', opening, '年末结转和结余', '60', opening],
      ['总计', '31', '70.00', '总计', '62', '70.00'],
    ]),
    table('财政拨款收入支出决算总表', '公开04表', [
      ['收入', '', '', '支出', '', '', '', '', ''],
      [
        '项目',
        '行次',
        '决算数',
        '项目',
        '行次',
        '合计',
        '一般公共预算财政拨款',
        '政府性基金预算财政拨款',
        '国有资本经营预算财政拨款',
      ],
      [
        '一、一般公共预算财政拨款',
        '1',
        '70.00',
        '九、卫生健康支出',
        '41',
        '70.00',
        '70.00',
        '',
        '',
      ],
      ['本年收入合计', '27', '70.00', '本年支出合计', '59', '70.00', '70.00', '', ''],
      [
        '年初财政拨款结转和结余',
        '28',
        granted,
        '年末财政拨款结转和结余',
        '60',
        granted,
        granted,
        '',
        '',
      ],
      ['总计', '32', '70.00', '总计', '64', '70.00', '70.00', '', ''],
    ]),
  );
  return readForms(readTextDocument(new TextEncoder().encode(text), 'example.txt'));
}

function sameFigure(one: Reading, a: Dimensions, b: Dimensions, year = 2023): boolean {
  const normalise = fundNormaliser(one);
  const key = (dims: Dimensions): FactKey => ({
    measure: 'expenditure',
    unit: one.document.unit ?? '',
    year,
    basis: 'final',
    dims,
  });
  return keyString(normalise(key(a))) === keyString(normalise(key(b)));
}

describe('expenditure, of appropriations, of the general budget', () => {
  const general: Dimensions = { fund: 'general', function: '210' };
  const granted: Dimensions = { source: 'appropriation', function: '210' };

  it('is one figure where the tables print all other money as nothing', () => {
    const one = reading('0.00', '0.00', '0.00');
    expect(sameFigure(one, general, { function: '210' })).toBe(true);
    expect(sameFigure(one, granted, { function: '210' })).toBe(true);
    expect(sameFigure(one, { fund: 'government-fund' }, {})).toBe(false);
  });

  it('are several figures where the unit has income of its own', () => {
    expect(sameFigure(reading('12.00', '0.00', '0.00'), general, { function: '210' })).toBe(false);
  });

  it('are several figures where carry-over is not all from appropriations', () => {
    expect(sameFigure(reading('0.00', '4.00', '1.00'), general, { function: '210' })).toBe(false);
    expect(sameFigure(reading('0.00', '4.00', '4.00'), general, { function: '210' })).toBe(true);
  });

  it('stay apart for other years, of which the tables say nothing', () => {
    const one = reading('0.00', '0.00', '0.00');
    expect(sameFigure(one, general, { function: '210' }, 2022)).toBe(false);
  });
});
