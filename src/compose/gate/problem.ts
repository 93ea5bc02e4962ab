import type { BookPlace } from '../../books/place-of-fact.js';
import type { Message } from '../../checks/rule.js';

/**
 * What keeps a document from being published: a fact, name, reason or text that is not there; a
 * text that types a figure again; an open point of a self-evaluation; a finding of the checks; a
 * figure that is not read back as the fact it prints; something that must not go public; a
 * character that the fonts of a format do not have.
 */
export type ProblemKind =
  | 'fact'
  | 'name'
  | 'reason'
  | 'text'
  | 'performance'
  | 'typed-figure'
  | 'finding'
  | 'read-back'
  | 'not-public'
  | 'character';

/** One thing that keeps a document from being published, and what to do about it. */
export interface GateProblem {
  readonly kind: ProblemKind;
  readonly message: Message;
  readonly todo: Message;
  /** Where in the book it is to be mended, likeliest first. */
  readonly where: readonly BookPlace[];
  /** What the same cause raised too. */
  readonly also?: readonly Message[];
  /** `keyString` of the fact or change that it is about. */
  readonly fact?: string;
  /** Id of the rule that found it, for `mingzhang explain`. */
  readonly rule?: string;
}

/** The order in which problems are told: first what a person has to give. */
export const KINDS: readonly ProblemKind[] = [
  'fact',
  'name',
  'reason',
  'text',
  'performance',
  'typed-figure',
  'not-public',
  'character',
  'finding',
  'read-back',
];

/** How each kind is headed in a list. */
export const KIND_TITLES: Readonly<Record<ProblemKind, Message>> = {
  fact: { zh: '缺少数据', en: 'Figures that are missing' },
  name: { zh: '科目名称不明', en: 'Accounts without a name' },
  reason: { zh: '缺少原因', en: 'Reasons that are missing' },
  text: { zh: '缺少文字', en: 'Texts that are missing' },
  performance: { zh: '绩效自评待补正', en: 'Self-evaluations to be completed' },
  'typed-figure': { zh: '文字有误', en: 'Texts that are wrong' },
  'not-public': { zh: '不得公开的内容', en: 'What must not go public' },
  character: { zh: '字体没有的字', en: 'Characters that the fonts lack' },
  finding: { zh: '核对未通过', en: 'Checks that failed' },
  'read-back': { zh: '回读不一致', en: 'Figures that are not read back' },
};
