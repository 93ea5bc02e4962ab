import { crc32, deflateSync } from 'node:zlib';
import { dice } from '../support/fuzz.js';
import { pdfBytes } from '../support/pdf.js';
import { type HostileCase, joined, latin1 } from './case.js';

function chunk(type: string, body: Uint8Array): Uint8Array {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return new Uint8Array(framed);
}

/** A PNG in black and white; `rows` are its packed lines, each with a filter byte before it. */
function png(width: number, height: number, rows: Uint8Array): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  return joined(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', new Uint8Array(head)),
    chunk('IDAT', deflateSync(rows, { level: 1 })),
    chunk('IEND', new Uint8Array()),
  );
}

/** Lines of black and white dots without any order. */
function noise(width: number, height: number): Uint8Array {
  const stride = Math.ceil(width / 8) + 1;
  const roll = dice(7);
  return Uint8Array.from({ length: stride * height }, (_, at) =>
    at % stride === 0 ? 0 : roll(256),
  );
}

/** The head of a JPEG that says how large it is, and no more. */
function jpegHead(width: number, height: number): Uint8Array {
  const size = Buffer.alloc(4);
  size.writeUInt16BE(height, 0);
  size.writeUInt16BE(width, 2);
  return joined(
    latin1('\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00'),
    latin1('\xff\xc0\x00\x0b\x08'),
    new Uint8Array(size),
    latin1('\x01\x01\x11\x00\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00\xff\xd9'),
  );
}

/** A page that is one picture, of so many dots each way. */
function scanned(size: number, dots: Uint8Array): Uint8Array {
  const packed = deflateSync(dots, { level: 1 }).toString('latin1');
  const image = `<< /Type /XObject /Subtype /Image /Width ${size} /Height ${size} /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`;
  return pdfBytes([{ content: 'q 595 0 0 842 0 0 cm /X Do Q' }], {
    resources: '/XObject << /X 20 0 R >>',
    objects: new Map([[20, image]]),
  });
}

const UNREAD = ['no-text', 'damaged', 'too-large', 'no-disclosure', 'too-complex'];

export const PICTURE_CASES: readonly HostileCase[] = [
  {
    what: 'a PNG of 50,000 by 50,000',
    file: 'large.png',
    bytes: () => png(50_000, 50_000, new Uint8Array(1000)),
    ends: ['too-large'],
  },
  {
    what: 'a JPEG of 65,000 by 65,000',
    file: 'large.jpg',
    bytes: () => jpegHead(65_000, 65_000),
    ends: ['too-large', 'damaged'],
  },
  {
    what: 'a PNG that is not all there',
    file: 'cut.png',
    bytes: () => png(2000, 2000, new Uint8Array(251 * 2000)).subarray(0, 200),
    ends: ['damaged', 'no-text'],
  },
  {
    what: 'a picture of nothing but dots',
    file: 'dots.png',
    bytes: () => png(2400, 3400, noise(2400, 3400)),
    ends: UNREAD,
    heavy: true,
    long: true,
  },
  {
    what: 'the largest white picture',
    file: 'white.png',
    bytes: () =>
      png(
        7_700,
        7_700,
        new Uint8Array(964 * 7_700).fill(255).map((byte, at) => (at % 964 === 0 ? 0 : byte)),
      ),
    ends: UNREAD,
    heavy: true,
    long: true,
  },
  {
    what: 'a page that is a picture of 50,000 by 50,000',
    file: 'scan.pdf',
    bytes: () => scanned(50_000, new Uint8Array(6_250 * 50_000)),
    ends: [...UNREAD, 'engine-failed'],
    heavy: true,
    long: true,
  },
];
