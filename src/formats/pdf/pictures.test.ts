import { beforeAll, describe, expect, test } from 'vitest';
import { bar, pdfBytes } from '../../../test/support/pdf.js';
import { pdfSample } from '../../../test/support/readings.js';
import type { Pdfium } from './engine.js';
import { loadPdfium } from './node/engine.js';
import { MAX_PIXELS, type PageImage, renderPdfPages } from './pictures.js';

let engine: Pdfium;
beforeAll(async () => {
  engine = await loadPdfium();
});

function rendered(bytes: Uint8Array, scale: number, wanted?: (page: number) => boolean) {
  const asked = wanted === undefined ? {} : { wanted };
  return [...renderPdfPages(bytes, 'a.pdf', { engine, scale, ...asked })];
}

/** Whether the pixel at a point of the page is dark. */
function isDark({ pixels, columns, width }: PageImage, x: number, y: number): boolean {
  const at = (Math.round((y * columns) / width) * columns + Math.round((x * columns) / width)) * 4;
  return (pixels[at] ?? 255) + (pixels[at + 1] ?? 255) + (pixels[at + 2] ?? 255) < 380;
}

describe('pages as pictures', () => {
  test('have the size of the page and what is drawn where it is drawn', () => {
    const [image] = rendered(pdfBytes([{ content: `${bar(100, 700, 300, 700)}\n` }]), 3);
    if (image === undefined) throw new Error('no page');
    expect([image.columns, image.rows]).toEqual([
      Math.floor(image.width * 3),
      Math.floor(image.height * 3),
    ]);
    expect(image.pixels.length).toBe(image.columns * image.rows * 4);
    const y = image.height - 700.25;
    expect(isDark(image, 200, y)).toBe(true);
    expect(isDark(image, 200, y - 20)).toBe(false);
    expect(isDark(image, 50, y)).toBe(false);
  });

  test('come one at a time, only those wanted, and the file can be left in the middle', () => {
    expect(rendered(pdfSample(), 0.5, (page) => page === 2).map(({ page }) => page)).toEqual([2]);
    for (const { page } of renderPdfPages(pdfSample(), 'a.pdf', { engine, scale: 0.5 })) {
      expect(page).toBe(1);
      break;
    }
    expect(rendered(pdfSample(), 0.5)).toHaveLength(2);
  });

  test('of a page as large as a hall stay within the bound', () => {
    const [image] = rendered(pdfBytes([{ width: 14_400, height: 14_400, content: '' }]), 4);
    expect(image?.columns).toBeGreaterThan(1000);
    expect((image?.columns ?? 0) * (image?.rows ?? 0)).toBeLessThanOrEqual(MAX_PIXELS);
  });

  test('of a damaged file or one with too many pages are refused', () => {
    const damaged = new TextEncoder().encode('%PDF-1.5\nnothing');
    expect(() => rendered(damaged, 1)).toThrow(/已损坏/);
    const options = { engine, scale: 1, maxPages: 1 };
    expect(() => [...renderPdfPages(pdfSample(), 'a.pdf', options)]).toThrow('--max-pages');
  });
});
