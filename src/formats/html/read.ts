import { ReadError } from '../../document/read-error.js';
import { spanText } from '../../document/text.js';
import type { Document, UnreadText } from '../../document/tree.js';
import { blocksOfFlow } from '../shared/flow.js';
import { decodePage } from './decode.js';
import { PageWalk } from './flow.js';
import { parsePage } from './parse.js';

/**
 * Reads a saved web page into the Document tree: its text, headings and tables without the
 * navigation around them. Files that it links to are named in `unread`.
 *
 * Places are element paths (`html[1]/body[1]/table[2]/tbody[1]/tr[3]/td[2]`).
 * @param bytes the file
 * @param file its name, for places and messages
 * @throws ReadError when the page is empty, not decodable, hostile or beyond the bounds
 */
export function readHtmlDocument(bytes: Uint8Array, file: string): Document {
  const { html, lost } = decodePage(bytes, file);
  const root = parsePage(html, file);
  const walk = new PageWalk(root, file);
  const blocks = blocksOfFlow(walk.read(root), file, true);
  const unread = [...(lost === 0 ? [] : [undecoded(lost, file)]), ...walk.unread];
  if (blocks.length === 0 && unread.length === 0) {
    throw new ReadError('empty', file, {
      zh: '网页里没有正文（可能只有图片、脚本或框架），没有可读的文字',
      en: 'the page holds no text (perhaps only pictures, scripts or frames), there is nothing to read',
    });
  }
  return { file, format: 'html', sections: [{ blocks }], unread };
}

function undecoded(lost: number, file: string): UnreadText {
  return {
    text: spanText('\uFFFD', { file, path: 'html[1]' }),
    reason: {
      zh: `网页中有 ${lost} 个字符无法解码，没有读出`,
      en: `${lost} characters of the page could not be decoded and were not read`,
    },
    // They stay in their places as what they are, so no figure is read without them.
    loss: 'none',
  };
}
