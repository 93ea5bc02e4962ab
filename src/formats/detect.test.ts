import { describe, expect, test } from 'vitest';
import { detectFormat, type FileFormat } from './detect.js';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
const OLE = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';
const wide = (name: string) => [...name].map((letter) => `${letter}\0`).join('');

describe('format by bytes', () => {
  const cases: readonly [string, Uint8Array, FileFormat][] = [
    ['a PDF', bytes('%PDF-1.7\n'), 'pdf'],
    ['a PDF behind other bytes', bytes(`${'\0'.repeat(300)}%PDF-1.4\n`), 'pdf'],
    ['a mark too far in', bytes(`${'a'.repeat(2000)}%PDF-1.4\n`), 'text'],
    ['a Word package', bytes('PK\x03\x04....word/document.xml'), 'docx'],
    ['an Excel package', bytes('PK\x03\x04....xl/workbook.xml'), 'xlsx'],
    [
      'names only in the directory',
      bytes(`PK\x03\x04${'.'.repeat(200_000)}xl/workbook.xml`),
      'xlsx',
    ],
    ['another zip', bytes('PK\x03\x04readme.txt'), 'zip'],
    ['an old Excel file', bytes(`${OLE}${wide('Workbook')}`), 'xls'],
    ['an old Word file', bytes(`${OLE}xx${wide('WordDocument')}`), 'doc'],
    ['another OLE file', bytes(`${OLE}${wide('Contents')}`), 'ole'],
    ['a page', bytes('\xef\xbb\xbf<!-- saved --><!DOCTYPE html><p>'), 'html'],
    ['a text that quotes a tag', bytes('see <html> for more'), 'text'],
    ['a picture', bytes('\xff\xd8\xff\xe0JFIF'), 'image'],
    ['a text', bytes('2024'), 'text'],
    ['nothing', bytes(''), 'text'],
  ];
  test.each(cases)('%s', (_name, file, format) => {
    expect(detectFormat(file)).toBe(format);
  });
});
