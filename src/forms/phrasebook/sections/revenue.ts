import type { Dimensions } from '../../../facts/key.js';
import { changeSincePriorYear, shareOf } from '../comparison.js';
import { joined, type Phrase } from '../phrase.js';
import { type Section, text } from './passage.js';

/** Sources of revenue in the order of the form; an appropriation is always said. */
const SOURCES: readonly (readonly [NonNullable<Dimensions['source']>, string])[] = [
  ['appropriation', '财政拨款收入'],
  ['superior-subsidy', '上级补助收入'],
  ['business', '事业收入'],
  ['operating', '经营收入'],
  ['affiliated', '附属单位上缴收入'],
  ['other', '其他收入'],
];

/** Revenue of the year by source with shares. */
export const revenue: Section = (speaker) => {
  const whole = speaker.need({ measure: 'revenue', dims: {} }, 'final');
  if (whole === null) return [];
  const parts = SOURCES.flatMap(([source, name]): readonly Phrase[] => {
    const subject = { measure: 'revenue', dims: { source } };
    const part =
      source === 'appropriation' ? speaker.need(subject, 'final') : speaker.find(subject, 'final');
    if (part === null || (part.value === 0n && source !== 'appropriation')) return [];
    return [[name, speaker.money(part), shareOf(speaker, part, whole, '本年收入')]];
  });
  const change = changeSincePriorYear(speaker, [whole]);
  return [
    text([
      `${speaker.info.fiscalYear}年度本年收入合计`,
      speaker.money(whole),
      change === '' ? '' : ['，', change],
      parts.length === 0 ? '。' : ['。其中：', joined(parts, '；'), '。'],
    ]),
  ];
};
