import type {
  Block,
  Caption,
  Document,
  Fragments,
  Table,
  UnreadText,
} from '../../document/tree.js';
import { droppedFigures } from './conserve.js';
import { assembleForm } from './form/assemble.js';
import { runningText } from './running-text.js';
import { assembleStatement } from './statement.js';
import { buildVocabulary, type Vocabulary } from './vocabulary.js';
import { wholeLines } from './whole-lines.js';

let shared: Vocabulary | null = null;

/** The vocabulary of the built-in declarations, made once. */
function defaultVocabulary(): Vocabulary {
  shared ??= buildVocabulary();
  return shared;
}

interface Rebuilt {
  readonly blocks: readonly Block[];
  readonly unread: readonly UnreadText[];
}

/**
 * Turns every table that came apart when its page was flattened (`fragments`) into a
 * table with heads, rows and cells. A figure of such a block ends up in a cell or in the
 * document's unread texts; a block whose structure is not understood keeps its lines as
 * rows and is reported as unread.
 * @param vocabulary known heads, row names and accounts; the built-in ones by default
 */
export function reassemble(
  document: Document,
  vocabulary: Vocabulary = defaultVocabulary(),
): Document {
  const unread: UnreadText[] = [...document.unread];
  const sections = document.sections.map((section) => {
    const blocks: Block[] = [];
    for (const block of joinContinued(section.blocks)) {
      if (block.type !== 'fragments') {
        blocks.push(block);
        continue;
      }
      const rebuilt = rebuild(block, vocabulary);
      blocks.push(...rebuilt.blocks);
      unread.push(...rebuilt.unread);
    }
    return { ...section, blocks };
  });
  return { ...document, sections, unread };
}

function rebuild(block: Fragments, vocabulary: Vocabulary): Rebuilt {
  const known = assembleForm(block) ?? assembleStatement(block, vocabulary);
  const text = known === null ? runningText(block) : null;
  if (text !== null) return { blocks: text, unread: [] };
  const built = known ?? wholeLines(block);
  const table: Table = {
    type: 'table',
    caption: block.caption,
    rows: built.rows,
    notes: [...built.notes, ...block.notes],
    ...(block.page === undefined ? {} : { page: block.page }),
    pieced: true,
  };
  const blocks = [table, ...built.after];
  return { blocks, unread: [...built.unread, ...droppedFigures(block, blocks, built.unread)] };
}

/**
 * A table that a heading was printed into goes on behind it: fragments without a caption of
 * their own, behind fragments that no note has closed. The headings move below the table.
 */
function joinContinued(blocks: readonly Block[]): readonly Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    let open = joined.length - 1;
    while (open >= 0 && joined[open]?.type === 'heading') open -= 1;
    const before = joined[open];
    if (
      block.type === 'fragments' &&
      before?.type === 'fragments' &&
      isBare(block.caption) &&
      !isBare(before.caption) &&
      before.notes.length === 0
    ) {
      joined[open] = {
        ...before,
        lines: [...before.lines, ...block.lines],
        notes: block.notes,
      };
    } else joined.push(block);
  }
  return joined;
}

function isBare(caption: Caption): boolean {
  return caption.title === null && caption.number === null && caption.amountUnit === null;
}
