import type { Block, Document, Fragments, Table, UnreadText } from '../../document/tree.js';
import { assembleForm } from './form/assemble.js';
import { assembleStatement } from './statement.js';
import { buildVocabulary, type Vocabulary } from './vocabulary.js';
import { wholeLines } from './whole-lines.js';

let shared: Vocabulary | null = null;

/** The vocabulary of the built-in declarations, made once. */
function defaultVocabulary(): Vocabulary {
  shared ??= buildVocabulary();
  return shared;
}

/**
 * Turns every table that came apart when its page was flattened (`fragments`) into a
 * table with heads, rows and cells. A figure of such a block ends up in exactly one cell
 * or in the document's unread texts.
 * @param vocabulary known heads, row names and accounts; the built-in ones by default
 */
export function reassemble(
  document: Document,
  vocabulary: Vocabulary = defaultVocabulary(),
): Document {
  const unread: UnreadText[] = [...document.unread];
  const sections = document.sections.map((section) => ({
    ...section,
    blocks: section.blocks.flatMap((block): readonly Block[] => {
      if (block.type !== 'fragments') return [block];
      const built = assembleFragments(block, vocabulary);
      unread.push(...built.unread);
      return built.blocks;
    }),
  }));
  return { ...document, sections, unread };
}

function assembleFragments(
  block: Fragments,
  vocabulary: Vocabulary,
): { readonly blocks: readonly Block[]; readonly unread: readonly UnreadText[] } {
  const built = assembleForm(block) ?? assembleStatement(block, vocabulary) ?? wholeLines(block);
  const table: Table = {
    type: 'table',
    caption: block.caption,
    rows: built.rows,
    notes: [...built.notes, ...block.notes],
    ...(block.page === undefined ? {} : { page: block.page }),
  };
  return { blocks: [table, ...built.after], unread: built.unread };
}
