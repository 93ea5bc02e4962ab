import sharp from 'sharp';
import type { PageImage } from '../pictures.js';

/** Enough for figures in 8 point print to be read, at a third of the size of a PNG. */
const QUALITY = 60;

/** A page's picture as lossy WebP, for a page that holds many of them. */
export function webpOf(image: PageImage): Promise<Uint8Array> {
  return pictureOf(image).webp({ quality: QUALITY, effort: 3 }).toBuffer();
}

/**
 * A page's picture as PNG with a drawing over it.
 * @param drawing SVG of the page's size in pixels
 */
export function pngOf(image: PageImage, drawing: string): Promise<Uint8Array> {
  return pictureOf(image)
    .composite([{ input: Buffer.from(drawing), top: 0, left: 0 }])
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}

function pictureOf({ pixels, columns, rows }: PageImage) {
  return sharp(pixels, { raw: { width: columns, height: rows, channels: 4 } });
}
