import { describe, expect, test } from 'vitest';
import { check } from '../../src/checks/check.js';
import type { CheckResult } from '../../src/checks/rule.js';
import { readEntry } from '../../src/cli/read-json.js';
import { readText } from '../../src/cli/read-text.js';
import type { Document } from '../../src/document/tree.js';
import { keyString } from '../../src/facts/key.js';
import { readDocxDocument } from '../../src/formats/docx/read.js';
import { readHtmlDocument } from '../../src/formats/html/read.js';
import { loadPdfium } from '../../src/formats/pdf/node/engine.js';
import { readPdfDocument } from '../../src/formats/pdf/read.js';
import { readXlsxDocument } from '../../src/formats/xlsx/read.js';
import { readForms } from '../../src/forms/read.js';
import type { Reading } from '../../src/forms/reading.js';
import { coverageOf, standingOf } from '../../src/reports/coverage.js';
import { checkEntry } from '../../src/reports/json.js';
import { asDocx, asHtml, asPrint, asXlsx } from '../office/render.js';
import { OTHER_STYLES } from '../support/layouts/accounts.js';
import { BUDGET_STYLES } from '../support/layouts/budgets.js';
import { documentOf } from '../support/layouts/document.js';
import { modelOf } from '../support/layouts/model.js';
import type { Style } from '../support/layouts/sheet.js';
import { schemaErrors } from '../support/schema.js';
import { hasChromium, printedPages } from '../typeset/chromium.js';

if (!hasChromium) console.log('skipped PDF: chromium is not installed (npm run setup:system)');

const STYLES = [...BUDGET_STYLES, ...OTHER_STYLES];
const UNIT = '某市医疗保障局';
const VARIANTS = [0, 1, 2];
/** Every so many figures one is changed; the first differs from table to table. */
const STEP = 23;

const NUMBER = /^-?[\d,]+\.\d\d$/;

function found(style: Style): { readonly reading: Reading; readonly result: CheckResult } {
  const reading = readForms(documentOf(style));
  return { reading, result: check(reading) };
}

/** Figures of a table that another print confirms nowhere. */
const ALONE: Readonly<Record<string, readonly string[]>> = {
  '一般公共预算“三公”经费、会议费、培训费支出预算表': ['0.95', '2.30'],
};

interface Place {
  readonly sheet: number;
  readonly line: number;
  readonly cell: number;
  readonly text: string;
}

function figures(style: Style): readonly Place[] {
  return style.sheets.flatMap(({ lines, title }, sheet) =>
    lines
      .flatMap((line, at) =>
        line.split(' | ').map((text, cell) => ({ sheet, line: at, cell, text })),
      )
      .filter(({ text }) => NUMBER.test(text) && !/^[0.]+$/.test(text))
      .filter(({ text }) => ALONE[title]?.includes(text) !== true),
  );
}

/** The style with the first digit of one figure raised by one. */
function wrong(style: Style, { sheet, line, cell, text }: Place): Style {
  const at = text.search(/[1-9]/);
  const digit = text[at] === '9' ? '8' : String(Number.parseInt(text[at] ?? '', 10) + 1);
  const changed = text.slice(0, at) + digit + text.slice(at + 1);
  const lineOf = (words: string) =>
    words
      .split(' | ')
      .map((one, index) => (index === cell ? changed : one))
      .join(' | ');
  return {
    ...style,
    sheets: style.sheets.map((one, index) =>
      index === sheet
        ? { ...one, lines: one.lines.map((words, row) => (row === line ? lineOf(words) : words)) }
        : one,
    ),
  };
}

describe.each(STYLES.map((make) => ({ make, name: make(modelOf(UNIT, 2024)).name })))(
  'tables in the style of $name',
  ({ make }) => {
    test('are read whole, and right figures raise nothing', () => {
      for (const variant of VARIANTS) {
        const style = make(modelOf(UNIT, 2024, variant));
        const { reading, result } = found(style);
        expect(result.findings.map(({ message }) => message.zh)).toEqual([]);
        expect(result.summary.holds).toBeGreaterThan(30);
        expect(reading.document).toMatchObject({ unit: UNIT, fiscalYear: 2024, kind: style.kind });
        expect(reading.tables.map(({ title }) => title)).toEqual(
          style.sheets.map(({ title }) => title),
        );
        reading.tables.forEach((table, at) => {
          const sheet = style.sheets[at];
          expect(table.amountUnit).toBe(sheet?.unit);
          const printed = sheet?.lines.flatMap((line) => line.split(' | ')) ?? [];
          const read = table.rows.flatMap(({ cells }) => cells.map((cell) => cell.printed.text));
          expect(read.filter((text) => NUMBER.test(text)).sort()).toEqual(
            printed.filter((text) => NUMBER.test(text)).sort(),
          );
        });
      }
    });

    test('a wrong figure is noticed, wherever it stands', () => {
      const style = make(modelOf(UNIT, 2024));
      const all = figures(style);
      const missed = all
        .filter((_, at) => at % STEP === all.length % STEP)
        .filter((place) => found(wrong(style, place)).result.findings.length === 0)
        .map((place) => `${style.sheets[place.sheet]?.title} ${place.line}/${place.cell}`);
      expect(missed).toEqual([]);
    });

    test('both commands say how the document was understood, within their schemas', () => {
      const { reading, result } = found(make(modelOf(UNIT, 2024)));
      expect(schemaErrors('read', [readEntry(reading)])).toEqual([]);
      expect(schemaErrors('check', [checkEntry({ subject: reading, result }, true)])).toEqual([]);
      expect(coverageOf(reading).layout).toBe('undeclared');
      expect(readText(reading, 'zh')).toContain('版式不在已知之列');
    });
  },
);

describe('in other formats', () => {
  const formats: readonly [string, (document: Document) => Document][] = [
    ['html', (document) => readHtmlDocument(asHtml(document), 'a.html')],
    ['docx', (document) => readDocxDocument(asDocx(document), 'a.docx')],
    ['xlsx', (document) => readXlsxDocument(asXlsx(document), 'a.xlsx')],
  ];
  test.each(formats)('%s: the same keys, figures and claims', (_, again) => {
    for (const make of STYLES) {
      const document = documentOf(make(modelOf(UNIT, 2024, 2)));
      expect(told(readForms(again(document)))).toEqual(told(readForms(document)));
    }
  });
});

describe.skipIf(!hasChromium)('printed to PDF', () => {
  test('tables of every style give the same keys, figures, claims and findings', async () => {
    const documents = STYLES.map((make) => documentOf(make(modelOf(UNIT, 2024, 2))));
    const files = await printedPages(documents.map(asPrint));
    const engine = await loadPdfium();
    for (const [at, document] of documents.entries()) {
      const file = files[at] ?? new Uint8Array();
      const again = await readPdfDocument(file, 'a.pdf', { engine });
      expect(told(readForms(again))).toEqual(told(readForms(document)));
    }
  });
});

/** Tables with keys and prints, and the figures of the text. */
function told({ tables, claims, document }: Reading): readonly string[] {
  const plain = (text: string) => text.replace(/\s+/g, '');
  return [
    JSON.stringify(document),
    ...tables.flatMap(({ title, amountUnit, rows }) => [
      `${plain(title)} ${amountUnit}`,
      ...rows.flatMap(({ side, code, name, cells }) =>
        cells
          .filter(({ printed }) => printed.text !== '')
          .map(({ column, printed, key }) =>
            [side, code, plain(name), column, printed.text, key && keyString(key)].join('|'),
          ),
      ),
    ]),
    ...claims.map(({ section, printed, keys }) =>
      [plain(section), printed.text, printed.unit, ...keys.map(keyString)].join(' '),
    ),
  ];
}

describe('what words say', () => {
  const style = (name: string) => {
    const make = STYLES.find((one) => one(modelOf(UNIT, 2024)).name === name);
    if (make === undefined) throw new Error(`no style ${name}`);
    return found(make(modelOf(UNIT, 2024))).reading;
  };
  const keyOf = (reading: Reading, title: string, row: string, column: string) => {
    const table = reading.tables.find((one) => one.title === title);
    const cells = table?.rows.filter(({ name }) => name === row).flatMap(({ cells }) => cells);
    const key = cells?.find((cell) => cell.column === column)?.key ?? null;
    return key === null ? null : keyString(key);
  };

  test.each([
    [
      'central',
      '一般公共预算支出表',
      '行政运行',
      '2023年预算数',
      'expenditure{function=2101501,fund=general}@某市医疗保障局#2023:budget',
    ],
    [
      'central',
      '一般公共预算支出表',
      '行政运行',
      '2024年预算数-基本支出',
      'expenditure{function=2101501,fund=general,kind=basic}@某市医疗保障局#2024:budget',
    ],
    [
      'central',
      '一般公共预算支出表',
      '行政运行',
      '2024年预算数比2023年预算数-增减额',
      'expenditure{function=2101501,fund=general}@某市医疗保障局#2024:change~prior-year',
    ],
    [
      'central',
      '财政拨款收支总表',
      '（二）卫生健康支出',
      '支出-一般公共预算',
      'expenditure{function=210,fund=general}@某市医疗保障局#2024:budget',
    ],
    [
      'central',
      '财政拨款收支总表',
      '二、上年结转',
      '收入-预算数',
      'opening-carry-over{source=appropriation}@某市医疗保障局#2024:budget',
    ],
    [
      'central',
      '部门收支总表',
      '支出总计',
      '支出-预算数',
      'expenditure-total@某市医疗保障局#2024:budget',
    ],
    [
      'henan',
      '一般公共预算支出情况表',
      '行政单位医疗',
      '基本支出-工资福利支出',
      'expenditure{function=2101101,deptEconomic=301,fund=general,kind=basic}@某市医疗保障局#2024:budget',
    ],
    [
      'zhejiang',
      '一般公共预算支出预算表',
      '行政运行',
      '执行数',
      'expenditure{function=2101501,fund=general}@某市医疗保障局#2023:final',
    ],
    [
      'yunnan',
      '“三公”经费、行政参公单位机关运行经费情况表',
      '3.公务接待费',
      '决算统计数',
      'three-public{item=reception}@某市医疗保障局#2024:final',
    ],
    [
      'sichuan',
      '一般公共预算支出预算表',
      '行政运行',
      '合计',
      'expenditure{function=2101501,fund=general}@某市医疗保障局#2024:budget',
    ],
    ['sichuan', '一般公共预算支出预算表', '行政运行', '当年财政拨款安排', null],
  ])('%s: %s / %s / %s', (name, title, row, column, key) => {
    expect(keyOf(style(name), title, row, column)).toBe(key);
  });

  test('a table whose title is not understood is read whole, without keys, and says why', () => {
    const reading = style('by-unit');
    const table = reading.tables.find(({ title }) => title === '政府采购支出情况表');
    expect(table && standingOf(table)).toBe('unbound');
    expect(table?.inferred?.unbound.map(({ zh }) => zh)).toEqual([
      '表名《政府采购支出情况表》中的“采购”不在词表中',
    ]);
  });
});
