// Made-up tables in several fonts, sizes and resolutions, clean and degraded: how many figures
// are read beyond doubt, and which of these are wrong. By hand: npm run bench:scans -- variety
import sharp from 'sharp';
import { decodedPictures } from '../dist/formats/scan/node/decode.js';
import { findTesseract } from '../dist/formats/scan/node/tesseract.js';
import { readPictures } from '../dist/formats/scan/read.js';
import { degraded } from './scan-pages.mjs';
import { madeUpRows, tablePicture } from './scan-tables.mjs';

const FONTS = process.argv[2]?.split(',') ?? [
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

function firstOf(data, channels) {
  return Buffer.from(data.filter((_, at) => at % channels === 0));
}

async function measure(name, bytes, rows) {
  const document = await readPictures(decodedPictures(bytes, name), name, async () => recogniser);
  const table = document.sections[0].blocks.find(({ type }) => type === 'table');
  const doubts = new Set(
    (document.doubtful ?? [])
      .filter(({ rivals }) => rivals !== undefined)
      .map(({ text }) => text.pieces[0].anchor.span.box.join(' ')),
  );
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
      } else if (value !== wanted) {
        wrong += 1;
        lines.push(`  WRONG: ${wanted || '(blank)'}, read ${value || '(blank)'}`);
      }
    });
  });
  console.log(
    `${name}: ${all} figures, without doubt ${sure} (${((100 * sure) / all).toFixed(1)}%), wrong ${wrong}`,
  );
  for (const line of lines) console.log(line);
}
