import type { ExactFact } from '../../../facts/exact.js';
import { againstBudget, changeSincePriorYear, shareOf } from '../comparison.js';
import type { Phrase } from '../phrase.js';
import type { Speaker } from '../speaker.js';
import { type Section, text } from './passage.js';

const GENERAL = { measure: 'expenditure', dims: { fund: 'general' } } as const;

/** The general public budget as a whole: budget, final, share of all expenditure, change. */
export const generalTotal: Section = (speaker) => {
  const final = speaker.need(GENERAL, 'final');
  if (final === null) return [];
  const all = speaker.find({ measure: 'expenditure', dims: {} }, 'final');
  const share = all === null ? '' : shareOf(speaker, final, all, '本年支出合计');
  const change = changeSincePriorYear(speaker, [final], {
    again: '，一般公共预算财政拨款支出',
    reason: true,
  });
  return [
    text([
      `${speaker.info.fiscalYear}年度一般公共预算财政拨款支出`,
      againstBudget(speaker, GENERAL, { budget: '年初预算', reason: false }, share),
      change === '' ? '' : ['。', change],
      '。',
    ]),
  ];
};

/** What the money was for, class by class, with shares. */
export const generalStructure: Section = (speaker) => {
  const whole = speaker.need(GENERAL, 'final');
  if (whole === null) return [];
  if (whole.value === 0n) return [nothing(speaker)];
  const classes = codesWith(speaker, 3, 'final');
  const parts = classes.map(
    ({ code, fact }): Phrase => [
      // A minus after a bracket reads as a dash.
      `${speaker.name('function', code)}（类）${fact.value < 0n ? '为' : ''}`,
      speaker.money(fact),
      shareOf(speaker, fact, whole, ''),
    ],
  );
  return [
    text([
      `${speaker.info.fiscalYear}年度一般公共预算财政拨款支出`,
      speaker.money(whole),
      '，主要用于以下方面：',
    ]),
    ...parts.map((part, index) => text([`${index + 1}.`, part, '。'])),
  ];
};

/** Every item with a budget or expenditure, with the reason where they differ. */
export const generalItems: Section = (speaker) => {
  const codes = new Set(
    (['budget', 'final'] as const).flatMap((basis) =>
      codesWith(speaker, 7, basis).map(({ code }) => code),
    ),
  );
  const isNone = speaker.find(GENERAL, 'final')?.value === 0n;
  if (codes.size === 0) return isNone ? [nothing(speaker)] : [];
  return [...codes].sort().map((code, index) => {
    const subject = { measure: 'expenditure', dims: { fund: 'general', function: code } } as const;
    return text([
      `${index + 1}.${itemName(speaker, code)}。`,
      againstBudget(speaker, subject, { budget: '年初预算', reason: true }),
      '。',
    ]);
  });
};

/** A heading without a word under it would leave open whether something was forgotten. */
function nothing({ body, info }: Speaker): ReturnType<Section>[number] {
  return text(`本${body}${info.fiscalYear}年度没有一般公共预算财政拨款支出。`);
}

function itemName(speaker: Speaker, code: string): string {
  const names = [code.slice(0, 3), code.slice(0, 5), code].map((part) =>
    speaker.name('function', part),
  );
  return `${names[0]}（类）${names[1]}（款）${names[2]}（项）`;
}

/** Codes of a length with money in the general public budget, ascending. */
function codesWith(
  speaker: Speaker,
  length: number,
  basis: 'budget' | 'final',
): readonly { readonly code: string; readonly fact: ExactFact }[] {
  return speaker
    .where(
      basis,
      ({ measure, dims: { fund, function: code, ...rest } }) =>
        measure === 'expenditure' &&
        fund === 'general' &&
        code?.length === length &&
        Object.keys(rest).length === 0,
    )
    .filter(({ value }) => value !== 0n)
    .map((fact) => ({ code: fact.key.dims.function ?? '', fact }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}
