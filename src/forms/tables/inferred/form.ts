import type { ColumnRole, KeyPart } from '../../declaration.js';
import type { DocumentInfo } from '../../reading.js';
import type { Form, Leaf } from '../catalogue.js';
import { mergeKeys } from '../catalogue.js';
import { headUnit } from '../cells.js';
import type { BoundColumn } from '../columns.js';
import type { GridRow } from '../grid.js';
import type { Heads } from '../heads.js';
import { titleName } from '../names.js';
import { type InferredColumn, inferColumns } from './columns.js';
import { columnDoubts, measureDoubt, scopeOf, type Why } from './doubts.js';
import { partJoinedNames } from './joined-names.js';
import { joinMeanings, type Meaning, meaningOf } from './meaning.js';
import { inferRows, type NamedRow, type Side } from './rows.js';

/** A column with the id that it has in readings. */
export interface Column extends InferredColumn {
  readonly id: string;
  readonly bound: boolean;
}

/** A list of rows, with the others of its kind that stand beside it. */
export interface List {
  readonly side: Side;
  /** As `side` in readings. */
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly NamedRow[];
  readonly coded: boolean;
}

/** A form made from one table's own title, heads and rows, to bind that table with. */
export interface InferredForm {
  readonly form: Form;
  readonly columns: readonly BoundColumn[];
  /** For each printed list its place in `lists`. */
  readonly blocks: readonly number[];
  readonly lists: readonly List[];
  readonly body: readonly GridRow[];
  /** Why figures have no key. */
  readonly unbound: readonly Why[];
}

/** No table that people print is wider; the work grows with the square of the columns. */
const MOST_COLUMNS = 150;

type Info = Pick<DocumentInfo, 'unit' | 'fiscalYear' | 'kind'>;

/**
 * Reads what title, heads, codes and names of a table of no declared form say.
 * @returns null for a table without amounts that anything names
 */
export function inferForm(
  title: string,
  heads: Heads,
  body: readonly GridRow[],
  info: Info,
): InferredForm | null {
  if (heads.columns.length > MOST_COLUMNS) return null;
  // Without title and heads nothing says what the figures are.
  if (title === '' && heads.columns.every(({ path }) => path.length === 0)) return null;
  const whole = meaningOf(plainTitle(title, info));
  const first = inferColumns(heads, body);
  const joined = first.some(({ codes }) => codes !== null && codes !== 'subunit')
    ? { heads, body }
    : partJoinedNames(heads, body);
  const columns = joined.heads === heads ? first : inferColumns(joined.heads, joined.body);
  if (!columns.some(({ role }) => role === 'amount')) return null;
  const printed = [...new Set(columns.map(({ block }) => block))].map((block) =>
    columns.filter((column) => column.block === block),
  );
  const unbound: Why[] = [];
  const scope = scopeOf(whole, title, unbound);
  const lists: List[] = [];
  const blocks = printed.map((own) => {
    const known = lists.findIndex((list) => isRepeat(list, own));
    if (known >= 0) return known;
    lists.push(listOf(own, joined.body, sideOf(own, whole), scope !== null, lists, info));
    return lists.length - 1;
  });
  if (scope !== null) {
    const measured = whole.key.measure !== undefined ? [] : measureDoubt(title.trim(), lists);
    unbound.push(...measured, ...lists.flatMap(columnDoubts));
  }
  const form = formOf(lists, scope, whole, info);
  return {
    form,
    columns: bindColumns(printed, blocks, lists, form.leaves),
    blocks,
    lists,
    body: joined.body,
    unbound,
  };
}

/** The title without whose and which year's table it is. */
function plainTitle(title: string, { unit }: Info): string {
  const plain = titleName(title).replace(
    /^(?:附?表|附件)[一二三四五六七八九十\d]*[-\d]*[、.:]?/,
    '',
  );
  const own = titleName(unit ?? '');
  return own === '' ? plain : plain.replace(own, '');
}

function sideOf(columns: readonly InferredColumn[], whole: Meaning): Side {
  const labels = columns.filter(({ role }) => role === 'name' || role === 'code');
  const own = joinMeanings(labels.map(({ meaning }) => meaning)).side;
  const amounts = columns.filter(({ role }) => role === 'amount');
  const sides = new Set(amounts.map(({ meaning }) => meaning.side).filter((side) => side !== null));
  // 本年收入 beside 本年支出: each column says its own.
  const [only] = sides.size === 1 ? sides : [];
  for (const side of [own, whole.side, only])
    if (side === 'revenue' || side === 'expenditure') return side;
  return null;
}

const NAMES: Readonly<Record<'revenue' | 'expenditure', string>> = {
  revenue: '收入',
  expenditure: '支出',
};

function listOf(
  columns: readonly InferredColumn[],
  body: readonly GridRow[],
  side: Side,
  scoped: boolean,
  before: readonly List[],
  info: Info,
): List {
  const coded = columns.some(({ codes }) => codes !== null && codes !== 'subunit');
  const alone = before.length === 0 && columns.every(({ block }) => block === 0);
  const plain = side === null ? '' : NAMES[side];
  const head = columns.find(({ role }) => role === 'name')?.printed.printed.at(-1) ?? '';
  const name = before.some((list) => list.name === plain) ? `${plain}${head}` : plain;
  return {
    side,
    name: alone && !hasSide(columns) ? '' : name,
    columns: columns.map((column) => ({
      ...column,
      id: `c${column.printed.index + 1}`,
      bound: scoped && isBound(column, info) && !isPartOfYear(column, columns, side),
    })),
    rows: inferRows(body, columns, side),
    coded,
  };
}

function hasSide(columns: readonly InferredColumn[]): boolean {
  return columns.some(({ role, meaning }) => role === 'name' && meaning.side !== null);
}

/** Three lists of accounts beside one another have the same heads. */
function isRepeat(list: List, own: readonly InferredColumn[]): boolean {
  const heads = (columns: readonly InferredColumn[]) =>
    columns.map(({ printed }) => printed.path.join('-')).join('|');
  const [first] = own;
  return first !== undefined && first.codes !== null && heads(list.columns) === heads(own);
}

function isBound({ role, meaning }: InferredColumn, { fiscalYear, kind }: Info): boolean {
  if (role !== 'amount' || meaning.unknown !== '' || meaning.keyless) return false;
  // Accounts may compare with last year or with the budget.
  if (meaning.change !== null && kind !== 'budget') return false;
  if (meaning.year === null || fiscalYear === null) return true;
  return meaning.year === fiscalYear || meaning.year === fiscalYear - 1;
}

/**
 * Beside 上年结转 in a table of expenditure the columns of money hold only what the year's
 * own money pays for; no key says that.
 */
function isPartOfYear(
  { meaning }: InferredColumn,
  columns: readonly InferredColumn[],
  side: Side,
): boolean {
  const carries = columns.some(
    ({ role, meaning: { at } }) => role === 'amount' && at.period?.[0] === 'opening',
  );
  if (side !== 'expenditure' || !carries) return false;
  return meaning.at.money !== undefined || meaning.at.period?.[0] === 'opening';
}

function formOf(lists: readonly List[], scope: KeyPart | null, whole: Meaning, info: Info): Form {
  const leaves = lists.flatMap((list, at) =>
    list.columns.map((column): Leaf => leafOf(column, at, list, info)),
  );
  return {
    declaration: {
      id: '',
      kind: 'any',
      titles: [],
      layouts: [],
      amountUnit: '',
      key: scope ?? {},
      blocks: lists.map((list) => ({
        id: list.name,
        side: list.name,
        columns: [],
        key: blockKey(list, scope, whole),
      })),
      sums: [],
    },
    titles: [],
    leaves,
    lines: lists.map(({ rows }) => rows.map(({ line }) => line)),
    footers: [],
  };
}

function blockKey({ side }: List, scope: KeyPart | null, { key, many }: Meaning): KeyPart {
  const named = scope === null || side === null || key.measure !== undefined || many;
  return named ? {} : { measure: side };
}

function leafOf(column: Column, block: number, list: List, info: Info): Leaf {
  const { meaning, codes, printed, id } = column;
  return {
    id,
    role: leafRole(column),
    heads: printed.path,
    groups: [],
    path: printed.printed.join('-'),
    key: columnKey(meaning, list, info),
    codes,
    unit: meaning.change === 'percent' ? '%' : headUnit(printed.printed.join('-')),
    block,
    number: printed.index + 1,
  };
}

/** Figures whose meaning is not known are read like counts, without a key; so are percentages. */
function leafRole({ role, bound, meaning }: Column): ColumnRole {
  if (role !== 'amount') return role;
  if (meaning.change === 'percent') return 'text';
  return bound ? 'amount' : 'count';
}

function columnKey(meaning: Meaning, list: List, { fiscalYear, kind }: Info): KeyPart {
  const { key, basis, change, prior, year } = meaning;
  // What a budget prints as executed was executed in the year before.
  const executed = kind === 'budget' && basis === 'final' && year === null;
  const offset = prior || executed || (year !== null && fiscalYear !== null && year < fiscalYear);
  const beside = list.side === 'revenue' ? 'opening' : 'closing';
  const carries = list.columns.some(
    ({ role, meaning: other }) => role === 'amount' && other.at.period?.[0] === beside,
  );
  // Beside a column of what is carried over, the total holds that too.
  const all =
    meaning.total && Object.keys(meaning.at).length === 0 && carries && list.side !== null;
  const own = list.side === null && isSide(meaning.side) ? { measure: meaning.side } : {};
  return mergeKeys(
    all ? { measure: `${list.side}-total` } : own,
    key,
    basis === null ? {} : { basis },
    offset ? { yearOffset: -1 } : {},
    change === 'amount' ? { basis: 'change', against: 'prior-year' } : {},
    change === 'percent' ? { basis: 'change-percent', against: 'prior-year' } : {},
  );
}

function isSide(side: Meaning['side']): side is 'revenue' | 'expenditure' {
  return side === 'revenue' || side === 'expenditure';
}

/** The printed columns, those of a repeated list under the ids of the first. */
function bindColumns(
  printed: readonly (readonly InferredColumn[])[],
  blocks: readonly number[],
  lists: readonly List[],
  leaves: readonly Leaf[],
): readonly BoundColumn[] {
  return printed.flatMap((own, block) => {
    const list = blocks[block] ?? 0;
    return own.map((column, at): BoundColumn => {
      const id = lists[list]?.columns[at]?.id;
      const leaf = leaves.find((one) => one.block === list && one.id === id) ?? null;
      return {
        printed: column.printed,
        leaf,
        block,
        role: leaf?.role ?? column.role,
        head: column.printed.printed.join('-'),
      };
    });
  });
}
