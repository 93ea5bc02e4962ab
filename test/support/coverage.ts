import type { Text } from '../../src/document/text.js';
import type { Block, Caption, Document } from '../../src/document/tree.js';

/** Characters of a text file that stand in no block of its tree. */
export interface Residue {
  readonly line: number;
  readonly column: number;
  readonly text: string;
  /** Nothing else stands on the line. */
  readonly whole: boolean;
}

/** Every text of a document, captions and notes included. */
export function textsOf(document: Document): Text[] {
  const blocks = document.sections.flatMap((section) => section.blocks);
  return [...blocks.flatMap(textsOfBlock), ...document.unread.map((unread) => unread.text)];
}

function textsOfBlock(block: Block): readonly Text[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'contents':
      return block.entries;
    case 'figure':
      return [block.summary];
    case 'table':
      return [
        ...textsOfCaption(block.caption),
        ...block.rows.flatMap((row) => row.cells.map((cell) => cell.text)),
        ...block.notes,
      ];
    case 'fragments':
      return [...textsOfCaption(block.caption), ...block.lines.flat(), ...block.notes];
  }
}

function textsOfCaption(caption: Caption): readonly Text[] {
  return [caption.title, caption.number, caption.reporter, caption.amountUnit].filter(
    (text) => text !== null,
  );
}

/**
 * The non-blank characters of the file that no text of the tree covers.
 * @throws Error when a text says other characters than stand at its place
 */
export function residueOf(document: Document, source: string): Residue[] {
  const lines = source.split(/\r\n|\r|\n/);
  const covered = lines.map((line) => new Uint8Array(line.length));
  for (const text of textsOf(document)) {
    for (const piece of text.pieces) {
      if (piece.anchor.kind !== 'line') continue;
      const { line, column } = piece.anchor;
      const said = text.value.slice(piece.at, piece.at + piece.length);
      const there = lines[line - 1]?.slice(column - 1, column - 1 + piece.length);
      if (said !== there)
        throw new Error(`line ${line}, column ${column}: ${said} is not ${there}`);
      covered[line - 1]?.fill(1, column - 1, column - 1 + piece.length);
    }
  }
  return lines.flatMap((line, index) => residueOfLine(line, index + 1, covered[index]));
}

function residueOfLine(line: string, number: number, covered: Uint8Array | undefined): Residue[] {
  const left = [...line.matchAll(/\S/gu)].filter((match) => covered?.[match.index] !== 1);
  if (left.length === 0) return [];
  const whole = left.length === line.replace(/\s/gu, '').length;
  const text = left.map((match) => match[0]).join('');
  return [{ line: number, column: (left[0]?.index ?? 0) + 1, text, whole }];
}
