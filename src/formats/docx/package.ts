import { ReadError } from '../../document/read-error.js';
import { elementsOf, parseXml, type XmlElement } from '../shared/xml.js';
import { encrypted, isZip, unpack } from '../shared/zip.js';
import { attributeOf } from './words.js';

/** The parts of a Word file that say something about its text. */
export interface WordParts {
  readonly document: XmlElement;
  readonly styles: XmlElement | null;
  readonly numbering: XmlElement | null;
  readonly footnotes: XmlElement | null;
  readonly endnotes: XmlElement | null;
}

const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const RTF = [0x7b, 0x5c, 0x72, 0x74, 0x66];

/**
 * Opens a Word file and parses its parts.
 * @throws ReadError unsupported (.doc, .wps, .rtf), encrypted, damaged or hostile
 */
export function openWord(bytes: Uint8Array, file: string): WordParts {
  if (!isZip(bytes)) throw notDocx(bytes, file);
  const parts = unpack(bytes, file, (name) => /^(?:_rels\/\.rels|word\/[^/]*\.xml)$/i.test(name));
  const main = mainPart(parts, file);
  const bytesOfMain = parts.get(main);
  if (bytesOfMain === undefined) {
    throw new ReadError('damaged', file, {
      zh: '压缩包里没有正文（word/document.xml）：文件不是 .docx，或已损坏',
      en: 'the package holds no text (word/document.xml): the file is no .docx, or it is damaged',
    });
  }
  const optional = (name: string) => {
    const part = parts.get(`word/${name}.xml`);
    return part === undefined ? null : parseXml(part, file, `word/${name}.xml`);
  };
  return {
    document: parseXml(bytesOfMain, file, main),
    styles: optional('styles'),
    numbering: optional('numbering'),
    footnotes: optional('footnotes'),
    endnotes: optional('endnotes'),
  };
}

/** Where the package says its text lies; writers other than Word use other names. */
function mainPart(parts: ReadonlyMap<string, Uint8Array>, file: string): string {
  const relations = parts.get('_rels/.rels');
  if (relations === undefined) return 'word/document.xml';
  const found = elementsOf(parseXml(relations, file, '_rels/.rels')).find((relation) =>
    attributeOf(relation, 'Type').endsWith('/officeDocument'),
  );
  const target = found === undefined ? '' : attributeOf(found, 'Target').replace(/^\/+/, '');
  return parts.has(target) ? target : 'word/document.xml';
}

function notDocx(bytes: Uint8Array, file: string): ReadError {
  const starts = (mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte);
  if (!starts(COMPOUND) && !starts(RTF)) {
    return new ReadError('unsupported', file, {
      zh: '文件内容不是 Word 文档（.docx）；请检查扩展名',
      en: 'the content of the file is no Word document (.docx); check its extension',
    });
  }
  if (isEncrypted(bytes)) return encrypted(file);
  return new ReadError('unsupported', file, {
    zh: '这是旧格式的 Word 或 WPS 文档（.doc、.wps、.rtf）；请用 Word、WPS 或 LibreOffice 另存为 .docx（soffice --headless --convert-to docx 文件名），再读入',
    en: 'this is a Word or WPS document in an old format (.doc, .wps, .rtf); save it as .docx with Word, WPS or LibreOffice (soffice --headless --convert-to docx FILE) and read that',
  });
}

/** The compound file around an encrypted package names it in its directory, in UTF-16. */
function isEncrypted(bytes: Uint8Array): boolean {
  const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const last = Math.min(bytes.length - name.length, 16 * 1024 * 1024);
  for (let at = 0; at <= last; at += 2) {
    if (bytes[at] === name[0] && name.every((byte, index) => bytes[at + index] === byte)) {
      return true;
    }
  }
  return false;
}
