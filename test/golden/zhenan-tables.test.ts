import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { normaliseName } from '../../src/facts/names.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readForms } from '../../src/forms/read.js';
import type { CellReading, RowReading, TableReading } from '../../src/forms/reading.js';
import { missingShared, sharedPath } from '../support/shared.js';

const TEXT = 'corpus/text/zhenan-2023-final-accounts.txt';
const LABEL = 'labels/zhenan-2023.json';

interface LabelRow {
  readonly line: string;
  readonly code: string;
  readonly name: string;
  readonly side?: string;
  readonly cells: Readonly<Record<string, string>>;
}

interface LabelTable {
  readonly id: string;
  readonly title: string;
  readonly amountUnit: string;
  readonly columns: readonly string[];
  readonly rows: readonly LabelRow[];
}

/** Heads that the label words more fully than the document prints them. */
const COLUMN_IDS: Readonly<Record<string, string>> = {
  三公经费小计: 'total',
  公务用车购置及运行维护费小计: 'vehicle',
  是否空表: 'empty',
  表格为空的理由: 'reason',
};

const missing = missingShared(TEXT) || missingShared(LABEL);

function load() {
  const label = JSON.parse(readFileSync(sharedPath(LABEL), 'utf8')) as {
    readonly tables: readonly LabelTable[];
    readonly document: {
      readonly unit: string;
      readonly fiscalYear: number;
      readonly kind: string;
      readonly level: string;
    };
  };
  const reading = readForms(readTextDocument(readFileSync(sharedPath(TEXT)), TEXT));
  return { label, reading };
}

function isStatement(table: LabelTable): boolean {
  return table.id.startsWith('公开') || table.id === '第三部分目录';
}

function readingOf(tables: readonly TableReading[], label: LabelTable): TableReading | undefined {
  return tables.find((table) =>
    label.id.startsWith('公开') ? table.id === label.id : table.declaration === 'catalogue',
  );
}

function rowOf(table: TableReading, label: LabelRow): RowReading | undefined {
  const same = (a: string, b: string) => normaliseName(a) === normaliseName(b);
  const candidates = table.rows.filter(
    (row) =>
      same(row.name, label.name) &&
      row.code === label.code &&
      (label.side === undefined || row.side === label.side) &&
      (label.line === '' || same(row.line, label.line)),
  );
  return candidates[0];
}

function cellOf(row: RowReading, column: string): CellReading | undefined {
  const plain = normaliseName(column).replace(/^(?:收入|支出)(?=决算数)/, '');
  const id = COLUMN_IDS[plain];
  return row.cells.find((cell) =>
    id === undefined
      ? normaliseName(cell.column).split('-').at(-1) === plain
      : cell.columnId === id,
  );
}

describe.skipIf(missing)('statement tables of Zhen’an 2023 against the hand-made label', () => {
  test('every labelled cell is read as printed, in its row and column', () => {
    const { label, reading } = load();
    const wrong: string[] = [];
    let cells = 0;
    for (const table of label.tables.filter(isStatement)) {
      const read = readingOf(reading.tables, table);
      expect(read, table.id).toBeDefined();
      if (read === undefined) continue;
      if (table.amountUnit !== '') expect(read.amountUnit).toBe(table.amountUnit);
      const used = new Set<RowReading>();
      for (const row of table.rows) {
        const found = rowOf({ ...read, rows: read.rows.filter((other) => !used.has(other)) }, row);
        if (found === undefined) {
          wrong.push(`${table.id} ${row.line} ${row.code} ${row.name}: no row`);
          continue;
        }
        used.add(found);
        for (const [column, text] of Object.entries(row.cells)) {
          const cell = cellOf(found, column);
          cells += 1;
          if (normaliseName(cell?.printed.text ?? '') !== normaliseName(text)) {
            wrong.push(
              `${table.id} ${row.code} ${row.name} ${column}: ${cell?.printed.text} for ${text}`,
            );
          }
        }
      }
      const unlabelled = read.rows.filter((row) => !used.has(row));
      expect(unlabelled.map((row) => `${table.id} ${row.line} ${row.name}`)).toEqual([]);
    }
    expect(wrong).toEqual([]);
    expect(cells).toBe(239 + 11);
  });

  test('no other cell of a statement table holds a figure', () => {
    const { label, reading } = load();
    for (const table of label.tables.filter((one) => one.id.startsWith('公开'))) {
      const read = readingOf(reading.tables, table);
      const figures = read?.rows.flatMap((row) =>
        row.cells.filter((cell) => cell.remark !== true && /\d/.test(cell.printed.text)),
      );
      const labelled = table.rows.flatMap((row) => Object.values(row.cells));
      expect(figures?.length, table.id).toBe(labelled.length);
    }
  });

  test('every figure of the statement tables has a fact key and a place', () => {
    const { reading } = load();
    const statements = reading.tables.filter((table) => /^T\d\d$/.test(table.declaration ?? ''));
    const figures = statements.flatMap((table) =>
      table.rows.flatMap((row) => row.cells.filter((cell) => cell.printed.form === 'number')),
    );
    expect(figures.length).toBe(239);
    for (const cell of figures) {
      expect(cell.key).not.toBeNull();
      expect(cell.source.length).toBeGreaterThan(0);
    }
  });

  test('the document says whose, of which year and what it is', () => {
    const { label, reading } = load();
    expect(reading.document).toMatchObject({
      unit: label.document.unit,
      fiscalYear: label.document.fiscalYear,
      kind: label.document.kind,
      level: label.document.level,
      layout: 'shaanxi-final-accounts-2022',
    });
  });
});
