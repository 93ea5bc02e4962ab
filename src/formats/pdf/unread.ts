import type { UnreadText } from '../../document/tree.js';
import type { PageSpan } from '../../facts/source.js';
import { boxOf } from './geometry.js';
import type { Page } from './page.js';
import { spanOf } from './rows.js';

/** Share of a page that an image must cover to be the page. */
const WHOLE_PAGE = 0.5;
/** Characters below which a page with a full image counts as having no text: a page number. */
const FEW = 12;

/** A page that is an image: without text it is unread, with a hidden layer it is in doubt. */
export function imagePages(page: Page, file: string): UnreadText[] {
  const image = page.drawing.images.find(
    ({ left, top, right, bottom }) =>
      (right - left) * (bottom - top) >= page.width * page.height * WHOLE_PAGE,
  );
  if (image === undefined) return [];
  if (page.glyphs.length <= FEW) {
    const box = boxOf(page.display, image.left, image.top, image.right, image.bottom);
    const span: PageSpan = {
      file,
      page: page.number,
      box: [box.left, box.top, box.right, box.bottom],
      rotate: page.rotate,
    };
    return [placeholder(span, page.number, SCANNED)];
  }
  const hidden = page.glyphs.filter((glyph) => glyph.hidden);
  if (hidden.length * 2 < page.glyphs.length) return [];
  return [placeholder(spanOf(hidden, page, file), page.number, RECOGNISED)];
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
  };
}

const SCANNED = {
  zh: '这一页是图像，没有文字层，没有读出',
  en: 'this page is an image without a text layer, it was not read',
};
const RECOGNISED = {
  zh: '这一页是图像，其文字是别的软件识别的，数字不一定可靠',
  en: "this page is an image, its text is some other program's recognition: the figures are doubtful",
};
const BROKEN = {
  zh: '这一页已损坏，没有读出',
  en: 'this page is damaged, it was not read',
};
