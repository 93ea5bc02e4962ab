import type { Ledger, Message, Outcome, RuleBasis, Severity } from '../checks/rule.js';
import { oneLine } from './safe.js';
import type { Lang, ReportSubject, SubjectInfo } from './subject.js';

export const SEVERITY_WORDS: Readonly<Record<Severity, Message>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  note: { zh: '提示', en: 'note' },
};

export const OUTCOME_WORDS: Readonly<Record<Outcome, Message>> = {
  holds: { zh: '成立', en: 'holds' },
  tail: { zh: '尾差', en: 'tail difference' },
  broken: { zh: '不成立', en: 'broken' },
  notCheckable: { zh: '无法核对', en: 'not checkable' },
  notApplicable: { zh: '不适用', en: 'not applicable' },
};

export const OUTCOMES: readonly Outcome[] = [
  'holds',
  'tail',
  'broken',
  'notCheckable',
  'notApplicable',
];

export const WORDS = {
  printed: { zh: '印作', en: 'printed' },
  expected: { zh: '应为', en: 'should be' },
  sum: { zh: '算式', en: 'sum' },
  place: { zh: '位置', en: 'place' },
  rule: { zh: '规则', en: 'rule' },
  gap: { zh: '相差', en: 'gap' },
  cause: { zh: '原因', en: 'cause' },
  orElse: { zh: '也可能', en: 'or else' },
  possible: { zh: '可能', en: 'possible' },
  must: { zh: '关系', en: 'relation' },
  why: { zh: '依据', en: 'ground' },
  summary: { zh: '汇总', en: 'summary' },
  doubtful: { zh: '存疑（从图像识别）的数字', en: 'doubtful figures, recognised on an image' },
  unread: { zh: '未读出', en: 'not read' },
  notCheckable: { zh: '无法核对的原因', en: 'why not checkable' },
  noFindings: { zh: '未发现问题。', en: 'No finding.' },
  unknown: { zh: '未识别', en: 'not recognised' },
  accepted: { zh: '已接受', en: 'accepted' },
  basis: { zh: '依据', en: 'basis' },
  tried: { zh: '照此试改', en: 'tried so' },
  row: { zh: '行', en: 'row' },
  column: { zh: '列', en: 'column' },
} as const satisfies Readonly<Record<string, Message>>;

/** What a rule rests on. */
export const BASIS_WORDS: Readonly<Record<RuleBasis['kind'], Message>> = {
  definition: { zh: '定义', en: 'definition' },
  law: { zh: '法规', en: 'law' },
  reasoning: { zh: '推理', en: 'reasoning' },
  printed: { zh: '表内明示', en: 'printed in the form' },
  tool: { zh: '官方软件', en: 'official software' },
  recalled: { zh: '凭记忆，未核实', en: 'recalled, not verified' },
};

const KINDS: Readonly<Record<'final-accounts' | 'budget', Message>> = {
  'final-accounts': { zh: '决算', en: 'final accounts' },
  budget: { zh: '预算', en: 'budget' },
};

const LEVELS: Readonly<Record<'department' | 'unit', Message>> = {
  department: { zh: '部门', en: 'department' },
  unit: { zh: '单位', en: 'unit' },
};

/** «某县医疗保障局 · 2023年度 · 单位决算», with what was not recognised said so. */
export function describeDocument(info: SubjectInfo, lang: Lang): string {
  if (info.title !== undefined) return oneLine(info.title[lang]);
  const unit = info.unit ?? { zh: '单位未识别', en: 'unit not recognised' }[lang];
  const year =
    info.fiscalYear === null
      ? { zh: '年度未识别', en: 'year not recognised' }[lang]
      : { zh: `${info.fiscalYear}年度`, en: `fiscal year ${info.fiscalYear}` }[lang];
  const level = info.level === null ? '' : LEVELS[info.level][lang];
  const kind =
    info.kind === null
      ? { zh: '种类未识别', en: 'kind not recognised' }[lang]
      : KINDS[info.kind][lang];
  const form = lang === 'zh' ? `${level}${kind}` : [level, kind].filter(Boolean).join(' ');
  return oneLine([unit, year, form, info.region ?? ''].filter(Boolean).join(' · '));
}

/** How far the document could be read and checked, said without embellishment. */
export function honestSentence(
  subject: ReportSubject,
  figures: number,
  summary: Readonly<Record<Outcome, number>>,
): Message {
  const decided = summary.holds + summary.tail + summary.broken;
  const owed = decided + summary.notCheckable;
  if (subject.document.title !== undefined) return decidedSentence(decided, owed);
  const unbound = subject.claims.filter((claim) => !claim.bound).length;
  const tables = subject.tables.length;
  const claims = subject.claims.length;
  const unread = subject.unread.length;
  const zh = [
    `读出${tables}张表的${figures}个数字和文字中的${claims}个数字`,
    unbound === 0 ? '' : `（其中${unbound}个不知所指）`,
    unread === 0 ? '' : `，另有${unread}处未能读出`,
    `；应核对的关系${owed}条，核对了${decided}条`,
    summary.notCheckable === 0 ? '。' : `，${summary.notCheckable}条无法核对。`,
    owed === 0
      ? '没有可核对的关系，因此不能说明数字正确。'
      : '未列为问题的数字只表示没有与其他数字矛盾。',
  ].join('');
  const en = [
    `Read ${figures} figures in ${tables} tables and ${claims} in the text`,
    unbound === 0 ? '' : ` (${unbound} of unknown meaning)`,
    unread === 0 ? '' : `; ${unread} places could not be read`,
    `. Of ${owed} relations owed, ${decided} were decided`,
    summary.notCheckable === 0 ? '. ' : ` and ${summary.notCheckable} could not be checked. `,
    owed === 0
      ? 'Nothing could be checked, so nothing is shown to be right.'
      : 'A figure without a finding is only known not to contradict the others.',
  ].join('');
  return { zh, en };
}

function decidedSentence(decided: number, owed: number): Message {
  return {
    zh: `应核对的关系${owed}条，核对了${decided}条。`,
    en: `Of ${owed} relations owed, ${decided} were decided.`,
  };
}

/** How many figures were recognised on an image, and how many of them nothing confirms. */
export function recognisedSentence(figures: number, open: number): Message {
  return {
    zh: `从图像识别的数字${figures}个：${figures - open}个有其他数字印证，${open}个没有${open === 0 ? '。' : '，不能据以断定，请对照原件：'}`,
    en: `${figures} figures were recognised on an image: ${figures - open} are confirmed by others, ${open} are not${open === 0 ? '.' : ' and prove nothing; compare them with the original:'}`,
  };
}

/** How far the numbers of a document could be checked against each other. */
export function ledgerSentence({ counts, labels }: Ledger): Message {
  const { tied, conflicting, unchecked, unbound } = counts;
  const all = tied + conflicting + unchecked + unbound;
  const figures = all - labels;
  return {
    zh:
      `文档中共印有${all}个数字，其中${labels}个是年份、编码、序号等；其余${figures}个中，` +
      `${tied}个与其他数字相互印证，${conflicting}个可能有误，${unchecked}个知其所指而无从核对，${unbound - labels}个不知所指。`,
    en:
      `The document prints ${all} numbers, ${labels} of them years, codes, ordinals and the like; of the other ${figures}, ` +
      `${tied} are confined by others, ${conflicting} may be wrong, ${unchecked} are known but cannot be checked, and of ${unbound - labels} it is not known what they state.`,
  };
}
