import { describe, expect, test } from 'vitest';
import { ReadError } from '../../document/read-error.js';
import { decodeText, MAX_BYTES } from './encoding.js';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** 医保局决算 with a line end and two digits, in GBK. */
const GBK = Uint8Array.of(
  ...[0xd2, 0xbd, 0xb1, 0xa3, 0xbe, 0xd6, 0x0a, 0xbe, 0xf6, 0xcb, 0xe3, 0x31, 0x32],
);

function refusal(bytes: Uint8Array): ReadError {
  try {
    decodeText(bytes, 'accounts.txt');
  } catch (error) {
    if (error instanceof ReadError) return error;
    throw error;
  }
  throw new Error('the bytes were not refused');
}

describe('decoding', () => {
  test('UTF-8, with and without a byte order mark', () => {
    expect(decodeText(utf8('医保局'), 'a')).toEqual({
      text: '医保局',
      encoding: 'utf-8',
      cut: false,
    });
    expect(decodeText(utf8('\uFEFF医保局'), 'a').text).toBe('医保局');
  });

  test('GBK and four-byte GB18030, with and without a byte order mark', () => {
    expect(decodeText(GBK, 'a')).toEqual({
      text: '医保局\n决算12',
      encoding: 'gb18030',
      cut: false,
    });
    const marked = Uint8Array.of(0x84, 0x31, 0x95, 0x33, ...GBK);
    expect(decodeText(marked, 'a').text).toBe('医保局\n决算12');
    // U+3400 has no two-byte form.
    expect(decodeText(Uint8Array.of(...GBK, 0x81, 0x39, 0xee, 0x39), 'a').text).toBe(
      '医保局\n决算12㐀',
    );
  });

  test('UTF-16 by its byte order mark, pairs of surrogates included', () => {
    const little = Uint8Array.of(0xff, 0xfe, 0x3b, 0x53, 0x40, 0xd8, 0x00, 0xdc);
    const big = Uint8Array.of(0xfe, 0xff, 0x53, 0x3b, 0xd8, 0x40, 0xdc, 0x00);
    expect(decodeText(little, 'a')).toEqual({ text: '医𠀀', encoding: 'utf-16le', cut: false });
    expect(decodeText(big, 'a')).toEqual({ text: '医𠀀', encoding: 'utf-16be', cut: false });
  });

  test.each([
    ['UTF-8', utf8('医保局').subarray(0, 8), '医保'],
    ['GBK', GBK.subarray(0, 10), '医保局\n决'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x3b, 0x53, 0x40, 0xd8), '医'],
    ['UTF-16 half a unit', Uint8Array.of(0xff, 0xfe, 0x3b, 0x53, 0x40), '医'],
  ])('a %s file that ends inside a character is read up to there', (_name, bytes, text) => {
    expect(decodeText(bytes, 'a')).toMatchObject({ text, cut: true });
  });
});

test('the control character at the end of an old DOS text is no content', () => {
  expect(decodeText(Uint8Array.of(...GBK, 0x1a), 'a').text).toBe('医保局\n决算12');
});

describe('refusing', () => {
  test('an empty file, with or without a byte order mark', () => {
    expect(refusal(new Uint8Array()).code).toBe('empty');
    expect(refusal(Uint8Array.of(0xef, 0xbb, 0xbf)).code).toBe('empty');
  });

  test.each([
    ['PDF', utf8('%PDF-1.7\n')],
    ['ZIP', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14)],
    ['DOC', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1)],
  ])('a %s file by its signature, named in the message', (name, bytes) => {
    const error = refusal(bytes);
    expect(error.code).toBe('binary');
    expect(error.messages.zh).toContain('accounts.txt');
    expect(error.messages.en).toContain(name);
  });

  test('a file with control bytes, at their place', () => {
    const error = refusal(Uint8Array.of(0x61, 0x0a, 0x62, 0x00, 0x63));
    expect(error).toMatchObject({ code: 'binary', place: { byteOffset: 3, line: 2 } });
  });

  test('one damaged byte in a UTF-8 file, at its offset in the file and its line', () => {
    const bytes = utf8('\uFEFF本年收入\r\n本年支出合计\r结余');
    bytes[20] = 0xff;
    const error = refusal(bytes);
    expect(error).toMatchObject({ code: 'undecodable', place: { byteOffset: 20, line: 2 } });
    expect(error.messages.zh).toBe(
      'accounts.txt（第 2 行、第 20 字节处）：此处的字节不是有效的 UTF-8 文字',
    );
    expect(error.messages.en).toBe(
      'accounts.txt (line 2, byte offset 20): the bytes here are not valid UTF-8 text',
    );
  });

  test('bytes that are neither UTF-8 nor GB18030', () => {
    const error = refusal(Uint8Array.of(...GBK, 0x0a, 0x80, 0x61));
    expect(error).toMatchObject({ code: 'undecodable', place: { byteOffset: 14, line: 3 } });
  });

  test('a lone surrogate in UTF-16', () => {
    const error = refusal(Uint8Array.of(0xff, 0xfe, 0x0a, 0x00, 0x00, 0xdc, 0x61, 0x00));
    expect(error).toMatchObject({ code: 'undecodable', place: { byteOffset: 4, line: 2 } });
  });

  test('a file beyond the limit, without decoding it', () => {
    expect(refusal(new Uint8Array(MAX_BYTES + 1)).code).toBe('too-large');
  });
});
