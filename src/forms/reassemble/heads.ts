import { concatTexts, EMPTY_TEXT, sliceText, type Text } from '../../document/text.js';
import type { TableCell, TableRow } from '../../document/tree.js';
import { normaliseName } from '../../facts/names.js';
import type { ColumnDeclaration } from '../declaration.js';
import type { Token } from './tokens.js';

/** A head of the declared tree, with its level and the leaf columns that it covers. */
interface Node {
  readonly column: ColumnDeclaration | null;
  readonly names: readonly string[];
  readonly optional: boolean;
  readonly level: number;
  readonly firstLeaf: number;
  readonly leaves: number;
}

/** Words over whole blocks that declarations leave out. */
const OVERHEADS = ['收入', '支出', '项目', '科目', '人员经费', '公用经费', '本年支出', '单位:万元'];
const MOST_STEPS = 20000;

export interface HeadCover {
  /** Leaf by leaf over all blocks: whether its head is printed. */
  readonly printed: readonly boolean[];
  readonly rows: readonly TableRow[];
}

/**
 * Finds the declared heads in the fragments they broke into: every fragment must be used
 * and every needed head completed, in reading order or line by line.
 * @param blocks heads of each block of the table, in printed order
 * @returns null where no cover exists
 */
export function coverHeads(
  tokens: readonly Token[],
  blocks: readonly (readonly ColumnDeclaration[])[],
): HeadCover | null {
  const nodes: Node[] = [];
  let leaf = 0;
  for (const columns of blocks) leaf = collect(columns, 0, leaf, nodes);
  const declared = nodes.length;
  for (const name of [...OVERHEADS, ...OVERHEADS]) {
    nodes.push({ column: null, names: [name], optional: true, level: -1, firstLeaf: 0, leaves: 0 });
  }
  const found = search(tokens, nodes);
  if (found === null) return null;
  const printed = Array.from({ length: leaf }, (_, index) =>
    nodes.some(
      (node, at) => isLeaf(node) && node.firstLeaf === index && (found[at]?.length ?? 0) > 0,
    ),
  );
  return { printed, rows: headRows(nodes.slice(0, declared), found, printed) };
}

function collect(
  columns: readonly ColumnDeclaration[],
  level: number,
  firstLeaf: number,
  nodes: Node[],
): number {
  let leaf = firstLeaf;
  for (const column of columns) {
    const at = nodes.length;
    const names = column.heads.map(headKey).sort((a, b) => b.length - a.length);
    const group = column.columns !== undefined;
    const base = { column, names, level, firstLeaf: leaf };
    nodes.push({ ...base, optional: true, leaves: 1 });
    const end =
      column.columns === undefined ? leaf + 1 : collect(column.columns, level + 1, leaf, nodes);
    // 行次 and text columns are left out by some offices; an amount column never is.
    const optional =
      group || column.role === 'line' || column.role === 'text' || column.role === 'remark';
    nodes[at] = { ...base, optional, leaves: end - leaf };
    leaf = end;
  }
  return leaf;
}

const isLeaf = (node: Node): boolean => node.column !== null && node.column.columns === undefined;

function headKey(head: string): string {
  return normaliseName(head);
}

interface Open {
  readonly rest: string;
  readonly parts: readonly Text[];
}

/** Depth-first, the open head first, then unopened ones in printed order; bounded steps. */
function search(
  tokens: readonly Token[],
  nodes: readonly Node[],
): readonly (readonly Text[])[] | null {
  const state: (Open | null)[] = nodes.map(() => null);
  let steps = 0;

  const next = (at: number, offset: number, current: number): boolean => {
    steps += 1;
    if (steps > MOST_STEPS) return false;
    const token = tokens[at];
    if (token === undefined) {
      return nodes.every((node, index) => {
        const open = state[index];
        return open === null || open === undefined ? node.optional : open.rest === '';
      });
    }
    const rest = headKeyOfToken(token).slice(offset);
    if (rest === '') return next(at + 1, 0, current);
    const order = [current, ...nodes.keys()].filter((index) => index >= 0);
    const seen = new Set<string>();
    for (const index of order) {
      const before = state[index] ?? null;
      const wanted =
        before === null ? (nodes[index] as Node).names : before.rest === '' ? [] : [before.rest];
      for (const name of wanted) {
        const taken = overlap(name, rest);
        if (taken === 0) continue;
        // Heads of the same words are alike: the first unopened one stands for all.
        const twin = `${before === null ? 'new' : index}:${name}:${(nodes[index] as Node).level}`;
        if (seen.has(twin)) continue;
        seen.add(twin);
        const part = piece(token, offset, taken, rest.length);
        state[index] = { rest: name.slice(taken), parts: [...(before?.parts ?? []), part] };
        const done =
          taken === rest.length ? next(at + 1, 0, index) : next(at, offset + taken, index);
        if (done) return true;
        state[index] = before;
      }
    }
    return false;
  };

  return next(0, 0, -1) ? state.map((open) => open?.parts ?? []) : null;
}

/** Brackets, quotes and full-width forms as in declared heads; edge marks stay. */
function headKeyOfToken(token: Token): string {
  return token.plain
    .replace(/[“”„‟"'‘’]/g, '')
    .replace(/[〔［【]/g, '(')
    .replace(/[〕］】]/g, ')');
}

/** Characters of the fragment that the wanted head takes: all of it, or the whole head. */
function overlap(wanted: string, fragment: string): number {
  if (wanted.startsWith(fragment)) return fragment.length;
  return fragment.startsWith(wanted) ? wanted.length : 0;
}

function piece(token: Token, offset: number, taken: number, left: number): Text {
  const whole = token.text.value.length;
  if (offset === 0 && taken === left) return token.text;
  // Quotes dropped for comparison stay with the first part.
  const shift = whole - (offset + left);
  return sliceText(token.text, offset === 0 ? 0 : offset + shift, offset + shift + taken);
}

/** The head tree as rows: groups span their columns, leaves span down to the last row. */
function headRows(
  nodes: readonly Node[],
  found: readonly (readonly Text[])[],
  printed: readonly boolean[],
): readonly TableRow[] {
  const depth = 1 + Math.max(0, ...nodes.map((node) => node.level));
  const rows: TableCell[][] = Array.from({ length: depth }, () => []);
  nodes.forEach((node, index) => {
    const width = printed
      .slice(node.firstLeaf, node.firstLeaf + node.leaves)
      .filter(Boolean).length;
    if (width === 0) return;
    const parts = found[index] ?? [];
    rows[node.level]?.push({
      text: parts.length === 0 ? EMPTY_TEXT : concatTexts(parts),
      colSpan: width,
      rowSpan: isLeaf(node) ? depth - node.level : 1,
    });
  });
  return rows.map((cells) => ({ cells }));
}
