/** A small invented unit, kept line by line; amounts in 元. */
export function sampleBook(): Map<string, string> {
  return new Map(
    Object.entries({
      'unit.yaml': `name: 云岭县医疗保障局
year: 2023
kind: final-accounts
level: department
region: {province: 陕西省, county: 云岭县}
spender: government
detail: lines
invented: true
governmentCodes:
  '30227': '50205'
sections: [办公室, 基金监管股]
staff:
  quota: {administrative: 10, institution: 5}
  actual: {administrative: 9, institution: 5}
`,
      'budget.csv': `功能分类科目编码,部门经济分类科目编码,资金性质,支出类型,项目名称,金额（元）
2101501,30101,一般公共预算,基本支出,,500000.00
2101501,30201,一般公共预算,基本支出,,60000
2101501,30217,一般公共预算,基本支出,,5000
2080505,30108,一般公共预算,基本支出,,80000
2101506,30227,一般公共预算,项目支出,基金监管,120000
`,
      'adjustments.csv': `日期,功能分类科目编码,部门经济分类科目编码,资金性质,支出类型,项目名称,金额（元）,摘要
2023-07-01,2101501,30101,一般公共预算,基本支出,,20000,增资
`,
      'execution.csv': `日期,功能分类科目编码,部门经济分类科目编码,资金性质,支出类型,项目名称,金额（元）,摘要,凭证号
2023-01-31,2101501,30101,一般公共预算,基本支出,,250000.10,工资,1
2023-07-31,2101501,30101,一般公共预算,基本支出,,260000.05,工资,2
2023-03-02,2101501,30201,一般公共预算,基本支出,,58000.00,办公,3
2023-03-05,2101501,30217,一般公共预算,基本支出,,3200.00,接待,4
2023-04-30,2080505,30108,一般公共预算,基本支出,,79999.99,养老保险,5
2023-09-30,2101506,30227,一般公共预算,项目支出,基金监管,100000.00,审计服务,6
`,
      'revenue.csv': `收入来源,功能分类科目编码,决算数（元）
一般公共预算,2101501,571200.15
一般公共预算,2080505,79999.99
一般公共预算,2101506,120000
`,
      'carry-over.csv': `事项,资金性质,金额（元）
年末结转和结余,一般公共预算,20000.00
`,
      'special.csv': `指标,口径,分项,数值（元）
公务接待批次,数量,,12
`,
      'prior-year.csv': `指标,口径,资金性质,支出类型,数值（元）
本年支出,决算,一般公共预算,基本支出,600000
本年支出,决算,一般公共预算,项目支出,90000
`,
      'texts/duties.md': '贯彻执行医疗保障法规。\n',
    }),
  );
}

/** The sample with one file changed. */
export function changed(file: string, change: (text: string) => string): Map<string, string> {
  const files = sampleBook();
  files.set(file, change(files.get(file) ?? ''));
  return files;
}
