import { read } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import type { Document } from '../../src/document/tree.js';
import { writeXlsx } from '../../src/formats/xlsx/node/document.js';
import { readXlsxDocument } from '../../src/formats/xlsx/read.js';
import { factsOf, tablesOnly, unreadOf, wordsOf } from '../support/write/compare.js';
import { at, CASES, sampleDisclosure } from '../support/write/disclosure.js';

describe('a composed document as a workbook', () => {
  test.each(CASES)('the tables of %s are read back whole', async (_, options) => {
    const { document } = sampleDisclosure(options);
    const back = readXlsxDocument(await writeXlsx(document), 'a.xlsx');
    const whole = tablesOnly(document);
    expect(wordsOf(back)).toEqual(wordsOf(whole));
    expect(factsOf(back)).toEqual(factsOf(whole));
    expect(unreadOf(back)).toEqual([]);
  });

  test('totals are formulas with their results, nought included', async () => {
    const { document } = sampleDisclosure();
    const book = read(await writeXlsx(document), { type: 'array', cellFormula: true });
    const cells = book.SheetNames.flatMap((name) => Object.values(book.Sheets[name] ?? {}));
    const formulas = cells.filter(
      (cell): cell is { f: string; v: unknown } => typeof cell === 'object' && 'f' in cell,
    );
    expect(formulas.length).toBeGreaterThan(50);
    expect(formulas.every(({ v }) => typeof v === 'number')).toBe(true);
    expect(formulas.some(({ v }) => v === 0)).toBe(true);
  });

  test('a name that looks like a formula stays text; half a last place prints up', async () => {
    const figure = (exact: string, text: string) => ({
      text: at(text),
      colSpan: 1,
      rowSpan: 1,
      figure: { fact: `f${exact}`, exact, unit: '万元' },
    });
    const name = (text: string) => ({ text: at(text), colSpan: 1, rowSpan: 1 });
    const document: Document = {
      file: '',
      format: 'composed',
      unread: [],
      sections: [
        {
          blocks: [
            {
              type: 'table',
              caption: { title: at('收支表'), number: null, reporter: null, amountUnit: null },
              headRows: 1,
              notes: [],
              rows: [
                { cells: [name('项目'), name('金额')] },
                { cells: [name("=cmd|' /C calc'!A0"), figure('1.005', '1.01')] },
                { cells: [name('@SUM(A1)'), figure('-2.675', '-2.68')] },
                { cells: [name('+1'), figure('0.0049', '0.00')] },
                {
                  cells: [
                    name('合计'),
                    {
                      ...figure('-1.6651', '-1.67'),
                      sum: [1, 2, 3].map((row) => ({ sign: 1 as const, row, column: 1 })),
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    };
    const bytes = await writeXlsx(document);
    const sheet = read(bytes, { type: 'array', cellFormula: true }).Sheets['1.收支表'];
    expect(sheet?.A3).toMatchObject({ t: 's', v: "=cmd|' /C calc'!A0" });
    expect(sheet?.A3?.f).toBeUndefined();
    expect(sheet?.B6?.f).toBe('SUM(B3:B5)');
    expect(wordsOf(readXlsxDocument(bytes, 'a.xlsx')).tables).toEqual(wordsOf(document).tables);
  });
});
