import { ReadError } from '../../document/read-error.js';
import type { Document } from '../../document/tree.js';
import type { FlowItem } from '../shared/flow.js';
import { blocksOfFlow } from '../shared/flow.js';
import { childNamed, elementsOf, type XmlElement } from '../shared/xml.js';
import { WordBody } from './body.js';
import { openWord } from './package.js';
import { attributeOf } from './words.js';

/**
 * Reads a Word file (.docx) into the Document tree: paragraphs with their automatic
 * numbers, tables with merged cells, text boxes, and the notes at its end.
 *
 * Places are element paths (`body/tbl[2]/tr[3]/tc[1]/p[1]`). Tracked changes are taken as
 * accepted and named in `unread`, as are hidden text, pictures and embedded objects.
 * @param bytes the file
 * @param file its name, for places and messages
 * @throws ReadError for .doc and .wps (with what to do), and for encrypted, damaged, hostile or empty files
 */
export function readDocxDocument(bytes: Uint8Array, file: string): Document {
  const parts = openWord(bytes, file);
  const walk = new WordBody(parts, file);
  const body = childNamed(parts.document, 'w:body');
  const flow = [
    ...(body === undefined ? [] : walk.read(body, 'body')),
    ...notes(parts.footnotes, 'w:footnote', walk),
    ...notes(parts.endnotes, 'w:endnote', walk),
  ];
  const blocks = blocksOfFlow(flow, file);
  if (blocks.length === 0 && walk.unread.length === 0) {
    throw new ReadError('empty', file, {
      zh: '文档里没有文字，没有可读的内容',
      en: 'the document holds no words, there is nothing to read',
    });
  }
  return { file, format: 'docx', sections: [{ blocks }], unread: walk.unread };
}

/** Footnotes and endnotes; the lines that part them from the text are of a type of their own. */
function notes(root: XmlElement | null, name: string, walk: WordBody): FlowItem[] {
  if (root === null) return [];
  return elementsOf(root)
    .filter((note) => note.name === name && attributeOf(note, 'type') === '')
    .flatMap((note) => walk.read(note, `${name.replace('w:', '')}[${attributeOf(note, 'id')}]`));
}
