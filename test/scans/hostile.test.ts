import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decodedPictures } from '../../src/formats/scan/node/decode.js';
import { parseHocr } from '../../src/formats/scan/node/hocr.js';

/** A PNG that says how large it is and holds next to nothing. */
function pngOf(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const parts = [
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return new Uint8Array(Buffer.concat(parts));
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** ISO 3309. */
function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

async function all(bytes: Uint8Array) {
  const pages = [];
  for await (const page of decodedPictures(bytes, '图')) pages.push(page);
  return pages;
}

describe('a picture', () => {
  test('of 50,000 by 50,000 pixels is refused before it is decoded', async () => {
    await expect(all(pngOf(50_000, 50_000))).rejects.toMatchObject({ code: 'too-large' });
  });

  test('that is cut short, or none, is damaged', async () => {
    const noise = Buffer.from(Array.from({ length: 90_000 }, (_, at) => (at * 7919) % 251));
    const raw = { width: 300, height: 300, channels: 1 } as const;
    const whole = await sharp(noise, { raw }).png().toBuffer();
    const half = new Uint8Array(whole.subarray(0, whole.length / 2));
    await expect(all(half)).rejects.toMatchObject({ code: 'damaged' });
    await expect(all(new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3]))).rejects.toMatchObject({
      code: 'damaged',
    });
    await expect(all(pngOf(300, 300))).rejects.toMatchObject({ code: 'damaged' });
  });

  test('is grey, on white paper, in the resolution that it states or that makes it A4', async () => {
    const create = { width: 827, height: 1169, channels: 4, background: '#0000' } as const;
    const png = await sharp({ create }).png().toBuffer();
    const [page] = await all(new Uint8Array(png));
    expect(page?.grey.data.every((shade) => shade === 255)).toBe(true);
    expect(page && Math.round(page.pixelsPerPoint * 72)).toBe(100);
    const stated = await sharp({ create }).withMetadata({ density: 200 }).png().toBuffer();
    const [other] = await all(new Uint8Array(stated));
    expect(other && Math.round(other.pixelsPerPoint * 72)).toBe(200);
  });

  test('loses its red seal, of any resolution, and keeps its print', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900">
      <rect width="900" height="900" fill="#fff"/><rect x="300" y="440" width="300" height="20"/>
      <circle cx="450" cy="450" r="150" fill="none" stroke="#d02030" stroke-width="12"/></svg>`;
    const png = await sharp(Buffer.from(svg)).withMetadata({ density: 200 }).png().toBuffer();
    const [page] = await all(new Uint8Array(png));
    const shade = (x: number, y: number) => page?.grey.data[y * 900 + x];
    expect([shade(450, 300), shade(450, 450), shade(450, 400)]).toEqual([255, 0, 255]);
  });

  test('that is finer than print needs is made smaller', async () => {
    const create = { width: 1200, height: 600, channels: 3, background: '#fff' } as const;
    const png = await sharp({ create }).withMetadata({ density: 600 }).png().toBuffer();
    const [page] = await all(new Uint8Array(png));
    expect(page && [page.grey.width, page.grey.height]).toEqual([600, 300]);
  });
});

test('what a recogniser writes is read picture by picture', () => {
  const char = (value: string, left: number) =>
    `<span class='ocrx_cinfo' title='x_bboxes ${left} 3 ${left + 9} 20; x_conf 97.25'>${value}</span>`;
  const hocr = `<body><div class='ocr_page' id='page_1'><span class='ocrx_word' id='w1'>${char('1', 10)}${char('&lt;', 20)}</span></div>
<div class='ocr_page' id='page_2'></div></body>`;
  expect(parseHocr(hocr)).toEqual([
    {
      words: [
        [
          { value: '1', left: 10, right: 19, confidence: 97.25 },
          { value: '<', left: 20, right: 29, confidence: 97.25 },
        ],
      ],
    },
    { words: [] },
  ]);
});
