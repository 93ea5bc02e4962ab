/** Ways in which PDF tools flatten a gridded table to lines, for tests of the reassembly. */

/** Characters of a cell's line that its column holds. */
export type Widths = readonly number[];

interface Piece {
  readonly text: string;
  /** In line heights from the top of the row. */
  readonly y: number;
}

/** A cell cut at its column's width, its lines centred in the height of the row. */
function pieces(cell: string, width: number, height: number): readonly Piece[] {
  const lines = wrap(cell, width);
  return lines.map((text, index) => ({ text, y: (height - lines.length) / 2 + index }));
}

export function wrap(cell: string, width: number): readonly string[] {
  if (cell === '') return [];
  return Array.from({ length: Math.ceil(cell.length / width) }, (_, index) =>
    cell.slice(index * width, (index + 1) * width),
  );
}

/**
 * Cell by cell, as most tools print: pieces of one height share a line, a whole line step
 * down leaves a blank line (if the tool prints them), a half step does not.
 */
export function flattenByCell(
  rows: readonly (readonly string[])[],
  widths: Widths,
  blankLines: boolean,
): readonly string[] {
  const lines: string[] = [];
  for (const row of rows) {
    const height = Math.max(1, ...row.map((cell, at) => wrap(cell, widths[at] ?? 99).length));
    let y: number | null = null;
    for (const piece of row.flatMap((cell, at) => pieces(cell, widths[at] ?? 99, height))) {
      if (y !== null && y === piece.y) lines[lines.length - 1] += ` ${piece.text}`;
      else {
        if (blankLines && (y === null || piece.y - y >= 1)) lines.push('');
        lines.push(piece.text);
      }
      y = piece.y;
    }
  }
  return lines;
}

/** Line by line over the whole row: the pieces of all cells interleave. */
export function flattenByLine(
  rows: readonly (readonly string[])[],
  widths: Widths,
): readonly string[] {
  return rows.flatMap((row) => {
    const cells = row.map((cell, at) => wrap(cell, widths[at] ?? 99));
    const height = Math.max(0, ...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      cells
        .map((lines) => lines[line] ?? '')
        .filter((text) => text !== '')
        .join(' '),
    );
  });
}

/** Every row whole on its own line. */
export function flattenWhole(rows: readonly (readonly string[])[]): readonly string[] {
  return rows.map((row) => row.filter((cell) => cell !== '').join(' '));
}
