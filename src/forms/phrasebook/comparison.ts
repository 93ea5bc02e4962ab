import { divideRounded } from '../../facts/decimal.js';
import type { ExactFact } from '../../facts/exact.js';
import { formatFigure } from '../../facts/figure.js';
import { type FactKey, subjectString } from '../../facts/key.js';
import { differsInOneDigit } from '../../facts/slip.js';
import type { Direction } from '../reading.js';
import type { Phrase } from './phrase.js';
import type { Speaker, Subject } from './speaker.js';

const MONEY = '万元';
const FEN_IN_PRINT = 10_000n;

export interface ChangeOptions {
  /** Words between 较上年 and the verb, where the subject is said again: ，收、支总计各 */
  readonly again?: string;
  /** A reason is demanded where the figure moved. */
  readonly reason?: boolean;
}

/**
 * 较上年增加 … 万元，增长 …%: how facts that moved alike moved since last year.
 * Nothing is said where the book has no figure of last year; a base of zero or less has no
 * percentage.
 */
export function changeSincePriorYear(
  speaker: Speaker,
  now: readonly ExactFact[],
  options: ChangeOptions = {},
): Phrase {
  const [first] = now;
  if (first === undefined) return '';
  const before = speaker.find(first.key, first.key.basis, -1);
  if (before === null) return '';
  const allBefore = now.flatMap(({ key }) => speaker.find(key, key.basis, -1) ?? []);
  const than = `较上年${options.again ?? ''}`;
  const difference = first.value - before.value;
  if (difference === 0n) return '与上年持平';
  const direction: Direction = difference > 0n ? 'increase' : 'decrease';
  const size = difference > 0n ? difference : -difference;
  const keys = (basis: 'change' | 'change-percent'): readonly FactKey[] =>
    now.map(({ key }) => ({ ...key, basis, against: 'prior-year' }));
  const amount = [
    looksLikeBudgetGap(speaker, first, size) || looksMistyped(speaker, first, difference)
      ? ['上年决算数', speaker.sameMoney(allBefore), '，']
      : '',
    `${than}${direction === 'increase' ? '增加' : '减少'}`,
    speaker.change(keys('change'), size, direction),
  ];
  const percent = !isBase(before.value)
    ? []
    : [
        direction === 'increase' ? '，增长' : '，下降',
        speaker.percent(keys('change-percent'), size, before.value, direction),
      ];
  const reason =
    options.reason === true ? speaker.reason(keys('change')[0] as FactKey, signed(difference)) : '';
  return [...amount, ...percent, reason];
}

/**
 * A change that is also the distance to the budget looks as if the two bases had been mixed up;
 * last year's figure, said beside it, shows that they were not.
 */
function looksLikeBudgetGap(speaker: Speaker, now: ExactFact, size: bigint): boolean {
  const budget = speaker.find(now.key, 'budget');
  if (budget === null) return false;
  // Readers see printed figures and subtract those.
  const gap = toPrint(now.value) - toPrint(budget.value);
  return (gap < 0n ? -gap : gap) === toPrint(size);
}

/** Fen in hundredths of 万元, as printed. */
function toPrint(fen: bigint): bigint {
  return divideRounded(fen, FEN_IN_PRINT);
}

/**
 * An amount of the same size that changed by a figure of which one digit is another looks like
 * a slip of the hand; last year's figure shows that it is none.
 */
function looksMistyped(speaker: Speaker, now: ExactFact, difference: bigint): boolean {
  const amount = formatFigure(now.value, MONEY);
  const change = formatFigure(difference, MONEY);
  return speaker
    .where(now.key.basis, ({ dims }) => !hasAccount(dims))
    .some((other) => {
      if (other.value !== now.value && formatFigure(other.value, MONEY) !== amount) return false;
      const before = speaker.find(other.key, other.key.basis, -1);
      if (before === null) return false;
      return differsInOneDigit(formatFigure(other.value - before.value, MONEY), change);
    });
}

/** Changes are stated of totals, not of single accounts. */
function hasAccount({ function: code, deptEconomic, govEconomic }: Subject['dims']): boolean {
  return code !== undefined || deptEconomic !== undefined || govEconomic !== undefined;
}

/** How the budget of a sentence is called, and what of it is demanded. */
export interface BudgetWords {
  /** 年初预算 or 预算. */
  readonly budget: string;
  readonly reason: boolean;
}

/**
 * 年初预算 …，支出决算 …，完成年初预算的 …%: the budget and what became of it. Without a budget
 * in the book the final amount alone is said.
 */
export function againstBudget(
  speaker: Speaker,
  subject: Subject,
  { budget: word, reason }: BudgetWords,
  share: Phrase = '',
): Phrase {
  const final = speaker.need(subject, 'final');
  if (final === null) return '';
  const budget = speaker.find(subject, 'budget');
  const done = ['支出决算', speaker.money(final)];
  if (budget === null) return [done, share];
  const planned = [word, speaker.money(budget), '，', adjusted(speaker, subject, budget), done];
  const completion = !isBase(budget.value)
    ? []
    : [
        `，完成${word}的`,
        speaker.percent(
          [{ ...final.key, basis: 'completion-percent', against: 'budget' }],
          final.value,
          budget.value,
        ),
      ];
  return [planned, completion, share, difference(speaker, final, budget, word, reason)];
}

/** Where nothing was budgeted first, what the budget became is said, if the book has it. */
function adjusted(speaker: Speaker, subject: Subject, { value }: ExactFact): Phrase {
  const later = value === 0n ? speaker.find(subject, 'adjusted-budget') : null;
  return later === null || later.value === 0n ? '' : ['调整预算', speaker.money(later), '，'];
}

function difference(
  speaker: Speaker,
  final: ExactFact,
  budget: ExactFact,
  word: string,
  demanded: boolean,
): Phrase {
  const gap = final.value - budget.value;
  if (gap === 0n) return `，决算数与${word}数持平`;
  if (speaker.money(final).words === speaker.money(budget).words) {
    return `，决算数与${word}数基本持平`;
  }
  if (!demanded) return '';
  const change: FactKey = { ...final.key, basis: 'change', against: 'budget' };
  return speaker.reason(
    change,
    signed(gap),
    `决算数${gap > 0n ? '大于' : '小于'}${word}数的主要原因是`,
  );
}

/**
 * ，占 … 的 …%: nothing is said of what is no part of the whole, because it is negative or
 * exceeds it.
 */
export function shareOf(
  speaker: Speaker,
  part: ExactFact,
  whole: ExactFact,
  words: string,
): Phrase {
  if (!isBase(whole.value) || part.value < 0n || part.value > whole.value) return '';
  const key: FactKey = {
    ...part.key,
    basis: 'share-percent',
    of: subjectString(whole.key.measure, whole.key.dims),
  };
  return [
    `，占${words === '' ? '' : `${words}的`}`,
    speaker.percent([key], part.value, whole.value),
  ];
}

/** Whether a percentage of an amount says anything: it is positive and does not print as 0.00. */
function isBase(fen: bigint): boolean {
  return fen > 0n && /[1-9]/.test(formatFigure(fen, MONEY));
}

function signed(fen: bigint): string {
  return `${fen > 0n ? '+' : ''}${formatFigure(fen, MONEY)}万元`;
}
