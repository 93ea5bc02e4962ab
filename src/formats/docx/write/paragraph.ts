import { escapeMarkup } from '../../shared/escape.js';

export interface Setting {
  readonly align?: 'left' | 'center' | 'right';
  /** Half points. */
  readonly size?: number;
  /** Name and number of the bookmark around the words. */
  readonly bookmark?: { readonly name: string; readonly id: number };
  readonly pageBreakBefore?: boolean;
  /** Height of a line in twentieths of a point. */
  readonly line?: number;
}

/** A paragraph of one style; an empty style is the standard one. */
export function paragraphXml(words: string, style: string, setting: Setting = {}): string {
  const { align, size, bookmark, pageBreakBefore, line } = setting;
  const properties = [
    style === '' ? '' : `<w:pStyle w:val="${style}"/>`,
    pageBreakBefore === true ? '<w:pageBreakBefore/>' : '',
    line === undefined
      ? ''
      : `<w:spacing w:before="0" w:after="0" w:line="${line}" w:lineRule="exact"/>`,
    align === undefined ? '' : `<w:jc w:val="${align}"/>`,
  ].join('');
  const run = runXml(words, size);
  const marked =
    bookmark === undefined
      ? run
      : `<w:bookmarkStart w:id="${bookmark.id}" w:name="${bookmark.name}"/>${run}<w:bookmarkEnd w:id="${bookmark.id}"/>`;
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${marked}</w:p>`;
}

/** Words in one run; line ends become breaks. */
export function runXml(words: string, size?: number): string {
  if (words === '') return '';
  const look =
    size === undefined ? '' : `<w:rPr><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;
  const lines = words
    .split(/\r\n|[\r\n]/)
    .map((line) => `<w:t xml:space="preserve">${escapeMarkup(line.replaceAll('\t', ' '))}</w:t>`);
  return `<w:r>${look}${lines.join('<w:br/>')}</w:r>`;
}

/** A field with the result that stands until it is updated. */
export function fieldXml(code: string, result: string): string {
  return `${fieldBegin(code)}<w:r><w:t>${escapeMarkup(result)}</w:t></w:r>${FIELD_END}`;
}

/**
 * What opens a field: its result follows, over as many paragraphs as it takes.
 * @param isStale Word is to work it out when it opens the file
 */
export function fieldBegin(code: string, isStale = false): string {
  return `<w:r><w:fldChar w:fldCharType="begin"${isStale ? ' w:dirty="true"' : ''}/></w:r><w:r><w:instrText xml:space="preserve"> ${escapeMarkup(code)} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`;
}

export const FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
