// Made-up tables as pictures in many conditions: how many figures are read beyond doubt, and
// which of these are wrong. By hand, after a build:
//   node bench/scan-variety.mjs fonts       fonts, sizes and resolutions, clean and degraded
//   node bench/scan-variety.mjs conditions  fax, photograph, seal … (or the names of some)
import sharp from 'sharp';
import { decodedPictures } from '../dist/formats/scan/node/decode.js';
import { findTesseract } from '../dist/formats/scan/node/tesseract.js';
import { readPictures } from '../dist/formats/scan/read.js';
import { CONDITIONS } from './scan-conditions.mjs';
import { degraded } from './scan-pages.mjs';
import { madeUpRows, tablePicture } from './scan-tables.mjs';

const FONTS = [
  'Noto Serif CJK SC',
  'Noto Sans CJK SC',
  'Liberation Serif, Noto Serif CJK SC',
  'DejaVu Sans, Noto Sans CJK SC',
];
const STYLES = [
  { size: 10.5, dpi: 200 },
  { size: 9, dpi: 200 },
  { size: 9, dpi: 150 },
  { size: 12, dpi: 300 },
];
const recogniser = await findTesseract();
const [what = 'fonts', ...names] = process.argv.slice(2);
const totals = { all: 0, sure: 0, wrong: 0 };
if (what === 'fonts') await fonts();
else await conditions();
console.log(
  `together: ${totals.all} figures, without doubt ${totals.sure} (${share(totals.sure, totals.all)}), wrong ${totals.wrong}`,
);

async function fonts() {
  let seed = 1;
  for (const font of FONTS) {
    for (const style of STYLES) {
      seed += 1;
      const rows = madeUpRows(28, seed);
      const clean = await tablePicture(rows, { font, ...style });
      await measure(`${font} ${style.size} pt ${style.dpi} dpi clean`, clean, rows);
      const { data, info } = await sharp(clean).raw().toBuffer({ resolveWithObject: true });
      const grey = { width: info.width, height: info.height, data: firstOf(data, info.channels) };
      const { jpeg } = await degraded(grey, seed);
      const stated = await sharp(jpeg).withMetadata({ density: style.dpi }).jpeg({ quality: 95 });
      await measure(
        `${font} ${style.size} pt ${style.dpi} dpi degraded`,
        await stated.toBuffer(),
        rows,
      );
    }
  }
}

async function conditions() {
  const wanted = names.length > 0 ? names : Object.keys(CONDITIONS);
  for (const name of wanted) {
    for (const [index, font] of FONTS.slice(0, 3).entries()) {
      const dpi = [200, 150, 300][index];
      const rows = madeUpRows(28, 40 + index);
      const page = await tablePicture(rows, { font, size: 10.5, dpi });
      const picture = await CONDITIONS[name](page, dpi, 90 + index);
      await measure(`${name}, ${font} ${dpi} dpi`, picture, rows);
    }
  }
}

function firstOf(data, channels) {
  return Buffer.from(data.filter((_, at) => at % channels === 0));
}

async function measure(name, bytes, rows) {
  const document = await readPictures(
    decodedPictures(bytes, name),
    name,
    async () => recogniser,
  ).catch((error) => {
    console.log(`${name}: ${error.message}`);
    return { sections: [{ blocks: [] }] };
  });
  const tables = document.sections[0].blocks.filter(({ type }) => type === 'table');
  const table = tables.toSorted((a, b) => b.rows.length - a.rows.length)[0];
  const doubts = new Set(
    (document.doubtful ?? [])
      .filter(({ rivals }) => rivals !== undefined)
      .map(({ text }) => text.pieces[0].anchor.span.box.join(' ')),
  );
  if (table?.rows.length !== rows.length + 1 || tables.length !== 1) {
    console.log(`${name}: ${tables.length} tables, the longest of ${table?.rows.length} rows`);
    totals.all += rows.flat().length;
    return;
  }
  let [sure, wrong, all] = [0, 0, 0];
  const lines = [];
  rows.forEach((row, at) => {
    const read = table?.rows[at + 1]?.cells ?? [];
    row.forEach((wanted, column) => {
      if (column === 1) return;
      const text = read[column]?.text;
      const box = text?.pieces[0]?.anchor.span.box.join(' ');
      const doubtful = box !== undefined && doubts.has(box);
      const value = text?.value ?? '(no cell)';
      if (wanted !== '') all += 1;
      if (!doubtful && wanted !== '' && value !== '' && /^[-\d.,]+$/.test(value)) sure += 1;
      if (doubtful) lines.push(`  doubtful: ${wanted}, read ${value}`);
      else if (wanted !== '' && !/^[-\d.,]+$/.test(value)) {
        lines.push(`  not read as a figure: ${wanted}, read ${value || '(blank)'}`);
      } else if (wanted === '' && value !== '' && !/^[-\d.,]+$/.test(value)) {
        lines.push(`  words in a blank cell: ${value}`);
      } else if (value !== wanted) {
        wrong += 1;
        lines.push(`  WRONG: ${wanted || '(blank)'}, read ${value || '(blank)'}`);
      }
    });
  });
  totals.all += all;
  totals.sure += sure;
  totals.wrong += wrong;
  console.log(
    `${name}: ${all} figures, without doubt ${sure} (${share(sure, all)}), wrong ${wrong}`,
  );
  for (const line of lines) console.log(line);
}

function share(part, of) {
  return `${((100 * part) / of).toFixed(1)}%`;
}
