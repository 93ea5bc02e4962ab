import {
  masked,
  PRIVATE_NUMBERS,
  privateNumbers,
} from '../../checks/rules/form/support/private-numbers.js';
import { SECRECY_MARK } from '../../checks/rules/form/support/secrecy.js';
import type { Document } from '../../document/tree.js';
import type { BookPlaces } from './places.js';
import type { GateProblem } from './problem.js';
import { textsWithoutFigures } from './texts.js';

/** Characters of the text around a find that tell where it is. */
const AROUND = 12;

/**
 * Numbers of persons and marks of secret papers anywhere in a document: headings, paragraphs,
 * cells, notes, captions, charts. A figure that prints a fact is no number of a person.
 */
export function mustNotGoPublic(document: Document, places: BookPlaces): readonly GateProblem[] {
  return textsWithoutFigures(document).flatMap((text) => problemsIn(text, places));
}

function problemsIn(text: string, places: BookPlaces): readonly GateProblem[] {
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
      where: places.holding(printed),
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
      where: places.holding(mark),
    }),
  );
  return [...numbers, ...marks];
}
