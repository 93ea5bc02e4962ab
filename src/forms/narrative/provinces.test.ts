import { describe, expect, test } from 'vitest';
import { readUnder, told } from '../../../test/support/narrative.js';

const THREE = '九、“三公”经费支出情况说明';

function tell(heading: string, text: string | readonly string[]) {
  return told(readUnder(heading, text).claims);
}

const both = (says: string) => `revenue-total ${says} & expenditure-total ${says}`;

describe('收支', () => {
  const overview = '（一）收入支出决算总体情况说明';

  test('are the grand totals behind both of them', () => {
    const text = '2023年度收入总计90万元，支出总计90万元。收支较上年决算数增加9万元，增长11.1%。';
    expect(tell(overview, text).slice(2)).toEqual([
      `${both('2023:change~prior-year')} = +9万元`,
      `${both('2023:change-percent~prior-year')} = +11.1%`,
    ]);
  });

  test('are those of the year behind the revenue of the year', () => {
    const text = '本年收入80万元，本年支出80万元。收支较上年决算数增加9万元。';
    expect(tell('一、部门收支情况', text).at(-1)).toBe(
      'revenue 2023:change~prior-year & expenditure 2023:change~prior-year = +9万元',
    );
  });

  test('one side of both, announced for the next paragraphs, is told', () => {
    const text = ['收入、支出决算总计90万元。其中：', '（一）收入决算总计90万元。包括：'];
    expect(tell(overview, text)).toEqual([
      `${both('2023:final')} = 90万元`,
      'revenue-total 2023:final = 90万元',
    ]);
  });
});

describe('balances', () => {
  test('carry the fund between 年末 and their name', () => {
    const text = '年末一般公共预算财政拨款结转和结余20.5万元，较上年决算数减少9.5万元，下降31.7%。';
    expect(tell('（三）一般公共预算财政拨款收入支出决算情况说明', text)).toEqual([
      'closing-carry-over{fund=general} 2023:final = 20.5万元',
      'closing-carry-over{fund=general} 2023:change~prior-year = -9.5万元',
      'closing-carry-over{fund=general} 2023:change-percent~prior-year = -31.7%',
    ]);
  });
});

describe('what goes on with the words before it', () => {
  test('costs of the running subject are its own', () => {
    const text =
      '公务接待费1.4万元。费用支出较年初预算数减少0.6万元，下降30%，较上年支出数减少0.2万元。';
    expect(
      tell(`${THREE}（分项）`, [
        '公务接待费1.4万元，费用支出较年初预算数减少0.6万元，下降30%。',
        text,
      ]).slice(0, 3),
    ).toEqual([
      'three-public{item=reception} 2023:final = 1.4万元',
      'three-public{item=reception} 2023:change~budget = -0.6万元',
      'three-public{item=reception} 2023:change-percent~budget = -30%',
    ]);
  });

  test('the percentage of an unknown change is unknown', () => {
    const text = '“三公”经费9万元。装修费较上年减少3万元，下降10%。';
    expect(
      tell(THREE, text)
        .slice(1)
        .every((claim) => claim.startsWith('?')),
    ).toBe(true);
  });

  test('persons behind unknown groups are not those of what the paragraph began with', () => {
    const text =
      '因公出国（境）0个团组，0人；国内公务接待20批次175人，其中：国内外事接待3批次，9人。';
    expect(
      tell(THREE, text)
        .slice(-2)
        .every((claim) => claim.startsWith('?')),
    ).toBe(true);
  });
});

describe('accounts', () => {
  const general = '二、一般公共预算拨款支出决算情况说明';

  test('may have their code before their name', () => {
    expect(tell(general, '（一）2101501行政运行300万元，较2022年决算数增加20万元。')).toEqual([
      'expenditure{function=2101501,fund=general} 2023:final = 300万元',
      'expenditure{function=2101501,fund=general} 2023:change~prior-year = +20万元',
    ]);
  });

  test('a code before another name is none', () => {
    expect(tell(general, '（一）2101501某项工作300万元。')[0]).toMatch(/^\? /);
  });
});

describe('other matters', () => {
  const heading = '五、其他重要事项的情况说明';

  test('a numbered paragraph may begin with the name of its matter', () => {
    const text =
      '（二）“三公”经费预算：2023年“三公”经费预算数为8万元，其中，公务接待费5万元，公务用车运行费3万元。';
    expect(told(readUnder(heading, text, { kind: 'budget' }).claims)).toEqual([
      'three-public 2023:budget = 8万元',
      'three-public{item=reception} 2023:budget = 5万元',
      'three-public{item=vehicle-operation} 2023:budget = 3万元',
    ]);
  });

  test('behind a list of parts 其中 is of the whole again', () => {
    const text =
      '政府采购预算总额9万元，其中：政府采购货物预算4万元、政府采购服务预算5万元；其中某项采购9万元：政府采购货物预算4万元、政府采购服务预算5万元。';
    const items = told(readUnder(heading, text, { kind: 'budget' }).claims);
    expect(items.filter((claim) => claim.includes('services')).length).toBe(2);
  });
});

test('同比 may say which year it means', () => {
  const text = '2023年度收支总决算90万元，同比2022年度减少10万元，减幅10%。';
  expect(tell('（一）收入支出决算总体情况', text).slice(1)).toEqual([
    `${both('2023:change~prior-year')} = -10万元`,
    `${both('2023:change-percent~prior-year')} = -10%`,
  ]);
});

test('revenue that was carried over is no revenue of the year', () => {
  const text = '收入包括：本年一般公共预算拨款收入80万元、上年结转一般公共预算拨款收入5万元。';
  expect(tell('三、财政拨款收支预算情况说明', text)).toEqual([
    'revenue{fund=general} 2023:final = 80万元',
    'opening-carry-over{fund=general} 2023:final = 5万元',
  ]);
});

test('meetings and training under one heading', () => {
  const text = '本年度会议费支出0.5万元，较上年减少0.1万元。本年度培训费支出1.2万元。';
  expect(tell('（一）财政拨款会议费和培训费情况说明', text)).toEqual([
    'meeting 2023:final = 0.5万元',
    'meeting 2023:change~prior-year = -0.1万元',
    'training 2023:final = 1.2万元',
  ]);
});
