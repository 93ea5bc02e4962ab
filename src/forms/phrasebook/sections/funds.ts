import type { Dimensions } from '../../../facts/key.js';
import type { Phrase } from '../phrase.js';
import type { Speaker } from '../speaker.js';
import { type Section, text } from './passage.js';

/** 政府性基金: carry-over, revenue, expenditure by kind; or that there was none. */
export const governmentFund: Section = (speaker) =>
  fundFlows(speaker, 'government-fund', '政府性基金预算财政拨款', 'T07');

/** 国有资本经营预算 in the same way, as Shanghai prints it. */
export const stateCapitalFlows: Section = (speaker) =>
  fundFlows(speaker, 'state-capital', '国有资本经营预算财政拨款', 'T08');

/** 国有资本经营预算: expenditure alone, as its table in most provinces. */
export const stateCapital: Section = (speaker) => {
  const name = '国有资本经营预算财政拨款';
  const spent = speaker.find({ measure: 'expenditure', dims: { fund: 'state-capital' } }, 'final');
  if (spent === null || spent.value === 0n) return [noFund(speaker, name, 'T08')];
  return [text([`${speaker.info.fiscalYear}年度${name}本年支出`, speaker.money(spent), '。'])];
};

const FLOWS: readonly (readonly [string, string, Dimensions])[] = [
  ['年初结转和结余', 'opening-carry-over', {}],
  ['，本年收入', 'revenue', {}],
  ['，本年支出', 'expenditure', {}],
  ['，其中：基本支出', 'expenditure', { kind: 'basic' }],
  ['、项目支出', 'expenditure', { kind: 'project' }],
  ['，年末结转和结余', 'closing-carry-over', {}],
];

function fundFlows(
  speaker: Speaker,
  fund: NonNullable<Dimensions['fund']>,
  name: string,
  table: string,
): ReturnType<Section> {
  const facts = FLOWS.map(([words, measure, dims]) => ({
    words,
    fact: speaker.find({ measure, dims: { fund, ...dims } }, 'final'),
  }));
  if (facts.every(({ fact }) => fact === null || fact.value === 0n)) {
    return [noFund(speaker, name, table)];
  }
  const said = facts.flatMap(({ words, fact }): readonly Phrase[] =>
    fact === null ? [] : [words, speaker.money(fact)],
  );
  return [text([`${speaker.info.fiscalYear}年度${name}`, said, '。'])];
}

/**
 * That there was neither revenue nor expenditure of a fund.
 * @param table the one that is empty then; null where the layout has none
 */
export function noFund(
  speaker: Speaker,
  name: string,
  table: string | null,
): ReturnType<Section>[number] {
  const published = table !== null && speaker.prints(table) ? '，已公开空表' : '';
  return text(`本${speaker.body}${speaker.info.fiscalYear}年度无${name}收支${published}。`);
}
