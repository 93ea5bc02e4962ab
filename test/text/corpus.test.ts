import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Block, Fragments, Table } from '../../src/document/tree.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { residueOf } from '../support/coverage.js';
import { encodeGbk } from '../support/gb18030.js';
import { missingShared, sharedPath } from '../support/shared.js';
import { outline } from '../support/text-document.js';

const FILES = [
  'chencang-2022-final-accounts.txt',
  'fengxiang-2023-budget.txt',
  'hanzhong-2021-final-accounts.txt',
  'zengdu-2022-final-accounts.txt',
  'zhenan-2023-final-accounts.txt',
] as const;

const missing = missingShared('corpus/text/zhenan-2023-final-accounts.txt');

function bytesOf(name: string): Uint8Array {
  return readFileSync(sharedPath(`corpus/text/${name}`));
}

function blocksOf(name: string): readonly Block[] {
  return readTextDocument(bytesOf(name), name).sections.flatMap((section) => section.blocks);
}

function count(blocks: readonly Block[], type: Block['type']): number {
  return blocks.filter((block) => block.type === type).length;
}

function tables(blocks: readonly Block[]): (Table | Fragments)[] {
  return blocks.filter((block) => block.type === 'table' || block.type === 'fragments');
}

function numbers(blocks: readonly Block[]): (string | null)[] {
  return tables(blocks).map((table) => table.caption.number?.value.replace(/\s/g, '') ?? null);
}

describe.skipIf(missing)('the five real disclosures', () => {
  test.each(FILES)('%s: no character vanishes but marks and page numbers', (name) => {
    const bytes = bytesOf(name);
    const residue = residueOf(readTextDocument(bytes, name), new TextDecoder().decode(bytes));
    const lost = residue.filter(({ text, whole }) =>
      whole ? !/^(?:-+|\d{1,2})$/.test(text) : !/^(?:-|(?:\*\*)+|(?:<\/?p>)+)$/.test(text),
    );
    expect(lost).toEqual([]);
  });

  test('the page numbers that were left out are those of the printed pages', () => {
    const name = 'zengdu-2022-final-accounts.txt';
    const bytes = bytesOf(name);
    const residue = residueOf(readTextDocument(bytes, name), new TextDecoder().decode(bytes));
    expect(residue.filter(({ text }) => /^\d+$/.test(text))).toEqual([
      { line: 2, column: 1, text: '1', whole: true },
      { line: 44, column: 1, text: '2', whole: true },
      { line: 2130, column: 1, text: '29', whole: true },
    ]);
  });

  test("Zhen'an: contents, four forms, the catalogue and eight statement tables", () => {
    const blocks = blocksOf('zhenan-2023-final-accounts.txt');
    expect(count(blocks, 'contents')).toBe(1);
    expect(numbers(blocks)).toEqual([
      ...[null, null, null, null, null],
      ...[
        '公开01表',
        '公开02表',
        '公开03表',
        '公开04表',
        '公开05表',
        '公开06表',
        '公开07表',
        '公开09表',
      ],
    ]);
    const first = tables(blocks).find((table) => table.caption.number?.value === '公开 01 表');
    expect(first?.caption.title?.value).toBe('收入支出决算总表');
    expect(first?.caption.amountUnit?.value).toBe('金额单位：万元');
    expect(first?.caption.reporter?.value).toBe('编制单位：镇安县医疗保障局');
    expect(first?.notes).toHaveLength(2);
    expect(first?.type === 'table' && first.rows).toHaveLength(34);
  });

  test('Fengxiang: the damaged row stands alone and tables go on over page breaks', () => {
    const blocks = blocksOf('fengxiang-2023-budget.txt');
    const found = tables(blocks).filter((block) => block.type === 'table');
    const damaged = found.filter((table) => table.rows.length === 1);
    expect(damaged).toHaveLength(1);
    expect(damaged[0]?.caption).toEqual({
      title: null,
      number: null,
      reporter: null,
      amountUnit: null,
    });
    expect(damaged[0]?.rows[0]?.cells).toHaveLength(26);
    const rows = new Map(found.map((table) => [table.caption.number?.value, table.rows.length]));
    expect([rows.get('表 1'), rows.get('表 6'), rows.get('表 8'), rows.get('表9')]).toEqual([
      42, 41, 46, 23,
    ]);
  });

  test('Zengdu: nine statements and two forms, printed-in headings keep no rows from their table', () => {
    const blocks = blocksOf('zengdu-2022-final-accounts.txt');
    expect(numbers(blocks)).toEqual([
      ...[
        '公开01表',
        '公开02表',
        '公开03表',
        '公开04表',
        '公开05表',
        '公开06表',
        '公开07表',
        '公开08表',
      ],
      ...['公开09表', null, null],
    ]);
    const [, , , , , sixth, seventh] = tables(blocks) as Fragments[];
    expect(sixth?.lines.at(-1)?.map((text) => text.value)).toEqual([
      ...['人员经费合计', '530.49', '公用经费合计', '56.60'],
    ]);
    expect(sixth?.lines.flat().some((text) => text.value === '30304')).toBe(true);
    expect(seventh?.caption.amountUnit?.value).toBe('金额单位：万元');
    expect(seventh?.lines.at(-1)?.map((text) => text.value)).toEqual(['合计']);
  });

  test('Chencang: three forms from their first label to their total', () => {
    const forms = tables(blocksOf('chencang-2022-final-accounts.txt')) as Fragments[];
    expect(forms.map((form) => form.lines.at(-1)?.map((text) => text.value))).toEqual([
      ['总分', '100', '96'],
      ['总分', '100', '98'],
      ['总分', '100', '95'],
    ]);
    expect(forms.every((form) => form.caption.title?.value.endsWith('自评表（2022 年度）'))).toBe(
      true,
    );
  });

  test('Hanzhong: the unit list and the catalogue of tables', () => {
    const found = tables(blocksOf('hanzhong-2021-final-accounts.txt')) as Fragments[];
    expect(found.map((list) => list.lines[0]?.map((text) => text.value))).toEqual([
      ['序号', '单位名称'],
      ['序号', '内容'],
    ]);
    expect(found[1]?.lines.at(-1)?.[0]?.value).toBe('表');
    expect(found[1]?.lines.at(-1)?.[1]?.value).toBe('9');
  });

  test.each(FILES)('%s: no paragraph ends in the middle of an amount', (name) => {
    const paragraphs = blocksOf(name).filter((block) => block.type === 'paragraph');
    const open = paragraphs.filter(({ text }) => /[，、]$|\d$/.test(text.value));
    expect(open.map(({ text }) => text.value)).toEqual([]);
  });

  test('headings of the official sections are found with their levels', () => {
    const levels = (name: string) =>
      [1, 2, 3].map(
        (level) =>
          blocksOf(name).filter((block) => block.type === 'heading' && block.level === level)
            .length,
      );
    expect(levels('zhenan-2023-final-accounts.txt')).toEqual([5, 17, 11]);
    expect(levels('hanzhong-2021-final-accounts.txt')).toEqual([4, 16, 9]);
    expect(levels('fengxiang-2023-budget.txt')).toEqual([4, 11, 5]);
  });

  /** What the same document looks like when another program wrote it out. */
  const VARIANTS: readonly (readonly [string, (text: string) => string])[] = [
    ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['CR', (text) => text.replaceAll('\n', '\r')],
    ['blanks at line ends', (text) => text.replaceAll('\n', '  \n')],
    ['every line indented', (text) => text.replace(/^(?=[^\n\t]*\S[^\n\t]*$)/gm, '    ')],
    ['a byte order mark', (text) => `\uFEFF${text}`],
  ];

  test.each(FILES)('%s: the same blocks whatever program wrote the text out', (name) => {
    const text = new TextDecoder().decode(bytesOf(name));
    const expected = outline(readTextDocument(bytesOf(name), name));
    for (const [variant, written] of VARIANTS) {
      const bytes = new TextEncoder().encode(written(text));
      expect(outline(readTextDocument(bytes, name)), variant).toEqual(expected);
    }
  });

  test.each(FILES)('%s: the same blocks from GBK', (name) => {
    const text = new TextDecoder()
      .decode(bytesOf(name))
      .replace(/[^\p{ASCII}\p{Script=Han}，。、；：（）“”《》—]/gu, '?');
    const expected = outline(readTextDocument(new TextEncoder().encode(text), name));
    expect(outline(readTextDocument(encodeGbk(text), name))).toEqual(expected);
  });

  test.each([
    ['chencang-2022-final-accounts.txt'],
    ['hanzhong-2021-final-accounts.txt'],
    ['fengxiang-2023-budget.txt'],
    ['zhenan-2023-final-accounts.txt'],
  ])('%s: blank lines carry no meaning', (name) => {
    const text = new TextDecoder().decode(bytesOf(name)).replace(/\n\s*(?=\n)/g, '');
    const bytes = new TextEncoder().encode(text);
    expect(outline(readTextDocument(bytes, name))).toEqual(
      outline(readTextDocument(bytesOf(name), name)),
    );
  });
});
