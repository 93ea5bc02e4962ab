import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { htmlOf } from './html.js';
import type { Sheet } from './sheet.js';

export const BROWSER = '/usr/bin/chromium';

export const hasChromium = existsSync(BROWSER);

/** Prints pages of HTML to PDF as they are. */
export async function printedPages(pages: readonly string[]): Promise<Uint8Array[]> {
  const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const files: Uint8Array[] = [];
    for (const html of pages) {
      await page.setContent(html);
      files.push(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
    }
    return files;
  } finally {
    await browser.close();
  }
}

/** Prints sheets to PDF, one browser for all. */
export async function printedByChromium(sheets: readonly Sheet[]): Promise<Uint8Array[]> {
  const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const files: Uint8Array[] = [];
    for (const sheet of sheets) {
      await page.setContent(htmlOf(sheet));
      const line = (text: string) =>
        `<div style="font-size:9px;width:100%;text-align:center">${text}</div>`;
      const foot = sheet.page.foot
        .replace('{n}', '<span class="pageNumber"></span>')
        .replace('{t}', '<span class="totalPages"></span>');
      const file = await page.pdf({
        preferCSSPageSize: true,
        displayHeaderFooter: sheet.page.head !== '' || foot !== '',
        headerTemplate: line(sheet.page.head),
        footerTemplate: line(foot),
      });
      files.push(new Uint8Array(file));
    }
    return files;
  } finally {
    await browser.close();
  }
}
