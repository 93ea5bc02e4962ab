/**
 * Short documents for the rules' examples: an overall form, a project form and a review of
 * an invented office, in which one figure at a time can be made wrong.
 */
const OPENING = ['某市某区医疗保障局2023年度部门决算', '', '（二）部门整体支出绩效自评结果', ''];

interface OverallParts {
  readonly taskAppropriation?: string;
  readonly totalAppropriation?: string;
  readonly totalScore?: string;
  readonly trainingWeight?: string;
  readonly trainingScore?: string;
  readonly trainingActual?: string;
  readonly costActual?: string;
  readonly score?: string;
  readonly grade?: string;
  /** An indicator row printed again at the head of the next group. */
  readonly repeated?: boolean;
}

/** An office with two tasks, 60.00 and 20.00 of money, and 100 points. */
export function overallExample(parts: OverallParts): string {
  const score = parts.score ?? '96';
  const training = [
    '开展业务培训',
    '',
    '',
    '4 次',
    parts.trainingActual ?? '4 次',
    parts.trainingWeight ?? '20',
    parts.trainingScore ?? '20',
  ];
  const lines = [
    ...OPENING,
    `根据年初设定的绩效目标，部门整体支出自评得分${score}分${parts.grade === undefined ? '' : `，综合评价等级为“${parts.grade}”`}，全年预算数80.00万元，执行数80.00万元，完成预算的100%。`,
    '',
    '某市某区医疗保障局整体支出绩效自评表',
    '',
    '(2023年度)',
    '',
    row('单位名称', '', '某市某区医疗保障局'),
    row(
      '年度主要任务完成情况',
      '任务名称',
      '主要内容',
      '完成情况',
      '全年预算数(万元)',
      '',
      '',
      '全年执行数(万元)',
      '',
      '',
      '分值',
      '执行率',
      '得分',
    ),
    row('', '', '', '', '总额', '财政拨款', '其他资金', '总额', '财政拨款', '其他资金', '', '', ''),
    row(
      '',
      '任务1',
      '日常运转',
      '已完成',
      '60.00',
      '60.00',
      '',
      '60.00',
      '60.00',
      '',
      '—',
      '100%',
      '—',
    ),
    row(
      '',
      '任务2',
      '业务工作',
      '已完成',
      '20.00',
      '20.00',
      '',
      '20.00',
      parts.taskAppropriation ?? '20.00',
      '',
      '—',
      '100%',
      '—',
    ),
    row(
      '',
      '金额合计',
      '',
      '',
      '80.00',
      '80.00',
      '',
      '80.00',
      parts.totalAppropriation ?? '80.00',
      '',
      '10',
      '100%',
      '10',
    ),
    row(
      '年度绩效指标完成情况',
      '一级指标',
      '二级指标',
      '指标内容',
      '',
      '',
      '年度指标值',
      '实际完成值',
      '分值',
      '得分',
    ),
    row('', '产出指标(50分)', '数量指标', ...training),
    row('', '', '质量指标', '窗口差错率', '', '', '≤2%', '1%', '20', '18'),
    row(
      '',
      '',
      '成本指标',
      '档案整理费',
      '',
      '',
      '12 万元',
      parts.costActual ?? '12 万元',
      '10',
      '10',
    ),
    ...(parts.repeated === true
      ? [row('', '', '', '群众办事时间', '', '', '缩短', '缩短', '30', '28')]
      : []),
    row('', '效益指标(30分)', '社会效益指标', '群众办事时间', '', '', '缩短', '缩短', '30', '28'),
    row(
      '',
      '满意度指标(10分)',
      '服务对象满意度指标',
      '办事群众满意',
      '',
      '',
      '≥90%',
      '92%',
      '10',
      '10',
    ),
    row('总分', '', '', '', '', '', '', '', '100', parts.totalScore ?? '96'),
    '',
  ];
  return lines.join('\n');
}

interface ProjectParts {
  readonly rate?: string;
  readonly executionScore?: string;
  readonly score?: string;
  readonly scanned?: string;
  readonly scannedScore?: string;
  readonly cost?: string;
  readonly satisfaction?: string;
  readonly qualityActual?: string;
  readonly qualityScore?: string;
  readonly reviewBudget?: string;
  readonly reviewFinal?: string;
  readonly reviewPercent?: string;
  readonly reviewExtra?: string;
  readonly notes?: string;
}

/** One project of 15.00 万元 with 12.00 spent, its review and its form. */
export function projectExample(parts: ProjectParts): string {
  const lines = [
    '某市某区医疗保障局2023年度部门决算',
    '',
    '（三）项目绩效自评结果',
    '',
    `1.档案整理项目绩效自评综述：全年预算数${parts.reviewBudget ?? '15.00'}万元，执行数${parts.reviewFinal ?? '12.00'}万元，完成预算的${parts.reviewPercent ?? '80%'}。${parts.reviewExtra ?? ''}`,
    '',
    '档案整理项目支出绩效自评表',
    '',
    '(2023年度)',
    '',
    row('项目名称', '档案整理', '', '', '', '', '', ''),
    row('主管部门', '某市某区医疗保障局', '', '', '实施单位', '', '某市某区医疗保障局', ''),
    row(
      '项目资金(万元)',
      '',
      '年初预算数',
      '全年预算数(A)',
      '全年执行数(B)',
      '分值',
      '执行率(B/A)',
      '得分',
    ),
    row(
      '',
      '年度资金总额',
      '15.00',
      '15.00',
      '12.00',
      '10',
      parts.rate ?? '80%',
      parts.executionScore ?? '8',
    ),
    row('', '其中：当年财政拨款', '15.00', '15.00', '12.00', '—', parts.rate ?? '80%', '—'),
    row(
      '绩效指标',
      '一级指标',
      '二级指标',
      '三级指标',
      '年度指标值',
      '实际完成值',
      '分值',
      '得分',
      '偏差原因分析及改进措施',
    ),
    row(
      '',
      '产出指标(50分)',
      '数量指标',
      '整理档案',
      '≥200 份',
      parts.scanned ?? '190 份',
      '20',
      parts.scannedScore ?? '19',
      '',
    ),
    row(
      '',
      '',
      '质量指标',
      '档案著录合格',
      '合格',
      parts.qualityActual ?? '合格',
      '20',
      parts.qualityScore ?? '20',
      '',
    ),
    row('', '', '成本指标', '整理费用', '≤15 万元', parts.cost ?? '12.00 万元', '10', '10', ''),
    row('', '效益指标(30分)', '社会效益指标', '查档时间', '缩短', '缩短', '30', '30', ''),
    row(
      '',
      '满意度指标(10分)',
      '服务对象满意度指标',
      '查档群众满意',
      '≥90%',
      parts.satisfaction ?? '95%',
      '10',
      '10',
      '',
    ),
    row('总分', '', '', '', '', '', '100', parts.score ?? '97', ''),
    ...(parts.notes === undefined ? [] : [row(`备注：${parts.notes}`, '', '')]),
    '',
  ];
  return lines.join('\n');
}

function row(...cells: readonly string[]): string {
  return cells.join('\t');
}

/** A functional item of 15.00 budget and 12.00 final in the text, and a project with that budget. */
export function accountsExample(executed: string): string {
  return [
    '某市某区医疗保障局2023年度部门决算',
    '',
    '五、一般公共预算财政拨款支出决算情况说明',
    '',
    '1.卫生健康支出（类）医疗保障管理事务（款）医疗保障经办事务（项）。年初预算为15.00万元，支出决算为12.00万元。',
    '',
    '十三、预算绩效情况说明',
    '',
    '（三）项目绩效自评结果',
    '',
    `1.医疗保障经办事务项目绩效自评综述：全年预算数15.00万元，执行数${executed}万元。`,
    '',
  ].join('\n');
}

/** The overall form beside the form of the project that its cost indicator names. */
export function costExample(costActual: string): string {
  return `${overallExample({ costActual }).replace('档案整理费', '档案整理')}\n${projectExample({}).split('\n').slice(2).join('\n')}`;
}

/** The overall form beside the statement of expenditure. */
export function overallAccountsExample(expenditure: string, basic: string): string {
  return [
    overallExample({}),
    '支出决算表',
    '',
    '公开03表',
    '',
    '金额单位：万元',
    '',
    row(
      '功能分类科目编码',
      '科目名称',
      '本年支出合计',
      '基本支出',
      '项目支出',
      '上缴上级支出',
      '经营支出',
      '对附属单位补助支出',
    ),
    row('', '合计', expenditure, basic, '20.00', '', '', ''),
    row('210', '卫生健康支出', expenditure, basic, '20.00', '', '', ''),
    row('21015', '医疗保障管理事务', expenditure, basic, '20.00', '', '', ''),
    row('2101501', '行政运行', expenditure, basic, '20.00', '', '', ''),
    '',
  ].join('\n');
}

/** One indicator in the overall form and in the project form, where it is 95%. */
export function sameIndicatorExample(overall: string): string {
  const first = overallExample({}).replace(
    '办事群众满意\t\t\t≥90%\t92%',
    `查档群众满意程度\t\t\t≥90%\t${overall}`,
  );
  const second = projectExample({}).replace('查档群众满意', '查档群众满意程度');
  return `${first}\n${second.split('\n').slice(2).join('\n')}`;
}

/** An overall goal form beside the sentence with the budget total. */
export function goalsExample(total: string): string {
  return [
    '某市某区医疗保障局2023年部门预算公开说明',
    '',
    '五、部门收支总体情况说明',
    '',
    '2023年本部门预算收入80.00万元，预算支出80.00万元。',
    '',
    '2023年部门整体支出绩效目标表',
    '',
    '表15',
    '',
    row('部门(单位)名称', '', '某市某区医疗保障局', '', '', ''),
    row('年度主要任务', '任务名称', '主要内容', '预算金额(万元)', '', ''),
    row('', '', '', '总额', '财政拨款', '其他资金'),
    row('', '任务1', '日常运转', total, total, ''),
    row('', '金额合计', '', total, total, ''),
    row('年度绩效指标', '一级指标', '二级指标', '指标内容', '指标值', ''),
    row('', '产出指标', '数量指标', '开展业务培训', '4 次', ''),
    row('', '', '质量指标', '窗口差错率', '≤2%', ''),
    row('', '效益指标', '社会效益指标', '群众办事时间', '缩短', ''),
    row('', '满意度指标', '服务对象满意度指标', '办事群众满意', '≥90%', ''),
    '',
  ].join('\n');
}
