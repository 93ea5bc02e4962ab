import { EMPTY_TEXT, spanText, type Text } from '../../document/text.js';
import type { Table, TableCell, TableRow } from '../../document/tree.js';
import type { ExactFacts } from '../../facts/exact.js';
import type { FactKey } from '../../facts/key.js';
import type { KeyPart } from '../declaration.js';
import { isFigure, type Leaf, mergeKeys } from '../tables/catalogue.js';
import { factKey } from '../tables/keys.js';
import { type AccountNames, bodyOf } from './body.js';
import {
  type Column,
  columnsOf,
  type HeadCell,
  headRows,
  numbersRow,
  widthsOf,
} from './columns.js';
import { type Prints, printsOf } from './figures.js';
import { footOf } from './foot.js';
import { type Figure, type FigureRow, figureAt, sumsBetween } from './model.js';
import { notesOf } from './notes.js';
import { filledIn, type Printing, printingOf, titleOf, type WriteInfo } from './print.js';
import type { ProjectRow } from './project-rows.js';
import type { BodyRow, Part } from './statement-rows.js';
import { valuesOf } from './values.js';

export interface WriteOptions {
  /** Names of accounts that the lists of accounts do not hold. */
  readonly names?: AccountNames;
  /** Projects of tables that list them, in their order. */
  readonly projects?: readonly ProjectRow[];
  /** What stands under the table where it has no data, instead of the layout's words. */
  readonly emptyNote?: string;
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
  const printing = printingOf(table, layout);
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
  const place = options.place ?? table;
  const at = (name: string, value: string): Text =>
    spanText(value, { file: options.file ?? '', path: `${place}/${name}` });
  const { print } = printing;
  return {
    table: {
      type: 'table',
      caption: {
        title: at('title', titleOf(printing, info)),
        number: printing.number === '' ? null : at('number', printing.number),
        reporter: print.reporter === undefined ? null : at('reporter', print.reporter + info.unit),
        amountUnit: print.amountUnit === undefined ? null : at('unit', print.amountUnit),
      },
      rows: [
        ...heads.map((cells) => cells.map(headCell)),
        ...draft.rows.map((cells) => bodyCells(cells, prints, isEmpty)),
      ].map((row, index) => withPlaces(row, index, at)),
      notes: notesOf(printing, prints, isEmpty, options).map((note, index) =>
        at(`note${index + 1}`, filledIn(note, info)),
      ),
      headRows: heads.length,
      widths: widthsOf(columns),
    },
    missing: isEmpty ? [] : values.missing,
    unnamed: body.unnamed,
    empty: isEmpty,
    hidden: prints.hidden,
    tails: prints.tails,
  };
}

function headsOf(
  { declaration, print }: Printing,
  columns: readonly Column[],
): readonly (readonly HeadCell[])[] {
  const heads = headRows(columns);
  const isNumbered = declaration.columnNumbers === true && print.columnNumbers === true;
  return isNumbered ? [...heads, numbersRow(columns)] : heads;
}

/** A cell of the body before its figure is known. */
interface DraftCell {
  readonly text: string;
  readonly colSpan: number;
  readonly figure?: Figure;
  readonly align?: TableCell['align'];
}

/** Lays rows out over the columns and collects the figures that they print. */
class Draft {
  readonly rows: (readonly DraftCell[])[] = [];
  readonly figures: Figure[] = [];
  readonly figureRows: FigureRow[] = [];
  readonly #printing: Printing;
  readonly #columns: readonly Column[];
  readonly #info: WriteInfo;
  readonly #above: number;

  /** @param above number of head rows */
  constructor(printing: Printing, columns: readonly Column[], info: WriteInfo, above: number) {
    this.#printing = printing;
    this.#columns = columns;
    this.#info = info;
    this.#above = above;
  }

  row(parts: BodyRow): void {
    const cells: DraftCell[] = [];
    for (let at = 0; at < this.#columns.length; ) {
      const column = this.#columns[at] as Column;
      const part = parts[column.block] ?? null;
      const merged = this.#mergedLabel(at, part);
      cells.push(merged ?? this.#cell(at, column, part));
      at += merged?.colSpan ?? 1;
    }
    parts.forEach((part, block) => {
      if (part !== null && part.key !== null) this.#figureRow(part, block, cells);
    });
    this.rows.push(cells);
  }

  /** A row at the foot: a name with its figure, as often as there are footers. */
  foot(parts: ReturnType<typeof footOf>[number]): void {
    const row = this.#above + this.rows.length;
    const cells: DraftCell[] = [];
    for (const { name, span, column, leaf, line } of parts) {
      const key = factKey([this.#printing.declaration.key, leaf.key, line.key], this.#info);
      cells.push({ text: name, colSpan: span, align: 'center' });
      if (key === null) continue;
      const figure = this.#figure(key, row, column, leaf);
      cells.push({ text: '', colSpan: 1, figure });
      this.figureRows.push({
        id: line.id,
        code: '',
        name,
        side: this.#printing.declaration.blocks[0]?.side ?? '',
        figures: [{ columnId: leaf.id, figure }],
      });
    }
    this.rows.push(cells);
  }

  /** 合计 stands once over the columns of code and name. */
  #mergedLabel(at: number, part: Part | null): DraftCell | null {
    const column = this.#columns[at] as Column;
    const isFirst = column.leaf.role === 'code' && this.#columns[at - 1]?.leaf.role !== 'name';
    if (!isFirst || part === null || part.code !== '' || part.name === '' || part.named === true) {
      return null;
    }
    if ((column.level ?? 0) > 0) return null;
    let to = at + 1;
    while (
      this.#columns[to]?.block === column.block &&
      this.#columns[to - 1]?.leaf.role !== 'name'
    ) {
      to += 1;
    }
    return { text: part.name, colSpan: to - at, align: 'center' };
  }

  #cell(at: number, { leaf, level }: Column, part: Part | null): DraftCell {
    const blank = { text: '', colSpan: 1 };
    if (part === null) return blank;
    const text = part.texts?.[leaf.id];
    if (text !== undefined) return { text, colSpan: 1, align: 'left' };
    if (leaf.role === 'code' && leaf.id !== 'code') return blank;
    switch (leaf.role) {
      case 'code':
        return { text: codeText(part.code, level), colSpan: 1, align: 'left' };
      case 'name':
        return { text: part.name, colSpan: 1, align: 'left' };
      case 'line':
        return { text: part.line, colSpan: 1, align: 'center' };
      case 'amount':
      case 'count':
        return this.#figureCell(at, leaf, part) ?? blank;
      default:
        return blank;
    }
  }

  #figureCell(at: number, leaf: Leaf, part: Part): DraftCell | null {
    if (part.key === null) return null;
    const { declaration } = this.#printing;
    const all = mergeKeys(declaration.key, declaration.blocks[leaf.block]?.key);
    const before = part.named === true ? basisOf(all) : all;
    const key = factKey([before, leaf.key, part.key], this.#info);
    if (key === null) return null;
    const figure = this.#figure(key, this.#above + this.rows.length, at, leaf);
    return { text: '', colSpan: 1, figure };
  }

  #figure(key: FactKey, row: number, column: number, leaf: Leaf): Figure {
    const unit = leaf.unit ?? this.#printing.declaration.amountUnit;
    const figure = figureAt(key, row, column, unit);
    this.figures.push(figure);
    return figure;
  }

  #figureRow(part: Part, block: number, cells: readonly DraftCell[]): void {
    const own = this.#columns.flatMap(({ leaf, block: at }, index) => {
      if (at !== block || !isFigure(leaf.role)) return [];
      const figure = cells.find((cell) => cell.figure?.column === index)?.figure;
      return figure === undefined ? [] : [{ columnId: leaf.id, figure }];
    });
    const declared = this.#columns.find((column) => column.block === block)?.leaf.block ?? 0;
    this.figureRows.push({
      id: part.id,
      code: part.code,
      name: part.name,
      side: this.#printing.declaration.blocks[declared]?.side ?? '',
      figures: own,
    });
  }
}

function basisOf({ basis }: KeyPart): KeyPart {
  return basis === undefined ? {} : { basis };
}

/** 类 款 项 of a code: its first three digits, then two and two. */
function codeText(code: string, level: number | undefined): string {
  if (level === undefined) return code;
  return level === 0 ? code.slice(0, 3) : code.slice(1 + 2 * level, 3 + 2 * level);
}

function headCell(cell: HeadCell): DraftText {
  return { ...cell, align: 'center' };
}

function bodyCells(
  cells: readonly DraftCell[],
  prints: Prints,
  isEmpty: boolean,
): readonly DraftText[] {
  let next = 0;
  return cells.map(({ figure, text, colSpan, align }): DraftText => {
    const column = next;
    next += colSpan;
    const place = { column, colSpan, rowSpan: 1 };
    if (figure === undefined) return { ...place, text, ...(align === undefined ? {} : { align }) };
    const facts = isEmpty ? {} : prints.cellOf(figure);
    return { ...place, text: isEmpty ? '' : prints.textOf(figure), align: 'right', ...facts };
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
