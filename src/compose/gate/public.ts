import {
  masked,
  PRIVATE_NUMBERS,
  privateNumbers,
} from '../../checks/rules/form/support/private-numbers.js';
import { SECRECY_MARK } from '../../checks/rules/form/support/secrecy.js';
import type { Text } from '../../document/text.js';
import type { Block, Caption, Document } from '../../document/tree.js';
import type { GateProblem } from './problem.js';

/** Characters of the text around a find that tell where it is. */
const AROUND = 12;

/**
 * Numbers of persons and marks of secret papers anywhere in a document: headings, paragraphs,
 * cells, notes, captions, charts. A figure that prints a fact is no number of a person.
 */
export function mustNotGoPublic({ sections }: Document): readonly GateProblem[] {
  return sections.flatMap(({ blocks }) => blocks.flatMap(textsOf)).flatMap(problemsIn);
}

function problemsIn(text: string): readonly GateProblem[] {
  // Full-width digits are digits too.
  const plain = text.normalize('NFKC');
  const numbers = privateNumbers(plain).map(({ kind, text: printed, at }): GateProblem => {
    const { zh, en } = PRIVATE_NUMBERS[kind];
    const before = plain.slice(Math.max(0, at - AROUND), at);
    return {
      kind: 'not-public',
      rule: 'personal-data',
      message: {
        zh: `疑似${zh}：“${before}${masked(printed)}”`,
        en: `what looks like ${en}: “${before}${masked(printed)}”`,
      },
      todo: {
        zh: '从账册的文字中去除；是公开的联系方式的，改用办公电话',
        en: 'remove it from the texts of the book; as a contact give the number of the office',
      },
    };
  });
  const marks = [...plain.matchAll(SECRECY_MARK)].map(
    ([mark]): GateProblem => ({
      kind: 'not-public',
      rule: 'secrecy-marking',
      message: {
        zh: `涉密或内部标识“${mark}”`,
        en: `mark of a secret or internal paper “${mark}”`,
      },
      todo: {
        zh: '经保密审查，去除不得公开的内容',
        en: 'have it reviewed and remove what must not be published',
      },
    }),
  );
  return [...numbers, ...marks];
}

/** The texts of a block, without the figures of facts. */
function textsOf(block: Block): readonly string[] {
  switch (block.type) {
    case 'heading':
      return [block.text.value];
    case 'paragraph':
      return [withoutFigures(block.text.value, block.figures ?? [])];
    case 'table':
      return [
        ...captionTexts(block.caption),
        ...block.rows.flatMap(({ cells }) =>
          cells.flatMap(({ text, figure }) => (figure === undefined ? [text.value] : [])),
        ),
        ...values(block.notes),
      ];
    case 'fragments':
      return [
        ...captionTexts(block.caption),
        ...values(block.lines.flat()),
        ...values(block.notes),
      ];
    case 'contents':
      return values(block.entries);
    case 'figure':
      return [block.summary.value];
  }
}

function withoutFigures(
  text: string,
  figures: readonly { readonly start: number; readonly end: number }[],
): string {
  let words = '';
  let from = 0;
  for (const { start, end } of figures) {
    words += `${text.slice(from, start)}…`;
    from = end;
  }
  return words + text.slice(from);
}

function captionTexts(caption: Caption): readonly string[] {
  return values(Object.values(caption).filter((text: Text | null) => text !== null));
}

function values(texts: readonly Text[]): readonly string[] {
  return texts.map(({ value }) => value);
}
