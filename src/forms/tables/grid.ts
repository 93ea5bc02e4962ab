import { concatTexts, EMPTY_TEXT, type Text, trimText } from '../../document/text.js';
import type { Table } from '../../document/tree.js';
import { plainNumber } from '../../facts/printed.js';
import { headName } from './names.js';

/** One place of the table's grid. A place covered by a merged cell repeats its text. */
export interface GridCell {
  readonly text: Text;
  /** The place is covered by a merged cell that stands elsewhere: its text is no second print. */
  readonly covered: boolean;
  /** The cell that covers it begins in a column to the left. */
  readonly across?: boolean;
}

export type GridRow = readonly GridCell[];

const EMPTY: GridCell = { text: EMPTY_TEXT, covered: false };
const RULE = /^:?-{3,}:?$/;

/** The table as rows of equal columns, merged cells spread out, ruling lines of dashes left out. */
export function gridOf(table: Table): readonly GridRow[] {
  const rows: GridCell[][] = table.rows.map(() => []);
  table.rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row.cells) {
      while (rows[at]?.[column] !== undefined) column += 1;
      for (let down = 0; down < cell.rowSpan; down += 1) {
        const target = rows[at + down];
        if (target === undefined) break;
        for (let right = 0; right < cell.colSpan; right += 1) {
          target[column + right] = {
            text: trimText(cell.text),
            covered: down > 0 || right > 0,
            ...(right > 0 ? { across: true } : {}),
          };
        }
      }
      column += cell.colSpan;
    }
  });
  return rows.map((row) => Array.from(row, (cell) => cell ?? EMPTY)).filter((row) => !isRule(row));
}

function isRule(row: GridRow): boolean {
  const filled = row.filter((cell) => cell.text.value !== '');
  return filled.length > 1 && filled.every((cell) => RULE.test(cell.text.value));
}

export function cellAt(row: GridRow, column: number): GridCell {
  return row[column] ?? EMPTY;
}

/** A plain number, not a year: 526.04, -0.04, 1,234.00. */
export function isNumber(value: string): boolean {
  return /^-?\d+(?:\.\d+)?$/.test(plainNumber(value));
}

/** 3, 5 or 7 digits in one piece, as account codes are printed. */
export function isCode(value: string): boolean {
  return /^\d{3}(?:\d{2}){0,2}$/.test(value.replace(/\s+/g, ''));
}

/** 类 款 项 of a functional code, 类 款 of an economic one. */
const LEVELS: readonly (readonly string[])[] = [
  ['类', '款', '项'],
  ['类', '款'],
];
/** 类, 款 and 项 often stand beside 栏次, and merged down beside 合计 too. */
const ROWS_BESIDE = 2;

/**
 * Codes printed in columns 类 款 项 (or 类 款) become one column. The parts are either pieces
 * of the code (210, 15, 01) or codes that grow (210, 21015, 2101501); a part left blank
 * is the one above.
 * @param heads number of head rows
 */
export function joinCodeColumns(grid: readonly GridRow[], heads: number): readonly GridRow[] {
  const found = levelColumns(grid.slice(0, heads + ROWS_BESIDE));
  if (found === null) return grid;
  const { at, levels } = found;
  let above: readonly string[] = [];
  return grid.map((row, index) => {
    const parts = levels.map((_, level) => {
      const cell = cellAt(row, at + level);
      // A merged cell over several levels (合计, or a whole code) is printed once.
      return level > 0 && cell.across === true ? EMPTY_TEXT : cell.text;
    });
    const rest = [...row.slice(0, at), ...row.slice(at + levels.length)];
    let joined = headText(parts, levels);
    if (index >= heads && isLevels(parts, levels)) joined = EMPTY_TEXT;
    else if (index >= heads) {
      const words = parts.some((part) => part.value !== '' && !/^\d+$/.test(part.value));
      // One merged cell over the three columns is printed once.
      const isOnce = (level: number) => level === 0 || !cellAt(row, at + level).covered;
      if (words) joined = concatTexts(parts.filter((_, level) => isOnce(level)));
      else {
        const pieces = piecesOf(
          parts.map((part) => part.value),
          above,
        );
        if (pieces.length > 0) above = pieces;
        joined = joinedText(parts, pieces.join(''));
      }
    }
    rest.splice(at, 0, { text: joined, covered: false });
    return rest;
  });
}

function isLevels(parts: readonly Text[], levels: readonly string[]): boolean {
  return levels.every((level, at) => headName(parts[at]?.value ?? '') === level);
}

interface LevelColumns {
  readonly at: number;
  readonly levels: readonly string[];
}

function levelColumns(heads: readonly GridRow[]): LevelColumns | null {
  for (const levels of LEVELS) {
    for (const row of heads) {
      const at = row.findIndex((_, column) =>
        levels.every(
          (level, offset) => headName(cellAt(row, column + offset).text.value) === level,
        ),
      );
      if (at >= 0) return { at, levels };
    }
  }
  return null;
}

/** The group head above 类 款 项 names the joined column; the level words themselves go. */
function headText(parts: readonly Text[], levels: readonly string[]): Text {
  return parts.find((part) => part.value !== '' && !levels.includes(part.value)) ?? EMPTY_TEXT;
}

/** The code of one row; its place is the printed pieces, or the last one where others are implied. */
function joinedText(parts: readonly Text[], code: string): Text {
  const filled = parts.filter((part) => part.value !== '');
  const whole = concatTexts(filled);
  const last = filled.at(-1);
  if (last === undefined || whole.value === code) return whole;
  const shift = code.length - last.value.length;
  return { value: code, pieces: last.pieces.map((piece) => ({ ...piece, at: piece.at + shift })) };
}

/** The pieces of the code in force, level by level. */
function piecesOf(parts: readonly string[], above: readonly string[]): readonly string[] {
  const pieces: string[] = [];
  parts.forEach((part, level) => {
    const prefix = pieces.join('');
    if (part === '') {
      if (parts.slice(level).some((later) => later !== '')) pieces.push(above[level] ?? '');
    } else {
      pieces.push(prefix !== '' && part.startsWith(prefix) ? part.slice(prefix.length) : part);
    }
  });
  return pieces;
}
