import { normaliseName } from '../../facts/names.js';
import type { ColumnDeclaration, TableDeclaration } from '../declaration.js';
import { titleName } from '../tables/names.js';
import { isNumber, type Token } from './tokens.js';
import { leafColumns, nameKey, startsWithMark, type Vocabulary } from './vocabulary.js';

export type Role = 'name' | 'line' | 'code' | 'amount' | 'text';

/** Columns of one of the lists that stand side by side in a statement table. */
export interface BlockShape {
  /** 收入, 支出, or empty where the lists are of one kind. */
  readonly side: string;
  readonly roles: readonly Role[];
  /** Declared column ids beside the roles; empty strings where nothing is declared. */
  readonly ids: readonly string[];
  /** The heads as declared; null where no declaration fits. */
  readonly heads: readonly ColumnDeclaration[] | null;
}

export interface Shape {
  readonly blocks: readonly BlockShape[];
  readonly declaration: TableDeclaration | null;
  /** The table's title is one of the declaration's. */
  readonly titled: boolean;
}

/** The numbered row under the heads (栏次), cut into its runs of column numbers. */
export interface Numbering {
  readonly start: number;
  readonly end: number;
  /** Tokens of each run: its label (if printed) and its numbers. */
  readonly runs: readonly {
    readonly label: readonly Token[];
    readonly numbers: readonly Token[];
  }[];
}

/** Finds 栏次 with its numbers, or a bare row of at least three numbers counting from 1. */
export function findNumbering(tokens: readonly Token[]): Numbering | null {
  for (let at = 0; at < tokens.length; at += 1) {
    const runs: { label: Token[]; numbers: Token[] }[] = [];
    let next = at;
    let expected = 1;
    for (;;) {
      const label = labelAt(tokens, next);
      if (label.length === 0 && (runs.length > 0 || !startsBareRow(tokens, next))) break;
      const numbers: Token[] = [];
      let from = next + label.length;
      while (tokens[from]?.plain === String(expected)) {
        numbers.push(tokens[from] as Token);
        from += 1;
        expected += 1;
      }
      if (numbers.length === 0) break;
      runs.push({ label, numbers });
      next = from;
    }
    if (runs.length > 0) return { start: at, end: next, runs };
  }
  return null;
}

function labelAt(tokens: readonly Token[], at: number): Token[] {
  const one = tokens[at];
  const two = tokens[at + 1];
  if (one?.plain === '栏次') return [one];
  if (one?.plain === '栏' && two?.plain === '次') return [one, two];
  return [];
}

function startsBareRow(tokens: readonly Token[], at: number): boolean {
  return [1, 2, 3].every((number) => tokens[at + number - 1]?.plain === String(number));
}

/** Where the body begins when no numbered row says so: at the first row name, code or total. */
export function findBody(tokens: readonly Token[], vocabulary: Vocabulary): number {
  const amount = tokens.findIndex((token) => /\d\.\d/.test(token.plain));
  const end = amount === -1 ? tokens.length : amount;
  const numbered = tokens.findIndex((token) => /^(?:序号|序|表号)$/.test(token.plain));
  if (numbered !== -1) {
    const first = tokens.findIndex((_, at) => at > numbered && isFirstNumber(tokens, at));
    if (first !== -1 && first <= end) return first;
  }
  for (let at = 0; at <= end && at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    if (/^\d{3}$/.test(token.plain) && vocabulary.codes.has(token.plain)) return at;
    if (startsWithMark(token.plain)) return at;
    if (/^(?:合计|总计)$/.test(token.plain)) {
      const next = tokens[at + 1];
      if (next !== undefined && (isNumber(next.plain) || /^\d{3}$/.test(next.plain))) return at;
    }
    if (isRowName(token.plain, vocabulary)) return at;
  }
  return amount === -1 ? tokens.length : firstOfLine(tokens, amount);
}

function isRowName(plain: string, vocabulary: Vocabulary): boolean {
  const key = nameKey(plain);
  return plain.length > 4 && vocabulary.names.has(key) && !vocabulary.heads.has(key);
}

/** 1, 表 1 or 表1 at the beginning of a line: the first row of a numbered list. */
function isFirstNumber(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.first !== true) return false;
  return /^表?1$/.test(token.plain) || (token.plain === '表' && tokens[at + 1]?.plain === '1');
}

function firstOfLine(tokens: readonly Token[], at: number): number {
  let first = at;
  while (first > 0 && tokens[first]?.first === false) first -= 1;
  return first;
}

/** Shapes worth trying, best known first: declared variants, then what the heads alone tell. */
export function candidateShapes(
  title: string,
  head: readonly Token[],
  numbering: Numbering | null,
  body: readonly Token[],
  vocabulary: Vocabulary,
): readonly Shape[] {
  const joined = head.map((token) => token.plain).join('');
  const titled = declarationsOf(title, vocabulary);
  // A table whose title says nothing may still be known by its heads.
  const known = titled.length > 0 ? titled : vocabulary.declarations;
  const declared = known
    .map((declaration) => declaredShape(declaration, joined, titled.length > 0))
    .filter((shape) => shape !== null)
    .filter((shape) => numberingFits(shape, numbering));
  const generic = genericShape(joined, numbering, body);
  return generic === null ? declared : [...declared, generic];
}

/** The declarations whose title the printed one ends in; the longest such title decides. */
function declarationsOf(title: string, vocabulary: Vocabulary): readonly TableDeclaration[] {
  const printed = titleName(title);
  const scored = vocabulary.declarations.map((declaration) => ({
    declaration,
    length: Math.max(
      0,
      ...declaration.titles
        .map(titleName)
        .filter((known) => known !== '' && printed.endsWith(known))
        .map((known) => known.length),
    ),
  }));
  const longest = Math.max(0, ...scored.map((entry) => entry.length));
  return longest === 0
    ? []
    : scored.filter((entry) => entry.length === longest).map((entry) => entry.declaration);
}

function declaredShape(
  declaration: TableDeclaration,
  joined: string,
  titled: boolean,
): Shape | null {
  const blocks: BlockShape[] = [];
  for (const block of declaration.blocks) {
    const leaves = leafColumns(block.columns);
    const roles = leaves.map((column): Role => {
      const role = column.role ?? 'amount';
      if (role === 'count') return 'amount';
      return role === 'remark' ? 'text' : role;
    });
    const times = block.repeat === true ? repeats(leaves, joined) : 1;
    for (let time = 0; time < times; time += 1) {
      blocks.push({
        side: block.side,
        roles,
        ids: leaves.map((leaf) => leaf.id),
        heads: block.columns,
      });
    }
  }
  return blocks.length === 0 ? null : { blocks, declaration, titled };
}

function repeats(leaves: readonly ColumnDeclaration[], joined: string): number {
  const counts = (leaves[0]?.heads ?? []).map(
    (head) => joined.split(normaliseName(head)).length - 1,
  );
  return Math.max(1, ...counts);
}

function numberingFits(shape: Shape, numbering: Numbering | null): boolean {
  if (numbering === null) return true;
  const printed = numbering.runs.reduce((sum, run) => sum + run.numbers.length, 0);
  return printed === shape.blocks.reduce((sum, block) => sum + amountsOf(block), 0);
}

export function amountsOf(block: BlockShape): number {
  return block.roles.filter((role) => role === 'amount').length;
}

/** Structure from the heads' words and the numbered row alone. */
function genericShape(
  joined: string,
  numbering: Numbering | null,
  body: readonly Token[],
): Shape | null {
  const codes = joined.match(/(?:科目)?(?:代码|编码)/g)?.length ?? 0;
  const hasLine = /行次/.test(joined) || (/行/.test(joined) && /次/.test(joined));
  const counts = numbering?.runs.map((run) => run.numbers.length) ?? [];
  const blocks = Math.max(codes, counts.length, codes === 0 && /收入.*支出/.test(joined) ? 2 : 1);
  if (codes === 0 && !hasLine && numbering === null && blocks < 2) return null;
  const guessed = counts.length === blocks ? counts : null;
  const width = guessed === null ? commonRun(body) : 0;
  const lead: readonly Role[] =
    codes > 0
      ? ['code', 'name']
      : hasLine
        ? ['name', 'line']
        : numberedFirst(joined)
          ? ['line', 'name']
          : ['name'];
  return {
    declaration: null,
    titled: false,
    blocks: Array.from({ length: blocks }, (_, index) => {
      const amounts = Array.from({ length: guessed?.[index] ?? width }, (): Role => 'amount');
      const roles = [...lead, ...amounts];
      const side = codes === 0 && blocks === 2 ? (index === 0 ? '收入' : '支出') : '';
      return { side, roles, ids: roles.map(() => ''), heads: null };
    }),
  };
}

function numberedFirst(joined: string): boolean {
  return joined.startsWith('序号');
}

/** The most frequent number of amounts printed in a row, where no head tells it. */
function commonRun(body: readonly Token[]): number {
  const counts = new Map<number, number>();
  let run = 0;
  for (const token of [...body, null]) {
    if (token !== null && /^[-−]?[\d,]+\.\d+$/.test(token.plain)) {
      run += 1;
    } else if (run > 0) {
      counts.set(run, (counts.get(run) ?? 0) + 1);
      run = 0;
    }
  }
  const best = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  return best?.[0] ?? 1;
}
