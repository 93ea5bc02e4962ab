import type { Item, Model } from './model.js';

/** A printed table: lines in the notation of `tableOf`, `text<3>` over three columns, `text^2` over two rows. */
export interface Sheet {
  readonly title: string;
  readonly number?: string;
  readonly unit: string;
  readonly lines: readonly string[];
}

/** What one province publishes: a cover, tables and text. */
export interface Style {
  readonly name: string;
  readonly kind: 'budget' | 'final-accounts';
  readonly cover: readonly string[];
  readonly sheets: readonly Sheet[];
  readonly text: readonly string[];
}

/** How one office prints amounts. */
export interface Pen {
  readonly unit: '万元' | '元';
  /** What stands in a cell without money. */
  readonly nothing: '' | '0.00';
  readonly grouped?: boolean;
}

export function money(amount: number, pen: Pen): string {
  if (amount === 0) return pen.nothing;
  const sign = amount < 0 ? '-' : '';
  const size = String(Math.abs(amount)).padStart(3, '0');
  const text = pen.unit === '元' ? `${size}00.00` : `${size.slice(0, -2)}.${size.slice(-2)}`;
  const [whole = '', part = ''] = text.split('.');
  const shown = pen.grouped === true ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole;
  return `${sign}${shown}.${part}`;
}

/** part / whole in percent with two decimals, rounded half away from zero; blank for no base. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '';
  const scaled = BigInt(Math.abs(part)) * 1_000_000n;
  const rounded = (scaled / BigInt(whole) + 50n) / 100n;
  const digits = String(rounded).padStart(3, '0');
  return `${part < 0 && rounded !== 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A row of an account tree with the items it adds. */
export interface Branch<T> {
  readonly code: string;
  readonly name: string;
  readonly items: readonly T[];
}

/** Classes, groups and items in the order of their codes, each parent before its children. */
export function branches<T extends { readonly code: string; readonly name: string }>(
  items: readonly T[],
  { groups }: Pick<Model, 'groups'>,
  lengths: readonly number[],
): readonly Branch<T>[] {
  const codes = new Set(
    items.flatMap(({ code }) => [...lengths, code.length].map((length) => code.slice(0, length))),
  );
  return [...codes].sort().map((code) => {
    const below = items.filter((one) => one.code.startsWith(code));
    const own = below.find((one) => one.code === code);
    return { code, name: own?.name ?? groups[code] ?? code, items: below };
  });
}

export const FUNCTIONS = [3, 5] as const;
export const ECONOMIC = [3] as const;

/** Lines of a tree: labels, then one amount a column. */
export function tree<T extends { readonly code: string; readonly name: string }>(
  rows: readonly Branch<T>[],
  labels: (row: Branch<T>) => readonly string[],
  columns: readonly ((items: readonly T[]) => string)[],
): readonly string[] {
  return rows.map((row) => line(...labels(row), ...columns.map((column) => column(row.items))));
}

export const line = (...cells: readonly string[]): string => cells.join(' | ');

export const general = (items: readonly Item[]): readonly Item[] =>
  items.filter(({ fund }) => fund === 'general');
export const funded = (items: readonly Item[]): readonly Item[] =>
  items.filter(({ fund }) => fund === 'government-fund');

/** 类 款 项 in columns of their own, each with its piece of the code. */
export const pieces = (code: string): readonly [string, string, string] => [
  code.slice(0, 3),
  code.slice(3, 5),
  code.slice(5, 7),
];

/** 类 款 项 in columns of their own, filled only at the level of the row. */
export const stepped = (code: string): readonly [string, string, string] => [
  code.length === 3 ? code : '',
  code.length === 5 ? code.slice(3) : '',
  code.length === 7 ? code.slice(5) : '',
];
