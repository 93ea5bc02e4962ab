import { describe, expect, test } from 'vitest';
import { readUnder, told } from '../../../test/support/narrative.js';
import type { DocumentInfo } from '../reading.js';
import { unknownName } from './naming.js';

const BUDGET: Partial<DocumentInfo> = { kind: 'budget' };
const GENERAL = '五、一般公共预算支出情况说明';

function tell(heading: string, text: string | readonly string[], info: Partial<DocumentInfo> = {}) {
  return told(readUnder(heading, text, info).claims);
}

describe('words that name something the vocabulary does not know', () => {
  test('are what is left when owners, list numbers and leading words are gone', () => {
    expect(unknownName('2.本单位')).toBe('');
    expect(unknownName('某县医疗保障局')).toBe('');
    expect(unknownName('本年度的')).toBe('');
    expect(unknownName('政府集中采购')).toBe('政府集中采购');
    expect(unknownName('初中')).toBe('初中');
  });

  test('支出 and 收入 behind them are not those of the year', () => {
    expect(tell('三、支出预算说明', '其他财税事务支出6400元。', BUDGET)).toEqual([
      '? 其他财税事务支出 = 6400元',
    ]);
    expect(tell('二、收入决算情况说明', '捐赠收入6.4万元。')).toEqual(['? 捐赠收入 = 6.4万元']);
  });

  test('a class that ends a longer name is not the class', () => {
    expect(tell(GENERAL, '小学教育支出30万元。', BUDGET)).toEqual(['? 小学教育支出 = 30万元']);
  });

  test('what follows an unknown amount speaks of it', () => {
    const text =
      '政府采购预算50万元，同比增加10万元。其中：政府集中采购预算30万元，占政府采购预算的60%，同比增加4万元；分散采购20万元。';
    expect(tell('（二）政府采购预算安排情况', text, BUDGET)).toEqual([
      'procurement 2023:budget = 50万元',
      'procurement 2023:change~prior-year = +10万元',
      '? 政府集中采购预算 = 30万元',
      '? 占政府采购预算 = 60%',
      '? 同比增加 = +4万元',
      '? 分散采购 = 20万元',
    ]);
  });

  test('the parts of an unknown whole are unknown', () => {
    const text = '机构运行90万元，其中：基本支出80万元，项目支出10万元。';
    expect(tell(GENERAL, text, BUDGET)).toEqual([
      '? 机构运行 = 90万元',
      '? 基本支出 = 80万元',
      '? 项目支出 = 10万元',
    ]);
  });

  test('本级项目支出 is not all project expenditure', () => {
    const text = '项目支出总额65万元。其中，本级项目支出38万元。';
    expect(tell('三、支出决算情况说明', text)).toEqual([
      'expenditure{kind=project} 2023:final = 65万元',
      '? 本级项目支出 = 38万元',
    ]);
  });

  test('a part named like its whole is narrower', () => {
    const text = '“三公”经费支出预算9万元，其中当年资金安排的“三公”经费支出预算7万元。';
    expect(tell('七、“三公”经费情况说明', text, BUDGET)).toEqual([
      'three-public 2023:budget = 9万元',
      '? 其中当年资金安排的“三公”经费支出预算 = 7万元',
    ]);
  });

  test('a part by fund of what no fund divides', () => {
    const text = '按采购资金来源划分，一般公共预算拨款45万元。';
    expect(tell('（二）政府采购预算安排情况', text, BUDGET)).toEqual([
      '? 一般公共预算拨款 = 45万元',
    ]);
  });

  test('the text of a unit whose name is not known has keys all the same', () => {
    expect(tell('二、收入决算情况说明', '本年收入合计80万元。', { unit: null })).toEqual([
      'revenue 2023:final = 80万元',
    ]);
  });
});

describe('totals and their parts', () => {
  const totals = '一、收入支出决算总体情况';

  test('总收入 is the grand total where 本年收入 is its part', () => {
    expect(
      tell(totals, '2023年度总收入58万元，其中本年收入39万元，较2022年度减少17万元。'),
    ).toEqual([
      'revenue-total 2023:final = 58万元',
      'revenue 2023:final = 39万元',
      'revenue 2023:change~prior-year = -17万元',
    ]);
    expect(tell(totals, '2023年度总收入58万元，其中财政拨款收入39万元。')[0]).toBe(
      'revenue 2023:final = 58万元',
    );
  });

  test('parts are narrowed as their whole is', () => {
    const item =
      '卫生健康支出（类）医疗保障管理事务（款）行政运行（项）支出90万元，其中：基本支出80万元。';
    expect(tell('五、一般公共预算财政拨款支出决算情况说明', item)[1]).toBe(
      'expenditure{function=2101501,fund=general,kind=basic} 2023:final = 80万元',
    );
  });

  test('the parts may stand in the paragraphs behind 其中', () => {
    const text = [
      '1.基本支出预算80万元，占一般公共预算支出的80%。其中：',
      '工资福利支出预算60万元，占基本支出预算75%。',
      '对个人和家庭补助支出预算20万元，占基本支出预算25%。',
      '2.项目支出20万元，占一般公共预算支出的20%。其中：',
      '商品和服务支出20万元，占项目支出预算100%。',
    ];
    expect(tell(GENERAL, text, BUDGET)).toEqual([
      'expenditure{fund=general,kind=basic} 2023:budget = 80万元',
      'expenditure{fund=general,kind=basic} 2023:share-percent/expenditure{fund=general} = 80%',
      'expenditure{deptEconomic=301,fund=general,kind=basic} 2023:budget = 60万元',
      'expenditure{deptEconomic=301,fund=general,kind=basic} 2023:share-percent/expenditure{fund=general,kind=basic} = 75%',
      'expenditure{deptEconomic=303,fund=general,kind=basic} 2023:budget = 20万元',
      'expenditure{deptEconomic=303,fund=general,kind=basic} 2023:share-percent/expenditure{fund=general,kind=basic} = 25%',
      'expenditure{fund=general,kind=project} 2023:budget = 20万元',
      'expenditure{fund=general,kind=project} 2023:share-percent/expenditure{fund=general} = 20%',
      'expenditure{deptEconomic=302,fund=general,kind=project} 2023:budget = 20万元',
      'expenditure{deptEconomic=302,fund=general,kind=project} 2023:share-percent/expenditure{fund=general,kind=project} = 100%',
    ]);
  });

  test('parts of a budget are budgets', () => {
    const text =
      '“三公”经费预算为9万元，其中：因公出国（境）费4万元、公务接待费5万元。支出为8万元。';
    expect(tell('七、“三公”经费支出情况说明', text).slice(0, 3)).toEqual([
      'three-public 2023:budget = 9万元',
      'three-public{item=abroad} 2023:budget = 4万元',
      'three-public{item=reception} 2023:budget = 5万元',
    ]);
  });
});

describe('comparisons', () => {
  const three = '七、“三公”经费支出情况说明';

  test('with a year before the last are not with last year', () => {
    const text = '“三公”经费支出6万元，比上年增加1万元；比2019年（疫情前）减少2万元，下降25%。';
    expect(tell(three, text)).toEqual([
      'three-public 2023:final = 6万元',
      'three-public 2023:change~prior-year = +1万元',
      '? 比2019年(疫情前)减少 = -2万元',
      '? 下降 = -25%',
    ]);
  });

  test('may print the amount of last year inside', () => {
    expect(tell(three, '“三公”经费支出6万元，较2022年的8万元减少2万元，下降25%。')).toEqual([
      'three-public 2023:final = 6万元',
      'three-public 2022:final = 8万元',
      'three-public 2023:change~prior-year = -2万元',
      'three-public 2023:change-percent~prior-year = -25%',
    ]);
  });

  test('未超过 says nothing of which is greater', () => {
    expect(
      readUnder(three, '“三公”经费支出6万元，预算9万元。决算数未超过预算数。').comparisons,
    ).toEqual([]);
  });

  test('what an explanation counts is not what it explains', () => {
    const text = '收入、支出变动较大的主要原因是新增了60万元专项资金。';
    expect(tell('四、财政拨款收入支出决算总体情况说明', text)).toEqual([
      '? 收入、支出变动较大的主要原因是新增了 = 60万元',
    ]);
  });
});

describe('lists of figures', () => {
  const totals = '一、收入支出决算总体情况说明';

  test('belong to the subjects in their order', () => {
    const text =
      '收、支总计各是412.49，414.91万元，与2022年相比各减少12.86、25.97万元，各下降3.02%、5.89%。';
    expect(tell(totals, text)).toEqual([
      'revenue-total 2023:final = 412.49万元',
      'expenditure-total 2023:final = 414.91万元',
      'revenue-total 2023:change~prior-year = -12.86万元',
      'expenditure-total 2023:change~prior-year = -25.97万元',
      'revenue-total 2023:change-percent~prior-year = -3.02%',
      'expenditure-total 2023:change-percent~prior-year = -5.89%',
    ]);
  });

  test('of another length belong to nobody', () => {
    expect(tell('二、收入决算情况说明', '本年收入分别为412.49万元、414.91万元。')).toEqual([
      '? 本年收入分别 = 412.49万元',
      '? 本年收入分别 = 414.91万元',
    ]);
  });
});

describe('three-public expenses', () => {
  test('a document of them alone says so in its title', () => {
    const { claims } = readUnder(
      '某县2023年“三公”经费决算情况说明',
      '公务接待费支出5万元，较上年减少1万元。',
    );
    expect(told(claims)).toEqual([
      'three-public{item=reception} 2023:final = 5万元',
      'three-public{item=reception} 2023:change~prior-year = -1万元',
    ]);
  });

  test('brackets may name the sum of a list', () => {
    const text = '因公出国（境）经费、公务接待费（“三公”经费）决算总额9万元。';
    expect(tell('某县2023年“三公”经费决算情况说明', text)).toEqual([
      'three-public 2023:final = 9万元',
    ]);
  });

  test('人次 counts persons, not journeys', () => {
    expect(
      tell('七、“三公”经费支出情况说明', '因公出国（境）2个团组，因公出国（境）6人次。')[1],
    ).toBe('abroad-persons 2023:count = 6人次');
  });
});
