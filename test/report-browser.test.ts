import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check } from '../src/checks/check.js';
import { textsOf } from '../src/document/texts.js';
import { webpOf } from '../src/formats/pdf/node/encode.js';
import { loadPdfium } from '../src/formats/pdf/node/engine.js';
import { renderPdfPages } from '../src/formats/pdf/pictures.js';
import { readPdfDocument } from '../src/formats/pdf/read.js';
import { readTextDocument } from '../src/formats/text/read.js';
import { readForms } from '../src/forms/read.js';
import { headline } from '../src/reports/headline.js';
import { htmlIndex, indexRowOf } from '../src/reports/html/index-page.js';
import { htmlReport } from '../src/reports/html/report.js';
import { showReport } from '../src/reports/show/report.js';
import type { ShownPage } from '../src/reports/show/subject.js';
import { bySeverity, type Checked } from '../src/reports/subject.js';
import { READING, RESULT } from './support/fixtures.js';
import { ROOT } from './support/house.js';
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
    const { text, cut } = await printed(page);
    await page.emulateMedia({ media: 'screen' });
    expect(text.length).toBeGreaterThan(0);
    expect(cut).toEqual([]);
  });
});

/** What a print on paper holds, and the boxes that stand outside their page. */
async function printed(page: Page): Promise<{ text: string; cut: unknown[] }> {
  const bytes = new Uint8Array(await page.pdf({ preferCSSPageSize: true }));
  const engine = await loadPdfium();
  const sizes = new Map(
    [...renderPdfPages(bytes, 'print.pdf', { engine, scale: 0.1 })].map(
      ({ page: number, width }) => [number, width],
    ),
  );
  const { sections } = await readPdfDocument(bytes, 'print.pdf', { engine });
  const blocks = sections.flatMap((section) => section.blocks);
  const cut = blocks
    .flatMap(textsOf)
    .flatMap(({ pieces }) => pieces)
    .flatMap(({ anchor }) => (anchor.kind === 'span' && 'page' in anchor.span ? [anchor.span] : []))
    .filter(({ page: number, box }) => box[0] < 0 || box[2] > (sizes.get(number) ?? 0));
  const text = blocks
    .flatMap(textsOf)
    .map(({ value }) => value)
    .join('')
    .replace(/\s+/g, '');
  return { text, cut };
}

/** Serious faults of accessibility of the page as it stands; of long tables the first rows tell. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations }: AxeResults = await page.evaluate(
    "axe.run({ exclude: ['#sheet tr:nth-child(n+6)', '#sheet p:nth-of-type(n+40)', '.finding:nth-of-type(n+12)'] })",
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

const EXAMPLE = join(ROOT, 'examples/disclosures/zhenan-2023.txt');

describe.skipIf(!hasChromium)('the working view of a report', () => {
  let page: Page;
  let context: BrowserContext;
  let findings = 0;
  let checked: Checked;

  beforeAll(async () => {
    const bytes = new Uint8Array(readFileSync(EXAMPLE));
    const subject = readForms(readTextDocument(bytes, 'zhenan-2023.txt'));
    checked = { subject, result: check(subject) };
    findings = checked.result.findings.length;
    const path = join(folder, 'work.html');
    writeFileSync(path, htmlReport(checked, 'zh'));
    context = await browser.newContext({
      bypassCSP: true,
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    page = await context.newPage();
    await page.goto(pathToFileURL(path).href);
    await page.evaluate(axe.source);
  });
  afterAll(() => context?.close());

  const box = (selector: string) => page.locator(selector).first().boundingBox();
  const hash = () => page.evaluate(() => location.hash);

  test('shows findings and document side by side, each with its own way to scroll', async () => {
    const [list, text] = [await box('#findings'), await box('#document')];
    expect(list?.y).toBe(text?.y);
    expect((list?.x ?? 0) + (list?.width ?? 0)).toBeLessThanOrEqual(text?.x ?? 0);
    const scrolls = await page.evaluate(() =>
      ['findings', 'document'].map((id) => {
        const pane = document.getElementById(id);
        return pane !== null && pane.scrollHeight > pane.clientHeight;
      }),
    );
    expect(scrolls).toEqual([true, true]);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(910);
    expect(await page.locator('#state').isVisible()).toBe(true);
  });

  test('the keyboard walks through all findings; each shows its places and its sum', async () => {
    expect(findings).toBeGreaterThan(5);
    await page.locator('#findings').focus();
    for (let number = 1; number <= findings; number += 1) {
      await page.keyboard.press('j');
      const seen = await page.evaluate((id) => {
        const card = document.getElementById(id);
        const links = [...(card?.querySelectorAll('.places a') ?? [])];
        const first = document.getElementById(links[0]?.getAttribute('href')?.slice(1) ?? '');
        const pane = document.getElementById('document')?.getBoundingClientRect();
        const at = (first?.closest('mark') ?? first)?.getBoundingClientRect();
        return {
          open: [...document.querySelectorAll('.finding.open')].map((one) => one.id),
          focused: document.activeElement?.closest('.finding')?.id,
          places: links.length,
          excerpts: document.querySelectorAll('#dock .excerpt').length,
          marked: document.querySelectorAll('#dock .excerpt .here').length,
          inView:
            at === undefined || pane === undefined
              ? null
              : at.top >= pane.top && at.bottom <= pane.bottom,
        };
      }, `f${number}`);
      expect(seen.open).toEqual([`f${number}`]);
      expect(seen.focused).toBe(`f${number}`);
      if (seen.places === 0) continue;
      expect(seen.inView, `f${number}`).toBe(true);
      expect(seen.excerpts, `f${number}`).toBeGreaterThan(0);
      expect(seen.marked, `f${number}`).toBeGreaterThan(0);
    }
    await page.keyboard.press('j');
    expect(await hash()).toBe(`#f${findings}`);
    await page.keyboard.press('k');
    expect(await hash()).toBe(`#f${findings - 1}`);
    expect(await faultsOf(page)).toEqual([]);
  });

  test('a click shows both places side by side, in view, and the arithmetic', async () => {
    const two = bySeverity(checked.result.findings)
      .flatMap(({ items }) => items)
      .find(
        ({ finding }) =>
          finding.arithmetic !== null &&
          new Set(finding.places.map(({ place }) => place.id)).size === 2,
      );
    if (two === undefined) throw new Error('the example has no finding of two places');
    await page.locator(`#f${two.number} h3 a`).click();
    const excerpts = await Promise.all(
      (await page.locator('#dock .excerpt').all()).slice(0, 2).map((one) => one.boundingBox()),
    );
    expect(excerpts).toHaveLength(2);
    expect(excerpts[0]?.y).toBe(excerpts[1]?.y);
    expect((excerpts[0]?.x ?? 0) < (excerpts[1]?.x ?? 0)).toBe(true);
    for (const one of excerpts) expect((one?.y ?? 0) + 20).toBeLessThan(900);
    const figures = await page.locator('.finding.open .sumtable .figure a').allTextContents();
    expect(figures.length).toBeGreaterThan(1);
    for (const term of two.finding.arithmetic?.terms ?? []) expect(figures).toContain(term.printed);
  });

  test('an addend leads to its number, which says its state, what ties it and where else it is', async () => {
    await page.locator('.finding.open .sumtable .figure a').first().click();
    expect(await hash()).toMatch(/^#n\d+$/);
    const focused = await page.evaluate(() => document.activeElement?.id);
    expect(`#${focused}`).toBe(await hash());
    const dock = page.locator('#dock');
    expect(await dock.locator('h2').textContent()).toMatch(/相互印证|可能有误|知其所指|不知所指/);
    expect(await dock.locator('.relations li').count()).toBeGreaterThan(0);
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('n');
    expect(await hash()).not.toBe(`#${focused}`);
    await page.keyboard.press('p');
    expect(await hash()).toBe(`#${focused}`);
    await page.goBack();
    await page.goBack();
    await page.goBack();
    expect(await hash()).toMatch(/^#f\d+$/);
    await page.keyboard.press('Escape');
    expect(await dock.isVisible()).toBe(false);
  });

  test('the places of one fact are counted and walked through', async () => {
    const repeated = await page.evaluate(() => {
      const { numbers } = JSON.parse(document.getElementById('data')?.textContent ?? '{}');
      const byFact = new Map<number, number[]>();
      for (const [id, , , fact] of numbers) {
        if (fact >= 0) byFact.set(fact, [...(byFact.get(fact) ?? []), id]);
      }
      return [...byFact.values()].find((ids) => ids.length === 3) ?? [];
    });
    expect(repeated).toHaveLength(3);
    await page.locator(`#n${repeated[0]}`).click();
    expect(await page.locator('#dock').textContent()).toContain('共 3 处，这是第 1 处');
    for (const next of [1, 2, 0]) {
      await page.keyboard.press(']');
      expect(await hash()).toBe(`#n${repeated[next]}`);
    }
  });

  test('two keys lead to any table, and words are found', async () => {
    const title = await page.locator('#sheet caption').nth(2).textContent();
    await page.keyboard.press('t');
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('3');
    const there = await page.locator('#sheet caption').nth(2).boundingBox();
    const pane = await box('#document');
    expect(there?.y ?? -1, title ?? '').toBeGreaterThan(pane?.y ?? 0);
    expect(there?.y ?? 0).toBeLessThan(900);
    await page.keyboard.press('/');
    await page.keyboard.type('526.04');
    expect(await page.locator('dialog[open] li').count()).toBeGreaterThan(2);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog[open]').count()).toBe(0);
  });

  test('severities and states can be left out, and stepping keeps to what is shown', async () => {
    await page.locator('#filters input[value="error"]').uncheck();
    expect(await page.locator('.finding.error:visible').count()).toBe(0);
    await page.locator('#findings').focus();
    await page.keyboard.press('k');
    await page.locator('#filters input[value="error"]').check();
    for (const letter of ['t', 'u', 'x']) {
      await page.locator(`#states input[value="${letter}"]`).uncheck();
    }
    await page.locator('#document').focus();
    await page.keyboard.press('n');
    const id = (await hash()).slice(1);
    expect(await page.locator(`#${id}`).getAttribute('class')).toContain('c');
    for (const letter of ['t', 'u', 'x']) {
      await page.locator(`#states input[value="${letter}"]`).check();
    }
  });

  test('states are told apart without colour', async () => {
    const looks = await page.evaluate(() =>
      ['t', 'c', 'u', 'x'].map((letter) => {
        const one = document.querySelector(`#sheet b.${letter}:not(.here)`);
        if (one === null) return letter;
        const { borderBottomStyle, borderTopStyle } = getComputedStyle(one);
        return `${borderBottomStyle} ${borderTopStyle}`;
      }),
    );
    expect(new Set(looks).size).toBe(4);
  });

  test('on paper: all findings with their sums and the whole document, whatever is folded', async () => {
    const { text, cut } = await printed(page);
    expect(cut).toEqual([]);
    const plain = (words: string) => words.replace(/\s+/g, '');
    let sums = 0;
    for (const { number, finding } of bySeverity(checked.result.findings).flatMap(
      ({ items }) => items,
    )) {
      const first = (headline(finding) ?? finding.message).zh;
      expect(text, `finding ${number}`).toContain(plain(first).slice(0, 12));
      sums += finding.arithmetic === null ? 0 : 1;
    }
    expect(sums).toBeGreaterThan(5);
    expect(text.split('推得').length).toBeGreaterThan(sums);
    const words = await page.evaluate(() =>
      [...document.querySelectorAll('#sheet p, #sheet td')].map((one) => {
        const copy = one.cloneNode(true);
        if (copy instanceof Element) for (const own of copy.querySelectorAll('sup')) own.remove();
        return copy.textContent ?? '';
      }),
    );
    const lost = words
      .map(plain)
      .filter((one) => one.length > 8 && !text.includes(one.slice(0, 6)));
    expect(lost).toEqual([]);
  });

  test('on a narrow screen: one column, the state always there, and a way back', async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.keyboard.press('Escape');
    await page.locator('#views button').first().click();
    expect(await page.locator('#document').isVisible()).toBe(false);
    await page.locator('#f1 h3 a').click();
    expect(await page.locator('#views .state').isVisible()).toBe(true);
    await page.locator('#f1 .sumtable .figure a, #f1 .places a').first().click();
    expect(await page.locator('#findings').isVisible()).toBe(false);
    expect(await page.locator('#document').isVisible()).toBe(true);
    expect(await page.locator('#views .state').isVisible()).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    await page.locator('#views button').first().click();
    expect(await page.locator('#f1').isVisible()).toBe(true);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(360);
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});

describe.skipIf(!hasChromium)('a report whose program does not run', () => {
  test('shows every finding and the whole document in one column', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    try {
      const page = await context.newPage();
      await page.goto(pathToFileURL(join(folder, 'work.html')).href);
      const cards = page.locator('.finding .more');
      expect(await cards.count()).toBeGreaterThan(5);
      expect(await cards.last().isVisible()).toBe(true);
      expect(await page.locator('#sheet caption').last().isVisible()).toBe(true);
    } finally {
      await context.close();
    }
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
