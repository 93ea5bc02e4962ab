import { ReadError } from '../../document/read-error.js';
import type { Document } from '../../document/tree.js';
import { PageAssembler } from '../pdf/assemble.js';
import { IDENTITY } from '../pdf/geometry.js';
import type { Page } from '../pdf/page.js';
import { unreadScan } from '../pdf/unread.js';
import { doubtfulTexts } from './doubtful.js';
import { type PagePicture, recognisedPage } from './page.js';
import { type Recogniser, RecogniserError } from './recogniser.js';

/**
 * Reads pictures of pages into the Document tree.
 * @param pictures the pages in their order
 * @param onScan told before each page, which takes seconds
 * @throws ReadError no-text when the recogniser fails or finds nothing on all of them; a page on
 *   which it fails beside others is unread
 */
export async function readPictures(
  pictures: AsyncIterable<PagePicture> | Iterable<PagePicture>,
  file: string,
  recogniser: () => Promise<Recogniser>,
  onScan?: (page: number) => void,
): Promise<Document> {
  const assembler = new PageAssembler(file);
  let why: Messages = NOTHING;
  for await (const picture of pictures) {
    onScan?.(picture.number);
    try {
      const program = await recogniser();
      const page = await recognisedPage(picture, program);
      assembler.recognisedBy(program.name);
      assembler.doubtful(doubtfulTexts(page, file));
      assembler.add(page);
    } catch (error) {
      if (!(error instanceof RecogniserError)) throw error;
      why = error.messages;
      assembler.unread(unreadScan(blank(picture), file, why));
    }
  }
  if (assembler.glyphs === 0) throw new ReadError('no-text', file, why);
  return assembler.document('image');
}

type Messages = RecogniserError['messages'];

const NOTHING: Messages = {
  zh: '图片上没有认出任何文字',
  en: 'no text was recognised on the picture',
};

/** A page of which nothing is known but how large it is. */
function blank({ grey, pixelsPerPoint, number }: PagePicture): Page {
  return {
    number,
    width: grey.width / pixelsPerPoint,
    height: grey.height / pixelsPerPoint,
    glyphs: [],
    askew: [],
    drawing: { rulings: [], images: [], fills: [] },
    rotate: 0,
    display: IDENTITY,
  };
}
