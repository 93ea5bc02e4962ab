import type { TableDeclaration } from '../declaration.js';
import { layoutNamed } from '../document-info.js';
import type { Layout, LayoutTable, TablePrint } from '../layout.js';
import { type Form, formsOf } from '../tables/catalogue.js';

/** Whose table is written: what a key and a caption need to know of the unit and its year. */
export interface WriteInfo {
  /** The reporting unit as its facts' keys name it (`unitInKeys`). */
  readonly unit: string;
  /** The unit as captions and notes print it; left out, as the keys name it. */
  readonly printedUnit?: string;
  readonly fiscalYear: number;
  readonly kind: 'final-accounts' | 'budget';
  readonly level: 'department' | 'unit';
}

/** A place of a layout: how it numbers, titles and sets one table. */
export interface Entry {
  readonly number: string;
  readonly title: string;
  readonly print: TablePrint;
}

/** A statement table as one layout prints it. */
export interface Printing extends Entry {
  readonly form: Form;
  readonly declaration: TableDeclaration;
}

/** A layout that does not exist, or a table that it does not print. */
export class UnknownTable extends Error {
  constructor(table: string, layout: string) {
    super(`版式 ${layout} 没有表 ${table} / layout ${layout} has no table ${table}`);
    this.name = 'UnknownTable';
  }
}

/**
 * The form of a statement table and how the layout sets it.
 * @throws {UnknownTable}
 */
export function printingOf(table: string, layout: string): Printing {
  const entry = entryOf(table, layout);
  const form = formFor(table, layout);
  if (form === undefined) throw new UnknownTable(table, layout);
  return { ...entry, form, declaration: form.declaration };
}

/**
 * How the layout numbers, titles and sets a table or form.
 * @throws {UnknownTable}
 */
export function entryOf(table: string, layoutId: string): Entry {
  const layout = layoutNamed(layoutId);
  const entry = layout === null ? undefined : tablesOf(layout).find((one) => one.table === table);
  if (layout === null || entry === undefined) throw new UnknownTable(table, layoutId);
  const { number, title, print } = entry;
  return { number, title, print: { ...layout.print, ...print } };
}

/** The tables of a layout in their order. */
export function tablesOf(layout: Layout): readonly LayoutTable[] {
  return layout.parts.flatMap((part) => part.tables ?? []);
}

/** The variant that the layout claims, else the one that belongs to all. */
function formFor(table: string, layout: string): Form | undefined {
  const forms = formsOf(table);
  return (
    forms.find(({ declaration }) => declaration.layouts.includes(layout)) ??
    forms.find(
      ({ declaration }) => declaration.layouts.length === 0 && declaration.variant === undefined,
    )
  );
}

/** The title as it is printed: with the year where the layout has it, 单位 for the 部门 of a unit. */
export function titleOf({ title, print }: Entry, info: WriteInfo): string {
  const own = info.level === 'unit' ? title.replace(/^部门/, '单位') : title;
  return filledIn((print.title ?? '{title}').replace('{title}', own), info);
}

/** `{level}` and `{unit}` of notes. */
export function filledIn(text: string, info: WriteInfo): string {
  return text
    .replaceAll('{level}', levelWord(info))
    .replaceAll('{unit}', info.printedUnit ?? info.unit)
    .replaceAll('{year}', String(info.fiscalYear));
}

export function levelWord({ level }: Pick<WriteInfo, 'level'>): string {
  return level === 'unit' ? '单位' : '部门';
}
