import type { Document } from '../../document/tree.js';
import type { BookPlaces } from './places.js';
import type { GateProblem } from './problem.js';
import { printedTexts } from './texts.js';

/** Characters of the text before a find that tell where it is. */
const AROUND = 8;

/**
 * Characters of a document that the fonts of a format cannot draw, each once with the words
 * around it: rare characters in names of units and persons.
 * @param canDraw whether the fonts have a character
 */
export function missingCharacters(
  document: Document,
  canDraw: (character: string) => boolean,
  places: BookPlaces,
): readonly GateProblem[] {
  const told = new Map<string, GateProblem>();
  for (const text of printedTexts(document)) {
    const characters = [...text];
    characters.forEach((character, at) => {
      if (told.has(character) || canDraw(character)) return;
      const words = characters.slice(Math.max(0, at - AROUND), at + AROUND + 1).join('');
      told.set(character, problem(character, words, places));
    });
  }
  return [...told.values()];
}

function problem(character: string, words: string, places: BookPlaces): GateProblem {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    kind: 'character',
    message: {
      zh: `PDF 所嵌字体没有“${character}”（${code}）：“${words}”`,
      en: `the fonts of the PDF lack “${character}” (${code}): “${words}”`,
    },
    todo: {
      zh: '核对是否输错；没有错的，用 --format 只出 docx、html 等格式，再由文字处理软件换字体转 PDF',
      en: 'check whether it is mistyped; else write other formats (--format docx,html,…) and make the PDF with a word processor that has a font for it',
    },
    where: places.holding(character),
  };
}
