import { strFromU8, strToU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { workbook } from '../../../test/hostile/office-cases.js';
import { withPlainFills } from './fills.js';
import { parseWorkbook } from './workbook.js';

const NUMBERS =
  '<cellXfs><xf/><xf numFmtId="200" fillId="7" applyNumberFormat="1"/></cellXfs></styleSheet>';
const STYLES = `<x:styleSheet xmlns:x="m"><x:numFmts><x:numFmt numFmtId="200" formatCode="0.00"/></x:numFmts>${NUMBERS.replaceAll(/<(\/?)/g, '<$1x:')}`;

test('a package without styles gets a fill, named among its parts', () => {
  const parts = new Map(Object.entries(unzipSync(workbook({}))));
  parts.delete('xl/styles.xml');
  withPlainFills(parts);
  expect(strFromU8(parts.get('xl/styles.xml') as Uint8Array)).toContain('<fills count="1">');
  expect(strFromU8(parts.get('[Content_Types].xml') as Uint8Array)).toMatch(
    /\/xl\/styles\.xml"[^<>]*\/><\/Types>$/,
  );
});

test('fills that are not there do not stand in the way of number formats', () => {
  const parts = new Map([['xl/styles.xml', strToU8(STYLES)]]);
  withPlainFills(parts);
  const styles = strFromU8(parts.get('xl/styles.xml') as Uint8Array);
  expect(styles).toContain('<x:fills count="1"><x:fill>');
  expect(styles).not.toContain('fillId="7"');
});

test('every cell of a workbook without styles is given the fill, and read as before', () => {
  const sheet = '<row r="1"><c r="A1"><v>1.5</v></c></row>';
  const { book } = parseWorkbook(workbook({ sheet }), 'a.xlsx');
  const rows: unknown = book.Sheets.甲?.['!data'];
  expect(rows).toMatchObject([[{ t: 'n', v: 1.5, w: '1.5', s: { patternType: 'none' } }]]);
});
