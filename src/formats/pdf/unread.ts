import { sliceText } from '../../document/text.js';
import type { DoubtfulText, UnreadText } from '../../document/tree.js';
import type { PageSpan } from '../../facts/source.js';
import { rowText } from './cells.js';
import { boxOf } from './geometry.js';
import type { Page } from './page.js';
import { rowsOf } from './rows.js';

/** Share of a page that an image must cover to be the page. */
const WHOLE_PAGE = 0.5;
/** Characters below which a page with a full image counts as having no text: a page number. */
const FEW = 12;

/** What a page that is an image leaves unread or in doubt. */
export interface ImagePage {
  readonly unread: readonly UnreadText[];
  readonly doubtful: readonly DoubtfulText[];
}

const NO_IMAGE: ImagePage = { unread: [], doubtful: [] };

/**
 * A page that is an image: without text it is unread; what stands hidden over it was
 * recognised by some other program and is in doubt, figure by figure.
 */
export function imagePage(page: Page, file: string): ImagePage {
  const image = page.drawing.images.find(
    ({ left, top, right, bottom }) =>
      (right - left) * (bottom - top) >= page.width * page.height * WHOLE_PAGE,
  );
  if (image === undefined) return NO_IMAGE;
  if (page.glyphs.length <= FEW) {
    const box = boxOf(page.display, image.left, image.top, image.right, image.bottom);
    const span: PageSpan = {
      file,
      page: page.number,
      box: [box.left, box.top, box.right, box.bottom],
      rotate: page.rotate,
    };
    return { unread: [placeholder(span, page.number, SCANNED)], doubtful: [] };
  }
  const hidden = page.glyphs.filter((glyph) => glyph.hidden);
  return {
    unread: [],
    doubtful: rowsOf(hidden).flatMap((row) => piecesOf(rowText(row, page, file))),
  };
}

/** A figure is one piece of a row's text, and so are the words between two figures. */
function piecesOf(text: DoubtfulText['text']): DoubtfulText[] {
  return text.pieces.map(({ at, length }) => ({
    text: sliceText(text, at, at + length),
    reason: RECOGNISED,
  }));
}

/** A page that the engine cannot load. */
export function unreadPage(number: number, file: string): UnreadText {
  return placeholder({ file, page: number, box: [0, 0, 0, 0], rotate: 0 }, number, BROKEN);
}

function placeholder(span: PageSpan, page: number, reason: UnreadText['reason']): UnreadText {
  const value = `［第${page}页］`;
  return {
    text: { value, pieces: [{ at: 0, length: value.length, anchor: { kind: 'span', span } }] },
    reason,
    loss: 'part',
  };
}

const SCANNED = {
  zh: '这一页是图像，没有文字层，没有读出',
  en: 'this page is an image without a text layer, it was not read',
};
const RECOGNISED = {
  zh: '这一页是图像，文字是别的软件识别的，不一定可靠',
  en: "this page is an image, its text is some other program's recognition and may be wrong",
};
const BROKEN = {
  zh: '这一页已损坏，没有读出',
  en: 'this page is damaged, it was not read',
};
