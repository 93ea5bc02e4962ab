import type { Document } from '../../document/tree.js';
import { layoutNamed } from '../document-info.js';
import type { Reading, TableReading } from '../reading.js';
import { type Form, formsOf } from './catalogue.js';
import { titleName } from './names.js';
import { formsByTitle } from './recognise.js';
import { formOf, promisesOf } from './sums.js';

/** An identity that the document or its layout promises and that its tables do not allow to check. */
export interface PromisedSum {
  readonly identity: string;
  /** Declaration id of the table: T01. */
  readonly table: string;
  readonly title: string;
  readonly reason: { readonly zh: string; readonly en: string };
}

/**
 * Identities inside tables that cannot be checked (law 4: a missing table never reads as
 * green): of tables that the catalogue, the contents or the layout lists and that are not
 * printed, of damaged tables, and of total rows that a table lacks. Tables that the
 * catalogue calls empty promise nothing.
 */
export function promisedSums(reading: Reading): readonly PromisedSum[] {
  const printed = new Set(reading.tables.map((table) => table.declaration));
  const missing = promisedTables(reading).filter((id) => !printed.has(id));
  return [
    ...missing.flatMap((id) => unprinted(id)),
    ...reading.tables.filter(isUnbound).flatMap(unbound),
    ...reading.tables.flatMap(incomplete),
  ];
}

type Printed = Pick<Reading, 'document' | 'tables' | 'tree'>;

/** Ids of the statement tables that should hold figures, in the order in which they are listed. */
export function promisedTables(reading: Printed): readonly string[] {
  const { ids, empty } = statementsListed(reading);
  const layout = layoutNamed(reading.document.layout);
  const expected = (layout?.parts ?? [])
    .flatMap(({ tables }) => tables ?? [])
    .map(({ table }) => table)
    .filter((id) => formsOf(id).some(isStatement));
  return [...new Set([...ids, ...expected])].filter((id) => !empty.has(id));
}

/** Those that the catalogue or the contents page of the document itself lists with figures. */
export function listedTables(reading: Printed): readonly string[] {
  const { ids, empty } = statementsListed(reading);
  return [...ids].filter((id) => !empty.has(id));
}

function statementsListed(reading: Printed): {
  readonly ids: ReadonlySet<string>;
  readonly empty: ReadonlySet<string>;
} {
  const unit = reading.document.unit ?? '';
  const ids = new Set<string>();
  const empty = new Set<string>();
  for (const { name, flag } of entriesOf(reading)) {
    for (const form of formsByTitle(titleName(name), unit).filter(isStatement)) {
      (flag === '是' ? empty : ids).add(form.declaration.id);
    }
  }
  return { ids, empty };
}

interface Listed {
  readonly name: string;
  /** 是 or 否 of a catalogue, empty in a contents page. */
  readonly flag: string;
}

function entriesOf({ tables, tree }: Printed): readonly Listed[] {
  const catalogue = tables
    .filter((table) => table.declaration === 'catalogue')
    .flatMap((table) =>
      table.rows.map((row) => ({
        name: row.name,
        flag: row.cells.find((cell) => cell.columnId === 'empty')?.printed.text ?? '',
      })),
    );
  return [...catalogue, ...contentsOf(tree).map((name) => ({ name, flag: '' }))];
}

function contentsOf(tree: Document): readonly string[] {
  return tree.sections
    .flatMap((section) => section.blocks)
    .flatMap((block) => (block.type === 'contents' ? block.entries : []))
    .map((entry) => entry.value.replace(/[.…·\s]*\d*\s*$/, ''));
}

/** Statement tables are numbered forms; a list of meetings or units is printed as needed. */
function isStatement(form: Form): boolean {
  return form.declaration.byHeads !== true;
}

function unprinted(id: string): readonly PromisedSum[] {
  const [form] = formsOf(id);
  if (form === undefined) return [];
  // A form that is published empty where there is nothing to report may also be left out.
  if (form.declaration.mayBeEmpty === true) return [];
  return identities(form).map((identity) => ({
    identity,
    table: id,
    title: titleOf(form),
    reason: {
      zh: `《${titleOf(form)}》没有印出`,
      en: `the table ${titleOf(form)} is not printed`,
    },
  }));
}

/** Rows with figures, none of which has a column. */
function isUnbound(table: TableReading): boolean {
  const cells = table.rows.flatMap((row) => row.cells);
  return (
    cells.some((cell) => cell.printed.form === 'number') &&
    cells.every((cell) => cell.columnId === null)
  );
}

function unbound(table: TableReading): readonly PromisedSum[] {
  const form = formOf(table);
  if (form === null) return [];
  return identities(form).map((identity) => ({
    identity,
    table: form.declaration.id,
    title: table.title,
    reason: {
      zh: `《${table.title}》的数字无法对应到栏目`,
      en: `the figures of ${table.title} belong to no column for certain`,
    },
  }));
}

function incomplete(table: TableReading): readonly PromisedSum[] {
  return promisesOf(table).map(({ identity, name, side }) => ({
    identity,
    table: table.declaration ?? '',
    title: table.title,
    reason: {
      zh: `《${table.title}》${side}没有「${name}」行`,
      en: `${table.title} has no row ${side} ${name}`,
    },
  }));
}

function identities(form: Form): readonly string[] {
  const promised = form.declaration.sums.filter(
    (sum) => sum.kind !== 'rows' || sum.optional !== true,
  );
  return [...new Set(promised.map((sum) => sum.identity))];
}

function titleOf(form: Form): string {
  return form.declaration.titles[0] ?? form.declaration.id;
}
