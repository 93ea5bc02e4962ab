import { budget, finalAccounts, section } from './examples.js';

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

/** Official entertainment with its growth over last year. */
export function growthSentence(final: string, change: string, percent: string): string {
  return finalAccounts(
    section(
      THREE_PUBLIC_HEADING,
      '（三）公务接待费支出情况说明',
      `2023 年度公务接待费支出决算 ${final} 万元，比上年增加 ${change} 万元，增长 ${percent}%。`,
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

/** Grand totals of both sides in one sentence. */
export function twoTotals(revenue: string, expenditure: string): string {
  return finalAccounts(
    section(
      '一、收入支出决算总体情况说明',
      `2023 年度收入总计 ${revenue} 万元，支出总计 ${expenditure} 万元。`,
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

/** Budget text: the change of the total and of two items against last year. */
export function budgetChanges(total: string, first: string, second: string): string {
  return budget(
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
  );
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
  return budget(
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
  );
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

/** A section on receptions without any money, with a sentence of reasons. */
export function zeroSentence(reason: string): string {
  return finalAccounts(
    section(
      THREE_PUBLIC_HEADING,
      `公务接待费预算 0 万元，支出决算 0 万元，较上年减少 0 万元。${reason}：全年没有接待。`,
    ),
  );
}

/** Budget text: revenue and expenditure of the same size with what is said of their change. */
export function balanceSentence(revenue: string, expenditure: string): string {
  return budget(
    '第二部分 收支情况',
    '',
    '五、收支说明',
    '',
    `2023 年本部门预算收入 160.00 万元，较上年${revenue} 20.00 万元；2023 年本部门预算支出 160.00 万元，较上年${expenditure} 20.00 万元。`,
    '',
  );
}

/** Visits outside the province in two groups of 600 and 400, with costs of 100, 80 and 60 of one. */
export function visitsSentence(total: string, first: string, rate: string): string {
  return finalAccounts(
    section(
      '二、工作任务完成情况',
      `2023 年省内异地结算 ${total} 人次，其中城乡居民 ${first} 人次，医疗总费用 100 万元，符合医保范围费用 80 万元，基金支付总额 60 万元（报销比例 ${rate}%），职工 400 人次。`,
    ),
  );
}

/** Equipment held and bought with the price limits used for each. */
export function equipmentSentence(held: string, bought: string): string {
  return finalAccounts(
    section(
      '十二、国有资产占用及购置情况说明',
      `截至 2023 年末，单价 ${held} 万元以上的通用设备 0 台（套）。当年购置单价 ${bought} 万元以上的通用设备 0 台（套）。`,
    ),
  );
}

/** One deed told twice, with the number of hospitals in each place. */
export function deedsText(first: string, second: string): string {
  return finalAccounts(
    section(
      '十三、预算绩效情况说明',
      `全年确定 ${first} 家定点医院开通门诊慢病跨省直接结算服务，群众反映良好。`,
      `项目成效：${second} 家定点医院开通门诊慢病跨省直接结算服务。`,
    ),
  );
}

/** Budget text: revenue, appropriation and expenditure of the same size with their increases. */
export function threeChanges(revenue: string, appropriation: string, expenditure: string): string {
  return budget(
    '第二部分 收支情况',
    '',
    '五、收支说明',
    '',
    `2023 年本部门预算收入 160.00 万元，较上年增加 ${revenue} 万元；2023 年本部门财政拨款收入 160.00 万元，较上年增加 ${appropriation} 万元；2023 年本部门预算支出 160.00 万元，较上年增加 ${expenditure} 万元。`,
    '',
  );
}
