import type { Block, Document, Figured } from '../../document/tree.js';

/** One place of a document where a fact is printed. */
export interface Print {
  readonly fact: string;
  /** The figure as printed, without its unit. */
  readonly text: string;
  readonly unit: string;
  /** The exact value in `unit`. */
  readonly exact: string;
  /** The heading above the sentence, or the title of the table. */
  readonly place: string;
  /** Row and column of the table's grid, from 1; left out in sentences. */
  readonly cell?: string;
}

/** Between the facts of one figure that states several. */
const AND = ' & ';

/** Every print of a composed document in its order. */
export function printsOf({ sections }: Document): readonly Print[] {
  let heading = '';
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.type === 'heading') heading = block.text.value;
      return printsIn(block, heading);
    }),
  );
}

function printsIn(block: Block, heading: string): readonly Print[] {
  if (block.type === 'paragraph') {
    return (block.figures ?? []).flatMap((figure) =>
      each(figure, block.text.value.slice(figure.start, figure.end), heading),
    );
  }
  if (block.type !== 'table') return [];
  const place = block.caption.title?.value ?? heading;
  return block.rows.flatMap(({ cells }, row) => {
    let next = 1;
    return cells.flatMap(({ figure, text, colSpan }) => {
      const column = next;
      next += colSpan;
      if (figure === undefined) return [];
      return each(figure, text.value, place, `R${row + 1}C${column}`);
    });
  });
}

function each(figure: Figured, text: string, place: string, cell?: string): readonly Print[] {
  const { fact, exact, unit } = figure;
  return fact.split(AND).map((one) => ({
    fact: one,
    text,
    unit,
    exact,
    place,
    ...(cell === undefined ? {} : { cell }),
  }));
}
