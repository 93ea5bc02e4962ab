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
