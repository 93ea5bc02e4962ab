/** Short documents of invented offices for the rules across documents. */

/** Final accounts with the initial budget of general-budget expenditure. */
export function accountsWithBudget(budget: string): string {
  return [
    '甲县医疗保障局 2023 年度部门决算',
    '',
    '五、一般公共预算财政拨款支出决算情况说明',
    '',
    `2023 年度一般公共预算财政拨款支出年初预算 ${budget} 万元，支出决算 150.00 万元。`,
    '',
  ].join('\n');
}

/** A budget with its total of general-budget expenditure. */
export function budgetTotal(total: string): string {
  return [
    '甲县医疗保障局 2023 年部门预算公开说明',
    '',
    '第二部分 收支情况',
    '',
    '（三）一般公共预算拨款支出明细情况',
    '',
    `2023 年本部门当年一般公共预算拨款支出 ${total} 万元。`,
    '',
  ].join('\n');
}

/** Total revenue and expenditure of a year and how they changed. */
export function overview(year: number, total: string, change: string): string {
  return [
    `甲县医疗保障局 ${year} 年度部门决算`,
    '',
    '一、收入支出决算总体情况说明',
    '',
    `${year} 年度收入总计、支出总计均为 ${total} 万元，与上年相比，收、支总计${change}。`,
    '',
  ].join('\n');
}

/** 收入支出决算总表 with opening and closing carry-over. */
export function balances(year: number, opening: string, closing: string): string {
  return [
    `甲县医疗保障局 ${year} 年度部门决算`,
    '',
    '收入支出决算总表',
    '',
    '公开01表',
    '',
    '编制单位：甲县医疗保障局\t金额单位：万元',
    ...[
      ['收入', '', '', '支出', '', ''],
      ['项目', '行次', '决算数', '项目', '行次', '决算数'],
      ['一、一般公共预算财政拨款收入', '1', '50.00', '九、卫生健康支出', '40', '50.00'],
      ['本年收入合计', '27', '50.00', '本年支出合计', '58', '50.00'],
      ['年初结转和结余', '29', opening, '年末结转和结余', '60', closing],
    ].map((row) => row.join('\t')),
    '',
  ].join('\n');
}

/** A budget that carries money over from last year. */
export function budgetCarryOver(year: number, amount: string): string {
  return [
    `甲县医疗保障局 ${year} 年部门预算公开说明`,
    '',
    '五、收支说明',
    '',
    '（一）收支预算总体情况',
    '',
    `${year} 年本部门预算收入 50.00 万元，上年结转 ${amount} 万元。`,
    '',
  ].join('\n');
}

/** A department of two units with its general-budget expenditure. */
export function department(total: string): string {
  return [
    '甲县医疗保障局 2023 年度部门决算',
    '',
    '第一部分 部门概况',
    '',
    '二、部门决算单位构成',
    '',
    '纳入本部门决算编制范围的单位共 2 个：',
    '',
    '序号\t单位名称',
    '1\t甲县医疗保障局（本级）',
    '2\t甲县医疗保障经办中心',
    '',
    ...generalTable('甲县医疗保障局', total),
  ].join('\n');
}

/** The accounts of one unit. */
export function unitAccounts(unit: string, total: string): string {
  return [`${unit} 2023 年度单位决算`, '', ...generalTable(unit, total)].join('\n');
}

/** A budget's sentence on the three public expenses. */
export function threePublicBudget(year: number, amount: string): string {
  return [
    `甲县医疗保障局 ${year} 年部门预算公开说明`,
    '',
    '六、“三公”经费及会议费、培训费情况说明',
    '',
    `本部门当年一般公共预算“三公”经费预算支出 ${amount} 万元。`,
    '',
  ].join('\n');
}

function generalTable(unit: string, total: string): readonly string[] {
  return [
    '一般公共预算财政拨款支出决算表',
    '',
    '公开05表',
    '',
    `编制单位：${unit}\t金额单位：万元`,
    ...[
      ['科目代码', '科目名称', '小计', '基本支出', '项目支出'],
      ['', '合计', total, total, ''],
      ['210', '卫生健康支出', total, total, ''],
      ['21015', '医疗保障管理事务', total, total, ''],
      ['2101501', '行政运行', total, total, ''],
    ].map((row) => row.join('\t')),
    '',
  ];
}
