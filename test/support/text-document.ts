import type {
  Block,
  Contents,
  Document,
  Fragments,
  Heading,
  Paragraph,
  Table,
} from '../../src/document/tree.js';
import { readTextDocument } from '../../src/formats/text/read.js';

/** Reads lines as a text file would hold them. */
export function readLines(...lines: readonly string[]): Document {
  return readTextDocument(new TextEncoder().encode(lines.join('\n')), 'sample.txt');
}

export function blocksOf(document: Document): readonly Block[] {
  return document.sections.flatMap((section) => section.blocks);
}

/** One line a block: what kind it is and what it says, for structure tests. */
export function outline(document: Document): string[] {
  return blocksOf(document).map(blockLine);
}

function blockLine(block: Block): string {
  switch (block.type) {
    case 'heading':
      return headingLine(block);
    case 'paragraph':
      return paragraphLine(block);
    case 'contents':
      return contentsLine(block);
    case 'table':
      return tableLine(block);
    case 'fragments':
      return fragmentsLine(block);
    case 'figure':
      return `figure: ${block.summary.value}`;
  }
}

function headingLine(block: Heading): string {
  return `h${block.level} ${block.text.value}`;
}

function paragraphLine(block: Paragraph): string {
  return `p ${block.text.value}`;
}

function contentsLine(block: Contents): string {
  return `contents ${block.entries.length}`;
}

function tableLine(block: Table): string {
  return `table ${captionWords(block)} ${block.rows.length} rows, ${block.notes.length} notes`;
}

function fragmentsLine(block: Fragments): string {
  return `fragments ${captionWords(block)} ${block.lines.length} lines, ${block.notes.length} notes`;
}

function captionWords({ caption }: Table | Fragments): string {
  const parts = [caption.number, caption.title, caption.reporter, caption.amountUnit];
  return `[${parts.map((part) => part?.value ?? '-').join(' | ')}]`;
}

/** The cells of the only table of a document. */
export function cellsOf(document: Document): string[][] {
  const tables = blocksOf(document).filter((block) => block.type === 'table');
  if (tables.length !== 1) throw new Error(`${tables.length} tables instead of one`);
  return (tables[0]?.rows ?? []).map((row) => row.cells.map((cell) => cell.text.value));
}
