/**
 * Short documents in our own words for the examples of the form rules. A rule's example adds
 * to them only what it is about.
 */

/** Cover of a department's final accounts for 2023. */
export const COVER = `甲县医疗保障局

2023 年度部门决算

`;

/** Cover of a unit's final accounts for 2023. */
export const UNIT_COVER = `甲县医疗保障经办中心

2023 年度单位决算

`;

/** Cover, chapter and sections of a narrative. */
export function narrative(...sections: readonly string[]): string {
  return `${COVER}第二部分 2023 年度部门决算情况说明

${sections.join('\n\n')}
`;
}

/** A statement table with tab-separated cells. */
export function table(
  title: string,
  number: string,
  rows: readonly (readonly string[])[],
  caption: string = '编制单位：甲县医疗保障局\n\n金额单位：万元',
): string {
  const lines = rows.map((row) => row.join('\t')).join('\n');
  return `${title}\n\n${number}\n\n${caption}\n\n${lines}\n`;
}

/** 支出决算表 with rows of code, name, total, basic and project expenditure. */
export function expenditureTable(rows: readonly (readonly string[])[], caption?: string): string {
  return table(
    '支出决算表',
    '公开 03 表',
    [
      [
        '项目',
        '',
        '本年支出合计',
        '基本支出',
        '项目支出',
        '上缴上级支出',
        '经营支出',
        '对附属单位补助支出',
      ],
      ['科目代码', '科目名称', '', '', '', '', '', ''],
      ['栏次', '', '1', '2', '3', '4', '5', '6'],
      ...rows.map((row) => [...row, '', '', '']),
    ],
    caption,
  );
}

/** Chapter of tables with cover in front. */
export function tables(...parts: readonly string[]): string {
  return `${COVER}第三部分 2023 年度部门决算表\n\n${parts.join('\n')}`;
}

/** Catalogue of tables: title, 是否空表, reason. */
export function catalogue(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row, index) => [`表 ${index + 1}`, ...row].join('\t'));
  return `序号\t内容\t是否空表\t表格为空的理由\n${lines.join('\n')}\n`;
}
