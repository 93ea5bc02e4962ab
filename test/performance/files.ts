/** An invented project that is scored by the ministry's scheme. */
export const PROJECT = `# 填写人：办公室
project: 基层服务站点建设
scheme: ministry-10-50-30-10
supervisor: 渭丰县医疗保障局
implementer: 渭丰县医疗保障局
funds:
  - {source: appropriation, initial: 1000000, budget: 1200000, final: 1100000.50}
  - {source: carry-over, initial: 0, budget: 30000, final: 30000}
goals:
  expected: 建成二十个基层服务站点，方便群众就近办理。
  reached: 建成十八个站点，其余两个正在选址。
indicators:
  - level1: 产出指标
    level2: 数量指标
    name: 建成站点
    target: ≥20个
    weight: 30
    actual: 18个  # 验收单
    actual-source: 验收单
    cause: 两个站点选址未定
    measures: 下一年一季度完成选址
  - level1: 产出指标
    level2: 时效指标
    name: 办理时限
    target: ≤15天
    weight: 20
    actual: 12天
  - level1: 效益指标
    level2: 社会效益指标
    name: 群众办事便利程度
    target: 明显提高
    weight: 30
    actual: 有所提高
    judged: 85%
  - level1: 满意度指标
    level2: 服务对象满意度指标
    name: 群众满意度
    target: ≥90%
    weight: 10
    parts:
      - {name: 城区, funds: 300000, actual: 95%}
      - {name: 乡镇, funds: 900000, actual: 88%}
    cause: 乡镇窗口排队时间较长
    measures: 增设乡镇窗口
reviews:
  - by: 县财政局
    date: 2024-05-10
    opinion: 站点选址应提前论证。
    reply: 已列入下一年计划。
    use: 下一年按进度分两批安排资金。
`;

/** A department of Hubei, by objectives, with constraint indicators. */
export const OVERALL = `scheme: hubei-department
date: 2023年6月
funds:
  - {source: appropriation, budget: 5000000, final: 4750000}
spending: {basic: 3000000, project: 1750000}
goals: {expected: 保障机构运转，做好经办服务。, reached: 全年目标基本实现。}
indicators:
  - {objective: 目标1, level1: 产出指标, level2: 数量指标, name: 办件数量, target: ≥200件, weight: 40, actual: 210件}
  - {objective: 目标2, level1: 效益指标, level2: 社会效益指标, name: 政策知晓情况, target: 提高, weight: 40, actual: 提高, judged: 100%}
`;

export function filesOf(project: string, overall?: string): ReadonlyMap<string, string> {
  const files = new Map([['performance/stations.yaml', project]]);
  if (overall !== undefined) files.set('performance/overall.yaml', overall);
  return files;
}
