import { againstBudget, changeSincePriorYear } from '../comparison.js';
import { type Section, text } from './passage.js';

const SUBJECT = { measure: 'operating-cost', dims: {} } as const;

/** 机关运行经费; an institution that has none says so. */
export const operatingCost: Section = (speaker) => {
  const { fiscalYear } = speaker.info;
  const final = speaker.find(SUBJECT, 'final');
  if (final === null) {
    return [text(`本${speaker.body}${fiscalYear}年度没有机关运行经费支出。`)];
  }
  const change = changeSincePriorYear(speaker, [final], { reason: true });
  return [
    text([
      `${fiscalYear}年度机关运行经费`,
      againstBudget(speaker, SUBJECT, { budget: '预算', reason: true }),
      change === '' ? '' : ['。', '机关运行经费', change],
      '。',
    ]),
  ];
};
