// A final-accounts disclosure of any size, in our own words, whose figures agree: tables 01,
// 02, 03 and 05 by functional code, a sentence an item, and project forms.

const ITEMS_IN_GROUP = 9;
const BASE_ITEMS = 45;
const BASE_PROJECTS = 3;
/** Above the groups of class 210 that exist, so that no name contradicts a real code. */
const FIRST_GROUP = 30;

/**
 * @param {number} times how many times the items, codes and projects of the base size
 * @returns {string} the text of the disclosure
 */
export function syntheticDisclosure(times) {
  const groups = groupsOf(BASE_ITEMS * times);
  const total = sum(groups.flatMap(({ items }) => items));
  const project = total / 2n;
  const basic = total - project;
  const unit = '甲县医疗保障局';
  return [
    `${unit}`,
    '2023 年度单位决算',
    '第一部分 2023 年度单位决算情况说明',
    '一、收入支出决算总体情况说明',
    `2023 年度收入总计、支出总计均为 ${money(total)} 万元。`,
    '二、收入决算情况说明',
    `2023 年度本年收入合计 ${money(total)} 万元，其中：财政拨款收入 ${money(total)} 万元，占 100%。`,
    '三、支出决算情况说明',
    `2023 年度本年支出合计 ${money(total)} 万元，其中：基本支出 ${money(basic)} 万元；项目支出 ${money(project)} 万元。`,
    '五、一般公共预算财政拨款支出决算情况说明',
    `2023 年度一般公共预算财政拨款支出决算 ${money(total)} 万元，占本年支出合计的 100%。`,
    ...groups.flatMap(itemSentences),
    '第二部分 2023 年度单位决算表',
    ...summaryTable(unit, total),
    ...codeTable('收入决算表', '公开 02 表', unit, groups, total, [
      [
        '',
        '项目',
        '本年收入合计',
        '财政拨款收入',
        '上级补助收入',
        '事业收入',
        '经营收入',
        '附属单位上缴收入',
        '其他收入',
      ],
      (amount) => [money(amount), money(amount), '', '', '', '', ''],
    ]),
    ...codeTable('支出决算表', '公开 03 表', unit, groups, total, [
      [
        '',
        '项目',
        '本年支出合计',
        '基本支出',
        '项目支出',
        '上缴上级支出',
        '经营支出',
        '对附属单位补助支出',
      ],
      (amount) => [money(amount), money(amount - amount / 2n), money(amount / 2n), '', '', ''],
    ]),
    ...codeTable('一般公共预算财政拨款支出决算表', '公开 05 表', unit, groups, total, [
      ['项目', '', '小计', '基本支出', '项目支出'],
      (amount) => [money(amount), money(amount - amount / 2n), money(amount / 2n)],
    ]),
    '第三部分 附件',
    ...Array.from({ length: BASE_PROJECTS * times }, (_, index) => projectForm(unit, index)).flat(),
    '',
  ].join('\n\n');
}

/** Groups of items under class 210, each item with its own even amount in 0.01 万元. */
function groupsOf(count) {
  const groups = [];
  for (let made = 0; made < count; made += ITEMS_IN_GROUP) {
    const code = `210${groups.length + FIRST_GROUP}`;
    const size = Math.min(ITEMS_IN_GROUP, count - made);
    const items = Array.from({ length: size }, (_, index) => ({
      code: `${code}${String(index + 1).padStart(2, '0')}`,
      name: `第${made + index + 1}类事务`,
      amount: BigInt(1000 + (((made + index) * 37) % 9000)) * 2n,
    }));
    groups.push({ code, name: `第${groups.length + 1}组事务`, items });
  }
  return groups;
}

function itemSentences({ name: group, items }) {
  return items.map(
    ({ name, amount }, index) =>
      `${index + 1}. 卫生健康支出（类）${group}（款）${name}（项）。年初预算 ${money(amount)} 万元，支出决算 ${money(amount)} 万元，完成年初预算的 100%。`,
  );
}

function summaryTable(unit, total) {
  return table('收入支出决算总表', '公开 01 表', unit, [
    ['收入', '', '', '支出', '', ''],
    ['项目', '行次', '决算数', '项目', '行次', '决算数'],
    ['一、一般公共预算财政拨款收入', '1', money(total), '九、卫生健康支出', '40', money(total)],
    ['本年收入合计', '27', money(total), '本年支出合计', '58', money(total)],
    ['总计', '31', money(total), '总计', '62', money(total)],
  ]);
}

function codeTable(title, number, unit, groups, total, [head, amounts]) {
  const blanks = head.slice(2).map(() => '');
  return table(title, number, unit, [
    head,
    ['科目代码', '科目名称', ...blanks],
    ['合计', '', ...amounts(total)],
    ['210', '卫生健康支出', ...amounts(total)],
    ...groups.flatMap(({ code, name, items }) => [
      [code, name, ...amounts(sum(items))],
      ...items.map((item) => [item.code, item.name, ...amounts(item.amount)]),
    ]),
  ]);
}

function projectForm(unit, index) {
  const amount = money(BigInt(500_000 + index * 2));
  const rows = [
    ['项目名称', `第${index + 1}号工作`],
    ['主管部门', unit, '', '', '实施单位', '', unit],
    [
      '项目资金(万元)',
      '',
      '年初预算数',
      '全年预算数(A)',
      '全年执行数(B)',
      '分值',
      '执行率(B/A)',
      '得分',
    ],
    ['', '年度资金总额', amount, amount, amount, '10', '100%', '10'],
    ['', '其中：当年财政拨款', amount, amount, amount, '——', '100%', '10'],
    ['绩效指标', '一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
    ['', '产出指标(50分)', '数量指标', '办理件数', '≥500件', '520件', '50', '50'],
    ['', '效益指标(30分)', '社会效益指标', '按时办结', '100%', '100%', '30', '30'],
    ['', '满意度指标(10分)', '服务对象满意度指标', '满意度', '≥90%', '96%', '10', '10'],
    ['总分', '', '', '', '', '', '100', '100'],
  ];
  return [`第${index + 1}号工作项目支出绩效自评表`, '(2023 年度)', lines(rows)];
}

function table(title, number, unit, rows) {
  return [title, number, `编制单位：${unit}`, '金额单位：万元', lines(rows)];
}

function lines(rows) {
  return rows.map((row) => row.join('\t')).join('\n');
}

function sum(items) {
  return items.reduce((total, { amount }) => total + amount, 0n);
}

/** Hundredths of 万元 as printed. */
function money(hundredths) {
  const digits = hundredths.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
