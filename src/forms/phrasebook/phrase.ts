import { spanText } from '../../document/text.js';
import type { Paragraph, TextFigure } from '../../document/tree.js';
import { type FactKey, keyString } from '../../facts/key.js';
import type { Direction } from '../reading.js';

/** What a figure of a sentence claims: the clause reader must read exactly this back. */
export interface Statement {
  readonly keys: readonly FactKey[];
  /** The figure as printed, without its unit. */
  readonly text: string;
  readonly unit: string;
  readonly direction: Direction | null;
}

/** A printed figure with what it claims; `words` is the figure with its unit. */
export interface FigurePhrase {
  readonly words: string;
  readonly statement: Statement;
  /** The exact value as a decimal in the printed unit. */
  readonly exact: string;
}

/** A part of a sentence: words, a figure, or several of them after each other. */
export type Phrase = string | FigurePhrase | readonly Phrase[];

export interface Written {
  readonly paragraph: Paragraph;
  readonly statements: readonly Statement[];
}

/**
 * Puts a paragraph together and keeps where each figure of it stands.
 * @param place element path that its characters name as their source
 */
export function paragraphOf(phrase: Phrase, place: string, role?: Paragraph['role']): Written {
  const figures: TextFigure[] = [];
  const statements: Statement[] = [];
  let value = '';
  for (const part of flat(phrase)) {
    if (typeof part === 'string') {
      value += part;
      continue;
    }
    const { statement, exact } = part;
    const start = value.length;
    value += part.words;
    statements.push(statement);
    figures.push({
      start,
      end: start + statement.text.length,
      fact: statement.keys.map(keyString).join(' & '),
      exact,
      unit: statement.unit,
    });
  }
  return {
    paragraph: {
      type: 'paragraph',
      text: spanText(value, { file: '', path: place }),
      ...(role === undefined ? {} : { role }),
      ...(figures.length === 0 ? {} : { figures }),
    },
    statements,
  };
}

/** Parts with words between them; nothing where there are no parts. */
export function joined(parts: readonly Phrase[], between: string): Phrase {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [between, part]));
}

function flat(phrase: Phrase): readonly (string | FigurePhrase)[] {
  if (typeof phrase === 'string') return phrase === '' ? [] : [phrase];
  return 'words' in phrase ? [phrase] : (phrase as readonly Phrase[]).flatMap(flat);
}
