import { describe, expect, test } from 'vitest';
import { readUnder, told } from '../../../test/support/narrative.js';
import type { DocumentInfo } from '../reading.js';

const BUDGET: Partial<DocumentInfo> = { kind: 'budget' };

function tell(heading: string, text: string | readonly string[], info: Partial<DocumentInfo> = {}) {
  return told(readUnder(heading, text, info).claims);
}

describe('revenue and expenditure', () => {
  const totals = '一、收入支出决算总体情况说明';

  test('one figure for both sides is one claim with two keys', () => {
    const both = 'revenue-total 2023:final & expenditure-total 2023:final = 100.00万元';
    expect(tell(totals, '本年收入总计、支出总计均为100.00万元。')).toEqual([both]);
    expect(tell(totals, '2023年度收、支总计100.00万元。')).toEqual([both]);
    expect(tell(totals, '收入支出总计100.00万元。')).toEqual([both]);
  });

  test('a change and its percentage compare with what opened the comparison', () => {
    const [, change, percent] = tell(
      totals,
      '收入总计100万元，与2022年度相比，收入总计减少20万元，下降16.67%。',
    );
    expect(change).toBe('revenue-total 2023:change~prior-year = -20万元');
    expect(percent).toBe('revenue-total 2023:change-percent~prior-year = -16.67%');
  });

  test('收入 without 总计 is the revenue of the year', () => {
    expect(tell(totals, '本部门收入80万元，支出90万元。')).toEqual([
      'revenue 2023:final = 80万元',
      'expenditure 2023:final = 90万元',
    ]);
  });

  test('the parts of a whole have their shares of it, across semicolons', () => {
    expect(
      tell(
        '二、收入决算情况说明',
        '收入合计100万元，其中：财政拨款收入90万元，占90%；其他收入10万元，占10%。',
      ),
    ).toEqual([
      'revenue 2023:final = 100万元',
      'revenue{source=appropriation} 2023:final = 90万元',
      'revenue{source=appropriation} 2023:share-percent/revenue = 90%',
      'revenue{source=other} 2023:final = 10万元',
      'revenue{source=other} 2023:share-percent/revenue = 10%',
    ]);
  });

  test('a named whole is the one that is named', () => {
    expect(
      tell(
        '五、一般公共预算财政拨款支出决算情况说明',
        '一般公共预算财政拨款支出70万元，占本年支出合计的70%。',
      ),
    ).toContain('expenditure{fund=general} 2023:share-percent/expenditure = 70%');
  });

  test('the whole of a share may be printed with its amount', () => {
    expect(tell('三、支出决算情况说明', '基本支出70万元，占本年支出合计100万元的70%。')).toEqual([
      'expenditure{kind=basic} 2023:final = 70万元',
      'expenditure 2023:final = 100万元',
      'expenditure{kind=basic} 2023:share-percent/expenditure = 70%',
    ]);
  });

  test('各 spreads a change over both amounts before it', () => {
    const [, , change] = tell(
      totals,
      '收入总计100万元，支出总计100万元，与2022年度相比，各增加5万元。',
    );
    expect(change).toBe(
      'revenue-total 2023:change~prior-year & expenditure-total 2023:change~prior-year = +5万元',
    );
  });

  test('with a fund the source is left out', () => {
    expect(
      tell(
        '四、财政拨款收入支出决算总体情况说明',
        '财政拨款收入中，一般公共预算财政拨款收入70万元，政府性基金预算财政拨款收入5万元。',
      ),
    ).toEqual([
      'revenue{fund=general} 2023:final = 70万元',
      'revenue{fund=government-fund} 2023:final = 5万元',
    ]);
  });

  test('the fund of the section is the fund of its amounts', () => {
    expect(
      tell(
        '七、政府性基金预算财政拨款收入支出决算情况说明',
        '本年收入5万元，本年支出4万元，年末结转和结余1万元。',
      ),
    ).toEqual([
      'revenue{fund=government-fund} 2023:final = 5万元',
      'expenditure{fund=government-fund} 2023:final = 4万元',
      'closing-carry-over{fund=government-fund} 2023:final = 1万元',
    ]);
  });

  test('an appropriation without a noun is revenue', () => {
    expect(
      tell('一、收支预算总体情况', '收入预算50万元，其中：财政拨款48万元，占96%。', BUDGET),
    ).toEqual([
      'revenue 2023:budget = 50万元',
      'revenue{source=appropriation} 2023:budget = 48万元',
      'revenue{source=appropriation} 2023:share-percent/revenue = 96%',
    ]);
  });

  test('a budget document states budgets', () => {
    expect(
      tell(
        '一、收支预算总体情况',
        '本部门收入预算50万元，较上年增加5万元；预算支出50万元，其中基本支出30万元。',
        BUDGET,
      ),
    ).toEqual([
      'revenue 2023:budget = 50万元',
      'revenue 2023:change~prior-year = +5万元',
      'expenditure 2023:budget = 50万元',
      'expenditure{kind=basic} 2023:budget = 30万元',
    ]);
  });
});

describe('accounts', () => {
  const general = '五、一般公共预算财政拨款支出决算情况说明';
  const item = '1.卫生健康支出（类）医疗保障管理事务（款）行政运行（项）。';
  const subject = 'expenditure{function=2101501,fund=general}';

  test('budget, final and completion of an item', () => {
    expect(tell(general, `${item}年初预算为20万元，支出决算为18万元，完成年初预算的90%。`)).toEqual(
      [
        `${subject} 2023:budget = 20万元`,
        `${subject} 2023:final = 18万元`,
        `${subject} 2023:completion-percent~budget = 90%`,
      ],
    );
  });

  test('the amounts may stand in the next paragraph', () => {
    expect(tell(general, [item, '支出预算20万元，支出决算18万元。'])).toEqual([
      `${subject} 2023:budget = 20万元`,
      `${subject} 2023:final = 18万元`,
    ]);
  });

  test('完成预算 means the adjusted budget where one is stated', () => {
    const [, , , percent] = tell(
      general,
      `${item}年初预算20万元，调整预算25万元，支出决算24万元，完成预算的96%。`,
    );
    expect(percent).toBe(`${subject} 2023:completion-percent~adjusted-budget = 96%`);
  });

  test('an adjustment is no budget of its own', () => {
    expect(
      tell(general, `${item}年初预算20万元，年中追加5万元，全年预算25万元，支出决算24万元。`),
    ).toEqual([
      `${subject} 2023:budget = 20万元`,
      'budget-adjustment 年中追加 = 5万元',
      `${subject} 2023:adjusted-budget = 25万元`,
      `${subject} 2023:final = 24万元`,
    ]);
  });

  test('a change against the budget', () => {
    const [, , change] = tell(
      general,
      `${item}年初预算20万元，支出决算18万元，决算数较预算数减少2万元。`,
    );
    expect(change).toBe(`${subject} 2023:change~budget = -2万元`);
  });

  test('a code in brackets names the account', () => {
    expect(
      tell(
        '2、支出按功能科目分类的明细情况',
        '(1)行政运行(2101501)24.3117万元，较上年增加1.5万元。',
        BUDGET,
      ),
    ).toEqual([
      `${subject} 2023:budget = 24.3117万元`,
      `${subject} 2023:change~prior-year = +1.5万元`,
    ]);
  });

  test('a class alone', () => {
    expect(tell(general, '（一）卫生健康支出（类）30万元，占60%。')).toEqual([
      'expenditure{function=210,fund=general} 2023:final = 30万元',
      'expenditure{function=210,fund=general} 2023:share-percent/expenditure{fund=general} = 60%',
    ]);
  });

  test('economic items of basic expenditure, one misprinted, one unknown', () => {
    expect(
      tell(
        '六、一般公共预算财政拨款基本支出决算情况说明',
        '人员经费60万元，主要包括：基本工资40万元、其他社会保章缴费5万元、神秘款项1万元。',
      ),
    ).toEqual([
      'expenditure{fund=general,kind=basic,group=personnel} 2023:final = 60万元',
      'expenditure{deptEconomic=30101,fund=general,kind=basic} 2023:final = 40万元',
      'expenditure{deptEconomic=30112,fund=general,kind=basic} 2023:final = 5万元',
      '? 神秘款项 = 1万元',
    ]);
  });

  test('an account that no list knows leaves its amounts unbound', () => {
    const { claims, accounts } = readUnder(
      general,
      '1.月球支出（类）环形山（款）采矿（项）。年初预算5万元。',
    );
    expect(accounts.map(({ code }) => code)).toEqual([null]);
    expect(claims.map(({ bound, basis }) => ({ bound, basis }))).toEqual([
      { bound: false, basis: 'budget' },
    ]);
  });
});

describe('comparisons', () => {
  const heading = '十、机关运行经费支出情况说明';

  test.each([
    ['较上年增加2万元', 'change~prior-year = +2万元'],
    ['比2022年减少2万元', 'change~prior-year = -2万元'],
    ['同比增长8%', 'change-percent~prior-year = +8%'],
    ['比2022年预算增加2万元', 'change~prior-budget = +2万元'],
    ['比2022年决算增加2万元', 'change~prior-year = +2万元'],
    ['较年初预算减少2万元', 'change~budget = -2万元'],
    ['较全年预算数减少2万元', 'change~adjusted-budget = -2万元'],
    ['与年初预算相差2万元', 'change~budget = 2万元'],
    ['上年决算数12万元', 'final = 12万元'],
    ['增加（减少）0万元', 'change~prior-year = 0万元'],
  ])('%s', (words, wanted) => {
    const [, said] = tell(heading, `机关运行经费支出10万元，${words}。`);
    expect(said).toBe(`operating-cost ${words.startsWith('上年决算') ? '2022' : '2023'}:${wanted}`);
  });

  test('an amount of last year is a fact of last year', () => {
    const [claim] = readUnder(heading, '2022年机关运行经费支出9万元。').claims;
    expect(claim?.basis).toBe('prior-year');
    expect(claim?.year).toBe(2022);
    expect(claim?.keys[0]).toMatchObject({ year: 2022, basis: 'final' });
  });

  test('a percentage in brackets belongs to the change before it', () => {
    expect(tell(heading, '机关运行经费支出10万元，较上年减少2万元（16.67%）。')[2]).toBe(
      'operating-cost 2023:change-percent~prior-year = -16.67%',
    );
  });

  test('a direction word that is part of a name changes nothing', () => {
    expect(tell('十三、预算绩效情况说明', '反映服务能力提升等2个项目的自评结果。')).toEqual([
      'projects-evaluated 2023:count = 2个',
    ]);
  });

  test('a level word leads to the new value, not to a change', () => {
    const claims = readUnder('十三、预算绩效情况说明', '报销比例由50%提高到70%。').claims;
    expect(claims.map(({ measure, basis }) => `${measure} ${basis}`)).toEqual([
      'reimbursement-rate share-percent',
      'reimbursement-rate share-percent',
    ]);
  });

  test('percentage points change the rate before them', () => {
    const { claims } = readUnder(
      '一、主要工作成效',
      '参保率98.6%，较上年提高0.3个百分点，办结率提高2个百分点。',
    );
    expect(claims.map(({ measure, basis, bound }) => ({ measure, basis, bound }))).toEqual([
      { measure: 'insured-rate', basis: 'share-percent', bound: true },
      { measure: 'insured-rate', basis: 'change-percent', bound: true },
      { measure: '办结率提高', basis: 'change-percent', bound: false },
    ]);
  });

  test('a completion of something else is not that of the funds before it', () => {
    expect(tell('十三、预算绩效情况说明', '涉及预算资金30万元，绩效目标完成率98.5%。')[1]).toBe(
      '? 绩效目标完成率 = 98.5%',
    );
  });

  test('figures of an explanation are not the subject’s', () => {
    const [, reason] = tell(heading, '机关运行经费支出10万元，主要原因是采购家具3万元。');
    expect(reason).toBe('? 主要原因是采购家具 = 3万元');
  });
});

describe('three public expenses', () => {
  test('money, groups and visitors of a reception', () => {
    expect(
      tell(
        '九、“三公”经费支出决算情况说明',
        '公务接待费支出2万元，其中：国内公务接待支出2万元，接待国内来访团组4个，来宾30人次；外宾接待支出0万元，来访团组0个，0人次。',
      ),
    ).toEqual([
      'three-public{item=reception} 2023:final = 2万元',
      'three-public{item=reception-domestic} 2023:final = 2万元',
      'reception-groups{item=domestic} 2023:count = 4个',
      'reception-persons{item=domestic} 2023:count = 30人次',
      'three-public{item=reception-foreign} 2023:final = 0万元',
      'reception-groups{item=foreign} 2023:count = 0个',
      'reception-persons{item=foreign} 2023:count = 0人次',
    ]);
  });

  test('the budget that a completion percentage names', () => {
    expect(
      tell(
        '九、“三公”经费支出决算情况说明',
        '公务接待费支出3万元，完成预算4万元的75%，比上年减少1万元。',
      ),
    ).toEqual([
      'three-public{item=reception} 2023:final = 3万元',
      'three-public{item=reception} 2023:budget = 4万元',
      'three-public{item=reception} 2023:completion-percent~budget = 75%',
      'three-public{item=reception} 2023:change~prior-year = -1万元',
    ]);
  });

  test('vehicles beside their money', () => {
    expect(
      tell(
        '九、“三公”经费支出决算情况说明',
        '公务用车购置费10万元，购置公务用车1辆；公务用车运行维护费3万元，公务用车保有量2辆。',
      ),
    ).toEqual([
      'three-public{item=vehicle-purchase} 2023:final = 10万元',
      'vehicles-bought 2023:count = 1辆',
      'three-public{item=vehicle-operation} 2023:final = 3万元',
      'vehicles-held 2023:count = 2辆',
    ]);
  });

  test('a sub-heading is the subject of sentences that name none', () => {
    expect(tell('（三）会议费支出情况说明', '预算1万元，支出决算0.5万元，完成预算的50%。')).toEqual(
      [
        'meeting 2023:budget = 1万元',
        'meeting 2023:final = 0.5万元',
        'meeting 2023:completion-percent~budget = 50%',
      ],
    );
  });
});

describe('staff, assets and procurement', () => {
  test('kinds of staff belong to the posts or the persons before 其中', () => {
    expect(
      tell(
        '三、单位人员情况',
        '截至2023年底，人员编制10人，其中行政编制6人、事业编制4人；实有人员9人，其中行政5人、事业4人。',
      ),
    ).toEqual([
      'staff-quota 2023:count = 10人',
      'staff-quota{item=administrative} 2023:count = 6人',
      'staff-quota{item=institution} 2023:count = 4人',
      'staff-actual 2023:count = 9人',
      'staff-actual{item=administrative} 2023:count = 5人',
      'staff-actual{item=institution} 2023:count = 4人',
    ]);
  });

  test('counts are of the date that the paragraph names', () => {
    const { claims } = readUnder(
      '四、人员情况说明',
      '截至2022年底，人员编制10人。离退休人员3人。',
      BUDGET,
    );
    expect(claims.map(({ year }) => year)).toEqual([2022, 2022]);
  });

  test('behind a numbered list the whole is spoken of again', () => {
    const told = tell('五、一般公共预算财政拨款支出决算情况说明', [
      '一般公共预算财政拨款支出30万元，主要用于以下方面：',
      '1.卫生健康支出（类）30万元，占100%。',
      '一般公共预算财政拨款支出年初预算为20万元，支出决算为30万元，完成年初预算的150%。',
    ]);
    expect(told).toContain('expenditure{fund=general} 2023:budget = 20万元');
    expect(told).toContain('expenditure{fund=general} 2023:completion-percent~budget = 150%');
  });

  test('the end of last year is a date too', () => {
    const { claims } = readUnder('四、人员情况说明', '截至上年底，人员编制10人。', BUDGET);
    expect(claims.map(({ year }) => year)).toEqual([2022]);
  });

  test('a threshold, what it counts, and what a bracket leaves out', () => {
    expect(
      tell(
        '十二、国有资产占用情况说明',
        '共有车辆2辆；单价50万元以上的通用设备3台（套）；单价100万元（含）以上的设备（不含车辆）1台；当年购置单价100万元以上的专用设备0台。',
      ),
    ).toEqual([
      'vehicles 2023:count = 2辆',
      'equipment-threshold 单价 = 50万元',
      'equipment{item=general} 2023:count = 3台（套）',
      'equipment-threshold 单价 = 100万元',
      'equipment 2023:count = 1台',
      'equipment-threshold 当年购置单价 = 100万元',
      'equipment{item=special-bought} 2023:count = 0台',
    ]);
  });

  test('shares of procurement that small enterprises won', () => {
    expect(
      tell(
        '十一、政府采购支出说明',
        '政府采购支出总额20万元，其中：政府采购货物支出12万元、政府采购服务支出8万元。授予中小企业合同金额15万元，占政府采购支出总额的75%。',
      ),
    ).toEqual([
      'procurement 2023:final = 20万元',
      'procurement{item=goods} 2023:final = 12万元',
      'procurement{item=services} 2023:final = 8万元',
      'procurement-sme 2023:final = 15万元',
      'procurement-sme 2023:share-percent/procurement = 75%',
    ]);
  });
});

describe('performance and business', () => {
  test('a review of a project', () => {
    expect(
      tell(
        '（三）项目绩效自评结果',
        '1.宣传培训经费项目绩效自评综述：全年预算数20万元，执行数18万元，完成预算的90%。自评得分95分。',
      ),
    ).toEqual([
      'project-funds{project=宣传培训} 2023:adjusted-budget = 20万元',
      'project-funds{project=宣传培训} 2023:final = 18万元',
      'project-funds{project=宣传培训} 2023:completion-percent~adjusted-budget = 90%',
      'project-score{project=宣传培训} 2023:final = 95分',
    ]);
  });

  test('a score without its unit is read where a score is announced', () => {
    expect(
      tell('（二）部门整体支出绩效自评结果', '部门整体支出自评得分98，全年预算数50万元。'),
    ).toEqual(['overall-score 2023:final = 98分', 'overall-funds 2023:adjusted-budget = 50万元']);
  });

  test('projects and their money as a share of all project expenditure', () => {
    expect(
      tell(
        '十三、预算绩效情况说明',
        '共涉及项目3个，涉及预算资金30万元，占部门预算项目支出总额的60%。',
      ),
    ).toEqual([
      'projects-evaluated 2023:count = 3个',
      'projects-evaluated-funds 2023:budget = 30万元',
      'projects-evaluated-funds 2023:share-percent/expenditure{kind=project} = 60%',
    ]);
  });

  test('projects picked out for a review are not all projects', () => {
    expect(
      tell(
        '十三、预算绩效情况说明',
        '对宣传经费等2个项目开展了部门重点评价，涉及预算资金8万元。编报绩效目标的项目9个，涉及预算资金40万元。',
      ),
    ).toEqual([
      'projects-evaluated{task=key-evaluation} 2023:count = 2个',
      'projects-evaluated-funds{task=key-evaluation} 2023:budget = 8万元',
      'projects-with-goals 2023:count = 9个',
      'project-funds 涉及预算资金 = 40万元',
    ]);
  });

  test('insured persons by scheme, also named behind the figure', () => {
    expect(
      tell(
        '一、主要工作成效',
        '城镇职工基本医疗保险参保人数500人，其中：在职300人，退休200人；900人参加了城乡居民基本医疗保险。',
      ),
    ).toEqual([
      'insured{item=employee} 2023:count = 500人',
      'insured{item=employee-working} 2023:count = 300人',
      'insured{item=employee-retired} 2023:count = 200人',
      'insured{item=resident} 2023:count = 900人',
    ]);
  });

  test.each([
    ['全年新增职工参保50人', 'insured'],
    ['资助困难群众参保20人', 'insured'],
    ['医疗救助基金支出3万元', 'fund-expenditure'],
  ])('%s is no figure of the whole scheme', (text, measure) => {
    const [claim] = readUnder('一、主要工作成效', `${text}。`).claims;
    expect({ measure: claim?.measure, keys: claim?.keys }).toEqual({ measure, keys: [] });
  });

  test('fund revenue and payments of one scheme', () => {
    expect(
      tell('一、主要工作成效', '征收城乡居民基本医疗保险基金2亿元，财政补贴收入3亿元，支出4亿元。'),
    ).toEqual([
      'fund-revenue{item=resident} 2023:final = 2亿元',
      'fund-revenue{item=subsidy,task=resident} 2023:final = 3亿元',
      'fund-expenditure{item=resident} 2023:final = 4亿元',
    ]);
  });

  test('the costs after a count of visits belong to that group', () => {
    expect(
      tell(
        '一、主要工作成效',
        '跨省异地结算90人次，其中职工就医40人次，医疗总费用8万元，基金支付5万元（报销比例约62%）。',
      ),
    ).toEqual([
      'visits{task=跨省异地结算} 2023:count = 90人次',
      'visits{task=跨省异地结算/职工就医} 2023:count = 40人次',
      'medical-cost{item=total,task=跨省异地结算/职工就医} 2023:final = 8万元',
      'medical-cost{item=fund-paid,task=跨省异地结算/职工就医} 2023:final = 5万元',
      'reimbursement-rate 报销比例 = 62%',
    ]);
  });

  test('a goal is a claim but no fact of the year', () => {
    const [claim] = readUnder('二、工作任务', '确保城乡居民参保人数达到900人。').claims;
    expect(claim?.measure).toBe('insured');
    expect(claim?.keys).toEqual([]);
  });

  test('unknown things are told in the words of the text', () => {
    expect(tell('一、主要工作成效', '新建服务站36个，受理咨询1200余次，平均提速30%。')).toEqual([
      '? 新建服务站 = 36个',
      '? 受理咨询 = 1200次',
      '? 平均提速 = 30%',
    ]);
  });
});

describe('what is left unread', () => {
  test.each([
    ['年初结转和结余  万元，本年收入0万元。', 'a unit of money without an amount before it'],
    ['较上年增加（减少）  万元。', 'a unit of money without an amount before it'],
    ['其他收入XX万元。', 'a template placeholder was left unfilled'],
    ['其他收入为0。', 'a number without a unit'],
    ['其他收入33.6.9万元。', 'a damaged number'],
  ])('%s', (text, reason) => {
    const { unread } = readUnder('二、收入决算情况说明', text);
    expect(unread.map((entry) => entry.reason.en)).toEqual([reason]);
  });

  test('a unit in a remark about rounding is no missing amount', () => {
    expect(
      readUnder('十四、其他需要说明的情况', '部分数据约为万元时显示为零，单位：万元。').unread,
    ).toEqual([]);
  });
});

test.each(['同比减少 2 万元，降低 18.2%', '较 2022 年度决算数减少了 2 万元，减幅为 18.2%'])(
  'other words of the same comparison: %s',
  (words) => {
    const text = `机关运行经费预算 8 万元，支出决算 9 万元，主要原因是追加工作，${words}。`;
    expect(told(readUnder('十、机关运行经费支出情况说明', text).claims).slice(2)).toEqual([
      'operating-cost 2023:change~prior-year = -2万元',
      'operating-cost 2023:change-percent~prior-year = -18.2%',
    ]);
  },
);

test('a bare comparison goes on after an explanation in the same sentence', () => {
  const text =
    '机关运行经费预算 8 万元，支出决算 9 万元，决算数大于预算数的主要原因是年中追加工作，较上年减少 2 万元，下降 18.2%。';
  expect(told(readUnder('十、机关运行经费支出情况说明', text).claims).slice(2)).toEqual([
    'operating-cost 2023:change~prior-year = -2万元',
    'operating-cost 2023:change-percent~prior-year = -18.2%',
  ]);
  const reason = '机关运行经费 9 万元，主要原因是比上年减少差旅 2 万元。';
  expect(told(readUnder('十、机关运行经费支出情况说明', reason).claims)[1]).toMatch(/^\?/);
});

test('quote, source and paragraph', () => {
  const { claims } = readUnder('十、机关运行经费支出情况说明', [
    '说明如下。',
    '机关运行经费 10.5 万元，较上年增加 2 万元。',
  ]);
  expect(claims.map(({ quote }) => quote)).toEqual([
    '机关运行经费 10.5 万元，较上年增加 2 万元',
    '机关运行经费 10.5 万元，较上年增加 2 万元',
  ]);
  expect(claims[0]?.source).toEqual([
    { file: 'a.txt', line: 3, column: 8, endLine: 3, endColumn: 12 },
  ]);
  expect(claims.map(({ paragraph }) => paragraph)).toEqual([2, 2]);
  expect(claims[0]?.section).toBe('十、机关运行经费支出情况说明');
});

test('a bare comparison behind a list of parts is of the whole', () => {
  const text =
    '2023年本年收入9万元，其中一般公共预算拨款收入5万元、其他收入4万元，较上年增加2万元；本年支出9万元。';
  expect(told(readUnder('一、收支总体情况说明', text).claims)[3]).toBe(
    'revenue 2023:change~prior-year = +2万元',
  );
  const part = '2023年本年收入9万元，其中一般公共预算拨款收入9万元，较上年增加2万元。';
  expect(told(readUnder('一、收支总体情况说明', part).claims)[2]).toBe(
    'revenue{fund=general} 2023:change~prior-year = +2万元',
  );
});
