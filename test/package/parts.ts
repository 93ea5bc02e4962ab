import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Block, Document } from '../../src/document/tree.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { reassemble } from '../../src/forms/reassemble/index.js';
import { ROOT } from '../support/house.js';

/** An example disclosure with its tables put together. */
export function example(name: string): Document {
  const path = join('examples/disclosures', `${name}.txt`);
  const bytes = new Uint8Array(readFileSync(join(ROOT, path)));
  const document = reassemble(readTextDocument(bytes, path));
  const sections = document.sections.map((section) => ({
    ...section,
    blocks: section.blocks.filter(({ type }) => type !== 'fragments' && type !== 'figure'),
  }));
  return { ...document, sections, unread: [] };
}

/** The document with the blocks that pass. */
export function only(document: Document, keep: (block: Block) => boolean): Document {
  const sections = document.sections.map((section) => ({
    ...section,
    blocks: section.blocks.filter(keep),
  }));
  return { ...document, sections };
}

export const isTable = ({ type }: Block) => type === 'table';
export const isText = ({ type }: Block) => type !== 'table';
