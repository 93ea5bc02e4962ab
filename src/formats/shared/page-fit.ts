import type { Section } from '../../document/tree.js';
import type { Grid } from './composed.js';

/** What a table has of its page, and how high its rows are set; all in points. */
export interface PageRoom {
  readonly widths: readonly number[];
  /** Left and right in a cell together. */
  readonly padding: number;
  /** Height that its rows may take. */
  readonly height: number;
  /** Height of a row of so many lines in a font size. */
  readonly rowHeight: (lines: number, size: number) => number;
}

const STEP = 0.5;

/**
 * The largest font size at which a table that would run over its page by some rows stands on it.
 * @param largest size at which it is set otherwise
 * @param least smallest size that is still read without effort
 * @returns points; `largest` for a table that no such size brings onto one page
 */
export function sizeOnOnePage(grid: Grid, room: PageRoom, largest: number, least: number): number {
  for (let size = largest; size >= least; size -= STEP) {
    if (heightOf(grid, room, size) <= room.height) return size;
  }
  return largest;
}

/** Height of all rows, as far as it is seen without setting them. */
export function heightOf(grid: Grid, room: PageRoom, size: number): number {
  return grid.lines.reduce((sum, line) => {
    const lines = line.map(({ column, cell }) => {
      // A cell over several rows has their room together.
      if (cell.rowSpan > 1) return 1;
      const own = room.widths.slice(column, column + cell.colSpan);
      const width = own.reduce((all, one) => all + one, 0) - room.padding;
      return cell.text.value
        .split('\n')
        .reduce((all, text) => all + Math.max(1, Math.ceil((emsOf(text) * size) / width)), 0);
    });
    return sum + room.rowHeight(Math.max(1, ...lines), size);
  }, 0);
}

const NARROW = /[\u0020-\u00ff]/g;
/** A Latin letter or digit, in widths of a Chinese character. */
const NARROW_WIDTH = 0.55;

/** Width of words in widths of a Chinese character. */
function emsOf(text: string): number {
  const narrow = text.match(NARROW)?.length ?? 0;
  return [...text].length - narrow + narrow * NARROW_WIDTH;
}

/** Points: size of notes. */
const NOTE_SIZE = 10.5;

/** Lines of the notes that stand beside the table of a section. @param width of the text, in points */
export function noteLines({ blocks }: Section, width: number): number {
  return blocks.reduce((sum, block) => {
    const isNote = block.type === 'paragraph' && block.role === 'note';
    return isNote ? sum + Math.ceil((emsOf(block.text.value) * NOTE_SIZE) / width) : sum;
  }, 0);
}
