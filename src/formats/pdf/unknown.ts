import type { UnreadText } from '../../document/tree.js';
import { middleOf, rowText } from './cells.js';
import type { Glyph } from './glyphs.js';
import type { Page } from './page.js';
import { isApart, rowsOf } from './rows.js';

const UNKNOWN = '\uFFFD';

/**
 * Takes out of a page what cannot be read: figures with a character in them whose font does
 * not tell what it is, whole, because the rest of a figure would be another figure (the
 * unknown characters stay as such in their place); and characters that run askew over the
 * page or cannot be seen. What holds a figure or an unknown character is reported.
 */
export function withoutUnknown(
  read: Page,
  file: string,
): { readonly page: Page; readonly unknown: readonly UnreadText[] } {
  const unseen = new Set(unseenOf(read));
  const page =
    unseen.size === 0
      ? read
      : { ...read, glyphs: read.glyphs.filter((glyph) => !unseen.has(glyph)) };
  // A page that is askew as a whole is not read at all.
  const loss: UnreadText['loss'] = page.askew.length > page.glyphs.length ? 'part' : 'none';
  const askew = markTexts(page.askew, page, file).map((text) => ({ ...text, loss }));
  const other = [
    ...askew,
    ...unseenTexts([...unseen], page, file, WHITE),
    ...unseenTexts(page.unseen ?? [], page, file, UNSEEN),
  ];
  if (!page.glyphs.some(({ value }) => value === UNKNOWN)) return { page, unknown: other };
  const dropped = new Set<Glyph>();
  const unknown: UnreadText[] = [];
  for (const row of rowsOf(page.glyphs)) {
    for (const run of doubtfulRuns(row.glyphs)) {
      for (const glyph of run) if (glyph.value !== UNKNOWN) dropped.add(glyph);
      unknown.push({
        text: rowText({ ...row, glyphs: run }, page, file),
        reason: UNDECODED,
        loss: 'figure',
      });
    }
  }
  const glyphs = page.glyphs.filter((glyph) => !dropped.has(glyph));
  return { page: { ...page, glyphs }, unknown: [...unknown, ...other] };
}

/** What holds figures of the characters of watermarks and stamps. */
export function markTexts(glyphs: readonly Glyph[], page: Page, file: string): UnreadText[] {
  return rowsOf(glyphs)
    .map((row) => rowText(row, page, file))
    .filter((text) => /[\d\uFFFD]/.test(text.value))
    .map((text): UnreadText => ({ text, reason: MARK, loss: 'none' }));
}

/** White characters with nothing coloured behind them: nobody sees them on paper. */
function unseenOf({ glyphs, drawing }: Page): Glyph[] {
  const white = glyphs.filter((glyph) => glyph.white);
  if (white.length === 0) return [];
  const grounds = [...drawing.fills, ...drawing.images];
  return white.filter((glyph) => {
    const { x, y } = middleOf(glyph);
    return !grounds.some(
      ({ left, top, right, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
    );
  });
}

function unseenTexts(
  glyphs: readonly Glyph[],
  page: Page,
  file: string,
  reason: UnreadText['reason'],
): UnreadText[] {
  return rowsOf(glyphs)
    .map((row) => rowText(row, page, file))
    .filter((text) => /\d/.test(text.value))
    .map((text): UnreadText => ({ text, reason, loss: 'none' }));
}

const UNSEEN = {
  zh: '这里的文字在页面上看不见（在页面之外、被裁切或遮盖、透明、在不显示的图层，或是隐藏文字），没有采用',
  en: 'the text here is not seen on the page (outside it, cut away, covered, transparent, on a layer that is not shown, or hidden), it was not used',
};
const WHITE = {
  zh: '白底上的白字看不见，没有采用',
  en: 'white text on a white ground is not seen, it was not used',
};

const OF_A_FIGURE = /^[\d.,%％‰+\-−\uFFFD]$/;

/** Unknown characters with what they make one figure with. */
function doubtfulRuns(glyphs: readonly Glyph[]): Glyph[][] {
  const runs: Glyph[][] = [];
  let run: Glyph[] = [];
  const close = () => {
    if (run.some(({ value }) => value === UNKNOWN)) runs.push(run);
    run = [];
  };
  glyphs.forEach((glyph, index) => {
    const above = glyphs[index - 1];
    const goesOn = OF_A_FIGURE.test(glyph.value) && above !== undefined && !isApart(above, glyph);
    if (!goesOn) close();
    if (OF_A_FIGURE.test(glyph.value)) run.push(glyph);
  });
  close();
  return runs;
}

const UNDECODED = {
  zh: '字体没有说明这些字符是什么，没有读出',
  en: 'the font does not tell what these characters are, they were not read',
};
const MARK = {
  zh: '斜排或压在页面上的文字（水印或印章）没有读出',
  en: 'text that runs askew or is laid over the page (a watermark or a stamp) was not read',
};
