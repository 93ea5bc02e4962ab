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

/** A budget document with the given body. */
export function budget(...body: readonly string[]): string {
  return ['乙区医疗保障局 2023 年部门预算公开说明', '', ...body].join('\n');
}
