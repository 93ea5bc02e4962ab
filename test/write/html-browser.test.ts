import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadFolder } from '../../src/books/node/folder.js';
import { readBook } from '../../src/books/read-book.js';
import { composeDocument } from '../../src/compose/document.js';
import { usualLayout } from '../../src/compose/prepare.js';
import { writeHtml } from '../../src/formats/html/write.js';
import { loadPdfium } from '../../src/formats/pdf/node/engine.js';
import { renderPdfPages } from '../../src/formats/pdf/pictures.js';
import { readPdfDocument } from '../../src/formats/pdf/read.js';
import { readPerformance } from '../../src/performance/read.js';
import { ROOT } from '../support/house.js';
import { BROWSER, hasChromium } from '../typeset/chromium.js';

if (!hasChromium) {
  console.log('skipped: composed pages in a browser, Chromium is missing (npm run setup:system)');
}

/** Milliseconds that a test may take on a busy machine. */
const SLOW = 60_000;

let browser: Browser;
beforeAll(async () => {
  if (!hasChromium) return;
  browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
});
afterAll(() => browser?.close());

function composed(name: string, watermark: string): string {
  const files = loadFolder(join(ROOT, 'examples', 'books', name));
  const book = readBook(files);
  const layout = usualLayout(book)?.id ?? expect.fail('no layout');
  const options = { performance: readPerformance(files), watermark };
  return new TextDecoder().decode(writeHtml(composeDocument(book, layout, options).document));
}

async function opened(html: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent(html, { waitUntil: 'load' });
  return page;
}

/** What keeps somebody from reading a page, with the elements that do. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations: found } = (await page.evaluate('axe.run(document)')) as AxeResults;
  return found.map(
    ({ id, impact, nodes }) =>
      `${impact} ${id}: ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 120))
        .join(' | ')}`,
  );
}

describe.skipIf(!hasChromium).each([
  ['zengdu-2022', ''],
  ['yunling-2023', '草稿'],
])('the page of %s', (name, watermark) => {
  test(
    'is accessible, by keyboard too',
    async () => {
      const page = await opened(composed(name, watermark));
      expect(await violations(page)).toEqual([]);
      // The first stop of the keyboard is the contents, whose entries lead to their headings.
      await page.keyboard.press('Tab');
      const href = await page.evaluate('document.activeElement.getAttribute("href")');
      expect(href).toMatch(/^#h\d+$/);
      await page.keyboard.press('Enter');
      expect(await page.evaluate('location.hash')).toBe(href);
      // A table wider than the page is scrolled without a mouse.
      const regions = await page.locator('.scroll[tabindex="0"]').count();
      expect(regions).toBe(await page.locator('.scroll').count());
      await page.close();
    },
    SLOW,
  );

  test(
    'prints: nothing is cut off at the side',
    async () => {
      const page = await opened(composed(name, watermark));
      const bytes = new Uint8Array(await page.pdf({ preferCSSPageSize: true }));
      await page.close();
      const engine = await loadPdfium();
      const pages = [...renderPdfPages(bytes, 'print.pdf', { engine, scale: 0.1 })];
      const widths = new Map(pages.map((one) => [one.page, Math.round(one.width)]));
      // Tables of many columns lie on their side.
      expect([...new Set(widths.values())].sort()).toEqual([595, 842]);
      const text = JSON.stringify(await readPdfDocument(bytes, 'print.pdf', { engine }));
      const spans = [...text.matchAll(/"page":(\d+),"box":\[([\d.,-]+)\]/g)];
      expect(spans.length).toBeGreaterThan(500);
      const cut = spans.filter(([, at = '', box = '']) => {
        const [left = 0, , right = 0] = box.split(',').map(Number);
        return left < 0 || right > (widths.get(Number(at)) ?? 0);
      });
      expect(cut.map(([span]) => span)).toEqual([]);
    },
    SLOW,
  );
});
