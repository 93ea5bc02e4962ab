import { accountsNamed } from '../../../facts/codes.js';
import type { CodeSystem, ColumnRole } from '../../declaration.js';
import { roleOfHead } from '../columns.js';
import { cellAt, type GridRow, isCode, isNumber } from '../grid.js';
import type { Heads, PrintedColumn } from '../heads.js';
import { isCodeOf } from '../keys.js';
import { joinMeanings, type Meaning, meaningOf, NOTHING } from './meaning.js';

/** A column of a table of no declared form, with what its heads and its cells show. */
export interface InferredColumn {
  readonly printed: PrintedColumn;
  readonly role: ColumnRole;
  readonly codes: CodeSystem | null;
  readonly meaning: Meaning;
  /** Which list of rows beside one another it belongs to, from left to right. */
  readonly block: number;
}

const NAMES = /(?:名称|项目|科目|内容|单位|部门|名称\)|科目\))$/;
const ACCOUNTS: readonly CodeSystem[] = ['function', 'deptEconomic', 'govEconomic'];
/** Share of a column's filled cells that must look alike, in percent. */
const MOST = 80;

/** Says of each column what it holds; amounts are what neither heads nor cells show otherwise. */
export function inferColumns(heads: Heads, body: readonly GridRow[]): readonly InferredColumn[] {
  const roles = heads.columns.map((column) => roleOf(column, body));
  let block = 0;
  let figures = false;
  return heads.columns.map((column, at) => {
    const role = named(roles, at);
    // Another list of rows begins where names or codes follow upon amounts.
    if (figures && (role === 'name' || role === 'code') && hasFiguresBehind(roles, at)) {
      block += 1;
      figures = false;
    }
    if (role === 'amount') figures = true;
    return {
      printed: column,
      role,
      codes: role === 'code' ? systemOf(column, body) : null,
      meaning: headMeaning(column.path),
      block,
    };
  });
}

/** The first column of words names the rows where no head does. */
function named(roles: readonly ColumnRole[], at: number): ColumnRole {
  const role = roles[at] ?? 'text';
  return role === 'text' && !roles.includes('name') && roles.indexOf('text') === at ? 'name' : role;
}

function hasFiguresBehind(roles: readonly ColumnRole[], at: number): boolean {
  return roles.slice(at + 1).includes('amount');
}

function roleOf(column: PrintedColumn, body: readonly GridRow[]): ColumnRole {
  // A dash says that there is no figure.
  const values = valuesOf(column.index, body).filter((value) => !/^[-—–－─]+$/.test(value));
  const bottom = column.path.at(-1) ?? '';
  const own = roleOfHead(column.path);
  if (own === 'line' || own === 'remark') return own;
  if (own === 'code' && values.every((value) => !/\.\d/.test(value))) return 'code';
  const numbers = values.filter(isNumber).length;
  const isNumeric = values.length > 0 && numbers * 100 >= values.length * MOST;
  if (isNumeric) {
    return column.path.length === 0 && values.every(isAccount) && isBeforeWords(column.index, body)
      ? 'code'
      : 'amount';
  }
  if (NAMES.test(bottom) && numbers === 0) return 'name';
  if (values.length === 0) return understood(column) ? 'amount' : 'text';
  return 'text';
}

function understood(column: PrintedColumn): boolean {
  const meaning = headMeaning(column.path);
  return column.path.length > 0 && meaning.unknown === '';
}

/** What the heads over a column say; the lowest may be an economic account by its name. */
function headMeaning(path: readonly string[]): Meaning {
  const said = path.map(meaningOf);
  const bottom = path.at(-1);
  const last = said.at(-1);
  // 收入支出项目预算数项目预算数 is a row of heads that ran into one.
  if (joinMeanings(said).side === 'both') return { ...joinMeanings(said), unknown: path.join('') };
  if (bottom === undefined || last === undefined || last.unknown === '') return joinMeanings(said);
  const above = joinMeanings(said.slice(0, -1));
  const account = economicAccount(bottom, above.at.economic?.[0] ?? '');
  return joinMeanings([...said.slice(0, -1), account ?? last]);
}

function economicAccount(name: string, classCode: string): Meaning | null {
  const fitting = accountsNamed('dept-economic', name).filter(
    ({ code, level }) => level === 'group' && code.startsWith(classCode),
  );
  const [only] = fitting;
  if (fitting.length !== 1 || only === undefined) return null;
  return {
    ...NOTHING,
    at: { economic: [only.code.slice(0, 3), only.code] },
    key: { dims: { deptEconomic: only.code } },
  };
}

function isBeforeWords(index: number, body: readonly GridRow[]): boolean {
  const next = valuesOf(index + 1, body);
  return next.length > 0 && next.every((value) => !isNumber(value));
}

function isAccount(value: string): boolean {
  return isCode(value) && ACCOUNTS.some((system) => isCodeOf(system, value));
}

/** The tree that heads or, where they are silent, the codes themselves show. */
function systemOf(column: PrintedColumn, body: readonly GridRow[]): CodeSystem | null {
  const head = column.path.join('');
  const codes = valuesOf(column.index, body)
    .map((value) => value.replace(/\s+/g, ''))
    .filter((value) => /^\d+$/.test(value));
  if (/(?:单位|部门|机构)(?:编码|代码)$/.test(head) && !/科目|经济|功能/.test(head))
    return 'subunit';
  const system = ACCOUNTS.find(
    (one) =>
      codes.length > 0 &&
      codes.filter((code) => isCodeOf(one, code)).length * 100 >= codes.length * MOST,
  );
  return system ?? null;
}

function valuesOf(column: number, body: readonly GridRow[]): readonly string[] {
  return body.flatMap((row) => {
    const { text, covered } = cellAt(row, column);
    return covered || text.value === '' ? [] : [text.value];
  });
}
