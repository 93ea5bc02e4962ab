/**
 * Builders of the short documents that rules show as examples. The words are ours; names of
 * tables, rows and accounts are the official ones.
 */

const TITLE = '甲县医疗保障局 2023 年度部门决算';

/** A final-accounts document with the given body. */
export function finalAccounts(...body: readonly string[]): string {
  return [TITLE, '', ...body].join('\n');
}

/** A narrative section of a final-accounts document. */
export function section(heading: string, ...paragraphs: readonly string[]): string {
  return [
    '第二部分 2023 年度部门决算情况说明',
    '',
    heading,
    '',
    ...paragraphs.flatMap((one) => [one, '']),
  ].join('\n');
}

/** A statement table as tab-separated text. */
export function table(title: string, number: string, rows: readonly (readonly string[])[]): string {
  return [
    '第三部分 2023 年度部门决算表',
    '',
    title,
    number,
    '编制单位：甲县医疗保障局\t金额单位：万元',
    ...rows.map((row) => row.join('\t')),
    '',
  ].join('\n');
}

/** 支出决算表 with one class of accounts: total, basic and project expenditure. */
export function expenditureTable(
  total: string,
  basic: string,
  project: string,
  rows: readonly (readonly string[])[] = [],
): string {
  return table('支出决算表', '公开03表', [
    [
      '科目编码',
      '科目名称',
      '本年支出合计',
      '基本支出',
      '项目支出',
      '上缴上级支出',
      '经营支出',
      '对附属单位补助支出',
    ],
    ['', '合计', total, basic, project, '', '', ''],
    ...rows,
  ]);
}

/** A document whose only table is 支出决算表 with a total row and its two parts. */
export function sumTable(total: string, basic: string, project: string): string {
  return finalAccounts(expenditureTable(total, basic, project));
}

/** 收入支出决算总表 and 支出决算表 with one class of accounts and the totals given. */
export function summaryTables(inSummary: string, inDetail: string): string {
  return finalAccounts(
    table('收入支出决算总表', '公开01表', [
      ['收入', '', '', '支出', '', ''],
      ['项目', '行次', '决算数', '项目', '行次', '决算数'],
      ['一、一般公共预算财政拨款收入', '1', inSummary, '九、卫生健康支出', '40', inSummary],
      ['本年收入合计', '27', inSummary, '本年支出合计', '58', inSummary],
      ['总计', '31', inSummary, '总计', '62', inSummary],
    ]),
    expenditureTable(inDetail, inDetail, '', [
      ['210', '卫生健康支出', inDetail, inDetail, '', '', '', ''],
    ]),
  );
}

/** 支出决算表 over 一般公共预算财政拨款支出决算表, with their totals. */
export function fundTables(all: string, general: string): string {
  const row = (amount: string) => ['210', '卫生健康支出', amount, amount, ''];
  return finalAccounts(
    expenditureTable(all, all, '', [[...row(all), '', '', '']]),
    generalTable(general, general, '', [row(general)]),
  );
}

/** 一般公共预算财政拨款支出决算表: total, basic and project expenditure, and rows below. */
export function generalTable(
  total: string,
  basic: string,
  project: string,
  rows: readonly (readonly string[])[] = [],
): string {
  return table('一般公共预算财政拨款支出决算表', '公开05表', [
    ['科目编码', '科目名称', '小计', '基本支出', '项目支出'],
    ['', '合计', total, basic, project],
    ...rows,
  ]);
}

/** 基本支出决算表 with official reception, and the three-public table over it. */
export function threePublicTables(inThreePublic: string, inBasic: string): string {
  return finalAccounts(
    table('一般公共预算财政拨款基本支出决算表', '公开06表', [
      ['科目编码', '科目名称', '决算数', '科目编码', '科目名称', '决算数'],
      ['301', '工资福利支出', '90.00', '302', '商品和服务支出', inBasic],
      ['30101', '基本工资', '90.00', '30217', '公务接待费', inBasic],
      ['人员经费合计', '', '90.00', '公用经费合计', '', inBasic],
    ]),
    table('财政拨款“三公”经费支出决算表', '公开09表', [
      [
        '项目',
        '小计',
        '因公出国（境）费',
        '公务接待费',
        '公务用车购置费',
        '公务用车运行维护费',
        '会议费',
        '培训费',
      ],
      ['预算数', inThreePublic, '', inThreePublic, '', '', '', ''],
      ['决算数', inThreePublic, '', inThreePublic, '', '', '', ''],
    ]),
  );
}

/** 一般公共预算财政拨款支出决算表 with basic expenditure, and 基本支出决算表 with its two parts. */
export function basicTables(basic: string, personnel: string, operating: string): string {
  return finalAccounts(
    generalTable(basic, basic, '', [['210', '卫生健康支出', basic, basic, '']]),
    table('一般公共预算财政拨款基本支出决算表', '公开06表', [
      ['科目编码', '科目名称', '决算数', '科目编码', '科目名称', '决算数'],
      ['301', '工资福利支出', personnel, '302', '商品和服务支出', operating],
      ['30101', '基本工资', personnel, '30201', '办公费', operating],
      ['人员经费合计', '', personnel, '公用经费合计', '', operating],
    ]),
  );
}

const THREE_PUBLIC_HEADING = '九、财政拨款“三公”经费及会议费、培训费支出决算情况说明';

/** A sentence on meetings: budget, final figure and what is said of the difference. */
export function meetingSentence(budget: string, final: string, change: string): string {
  return finalAccounts(
    section(
      THREE_PUBLIC_HEADING,
      '（三）会议费支出情况说明',
      `2023 年度财政拨款安排会议费预算 ${budget} 万元，支出决算 ${final} 万元，决算数较预算数${change} 万元，主要原因是会期缩短。`,
    ),
  );
}

/** A sentence on total revenue and expenditure against last year. */
export function overallSentence(total: string, change: string, percent: string): string {
  return finalAccounts(
    section(
      '一、收入支出决算总体情况说明',
      `2023 年度收入总计、支出总计均为 ${total} 万元，与上年相比，收、支总计减少 ${change} 万元，下降 ${percent}%。主要是项目减少。`,
    ),
  );
}

/** A sentence on meetings with the share of the budget that was carried out. */
export function completionSentence(budget: string, final: string, percent: string): string {
  return finalAccounts(
    section(
      THREE_PUBLIC_HEADING,
      '（三）会议费支出情况说明',
      `2023 年度财政拨款安排会议费预算 ${budget} 万元，支出决算 ${final} 万元，完成预算的 ${percent}%。`,
    ),
  );
}

/** Expenditure in two parts with their amounts and shares. */
export function shareSentence(
  total: string,
  basic: readonly [string, string],
  project: readonly [string, string],
): string {
  return finalAccounts(
    section(
      '三、支出决算情况说明',
      `2023 年度本年支出合计 ${total} 万元，其中：基本支出 ${basic[0]} 万元，占 ${basic[1]}%；项目支出 ${project[0]} 万元，占 ${project[1]}%。`,
    ),
  );
}

/** The staff paragraph: actual staff and its two kinds. */
export function staffSentence(total: string, administrative: string, institution: string): string {
  return finalAccounts(
    '第一部分 部门概况',
    '',
    '三、部门人员情况',
    '',
    `截止 2023 年底，本部门人员编制 12 人，其中行政编制 5 人、事业编制 7 人；实有人员 ${total} 人，其中行政 ${administrative} 人、事业 ${institution} 人。`,
    '',
  );
}

export interface ItemText {
  readonly account: string;
  readonly budget: string;
  readonly final: string;
}

export const BASIC_OPERATION = '卫生健康支出（类）医疗保障管理事务（款）行政运行（项）';
export const HOUSING_FUND = '住房保障支出（类）住房改革支出（款）住房公积金（项）';

/** Section five: general-budget expenditure with its items. */
export function itemsText(budget: string, final: string, items: readonly ItemText[]): string {
  return section(
    '五、一般公共预算财政拨款支出决算情况说明',
    `2023 年度一般公共预算财政拨款支出年初预算 ${budget} 万元，支出决算 ${final} 万元。按照政府功能分类科目，其中：`,
    ...items.map(
      (item, index) =>
        `${index + 1}. ${item.account}。年初预算 ${item.budget} 万元，支出决算 ${item.final} 万元。`,
    ),
  );
}

/** Section six: basic expenditure with personnel and public expenses. */
export function basicText(
  total: string,
  personnel: string,
  operating: string,
  unit = '万元',
): string {
  return section(
    '六、一般公共预算财政拨款基本支出决算情况说明',
    `2023 年度一般公共预算财政拨款基本支出 ${total} ${unit}，包括人员经费和公用经费。其中：`,
    `（一）人员经费 ${personnel} 万元，主要包括基本工资、津贴补贴。`,
    `（二）公用经费 ${operating} 万元，主要包括办公费、差旅费。`,
  );
}

/** Section ten: operating costs with budget, final figure and the change said to be against last year. */
export function operatingCostSentence(budget: string, final: string, change: string): string {
  return finalAccounts(
    section(
      '十、机关运行经费支出情况说明',
      `2023 年度机关运行经费预算 ${budget} 万元，支出决算 ${final} 万元。支出决算比上年${change} 万元，主要原因是节约开支。`,
    ),
  );
}

/** The total of general-budget expenditure stated twice in one section. */
export function totalsTwice(first: string, second: string): string {
  return finalAccounts(
    section(
      '五、一般公共预算财政拨款支出决算情况说明',
      `2023 年度一般公共预算财政拨款支出决算 ${first} 万元。`,
      `2023 年度一般公共预算财政拨款支出 ${second} 万元，主要用于医疗保障管理。`,
    ),
  );
}

/** Procurement of goods 10 and services 7, what small enterprises were awarded, and their shares. */
export function procurementSentence(awarded: string, shares: readonly [string, string]): string {
  return finalAccounts(
    section(
      '十一、政府采购支出情况说明',
      `2023 年度政府采购支出总额 17 万元，其中：政府采购货物支出 10 万元、政府采购工程支出 0 万元、政府采购服务支出 7 万元。授予中小企业合同金额 ${awarded} 万元；货物采购授予中小企业合同金额占货物支出金额的 ${shares[0]}%，工程采购授予中小企业合同金额占工程支出金额的 0%，服务采购授予中小企业合同金额占服务支出金额的 ${shares[1]}%。`,
    ),
  );
}

/** A sentence on meetings with budget, final figure and a word for how they compare. */
export function comparisonSentence(budget: string, final: string, word: string): string {
  return finalAccounts(
    section(
      THREE_PUBLIC_HEADING,
      '（三）会议费支出情况说明',
      `2023 年度财政拨款安排会议费预算 ${budget} 万元，支出决算 ${final} 万元。决算数${word}预算数的主要原因是会期有变。`,
    ),
  );
}

/** A table of no known form with account codes: class 210 with two items, the second given. */
export function otherTable(total: string, second: string): string {
  const rows = [
    ['科目编码', '科目名称', '金额'],
    ['21015', '医疗保障管理事务', total],
    ['2101501', '行政运行', '151.00'],
    ['2101599', '其他医疗保障管理事务支出', second],
  ];
  return finalAccounts(
    '第三部分 2023 年度部门决算表',
    '',
    '分科目支出情况补充表',
    '公开10表',
    '单位：万元',
    ...rows.map((row) => row.join('\t')),
    '',
  );
}

/** Budget tables 4 and 6: a class of the government economic classification over its two rows. */
export function governmentClasses(inSummary: string): string {
  const head = ['序号', '收入', '', '支出', '', '', '', '', ''];
  const names = [
    '',
    '项目',
    '预算数',
    '支出功能分类科目(按大类)',
    '预算数',
    '部门预算支出经济科目(按大类)',
    '预算数',
    '政府预算支出经济科目(按大类)',
    '预算数',
  ];
  const amount = '70.00';
  return [
    '乙区医疗保障局 2023 年部门预算公开说明',
    '',
    '2023 年部门综合预算财政拨款收支总表',
    '表 4',
    '单位：万元',
    head.join('\t'),
    names.join('\t'),
    [
      '1',
      '一、财政拨款',
      amount,
      '一、财政拨款',
      amount,
      '一、财政拨款',
      amount,
      '一、财政拨款',
      amount,
    ].join('\t'),
    [
      '2',
      '1、一般公共预算拨款',
      amount,
      '10、卫生健康支出',
      amount,
      '1、人员经费和公用经费支出',
      amount,
      '1、机关工资福利支出',
      inSummary,
    ].join('\t'),
    [
      '32',
      '本年收入合计',
      amount,
      '本年支出合计',
      amount,
      '本年支出合计',
      amount,
      '本年支出合计',
      amount,
    ].join('\t'),
    ['37', '收入总计', amount, '支出总计', amount, '支出总计', amount, '支出总计', amount].join(
      '\t',
    ),
    '',
    '2023 年部门综合预算收支总表',
    '表 1',
    '单位：万元',
    head.join('\t'),
    names.join('\t'),
    [
      '1',
      '一、部门预算',
      amount,
      '一、部门预算',
      amount,
      '一、部门预算',
      amount,
      '一、部门预算',
      amount,
    ].join('\t'),
    [
      '2',
      '1、财政拨款',
      amount,
      '10、卫生健康支出',
      amount,
      '1、人员经费和公用经费支出',
      amount,
      '1、机关工资福利支出',
      inSummary,
    ].join('\t'),
    ['3', '(1)一般公共预算拨款', amount, '', '', '', '', '', ''].join('\t'),
    ['5', '(2)政府性基金拨款', '0.00', '', '', '', '', '', ''].join('\t'),
    ['12', '6、其他收入', '0.00', '', '', '', '', '', ''].join('\t'),
    [
      '33',
      '本年收入合计',
      amount,
      '本年支出合计',
      amount,
      '本年支出合计',
      amount,
      '本年支出合计',
      amount,
    ].join('\t'),
    ['40', '收入总计', amount, '支出总计', amount, '支出总计', amount, '支出总计', amount].join(
      '\t',
    ),
    '',
    '2023 年部门综合预算一般公共预算支出明细表(按支出经济分类科目-不含上年结转)',
    '表 6',
    '单位：万元',
    [
      '序号',
      '部门经济科目编码',
      '部门经济科目名称',
      '政府经济科目编码',
      '政府经济科目名称',
      '合计',
      '人员经费支出',
      '公用经费支出',
      '专项业务经费支出',
      '备注',
    ].join('\t'),
    ['1', '', '合计', '', '', '70.00', '70.00', '0.00', '0.00', ''].join('\t'),
    ['2', '301', '工资福利支出', '', '', '70.00', '70.00', '0.00', '0.00', ''].join('\t'),
    [
      '3',
      '30101',
      '基本工资',
      '50101',
      '工资奖金津补贴',
      '50.00',
      '50.00',
      '0.00',
      '0.00',
      '',
    ].join('\t'),
    ['4', '30113', '住房公积金', '50103', '住房公积金', '20.00', '20.00', '0.00', '0.00', ''].join(
      '\t',
    ),
    '',
  ].join('\n');
}

/** Budget text: the change of the total and of two items against last year. */
export function budgetChanges(total: string, first: string, second: string): string {
  return [
    '乙区医疗保障局 2023 年部门预算公开说明',
    '',
    '第二部分 收支情况',
    '',
    '五、收支说明',
    '',
    '（三）一般公共预算拨款支出明细情况',
    '',
    `2023 年本部门当年一般公共预算拨款支出 160.00 万元，较上年增加 ${total} 万元，主要原因是人员增加。`,
    '',
    `（1）行政运行（2101501）151.00 万元，较上年增加 ${first} 万元，主要原因是人员增加。`,
    '',
    `（2）住房公积金（2210201）9.00 万元，较上年增加 ${second} 万元，主要原因是人员增加。`,
    '',
  ].join('\n');
}

/** The reception paragraph: amount, visiting groups and visitors. */
export function receptionSentence(amount: string, groups: string, persons: string): string {
  return finalAccounts(
    section(
      THREE_PUBLIC_HEADING,
      '（一）“三公”经费支出决算情况说明',
      `4. 公务接待费支出情况说明`,
      `2023 年度财政拨款安排公务接待预算 1.50 万元，支出决算 ${amount} 万元。`,
      `国内公务接待支出 ${amount} 万元，共接待国内来访团组 ${groups} 个，来宾 ${persons} 人次。`,
    ),
  );
}

/** Budget text on meetings with the list of meetings below it. */
export function meetingList(total: string, first: string, second: string): string {
  return [
    '乙区医疗保障局 2023 年部门预算公开说明',
    '',
    '第三部分 其他情况',
    '',
    '六、“三公”经费及会议费、培训费情况说明',
    '',
    `本部门当年一般公共预算会议费预算支出 ${total} 万元。本部门当年一般公共预算培训费预算支出 0 万元。`,
    '',
    '会议费和培训费明细',
    '',
    '单位：万元',
    '',
    '序号\t会议/培训名称\t时间\t人数\t金额\t备注',
    `1\t医疗保障工作会\t2023 年 3 月\t80\t${first}\t`,
    `2\t经办业务会\t2023 年 9 月\t60\t${second}\t`,
    '',
  ].join('\n');
}

/** Section six: personnel with three economic accounts and their amounts. */
export function basicItemsText(
  total: string,
  ...amounts: readonly [string, string, string]
): string {
  return finalAccounts(
    section(
      '六、一般公共预算财政拨款基本支出决算情况说明',
      '2023 年度一般公共预算财政拨款基本支出 96.00 万元，包括人员经费和公用经费。其中：',
      `（一）人员经费 ${total} 万元，主要包括：基本工资 ${amounts[0]} 万元、津贴补贴 ${amounts[1]} 万元、奖金 ${amounts[2]} 万元。`,
    ),
  );
}

/** 财政拨款收入支出决算总表 with the general budget only: revenue, expenditure, closing balance. */
export function fundBalanceTable(revenue: string, expenditure: string, closing: string): string {
  const blank = ['', ''];
  return finalAccounts(
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
        revenue,
        '九、卫生健康支出',
        '41',
        expenditure,
        expenditure,
        ...blank,
      ],
      ['本年收入合计', '27', revenue, '本年支出合计', '59', expenditure, expenditure, ...blank],
      [
        '年初财政拨款结转和结余',
        '28',
        '0.00',
        '年末财政拨款结转和结余',
        '60',
        closing,
        closing,
        ...blank,
      ],
      ['一、一般公共预算财政拨款', '29', '0.00', '', '61', '', '', ...blank],
      ['总计', '32', revenue, '总计', '64', revenue, revenue, ...blank],
    ]),
  );
}
