import { sliceText } from '../../document/text.js';
import type { DoubtfulText, UnreadText } from '../../document/tree.js';
import type { PageSpan } from '../../facts/source.js';
import { rowText } from './cells.js';
import { around, type Box, boxOf } from './geometry.js';
import type { PageImage } from './objects.js';
import type { Page } from './page.js';
import { rowsOf } from './rows.js';

/** Share of a page that an image must cover to be the page. */
const WHOLE_PAGE = 0.5;
/** Characters below which a page with a full image counts as having no text: a page number. */
const FEW = 12;

/** The image that a page is, or that its strips and tiles make together; null where it is none. */
export function pageImage({ width, height, drawing }: Page): PageImage | null {
  const enough = width * height * WHOLE_PAGE;
  const [first] = drawing.images.filter((image) => areaOf(image) >= enough);
  if (first !== undefined) return first;
  const together = drawing.images.reduce((sum, image) => sum + areaOf(image), 0);
  if (together < enough) return null;
  const scale = Math.max(...drawing.images.map((image) => image.scale));
  return { ...around(drawing.images), scale };
}

function areaOf({ left, top, right, bottom }: Box): number {
  return (right - left) * (bottom - top);
}

/** A page that is an image and has no text to speak of. */
export function isScan(page: Page): boolean {
  return pageImage(page) !== null && page.glyphs.length <= FEW;
}

/** A scan that was not read, and why where that is known. */
export function unreadScan(page: Page, file: string, why: UnreadText['reason'] | null): UnreadText {
  const whole = { left: 0, top: 0, right: page.width, bottom: page.height };
  const { left, top, right, bottom } = pageImage(page) ?? whole;
  const box = boxOf(page.display, left, top, right, bottom);
  const span: PageSpan = {
    file,
    page: page.number,
    box: [box.left, box.top, box.right, box.bottom],
    rotate: page.rotate,
  };
  return placeholder(span, page.number, why ?? SCANNED);
}

/**
 * What is not drawn was recognised by some other program, where it stands over an image, and is
 * in any case not what is printed: in doubt, figure by figure.
 */
export function hiddenLayer(page: Page, file: string): DoubtfulText[] {
  const hidden = page.glyphs.filter((glyph) => glyph.hidden);
  const reason = page.drawing.images.length > 0 ? RECOGNISED : INVISIBLE;
  return rowsOf(hidden).flatMap((row) => piecesOf(rowText(row, page, file), reason));
}

/** A figure is one piece of a row's text, and so are the words between two figures. */
function piecesOf(text: DoubtfulText['text'], reason: DoubtfulText['reason']): DoubtfulText[] {
  return text.pieces.map(({ at, length }) => ({
    text: sliceText(text, at, at + length),
    reason,
  }));
}

/** A file without its end, of which more may be missing than pages that are known. */
export function cutFile(pages: number, file: string): UnreadText {
  return placeholder({ file, page: pages, box: [0, 0, 0, 0], rotate: 0 }, pages, CUT);
}

/** A page that the engine cannot load. */
export function unreadPage(number: number, file: string): UnreadText {
  return placeholder({ file, page: number, box: [0, 0, 0, 0], rotate: 0 }, number, BROKEN);
}

/** A page that is printed a second time, to the last character. */
export function repeatedPage(number: number, first: number, file: string): UnreadText {
  const reason = {
    zh: `这一页与第 ${first} 页完全相同（重复的页面），只读一次`,
    en: `this page is the same as page ${first} (a repeated page); it was read once`,
  };
  const span = { file, page: number, box: [0, 0, 0, 0] as const, rotate: 0 };
  return { ...placeholder(span, number, reason), loss: 'none' };
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
const INVISIBLE = {
  zh: '这里的文字是隐藏的，纸面上看不见，不一定与纸面相同',
  en: 'the text here is hidden: what is seen on the page may be something else',
};
const BROKEN = {
  zh: '这一页已损坏，没有读出',
  en: 'this page is damaged, it was not read',
};
const CUT = {
  zh: 'PDF 文件末尾没有结束标记，文件可能不完整（例如下载中断），可能有内容没有读到；请重新下载',
  en: 'the PDF has no mark at its end, so it may be incomplete (a broken download, for example) and something may be missing; download it again',
};
