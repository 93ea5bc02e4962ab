import type { Dimensions } from '../../facts/key.js';
import type {
  BlockDeclaration,
  CodeSystem,
  ColumnDeclaration,
  ColumnRole,
  KeyPart,
  RowDeclaration,
  TableDeclaration,
} from '../declaration.js';
import { tableDeclarations } from '../generated/tableDeclarations.js';
import { headName, rowName, titleName } from './names.js';

/** A leaf column of a declaration with everything its groups say. */
export interface Leaf {
  readonly id: string;
  readonly role: ColumnRole;
  /** Normalised heads of the leaf. */
  readonly heads: readonly string[];
  /** Normalised heads of the groups above, outermost first. */
  readonly groups: readonly (readonly string[])[];
  /** The declared path of heads, for readings whose printed heads are not unique. */
  readonly path: string;
  readonly key: KeyPart;
  readonly codes: CodeSystem | null;
  readonly unit: string | null;
  /** Position of the block among the declaration's blocks. */
  readonly block: number;
  /** 1-based position among the figure columns of the table: its 栏次. */
  readonly number: number;
}

/** A declared row with its id, its normalised names and its place in the block. */
export interface Line {
  readonly id: string;
  readonly line: string;
  readonly names: readonly string[];
  readonly key: KeyPart;
}

/** A declaration made ready for reading. */
export interface Form {
  readonly declaration: TableDeclaration;
  readonly titles: readonly string[];
  readonly leaves: readonly Leaf[];
  /** Declared rows by block. */
  readonly lines: readonly (readonly Line[])[];
  readonly footers: readonly Line[];
}

export function isFigure(role: ColumnRole): boolean {
  return role === 'amount' || role === 'count';
}

/** Later parts override earlier ones; a fund implies the source (see Dimensions). */
export function mergeKeys(...parts: readonly (KeyPart | undefined)[]): KeyPart {
  let merged: KeyPart = {};
  for (const part of parts) {
    if (part === undefined) continue;
    merged = { ...merged, ...part, dims: { ...merged.dims, ...part.dims } };
  }
  if (merged.dims?.fund === undefined || merged.dims.source === undefined) return merged;
  const { source: _, ...dims }: Dimensions = merged.dims;
  return { ...merged, dims };
}

/** All declared tables; each is expanded once. */
export const FORMS: readonly Form[] = tableDeclarations.map(formOf);

/** Every head word that some table declares. */
export const HEAD_WORDS: ReadonlySet<string> = new Set(
  FORMS.flatMap((form) => form.leaves.flatMap((leaf) => [...leaf.heads, ...leaf.groups.flat()])),
);

/** The forms of one id, all variants. */
export function formsOf(id: string): readonly Form[] {
  return FORMS.filter((form) => form.declaration.id === id);
}

function formOf(declaration: TableDeclaration): Form {
  const leaves: Leaf[] = [];
  declaration.blocks.forEach((block, at) => {
    for (const column of block.columns)
      collect(column, { block: at, groups: [], path: [], key: {} }, leaves);
  });
  return {
    declaration,
    titles: declaration.titles.map(titleName),
    leaves,
    lines: declaration.blocks.map(linesOf),
    footers: (declaration.footers ?? []).map((row) => lineOf(row, row.line ?? '')),
  };
}

/** What the group heads above a column say. */
interface Above {
  readonly block: number;
  readonly groups: readonly (readonly string[])[];
  readonly path: readonly string[];
  readonly key: KeyPart;
}

function collect(column: ColumnDeclaration, above: Above, into: Leaf[]): void {
  const heads = column.heads.map(headName);
  const key = mergeKeys(above.key, column.key);
  const path = [...above.path, column.heads[0] ?? ''];
  if (column.columns !== undefined) {
    const inside = { block: above.block, groups: [...above.groups, heads], path, key };
    for (const child of column.columns) collect(child, inside, into);
    return;
  }
  into.push({
    id: column.id,
    role: column.role ?? 'amount',
    heads,
    groups: above.groups,
    path: path.join('-'),
    key,
    codes: column.codes ?? null,
    unit: column.unit ?? null,
    block: above.block,
    number: into.filter((leaf) => isFigure(leaf.role)).length + 1,
  });
}

function linesOf(block: BlockDeclaration): readonly Line[] {
  return (block.rows ?? []).flatMap((entry) =>
    'rows' in entry
      ? entry.rows.map((row, at) => lineOf(row, String(entry.firstLine + at)))
      : [lineOf(entry, entry.line ?? '')],
  );
}

function lineOf(row: RowDeclaration, line: string): Line {
  return { id: row.id ?? `L${line}`, line, names: row.names.map(rowName), key: row.key ?? {} };
}
