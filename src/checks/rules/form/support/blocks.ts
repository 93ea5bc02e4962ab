import type { Text } from '../../../../document/text.js';
import type { Block } from '../../../../document/tree.js';
import type { Reading } from '../../../../forms/reading.js';

/** A heading or paragraph of running text with the headings above it. */
export interface TextBlock {
  readonly kind: 'heading' | 'paragraph';
  /** Level of the heading; 0 for a paragraph. */
  readonly level: number;
  readonly text: Text;
  /** Headings above and, for a heading, itself, joined with ` / `. */
  readonly path: string;
  /** Position among all blocks of the document. */
  readonly at: number;
  /** Whether it stands in the chapter that explains terms. */
  readonly glossary: boolean;
  readonly page?: number;
}

const cache = new WeakMap<Reading, readonly TextBlock[]>();

/** Every block of the document in reading order. */
export function allBlocks(reading: Reading): readonly Block[] {
  return reading.tree.sections.flatMap((section) => section.blocks);
}

/** Headings and paragraphs in reading order; contents pages and tables are left out. */
export function textBlocks(reading: Reading): readonly TextBlock[] {
  const known = cache.get(reading);
  if (known !== undefined) return known;
  const found = collect(allBlocks(reading));
  cache.set(reading, found);
  return found;
}

/** Paragraphs outside the chapter of terms. */
export function paragraphs(reading: Reading): readonly TextBlock[] {
  return textBlocks(reading).filter((block) => block.kind === 'paragraph' && !block.glossary);
}

function collect(blocks: readonly Block[]): readonly TextBlock[] {
  const above: { readonly level: number; readonly label: string }[] = [];
  const found: TextBlock[] = [];
  blocks.forEach((block, at) => {
    if (block.type !== 'heading' && block.type !== 'paragraph') return;
    if (block.type === 'heading') {
      while ((above.at(-1)?.level ?? 0) >= block.level) above.pop();
      above.push({ level: block.level, label: label(block.text) });
    }
    const path = above.map((entry) => entry.label).join(' / ');
    found.push({
      kind: block.type,
      level: block.type === 'heading' ? block.level : 0,
      text: block.text,
      path,
      at,
      glossary: /名词解释|名词说明|专业名词|术语解释/.test(path),
      ...(block.page === undefined ? {} : { page: block.page }),
    });
  });
  return found;
}

function label(text: Text): string {
  return text.value.replace(/\s+/g, '').slice(0, 40);
}
