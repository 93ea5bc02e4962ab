// Pages of a PDF as a scanner would give them: drawn at 200 dpi, clean or degraded, and put
// into a PDF that holds nothing but the pictures.
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

const DPI = 200;

/** Draws the pages of a PDF. @returns grey pictures in their order */
export function drawnPages(engine, bytes, numbers) {
  const { wasmExports } = engine.pdfium;
  const memory = wasmExports.malloc(bytes.length);
  engine.pdfium.HEAPU8.set(bytes, memory);
  const document = engine.FPDF_LoadMemDocument(memory, bytes.length, '');
  const pages = numbers.map((number) => drawn(engine, document, number - 1));
  engine.FPDF_CloseDocument(document);
  wasmExports.free(memory);
  return pages;
}

function drawn(engine, document, index) {
  const page = engine.FPDF_LoadPage(document, index);
  const width = Math.round((engine.FPDF_GetPageWidthF(page) * DPI) / 72);
  const height = Math.round((engine.FPDF_GetPageHeightF(page) * DPI) / 72);
  const bitmap = engine.FPDFBitmap_CreateEx(width, height, 3, 0, 0);
  engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 1);
  const [start, stride] = [
    engine.FPDFBitmap_GetBuffer(bitmap),
    engine.FPDFBitmap_GetStride(bitmap),
  ];
  const data = Buffer.alloc(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      data[y * width + x] = engine.pdfium.HEAPU8[start + y * stride + x * 4 + 1];
    }
  }
  engine.FPDFBitmap_Destroy(bitmap);
  engine.FPDF_ClosePage(page);
  return { width, height, data };
}

/** Skew of one degree, blur, paper that is not white, noise, and JPEG of quality 50. */
export async function degraded({ width, height, data }, seed) {
  const turned = await sharp(data, { raw: { width, height, channels: 1 } })
    .rotate(1, { background: '#ffffff' })
    .extractChannel(0)
    .blur(0.9)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const random = generator(seed);
  const noisy = turned.data.map((shade) => {
    let sum = 0;
    for (let at = 0; at < 6; at += 1) sum += random();
    const noise = (sum - 3) / Math.sqrt(0.5);
    return Math.max(0, Math.min(255, Math.round(shade * 0.88 + 12 + noise * 12)));
  });
  const { info } = turned;
  const raw = { width: info.width, height: info.height, channels: 1 };
  const jpeg = await sharp(Buffer.from(noisy), { raw })
    .toColourspace('b-w')
    .jpeg({ quality: 50 })
    .toBuffer();
  return { width: info.width, height: info.height, jpeg };
}

/** Numbers from 0 to 1, the same for each seed. */
export function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A PDF with one picture a page, in its own size. */
export function picturesPdf(pictures) {
  const parts = [Buffer.from('%PDF-1.5\n')];
  const offsets = [];
  let length = parts[0].length;
  const put = (number, ...chunks) => {
    offsets[number] = length;
    for (const chunk of [`${number} 0 obj\n`, ...chunks, '\nendobj\n']) {
      const bytes = Buffer.from(chunk);
      parts.push(bytes);
      length += bytes.length;
    }
  };
  const kids = pictures.map((_, index) => `${3 + 3 * index} 0 R`).join(' ');
  put(1, '<< /Type /Catalog /Pages 2 0 R >>');
  put(2, `<< /Type /Pages /Kids [${kids}] /Count ${pictures.length} >>`);
  pictures.forEach(({ width, height, data, jpeg }, index) => {
    const first = 3 + 3 * index;
    const [w, h] = [(width * 72) / DPI, (height * 72) / DPI];
    const content = `${w} 0 0 ${h} 0 0 cm /P Do`;
    const stream = jpeg ?? deflateSync(data);
    const filter = jpeg === undefined ? 'FlateDecode' : 'DCTDecode';
    put(
      first,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Contents ${first + 1} 0 R /Resources << /XObject << /P ${first + 2} 0 R >> >> >>`,
    );
    put(first + 1, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
    put(
      first + 2,
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /${filter} /Length ${stream.length} >>\nstream\n`,
      stream,
      '\nendstream',
    );
  });
  const table = offsets
    .slice(1)
    .map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
    .join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${offsets.length}\n0000000000 65535 f \n${table}trailer << /Size ${offsets.length} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}
