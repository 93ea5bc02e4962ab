import type { Leaf, Line } from '../tables/catalogue.js';
import type { Column } from './columns.js';
import type { Printing } from './print.js';

/** A footer: its name over some columns and its figure in the column after them. */
export interface FootPart {
  readonly name: string;
  readonly span: number;
  /** Grid column of the figure. */
  readonly column: number;
  /** The amount column whose figures the footer adds. */
  readonly leaf: Leaf;
  readonly line: Line;
}

/**
 * The rows at the foot of a table of several lists: the first footer stands under the first
 * list, the last one under all others.
 */
export function footOf(
  { form, declaration }: Printing,
  columns: readonly Column[],
): readonly (readonly FootPart[])[] {
  const leaf = form.leaves.find(({ role }) => role === 'amount');
  if (form.footers.length === 0 || leaf === undefined) return [];
  const ends = columns.flatMap((column, at) => (column.leaf.role === 'amount' ? [at] : []));
  const [first = 0] = ends;
  const bounds = ends.length === 1 ? [] : [first, columns.length - 1];
  if (bounds.length === 0) {
    return form.footers.map((line, at) => [partOf(line, nameAt(at), 0, first)]);
  }
  return [
    form.footers.map((line, at) =>
      partOf(line, nameAt(at), at === 0 ? 0 : first + 1, at === 0 ? first : columns.length - 1),
    ),
  ];

  function nameAt(at: number): string {
    return declaration.footers?.[at]?.names[0] ?? '';
  }

  function partOf(line: Line, name: string, from: number, column: number): FootPart {
    return { name, span: column - from, column, leaf: leaf as Leaf, line };
  }
}
