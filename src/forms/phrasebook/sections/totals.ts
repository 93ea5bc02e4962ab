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
  const ofYear = withoutTotals(speaker, dims, whose);
  if (ofYear.length > 0) return ofYear;
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

/**
 * Where what was carried over is not known, so that there are no totals: revenue and expenditure
 * of the year by themselves.
 */
function withoutTotals(speaker: Speaker, dims: Dimensions, whose: string): readonly Passage[] {
  const isTotal = (['revenue-total', 'expenditure-total'] as const).some(
    (measure) => speaker.find({ measure, dims }, 'final') !== null,
  );
  const revenue = speaker.find({ measure: 'revenue', dims }, 'final');
  const expenditure = speaker.find({ measure: 'expenditure', dims }, 'final');
  if (isTotal || revenue === null || expenditure === null) return [];
  return [revenue, expenditure].map((fact) => {
    const name = fact === revenue ? '收入' : '支出';
    const change = changeSincePriorYear(speaker, [fact], { reason: true });
    return text([
      `${speaker.info.fiscalYear}年度${whose}${whose === '' ? '本年' : ''}${name}`,
      speaker.money(fact),
      change === '' ? '' : ['，', change],
      '。',
    ]);
  });
}
