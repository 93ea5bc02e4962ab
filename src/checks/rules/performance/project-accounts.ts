import type { Occurrence } from '../../../facts/occurrence.js';
import { baseValue } from '../../../facts/printed.js';
import type { Claim, Reading } from '../../../forms/reading.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { cellOccurrence, claimOccurrence, term } from '../../terms.js';
import { accountsExample } from './examples.js';
import { nearness } from './projects.js';
import { reviewsOf } from './reviews.js';
import {
  bare,
  evaluations,
  isFilled,
  isOverall,
  message,
  occurrenceOf,
  totalFunds,
} from './support.js';

const ALIKE = 0.6;

/**
 * D10: a project that is one functional item (same initial budget, and only one item and one
 * project have it) was executed in the accounts for the same amount.
 */
export const projectAccounts: ArithmeticRule = {
  meta: {
    id: 'performance-project-accounts',
    severity: 'error',
    title: message('项目执行数与决算一致', 'a project’s executed amount is that of the accounts'),
    description: message(
      '某项目的预算与某一功能科目（项）的年初预算相同且只此一个时，自评表和综述的执行数应等于该科目的决算数；项目执行数小于科目决算数或名称不相近的只作警告，名称不相近而金额是整数的不比。',
      'Where a project’s budget equals the initial budget of one functional item and of no other, the executed amount in form and review is the final amount of that item; a warning if the item spent more (it may have got more money in the year) or the names are not alike; unlike names with a round amount are not compared.',
    ),
    identities: ['D10'],
    basis: {
      kind: 'reasoning',
      text: message('同一笔预算只有一个执行数', 'one budget has one execution'),
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: accountsExample('12.00'),
        why: message('执行数与科目决算数相同', 'both print 12.00'),
      },
    ],
    fail: [
      {
        text: accountsExample('12.40'),
        why: message(
          '自评执行数12.40，同一预算的科目决算数为12.00',
          '12.40 in the review, 12.00 in the accounts',
        ),
      },
    ],
  },
  *identities(reading) {
    const items = functionalItems(reading);
    const projects = projectAmounts(reading);
    for (const project of projects) {
      const fitting = items.filter((item) => baseValue(item.budget.printed) === project.budget);
      const rivals = projects.filter(
        (other) => other.budget === project.budget && nearness(other.name, project.name) < ALIKE,
      );
      const [item] = fitting;
      if (item === undefined || fitting.length > 1 || rivals.length > 0) continue;
      yield* compared(reading, project, item);
    }
  },
};

interface Item {
  readonly code: string;
  readonly name: string;
  readonly budget: Claim;
  readonly final: Claim | null;
}

interface ProjectAmounts {
  readonly name: string;
  readonly budget: bigint;
  readonly final: Occurrence;
}

/** Functional items (项) whose initial budget and final amount the text gives. */
function functionalItems(reading: Reading): readonly Item[] {
  const items: Item[] = [];
  for (const claim of reading.claims) {
    const code = claim.dims.function;
    if (claim.measure !== 'expenditure' || claim.basis !== 'budget' || code?.length !== 7) continue;
    if (claim.printed.quantity !== 'money' || items.some((item) => item.code === code)) continue;
    const final = reading.claims.find(
      (other) =>
        other.dims.function === code &&
        other.basis === 'final' &&
        other.measure === 'expenditure' &&
        other.paragraph === claim.paragraph,
    );
    items.push({ code, name: itemName(reading, code), budget: claim, final: final ?? null });
  }
  return items;
}

/** The official name where a table prints it, else the name in the text. */
function itemName(reading: Reading, code: string): string {
  for (const table of reading.tables) {
    const row = table.rows.find((one) => one.code === code);
    if (row !== undefined) return row.name;
  }
  return reading.accounts.find((account) => account.code === code)?.names.item ?? '';
}

/** Every executed amount of a project, from forms and from reviews, with its budget. */
function projectAmounts(reading: Reading): readonly ProjectAmounts[] {
  const amounts: ProjectAmounts[] = [];
  for (const { table, form } of evaluations(reading)) {
    const row = totalFunds(form);
    const { initial, budget, final } = row?.cells ?? {};
    const planned = isFilled(initial) ? initial : budget;
    if (isOverall(form) || row === null || !isFilled(planned) || !isFilled(final)) continue;
    const value = baseValue(planned.printed);
    if (value === null || value === 0n) continue;
    amounts.push({
      name: form.project,
      budget: value,
      final: occurrenceOf(reading, table, row.row, final),
    });
  }
  for (const { project, budget, final } of reviewsOf(reading)) {
    const value = budget === null ? null : baseValue(budget.printed);
    if (project === null || final === null || value === null || value === 0n) continue;
    // The form prints the initial budget; a review's budget may be one adjusted since.
    if (amounts.some((form) => form.name === project && form.budget !== value)) continue;
    amounts.push({ name: project, budget: value, final: bare(claimOccurrence(reading, final)) });
  }
  return amounts;
}

function* compared(reading: Reading, project: ProjectAmounts, item: Item): Iterable<Identity> {
  const account = tableAmount(reading, item.code) ?? textAmount(reading, item);
  if (account === null) return;
  const alike = nearness(project.name, item.name) >= ALIKE;
  if (!alike && !isTelling(project.budget)) return;
  const spent = baseValue(project.final.printed);
  const accounted = baseValue(account.printed);
  // The item may have got more money in the year, but a project cannot spend more than its item.
  const impossible = alike && spent !== null && accounted !== null && spent > accounted;
  yield {
    id: 'D10',
    title: message(
      `项目「${project.name}」执行数 = 年初预算相同的科目 ${item.code}${item.name} 的决算数`,
      `project ${project.name}: executed amount = final amount of ${item.code} ${item.name}, which has the same budget`,
    ),
    relation: {
      kind: 'linear',
      terms: [term(project.final, 1n), term(account, -1n)],
      compare: '=',
    },
    target: 0,
    ...(impossible ? {} : { severity: 'warning' as const }),
  };
}

/** Round amounts (10.00, 0.50) are equal by chance: under unlike names they say nothing. */
function isTelling(fen: bigint): boolean {
  return /^-?\d{3,}$/.test(fen.toString().replace(/0+$/, ''));
}

/** Project part of the item in the general budget table, else its whole amount there. */
function tableAmount(reading: Reading, code: string): Occurrence | null {
  let whole: Occurrence | null = null;
  for (const table of reading.tables) {
    for (const row of table.rows) {
      for (const cell of row.cells) {
        const key = cell.key;
        const fits =
          key !== null &&
          key.measure === 'expenditure' &&
          key.basis === 'final' &&
          key.dims.function === code &&
          isFilled(cell);
        if (!fits || baseValue(cell.printed) === 0n) continue;
        const occurrence = cellOccurrence(reading, table, row, cell);
        if (key.dims.kind === 'project') return occurrence;
        if (key.dims.kind === undefined) whole ??= occurrence;
      }
    }
  }
  return whole;
}

function textAmount(reading: Reading, item: Item): Occurrence | null {
  return item.final === null ? null : bare(claimOccurrence(reading, item.final));
}
