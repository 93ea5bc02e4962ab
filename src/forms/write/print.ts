import type { TableDeclaration } from '../declaration.js';
import { layoutNamed } from '../document-info.js';
import type { Layout, LayoutTable, TablePrint } from '../layout.js';
import { type Form, formsOf } from '../tables/catalogue.js';

/** Whose table is written: what a key and a caption need to know of the unit and its year. */
export interface WriteInfo {
  /** The reporting unit as its facts' keys name it. */
  readonly unit: string;
  readonly fiscalYear: number;
  readonly kind: 'final-accounts' | 'budget';
  readonly level: 'department' | 'unit';
}

/** A table as one layout prints it. */
export interface Printing {
  readonly form: Form;
  readonly declaration: TableDeclaration;
  readonly number: string;
  readonly title: string;
  readonly print: TablePrint;
}

/** A layout that does not exist, or a table that it does not print. */
export class UnknownTable extends Error {
  constructor(table: string, layout: string) {
    super(`版式 ${layout} 没有表 ${table} / layout ${layout} has no table ${table}`);
    this.name = 'UnknownTable';
  }
}

/**
 * The form of a table and how the layout sets it.
 * @throws {UnknownTable}
 */
export function printingOf(table: string, layoutId: string): Printing {
  const layout = layoutNamed(layoutId);
  const entry = layout === null ? undefined : tablesOf(layout).find((one) => one.table === table);
  const form = formFor(table, layoutId);
  if (layout === null || entry === undefined || form === undefined) {
    throw new UnknownTable(table, layoutId);
  }
  return {
    form,
    declaration: form.declaration,
    number: entry.number,
    title: entry.title,
    print: { ...layout.print, ...entry.print },
  };
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

/** `{level}` and `{unit}` of notes. */
export function filledIn(text: string, info: WriteInfo): string {
  return text
    .replaceAll('{level}', levelWord(info))
    .replaceAll('{unit}', info.unit)
    .replaceAll('{year}', String(info.fiscalYear));
}

export function levelWord({ level }: Pick<WriteInfo, 'level'>): string {
  return level === 'unit' ? '单位' : '部门';
}
