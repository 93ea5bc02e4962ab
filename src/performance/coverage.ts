import type { BookProblem } from '../facts/problem.js';
import type { Performance } from './model.js';
import { rateOf, ratio } from './ratio.js';
import { fundsTotal } from './score.js';
import { formatRate, formatYuan } from './text.js';

/** How many projects are self-evaluated and how much money that is (S01, S20). */
export interface Coverage {
  readonly projects: number;
  /** Budgets of the year of the projects, fen. */
  readonly budget: bigint;
  /** What they spent, fen. */
  readonly spent: bigint;
  /** Share of the year's project expenditure in 10^-9 %; null where that is not known or nothing. */
  readonly share: bigint | null;
  readonly problems: readonly BookProblem[];
}

/**
 * Part of `omitted.yaml`: the book says why the evaluated money is no part of the project
 * expenditure of its accounts.
 */
export const NO_SHARE = 'performance-share';

/**
 * @param projectExpenditure project expenditure of the accounts in fen, or null
 * @param parts parts that the book leaves out, with reasons
 */
export function coverageOf(
  { projects }: Performance,
  projectExpenditure: bigint | null,
  parts: readonly { readonly part: string }[] = [],
): Coverage {
  const money = projects.map(fundsTotal);
  const sum = (values: readonly (bigint | null)[]) =>
    values.reduce<bigint>((total, value) => total + (value ?? 0n), 0n);
  const budget = sum(money.map((one) => one.budget));
  const spent = sum(money.map((one) => one.final));
  const share =
    projectExpenditure === null || projectExpenditure <= 0n
      ? null
      : rateOf(ratio(spent, projectExpenditure));
  const isSaid = parts.some(({ part }) => part === NO_SHARE);
  const isOver = !isSaid && projectExpenditure !== null && spent > projectExpenditure;
  const problems: BookProblem[] = isOver
    ? [
        {
          file: 'performance',
          row: null,
          column: null,
          message: {
            zh: `自评项目共支出 ${formatYuan(spent)} 元，多于决算项目支出 ${formatYuan(projectExpenditure)} 元`,
            en: `the evaluated projects spent ${formatYuan(spent)} yuan, more than the project expenditure of ${formatYuan(projectExpenditure)} yuan`,
          },
        },
      ]
    : [];
  return { projects: projects.length, budget, spent, share, problems };
}

/** `100%`, or null. */
export function shareText({ share }: Coverage): string | null {
  return share === null ? null : formatRate(share);
}
