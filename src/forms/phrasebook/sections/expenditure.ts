import type { Dimensions } from '../../../facts/key.js';
import { changeSincePriorYear, shareOf } from '../comparison.js';
import { joined, type Phrase } from '../phrase.js';
import { type Section, text } from './passage.js';

const KINDS: readonly (readonly [NonNullable<Dimensions['kind']>, string])[] = [
  ['basic', '基本支出'],
  ['project', '项目支出'],
  ['remit-to-superior', '上缴上级支出'],
  ['operating', '经营支出'],
  ['affiliated', '对附属单位补助支出'],
];

/** Expenditure of the year by kind with shares; basic and project are always said. */
export const expenditure: Section = (speaker) => {
  const whole = speaker.need({ measure: 'expenditure', dims: {} }, 'final');
  if (whole === null) return [];
  const parts = KINDS.flatMap(([kind, name]): readonly Phrase[] => {
    const subject = { measure: 'expenditure', dims: { kind } };
    const isKept = whole.value !== 0n && (kind === 'basic' || kind === 'project');
    const part = isKept ? speaker.need(subject, 'final') : speaker.find(subject, 'final');
    if (part === null || (part.value === 0n && !isKept)) return [];
    return [[name, speaker.money(part), shareOf(speaker, part, whole, '本年支出')]];
  });
  const change = changeSincePriorYear(speaker, [whole]);
  return [
    text([
      `${speaker.info.fiscalYear}年度本年支出合计`,
      speaker.money(whole),
      change === '' ? '' : ['，', change],
      parts.length === 0 ? '。' : ['。其中：', joined(parts, '；'), '。'],
    ]),
  ];
};
