import type { BookFiles } from '../../books/read-book.js';
import type { UnitYear } from '../../books/unit-year.js';
import type { Solver } from '../../checks/localise/solver.js';
import type { Message } from '../../checks/rule.js';
import { keyString } from '../../facts/key.js';
import { readForms } from '../../forms/read.js';
import type { Composition } from '../document.js';
import { missingCharacters } from './characters.js';
import { DEFECT, problemsOfChecks, unreadProblems } from './findings.js';
import { problemsOfNeeds } from './needs.js';
import { BookPlaces } from './places.js';
import { differenceOf, factsPrinted, factsRead, type PrintedFact } from './printed.js';
import { type GateProblem, KINDS } from './problem.js';
import { mustNotGoPublic } from './public.js';

/** What the gate asks with besides the book and its document. */
export interface GateOptions {
  /** For causes that direct search leaves open (`GateResult.unsolved`). */
  readonly solver?: Solver | null;
  /** The book as it is kept, so that lines can be named. */
  readonly files?: BookFiles;
  /** Whether the fonts of what is to be written have a character; left out, none is missing. */
  readonly canDraw?: (character: string) => boolean;
}

export interface GateResult {
  /** Empty where the document may go out. */
  readonly problems: readonly GateProblem[];
  /** There are causes left open that a solver may find; none was given. */
  readonly unsolved: boolean;
}

/**
 * Everything that keeps a composed document from being published, in one go: what the book does
 * not give, what must not go public, what the checks find in the document as it is read back,
 * figures that are not read as the facts they print (law 7), and characters without a glyph.
 */
export function gate(
  book: UnitYear,
  composition: Composition,
  { solver = null, files, canDraw }: GateOptions = {},
): GateResult {
  const { document, needs } = composition;
  const reading = readForms(document);
  const places = new BookPlaces(book, composition.facts, files ?? null);
  const checked = problemsOfChecks({ reading, book, composition, places, solver });
  const problems = [
    ...problemsOfNeeds(needs, places),
    ...mustNotGoPublic(document, places),
    ...(canDraw === undefined ? [] : missingCharacters(document, canDraw, places)),
    ...checked.problems,
    ...differences(composition, factsRead(reading), places),
    ...unreadProblems(reading, places),
  ];
  return {
    problems: KINDS.flatMap((kind) => problems.filter((one) => one.kind === kind)),
    unsolved: checked.unsolved,
  };
}

function differences(
  { document, quoted }: Composition,
  read: readonly PrintedFact[],
  places: BookPlaces,
): readonly GateProblem[] {
  const { missing, invented } = differenceOf(factsPrinted(document), read);
  const own = quoted.flatMap(({ keys, text }) =>
    keys.map((key) => ({ fact: keyString(key), text })),
  );
  return [
    ...differenceOf(missing, own).missing.map(({ fact, text }) =>
      readBack(
        fact,
        { zh: `印出 ${text}，没有读回`, en: `prints ${text} and is not read back` },
        DEFECT,
        places,
      ),
    ),
    ...invented.map(({ fact, text }) =>
      readBack(
        fact,
        { zh: `读回 ${text}，并未印出`, en: `is read as ${text} and was not printed` },
        own.some((one) => one.text === text) ? REWORD : DEFECT,
        places,
      ),
    ),
  ];
}

/** The words around a fact that an officer's text refers to say that it is another. */
const REWORD: Message = {
  zh: '账册文字中引用这个数的句子会被理解成别的数，请改写',
  en: 'reword the sentence of the book that refers to this figure: it reads as another one',
};

function readBack(
  fact: string,
  { zh, en }: Message,
  todo: Message,
  places: BookPlaces,
): GateProblem {
  return {
    kind: 'read-back',
    fact,
    message: { zh: `${fact} ${zh}`, en: `${fact} ${en}` },
    todo,
    where: places.ofFact(fact),
  };
}
