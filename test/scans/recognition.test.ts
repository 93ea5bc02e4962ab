import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { madeUpRows, tablePicture } from '../../bench/scan-tables.mjs';
import { check } from '../../src/checks/check.js';
import { settledReading } from '../../src/checks/settle/index.js';
import { readEntry } from '../../src/cli/read-json.js';
import type { Document } from '../../src/document/tree.js';
import { decodedPictures } from '../../src/formats/scan/node/decode.js';
import { findTesseract } from '../../src/formats/scan/node/tesseract.js';
import { readPictures } from '../../src/formats/scan/read.js';
import { readForms } from '../../src/forms/read.js';
import { checkEntry } from '../../src/reports/json.js';
import { schemaErrors } from '../support/schema.js';
import { missingTesseract } from '../support/tesseract.js';

/** Sums that hold, and one project whose figure is not part of them. */
const ROWS = [
  ['', '合计', '1,530.18', '520.00', '1,010.18'],
  ['210', '卫生健康支出', '1,530.18', '520.00', '1,010.18'],
  ['21015', '医疗保障管理事务', '1,530.18', '520.00', '1,010.18'],
  ['2101501', '行政运行', '520.00', '520.00', ''],
  ['2101504', '信息化建设', '1,010.18', '', '1,010.18'],
];

async function read(rows: readonly (readonly string[])[]): Promise<Document> {
  const png = await tablePicture(rows, { font: 'Noto Sans CJK SC' });
  return readPictures(decodedPictures(png, '表.png'), '表.png', findTesseract);
}

/** Where temporary files go while these tests run. */
const FOLDER = mkdtempSync(join(tmpdir(), 'mingzhang-test-'));
const { TMPDIR } = process.env;

describe.skipIf(missingTesseract())('a table as a picture', () => {
  let document: Document;
  beforeAll(async () => {
    process.env.TMPDIR = FOLDER;
    document = await read(ROWS);
  });
  afterAll(() => {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    rmSync(FOLDER, { recursive: true });
  });

  test('is read and bound like any other', () => {
    const reading = settledReading(readForms(document));
    const [table] = reading.tables;
    expect(document.recogniser).toMatch(/^tesseract \d/);
    expect(table?.title).toBe('支出决算表');
    expect(table?.amountUnit).toBe('万元');
    const figures = table?.rows.map(({ code, cells }) => [
      code,
      ...cells.map(({ printed }) => printed.text),
    ]);
    expect(figures).toEqual(ROWS.map(([code, , ...amounts]) => [code, ...amounts]));
    const { findings } = check(reading);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('gives each figure a confidence, in JSON that keeps to the schemas', () => {
    const reading = settledReading(readForms(document));
    const entry = readEntry(reading);
    expect(schemaErrors('read', [entry])).toEqual([]);
    const checked = { subject: reading, result: check(reading) };
    expect(schemaErrors('check', [checkEntry(checked, true)])).toEqual([]);
    const spans = entry.facts.flatMap(({ occurrences }) =>
      occurrences.flatMap(({ place, source }) => (place.kind === 'table' ? source : [])),
    );
    expect(spans.length).toBeGreaterThan(8);
    for (const span of spans) expect('confidence' in span && span.confidence).toBeGreaterThan(0);
  });

  test('reports a sum that does not hold', async () => {
    const wrong = ROWS.map((row) => row.map((cell) => cell.replace('1,530.18', '1,580.18')));
    const { findings } = check(settledReading(readForms(await read(wrong))));
    expect(findings.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(0);
  });

  test('leaves blank cells blank and invents nothing', async () => {
    const rows = madeUpRows(12, 5);
    const { sections } = await read(rows);
    const table = sections[0]?.blocks.find(({ type }) => type === 'table');
    const cells = table?.type === 'table' ? table.rows.slice(1) : [];
    const blanks = rows.flatMap((row, at) =>
      row.flatMap((cell, column) => (cell === '' ? [cells[at]?.cells[column]?.text.value] : [])),
    );
    expect(blanks.length).toBeGreaterThan(2);
    expect(new Set(blanks)).toEqual(new Set(['']));
  });

  test('is turned when it lies on its side', async () => {
    const png = await tablePicture(ROWS.slice(0, 3), { font: 'Noto Sans CJK SC' });
    const lying = await sharp(png).rotate(90).withMetadata({ density: 200 }).png().toBuffer();
    const { sections } = await readPictures(
      decodedPictures(lying, '表.png'),
      '表.png',
      findTesseract,
    );
    const table = sections[0]?.blocks.find(({ type }) => type === 'table');
    const rows = table?.type === 'table' ? table.rows.slice(1) : [];
    expect(rows.map(({ cells }) => cells.map(({ text }) => text.value))).toEqual(ROWS.slice(0, 3));
    const anchor = rows[0]?.cells[2]?.text.pieces[0]?.anchor;
    expect(anchor).toMatchObject({ kind: 'span', span: { rotate: 90 } });
  });

  test('leaves no file behind', () => {
    expect(tmpdir()).toBe(FOLDER);
    expect(readdirSync(FOLDER)).toEqual([]);
  });
});
