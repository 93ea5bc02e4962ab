// Reads the pages of a PDF with text as scans, clean and degraded, and holds each figure of its
// tables against what the text says. By hand: npm run bench:scans [first page] [last page]
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { loadPdfium } from '../dist/formats/pdf/node/engine.js';
import { readPdfDocument } from '../dist/formats/pdf/read.js';
import { findTesseract } from '../dist/formats/scan/node/tesseract.js';
import { degraded, drawnPages, picturesPdf } from './scan-pages.mjs';

const PDF = fileURLToPath(
  new URL('../../shared/corpus/pdf/putuo-planning-2024-final-accounts.pdf', import.meta.url),
);
const [first = 7, last = 19] = process.argv.slice(2).map(Number);
const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);

const bytes = new Uint8Array(readFileSync(PDF));
const engine = await loadPdfium();
const recogniser = await findTesseract();
console.log(`pages ${first} to ${last}, ${recogniser.name}`);
const truth = figuresOf(await readPdfDocument(bytes, 'text.pdf', { engine })).filter(
  ({ page }) => page >= first && page <= last,
);
const pages = drawnPages(engine, bytes, numbers);
await measure('clean', pages, () => ({ x: 0, y: 0 }));
const worse = [];
for (const [index, page] of pages.entries()) worse.push(await degraded(page, 7 + index));
// The turned picture is larger than the page, with the page in its middle.
await measure('degraded', worse, (page) => {
  const [before, after] = [pages[page - first], worse[page - first]];
  return {
    x: ((after.width - before.width) / 2) * 0.36,
    y: ((after.height - before.height) / 2) * 0.36,
  };
});

async function measure(name, pictures, shift) {
  const start = performance.now();
  const document = await readPdfDocument(picturesPdf(pictures), `${name}.pdf`, {
    engine,
    recogniser: async () => recogniser,
  });
  const seconds = (performance.now() - start) / 1000;
  const found = figuresOf(document).map((figure) => {
    const page = figure.page + first - 1;
    const { x, y } = shift(page);
    return { ...figure, page, x: figure.x - x, y: figure.y - y };
  });
  for (const kind of ['amount', 'code']) report(name, kind, found);
  console.log(`${name}: ${(seconds / pictures.length).toFixed(2)} s a page`);
}

function report(name, kind, found) {
  const wanted = truth.filter((figure) => figure.kind === kind);
  const taken = new Set();
  const counts = { sure: 0, right: 0, doubtful: 0, doubtfulRight: 0, missing: 0 };
  const lines = [];
  for (const figure of wanted) {
    const own = nearest(found, figure);
    if (own === null) {
      counts.missing += 1;
      lines.push(`  missing: page ${figure.page} ${figure.text}`);
      continue;
    }
    taken.add(own);
    const isRight = own.text === figure.text;
    if (own.doubtful) {
      counts.doubtful += 1;
      if (isRight) counts.doubtfulRight += 1;
      lines.push(`  doubtful: page ${figure.page} ${figure.text}, read ${own.text}`);
    } else {
      counts.sure += 1;
      if (isRight) counts.right += 1;
      else lines.push(`  WRONG: page ${figure.page} ${figure.text}, read ${own.text}`);
    }
  }
  for (const figure of found.filter((one) => one.kind === kind && !taken.has(one))) {
    if (nearest(truth, figure) !== null) continue;
    lines.push(
      `  INVENTED: page ${figure.page} ${figure.text}${figure.doubtful ? ' (doubtful)' : ''}`,
    );
  }
  const share = (part, of) => `${((100 * part) / of).toFixed(2)}%`;
  console.log(
    `${name}, ${kind}s: ${wanted.length}; without doubt ${counts.sure} (${share(counts.sure, wanted.length)}), of these right ${counts.right} (${share(counts.right, counts.sure)}); doubtful ${counts.doubtful}, ${counts.doubtfulRight} of them right; missing ${counts.missing}`,
  );
  for (const line of lines) console.log(line);
}

function nearest(figures, { page, x, y }) {
  let [best, distance] = [null, 8];
  for (const figure of figures) {
    if (figure.page !== page || Math.abs(figure.x - x) > 14) continue;
    if (Math.abs(figure.y - y) < distance) [best, distance] = [figure, Math.abs(figure.y - y)];
  }
  return best;
}

/** The cells of tables that hold a figure, with the middle of their right edge. */
function figuresOf(document) {
  const cells = document.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === 'table' ? block.rows : []))
    .flatMap(({ cells }) => cells);
  const doubts = new Set(
    (document.doubtful ?? [])
      .filter(({ rivals }) => rivals !== undefined)
      .map(({ text }) => placeOf(text.pieces[0].anchor.span)),
  );
  return cells.flatMap(({ text }) => {
    const value = text.value.replace(/\s/g, '');
    const span = text.pieces[0]?.anchor.span;
    if (span === undefined) return [];
    const doubtful = doubts.has(placeOf(span));
    if (!doubtful && !/^[-\d.,%]*\d[-\d.,%]*$/.test(value)) return [];
    const kind = /^\d{3,7}$/.test(value) ? 'code' : 'amount';
    const [, top, right, bottom] = span.box;
    return [{ page: span.page, text: value, kind, doubtful, x: right, y: (top + bottom) / 2 }];
  });
}

function placeOf({ page, box }) {
  return [page, ...box].join(' ');
}
