import type { ExactFact } from '../../../facts/exact.js';
import type { Dimensions } from '../../../facts/key.js';
import { changeSincePriorYear } from '../comparison.js';
import { joined, type Phrase } from '../phrase.js';
import type { Speaker, Subject } from '../speaker.js';
import { noFund } from './funds.js';
import { heading, type Passage, type Section, text } from './passage.js';

/** Sentences of a budget: what is planned for the year, and how that moved since last year's. */

const FUNDS: readonly (readonly [NonNullable<Dimensions['fund']>, string])[] = [
  ['general', '一般公共预算拨款收入'],
  ['government-fund', '政府性基金拨款收入'],
  ['state-capital', '国有资本经营预算拨款收入'],
];

const SOURCES: readonly (readonly [NonNullable<Dimensions['source']>, string])[] = [
  ['superior-subsidy', '上级补助收入'],
  ['business', '事业收入'],
  ['operating', '事业单位经营收入'],
  ['affiliated', '附属单位上缴收入'],
  ['other', '其他收入'],
];

/** Revenue and expenditure planned as a whole, by fund and source. */
export const budgetOverview: Section = (speaker) => [
  ...planned(speaker, { measure: 'revenue', dims: {} }, '预算收入', parts(speaker, true)),
  ...planned(speaker, { measure: 'expenditure', dims: {} }, '预算支出'),
];

/** The same of appropriations alone. */
export const appropriationBudget: Section = (speaker) => [
  ...planned(
    speaker,
    { measure: 'revenue', dims: { source: 'appropriation' } },
    '财政拨款收入',
    parts(speaker, false),
  ),
  ...planned(
    speaker,
    { measure: 'expenditure', dims: { source: 'appropriation' } },
    '财政拨款支出',
  ),
];

/** The general public budget of the year as a whole. */
export const generalBudget: Section = (speaker) =>
  planned(speaker, GENERAL, '一般公共预算拨款支出');

/** Every functional item that has money this year or had some last year. */
export const generalBudgetItems: Section = (speaker) => byAccount(speaker, 'function', 7);

/** The general public budget by class of the departmental economic classification. */
export const economicBudget: Section = (speaker) => byAccount(speaker, 'deptEconomic', 3);

/** The general public budget by class of the government economic classification. */
export const governmentEconomicBudget: Section = (speaker) => byAccount(speaker, 'govEconomic', 3);

/** 政府性基金 planned; or that there is none. */
export const governmentFundBudget: Section = (speaker) =>
  ofFund(speaker, 'government-fund', '政府性基金预算');

/** 国有资本经营预算 planned; or that there is none. */
export const stateCapitalBudget: Section = (speaker) =>
  ofFund(speaker, 'state-capital', '国有资本经营预算拨款');

/** 三公 expenses, each kind of them, meetings and training. */
export const threePublicBudget: Section = (speaker) => [
  ...planned(speaker, { measure: 'three-public', dims: {} }, '“三公”经费预算'),
  ...ITEMS.flatMap(([item, name], index) => [
    heading(4, `${index + 1}.${name}`),
    ...planned(speaker, { measure: 'three-public', dims: { item } }, `${name}预算`),
  ]),
];

export const meetingBudget: Section = (speaker) =>
  planned(speaker, { measure: 'meeting', dims: {} }, '会议费预算');

export const trainingBudget: Section = (speaker) =>
  planned(speaker, { measure: 'training', dims: {} }, '培训费预算');

/** 机关运行经费; an institution that plans none says so. */
export const operatingCostBudget: Section = (speaker) => {
  const subject = { measure: 'operating-cost', dims: {} };
  if (speaker.find(subject, 'budget') !== null)
    return planned(speaker, subject, '机关运行经费预算');
  return [text(`本${speaker.body}${speaker.info.fiscalYear}年度没有安排机关运行经费。`)];
};

/** Procurement planned; most small offices plan none. */
export const procurementBudget: Section = (speaker) => {
  const subject = { measure: 'procurement', dims: {} };
  const fact = speaker.find(subject, 'budget');
  if (fact !== null && fact.value !== 0n) return planned(speaker, subject, '政府采购预算');
  return [text(`本${speaker.body}${speaker.info.fiscalYear}年度没有安排政府采购预算。`)];
};

const GENERAL = { measure: 'expenditure', dims: { fund: 'general' } } as const;

const ITEMS = [
  ['abroad', '因公出国（境）费'],
  ['vehicle-purchase', '公务用车购置费'],
  ['vehicle-operation', '公务用车运行维护费'],
  ['reception', '公务接待费'],
] as const;

/** 2023年度…… 万元，较上年增加 …, with the reason. */
function planned(
  speaker: Speaker,
  subject: Subject,
  name: string,
  parts: readonly Phrase[] = [],
): readonly Passage[] {
  const fact = speaker.need(subject, 'budget');
  if (fact === null) return [];
  const change = changeSincePriorYear(speaker, [fact], { reason: true });
  return [
    text([
      `${speaker.info.fiscalYear}年度${name}`,
      speaker.money(fact),
      change === '' ? '' : ['，', change],
      parts.length === 0 ? '。' : ['。其中：', joined(parts, '、'), '。'],
    ]),
  ];
}

function ofFund(
  speaker: Speaker,
  fund: NonNullable<Dimensions['fund']>,
  name: string,
): readonly Passage[] {
  const subject = { measure: 'expenditure', dims: { fund } };
  const fact = speaker.find(subject, 'budget');
  if (fact === null || fact.value === 0n) {
    return [noFund(speaker, name, fund === 'government-fund' ? 'B09' : null)];
  }
  return planned(speaker, subject, `${name}支出`);
}

function parts(speaker: Speaker, withOwn: boolean): readonly Phrase[] {
  const subjects = [
    ...FUNDS.map(([fund, name]) => [{ fund }, name] as const),
    ...(withOwn ? SOURCES.map(([source, name]) => [{ source }, name] as const) : []),
  ];
  return subjects.flatMap(([dims, name]): readonly Phrase[] => {
    const fact = speaker.find({ measure: 'revenue', dims }, 'budget');
    const isSaid = fact !== null && (fact.value !== 0n || 'fund' in dims);
    return isSaid ? [[name, speaker.money(fact)]] : [];
  });
}

function byAccount(
  speaker: Speaker,
  system: 'function' | 'deptEconomic' | 'govEconomic',
  length: number,
): readonly Passage[] {
  return accountsOf(speaker, system, length).map(({ code, fact }, index) => {
    const change = changeSincePriorYear(speaker, [fact], { reason: true });
    return text([
      `${index + 1}.${speaker.name(system, code)}（${code}）`,
      speaker.money(fact),
      change === '' ? '' : ['，', change],
      '。',
    ]);
  });
}

/** Codes of a length with money in the general public budget this year or last, ascending. */
function accountsOf(
  speaker: Speaker,
  system: 'function' | 'deptEconomic' | 'govEconomic',
  length: number,
): readonly { readonly code: string; readonly fact: ExactFact }[] {
  return speaker
    .where('budget', ({ measure, dims: { fund, [system]: code, ...rest } }) => {
      return (
        measure === 'expenditure' &&
        fund === 'general' &&
        code?.length === length &&
        Object.keys(rest).length === 0
      );
    })
    .filter(
      ({ key, value }) => value !== 0n || (speaker.find(key, 'budget', -1)?.value ?? 0n) !== 0n,
    )
    .map((fact) => ({ code: fact.key.dims[system] ?? '', fact }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}
