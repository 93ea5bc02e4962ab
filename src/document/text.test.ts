import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  concatTexts,
  EMPTY_TEXT,
  lineText,
  removeFromText,
  sliceText,
  sourceOf,
  spanText,
  type Text,
  trimText,
} from './text.js';

const FILE = 'a.txt';
/** `582.` on line 7 and `36` on line 8: one amount broken over two lines. */
const broken = concatTexts([lineText('582.', FILE, 7, 3), lineText('36', FILE, 8, 1)]);

/** A file of lines, and a text glued from stretches of it. */
const glued = fc
  .array(fc.string({ minLength: 1, maxLength: 6, unit: fc.constantFrom('甲', '1', ' ', '.') }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((lines) => ({
    lines,
    text: concatTexts(lines.map((line, index) => lineText(line, FILE, index + 1, 1))),
  }));

/** What the spans of a source hold in the file. */
function readBack(lines: readonly string[], text: Text, start?: number, end?: number): string {
  return sourceOf(text, start, end)
    .map((span) => {
      if (!('line' in span) || span.line !== span.endLine) throw new Error('not one line');
      return (lines[span.line - 1] ?? '').slice(span.column - 1, span.endColumn - 1);
    })
    .join('');
}

describe('text with its places', () => {
  test('a figure broken over two lines has two spans', () => {
    expect(broken.value).toBe('582.36');
    expect(sourceOf(broken)).toEqual([
      { file: FILE, line: 7, column: 3, endLine: 7, endColumn: 7 },
      { file: FILE, line: 8, column: 1, endLine: 8, endColumn: 3 },
    ]);
  });

  test('stretches that touch on one line are one span', () => {
    const text = concatTexts([lineText('ab', FILE, 1, 1), lineText('cd', FILE, 1, 3)]);
    expect(sourceOf(text)).toEqual([{ file: FILE, line: 1, column: 1, endLine: 1, endColumn: 5 }]);
  });

  test('a piece of another format gives its whole span once', () => {
    const span = { file: 'a.xlsx', sheet: 'S', cell: 'B2' };
    const text: Text = {
      value: '12.30',
      pieces: [{ at: 0, length: 5, anchor: { kind: 'span', span } }],
    };
    expect(sourceOf(text, 1, 3)).toEqual([span]);
  });

  test('a part of a cell or an element says which; its parts together are the whole', () => {
    const span = { file: 'a.docx', path: 'body/p[1]' };
    const text = spanText('收入 12.30', span);
    const [left, right] = [sliceText(text, 0, 3), sliceText(text, 3)];
    expect(sourceOf(text)).toEqual([span]);
    expect(sourceOf(right)).toEqual([{ ...span, start: 3, end: 8 }]);
    expect(sourceOf(concatTexts([left, right]))).toEqual([span]);
    expect(sourceOf(concatTexts([right, left]))).toHaveLength(2);
  });

  test('every slice leads back to its own characters', () => {
    fc.assert(
      fc.property(
        glued,
        fc.integer({ min: -2, max: 40 }),
        fc.integer({ min: -2, max: 40 }),
        (g, a, b) => {
          const start = Math.min(a, b);
          const end = Math.max(a, b);
          const slice = sliceText(g.text, start, end);
          expect(slice.value).toBe(g.text.value.slice(Math.max(start, 0), Math.max(end, 0)));
          expect(readBack(g.lines, slice)).toBe(slice.value);
          expect(readBack(g.lines, g.text, Math.max(start, 0), Math.max(end, 0))).toBe(slice.value);
        },
      ),
    );
  });

  test('trimming and removing keep the places of what stays', () => {
    fc.assert(
      fc.property(glued, (g) => {
        const trimmed = trimText(g.text);
        expect(trimmed.value).toBe(g.text.value.trim());
        expect(readBack(g.lines, trimmed)).toBe(trimmed.value);
        const without = removeFromText(g.text, /\s+/g);
        expect(without.value).toBe(g.text.value.replace(/\s+/g, ''));
        expect(readBack(g.lines, without)).toBe(without.value);
      }),
    );
  });

  test('nothing stays nothing', () => {
    expect(lineText('', FILE, 1, 1)).toBe(EMPTY_TEXT);
    expect(trimText(lineText('  ', FILE, 1, 1))).toEqual(EMPTY_TEXT);
    expect(sourceOf(EMPTY_TEXT)).toEqual([]);
    expect(removeFromText(broken, /x/g)).toBe(broken);
  });
});
