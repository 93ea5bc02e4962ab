import type { ExactFact } from '../../facts/exact.js';
import type { Basis, Dimensions, FactKey } from '../../facts/key.js';
import { keyString } from '../../facts/key.js';
import type { SheetRow } from '../files/rows.js';
import type { UnitFile } from '../files/unit-file.js';
import type { Message, Problems } from '../problem.js';
import { type SheetId, sheetOf } from '../schema/sheets.js';
import { type Cell, cellsOf } from './cells.js';
import { GovernmentCodes } from './government-codes.js';
import { overBudget } from './over-budget.js';
import { groupOfClass } from './sum-rules.js';

/** Rows of the sheets of a book that is kept line by line. */
export interface Lines {
  readonly unit: UnitFile;
  readonly rows: ReadonlyMap<SheetId, readonly SheetRow[]>;
}

/**
 * The finest facts of a book kept line by line: expenditure, budget and adjusted budget by
 * account, fund and kind, revenue, and carry-over. All totals follow from them.
 */
export function factsOfLines({ unit, rows }: Lines, problems: Problems): ExactFact[] {
  const codes = new GovernmentCodes(unit.spender, unit.governmentCodes);
  const of = (id: 'budget' | 'adjustments' | 'execution') =>
    cellsOf(sheetOf(id), rows.get(id) ?? [], codes, problems);
  const budget = of('budget');
  const adjustments = of('adjustments');
  const execution = of('execution');
  codes.ask(problems);
  overBudget([...budget, ...adjustments], rows.get('execution') ?? [], problems);
  const spent = unit.kind === 'final-accounts' || execution.length > 0;
  return [
    ...expenditure(unit, 'budget', budget, sheetOf('budget').file),
    ...expenditure(
      unit,
      'adjusted-budget',
      [...budget, ...adjustments],
      adjustments.length === 0 ? sheetOf('budget').file : 'budget.csv + adjustments.csv',
    ),
    ...(spent ? expenditure(unit, 'final', execution, sheetOf('execution').file) : []),
    ...revenue(unit, rows.get('revenue') ?? []),
    ...carryOver(unit, rows.get('carry-over') ?? [], problems),
  ];
}

/** Adds amounts of one key, and remembers where they came from. */
class Tally {
  readonly #sums = new Map<string, { key: FactKey; value: bigint; first: number; rows: number }>();
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  add(key: FactKey, value: bigint, first: number, rows: number): void {
    const id = keyString(key);
    const known = this.#sums.get(id);
    if (known === undefined) this.#sums.set(id, { key, value, first, rows });
    else {
      known.value += value;
      known.rows += rows;
    }
  }

  facts(): ExactFact[] {
    return [...this.#sums.values()].map(({ key, value, first, rows }) => ({
      key,
      value,
      origin:
        rows === 1
          ? { place: `${this.#file}:${first}` }
          : { place: `${this.#file}:${first}`, rule: rowsTogether(rows) },
    }));
  }
}

function rowsTogether(rows: number): Message {
  return { zh: `同类 ${rows} 行之和`, en: `the sum of ${rows} such rows` };
}

/** Accounts whose expenditure from appropriations the three-public table shows. */
const SPECIAL_ACCOUNTS: Readonly<Record<string, { measure: string; item?: string }>> = {
  '30212': { measure: 'three-public', item: 'abroad' },
  '30217': { measure: 'three-public', item: 'reception' },
  '30231': { measure: 'three-public', item: 'vehicle-operation' },
  '31013': { measure: 'three-public', item: 'vehicle-purchase' },
  '30913': { measure: 'three-public', item: 'vehicle-purchase' },
  '30215': { measure: 'meeting' },
  '30216': { measure: 'training' },
};

function expenditure(
  { profile, year, spender }: UnitFile,
  basis: Basis,
  cells: readonly Cell[],
  file: string,
): ExactFact[] {
  const tally = new Tally(file);
  const key = (measure: string, dims: Dimensions): FactKey => ({
    measure,
    unit: profile.name,
    year,
    basis,
    dims,
  });
  for (const cell of cells) {
    const put = (measure: string, dims: Dimensions) =>
      tally.add(key(measure, dims), cell.amount, cell.first, cell.rows);
    const group = cell.kind === 'basic' ? groupOfClass(cell.deptEconomic.slice(0, 3)) : null;
    const common = {
      fund: cell.fund,
      kind: cell.kind,
      ...(group === null ? {} : { group }),
    } as Dimensions;
    put('expenditure', { function: cell.function, ...common });
    put('expenditure', {
      deptEconomic: cell.deptEconomic,
      govEconomic: cell.govEconomic,
      ...common,
    });
    if (cell.project !== '') put('project-funds', { project: cell.project });
    if (cell.fund === 'other') continue;
    const special = SPECIAL_ACCOUNTS[cell.deptEconomic];
    if (special !== undefined) {
      put(special.measure, special.item === undefined ? {} : { item: special.item });
    }
    const isOperating =
      spender === 'government' && cell.fund === 'general' && group === 'operating';
    if (isOperating) put('operating-cost', {});
  }
  if (cells.length === 0) return [];
  // Nothing spent is a fact too: the table prints its zeros.
  for (const item of ['abroad', 'reception', 'vehicle-purchase', 'vehicle-operation']) {
    tally.add(key('three-public', { item }), 0n, 1, 0);
  }
  for (const measure of ['meeting', 'training']) tally.add(key(measure, {}), 0n, 1, 0);
  return tally.facts();
}

const BUDGETS = ['general', 'government-fund', 'state-capital'];

function revenue({ profile, year }: UnitFile, rows: readonly SheetRow[]): ExactFact[] {
  const tally = new Tally(sheetOf('revenue').file);
  for (const { text, money, line } of rows) {
    const source = text.source ?? '';
    const from = BUDGETS.includes(source) ? { fund: source } : { source };
    const dims = { function: text.function, ...from } as Dimensions;
    const amounts = [
      ['budget', money.budget],
      ['final', money.amount],
    ] as const;
    for (const [basis, amount] of amounts) {
      if (amount === undefined) continue;
      tally.add({ measure: 'revenue', unit: profile.name, year, basis, dims }, amount, line, 1);
    }
  }
  return tally.facts();
}

function carryOver(
  { profile, year, kind }: UnitFile,
  rows: readonly SheetRow[],
  problems: Problems,
): ExactFact[] {
  const { file } = sheetOf('carry-over');
  const tally = new Tally(file);
  const withCode = new Map<string, boolean>();
  for (const { text, money, line } of rows) {
    const measure = text.measure ?? '';
    const fund = text.fund ?? '';
    const isBalance = measure.endsWith('-carry-over');
    const id = `${measure} ${fund}`;
    const coded = text.function !== undefined;
    if (isBalance && (withCode.get(id) ?? coded) !== coded) {
      problems.add(file, line, '功能分类科目编码', {
        zh: '同一事项、同一资金的各行，要么都填科目，要么都不填',
        en: 'rows of one balance and fund all have a code, or none has',
      });
      continue;
    }
    withCode.set(id, coded);
    const dims = (
      isBalance
        ? {
            ...(coded ? { function: text.function } : {}),
            ...(fund === 'other' ? { source: 'other' } : { fund }),
          }
        : {}
    ) as Dimensions;
    const basis = kind === 'budget' ? 'budget' : 'final';
    const key: FactKey = { measure, unit: profile.name, year, basis, dims };
    tally.add(key, money.amount ?? 0n, line, 1);
  }
  return tally.facts();
}
