import { expect, test } from 'vitest';
import { ReadError } from '../../src/document/read-error.js';
import type { Pdfium } from '../../src/formats/pdf/engine.js';
import { loadPdfium } from '../../src/formats/pdf/node/engine.js';
import { readPdfDocument } from '../../src/formats/pdf/read.js';
import { readForms } from '../../src/forms/read.js';
import { pdfBytes, show, table } from '../support/pdf.js';

/** Inputs of one run; `PDF_FUZZ=2000` makes it a long one. */
const INPUTS = Number(process.env.PDF_FUZZ ?? '300');

/** mulberry32: the same numbers everywhere from the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function sample(): Uint8Array {
  const cells = (...texts: string[]) => texts.map((text) => ({ text }));
  const rows = [
    cells('编码', '名称', '金额'),
    cells('208', '甲类', '1.00'),
    cells('合计', '', '1.00'),
  ];
  const content = [
    show(200, 760, '收入支出决算总表', 12),
    show(390, 725, '单位：万元', 9),
    table({ top: 700, columns: [60, 120, 80], rows }),
    show(60, 500, '一、本年支出合计1.00万元，比上年增加0.50万元，增长100%。', 10),
  ].join('\n');
  return pdfBytes([{ content }, { content, rotate: 90 }]);
}

/** Changes, removes, repeats or inserts some bytes; most often in what is structure. */
function mutated(bytes: Uint8Array, next: () => number): Uint8Array {
  let out = [...bytes];
  const at = () => Math.floor(next() * out.length);
  for (let times = 1 + Math.floor(next() * 6); times > 0; times -= 1) {
    const kind = Math.floor(next() * 5);
    const place = at();
    if (kind === 0) out[place] = Math.floor(next() * 256);
    else if (kind === 1) out.splice(place, 1 + Math.floor(next() * 40));
    else if (kind === 2) out.splice(place, 0, ...out.slice(place, place + 60));
    else if (kind === 3) out[place] = 48 + Math.floor(next() * 10);
    else if (next() < 0.2) out = out.slice(0, place);
  }
  return Uint8Array.from(out);
}

test('mutated files are read or refused, never worse', { timeout: 600_000 }, async () => {
  const base = sample();
  const next = random(20241125);
  let engine: Pdfium = await loadPdfium();
  let [read, refused] = [0, 0];
  for (let index = 0; index < INPUTS; index += 1) {
    const bytes = mutated(base, next);
    try {
      readForms(await readPdfDocument(bytes, 'mutated.pdf', { engine }));
      read += 1;
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      refused += 1;
      if (error.code === 'engine-failed') engine = await loadPdfium();
    }
    // The engine's memory does not grow with the number of files.
    expect(engine.pdfium.HEAPU8.length).toBeLessThan(256 * 1024 * 1024);
  }
  expect(read).toBeGreaterThan(INPUTS / 10);
  expect(read + refused).toBe(INPUTS);
});
