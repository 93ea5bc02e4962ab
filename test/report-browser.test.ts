import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check } from '../src/checks/check.js';
import { webpOf } from '../src/formats/pdf/node/encode.js';
import { loadPdfium } from '../src/formats/pdf/node/engine.js';
import { renderPdfPages } from '../src/formats/pdf/pictures.js';
import { readPdfDocument } from '../src/formats/pdf/read.js';
import { readForms } from '../src/forms/read.js';
import { htmlIndex, indexRowOf } from '../src/reports/html/index-page.js';
import { htmlReport } from '../src/reports/html/report.js';
import { showReport } from '../src/reports/show/report.js';
import type { ShownPage } from '../src/reports/show/subject.js';
import type { Checked } from '../src/reports/subject.js';
import { READING, RESULT } from './support/fixtures.js';
import { sample } from './support/readings.js';
import { BROWSER, hasChromium } from './typeset/chromium.js';

if (!hasChromium)
  console.log('skipped: reports in a browser, Chromium is missing (npm run setup:system)');

/** The kinds of pages that the program writes. */
type Kind = 'report' | 'index' | 'show of a PDF' | 'show of a text';
const KINDS: readonly Kind[] = ['report', 'index', 'show of a PDF', 'show of a text'];

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-browser-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function* pictures(bytes: Uint8Array): AsyncGenerator<ShownPage> {
  const engine = await loadPdfium();
  for (const image of renderPdfPages(bytes, 'a.pdf', { engine, scale: 1 })) {
    const { page, width, height } = image;
    const picture = Buffer.from(await webpOf(image)).toString('base64');
    yield { page, width, height, image: `data:image/webp;base64,${picture}` };
  }
}

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  const all: string[] = [];
  for await (const piece of pieces) all.push(piece);
  return all.join('');
}

async function pageOf(kind: Kind): Promise<string> {
  const { document, bytes } = await sample('pdf');
  const subject = readForms(document);
  const checked: Checked = { subject, result: check(subject) };
  switch (kind) {
    case 'report':
      return htmlReport(checked, 'zh');
    case 'index':
      return htmlIndex(
        [{ row: indexRowOf(checked), href: 'a.html' }],
        [{ file: 'b.pdf', code: 'damaged', message: { zh: '已损坏', en: 'damaged' } }],
        'zh',
      );
    case 'show of a PDF':
      return whole(
        showReport({ subject, result: checked.result, findings: true }, pictures(bytes), {
          lang: 'zh',
        }),
      );
    case 'show of a text':
      return whole(
        showReport({ subject: READING, result: RESULT, findings: true }, null, { lang: 'zh' }),
      );
  }
}

let browser: Browser;
beforeAll(async () => {
  if (!hasChromium) return;
  browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
});
afterAll(() => browser?.close());

describe.skipIf(!hasChromium).each(KINDS)('in a browser: %s', (kind) => {
  let context: BrowserContext;
  let page: Page;
  let url: string;
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    const path = join(folder, `${KINDS.indexOf(kind)}.html`);
    writeFileSync(path, await pageOf(kind));
    url = pathToFileURL(path).href;
    context = await browser.newContext({ viewport: { width: 1300, height: 900 } });
    page = await context.newPage();
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(url);
  });
  afterAll(() => context?.close());

  test('asks nobody for anything, and its own policy allows all that it needs', () => {
    expect(requests.filter((one) => one !== url && !one.startsWith('data:'))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('has no serious fault of accessibility', async () => {
    // The page's policy lets no script in, not even the one that tests it.
    const open = await browser.newContext({ bypassCSP: true });
    try {
      const tested = await open.newPage();
      await tested.goto(url);
      await tested.evaluate(axe.source);
      const { violations, passes }: AxeResults = await tested.evaluate('axe.run()');
      expect(passes.length).toBeGreaterThan(5);
      const faults = violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
        );
      expect(faults).toEqual([]);
    } finally {
      await open.close();
    }
  });

  test('shows one language at a time, switched from the keyboard', async () => {
    const shown = (lang: string) => page.locator(`main .ui[lang="${lang}"]`).first().isVisible();
    expect([await shown('zh-CN'), await shown('en')]).toEqual([true, false]);
    await page.locator('#lang-zh').focus();
    await page.keyboard.press('ArrowRight');
    expect([await shown('zh-CN'), await shown('en')]).toEqual([false, true]);
    await page.keyboard.press('ArrowLeft');
    expect(await shown('zh-CN')).toBe(true);
  });

  test('every link is reached from the keyboard, visibly, and leads where it says', async () => {
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    const wanted: string[] = await page.evaluate(() =>
      [...document.querySelectorAll('a[href]:not([tabindex="-1"])')]
        .filter((one) => one.getClientRects().length > 0)
        .map((one) => one.getAttribute('href') ?? ''),
    );
    const reached: string[] = [];
    await page.locator('#lang-zh').focus();
    for (let step = 0; step < wanted.length * 2 + 60; step += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const one = document.activeElement;
        if (one === null || one === document.body) return null;
        const { outlineStyle } = getComputedStyle(one);
        return {
          href: one.getAttribute('href'),
          tag: one.tagName,
          outlined: outlineStyle !== 'none',
        };
      });
      if (focused === null) break;
      if (focused.href === null) continue;
      expect(focused.outlined, focused.href).toBe(true);
      reached.push(focused.href);
    }
    expect(reached).toEqual(wanted);
    const lost = await page.evaluate(() =>
      [...document.querySelectorAll('a[href^="#"]')]
        .map((one) => decodeURIComponent(one.getAttribute('href') ?? '').slice(1))
        .filter((id) => document.getElementById(id) === null),
    );
    expect(lost).toEqual([]);
  });

  test('prints: nothing is cut off at the side, and the switch stays away', async () => {
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('label[for="lang-en"]').isVisible()).toBe(false);
    const bytes = new Uint8Array(await page.pdf({ format: 'A4' }));
    await page.emulateMedia({ media: 'screen' });
    const engine = await loadPdfium();
    const printed = await readPdfDocument(bytes, 'print.pdf', { engine });
    const text = JSON.stringify(printed.sections.flatMap(({ blocks }) => blocks));
    const { width = 0 } = printed.sections[0]?.page ?? {};
    const boxes = [...text.matchAll(/"box":\[([\d.,-]+)\]/g)].map((match) =>
      (match[1] ?? '').split(',').map(Number),
    );
    expect(boxes.length).toBeGreaterThan(0);
    expect(boxes.filter(([left = 0, , right = 0]) => left < 0 || right > width)).toEqual([]);
  });
});

describe.skipIf(!hasChromium)('in a browser, what was read', () => {
  test('lies over the picture where it is printed', async () => {
    const path = join(folder, 'over.html');
    writeFileSync(path, await pageOf('show of a PDF'));
    const page = await browser.newPage({ viewport: { width: 1300, height: 900 } });
    try {
      await page.goto(pathToFileURL(path).href);
      const found = await page.evaluate(() => {
        const picture = document.querySelector('#p2 svg.picture')?.getBoundingClientRect();
        const mark = [...document.querySelectorAll('#p2 a.mk')].find((one) =>
          one.querySelector('title')?.textContent?.startsWith('6.00'),
        );
        const box = mark?.querySelector('rect')?.getBoundingClientRect();
        if (picture === undefined || box === undefined) return null;
        const scale = 595 / picture.width;
        return [
          (box.left - picture.left) * scale,
          (box.top - picture.top) * scale,
          (box.right - picture.left) * scale,
          (box.bottom - picture.top) * scale,
        ].map(Math.round);
      });
      // The cell of 6.00: third column (290 to 380), last of the rows that begin at 122.
      const [left = 0, top = 0, right = 0, bottom = 0] = found ?? [];
      expect(Math.abs(left - 290) + Math.abs(right - 380)).toBeLessThan(5);
      expect(Math.abs(top - 242) + Math.abs(bottom - 266)).toBeLessThan(5);
    } finally {
      await page.close();
    }
  });
});
