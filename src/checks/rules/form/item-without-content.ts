import type { Block } from '../../../document/tree.js';
import type { FormRule } from '../../rule.js';
import { allBlocks, type TextBlock, textBlocks } from './support/blocks.js';
import { narrative } from './support/examples.js';
import { blockPlace, broken, holds, notCheckable } from './support/results.js';

/** Numbers of items from the outermost to the innermost form. */
const MARKS: readonly RegExp[] = [
  /^第[一二三四五六七八九十]+(?:部分|章|篇)/,
  /^[一二三四五六七八九十]+、/,
  /^[（(][一二三四五六七八九十]+[）)]/,
  /^\d{1,2}\s*[.、．](?!\d)/,
  /^[（(]\d{1,2}[）)]/,
];

/** An item that announces an explanation and stops: 变化情况说明。 */
const ANNOUNCES = /(?:情况的?说明|说明|原因)[。．.：:]?\s*$/;
/** A sentence says something; a heading-only item has no verb stop inside. */
const LONGEST = 50;

export const itemWithoutContent: FormRule = {
  meta: {
    id: 'item-without-content',
    severity: 'warning',
    title: { zh: '只有标题没有内容', en: 'Heading without content' },
    description: {
      zh: '一个条目以“……情况说明”为题，后面没有任何内容就接着下一条，应当说明的事项没有说明。',
      en: 'An item announces an explanation (…情况说明) and the next item follows at once: what was to be explained is not.',
    },
    identities: ['C28', 'R18'],
    basis: {
      kind: 'reasoning',
      text: {
        zh: '标题宣布的说明应当写出，没有的写“无”。',
        en: 'An announced explanation is given, or said to be nil.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: narrative(
          '十四、其他需要说明的情况',
          '1. 表中金额保留两位小数。',
          '2. 与上年相比单位增减情况说明。',
          '3. 联系电话见封面，由办公室负责解答。',
        ),
        why: { zh: '第 2 点只有标题。', en: 'Item 2 has a heading only.' },
      },
    ],
    pass: [
      {
        text: narrative(
          '十四、其他需要说明的情况',
          '1. 与上年相比单位增减情况说明。',
          '本年度单位没有增减。',
          '2. 表中金额保留两位小数。',
        ),
        why: { zh: '标题之后有说明。', en: 'The explanation follows its heading.' },
      },
    ],
  },
  *check(reading) {
    const blocks = allBlocks(reading);
    const texts = textBlocks(reading);
    const titles = new Map<string, number>();
    for (const block of texts) {
      const title = bareTitle(block);
      titles.set(title, (titles.get(title) ?? 0) + 1);
    }
    let clean = true;
    for (const [index, block] of texts.entries()) {
      if (block.glossary || !announces(block) || !isBare(blocks, block)) continue;
      // A title that comes again, or stands among bare titles, is a line of a contents list.
      if ((titles.get(bareTitle(block)) ?? 0) > 1 || amongBare(blocks, texts, index)) continue;
      clean = false;
      if (blocks[block.at + 1] === undefined && (reading.ending ?? null) !== null) {
        yield notCheckable({
          zh: '文件在这个标题之后结束。',
          en: 'The document ends behind this heading.',
        });
        continue;
      }
      const title = block.text.value.trim();
      yield broken(
        [blockPlace(block)],
        {
          zh: `“${title}”只有标题，没有内容。`,
          en: `“${title}” is a heading without content.`,
        },
        { printed: title },
      );
    }
    if (clean) yield holds();
  },
};

function isBare(blocks: readonly Block[], block: TextBlock): boolean {
  const next = blocks[block.at + 1];
  return next === undefined || closes(block, next);
}

/** Whether two neighbours of the same kind are bare titles as well. */
function amongBare(blocks: readonly Block[], texts: readonly TextBlock[], index: number): boolean {
  const bare = (at: number) => {
    const block = texts[at];
    return block !== undefined && isTitle(block) && isBare(blocks, block);
  };
  return (
    (bare(index - 1) && bare(index + 1)) ||
    (bare(index - 1) && bare(index - 2)) ||
    (bare(index + 1) && bare(index + 2))
  );
}

function bareTitle(block: TextBlock): string {
  return block.text.value
    .replace(/\s+/g, '')
    .replace(/^[（(]?[一二三四五六七八九十\d]+[）)]?[、.．]?/, '');
}

function isTitle(block: TextBlock): boolean {
  const text = block.text.value.trim();
  return text.length <= LONGEST && depth(text) >= 0 && !/[，,；;]/.test(text);
}

function announces(block: TextBlock): boolean {
  const text = block.text.value.trim();
  return isTitle(block) && depth(text) >= 1 && ANNOUNCES.test(text);
}

/** Whether the next block is an item of the same or an outer level, so that nothing came between. */
function closes(block: TextBlock, next: Block): boolean {
  if (next.type !== 'heading' && next.type !== 'paragraph') return false;
  const own = depth(block.text.value.trim());
  const following = depth(next.text.value.trim());
  return following >= 0 && following <= own;
}

function depth(text: string): number {
  return MARKS.findIndex((mark) => mark.test(text));
}
