import type { ExactFacts } from '../../facts/exact.js';
import type { BlockDeclaration, KeyPart, RowDeclaration } from '../declaration.js';
import type { TablePrint } from '../layout.js';
import { isFigure, mergeKeys } from '../tables/catalogue.js';
import { factKey } from '../tables/keys.js';
import { marksOf } from './marks.js';
import type { Printing, WriteInfo } from './print.js';

/** One block's part of a printed row. */
export interface Part {
  /** Declared row id, or the code. */
  readonly id: string | null;
  readonly line: string;
  readonly code: string;
  /** As printed, with its mark. */
  readonly name: string;
  /** What the row says of its figures; null where it has none. */
  readonly key: KeyPart | null;
  /** Its key is its own: of the table's only the basis is part of it. */
  readonly named?: boolean;
  /** Texts of further columns, by column id. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** A printed row: a part for each printed block, null where the block has run out. */
export type BodyRow = readonly (Part | null)[];

interface Placed extends Part {
  readonly offset: number;
}

/**
 * The rows of a form that lists them: blocks stand side by side, each row at the place of its
 * line number. A place where nothing is printed is left out if lines carry no numbers, or if
 * a row was left out there.
 */
export function statementRows(
  printing: Printing,
  facts: ExactFacts,
  info: WriteInfo,
): readonly BodyRow[] {
  const { declaration } = printing;
  const print = omitting(printing, facts, info);
  const blocks = declaration.blocks.map((block) => placedRows(block, print, info));
  const depth = Math.max(...blocks.map(({ rows }) => (rows.at(-1)?.offset ?? -1) + 1));
  const rows: BodyRow[] = [];
  for (let offset = 0; offset < depth; offset += 1) {
    const parts = blocks.map(({ rows: own }) => own.find((row) => row.offset === offset));
    const isBlank = parts.every((part) => part === undefined);
    const isOmitted = blocks.some(({ omitted }) => omitted.has(offset));
    if (isBlank && (isOmitted || print.lineNumbers === false)) continue;
    rows.push(parts.map((part, at) => part ?? numberOnly(blocks[at]?.first ?? null, offset)));
  }
  return rows;
}

/** Rows that a layout leaves out are printed all the same where one of them has money. */
function omitting(printing: Printing, facts: ExactFacts, info: WriteInfo): TablePrint {
  const { declaration, form, print } = printing;
  if (print.omit === undefined) return print;
  const hasMoney = declaration.blocks.some((block, at) =>
    declaredRows(block).some((row) => {
      if (print.omit?.includes(`${block.id}:${idOf(row)}`) !== true) return false;
      const before = mergeKeys(declaration.key, block.key);
      return form.leaves.some((leaf) => {
        if (leaf.block !== at || !isFigure(leaf.role)) return false;
        const key = factKey([before, leaf.key, row.key], info);
        return key !== null && (facts.get(key)?.value ?? 0n) !== 0n;
      });
    }),
  );
  if (!hasMoney) return print;
  const { omit: _, ...all } = print;
  return all;
}

function numberOnly(first: number | null, offset: number): Part | null {
  if (first === null) return null;
  return { id: null, line: String(first + offset), code: '', name: '', key: null };
}

interface PlacedBlock {
  readonly rows: readonly Placed[];
  /** Line number of the block's first row; null where lines have none. */
  readonly first: number | null;
  readonly omitted: ReadonlySet<number>;
}

function placedRows(block: BlockDeclaration, print: TablePrint, info: WriteInfo): PlacedBlock {
  const declared = declaredRows(block);
  const lines = declared.map(({ line }) => (line === undefined ? null : Number(line)));
  const [first = null] = lines;
  const offsetOf = (at: number) => {
    const line = lines[at];
    return first === null || line === null || line === undefined ? at : line - first;
  };
  const isOmitted = (row: RowDeclaration) =>
    print.omit?.includes(`${block.id}:${idOf(row)}`) === true;
  const printed = declared.filter((row) => !isOmitted(row));
  const marks = marksOf(printed, print.marks);
  return {
    first,
    omitted: new Set(declared.flatMap((row, at) => (isOmitted(row) ? [offsetOf(at)] : []))),
    rows: printed.map((row, at) => ({
      id: idOf(row),
      line: row.line ?? '',
      code: '',
      name: `${marks[at] ?? ''}${nameOf(row, `${block.id}:${idOf(row)}`, print, info)}`,
      key: row.key ?? {},
      offset: offsetOf(declared.indexOf(row)),
    })),
  };
}

/** The rows of a block, groups written out with their line numbers. */
function declaredRows(block: BlockDeclaration): readonly RowDeclaration[] {
  return (block.rows ?? []).flatMap((entry): readonly RowDeclaration[] =>
    'rows' in entry
      ? entry.rows.map((row, at) => ({ ...row, line: String(entry.firstLine + at) }))
      : [entry],
  );
}

function idOf(row: RowDeclaration): string {
  return row.id ?? `L${row.line ?? ''}`;
}

/** The declared name as this layout, year and level print it: 部门预算 is 单位预算 of a unit. */
function nameOf(row: RowDeclaration, id: string, print: TablePrint, info: WriteInfo): string {
  const since = (print.namesFrom ?? []).filter((entry) => entry.year <= info.fiscalYear);
  const own = since.at(-1)?.names[id] ?? print.names?.[id] ?? row.names[0] ?? '';
  const leveled = own.replace(/^部门/, '单位');
  return info.level === 'unit' && row.names.includes(leveled) ? leveled : own;
}
