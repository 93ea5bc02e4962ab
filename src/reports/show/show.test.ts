import { beforeAll, describe, expect, test } from 'vitest';
import { CLEAN, HOSTILE, READING, RESULT, span } from '../../../test/support/fixtures.js';
import { SAMPLE_FORMATS, type SampleFormat, sample } from '../../../test/support/readings.js';
import { check } from '../../checks/check.js';
import { readForms } from '../../forms/read.js';
import type { Reading } from '../../forms/reading.js';
import { marksOf } from './marks.js';
import { PageShapes } from './page-shapes.js';
import { PageDrawings } from './png.js';
import { showReport } from './report.js';
import type { Shown, ShownPage } from './subject.js';

const IMAGE = 'data:image/webp;base64,UklGRg==';

async function* pictures(...pages: readonly number[]): AsyncGenerator<ShownPage> {
  for (const page of pages) yield { page, width: 595, height: 842, image: IMAGE };
}

async function whole(shown: Shown, pages: AsyncIterable<ShownPage> | null): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of showReport(shown, pages, { lang: 'zh' })) pieces.push(piece);
  return pieces.join('');
}

function shownOf(reading: Reading, findings = true): Shown {
  return { subject: reading, result: check(reading), findings };
}

const READINGS = new Map<SampleFormat, Reading>();
beforeAll(async () => {
  for (const format of SAMPLE_FORMATS) {
    READINGS.set(format, readForms((await sample(format)).document));
  }
});

function readingOf(format: SampleFormat): Reading {
  const reading = READINGS.get(format);
  if (reading === undefined) throw new Error(`no sample of ${format}`);
  return reading;
}

describe.each(SAMPLE_FORMATS)('what was read of a %s file', (format) => {
  let shown: Shown;
  let page: string;
  beforeAll(async () => {
    shown = shownOf(readingOf(format));
    page = await whole(shown, format === 'pdf' ? pictures(1, 2) : null);
  });

  test('every figure of a table and of the text is drawn once and listed once', () => {
    const marks = marksOf(shown);
    const { tables, claims } = readingOf(format);
    const cells = tables
      .flatMap(({ rows }) => rows.flatMap((row) => row.cells))
      .filter(({ printed, remark }) => remark !== true && /\p{Nd}/u.test(printed.text));
    expect(marks.filter(({ kind }) => kind.startsWith('cell'))).toHaveLength(cells.length);
    expect(marks.filter(({ kind }) => kind.startsWith('claim'))).toHaveLength(claims.length);
    for (const { id } of marks) {
      expect(page.split(` id="${id}"`).length, id).toBe(2);
      expect(page.split(` id="${id.replace('m', 'r')}"`).length, id).toBe(2);
    }
  });

  test('every link has its target, every id is unique', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const known = new Set(ids);
    const lost = [...page.matchAll(/href="#([^"]+)"/g)].filter(([, to]) => !known.has(to));
    expect(lost).toEqual([]);
  });

  test('asks for nothing and runs nothing', () => {
    expect(page).not.toMatch(/<(?:script|link|iframe|form|object|embed|img)\b/i);
    expect(page).not.toMatch(/ (?:src|style|on[a-z]+)="/);
    expect(page.replaceAll(IMAGE, '')).not.toMatch(/url\(|@import|https?:|data:(?!;)/);
  });

  test('findings are drawn only when asked for', async () => {
    expect(page).toContain('id="f1"');
    const without = await whole({ ...shown, findings: false }, null);
    expect(without).not.toContain('id="f1"');
    expect(without).not.toMatch(/class="[^"]*on-error/);
  });
});

describe('a page of a PDF', () => {
  test('has its tables, their blank cells, bound cells and claims as shapes', () => {
    const reading = readingOf('pdf');
    const shapes = new PageShapes(reading.tree, marksOf(shownOf(reading)));
    const cells = shapes.shapesOn(2);
    expect(cells.filter(({ isBlank }) => isBlank)).toHaveLength(3);
    expect(cells.filter(({ mark }) => mark?.kind === 'cell')).toHaveLength(13);
    expect(shapes.outlinesOn(2)).toMatchObject([{ number: 1, title: '支出决算表' }]);
    const [blank] = cells.filter(({ isBlank }) => isBlank);
    // The name beside 合计: the second row and column of a grid that begins at 50, 122.
    expect(blank?.box.map(Math.round)).toEqual([120, 146, 290, 170]);
    expect(shapes.shapesOn(1).map(({ mark }) => mark?.text)).toEqual([
      '31.00 万元',
      '25.00 万元',
      '5.00 万元',
    ]);
  });

  test('that could not be drawn has its list all the same', async () => {
    const page = await whole(shownOf(readingOf('pdf')), pictures(1));
    expect(page).toContain('id="p2"');
    expect(page).toContain(' id="r1"');
  });

  test('is one SVG to be laid over its picture', () => {
    const drawings = new PageDrawings(shownOf(readingOf('pdf')));
    const svg = drawings.svg({ page: 2, width: 595, height: 842 }, 1190, 1684);
    expect(svg).toMatch(/^<svg xmlns="[^"]+" width="1190" height="1684" viewBox="0 0 595 842">/);
    expect(svg.match(/<rect /g)).toHaveLength(31);
  });
});

describe('marks', () => {
  test('say amount, direction and what is stated, Chinese first', async () => {
    const [claim] = READING.claims;
    if (claim === undefined) throw new Error('the fixture has no claim');
    const reading: Reading = { ...READING, claims: [{ ...claim, direction: 'decrease' }] };
    const page = await whole({ subject: reading, result: CLEAN, findings: false }, null);
    const hover = /title="(100\.00 万元 ↓[^"]*)"/.exec(page)?.[1] ?? '';
    expect(hover.split('\n')).toEqual([
      '100.00 万元 ↓',
      expect.stringContaining('支出'),
      expect.stringContaining('expenditure'),
      expect.any(String),
    ]);
  });

  test('tell recognised figures that nothing confirms', () => {
    const [table] = READING.tables;
    const source = table?.rows[0]?.cells[0]?.source ?? [];
    const recognised = [
      { text: '99.50', reason: { zh: '识别', en: 'recognised' }, source, confirmed: false },
      {
        text: '7',
        reason: { zh: '识别', en: 'recognised' },
        source: [{ file: 'a.pdf', page: 1, box: [1, 2, 3, 4] as const, rotate: 0 }],
        confirmed: true,
      },
    ];
    const marks = marksOf({ subject: READING, result: { ...CLEAN, recognised }, findings: false });
    expect(marks.filter(({ doubt }) => doubt !== null)).toMatchObject([
      { kind: 'cell', text: '99.50 万元', doubt: 'open' },
      { kind: 'doubtful', text: '7', doubt: 'confirmed' },
    ]);
  });

  test('are made of the words of findings where no figure is marked', async () => {
    const [finding] = RESULT.findings;
    if (finding === undefined) throw new Error('the fixture has no finding');
    const place = { kind: 'narrative', id: '', label: '第一部分 概况' } as const;
    const places = [{ place, text: '第一部分', source: [span(1, 1, 4)] }];
    const result = { ...RESULT, findings: [{ ...finding, places, cause: null }] };
    const shown = { subject: READING, result, findings: true };
    const noted = marksOf(shown).filter(({ kind }) => kind === 'noted');
    expect(noted).toMatchObject([
      { text: '第一部分', says: finding.message, findings: [{ number: 1 }] },
    ]);
    const page = await whole(shown, null);
    expect(page).toMatch(new RegExp(`id="${noted[0]?.id}" class="mk noted [^>]*>第一部分</a>`));
    expect(marksOf({ ...shown, findings: false }).some(({ kind }) => kind === 'noted')).toBe(false);
  });

  test('escape everything that comes from the document', async () => {
    const subject = {
      ...READING,
      file: HOSTILE,
      unread: [{ text: HOSTILE, reason: { zh: HOSTILE, en: HOSTILE }, source: [] }],
    };
    const page = await whole({ subject, result: CLEAN, findings: false }, null);
    expect(page).not.toContain('<img');
    expect(page).toContain('没有画出的');
  });
});
