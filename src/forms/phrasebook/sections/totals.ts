import type { Dimensions } from '../../../facts/key.js';
import { changeSincePriorYear } from '../comparison.js';
import type { Speaker } from '../speaker.js';
import { type Passage, type Section, text } from './passage.js';

/** Total resources and total uses, which are one amount, and how they moved. */
export const overview: Section = (speaker) => bothTotals(speaker, {}, '');

/** The same of appropriations alone. */
export const appropriationOverview: Section = (speaker) =>
  bothTotals(speaker, { source: 'appropriation' }, '财政拨款');

function bothTotals(speaker: Speaker, dims: Dimensions, whose: string): readonly Passage[] {
  const revenue = speaker.need({ measure: 'revenue-total', dims }, 'final');
  const expenditure = speaker.need({ measure: 'expenditure-total', dims }, 'final');
  if (revenue === null || expenditure === null) return [];
  const both = [revenue, expenditure];
  const change = changeSincePriorYear(speaker, both, { again: '，收、支总计各', reason: true });
  return [
    text([
      `${speaker.info.fiscalYear}年度${whose}收入总计、支出总计均为`,
      speaker.sameMoney(both),
      change === '' ? '' : ['。', change],
      '。',
    ]),
  ];
}
