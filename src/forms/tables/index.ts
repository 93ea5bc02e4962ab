import { concatTexts, sourceOf, type Text } from '../../document/text.js';
import type { Table } from '../../document/tree.js';
import { normaliseName, similarity } from '../../facts/names.js';
import type { TableReading } from '../reading.js';
import { Binder, type BindingInfo } from './bind.js';
import type { Form } from './catalogue.js';
import { countsLines } from './counting.js';
import { cellAt } from './grid.js';
import { readInferred } from './inferred/index.js';
import { plainColumns } from './plain.js';
import { type Recognised, recognise } from './recognise.js';
import { joinWrappedNames } from './wrapped.js';

export { promisesOf, sumsOf, type TablePromise } from './sums.js';

/** A table as read, with what the orchestrator needs to place tables without heads. */
export interface StatementReading {
  readonly reading: TableReading;
  /** Neither title nor heads are printed: its figures cannot be named. */
  readonly headless: boolean;
}

/**
 * Reads one gridded table of any kind: a statement table of a known form with keys, any
 * other whole, with its heads, rows and cells.
 */
export function readStatementTable(table: Table, document: BindingInfo): StatementReading {
  const info = { ...document, unit: unitOf(table, document) };
  const found = recognise(table, info);
  const amountUnit = printedUnit(table) ?? found.form?.declaration.amountUnit ?? '';
  const title = squeeze(table.caption.title?.value ?? '');
  return {
    reading: {
      id: idOf(table, found.form, title),
      declaration: found.form?.declaration.id ?? null,
      title,
      amountUnit,
      page: table.page ?? null,
      ...rowsOf(found, title, amountUnit, info),
      notes: table.notes.map((note) => note.value.trim()),
      source: sourceOf(concatTexts(textsOf(table))),
    },
    headless: title === '' && found.heads.columns.every((column) => column.path.length === 0),
  };
}

function rowsOf(
  { grid, heads, form, alignment }: Recognised,
  title: string,
  unit: string,
  info: BindingInfo,
): Pick<TableReading, 'rows' | 'inferred'> {
  const headTexts = new Set(grid.slice(0, heads.rows).map((row) => rowText(row)));
  const body = grid.slice(heads.rows).filter((row) => !headTexts.has(rowText(row)));
  const bound = alignment?.columns.some((column) => column.leaf !== null) === true;
  const shifted = alignment?.columns.some(
    ({ printed, role }) =>
      role === 'amount' &&
      countsLines(body.map((row) => squeeze(cellAt(row, printed.index).text.value))),
  );
  if (!bound || form === null || shifted === true) {
    const inferred = form === null ? readInferred(title, heads, body, unit, info) : null;
    if (inferred !== null) return inferred;
    const plain = new Binder(null, plainColumns(heads, body), [0], body, unit, info);
    return { rows: body.flatMap((row) => plain.row(row)) };
  }
  const whole = joinWrappedNames(body, form, alignment.columns);
  const binder = new Binder(form, alignment.columns, alignment.blocks, whole, unit, info);
  return { rows: whole.flatMap((row) => binder.row(row)) };
}

function rowText(row: readonly { readonly text: Text }[]): string {
  return row.map((cell) => squeeze(cell.text.value)).join('\t');
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}

function idOf(table: Table, form: Form | null, title: string): string {
  const number = squeeze(table.caption.number?.value ?? '');
  return number !== '' ? number : (form?.declaration.id ?? title);
}

/**
 * The unit whose figures the table holds. A department's document may carry the tables of
 * its units; the document's own unit may be written with or without its city, or short.
 */
function unitOf({ caption }: Table, { unit, level }: BindingInfo): string | null {
  const line = normaliseName(caption.reporter?.value ?? '');
  const reporter = line.slice(line.indexOf(':') + 1);
  if (unit === null || !ORGANISATION.test(reporter)) return unit;
  const own = normaliseName(unit);
  const inner = /\((?:本级|机关)\)$/;
  if (level === 'department' && inner.test(reporter) && !inner.test(own)) return reporter;
  const plain = reporter.replace(inner, '');
  const contained = own.includes(plain) || plain.includes(own);
  const alike = own.at(-1) === plain.at(-1) && similarity(own, plain) >= ALIKE;
  return contained || alike ? unit : reporter;
}

const ORGANISATION = /(?:局|中心|委员会|办公室|站|所|院|校|队|处)(?:\((?:本级|机关)\))?$/;
const ALIKE = 0.6;

/** 万元 or 元 as the caption prints it. */
function printedUnit({ caption }: Table): string | null {
  for (const text of [caption.amountUnit, caption.title, caption.reporter]) {
    const unit = /[(（:：](?:人民币)?(百万元|万元|亿元|千元|元)/.exec(
      squeeze(text?.value ?? ''),
    )?.[1];
    if (unit !== undefined) return unit;
  }
  return null;
}

function textsOf(table: Table): readonly Text[] {
  return table.rows.flatMap((row) => row.cells.map((cell) => cell.text));
}
