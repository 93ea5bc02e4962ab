import { ReadError } from './read-error.js';
import type { Text } from './text.js';
import type { Block, Caption, Document } from './tree.js';

/**
 * Bounds of what is made sense of, in steps. A disclosure of 500 pages holds some 500,000
 * characters and 50,000 cells; at the bounds, reading and checking takes
 * some 400 MB.
 */
export const MAX_CHARACTERS = 1_000_000;
export const MAX_CELLS = 60_000;

/**
 * A document that is small enough to be read by the forms and checked.
 * @returns the document itself
 * @throws ReadError too-complex
 */
export function requireBounded(document: Document): Document {
  const sum = { characters: 0, cells: 0 };
  for (const { blocks } of document.sections) {
    for (const block of blocks) {
      count(block, sum);
      if (sum.characters > MAX_CHARACTERS || sum.cells > MAX_CELLS) throw tooComplex(document.file);
    }
  }
  return document;
}

interface Sum {
  characters: number;
  cells: number;
}

function count(block: Block, sum: Sum): void {
  const add = (text: Text | null) => {
    if (text !== null) sum.characters += inked(text.value);
  };
  const caption = ({ title, number, reporter, amountUnit }: Caption) => {
    for (const text of [title, number, reporter, amountUnit]) add(text);
  };
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      add(block.text);
      break;
    case 'contents':
      block.entries.forEach(add);
      break;
    case 'table':
      caption(block.caption);
      block.notes.forEach(add);
      for (const { cells } of block.rows) {
        sum.cells += cells.length;
        for (const { text } of cells) add(text);
      }
      break;
    case 'fragments':
      caption(block.caption);
      block.notes.forEach(add);
      for (const line of block.lines) {
        sum.cells += line.length;
        line.forEach(add);
      }
      break;
    default:
  }
}

/** Characters that are no blanks: layout is made of blanks. */
function inked(value: string): number {
  let blanks = 0;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code === 0x20 || code === 0x09 || code === 0x3000) blanks += 1;
  }
  return value.length - blanks;
}

function tooComplex(file: string): ReadError {
  return new ReadError('too-complex', file, {
    zh: `文件的内容超过上限（${MAX_CHARACTERS} 字或 ${MAX_CELLS} 个单元格）；请拆分后分别核对`,
    en: `there is more in the file than the limit (${MAX_CHARACTERS} characters or ${MAX_CELLS} cells); split it and check the parts`,
  });
}
