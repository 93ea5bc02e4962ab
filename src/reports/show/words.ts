import type { Message } from '../../checks/rule.js';
import type { MarkKind, ShowMark } from './marks.js';

export const SHOW_WORDS = {
  title: { zh: '读出的内容', en: 'What was read' },
  legend: { zh: '图例', en: 'Legend' },
  pages: { zh: '各页', en: 'Pages' },
  figure: { zh: '数字', en: 'figure' },
  states: { zh: '它说的是', en: 'what it states' },
  where: { zh: '所在', en: 'where' },
  none: { zh: '这里没有读出数字', en: 'no figure was read here' },
  elsewhere: { zh: '没有画出的', en: 'Not drawn' },
  findings: { zh: '发现的问题', en: 'Findings' },
  skip: { zh: '跳到下一部分', en: 'Skip to the next part' },
  tableless: { zh: '未认出的表', en: 'not a known table' },
} as const satisfies Readonly<Record<string, Message>>;

/** What each kind of drawing means, in the order of the legend. */
export const KIND_WORDS: Readonly<Record<MarkKind | 'blank', Message>> = {
  cell: { zh: '表中数字，已对应到事实', en: 'table figure, bound to a fact' },
  'cell-unbound': { zh: '表中数字，读出而未对应', en: 'table figure, read but not bound' },
  blank: { zh: '空格', en: 'blank cell' },
  claim: {
    zh: '文字中的数字，已对应到事实（↑增 ↓减 ＝持平）',
    en: 'figure of the text, bound to a fact (↑ more, ↓ less, ＝ the same)',
  },
  'claim-unbound': {
    zh: '文字中的数字，读出而未对应',
    en: 'figure of the text, read but not bound',
  },
  unread: { zh: '没有读出', en: 'not read' },
  doubtful: {
    zh: '从图像识别，没有其他数字印证（粗虚线框）',
    en: 'recognised on an image, confirmed by no other figure (thick dashes)',
  },
  noted: { zh: '核对发现问题的文字', en: 'words that a finding is about' },
};

const DOUBT_WORDS = {
  open: { zh: '从图像识别，没有其他数字印证', en: 'recognised on an image, confirmed by no other' },
  confirmed: {
    zh: '从图像识别，有其他数字印证',
    en: 'recognised on an image, confirmed by others',
  },
} as const;

/** What is told when the pointer rests on a mark: Chinese first, English below. */
export function hoverText({ text, arrow, kind, says, where, doubt }: ShowMark): string {
  const doubts = doubt === null ? null : DOUBT_WORDS[doubt];
  const state = kind === 'cell' || kind === 'claim' ? null : KIND_WORDS[kind];
  const lines = [
    `${text} ${arrow}`.trim(),
    ...[says, state, doubts].flatMap((words) => (words === null ? [] : [words.zh, words.en])),
    where,
  ];
  return [...new Set(lines.filter((line) => line !== ''))].join('\n');
}
