import { read, utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { type SheetOut, writeWorkbook } from './write.js';

const SHEET: SheetOut = {
  name: '清单',
  columns: [
    { head: '说明', width: 40, wrap: true },
    { head: '数', width: 8 },
    { head: '处理', width: 12, choices: ['属实', '不属实'] },
  ],
  rows: [
    ['合计不符', 3, null],
    ['=1+1', 0, null],
  ],
};

describe('a workbook', () => {
  test('is read back as it was written, formulas included as text', async () => {
    const book = read(await writeWorkbook([SHEET]), { type: 'array' });
    expect(book.SheetNames).toEqual(['清单']);
    const sheet = book.Sheets.清单;
    if (sheet === undefined) throw new Error('no sheet');
    expect(utils.sheet_to_json(sheet, { header: 1, blankrows: false })).toEqual([
      ['说明', '数', '处理'],
      ['合计不符', 3],
      ['=1+1', 0],
    ]);
    expect(sheet.A3?.f).toBeUndefined();
    expect(sheet['!autofilter']?.ref).toBe('A1:C3');
  });

  test('has the same bytes for the same sheets', async () => {
    const first = await writeWorkbook([SHEET]);
    await new Promise((done) => setTimeout(done, 5));
    expect(await writeWorkbook([SHEET])).toEqual(first);
  });

  test('may have no rows', async () => {
    const book = read(await writeWorkbook([{ ...SHEET, rows: [] }]), { type: 'array' });
    expect(book.SheetNames).toEqual(['清单']);
  });
});
