import type { Document, Table } from '../../document/tree.js';
import { captionLines, propertiesOf } from '../shared/composed.js';
import { type Print, printsOf } from '../shared/prints.js';

/** The facts of a composed document as a file says them. */
export interface FactsFile {
  readonly format: 'mingzhang-facts';
  readonly version: 1;
  readonly title: string;
  readonly author: string;
  readonly date: string;
  readonly tables: readonly { readonly number: string; readonly title: string }[];
  readonly facts: readonly FactOut[];
}

export interface FactOut {
  /** Key of the fact. */
  readonly key: string;
  /** The exact value as a decimal; a string, because JSON numbers are binary to most readers. */
  readonly value: string;
  readonly unit: string;
  readonly prints: readonly Pick<Print, 'text' | 'place'>[];
}

/**
 * Writes the facts that a composed document prints: key, exact value, and each print with its
 * place. One fact printed in two units is two entries.
 * @returns the bytes, UTF-8; the same for the same document
 */
export function writeFacts(document: Document): Uint8Array {
  const { title, author, date } = propertiesOf(document);
  const tables = document.sections
    .flatMap(({ blocks }) => blocks)
    .filter((block): block is Table => block.type === 'table')
    .map(({ caption }) => {
      const { number, title: own } = captionLines(caption);
      return { number, title: own };
    });
  const file: FactsFile = {
    format: 'mingzhang-facts',
    version: 1,
    title,
    author,
    date,
    tables,
    facts: factsOf(printsOf(document)),
  };
  return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
}

function factsOf(prints: readonly Print[]): readonly FactOut[] {
  const facts = new Map<string, Print[]>();
  for (const print of prints) {
    const id = JSON.stringify([print.fact, print.unit, print.exact]);
    const known = facts.get(id);
    if (known === undefined) facts.set(id, [print]);
    else known.push(print);
  }
  return [...facts.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const { fact, exact, unit } = first;
    return [
      { key: fact, value: exact, unit, prints: all.map(({ text, place }) => ({ text, place })) },
    ];
  });
}
