import { Scratch } from '../../../src/formats/pdf/engine.js';
import { loadPdfium } from '../../../src/formats/pdf/node/engine.js';
import { openDocument } from '../../../src/formats/pdf/open.js';
import { readPage } from '../../../src/formats/pdf/page.js';

export interface PdfPage {
  /** Its characters without blanks, in the order of its content. */
  readonly text: string;
  /** Characters that stand outside the page, wholly or in part. */
  readonly outside: string;
}

/** A page says nothing but its number. */
export function isBlank(page: PdfPage): boolean {
  return withoutNumber(page) === '';
}

/** Its text without the number at its foot: — 7 —. */
export function withoutNumber({ text }: PdfPage): string {
  return text.replace(/[—–-]\d+[—–-]/g, '');
}

/** The pages of a PDF as they show. */
export async function pagesOf(bytes: Uint8Array): Promise<readonly PdfPage[]> {
  const engine = await loadPdfium();
  const document = openDocument(engine, bytes, 'a.pdf', 500);
  const scratch = new Scratch(engine);
  try {
    return Array.from({ length: document.pages }, (_, index): PdfPage => {
      const page = readPage(engine, scratch, document.handle, index, 'a.pdf');
      const glyphs = page?.glyphs ?? [];
      const outside = glyphs.filter(
        ({ left, right, top, bottom }) =>
          left < 0 || top < 0 || right > (page?.width ?? 0) || bottom > (page?.height ?? 0),
      );
      const textOf = (own: typeof glyphs) => own.map(({ value }) => value).join('');
      return { text: textOf(glyphs), outside: textOf(outside) };
    });
  } finally {
    document.close();
  }
}
