import { beforeAll, describe, expect, test } from 'vitest';
import type { Block, Document, TableCell } from '../../src/document/tree.js';
import { readDocxDocument } from '../../src/formats/docx/read.js';
import { writeDocx } from '../../src/formats/docx/write.js';
import { readHtmlDocument } from '../../src/formats/html/read.js';
import { writeHtml } from '../../src/formats/html/write.js';
import type { Pdfium } from '../../src/formats/pdf/engine.js';
import { loadPdfium } from '../../src/formats/pdf/node/engine.js';
import { writePdf } from '../../src/formats/pdf/node/write.js';
import { readPdfDocument } from '../../src/formats/pdf/read.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { writeText } from '../../src/formats/text/write.js';
import { writeXlsx } from '../../src/formats/xlsx/node/document.js';
import { readXlsxDocument } from '../../src/formats/xlsx/read.js';
import { type TableWords, wordsOf } from '../support/write/compare.js';
import { at } from '../support/write/disclosure.js';

const NAMES = [
  "=cmd|' /C calc'!A0",
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '</style></svg>]]>&lt;&amp;',
  '#include "x" $a$ *b* _c_ `d` \\ // @e <f> #set page() [g] {h} ~ --- \\"#read("x")',
  'w:t</w:t></w:r>&#x41;',
  '甲䶮\u0000\u0007\uD800乙',
  '很长的项目名称'.repeat(40),
  `A${'B'.repeat(90)}`,
];

function named(text: string): TableCell {
  return { text: at(text), colSpan: 1, rowSpan: 1 };
}

function figure(text: string): TableCell {
  return { ...named(text), figure: { fact: `f<${text}>`, exact: text, unit: '万元' } };
}

const TABLE: Block = {
  type: 'table',
  caption: {
    title: at('项目支出明细表'),
    number: at('公开01表'),
    reporter: at('编制单位：<b>某局</b>'),
    amountUnit: at('金额单位：万元'),
  },
  headRows: 1,
  widths: [1, 8, 3],
  notes: [],
  rows: [
    { cells: [named('序号'), named('项目'), named('金额')] },
    ...NAMES.map((name, index) => ({
      cells: [named(String(index + 1)), named(name), figure(`${index}.10`)],
    })),
  ],
};

const DOCUMENT: Document = {
  file: '',
  format: 'composed',
  unread: [],
  sections: [
    {
      role: 'body',
      blocks: NAMES.map((name) => ({ type: 'paragraph', text: at(`说明：${name}。`) })),
    },
    { role: 'tables', blocks: [TABLE] },
  ],
  composed: {
    title: NAMES.join(''),
    author: NAMES[1] ?? '',
    language: 'zh-CN',
    date: '2024-01-01',
    watermark: '";}</style><script>',
  },
};

let engine: Pdfium;
beforeAll(async () => {
  engine = await loadPdfium();
});

const UNPRINTABLE = ['\u0000', '\u0007', '\uD800'];

/** What is printed of a name: no controls, no half characters. */
function expectedCells(): readonly string[] {
  return NAMES.map((name, index) => {
    const words = [...name].filter((one) => !UNPRINTABLE.includes(one)).join('');
    return `${index + 1},1 ${words.replace(/\s+/g, '')}`;
  });
}

function cellsOf(document: Document): readonly string[] {
  const [table] = wordsOf(document).tables as readonly [TableWords];
  return table.cells.filter((cell) => /^\d+,1 /.test(cell) && !cell.startsWith('0,'));
}

describe('names that are no names come back as they were', () => {
  test('from a Word file', () => {
    expect(cellsOf(readDocxDocument(writeDocx(DOCUMENT), 'a.docx'))).toEqual(expectedCells());
  });

  test('from a web page, in which nothing of them is an element', () => {
    const bytes = writeHtml(DOCUMENT);
    const html = new TextDecoder().decode(bytes);
    expect(html).not.toContain('<script');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(cellsOf(readHtmlDocument(bytes, 'a.html'))).toEqual(expectedCells());
  });

  test('from a workbook', async () => {
    const back = readXlsxDocument(await writeXlsx(DOCUMENT), 'a.xlsx');
    expect(cellsOf(back)).toEqual(expectedCells());
  });

  test('from a PDF', async () => {
    const { composed, ...rest } = DOCUMENT;
    const plain = { ...rest, ...(composed && { composed: { ...composed, watermark: '' } }) };
    const back = await readPdfDocument(writePdf(plain), 'a.pdf', { engine });
    expect(cellsOf(back)).toEqual(expectedCells());
  });

  test('text is written', () => {
    expect(() => readTextDocument(writeText(DOCUMENT), 'a.txt')).not.toThrow();
  });
});
