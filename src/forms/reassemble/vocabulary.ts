import { accounts } from '../../facts/codes.js';
import { normaliseName } from '../../facts/names.js';
import type {
  ColumnDeclaration,
  RowDeclaration,
  RowGroup,
  TableDeclaration,
} from '../declaration.js';
import { tableDeclarations } from '../generated/tableDeclarations.js';

/** Ordinal mark of a statement line or heading: `十二、`, `（一）`, `3.`, `其中：`. */
const MARK =
  /^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d{1,2}[.、](?!\d)|其中[:：]?|[加减][:：])/;

/** What is known of names: where a broken one ends and on which side it belongs. */
export interface Vocabulary {
  readonly declarations: readonly TableDeclaration[];
  /** Normalised row names with the blocks they stand in (none: anywhere). */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
  readonly codes: ReadonlySet<string>;
  /** Normalised heads of all declared columns and groups. */
  readonly heads: ReadonlySet<string>;
}

export function buildVocabulary(
  declarations: readonly TableDeclaration[] = tableDeclarations,
): Vocabulary {
  const names = new Map<string, Set<string>>();
  const add = (name: string, side: string | null): void => {
    const key = nameKey(name);
    const sides = names.get(key) ?? new Set<string>();
    if (side !== null) sides.add(side);
    names.set(key, sides);
  };
  for (const total of ['合计', '总计', '人员经费合计', '公用经费合计']) add(total, null);
  for (const declaration of declarations) {
    for (const title of declaration.titles) add(title, null);
    for (const block of declaration.blocks) {
      for (const row of declaredRows(block.rows ?? [])) {
        for (const name of row.names) add(name, block.side === '' ? null : block.side);
      }
    }
    for (const row of declaration.footers ?? []) for (const name of row.names) add(name, null);
  }
  const codes = new Set<string>();
  for (const chart of ['function', 'dept-economic', 'gov-economic'] as const) {
    for (const account of accounts(chart)) {
      codes.add(account.code);
      add(account.name, null);
    }
  }
  const heads = new Set(
    declarations.flatMap((declaration) =>
      declaration.blocks.flatMap((block) => headsOf(block.columns).map(nameKey)),
    ),
  );
  return { declarations, names, codes, heads };
}

export function declaredRows(
  rows: readonly (RowDeclaration | RowGroup)[],
): readonly RowDeclaration[] {
  return rows.flatMap((row) => ('rows' in row ? row.rows : [row]));
}

function headsOf(columns: readonly ColumnDeclaration[]): readonly string[] {
  return columns.flatMap((column) => [...column.heads, ...headsOf(column.columns ?? [])]);
}

/** Leaf columns of a declaration's block in printed order. */
export function leafColumns(columns: readonly ColumnDeclaration[]): readonly ColumnDeclaration[] {
  return columns.flatMap((column) =>
    column.columns === undefined ? [column] : leafColumns(column.columns),
  );
}

/** A printed row name without its ordinal mark, as names are compared. */
export function nameKey(name: string): string {
  return normaliseName(normaliseName(name).replace(MARK, ''));
}

export function startsWithMark(plain: string): boolean {
  return MARK.test(plain);
}
