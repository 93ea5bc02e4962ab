import { EMPTY_TEXT, spanText, type Text } from '../../document/text.js';
import type { Table, TableCell, TableRow } from '../../document/tree.js';
import type { ExactFacts } from '../../facts/exact.js';
import { type FactKey, keyString } from '../../facts/key.js';
import { type AccountNames, bodyOf } from './body.js';
import {
  type Column,
  columnsOf,
  type HeadCell,
  headRows,
  numbersRow,
  widthsOf,
} from './columns.js';
import { Draft, type DraftCell } from './draft.js';
import { type Prints, printsOf } from './figures.js';
import { footOf } from './foot.js';
import { sumsBetween } from './model.js';
import { notesOf } from './notes.js';
import { filledIn, type Printing, printingOf, titleOf, type WriteInfo } from './print.js';
import type { ProjectRow } from './project-rows.js';
import { unlistedFacts } from './unlisted.js';
import { valuesOf } from './values.js';

export interface WriteOptions {
  /** Names of accounts that the lists of accounts do not hold. */
  readonly names?: AccountNames;
  /** Projects of tables that list them, in their order. */
  readonly projects?: readonly ProjectRow[];
  /** What stands under the table where it has no data, instead of the layout's words. */
  readonly emptyNote?: string;
  /** Facts (`keyString`) that the office knowingly leaves blank: they are not missing. */
  readonly unstated?: ReadonlySet<string>;
  /** Account codes in columns of 类 款 项, or whole, where the layout leaves the choice. */
  readonly codes?: 'whole' | 'levels';
  /** Further notes under the table. */
  readonly notes?: readonly string[];
  /** File and place that sources of its cells name: `T01` gives T01/R3C2; left out, the table id. */
  readonly file?: string;
  readonly place?: string;
}

/** A composed table and what its writer learned. */
export interface WrittenTable {
  readonly table: Table;
  /** Facts that the table needs and that are not given; their cells are blank. */
  readonly missing: readonly FactKey[];
  /** Facts with money of classes that the form does not list. */
  readonly unlisted: readonly FactKey[];
  /** Codes with money for which no name is known. */
  readonly unnamed: readonly string[];
  /** The table has no money: the form is kept, with its note. */
  readonly empty: boolean;
  /** Amounts that are not zero and print as 0.00; a note of the table says so. */
  readonly hidden: number;
  /** Printed parts do not add to a printed total; a note of the table says so. */
  readonly tails: boolean;
}

/**
 * Writes a statement table from the declaration that reads it.
 * @param table declaration id: T01
 * @param layout layout id; it orders, numbers and titles the table
 * @param facts the exact values; what is needed and not there is `missing`, never invented
 * @throws {UnknownTable} when the layout has no such table
 */
export function writeTable(
  table: string,
  layout: string,
  facts: ExactFacts,
  info: WriteInfo,
  options: WriteOptions = {},
): WrittenTable {
  const printing = withCodes(printingOf(table, layout), options.codes);
  const { print } = printing;
  const columns = columnsOf(printing);
  const { names, projects } = options;
  const body = bodyOf(printing, {
    facts,
    info,
    ...(names === undefined ? {} : { names }),
    ...(projects === undefined ? {} : { projects }),
  });
  const heads = headsOf(printing, columns);
  const draft = new Draft(printing, columns, info, heads.length);
  for (const row of body.rows) draft.row(row);
  for (const cells of footOf(printing, columns)) draft.foot(cells);
  const sums = sumsBetween(printing.form, draft.figureRows);
  const values = valuesOf(draft.figures, sums, facts);
  const prints = printsOf(draft.figures, sums, values, printing.print.zeros);
  const isEmpty = prints.empty && printing.declaration.mayBeEmpty === true;
  const isBlank = isEmpty && print.emptyFigures !== true;
  const place = options.place ?? table;
  const at = (name: string, value: string): Text =>
    spanText(value, { file: options.file ?? '', path: `${place}/${name}` });
  return {
    table: {
      type: 'table',
      caption: {
        title: at('title', titleOf(printing, info)),
        number: printing.number === '' ? null : at('number', printing.number),
        reporter:
          print.reporter === undefined
            ? null
            : at('reporter', print.reporter + (info.printedUnit ?? info.unit)),
        amountUnit: print.amountUnit === undefined ? null : at('unit', print.amountUnit),
      },
      rows: [
        ...heads.map((cells) => cells.map(headCell)),
        ...draft.rows.map((cells) => bodyCells(cells, prints, isBlank)),
      ].map((row, index) => withPlaces(row, index, at)),
      notes: notesOf(printing, prints, isEmpty, options).map((note, index) =>
        at(`note${index + 1}`, filledIn(note, info)),
      ),
      headRows: heads.length,
      widths: widthsOf(columns),
    },
    missing:
      isEmpty && printing.declaration.unstatedIsNone === true
        ? []
        : values.missing.filter((key) => options.unstated?.has(keyString(key)) !== true),
    unlisted: unlistedFacts(draft.figures, facts),
    unnamed: body.unnamed,
    empty: isEmpty,
    hidden: prints.hidden,
    tails: prints.tails,
  };
}

function withCodes(printing: Printing, codes: WriteOptions['codes']): Printing {
  return codes === undefined ? printing : { ...printing, print: { ...printing.print, codes } };
}

function headsOf(
  { declaration, print }: Printing,
  columns: readonly Column[],
): readonly (readonly HeadCell[])[] {
  const heads = headRows(columns);
  const isNumbered = declaration.columnNumbers === true && print.columnNumbers === true;
  return isNumbered ? [...heads, numbersRow(columns)] : heads;
}

function headCell(cell: HeadCell): DraftText {
  return { ...cell, align: 'center' };
}

function bodyCells(
  cells: readonly DraftCell[],
  prints: Prints,
  isBlank: boolean,
): readonly DraftText[] {
  let next = 0;
  return cells.map(({ figure, text, colSpan, align }): DraftText => {
    const column = next;
    next += colSpan;
    const place = { column, colSpan, rowSpan: 1 };
    if (figure === undefined) return { ...place, text, ...(align === undefined ? {} : { align }) };
    const facts = isBlank ? {} : prints.cellOf(figure);
    return { ...place, text: isBlank ? '' : prints.textOf(figure), align: 'right', ...facts };
  });
}

/** A cell before its text has a place; `column` counts the grid from 0. */
type DraftText = Omit<TableCell, 'text'> & { readonly text: string; readonly column: number };

/** Gives each text the place of its cell in the grid: R3C2, counted from 1. */
function withPlaces(
  cells: readonly DraftText[],
  row: number,
  at: (name: string, value: string) => Text,
): TableRow {
  return {
    cells: cells.map(({ text, column, ...rest }): TableCell => {
      const name = `R${row + 1}C${column + 1}`;
      return { ...rest, text: text === '' ? EMPTY_TEXT : at(name, text) };
    }),
  };
}
