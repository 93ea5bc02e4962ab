import type { Text } from '../../document/text.js';
import type { Block, Caption, Document } from '../../document/tree.js';

/** All texts of a document: headings, paragraphs, cells, notes, captions, charts. */
export function printedTexts({ sections }: Document): readonly string[] {
  return sections.flatMap(({ blocks }) => blocks.flatMap((block) => textsOf(block, whole)));
}

/** The same without the figures of facts. */
export function textsWithoutFigures({ sections }: Document): readonly string[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => textsOf(block, withoutFigures, false)),
  );
}

type Figures = readonly { readonly start: number; readonly end: number }[];

function textsOf(
  block: Block,
  wordsOf: (text: string, figures: Figures) => string,
  withCells = true,
): readonly string[] {
  switch (block.type) {
    case 'heading':
      return [block.text.value];
    case 'paragraph':
      return [wordsOf(block.text.value, block.figures ?? [])];
    case 'table':
      return [
        ...captionTexts(block.caption),
        ...block.rows.flatMap(({ cells }) =>
          cells.flatMap(({ text, figure }) =>
            figure === undefined || withCells ? [text.value] : [],
          ),
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
      return [block.summary.value, ...(block.chart?.series ?? []).map(({ name }) => name)];
  }
}

function whole(text: string): string {
  return text;
}

function withoutFigures(text: string, figures: Figures): string {
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
