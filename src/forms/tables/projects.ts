import { baseValue } from '../../facts/printed.js';
import type { RowReading } from '../reading.js';

/**
 * The tree of a project table: total, department, units (by code), kinds of project,
 * groups, projects. Indentation is lost in flattened text, so a row without code is a
 * group when it has no description of its own and stands above one that has.
 * @returns every parent with the rows directly below it; null is the total row
 */
export function projectTree(
  rows: readonly RowReading[],
): ReadonlyMap<RowReading | null, readonly RowReading[]> {
  const children = new Map<RowReading | null, RowReading[]>();
  const open: { readonly row: RowReading; readonly depth: number }[] = [];
  rows.forEach((row, at) => {
    const depth = depthOf(rows, at);
    if (depth === null) return;
    while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop();
    const parent = open.at(-1)?.row ?? null;
    const known = children.get(parent);
    if (known === undefined) children.set(parent, [row]);
    else known.push(row);
    open.push({ row, depth });
  });
  return children;
}

const KINDS = /^(?:专用|通用|部门|其他)项目$/;
const CODED = 100;
const KIND = 101;
const GROUP = 102;
const PROJECT = 103;

/** Units by the length of their code, then kind, group, project; null for rows outside the tree. */
function depthOf(rows: readonly RowReading[], at: number): number | null {
  const row = rows[at];
  if (row === undefined || row.id === 'total' || row.name === '') return null;
  if (row.code !== '') return Math.min(row.code.length, CODED);
  if (KINDS.test(row.name.replace(/\s+/g, ''))) return KIND;
  return isGroup(rows, at) ? GROUP : PROJECT;
}

/** A project may lack a description too: it is no group unless the rows below it add up to it. */
function isGroup(rows: readonly RowReading[], at: number): boolean {
  const row = rows[at];
  if (row === undefined || isDescribed(row)) return false;
  const below: RowReading[] = [];
  for (const next of rows.slice(at + 1)) {
    if (next.code !== '' || !isDescribed(next)) break;
    below.push(next);
  }
  if (below.length === 0) return false;
  const previous = rows[at - 1];
  if (previous !== undefined && KINDS.test(previous.name.replace(/\s+/g, ''))) return true;
  const own = amountOf(row);
  return own !== null && own === below.reduce((sum, next) => sum + (amountOf(next) ?? 0n), 0n);
}

function isDescribed(row: RowReading): boolean {
  return row.cells.some((cell) => cell.remark === true && cell.printed.text !== '');
}

function amountOf(row: RowReading): bigint | null {
  const cell = row.cells.find((other) => other.columnId === 'amount');
  return cell === undefined ? null : baseValue(cell.printed);
}
