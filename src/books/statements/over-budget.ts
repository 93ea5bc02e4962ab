import { formatScaled } from '../../facts/decimal.js';
import type { SheetRow } from '../files/rows.js';
import type { Problems } from '../problem.js';
import { sheetOf } from '../schema/sheets.js';
import type { Cell } from './cells.js';

/** Within which money is spent: an account, a fund, basic or project, and the project. */
function lineOf(line: Pick<Cell, 'function' | 'fund' | 'kind' | 'project'>): string {
  return `${line.function} ${line.fund} ${line.kind} ${line.project}`;
}

/**
 * Payments beyond what was budgeted and added during the year for their account, fund, kind and
 * project: the row with which the money was spent out is named. A book without budget lines
 * promises none.
 */
export function overBudget(
  budget: readonly Cell[],
  payments: readonly SheetRow[],
  problems: Problems,
): void {
  if (budget.length === 0) return;
  const left = new Map<string, bigint>();
  for (const cell of budget) left.set(lineOf(cell), (left.get(lineOf(cell)) ?? 0n) + cell.amount);
  const whole = new Map(left);
  const over = new Map<string, { line: number; sum: bigint }>();
  for (const { text, money, line } of payments) {
    const id = lineOf({
      function: text.function ?? '',
      fund: text.fund ?? '',
      kind: text.kind ?? '',
      project: text.project ?? '',
    });
    const rest = (left.get(id) ?? 0n) - (money.amount ?? 0n);
    left.set(id, rest);
    if (rest >= 0n) continue;
    const known = over.get(id);
    over.set(id, { line: known?.line ?? line, sum: (whole.get(id) ?? 0n) - rest });
  }
  for (const [id, { line, sum }] of over) {
    const planned = formatScaled(whole.get(id) ?? 0n, 2);
    const spent = formatScaled(sum, 2);
    const [code = ''] = id.split(' ');
    problems.add(sheetOf('execution').file, line, '金额（元）', {
      zh: `从这一笔起超出预算：科目 ${code} 同一资金、类型、项目的支出共 ${spent} 元，预算加调整 ${planned} 元；有追加的请记入“预算调整”（adjustments.csv）`,
      en: `from here on beyond the budget: ${spent} yuan spent under ${code} of one fund, kind and project, ${planned} budgeted with adjustments; enter additions in adjustments.csv`,
    });
  }
}
