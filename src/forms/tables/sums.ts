import type { SumDeclaration } from '../declaration.js';
import type { CellReading, RowReading, TableReading, TableSum } from '../reading.js';
import { FORMS, type Form, isFigure } from './catalogue.js';
import { projectTree } from './projects.js';

type Part = TableSum['parts'][number];

/** A total that the form promises and the table does not print. */
export interface TablePromise {
  readonly identity: string;
  /** Row id and, for one cell, column id of the missing total. */
  readonly row: string;
  readonly column: string | null;
  readonly side: string;
  /** Names the row has on the form. */
  readonly name: string;
  /** The printed rows that it should add. */
  readonly parts: readonly RowReading[];
}

/**
 * The sums that a table's form promises, on the rows that are printed. Blank cells count
 * as zero; a sum whose cells are all blank says nothing and is left out.
 */
export function sumsOf(table: TableReading): readonly TableSum[] {
  const form = formOf(table);
  if (form === null) return [];
  return form.declaration.sums.flatMap((sum) => instances(table, form, sum)).filter(isFilled);
}

/** Promised total rows that are missing although rows that they should add are filled. */
export function promisesOf(table: TableReading): readonly TablePromise[] {
  const form = formOf(table);
  if (form === null) return [];
  return form.declaration.sums.flatMap((sum): readonly TablePromise[] => {
    if (sum.kind !== 'rows' || sum.optional === true) return [];
    const total = refOf(form, sum.total);
    if (rowsOf(table, total).length > 0) return [];
    const parts = sum.parts.flatMap((part) => partRows(table, form, part)).map(({ row }) => row);
    if (!parts.some((row) => row.cells.some(isPrinted))) return [];
    return [
      {
        identity: sum.identity,
        row: total.row,
        column: null,
        side: total.side,
        name: nameOf(form, total),
        parts,
      },
    ];
  });
}

/** The form that a reading was bound with: the variant that has its columns. */
export function formOf(table: TableReading): Form | null {
  const forms = FORMS.filter((form) => form.declaration.id === table.declaration);
  const ids = new Set(table.rows.flatMap((row) => row.cells.map((cell) => cell.columnId)));
  const count = (form: Form) => form.leaves.filter((leaf) => ids.has(leaf.id)).length;
  const [first, ...rest] = forms;
  if (first === undefined) return null;
  return rest.reduce((best, form) => (count(form) > count(best) ? form : best), first);
}

function instances(table: TableReading, form: Form, sum: SumDeclaration): readonly TableSum[] {
  if (sum.kind === 'rows') return rowSums(table, form, sum);
  if (sum.kind === 'columns') return columnSums(table, sum);
  if (sum.kind === 'cells') return cellSums(table, form, sum);
  return treeSums(table, form, sum);
}

function rowSums(
  table: TableReading,
  form: Form,
  sum: Extract<SumDeclaration, { kind: 'rows' }>,
): readonly TableSum[] {
  const ref = refOf(form, sum.total);
  const [totalRow] = rowsOf(table, ref);
  if (totalRow === undefined) return [];
  const parts = sum.parts.flatMap((part) => partRows(table, form, part));
  if (parts.length === 0) return [];
  const columns = sum.columns ?? figureIds(form, ref.block);
  return columns.flatMap((column) =>
    tableSum(sum.identity, totalRow, column, parts, sum.relation ?? '='),
  );
}

function columnSums(
  table: TableReading,
  sum: Extract<SumDeclaration, { kind: 'columns' }>,
): readonly TableSum[] {
  return table.rows.flatMap((row) => {
    const total = cellOf(row, sum.total);
    const parts = sum.parts.flatMap((part): readonly Part[] => {
      const [sign, id] = signed(part);
      const cell = cellOf(row, id);
      return cell === undefined ? [] : [{ sign, cell, row }];
    });
    if (total === undefined || parts.length === 0) return [];
    return [{ identity: sum.identity, total, totalRow: row, parts, relation: sum.relation ?? '=' }];
  });
}

function cellSums(
  table: TableReading,
  form: Form,
  sum: Extract<SumDeclaration, { kind: 'cells' }>,
): readonly TableSum[] {
  const cells = (
    ref: string,
  ): readonly { readonly row: RowReading; readonly cell: CellReading }[] => {
    const dot = ref.lastIndexOf('.');
    return rowsOf(table, refOf(form, ref.slice(0, dot))).flatMap((row) => {
      const cell = cellOf(row, ref.slice(dot + 1));
      return cell === undefined ? [] : [{ row, cell }];
    });
  };
  const [total] = cells(sum.total);
  const parts = sum.parts.flatMap((part): readonly Part[] => {
    const [sign, ref] = signed(part);
    return cells(ref).map((found) => ({ sign, ...found }));
  });
  if (total === undefined || parts.length === 0) return [];
  return [
    {
      identity: sum.identity,
      total: total.cell,
      totalRow: total.row,
      parts,
      relation: sum.relation ?? '=',
    },
  ];
}

function treeSums(
  table: TableReading,
  form: Form,
  sum: Extract<SumDeclaration, { kind: 'tree' }>,
): readonly TableSum[] {
  const children = sum.codes === 'projects' ? projectTree(table.rows) : codeTree(table.rows);
  const totalRow =
    sum.total === undefined ? undefined : table.rows.find((row) => row.id === sum.total);
  const columns = figureIds(form, 0);
  const sums: TableSum[] = [];
  for (const [parent, rows] of children) {
    const above = parent ?? totalRow;
    if (above === undefined) continue;
    const parts = rows.map((row) => ({ sign: 1 as const, row }));
    for (const column of columns) sums.push(...tableSum(sum.identity, above, column, parts, '='));
  }
  return sums;
}

/** Each printed code row with the rows whose nearest printed ancestor it is; null is the total. */
function codeTree(
  rows: readonly RowReading[],
): ReadonlyMap<RowReading | null, readonly RowReading[]> {
  const byCode = new Map<string, RowReading[]>();
  const coded = rows.filter((row) => row.code !== '');
  for (const row of coded) append(byCode, row.code, row);
  const children = new Map<RowReading | null, RowReading[]>();
  const passed = new Map<string, RowReading>();
  for (const row of coded) {
    append(children, ancestorOf(row.code, byCode, passed), row);
    passed.set(row.code, row);
  }
  return children;
}

/** The row of the longest printed code that this one extends: the last above it, else the first. */
function ancestorOf(
  code: string,
  byCode: ReadonlyMap<string, readonly RowReading[]>,
  passed: ReadonlyMap<string, RowReading>,
): RowReading | null {
  for (let length = code.length - 1; length > 0; length -= 1) {
    const prefix = code.slice(0, length);
    const found = passed.get(prefix) ?? byCode.get(prefix)?.[0];
    if (found !== undefined) return found;
  }
  return null;
}

function append<Key>(map: Map<Key, RowReading[]>, key: Key, row: RowReading): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [row]);
  else known.push(row);
}

function tableSum(
  identity: string,
  totalRow: RowReading,
  column: string,
  rows: readonly { readonly sign: 1 | -1; readonly row: RowReading }[],
  relation: '=' | '>=',
): readonly TableSum[] {
  const total = cellOf(totalRow, column);
  if (total === undefined) return [];
  const parts = rows.flatMap(({ sign, row }): readonly Part[] => {
    const cell = cellOf(row, column);
    return cell === undefined ? [] : [{ sign, cell, row }];
  });
  return parts.length === 0 ? [] : [{ identity, total, totalRow, parts, relation }];
}

interface Ref {
  readonly block: number;
  readonly side: string;
  readonly row: string;
}

function refOf(form: Form, text: string): Ref {
  const [first, second] = text.split(':');
  const id = second === undefined ? null : first;
  const block = Math.max(
    0,
    form.declaration.blocks.findIndex((declared) => declared.id === id),
  );
  return {
    block,
    side: form.declaration.blocks[block]?.side ?? '',
    row: second ?? first ?? '',
  };
}

function rowsOf(table: TableReading, ref: Ref): readonly RowReading[] {
  return table.rows.filter((row) => row.side === ref.side && row.id === ref.row);
}

/** Rows of a part: one id, or a range of declared rows with unlisted rows printed among them. */
function partRows(
  table: TableReading,
  form: Form,
  part: string,
): readonly { readonly sign: 1 | -1; readonly row: RowReading }[] {
  const [sign, text] = signed(part);
  const ref = refOf(form, text);
  const [from, to] = ref.row.split('..');
  if (to === undefined) return rowsOf(table, ref).map((row) => ({ sign, row }));
  const lines = form.lines[ref.block] ?? [];
  const first = lines.findIndex((line) => line.id === from);
  const last = lines.findIndex((line) => line.id === to);
  const range = new Set(lines.slice(first, last + 1).map((line) => line.id));
  let inside = false;
  const rows: { readonly sign: 1 | -1; readonly row: RowReading }[] = [];
  for (const row of table.rows) {
    if (row.side !== ref.side) continue;
    if (row.id !== null) inside = range.has(row.id);
    if (inside && (row.id !== null || row.name !== '')) rows.push({ sign, row });
  }
  return rows;
}

function signed(text: string): readonly [1 | -1, string] {
  return text.startsWith('-') ? [-1, text.slice(1)] : [1, text];
}

function figureIds(form: Form, block: number): readonly string[] {
  return form.leaves
    .filter((leaf) => leaf.block === block && isFigure(leaf.role))
    .map((leaf) => leaf.id);
}

function cellOf(row: RowReading, column: string): CellReading | undefined {
  return row.cells.find((cell) => cell.columnId === column);
}

function isPrinted(cell: CellReading): boolean {
  return cell.printed.form === 'number';
}

function isFilled(sum: TableSum): boolean {
  return isPrinted(sum.total) || sum.parts.some(({ cell }) => isPrinted(cell));
}

function nameOf(form: Form, ref: Ref): string {
  const lines = [...(form.lines[ref.block] ?? []), ...form.footers];
  return lines.find((line) => line.id === ref.row)?.names[0] ?? ref.row;
}
