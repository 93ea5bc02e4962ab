import type { Pdfium } from '../src/formats/pdf/engine.js';
import type { GreyBitmap } from '../src/formats/scan/bitmap.js';

export interface Jpeg {
  readonly width: number;
  readonly height: number;
  readonly jpeg: Uint8Array;
}

export declare function drawnPages(
  engine: Pdfium,
  bytes: Uint8Array,
  numbers: readonly number[],
): GreyBitmap[];
export declare function degraded(picture: GreyBitmap, seed: number): Promise<Jpeg>;
export declare function picturesPdf(pictures: readonly (GreyBitmap | Jpeg)[]): Uint8Array;
export declare function generator(seed: number): () => number;
