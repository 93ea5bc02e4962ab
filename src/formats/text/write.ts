import type { Block, Document, Section, Table } from '../../document/tree.js';
import { captionLines, gridOf, printable } from '../shared/composed.js';

/**
 * Writes a composed document as plain text: UTF-8, one line a paragraph, the cells of tables
 * separated by tabs. Merged cells leave the places that they cover blank.
 * @returns the bytes; the same for the same document
 */
export function writeText(document: Document): Uint8Array {
  const sections = document.sections.map(sectionText).filter((text) => text !== '');
  return new TextEncoder().encode(`${sections.join('\n\n')}\n`);
}

function sectionText({ blocks }: Section): string {
  return blocks.map(blockText).join('\n\n');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'table':
      return tableText(block);
    case 'contents':
      // Dots without a page: a text has no pages, and dots say that these are no headings.
      return block.entries.map(({ value }) => `${line(value)} ${'.'.repeat(12)}`).join('\n');
    case 'figure':
      return line(block.summary.value);
    case 'fragments':
      return block.lines.map((parts) => parts.map(({ value }) => line(value)).join(' ')).join('\n');
    default:
      return block.text.value.split('\n').map(line).join('\n');
  }
}

function tableText(table: Table): string {
  const { title, number, reporter, amountUnit } = captionLines(table.caption);
  const grid = gridOf(table);
  const rows = grid.lines.map((cells) => {
    const words = new Array<string>(grid.columns).fill('');
    for (const { column, cell } of cells) words[column] = line(cell.text.value);
    return words.join('\t');
  });
  const notes = table.notes.map(({ value }) => line(value));
  return [...[number, title, reporter, amountUnit].map(line), ...rows, ...notes]
    .filter((text) => text !== '')
    .join('\n');
}

/** One line without tabs: neither may part a cell. */
function line(value: string): string {
  return printable(value).replace(/\s*[\r\n\t\f\v\u2028\u2029]+\s*/g, ' ');
}
