import { budget, finalAccounts, table } from './examples.js';

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
export function fundTables(all: string, general: string, reversed = ''): string {
  const row = (total: string, project: string) => {
    const basic = project === '' ? total : general;
    return ['210', '卫生健康支出', total, basic, project];
  };
  const [, , , basic = '', project = ''] = row(all, reversed);
  return finalAccounts(
    expenditureTable(all, basic, project, [[...row(all, reversed), '', '', '']]),
    generalTable(general, general, '', [row(general, '')]),
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

/** Budget tables 1, 4 and 6: a class of the government economic classification over its two rows. */
export function governmentClasses(inSummary: string): string {
  const amount = '70.00';
  const kinds = `10、卫生健康支出|${amount}|1、人员经费和公用经费支出|${amount}|1、机关工资福利支出|${inSummary}`;
  const current = `本年支出合计|${amount}|本年支出合计|${amount}|本年支出合计|${amount}`;
  const all = `支出总计|${amount}|支出总计|${amount}|支出总计|${amount}`;
  const heads = [
    '序号|收入||支出|||||',
    '|项目|预算数|支出功能分类科目(按大类)|预算数|部门预算支出经济科目(按大类)|预算数|政府预算支出经济科目(按大类)|预算数',
  ];
  return budget(
    budgetTable('财政拨款收支总表', '表 4', [
      ...heads,
      `1|一、财政拨款|${amount}|一、财政拨款|${amount}|一、财政拨款|${amount}|一、财政拨款|${amount}`,
      `2|1、一般公共预算拨款|${amount}|${kinds}`,
      `32|本年收入合计|${amount}|${current}`,
      `37|收入总计|${amount}|${all}`,
    ]),
    budgetTable('收支总表', '表 1', [
      ...heads,
      `1|一、部门预算|${amount}|一、部门预算|${amount}|一、部门预算|${amount}|一、部门预算|${amount}`,
      `2|1、财政拨款|${amount}|${kinds}`,
      `3|(1)一般公共预算拨款|${amount}||||||`,
      '5|(2)政府性基金拨款|0.00||||||',
      '12|6、其他收入|0.00||||||',
      `33|本年收入合计|${amount}|${current}`,
      `40|收入总计|${amount}|${all}`,
    ]),
    budgetTable('一般公共预算支出明细表(按支出经济分类科目-不含上年结转)', '表 6', [
      '序号|部门经济科目编码|部门经济科目名称|政府经济科目编码|政府经济科目名称|合计|人员经费支出|公用经费支出|专项业务经费支出|备注',
      '1||合计|||70.00|70.00|0.00|0.00|',
      '2|301|工资福利支出|||70.00|70.00|0.00|0.00|',
      '3|30101|基本工资|50101|工资奖金津补贴|50.00|50.00|0.00|0.00|',
      '4|30113|住房公积金|50103|住房公积金|20.00|20.00|0.00|0.00|',
    ]),
  );
}

function budgetTable(title: string, number: string, rows: readonly string[]): string {
  const lines = rows.map((row) => row.replaceAll('|', '\t'));
  return [`2023 年部门综合预算${title}`, number, '单位：万元', ...lines, ''].join('\n');
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
