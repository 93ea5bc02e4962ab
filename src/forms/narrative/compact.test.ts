import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concatTexts, lineText, sourceOf } from '../../document/text.js';
import { compact, sourceBetween } from './compact.js';

function prepared(lines: readonly string[]) {
  return compact(concatTexts(lines.map((line, at) => lineText(line, 'a.txt', at + 1, 1))));
}

describe('what is not significant', () => {
  test.each([
    ['收入 12.5 万 元', '收入12.5万元'],
    ['**数量指标:** 完成 5 次', '数量指标:完成5次'],
    ['支出 582. 36 万元', '支出582.36万元'],
    ['共 3 5 个', '共3 5个'],
    ['占１２．５％（含）', '占12.5%(含)'],
    ['比 重 ：', '比重:'],
  ])('%s', (text, norm) => {
    expect(prepared([text]).norm).toBe(norm);
  });

  test('norm and text have the same length', () => {
    const { norm, text } = prepared(['（一）收入： １２ ％；', '**其中** 3']);
    expect(norm.length).toBe(text.value.length);
  });
});

test('a figure broken over lines keeps both places', () => {
  const text = prepared(['支出 582.', '36 万元']);
  const at = text.norm.indexOf('582.36');
  expect(sourceBetween(text, at, at + 6)).toEqual([
    { file: 'a.txt', line: 1, column: 4, endLine: 1, endColumn: 8 },
    { file: 'a.txt', line: 2, column: 1, endLine: 2, endColumn: 3 },
  ]);
});

test('every kept character knows its own place', () => {
  const line = fc
    .array(fc.constantFrom('收', '1', '2', '.', ' ', '　', '*', '**', '，', '万元'), {
      maxLength: 12,
    })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
      const text = prepared(lines);
      for (let at = 0; at < text.text.value.length; at += 1) {
        const [span] = sourceBetween(text, at, at + 1);
        expect(span).toEqual(sourceOf(text.text, at, at + 1)[0]);
        if (span === undefined || !('line' in span)) throw new Error('no place');
        expect(lines[span.line - 1]?.charAt(span.column - 1)).toBe(text.text.value.charAt(at));
      }
    }),
  );
});
