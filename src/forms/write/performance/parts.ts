import type { FactKey } from '../../../facts/key.js';
import type { PrintDeclaration, Worded } from '../../performance/declaration.js';
import { dimensionsOf, type FundsContext, keyOf } from '../../performance/funds-keys.js';
import { labelCore, labelIdOf, unwrap } from '../../performance/labels.js';
import type { PerformanceSheet, SheetMoney } from '../../performance/sheet.js';
import { type FormCell, type FormPart, type FormSum, label, prose } from './grid.js';
import { dash, moneyCell, pointsCell, rateCell } from './values.js';

const PARTS = ['', '-appropriation', '-other'];

/** Money by source: a head, and a row for each source that the form lists. */
export function fundsPart(
  funds: NonNullable<PrintDeclaration['funds']>,
  sheet: PerformanceSheet,
  spans: readonly number[],
  head: FormCell,
  context: FundsContext,
): FormPart {
  const [labelSpan = 1, ...columnSpans] = spans;
  const rows = Object.entries(funds.rows).map(([role, words]) => {
    const own = sheet.funds.find((row) => row.role === role);
    return {
      role,
      cells: moneyRow(words, own ?? { amounts: {} }, funds.columns, columnSpans, context),
    };
  });
  const total = rows.find(({ role }) => role === 'total');
  const parts = rows.filter(({ role }) => role !== 'total');
  const sums = funds.columns.flatMap(([id], at): readonly FormSum[] => {
    const cell = total?.cells[at];
    const own = parts.flatMap(({ cells }) => cells[at] ?? []);
    return cell === undefined || !isMoney(id) ? [] : [{ total: cell, parts: own }];
  });
  return {
    rows: [
      [
        { ...head, span: labelSpan },
        ...funds.columns.map(([, words], at) => label(words, columnSpans[at] ?? 1)),
      ],
      ...rows.map(({ role, cells }) => [label(funds.rows[role] ?? '', labelSpan), ...cells]),
    ],
    sums,
    points: pointsOf(funds.columns, total?.cells ?? []),
  };
}

/** Weight and score of the execution rate in the row that is scored. */
function pointsOf(
  columns: readonly Worded[],
  cells: readonly FormCell[],
): ReadonlyMap<string, readonly FormCell[]> {
  return new Map(
    columns.flatMap(([id], at) => {
      const cell = cells[at];
      return cell === undefined || isMoney(id) || id === 'rate' ? [] : [[id, [cell]] as const];
    }),
  );
}

function isMoney(column: string): boolean {
  return !['weight', 'rate', 'score'].includes(column);
}

/** The figures of one row of money under its columns. */
function moneyRow(
  name: string,
  row: SheetMoney,
  columns: readonly Worded[],
  spans: readonly number[],
  context: FundsContext,
): readonly FormCell[] {
  const part = labelIdOf('fund-part', labelCore(name));
  const dims = dimensionsOf(part, unwrap(name).replace(/[:：]$/, ''), context);
  return columns.map(([id, words], at) => {
    const span = spans[at] ?? 1;
    const column = {
      id,
      name: words,
      at: 0,
      money: isMoney(id),
      text: { value: words, pieces: [] },
    };
    return figureCell(row, id, keyOf(column, dims, context), span);
  });
}

function figureCell(row: SheetMoney, id: string, key: FactKey | null, span: number): FormCell {
  if (id === 'rate') return rateCell(row.rate, key, span);
  if (id === 'weight')
    return row.weight === undefined ? dash(span) : pointsCell(row.weight, key, span);
  if (id === 'score')
    return row.score === undefined ? dash(span) : pointsCell(row.score, key, span);
  return moneyCell(row.amounts[id as keyof SheetMoney['amounts']], key, span);
}

const LABELS = ['task', 'content', 'done'];

/** Money by task: a head of two rows, the tasks, and the row that adds them. */
export function tasksPart(
  tasks: NonNullable<PrintDeclaration['tasks']>,
  sheet: PerformanceSheet,
  context: FundsContext,
): FormPart {
  const labels = tasks.columns.filter(([id]) => LABELS.includes(id));
  const figures = tasks.columns.filter(([id]) => !LABELS.includes(id));
  const leaves = figures.flatMap(([id, words]): readonly Worded[] =>
    !isMoney(id)
      ? [[id, words]]
      : PARTS.map((part, at) => [`${id}${part}`, `${words}-${tasks.parts[at] ?? ''}`]),
  );
  const spans = leaves.map(() => 1);
  const rows = sheet.tasks.map((task) => {
    const texts: Readonly<Record<string, string | undefined>> = {
      task: task.name,
      content: task.content,
      done: task.done,
    };
    const name = [task.name, task.content].filter((part) => part !== '').join(' ');
    return [
      ...labels.map(([id]) => prose(texts[id] ?? '', 1)),
      ...moneyRow(name, task, leaves, spans, context),
    ];
  });
  const sum = moneyRow(tasks.sum, sheet.taskSum ?? { amounts: {} }, leaves, spans, context);
  return {
    rows: [
      tasks.columns.map(([id, words]) =>
        LABELS.includes(id) || !isMoney(id) ? label(words, 1, 2) : label(words, PARTS.length),
      ),
      figures
        .filter(([id]) => isMoney(id))
        .flatMap(() => tasks.parts.map((part) => label(part, 1))),
      ...rows,
      [label(tasks.sum, labels.length), ...sum],
    ],
    sums: [
      ...leaves.flatMap(([id], at): readonly FormSum[] => {
        const total = sum[at];
        const parts = rows.flatMap((row) => row[labels.length + at] ?? []);
        return total === undefined || !isMoney(id) ? [] : [{ total, parts }];
      }),
      ...rows.flatMap((row) => sourcesOf(row.slice(labels.length), leaves)),
    ],
    points: pointsOf(leaves, sum),
  };
}

/** 总额 of a row adds 财政拨款 and 其他资金 beside it. */
function sourcesOf(cells: readonly FormCell[], leaves: readonly Worded[]): readonly FormSum[] {
  return leaves.flatMap(([id], at): readonly FormSum[] => {
    const total = cells[at];
    if (total === undefined || !isMoney(id) || id.includes('-')) return [];
    return [{ total, parts: cells.slice(at + 1, at + PARTS.length) }];
  });
}

/** Labels with their amounts beside them, a pair for each column. */
export function amountsPart(
  amounts: NonNullable<PrintDeclaration['amounts']>,
  sheet: PerformanceSheet,
  spans: readonly number[],
  context: FundsContext,
): FormPart {
  const rows = Object.entries(amounts.rows).map(([role, words]) => {
    const own = sheet.funds.find((row) => row.role === role);
    return amounts.columns.flatMap((id, at) => {
      const name = words[at] ?? '';
      const core = labelCore(name);
      const dims = dimensionsOf(labelIdOf('fund-part', core), name, context);
      const column = { id, name: core, at: 0, money: true, text: { value: name, pieces: [] } };
      const fen = own?.amounts[id as keyof SheetMoney['amounts']];
      return [
        label(name, spans[2 * at] ?? 1),
        moneyCell(fen, keyOf(column, dims, context), spans[2 * at + 1] ?? 1),
      ];
    });
  });
  const [total = [], ...parts] = rows;
  return {
    rows,
    sums: amounts.columns.flatMap((_, at): readonly FormSum[] => {
      const cell = total[2 * at + 1];
      const own = parts.flatMap((row) => row[2 * at + 1] ?? []);
      return cell === undefined ? [] : [{ total: cell, parts: own }];
    }),
  };
}

/** 基本支出总额 and 项目支出总额 side by side over the width of the form. */
export function spendingPart(
  words: NonNullable<PrintDeclaration['spending']>,
  sheet: PerformanceSheet,
  width: number,
  context: FundsContext,
): FormPart {
  const half = Math.floor(width / 2);
  const cells = (['basic', 'project'] as const).flatMap((kind, at) => {
    const span = at === 0 ? half : width - half;
    const column = {
      id: 'final',
      name: labelCore(words[kind]),
      at: 0,
      money: true,
      text: { value: words[kind], pieces: [] },
    };
    const key = keyOf(column, dimensionsOf(kind, words[kind], context), context);
    return [label(words[kind], 1), moneyCell(sheet.spending?.[kind], key, span - 1)];
  });
  return { rows: [cells] };
}

/** The year's goals: expected, and where the form says so what was reached. */
export function goalsPart(
  goals: NonNullable<PrintDeclaration['goals']>,
  sheet: PerformanceSheet,
  width: number,
): FormPart {
  const { expected, reached = '' } = sheet.goals;
  if (goals.reached === undefined) return { rows: [[prose(expected, width)]] };
  const half = Math.floor(width / 2);
  const spans = [half, width - half] as const;
  return {
    rows: [
      [label(goals.expected, spans[0]), label(goals.reached, spans[1])],
      [prose(expected, spans[0]), prose(reached, spans[1])],
    ],
  };
}
