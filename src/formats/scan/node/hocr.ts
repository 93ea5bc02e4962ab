import type { RecognisedChar, RecognisedLine } from '../recogniser.js';

const CHAR =
  /<span class=['"]ocrx_cinfo['"] title=['"]x_bboxes (-?\d+) -?\d+ (-?\d+) -?\d+; x_conf ([\d.]+)['"]>([^<]*)<\/span>/g;

/**
 * Reads tesseract's hOCR with character boxes, one page a picture. Several lines found in one
 * picture follow each other as words.
 */
export function parseHocr(hocr: string): RecognisedLine[] {
  const pages = hocr.split(/<div class=['"]ocr_page['"]/).slice(1);
  return pages.map((page) => ({
    words: page
      .split(/<span class=['"]ocrx_word['"]/)
      .slice(1)
      .map(charsOf)
      .filter((word) => word.length > 0),
  }));
}

function charsOf(word: string): RecognisedChar[] {
  return [...word.matchAll(CHAR)].flatMap(([, left, right, confidence, text]) => {
    const value = decoded(text ?? '').trim();
    if (value === '') return [];
    return [{ value, left: Number(left), right: Number(right), confidence: Number(confidence) }];
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
};

function decoded(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
