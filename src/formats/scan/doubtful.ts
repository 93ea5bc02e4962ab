import { sliceText } from '../../document/text.js';
import type { DoubtfulText } from '../../document/tree.js';
import { rowText } from '../pdf/cells.js';
import type { Glyph } from '../pdf/glyphs.js';
import type { Page } from '../pdf/page.js';
import { rowsOf } from '../pdf/rows.js';

/**
 * What of a recognised page is in doubt: words, whose wording a recogniser may have guessed, the
 * figures among them, whose meaning the words tell, and figures whose readings do not agree. A
 * figure beyond doubt that stands alone is as good as one of a text layer.
 */
export function doubtfulTexts(page: Page, file: string): DoubtfulText[] {
  return stretches(page.glyphs).flatMap((glyphs): DoubtfulText[] => {
    const recognised = glyphs[0]?.recognised;
    if (recognised !== undefined && !recognised.doubtful && !recognised.amongWords) return [];
    return rowsOf(glyphs).flatMap((row) => {
      const text = rowText(row, page, file);
      if (recognised === undefined) return piecesOf(text);
      const { confidence, rivals, doubtful, amongWords = false } = recognised;
      return doubtful
        ? [{ text, reason: FIGURE, confidence, rivals, amongWords }]
        : [{ text, reason: WORDS, confidence, amongWords }];
    });
  });
}

/** Characters that follow each other and belong to one figure, or to none. */
function stretches(glyphs: readonly Glyph[]): Glyph[][] {
  const found: Glyph[][] = [];
  for (const glyph of glyphs) {
    const last = found.at(-1);
    const [above] = last ?? [];
    if (last !== undefined && above !== undefined && above.recognised === glyph.recognised) {
      last.push(glyph);
    } else found.push([glyph]);
  }
  return found;
}

function piecesOf(text: DoubtfulText['text']): DoubtfulText[] {
  return text.pieces.map(({ at, length }) => ({
    text: sliceText(text, at, at + length),
    reason: WORDS,
  }));
}

const FIGURE = {
  zh: '这个数字是从图像上识别的，几次识别不一致或与字迹不符，不能确定',
  en: 'this figure was recognised on an image; its readings do not agree or do not fit the ink, so it is in doubt',
};
const WORDS = {
  zh: '这里的文字是从图像上识别的，不一定可靠',
  en: 'what stands here was recognised on an image and may be wrong',
};
