import { concatTexts, EMPTY_TEXT, sourceOf, type Text } from '../../document/text.js';
import type { ColumnRole, KeyPart, NamedRows } from '../declaration.js';
import { normaliseProject } from '../performance/project.js';
import type { CellReading, DocumentInfo, RowReading } from '../reading.js';
import { type Form, isFigure, type Line, mergeKeys } from './catalogue.js';
import { readCell } from './cells.js';
import type { BoundColumn } from './columns.js';
import { cellAt, type GridCell, type GridRow, isCode } from './grid.js';
import { codePart, factKey } from './keys.js';
import { rowName } from './names.js';
import { RowMatcher } from './rows.js';

export type BindingInfo = Pick<DocumentInfo, 'unit' | 'fiscalYear' | 'kind' | 'layout' | 'level'>;

/** A printed block: its columns, and what the form declares of it. */
interface Block {
  readonly side: string;
  readonly columns: readonly BoundColumn[];
  readonly matcher: RowMatcher;
  readonly key: KeyPart;
  readonly named: NamedRows | null;
  /** The form names no rows here: its columns alone say what the figures are. */
  readonly bare: boolean;
}

/** What the form says before and after the column's own part of a key. */
interface RowKey {
  readonly before: KeyPart;
  readonly after: KeyPart;
}

interface Labels {
  readonly code: string;
  readonly name: string;
}

const LABELS: readonly ColumnRole[] = ['name', 'line', 'code'];

/** Reads body rows of one table: every printed row is one reading a block. */
export class Binder {
  readonly #form: Form | null;
  readonly #info: BindingInfo;
  readonly #unit: string;
  readonly #columns: readonly BoundColumn[];
  readonly #blocks: readonly Block[];
  readonly #repeated: ReadonlySet<string>;
  #subunit = '';

  /**
   * @param form null for a table of no known form: it is read whole, without keys
   * @param blocks for each printed block the position of its declaration
   * @param unit the table's amount unit
   * @param body the rows below the heads
   */
  constructor(
    form: Form | null,
    columns: readonly BoundColumn[],
    blocks: readonly number[],
    body: readonly GridRow[],
    unit: string,
    info: BindingInfo,
  ) {
    this.#form = form;
    this.#info = info;
    this.#unit = unit;
    this.#columns = columns;
    const matchers = new Map<number, RowMatcher>();
    this.#blocks = blocks.map((at, index) => {
      const declared = form?.declaration.blocks[at];
      // A list of accounts that is printed in several blocks is one list of rows.
      const matcher = matchers.get(at) ?? new RowMatcher(form?.lines[at] ?? []);
      matchers.set(at, matcher);
      return {
        side: declared?.side ?? '',
        columns: columns.filter((column) => column.block === index),
        matcher,
        key: mergeKeys(form?.declaration.key, declared?.key),
        named: declared?.named ?? null,
        bare: form?.leaves.every((leaf) => leaf.block !== at || isFigure(leaf.role)) === true,
      };
    });
    this.#repeated = this.#blocks.some(({ named }) => named !== null)
      ? repeatedNames(body)
      : new Set();
  }

  row(row: GridRow): readonly RowReading[] {
    const marks = this.#footMarks(row);
    // A broken table may print the last account and the foot on one line.
    const own = marks[0] === undefined ? row : row.slice(0, marks[0].index);
    const shared = this.#sharedLine(own);
    return [
      ...this.#blocks.flatMap((block) => this.#blockRow(own, block, shared)),
      ...marks.map(({ index, line }, at) =>
        this.#foot(row.slice(index, marks[at + 1]?.index), line),
      ),
    ];
  }

  /** The line number, where one column of them stands for all blocks. */
  #sharedLine(row: GridRow): string {
    const lines = this.#columns.filter((column) => column.role === 'line');
    const [first] = lines;
    return lines.length === 1 && first !== undefined ? valueAt(row, first) : '';
  }

  #footMarks(row: GridRow): readonly { readonly index: number; readonly line: Line }[] {
    const feet = this.#form?.footers ?? [];
    if (feet.length === 0) return [];
    return row.flatMap((cell, index) => {
      const line = feet.find((foot) => foot.names.includes(rowName(cell.text.value)));
      return line === undefined || cell.covered ? [] : [{ index, line }];
    });
  }

  /** A foot row (人员经费合计 154.45): the name takes the figures up to the next name. */
  #foot(cells: readonly GridCell[], line: Line): RowReading {
    const column = this.#columns.find(({ role }) => role === 'amount') ?? null;
    const figures = cells.slice(1).filter((cell) => cell.text.value !== '' && !cell.covered);
    const key = { before: this.#form?.declaration.key ?? {}, after: line.key };
    return {
      id: line.id,
      line: '',
      code: '',
      name: cells[0]?.text.value ?? '',
      side: this.#blocks[0]?.side ?? '',
      cells: (figures.length === 0 ? [{ text: EMPTY_TEXT }] : figures).map(({ text }, nth) =>
        this.#cell(text, nth === 0 ? column : null, key),
      ),
      source: sourceOf(concatTexts(cells.map((cell) => cell.text))),
    };
  }

  #blockRow(row: GridRow, block: Block, shared: string): readonly RowReading[] {
    const own = block.columns.map((column) => cellAt(row, column.printed.index));
    if (own.every((cell) => cell.text.value === '')) return [];
    const labels = labelsOf(textOf(row, block, 'code'), nameOf(row, block));
    const line = textOf(row, block, 'line')?.value ?? shared;
    const declared = isCode(labels.code) ? null : block.matcher.match(labels.name, line);
    const key = this.#rowKey(row, block, labels, declared);
    const labelled = LABELS.map((role) => firstOf(block, role));
    return [
      {
        id: declared?.id ?? (labels.code === '' ? null : labels.code),
        line,
        code: labels.code,
        name: labels.name,
        side: block.side,
        cells: block.columns
          .filter((column) => !labelled.includes(column))
          .map((column) => {
            const cell = cellAt(row, column.printed.index);
            return this.#cell(cell.covered ? EMPTY_TEXT : cell.text, column, key);
          }),
        source: sourceOf(concatTexts(own.filter((cell) => !cell.covered).map((cell) => cell.text))),
      },
    ];
  }

  /** What the row says of its figures: its declared part, or its codes, or its own name. */
  #rowKey(row: GridRow, block: Block, labels: Labels, declared: Line | null): RowKey | null {
    const before = block.key;
    if (declared !== null) return { before, after: declared.key };
    const codes = this.#codeParts(row, block, labels.code);
    if (codes === null) return null;
    if (codes.length > 0) return { before, after: mergeKeys(...codes) };
    if (labels.name !== '')
      return block.named === null ? null : this.#namedKey(block.named, before, labels.name);
    return block.bare ? { before, after: {} } : null;
  }

  /** The parts of all code columns; null where a code has not the form of its tree. */
  #codeParts(row: GridRow, block: Block, ownCode: string): readonly KeyPart[] | null {
    const parts: KeyPart[] = [];
    for (const column of block.columns) {
      const system = column.leaf?.codes ?? null;
      if (column.role !== 'code' || system === null) continue;
      const code = column === firstOf(block, 'code') ? ownCode : valueAt(row, column);
      if (code === '') continue;
      const part = codePart(system, code);
      if (part === null) return null;
      if (system === 'subunit') this.#subunit = code;
      parts.push(part);
    }
    return parts;
  }

  /** A project's name is its key by itself; where units repeat a name, the unit is part of it. */
  #namedKey(named: NamedRows, before: KeyPart, name: string): RowKey {
    const own = normaliseProject(name);
    const byWord = Object.entries(named.measureByWord ?? {}).find(([word]) => name.includes(word));
    const subunit =
      this.#repeated.has(own) && this.#subunit !== '' ? { subunit: this.#subunit } : {};
    return {
      before: before.basis === undefined ? {} : { basis: before.basis },
      after: {
        measure: byWord?.[1] ?? named.measure,
        dims: {
          ...(named.dimension === 'project' ? { project: own } : { subunit: own }),
          ...subunit,
        },
      },
    };
  }

  #cell(text: Text, column: BoundColumn | null, row: RowKey | null): CellReading {
    const leaf = column?.leaf ?? null;
    return readCell(text, {
      column: column?.head ?? '',
      columnId: leaf?.id ?? null,
      role: column?.role ?? 'text',
      unit: leaf?.unit ?? this.#unit,
      key:
        leaf?.role === 'amount' && row !== null
          ? factKey([row.before, leaf.key, row.after], this.#info)
          : null,
    });
  }
}

function valueAt(row: GridRow, column: BoundColumn): string {
  return cellAt(row, column.printed.index).text.value.replace(/\s+/g, '');
}

function firstOf(block: Block, role: ColumnRole): BoundColumn | undefined {
  return block.columns.find((column) => column.role === role);
}

function textOf(row: GridRow, block: Block, role: ColumnRole): Text | undefined {
  const column = firstOf(block, role);
  return column === undefined ? undefined : cellAt(row, column.printed.index).text;
}

/** The name of a row, but where one merged cell over code and name says it as the code. */
function nameOf(row: GridRow, block: Block): Text | undefined {
  const name = textOf(row, block, 'name');
  const column = firstOf(block, 'name');
  const isCovered = column !== undefined && cellAt(row, column.printed.index).covered;
  return isCovered && name?.value === textOf(row, block, 'code')?.value ? undefined : name;
}

/** Code and name of a row, also where they share a cell or 合计 stands in the code column. */
function labelsOf(code: Text | undefined, name: Text | undefined): Labels {
  const printedCode = code?.value.replace(/\s+/g, '') ?? '';
  const printedName = name?.value ?? '';
  if (/\d/.test(printedCode)) return { code: printedCode, name: printedName };
  if (printedCode !== '') {
    // A merged cell over both columns says its word once.
    const merged = printedName.replace(/\s+/g, '') === printedCode;
    const words = merged
      ? [printedName]
      : [code?.value ?? '', printedName].filter((part) => part !== '');
    return { code: '', name: words.join(' ') };
  }
  const both = /^(\d{3}(?:\d{2}){0,2})\s*(\p{Script=Han}.*)$/u.exec(printedName);
  if (code === undefined || both === null) return { code: '', name: printedName };
  return { code: both[1] ?? '', name: both[2] ?? '' };
}

/** Names that stand in more than one row. */
function repeatedNames(body: readonly GridRow[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const row of body) {
    for (const cell of row) {
      if (cell.covered || cell.text.value === '') continue;
      const name = normaliseProject(cell.text.value);
      if (seen.has(name)) repeated.add(name);
      seen.add(name);
    }
  }
  return repeated;
}
