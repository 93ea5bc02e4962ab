import type { Block, Caption, Document, Table } from '../../../src/document/tree.js';
import { keyString } from '../../../src/facts/key.js';
import { readForms } from '../../../src/forms/read.js';

/** A table as what stands where, whatever merged it and however its blanks are kept. */
export interface TableWords {
  readonly caption: string;
  /** `row,column words` of each cell with words, rows and columns counted where words begin. */
  readonly cells: readonly string[];
  readonly notes: string;
}

/** The texts of a document in their order: headings and paragraphs, and its tables. */
export interface Words {
  readonly texts: readonly string[];
  readonly tables: readonly TableWords[];
}

/** Blanks inside Chinese words are not significant. */
function squeezed(value: string): string {
  return value.replace(/\s+/g, '');
}

export function wordsOf(document: Document): Words {
  const blocks = document.sections.flatMap((section) => section.blocks);
  return {
    texts: blocks.flatMap(textsOf).filter((text) => text !== '' && text !== '目录'),
    tables: blocks.flatMap((block) => (block.type === 'table' ? [tableWords(block)] : [])),
  };
}

function textsOf(block: Block): readonly string[] {
  if (block.type === 'heading' || block.type === 'paragraph') {
    return block.text.value.split(/(?<=\n)/).map(squeezed);
  }
  if (block.type === 'figure') return [squeezed(block.summary.value)];
  return block.type === 'fragments' ? [`fragments ${block.lines.length}`] : [];
}

function tableWords(table: Table): TableWords {
  const all = gridOf(table);
  // A note that fills the last row of a form is a note, wherever a reader keeps it.
  const own = all.filter(({ row }) => row === all.at(-1)?.row);
  const noted = own.length === 1 && /^(?:备注|注|说明)[：:]/.test(own[0]?.words ?? '');
  const cells = noted ? all.slice(0, -1) : all;
  const rows = ranks(cells.map(({ row }) => row));
  const columns = ranks(cells.map(({ column }) => column));
  return {
    caption: captionWords(table.caption),
    cells: cells.map(
      ({ row, column, words }) => `${rows.get(row)},${columns.get(column)} ${words}`,
    ),
    notes: [
      ...(noted ? own.map(({ words }) => words) : []),
      ...table.notes.map(({ value }) => squeezed(value)),
    ].join(''),
  };
}

function captionWords({ title, number, reporter, amountUnit }: Caption): string {
  return [title, number, reporter, amountUnit]
    .map((text) => squeezed(text?.value ?? ''))
    .join(' | ');
}

interface Filled {
  readonly row: number;
  readonly column: number;
  readonly words: string;
}

function gridOf(table: Table): readonly Filled[] {
  const taken: number[] = [];
  const cells: Filled[] = [];
  table.rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row.cells) {
      while ((taken[column] ?? 0) > at) column += 1;
      for (let over = 0; over < cell.colSpan; over += 1) taken[column + over] = at + cell.rowSpan;
      const words = squeezed(cell.text.value);
      if (words !== '') cells.push({ row: at, column, words });
      column += cell.colSpan;
    }
  });
  return cells;
}

function ranks(values: readonly number[]): ReadonlyMap<number, number> {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  return new Map(sorted.map((value, index) => [value, index]));
}

/** `key = printed` of every occurrence that the forms read, sorted. */
export function factsOf(document: Document): readonly string[] {
  const reading = readForms(document);
  return reading.facts.all.map(({ key, printed }) => `${keyString(key)} = ${printed.text}`).sort();
}

export function unreadOf(document: Document): readonly string[] {
  return readForms(document).unread.map(({ text, reason }) => `${text}: ${reason.zh}`);
}

/** What a workbook holds of a document: its cover and its tables. */
export function tablesOnly(document: Document): Document {
  return {
    ...document,
    sections: document.sections
      .filter(({ role }) => role !== 'contents' && role !== 'body')
      .map((section) => ({
        ...section,
        blocks: section.blocks.filter(({ type }) => section.role === 'cover' || type === 'table'),
      })),
  };
}
