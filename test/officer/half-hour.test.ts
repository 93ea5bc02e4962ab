import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Document } from '../../src/document/tree.js';
import { readDocxDocument } from '../../src/formats/docx/read.js';
import { readXlsxDocument } from '../../src/formats/xlsx/read.js';
import { atDesk, type Entries, fillIn, mingzhang, sheetOf } from '../support/officer/desk.js';
import { FIGURES, PAYMENTS, SELF_EVALUATION } from '../support/officer/entries.js';
import { isBlank, type PdfPage, pagesOf, withoutNumber } from '../support/officer/pages.js';
import { wordsOf } from '../support/write/compare.js';
import { convertedByOffice, withoutResults } from '../support/write/recompute.js';
import { hasOffice } from '../typeset/office.js';

if (!hasOffice) console.log('skipped: LibreOffice is missing, run npm run setup:system');

interface Case {
  readonly layout: string;
  readonly year: string;
  readonly options: readonly string[];
  readonly entries: Entries;
  readonly evaluation?: string;
  /** Prints that stand on half a last place: amounts in 元 and how 万元 shows them. */
  readonly ties: readonly (readonly [yuan: string, printed: string])[];
}

const CASES: readonly (readonly [name: string, Case])[] = [
  [
    'payments in Shaanxi',
    {
      layout: 'shaanxi-final-accounts-2022',
      year: '2023',
      options: [],
      entries: PAYMENTS,
      evaluation: SELF_EVALUATION,
      ties: [
        ['11250.00', '1.13'],
        ['60050.00', '6.01'],
        ['110050.00', '11.01'],
      ],
    },
  ],
  [
    'final figures in Hubei',
    {
      layout: 'hubei-final-accounts-2022',
      year: '2022',
      options: ['--statements'],
      entries: FIGURES,
      ties: [
        ['20050.00', '2.01'],
        ['1030450.00', '103.05'],
      ],
    },
  ],
];

/** What composing left in a folder, by the ending of the file. */
const composed = new Map<string, ReadonlyMap<string, Uint8Array>>();

/** From an empty folder to the disclosure: what an officer does, and what is answered. */
async function halfHour({ layout, year, options, entries, evaluation }: Case) {
  return atDesk(async (desk) => {
    const book = join(desk, 'book');
    const out = join(desk, 'out');
    const compose = () =>
      mingzhang('compose', book, '--format', 'all', '-o', out, '--layout', layout);

    expect(
      await mingzhang('init', book, '--layout', layout, '--year', year, ...options),
    ).toMatchObject({
      status: 0,
      err: expect.stringContaining(`${year} 年度`),
    });
    const sheets = join(book, '录入表.xlsx');
    await fillIn(sheets, entries);
    const imported = await mingzhang('import', sheets);
    expect(imported).toMatchObject({ status: 0, err: expect.stringContaining('导入') });

    if (evaluation !== undefined) {
      mkdirSync(join(book, 'performance'));
      writeFileSync(join(book, 'performance', 'supervision.yaml'), evaluation);
      const scored = await mingzhang('score', book, '--write');
      expect(scored).toMatchObject({ status: 0, out: expect.stringContaining('基金监管') });
    }

    // Nothing goes out before the texts and reasons are written; what `init` laid out is none.
    const held = await compose();
    expect(held.status).toBe(1);
    expect(held.out).toContain('texts/duties.md');
    expect(readdirSync(desk)).toEqual(['book']);
    const asked = held.out.split('\n').filter((line) => line.startsWith('- fact: '));
    expect(asked.length).toBeGreaterThan(0);
    writeFileSync(
      join(book, 'reasons.yaml'),
      asked.map((line) => `${line}\n  reason: 工作安排有变化\n`).join(''),
    );

    // A figure typed by hand is refused with the id of the fact that holds it.
    const duties = join(book, 'texts', 'duties.md');
    const template = readFileSync(duties, 'utf8');
    writeFileSync(duties, `${template}\n负责医疗保障经办，退休人员3人，在职人员14人。\n`);
    const typed = await compose();
    expect(typed.status).toBe(1);
    expect(typed.out).toMatch(/「14人」就是事实 staff-actual@/);
    writeFileSync(duties, `${template}\n负责医疗保障经办，在职人员{{staff-actual|人}}。\n`);

    const done = await compose();
    expect(done).toMatchObject({ status: 0 });
    expect(done.err).not.toContain('留空');
    const files = readdirSync(out).filter((name) => /\.(?:docx|pdf|html|xlsx|txt)$/.test(name));
    for (const name of files) {
      // Read back and checked, each format by itself.
      const { status, out: found } = await mingzhang(
        'check',
        join(out, name),
        '--format',
        'json',
        '-q',
      );
      const [{ findings = [], unread = [] } = {}] = JSON.parse(found);
      const loud = findings.filter(({ severity }: { severity: string }) => severity !== 'note');
      expect({ name, loud, unread }).toEqual({ name, loud: [], unread: [] });
      expect(status).not.toBe(2);
    }
    expect(files.map((name) => name.split('.').at(-1)).sort()).toEqual(
      ['docx', 'html', 'pdf', 'txt', 'xlsx'].sort(),
    );
    return new Map(
      files.map((name) => [
        name.split('.').at(-1) ?? '',
        new Uint8Array(readFileSync(join(out, name))),
      ]),
    );
  });
}

describe.each(CASES)('%s', (name, played) => {
  test('from init to the disclosure in every format', { timeout: 60_000 }, async () => {
    composed.set(name, await halfHour(played));
    const text = new TextDecoder().decode(composed.get(name)?.get('txt'));
    for (const [, printed] of played.ties) expect(text).toContain(printed);
    expect(text).not.toContain('本注释');
  });
});

describe.skipIf(!hasOffice)('opened with LibreOffice', { timeout: 90_000 }, () => {
  const pages = new Map<string, readonly PdfPage[]>();
  const recomputed = new Map<string, Uint8Array>();
  const bytesOf = (name: string, format: string) =>
    composed.get(name)?.get(format) ?? expect.fail(name);

  beforeAll(async () => {
    const names = CASES.map(([name]) => name);
    const word = names.map((name) => ({ bytes: bytesOf(name, 'docx'), extension: 'docx' }));
    for (const [at, pdf] of convertedByOffice(word, 'pdf').entries()) {
      pages.set(names[at] ?? '', await pagesOf(pdf));
    }
    const sheets = names.map((name) => ({
      bytes: withoutResults(bytesOf(name, 'xlsx')),
      extension: 'xlsx',
    }));
    for (const [at, file] of convertedByOffice(sheets, 'xlsx').entries()) {
      recomputed.set(names[at] ?? '', file);
    }
  }, 90_000);
  afterAll(() => composed.clear());

  test.each(CASES)('%s: the Word file has all its text, and no blank page', (name) => {
    const own = pages.get(name) ?? [];
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter(isBlank)).toEqual([]);
    expect(own.map(({ outside }) => outside).join('')).toBe('');
    const whole = own.map(withoutNumber).join('');
    const texts = textsOf(readDocxDocument(bytesOf(name, 'docx'), 'a.docx'));
    // A mark that hangs over the end of its line comes at another place of the page's content.
    const missing = texts.filter((text) => !unmarked(whole).includes(unmarked(text)));
    expect(missing).toEqual([]);
    expect(marks(whole)).toBeGreaterThanOrEqual(marks(texts.join('')));
  });

  test.each(CASES)('%s: formulas show what is printed, ties included', (name, { ties }) => {
    const printed = readXlsxDocument(bytesOf(name, 'xlsx'), 'a.xlsx');
    const back = readXlsxDocument(recomputed.get(name) ?? new Uint8Array(), 'a.xlsx');
    expect(wordsOf(back).tables).toEqual(wordsOf(printed).tables);
    const figures = wordsOf(back).tables.flatMap(({ cells }) =>
      cells.map((cell) => cell.split(' ').at(-1)),
    );
    for (const [, figure] of ties) expect(figures).toContain(figure);
  });

  test.each(CASES)('%s: the typeset PDF has no blank page either', async (name) => {
    const own = await pagesOf(bytesOf(name, 'pdf'));
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter(isBlank)).toEqual([]);
    expect(own.map(({ outside }) => outside).join('')).toBe('');
  });
});

const MARKS = /[、，。；：]/g;

function unmarked(text: string): string {
  return text.replace(MARKS, '');
}

function marks(text: string): number {
  return text.match(MARKS)?.length ?? 0;
}

/** Paragraphs and headings without blanks, which a line break may take away. */
function textsOf({ sections }: Document): readonly string[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.type === 'paragraph' || block.type === 'heading'
        ? [block.text.value.replace(/\s/g, '')]
        : block.type === 'table'
          ? block.rows.flatMap(({ cells }) =>
              cells.map(({ text }) => text.value.replace(/\s/g, '')),
            )
          : [],
    ),
  );
}

test.skipIf(!hasOffice)(
  'the input sheets keep lists, notes, totals and protection in LibreOffice',
  {
    timeout: 60_000,
  },
  async () => {
    await atDesk(async (desk) => {
      await mingzhang('init', join(desk, 'book'), '--layout', 'shaanxi-final-accounts-2022');
      const bytes = new Uint8Array(readFileSync(join(desk, 'book', '录入表.xlsx')));
      const [saved = bytes] = convertedByOffice([{ bytes, extension: 'xlsx' }], 'xlsx');
      writeFileSync(join(desk, 'saved.xlsx'), saved);
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.readFile(join(desk, 'saved.xlsx'));
      const payments = sheetOf(workbook, '支出');
      const isOpen = openCells(saved, `xl/worksheets/sheet${payments.id}.xml`);
      for (const cell of ['B2', 'B501', 'C2', 'D300']) {
        expect(payments.getCell(cell).dataValidation?.formulae?.[0]).toMatch(/^科目!\$[A-Z]\$1:/);
        expect(isOpen(cell)).toBe(true);
      }
      expect(isOpen('B1')).toBe(false);
      expect(payments.getCell('B1').note).toBeDefined();
      expect(sheetOf(workbook, '科目').state).toBe('hidden');
      const total = sheetOf(workbook, '合计').getCell('C2');
      expect(total.formula).toMatch(/^SUM\(/);
      const totals = sheetOf(workbook, '合计').id;
      expect(openCells(saved, `xl/worksheets/sheet${totals}.xml`)('C2')).toBe(false);
    });
  },
);

/** Whether cells of a sheet may be written into while it is protected, by their styles. */
function openCells(bytes: Uint8Array, part: string): (cell: string) => boolean {
  const parts = unzipSync(bytes);
  const xml = (name: string) => strFromU8(parts[name] ?? expect.fail(name));
  expect(xml(part)).toMatch(
    /<sheetProtection (?![^>]*(?:password|hashValue))[^>]*sheet="(?:1|true)"/,
  );
  const styles = (/<cellXfs[\s\S]*<\/cellXfs>/.exec(xml('xl/styles.xml'))?.[0] ?? '').split('<xf ');
  return (cell) => {
    const style = new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`).exec(xml(part))?.[1];
    return /locked="(?:0|false)"/.test(styles[Number(style) + 1] ?? '');
  };
}
