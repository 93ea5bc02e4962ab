import { ReadError } from '../../document/read-error.js';
import type { Document } from '../../document/tree.js';
import { PageAssembler } from '../pdf/assemble.js';
import { doubtfulTexts } from './doubtful.js';
import { type PagePicture, recognisedPage } from './page.js';
import { type Recogniser, RecogniserError } from './recogniser.js';

/**
 * Reads pictures of pages into the Document tree.
 * @param pictures the pages in their order
 * @throws ReadError no-text when the recogniser fails or finds nothing
 */
export async function readPictures(
  pictures: AsyncIterable<PagePicture> | Iterable<PagePicture>,
  file: string,
  recogniser: () => Promise<Recogniser>,
): Promise<Document> {
  const assembler = new PageAssembler(file);
  try {
    for await (const picture of pictures) {
      const page = await recognisedPage(picture, await recogniser());
      assembler.doubtful(doubtfulTexts(page, file));
      assembler.add(page);
    }
  } catch (error) {
    if (error instanceof RecogniserError) throw new ReadError('no-text', file, error.messages);
    throw error;
  }
  if (assembler.glyphs === 0) {
    throw new ReadError('no-text', file, {
      zh: '图片上没有认出任何文字',
      en: 'no text was recognised on the picture',
    });
  }
  return assembler.document('image');
}
