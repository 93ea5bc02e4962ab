import type { UnreadText } from '../../document/tree.js';
import { rowText } from './cells.js';
import type { Glyph } from './glyphs.js';
import type { Page } from './page.js';
import { isApart, rowsOf } from './rows.js';

const UNKNOWN = '\uFFFD';

/**
 * Takes out of a page what cannot be read: figures with a character in them whose font does
 * not tell what it is, whole, because the rest of a figure would be another figure (the
 * unknown characters stay as such in their place); and characters that run askew over the
 * page. What holds a figure or an unknown character is reported.
 */
export function withoutUnknown(
  page: Page,
  file: string,
): { readonly page: Page; readonly unknown: readonly UnreadText[] } {
  // A page that is askew as a whole is not read at all.
  const loss = page.askew.length > page.glyphs.length ? 'part' : 'none';
  const askew = rowsOf(page.askew)
    .map((row) => rowText(row, page, file))
    .filter((text) => /[\d\uFFFD]/.test(text.value))
    .map((text): UnreadText => ({ text, reason: ASKEW, loss }));
  if (!page.glyphs.some(({ value }) => value === UNKNOWN)) return { page, unknown: askew };
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
  return { page: { ...page, glyphs }, unknown: [...unknown, ...askew] };
}

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
const ASKEW = {
  zh: '斜排在页面上的文字（水印或印章）没有读出',
  en: 'text that runs askew over the page (a watermark or a stamp) was not read',
};
