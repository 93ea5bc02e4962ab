import { performanceDeclarations } from '../../generated/performanceDeclarations.js';
import type { LabelDeclaration } from '../../performance/declaration.js';
import { labelId, squeeze } from '../../performance/labels.js';

/** What a known wording is for the shape of a form. */
export type LabelKind =
  | 'info'
  | 'tasks'
  | 'funds'
  | 'fund-part'
  | 'goals'
  | 'goal-head'
  | 'indicators'
  | 'head'
  | 'level1'
  | 'level2'
  | 'total'
  | 'prose';

/** Heads of the money and indicator parts as forms print them, without brackets. */
const HEADS = [
  ...['任务名称', '主要内容', '完成情况', '任务内容', '年初预算数', '年初预算', '全年预算数'],
  ...['全年执行数', '调整预算数', '预算数', '执行数', '预算金额', '实际支出数', '决算数'],
  ...['分值', '权重', '执行率', '得分', '总额', '财政拨款', '其他资金', '小计', '指标权重'],
  ...['一级指标', '二级指标', '三级指标', '四级指标', '指标内容', '指标名称', '年度指标值'],
  ...[
    '实际完成值',
    '年初目标值',
    '指标值',
    '目标值',
    '年度目标值',
    '全年实际值',
    '完成值',
    '全年完成值',
  ],
  ...['偏差原因分析及改进措施', '偏差原因分析', '未完成原因分析', '未完成原因及改进措施'],
  ...['偏差原因及改进措施', '未完成原因和改进措施', '未完成原因分析及改进措施'],
];

/** Fuller wordings of labels that the declarations know by their beginning. */
const WORDINGS: readonly (readonly [string, LabelKind])[] = [
  ['年度主要任务完成情况', 'tasks'],
  ['年度主要任务', 'tasks'],
  ['项目资金', 'funds'],
  ['资金金额', 'funds'],
  ['资金情况', 'funds'],
  ['预算执行情况', 'funds'],
  ['预期目标', 'goal-head'],
  ['年初设定目标', 'goal-head'],
  ['实际完成情况', 'goal-head'],
  ['目标实际完成情况', 'goal-head'],
  ['全年实际完成情况', 'goal-head'],
  ['偏差大或目标未完成原因分析', 'prose'],
  ['偏差大或目标未完成原因', 'prose'],
  ['存在问题', 'prose'],
  ['改进措施及结果应用方案', 'prose'],
  ['改进措施', 'prose'],
  ['主管部门', 'info'],
  ['实施单位', 'info'],
  ['项目实施单位', 'info'],
  ['项目类别', 'info'],
  ['项目属性', 'info'],
  ['项目类型', 'info'],
  ['项目负责人', 'info'],
  ['联系电话', 'info'],
  ['实施期限', 'info'],
  ['填报日期', 'info'],
  ['填报单位', 'info'],
  ['上年结转资金', 'fund-part'],
  ['上年结转', 'fund-part'],
  ['上年结余结转', 'fund-part'],
];

const KINDS: Readonly<Record<string, LabelKind>> = {
  level1: 'level1',
  level2: 'level2',
  'fund-part': 'fund-part',
  info: 'info',
  total: 'total',
};

const ROW_GROUPS: Readonly<Record<string, LabelKind>> = {
  tasks: 'tasks',
  funds: 'funds',
  indicators: 'indicators',
};

const SHORTEST = 3;

/** Every wording with its kinds; one wording may be several things (成本指标). */
export const LEXICON: ReadonlyMap<string, ReadonlySet<LabelKind>> = build();

/** Beginnings of wordings: a run of fragments that is none of them is no label. */
export const BEGINNINGS: ReadonlySet<string> = new Set(
  [...LEXICON.keys()].flatMap((word) => Array.from(word, (_, at) => word.slice(0, at + 1))),
);

function build(): ReadonlyMap<string, ReadonlySet<LabelKind>> {
  const words = new Map<string, Set<LabelKind>>();
  const add = (word: string, kind: LabelKind): void => {
    const key = squeeze(word);
    const kinds = words.get(key) ?? new Set<LabelKind>();
    kinds.add(kind);
    words.set(key, kinds);
  };
  for (const head of HEADS) add(head, 'head');
  for (const [word, kind] of WORDINGS) add(word, kind);
  for (const entry of performanceDeclarations) {
    if (entry.type === 'label') addDeclared(entry, add);
  }
  return words;
}

function addDeclared(entry: LabelDeclaration, add: (word: string, kind: LabelKind) => void): void {
  const kind = entry.role === 'row-group' ? ROW_GROUPS[entry.id] : KINDS[entry.role];
  const own = entry.role === 'goals' ? (entry.id === 'group' ? 'goals' : 'goal-head') : kind;
  if (own === undefined) return;
  for (const word of entry.equals ?? []) {
    // Two characters alone are too often the beginning of an ordinary cell.
    if (word.length >= SHORTEST || own === 'total') add(word, own);
  }
}

/** Family of a second-level label: the first-level group that it usually stands under. */
export function familyOf(level2: string): 'output' | 'effect' | 'satisfaction' | null {
  const id = labelId('level2', level2);
  if (id === null) return null;
  if (['quantity', 'quality', 'timeliness', 'cost'].includes(id)) return 'output';
  if (['economic', 'social', 'ecological', 'sustainable'].includes(id)) return 'effect';
  return id === 'satisfaction' ? 'satisfaction' : null;
}
