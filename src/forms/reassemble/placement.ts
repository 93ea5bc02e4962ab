import type { UnreadText } from '../../document/tree.js';
import { parseDecimal, scaled } from '../../facts/decimal.js';
import { plainNumber } from '../../facts/printed.js';
import type { GridRow } from './rows.js';
import type { Shape } from './shape.js';
import type { Token } from './tokens.js';

type Cell = readonly Token[];
type Value = bigint;

const PLACES = 6;
const MOST_PLACEMENTS = 500;

/** A run of amount columns of one block with the sums that the form promises in it. */
interface Run {
  readonly block: number;
  /** Positions in the row's cells, ascending. */
  readonly columns: readonly number[];
  readonly sums: readonly {
    readonly total: number;
    readonly parts: readonly { readonly at: number; readonly sign: bigint }[];
  }[];
  readonly code: number | null;
}

/** An incomplete row: the figures that are printed, and the columns they may stand in. */
interface Open {
  readonly row: number;
  readonly run: Run;
  readonly figures: readonly Cell[];
  placements: readonly (readonly number[])[];
}

export interface Placed {
  readonly rows: readonly GridRow[];
  readonly unread: readonly UnreadText[];
}

const UNPLACED = {
  zh: '这一行的金额少于表头的栏数，无法确定属于哪一栏',
  en: 'the row prints fewer amounts than the table has columns, and their columns cannot be told',
};

/**
 * Finds the columns of figures in rows that leave cells out. A figure gets a column only
 * where every placement that agrees with the sums of the row and of the account tree puts
 * it there; the others are reported as unread.
 */
export function placeFigures(rows: readonly GridRow[], shape: Shape): Placed {
  const cells = rows.map((row) => [...row.cells]);
  const runs = runsOf(shape);
  const open = cells.flatMap((row, index) => runs.flatMap((run) => openRow(row, index, run)));
  const rivals = new Map<number, Open[]>();
  for (const entry of open) rivals.set(entry.row, [...(rivals.get(entry.row) ?? []), entry]);
  const trees = treesOf(cells);
  for (let changed = true; changed; ) {
    changed = false;
    for (const entry of open) {
      if (entry.placements.length < 2) continue;
      const left = entry.placements.filter((placement) =>
        agrees(cells, rivals, trees, entry, placement),
      );
      if (left.length > 0 && left.length < entry.placements.length) {
        entry.placements = left;
        changed = true;
      }
    }
  }
  const unread: UnreadText[] = [];
  for (const entry of open) settle(cells, entry, unread);
  return { rows: cells.map((row) => ({ cells: row })), unread };
}

function runsOf(shape: Shape): readonly Run[] {
  let from = 0;
  return shape.blocks.flatMap((block, index) => {
    const columns = block.roles.flatMap((role, at) => (role === 'amount' ? [from + at] : []));
    const byId = new Map(block.ids.map((id, at) => [id, from + at]));
    const code = block.roles.indexOf('code');
    const run: Run = {
      block: index,
      columns,
      code: code === -1 ? null : from + code,
      sums: (shape.declaration?.sums ?? []).flatMap((sum) => {
        if (sum.kind !== 'columns' || sum.relation !== undefined) return [];
        const total = byId.get(sum.total);
        const parts = sum.parts.map((part) => ({
          at: byId.get(part.replace(/^-/, '')),
          sign: part.startsWith('-') ? -1n : 1n,
        }));
        const known = parts.flatMap((part) =>
          part.at === undefined ? [] : [{ at: part.at, sign: part.sign }],
        );
        return total === undefined || known.length < parts.length ? [] : [{ total, parts: known }];
      }),
    };
    from += block.roles.length;
    return columns.length > 1 ? [run] : [];
  });
}

function openRow(row: readonly Cell[], index: number, run: Run): readonly Open[] {
  const figures = run.columns.map((column) => row[column] ?? []).filter((cell) => cell.length > 0);
  if (figures.length === 0 || figures.length === run.columns.length) return [];
  const placements = choices(run.columns, figures.length).filter((placement) =>
    rowAgrees(run, (column) => {
      const at = placement.indexOf(column);
      return at === -1 ? 0n : amountOf(figures[at] ?? []);
    }),
  );
  return [{ row: index, run, figures, placements }];
}

/**
 * Ways to choose `count` of the columns, in order. None where there are more than can be
 * looked through: some of them would prove nothing about a figure's column.
 */
function choices(columns: readonly number[], count: number): readonly (readonly number[])[] {
  let found: readonly (readonly number[])[] = [[]];
  for (let taken = 0; taken < count; taken += 1) {
    found = found.flatMap((chosen) => {
      const from = chosen.length === 0 ? 0 : columns.indexOf(chosen.at(-1) ?? -1) + 1;
      const last = columns.length - (count - taken - 1);
      return columns.slice(from, last).map((column) => [...chosen, column]);
    });
    if (found.length > MOST_PLACEMENTS) return [];
  }
  return found;
}

function rowAgrees(run: Run, value: (column: number) => Value | null): boolean {
  return run.sums.every((sum) => {
    let difference = value(sum.total);
    for (const part of sum.parts) {
      const amount = value(part.at);
      if (difference === null || amount === null) return true;
      difference -= part.sign * amount;
    }
    return difference === 0n;
  });
}

/** Blank and dash count as nothing; null where the cell is no number. */
function amountOf(cell: Cell): Value | null {
  const text = plainNumber(cell.map((token) => token.plain).join(''));
  if (text === '' || /^[-—–－─]+$/.test(text)) return 0n;
  const value = parseDecimal(text);
  return value === null ? null : scaled(value, PLACES);
}

/** Whether the account tree holds in every column that a placement touches or leaves blank. */
function agrees(
  cells: readonly (readonly Cell[])[],
  rivals: ReadonlyMap<number, readonly Open[]>,
  trees: (codeColumn: number) => AccountTree,
  entry: Open,
  placement: readonly number[],
): boolean {
  const { run } = entry;
  if (run.code === null) return true;
  const value = (row: number, column: number): Value | null => {
    if (row === entry.row) {
      const at = placement.indexOf(column);
      return at === -1 ? 0n : amountOf(entry.figures[at] ?? []);
    }
    const other = rivals.get(row)?.find((rival) => rival.run === run);
    if (other !== undefined && other.placements.length !== 1) return null;
    const fixed = other?.placements[0];
    if (other === undefined || fixed === undefined) return amountOf(cells[row]?.[column] ?? []);
    const at = fixed.indexOf(column);
    return at === -1 ? 0n : amountOf(other.figures[at] ?? []);
  };
  return familiesOf(trees(run.code), entry.row).every(({ parent, children }) =>
    run.columns.every((column) => {
      let difference = value(parent, column);
      for (const child of children) {
        if (difference === null) return true;
        const amount = value(child, column);
        if (amount === null) return true;
        difference -= amount;
      }
      return difference === null || difference === 0n;
    }),
  );
}

/** Parent and children of every row by its code. */
interface AccountTree {
  readonly parents: readonly number[];
  readonly children: ReadonlyMap<number, readonly number[]>;
}

/** The tree of a code column, built once: placing figures changes no code. */
function treesOf(cells: readonly (readonly Cell[])[]): (codeColumn: number) => AccountTree {
  const known = new Map<number, AccountTree>();
  return (codeColumn) => {
    const found = known.get(codeColumn) ?? treeOf(cells, codeColumn);
    known.set(codeColumn, found);
    return found;
  };
}

function treeOf(cells: readonly (readonly Cell[])[], codeColumn: number): AccountTree {
  const codes = cells.map((line) => (line[codeColumn] ?? []).map((token) => token.plain).join(''));
  const total = codes.findIndex(
    (code, index) => code === '' && isTotal(cells[index]?.[codeColumn + 1] ?? []),
  );
  const first = new Map<string, number>();
  codes.forEach((code, index) => {
    if (!first.has(code)) first.set(code, index);
  });
  const parents = codes.map((code) => {
    if (code === '') return -1;
    return code.length === 3 ? total : (first.get(code.slice(0, code.length - 2)) ?? -1);
  });
  const children = new Map<number, number[]>();
  parents.forEach((parent, index) => {
    const known = children.get(parent);
    if (known === undefined) children.set(parent, [index]);
    else known.push(index);
  });
  return { parents, children };
}

/** The sums of the account tree that a row takes part in: as parent and as child. */
function familiesOf(
  { parents, children }: AccountTree,
  row: number,
): readonly { readonly parent: number; readonly children: readonly number[] }[] {
  return [row, parents[row] ?? -1]
    .filter((parent) => parent >= 0)
    .flatMap((parent) => {
      const own = children.get(parent);
      return own === undefined ? [] : [{ parent, children: own }];
    });
}

function isTotal(name: Cell): boolean {
  return /^(?:合计|总计)$/.test(name.map((token) => token.plain).join(''));
}

function settle(cells: Cell[][], entry: Open, unread: UnreadText[]): void {
  const row = cells[entry.row];
  if (row === undefined) return;
  for (const column of entry.run.columns) row[column] = [];
  entry.figures.forEach((figure, index) => {
    const columns = new Set(entry.placements.map((placement) => placement[index]));
    const [only] = columns;
    if (columns.size === 1 && only !== undefined) row[only] = figure;
    else for (const token of figure) unread.push({ text: token.text, reason: UNPLACED });
  });
}
