import { againstBudget, changeSincePriorYear, shareOf } from '../comparison.js';
import { joined, type Phrase } from '../phrase.js';
import type { Speaker, Subject } from '../speaker.js';
import { heading, type Passage, type Section, text } from './passage.js';

const WHOLE: Subject = { measure: 'three-public', dims: {} };

/** 预算 here is the budget of the whole year, as the table of 三公 expenses has it. */
const BUDGET = { budget: '预算', reason: true } as const;

/** 三公 expenses as a whole: budget, final, change. */
export const threePublic: Section = (speaker) =>
  said(speaker, WHOLE, '“三公”经费', '，“三公”经费支出');

/** Shares of the three parts in the whole. */
export const threePublicParts: Section = (speaker) => {
  const whole = speaker.need(WHOLE, 'final');
  if (whole === null || whole.value === 0n) return [];
  const parts = PARTS.flatMap(([item, name]): readonly Phrase[] => {
    const part = speaker.need({ measure: 'three-public', dims: { item } }, 'final');
    if (part === null) return [];
    return [[`${name}支出决算`, speaker.money(part), shareOf(speaker, part, whole, '')]];
  });
  return [text(['“三公”经费财政拨款支出决算中，', joined(parts, '；'), '。'])];
};

/** Each kind of 三公 expense under a heading of its own, with the counts that belong to it. */
export const threePublicItems: Section = (speaker) =>
  ITEMS.flatMap(([item, name], index) => {
    const subject = { measure: 'three-public', dims: { item } };
    const counts = countsOf(speaker, item);
    const budget = speaker.find(subject, 'budget');
    const final = speaker.need(subject, 'final');
    const isNone = final?.value === 0n && (budget === null || budget.value === 0n);
    return [
      heading(4, `${index + 1}.${name}支出情况说明`),
      ...(isNone ? [text(`本年度没有安排${name}。`)] : said(speaker, subject, name, '')),
      ...(counts.length === 0 ? [] : [text([joined(counts, '，'), '。'])]),
      ...(item === 'reception' ? domesticReception(speaker) : []),
    ];
  });

/** Receptions of guests from the country itself, where the book keeps them apart. */
function domesticReception(speaker: Speaker): readonly Passage[] {
  const amount = speaker.find(
    { measure: 'three-public', dims: { item: 'reception-domestic' } },
    'final',
  );
  if (amount === null || amount.value === 0n) return [];
  const counts = (
    [
      ['reception-groups', '批次'],
      ['reception-persons', '人次'],
    ] as const
  ).flatMap(([measure, unit]): readonly Phrase[] => {
    const fact = speaker.find({ measure, dims: { item: 'domestic' } }, 'count');
    return fact === null ? [] : [speaker.count(fact, unit)];
  });
  return [
    text([
      '国内公务接待支出',
      speaker.money(amount),
      counts.length === 0 ? '' : ['，国内公务接待', joined(counts, '、')],
      '。',
    ]),
  ];
}

export const meeting: Section = (speaker) => fee(speaker, 'meeting', '会议费');

export const training: Section = (speaker) => fee(speaker, 'training', '培训费');

function fee(speaker: Speaker, measure: string, name: string): readonly Passage[] {
  const subject = { measure, dims: {} };
  return isNone(speaker, subject)
    ? [text(`本年度没有安排${name}。`)]
    : said(speaker, subject, name, '');
}

/** Neither budgeted nor spent, nor anything last year that it would have to be compared with. */
function isNone(speaker: Speaker, subject: Subject): boolean {
  const final = speaker.need(subject, 'final');
  const others = [speaker.find(subject, 'budget'), speaker.find(subject, 'final', -1)];
  return final?.value === 0n && others.every((one) => one === null || one.value === 0n);
}

const PARTS = [
  ['abroad', '因公出国（境）费'],
  ['vehicle', '公务用车购置及运行维护费'],
  ['reception', '公务接待费'],
] as const;

const ITEMS = [
  ['abroad', '因公出国（境）费'],
  ['vehicle-purchase', '公务用车购置费'],
  ['vehicle-operation', '公务用车运行维护费'],
  ['reception', '公务接待费'],
] as const;

function said(speaker: Speaker, subject: Subject, name: string, again: string): readonly Passage[] {
  const final = speaker.need(subject, 'final');
  if (final === null) return [];
  const change = changeSincePriorYear(speaker, [final], { again });
  return [
    text([
      `${speaker.info.fiscalYear}年度${name}`,
      againstBudget(speaker, subject, BUDGET),
      change === '' ? '' : ['。', change],
      '。',
    ]),
  ];
}

interface Count {
  readonly measure: string;
  readonly item?: string;
  readonly before: string;
  readonly unit: string;
}

const COUNTS: Readonly<Record<(typeof ITEMS)[number][0], readonly (readonly Count[])[]>> = {
  abroad: [
    [
      { measure: 'abroad-groups', before: '全年因公出国（境）团组', unit: '个' },
      { measure: 'abroad-persons', before: '、', unit: '人次' },
    ],
  ],
  'vehicle-purchase': [[{ measure: 'vehicles-bought', before: '全年购置公务用车', unit: '辆' }]],
  'vehicle-operation': [[{ measure: 'vehicles-held', before: '年末公务用车保有量', unit: '辆' }]],
  reception: [
    [
      { measure: 'reception-groups', before: '全年共接待', unit: '批次' },
      { measure: 'reception-persons', before: '、', unit: '人次' },
    ],
  ],
};

/** The counts of an item that the book has, each group of them one clause. */
function countsOf(speaker: Speaker, item: (typeof ITEMS)[number][0]): readonly Phrase[] {
  return COUNTS[item].flatMap((group): readonly Phrase[] => {
    const parts = group.map(({ measure, before, unit }) => {
      const fact = speaker.find({ measure, dims: {} }, 'count');
      return fact === null ? null : [before, speaker.count(fact, unit)];
    });
    return parts.some((part) => part === null) ? [] : [parts.filter((part) => part !== null)];
  });
}
