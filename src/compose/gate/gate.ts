import type { UnitYear } from '../../books/unit-year.js';
import type { Solver } from '../../checks/localise/solver.js';
import type { Message } from '../../checks/rule.js';
import { keyString } from '../../facts/key.js';
import { readForms } from '../../forms/read.js';
import type { Composition } from '../document.js';
import { DEFECT, problemsOfChecks, unreadProblems } from './findings.js';
import { problemsOfNeeds } from './needs.js';
import { differenceOf, factsPrinted, factsRead, type PrintedFact } from './printed.js';
import { type GateProblem, KINDS } from './problem.js';
import { mustNotGoPublic } from './public.js';

/**
 * Everything that keeps a composed document from being published, in one go: what the book does
 * not give, what must not go public, what the checks find in the document as it is read back, and
 * figures that are not read as the facts they print (law 7).
 * @returns empty where the document may go out
 */
export function gate(
  book: UnitYear,
  composition: Composition,
  solver: Solver | null = null,
): readonly GateProblem[] {
  const { document, needs, tables } = composition;
  const reading = readForms(document);
  const isAnnounced = tables.some(({ hidden, tails }) => hidden > 0 || tails);
  const problems = [
    ...problemsOfNeeds(needs),
    ...mustNotGoPublic(document),
    ...problemsOfChecks(reading, book, isAnnounced, solver),
    ...differences(composition, factsRead(reading)),
    ...unreadProblems(reading),
  ];
  return KINDS.flatMap((kind) => problems.filter((one) => one.kind === kind));
}

function differences(
  { document, quoted }: Composition,
  read: readonly PrintedFact[],
): readonly GateProblem[] {
  const { missing, invented } = differenceOf(factsPrinted(document), read);
  const own = quoted.flatMap(({ keys, text }) =>
    keys.map((key) => ({ fact: keyString(key), text })),
  );
  return [
    ...differenceOf(missing, own).missing.map(({ fact, text }) =>
      readBack(fact, `印出 ${text}，没有读回`, `prints ${text} and is not read back`, DEFECT),
    ),
    ...invented.map(({ fact, text }) =>
      readBack(
        fact,
        `读回 ${text}，并未印出`,
        `is read as ${text} and was not printed`,
        own.some((one) => one.text === text) ? REWORD : DEFECT,
      ),
    ),
  ];
}

/** The words around a fact that an officer's text refers to say that it is another. */
const REWORD: Message = {
  zh: '账册文字中引用这个数的句子会被理解成别的数，请改写',
  en: 'reword the sentence of the book that refers to this figure: it reads as another one',
};

function readBack(fact: string, zh: string, en: string, todo: Message): GateProblem {
  return {
    kind: 'read-back',
    fact,
    message: { zh: `${fact} ${zh}`, en: `${fact} ${en}` },
    todo,
  };
}
