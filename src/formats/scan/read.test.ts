import { describe, expect, test } from 'vitest';
import { type GreyBitmap, WHITE } from './bitmap.js';
import { readPictures } from './read.js';
import { type Recogniser, RecogniserError } from './recogniser.js';

/** A ruled page with six cells, in each a stroke of another length that a stand-in can tell. */
function page(): GreyBitmap {
  const [width, height] = [900, 500];
  const data = new Uint8Array(width * height).fill(WHITE);
  const box = (left: number, top: number, right: number, bottom: number) => {
    for (let y = top; y < bottom; y += 1) data.fill(0, y * width + left, y * width + right);
  };
  for (const y of [100, 200, 300, 400]) box(100, y, 802, y + 2);
  for (const x of [100, 450, 800]) box(x, 100, x + 2, 402);
  let length = 20;
  for (const y of [135, 235, 335]) {
    for (const x of [200, 550]) {
      box(x, y, x + length, y + 27);
      length += 12;
    }
  }
  return { width, height, data };
}

/** Reads a picture by how wide its stroke is. */
function standIn(words: readonly string[], figures: readonly string[]): Recogniser {
  return {
    name: 'stand-in',
    read: async (pictures, alphabet) =>
      pictures.map(({ width, height }) => {
        // The height of each picture is that of the line with its paper and margin.
        const stroke = ((width - 20) * 33) / (height - 20) - 6;
        const text =
          (alphabet === 'figures' ? figures : words)[Math.round((stroke - 20) / 12)] ?? '';
        const step = (width - 20) / Math.max(1, text.length);
        const chars = [...text].map((value, at) => ({
          value,
          left: 10 + at * step,
          right: 10 + (at + 1) * step,
          confidence: 97,
        }));
        return { words: chars.length === 0 ? [] : [chars] };
      }),
  };
}

const WORDS = ['项目', '金额', '收入', '12.50', '支出', '1.80'];

describe('a picture of a page', () => {
  const read = (recogniser: Recogniser) =>
    readPictures([{ grey: page(), pixelsPerPoint: 200 / 72, number: 1 }], '甲.png', () =>
      Promise.resolve(recogniser),
    );

  test('gives its table with cells, places and confidence', async () => {
    const document = await read(standIn(WORDS, WORDS));
    const [block] = document.sections[0]?.blocks ?? [];
    const rows = block?.type === 'table' ? block.rows : [];
    expect(rows.map(({ cells }) => cells.map(({ text }) => text.value))).toEqual([
      ['项目', '金额'],
      ['收入', '12.50'],
      ['支出', '1.80'],
    ]);
    expect(document.format).toBe('image');
    const anchor = rows[1]?.cells[1]?.text.pieces[0]?.anchor;
    expect(anchor).toMatchObject({ kind: 'span', span: { page: 1, confidence: 0.97 } });
  });

  test('holds words in doubt, and figures whose ink is not what was read, with their rivals', async () => {
    const document = await read(standIn(WORDS, ['项目', '金额', '收入', '12.60', '支出', '1.80']));
    const doubtful = document.doubtful?.map(({ text, rivals }) => [text.value, rivals]);
    expect(doubtful).toContainEqual(['收入', undefined]);
    expect(doubtful).toContainEqual(['12.60', ['12.50']]);
  });

  test('keeps a cell whose print was not read from passing for blank', async () => {
    const words = ['项目', '金额', '收入', '', '支出', '1.80'];
    const document = await read(standIn(words, words));
    const [block] = document.sections[0]?.blocks ?? [];
    const rows = block?.type === 'table' ? block.rows : [];
    expect(rows[1]?.cells[1]?.text.value).toBe('\uFFFD');
    const doubtful = document.doubtful?.map(({ text, rivals }) => [text.value, rivals]);
    expect(doubtful).toContainEqual(['\uFFFD', []]);
  });

  test('is an error where the recogniser is missing, with what to install', async () => {
    const missing = new RecogniserError({ zh: '安装：apt install x', en: 'apt install x' });
    const failing = readPictures(
      [{ grey: page(), pixelsPerPoint: 200 / 72, number: 1 }],
      '甲.png',
      () => Promise.reject(missing),
    );
    await expect(failing).rejects.toMatchObject({ code: 'no-text', file: '甲.png' });
  });

  test('without any text is an error', async () => {
    await expect(read(standIn([], []))).rejects.toMatchObject({ code: 'no-text' });
  });
});
