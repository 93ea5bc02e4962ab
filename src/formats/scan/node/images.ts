import sharp from 'sharp';
import type { PageImage } from '../../pdf/pictures.js';
import { decodedPictures } from './decode.js';

export interface ImagesAsked {
  /** Pixels a point, at most those that the picture has. */
  readonly scale: number;
  /** By 1-based number. */
  readonly wanted: (page: number) => boolean;
}

/**
 * The pages of a PNG, JPEG or TIFF file as they were read, to be drawn on.
 * @throws ReadError as `decodedPictures` does
 */
export async function* pictureImages(
  bytes: Uint8Array,
  file: string,
  { scale, wanted }: ImagesAsked,
): AsyncGenerator<PageImage> {
  for await (const { grey, pixelsPerPoint, number } of decodedPictures(bytes, file)) {
    if (!wanted(number)) continue;
    const [width, height] = [grey.width / pixelsPerPoint, grey.height / pixelsPerPoint];
    const columns = Math.max(1, Math.round(width * Math.min(scale, pixelsPerPoint)));
    const { data, info } = await sharp(grey.data, {
      raw: { width: grey.width, height: grey.height, channels: 1 },
    })
      .resize({ width: columns })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    yield { page: number, width, height, columns, rows: info.height, pixels: data };
  }
}
