import type { Message } from '../checks/rule.js';
import { visitCells } from '../document/corrections/cells.js';
import type { Text } from '../document/text.js';
import { captionTexts } from '../document/texts.js';
import type { Document, Table } from '../document/tree.js';
import type { Source, Span } from '../facts/source.js';

interface TablePlace {
  /** 1-based, counted through the document. */
  readonly table: number;
  /** 1-based, heads and merged cells counted as the grid has them; null for the lines around it. */
  readonly cell: { readonly row: number; readonly column: number } | null;
}

/**
 * Says where something stands as a person would look for it: 第12页 表5 第3行 第4列. The exact
 * place stands beside it in every report. Tables are counted through the document, rows from the
 * top of their table with its heads; corrections of readings take places so written.
 */
export class HumanPlaces {
  /** The document itself, whose name need not be said with every place. */
  readonly file: string;
  readonly #tables = new Map<string, TablePlace>();

  constructor(tree: Pick<Document, 'file' | 'sections'>) {
    this.file = tree.file;
    let table = 0;
    for (const { blocks } of tree.sections) {
      for (const block of blocks) {
        if (block.type !== 'table') continue;
        table += 1;
        for (const text of [...captionTexts(block.caption), ...block.notes]) {
          this.#add(text, { table, cell: null });
        }
        this.#cells(block, table);
      }
    }
  }

  /** Null where the source is empty: a figure that stands nowhere. */
  of(source: Source): Message | null {
    const [span] = source;
    if (span === undefined) return null;
    const own = ownPlace(span);
    const table = this.#tables.get(placeId(span));
    const words = [own, ...(table === undefined ? [] : [tableWords(table, span)])];
    return {
      zh: words
        .map(({ zh }) => zh)
        .filter(Boolean)
        .join(' '),
      en: words
        .map(({ en }) => en)
        .filter(Boolean)
        .join(', '),
    };
  }

  #cells(block: Table, table: number): void {
    visitCells(block, ({ row, cell, column }) => {
      const text = block.rows[row]?.cells[cell]?.text;
      if (text !== undefined)
        this.#add(text, { table, cell: { row: row + 1, column: column + 1 } });
      return false;
    });
  }

  #add(text: Text, place: TablePlace): void {
    for (const { anchor } of text.pieces) {
      const id = anchor.kind === 'line' ? lineId(anchor) : placeId(anchor.span);
      if (!this.#tables.has(id)) this.#tables.set(id, place);
    }
  }
}

function ownPlace(span: Span): Message {
  if ('line' in span) return { zh: `第${span.line}行`, en: `line ${span.line}` };
  if ('page' in span) return { zh: `第${span.page}页`, en: `page ${span.page}` };
  if ('sheet' in span) {
    return { zh: `工作表“${span.sheet}”${span.cell}`, en: `sheet “${span.sheet}” ${span.cell}` };
  }
  return { zh: '', en: '' };
}

/** Lines and sheets number their rows themselves. */
function tableWords({ table, cell }: TablePlace, span: Span): Message {
  if (cell === null || 'line' in span || 'sheet' in span) {
    return { zh: `表${table}`, en: `table ${table}` };
  }
  const { row, column } = cell;
  return {
    zh: `表${table} 第${row}行 第${column}列`,
    en: `table ${table}, row ${row}, column ${column}`,
  };
}

/** The place without the part of its text. */
function placeId(span: Span): string {
  if ('line' in span) return lineId(span);
  if ('page' in span) return `${span.file}\0${span.page}\0${span.box.join()}`;
  return 'sheet' in span
    ? `${span.file}\0${span.sheet}!${span.cell}`
    : `${span.file}\0${span.path}`;
}

function lineId({ file, line }: { readonly file: string; readonly line: number }): string {
  return `${file}\0${line}`;
}
