import type { Dimensions } from '../../../facts/key.js';
import { joined, type Phrase } from '../phrase.js';
import type { Speaker } from '../speaker.js';
import { type Section, text } from './passage.js';

const BASIC = { fund: 'general', kind: 'basic' } as const;

const GROUPS = [
  ['personnel', '人员经费', /^30[13]\d\d$/],
  ['operating', '公用经费', /^(?!30[13])\d{5}$/],
] as const;

/** Basic expenditure of the general public budget by personnel and operating, item by item. */
export const basic: Section = (speaker) => {
  const whole = speaker.find({ measure: 'expenditure', dims: BASIC }, 'final');
  if (whole === null || whole.value === 0n) {
    return [
      text(`本${speaker.body}${speaker.info.fiscalYear}年度没有一般公共预算财政拨款基本支出。`),
    ];
  }
  const head = `${speaker.info.fiscalYear}年度一般公共预算财政拨款基本支出`;
  const groups = GROUPS.map(([group, name, codes], index): Phrase => {
    const part = speaker.need({ measure: 'expenditure', dims: { ...BASIC, group } }, 'final');
    const items = accountsWith(speaker, codes);
    return [
      `（${index === 0 ? '一' : '二'}）${name}`,
      part === null ? '' : speaker.money(part),
      items.length === 0 ? '' : ['，主要包括', joined(items, '、')],
      '。',
    ];
  });
  return [
    text([head, speaker.money(whole), '，包括人员经费和公用经费。其中：']),
    ...groups.map(text),
  ];
};

function accountsWith(speaker: Speaker, codes: RegExp): readonly Phrase[] {
  return speaker
    .where('final', ({ measure, dims }) => measure === 'expenditure' && isAccount(dims, codes))
    .filter(({ value }) => value !== 0n)
    .map((fact) => ({ code: fact.key.dims.deptEconomic ?? '', fact }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, fact }) => [speaker.name('deptEconomic', code), speaker.money(fact)]);
}

function isAccount({ fund, kind, deptEconomic, ...rest }: Dimensions, codes: RegExp): boolean {
  return (
    fund === 'general' &&
    kind === 'basic' &&
    deptEconomic !== undefined &&
    codes.test(deptEconomic) &&
    Object.keys(rest).length === 0
  );
}
