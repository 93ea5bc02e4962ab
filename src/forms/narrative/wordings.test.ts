import { describe, expect, test } from 'vitest';
import { readUnder, told } from '../../../test/support/narrative.js';
import type { DocumentInfo } from '../reading.js';

const BUDGET: Partial<DocumentInfo> = { kind: 'budget' };
const THREE = '九、“三公”经费支出情况说明';

function tell(heading: string, text: string | readonly string[], info: Partial<DocumentInfo> = {}) {
  return told(readUnder(heading, text, info).claims);
}

describe('which print of last year a change is compared with', () => {
  const text = '公务接待费3万元，比上年预算数下降25%，比上年决算数下降10%。';

  test('a final figure with the budget or the final figure of last year', () => {
    expect(tell(THREE, text).slice(1)).toEqual([
      'three-public{item=reception} 2023:change-percent~prior-budget = -25%',
      'three-public{item=reception} 2023:change-percent~prior-year = -10%',
    ]);
  });

  test('a budget with the final figure or the budget of last year', () => {
    expect(tell(THREE, text, BUDGET).slice(1)).toEqual([
      'three-public{item=reception} 2023:change-percent~prior-year = -25%',
      'three-public{item=reception} 2023:change-percent~prior-final = -10%',
    ]);
  });

  test('behind the amounts of both years the change is of the later one', () => {
    const both = '2023年公务接待费6万元，2022年公务接待费8万元，对比减少2万元，减少率25%。';
    expect(tell(THREE, both).slice(2)).toEqual([
      'three-public{item=reception} 2023:change~prior-year = -2万元',
      'three-public{item=reception} 2023:change-percent~prior-year = -25%',
    ]);
  });

  test('the parts of a whole change against what the whole did', () => {
    const parts =
      '“三公”经费支出9万元，比预算数减少3万元。其中，公务接待费4万元，减少1万元；公务用车购置及运行费5万元，减少2万元。';
    const told = tell(THREE, parts);
    expect(told).toContain('three-public{item=reception} 2023:change~budget = -1万元');
    expect(told).toContain('three-public{item=vehicle} 2023:change~budget = -2万元');
  });

  test('savings are changes where the clause says against what', () => {
    expect(tell(THREE, '公务接待费3万元，较上年压缩2%。').at(-1)).toBe(
      'three-public{item=reception} 2023:change-percent~prior-year = -2%',
    );
    expect(tell(THREE, '公务接待费3万元，节约2万元。').at(-1)).toMatch(/^\?/);
  });
});

describe('amounts beside what they are compared with', () => {
  const operating = '十、机关运行经费支出情况说明';

  test('are of last year where a comparison or a bracket says so, and only there', () => {
    const text =
      '公务接待费1.6万元（2022年2万元），下降20%；公务用车运行维护费8万元，较上年9万元减少11.11%。';
    expect(tell(THREE, text)).toEqual([
      'three-public{item=reception} 2023:final = 1.6万元',
      'three-public{item=reception} 2022:final = 2万元',
      'three-public{item=reception} 2023:change-percent~prior-year = -20%',
      'three-public{item=vehicle-operation} 2023:final = 8万元',
      'three-public{item=vehicle-operation} 2022:final = 9万元',
      'three-public{item=vehicle-operation} 2023:change-percent~prior-year = -11.11%',
    ]);
  });

  test('are named inside the comparison', () => {
    const text =
      '收入总计90万元，支出总计90万元，与上年收、支总计100万元相比，均减少10万元，下降10%。';
    const both = (says: string) => `revenue-total ${says} & expenditure-total ${says}`;
    expect(tell('一、收入支出决算总体情况说明', text).slice(2)).toEqual([
      `${both('2022:final')} = 100万元`,
      `${both('2023:change~prior-year')} = -10万元`,
      `${both('2023:change-percent~prior-year')} = -10%`,
    ]);
  });

  test('may be the budget that a percentage completes', () => {
    const text =
      '机关运行经费支出115万元，为年初预算100万元的115%，为调整预算120万元的95.83%，比年初预算多15万元，比调整预算少5万元。';
    expect(tell(operating, text).map((claim) => claim.replace('operating-cost 2023:', ''))).toEqual(
      [
        'final = 115万元',
        'budget = 100万元',
        'completion-percent~budget = 115%',
        'adjusted-budget = 120万元',
        'completion-percent~adjusted-budget = 95.83%',
        'change~budget = +15万元',
        'change~adjusted-budget = -5万元',
      ],
    );
  });

  test('are saved against the budget just named, and overspent against none but the budget', () => {
    expect(
      tell(operating, '机关运行经费支出86万元，较年初预算数90万元节约4万元，降幅4.44%。').slice(1),
    ).toEqual([
      'operating-cost 2023:budget = 90万元',
      'operating-cost 2023:change~budget = -4万元',
      'operating-cost 2023:change-percent~budget = -4.44%',
    ]);
    expect(tell(operating, '机关运行经费预算90万元，决算95万元，超支5万元。').at(-1)).toBe(
      'operating-cost 2023:change~budget = +5万元',
    );
  });

  test('a share that changes by points is no share', () => {
    const text = '收入合计100万元，其中：事业收入30万元，占30%，占比较上年下降2.1个百分点。';
    expect(tell('二、收入决算情况说明', text).at(-1)).toMatch(/^\? .* = -2.1个百分点$/);
  });

  test('收入支出总体 are the grand totals', () => {
    const text = '收入支出总体与上年相比，增加58.21万元，增长15.46%。';
    expect(tell('一、收入支出决算总体情况说明', text)[0]).toBe(
      'revenue-total 2023:change~prior-year & expenditure-total 2023:change~prior-year = +58.21万元',
    );
  });
});

describe('names', () => {
  test('joined before one amount are its parts, and have a name only where they are all of it', () => {
    expect(tell(THREE, '因公出国（境）费、公务用车购置及运行费和公务接待费预算数27万元。')).toEqual(
      ['three-public 2023:budget = 27万元'],
    );
    expect(tell(THREE, '公务用车运行费和公务接待费预算数27万元。')[0]).toMatch(/^\? /);
    expect(tell(THREE, '会议费、培训费支出5万元。')[0]).toMatch(/^\? /);
  });

  test('that go on behind a known word are other names', () => {
    expect(tell(THREE, '公务用车购置及车库修缮费5万元。')[0]).toMatch(/^\? /);
    expect(tell(THREE, '公务用车购置及运维费5万元。')).toEqual([
      'three-public{item=vehicle} 2023:final = 5万元',
    ]);
  });

  test('of two grand totals joined by 和 share the amount', () => {
    expect(tell('一、收入支出决算总体情况说明', '收入总计和支出总计均为526.04万元。')).toEqual([
      'revenue-total 2023:final & expenditure-total 2023:final = 526.04万元',
    ]);
  });

  test('before a comparison say what changes, if only to say that nobody knows it', () => {
    expect(
      tell('十、机关运行经费支出情况说明', '机关运行经费支出9万元。绩效奖金较上年增长2万元。'),
    ).toEqual(['operating-cost 2023:final = 9万元', '? 绩效奖金较上年增长 = +2万元']);
  });
});

describe('parts', () => {
  test('in brackets end with them', () => {
    const text =
      '国内公务接待共12批次（其中外事接待2批次），130人次（其中外事接待9人次），公务用车保有量3辆。';
    expect(tell(THREE, text)).toEqual([
      'reception-groups{item=domestic} 2023:count = 12批次',
      'reception-groups{item=foreign} 2023:count = 2批次',
      'reception-persons{item=domestic} 2023:count = 130人次',
      'reception-persons{item=foreign} 2023:count = 9人次',
      'vehicles-held 2023:count = 3辆',
    ]);
  });

  test('of a name that no list knows are not the whole', () => {
    expect(tell('十二、国有资产占用情况说明', '共有车辆9辆，其中，轿车4辆。')).toEqual([
      'vehicles 2023:count = 9辆',
      '? 轿车 = 4辆',
    ]);
  });

  test('of a print that is named before them are of that print', () => {
    expect(
      tell(THREE, '“三公”经费财政拨款预算中，公务接待费8万元，因公出国（境）费6万元。'),
    ).toEqual([
      'three-public{item=reception} 2023:budget = 8万元',
      'three-public{item=abroad} 2023:budget = 6万元',
    ]);
  });

  test('named by their fund are of the side that the list is of', () => {
    const text =
      '财政拨款收支总预算90万元。收入包括：一般公共预算拨款80万元、政府性基金预算拨款10万元。';
    expect(tell('四、财政拨款收支预算情况说明', text, BUDGET).slice(1)).toEqual([
      'revenue{fund=general} 2023:budget = 80万元',
      'revenue{fund=government-fund} 2023:budget = 10万元',
    ]);
  });

  test('of the projects that have a name of their own are not all of them', () => {
    const text = '本年度开展自评项目21个。项目中，涉密项目2个，涉及资金3万元。';
    expect(tell('十三、预算绩效情况说明', text)).toEqual([
      'projects-evaluated 2023:count = 21个',
      '? 涉密项目 = 2个',
      'project-funds 涉及资金 = 3万元',
    ]);
  });

  test('added to the revenue of the year make the grand total', () => {
    const text = '政府性基金预算收入30万元，加上上年转移收入4万元，收入合计34万元。';
    expect(tell('二、收入决算情况说明', text).at(-1)).toBe(
      'revenue-total{fund=government-fund} 2023:final = 34万元',
    );
  });
});

test('an explanation in a list goes on behind its semicolons', () => {
  const text =
    '公务接待费3万元，比上年增加1万元，主要原因：一是来访增加2批；二是公务用车保有量增加4辆。';
  expect(
    tell(THREE, text)
      .slice(2)
      .every((claim) => claim.startsWith('?')),
  ).toBe(true);
});

test('当年 leaves the date of the holdings named before', () => {
  const text = '截至上年底，本单位共有车辆2辆；当年购置车辆1辆。';
  expect(tell('十二、国有资产占用情况说明', text, BUDGET)).toEqual([
    'vehicles 2022:count = 2辆',
    'vehicles-bought 2023:count = 1辆',
  ]);
});

test('a numbered paragraph may begin with the heading of its matter', () => {
  expect(
    tell(
      '十三、其他重要事项的情况说明',
      '3.国有资产占用情况。本单位共有车辆2辆，其中一般公务用车2辆。',
    ),
  ).toEqual(['vehicles 2023:count = 2辆', 'vehicles{item=general-duty} 2023:count = 2辆']);
});

test('经比较 opens a sentence and no comparison', () => {
  expect(tell(THREE, '经比较2023年度“三公”经费41万元，较上年减少9万元。')).toEqual([
    'three-public 2023:final = 41万元',
    'three-public 2023:change~prior-year = -9万元',
  ]);
});
