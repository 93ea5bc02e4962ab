import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { alarmsOf } from '../../src/checks/alarms.js';
import { check } from '../../src/checks/check.js';
import type { CheckResult } from '../../src/checks/rule.js';
import { readEntry } from '../../src/cli/read-json.js';
import { normaliseName } from '../../src/facts/names.js';
import { valueText } from '../../src/facts/printed.js';
import type { Source } from '../../src/facts/source.js';
import { loadPdfium } from '../../src/formats/pdf/node/engine.js';
import { readPdfDocument } from '../../src/formats/pdf/read.js';
import { readForms } from '../../src/forms/read.js';
import type { Reading, TableReading } from '../../src/forms/reading.js';
import { checkEntry } from '../../src/reports/json.js';
import { schemaErrors } from '../support/schema.js';
import { missingShared, sharedPath } from '../support/shared.js';

const PDF = 'corpus/pdf/putuo-planning-2024-final-accounts.pdf';
const TEMPLATE = 'corpus/pdf/shanghai-2024-template.pdf';
const LABEL = 'labels/putuo-planning-2024.json';
const NAMES = ['T01', 'T02', 'T03', 'T04', 'T05', 'T06', 'T09', 'T07', 'T08'];

interface LabelRow {
  readonly code: string;
  readonly name: string;
  readonly side?: string;
  readonly page: number;
  readonly cells: Readonly<Record<string, string>>;
}

interface Label {
  readonly tables: readonly {
    readonly id: string;
    readonly title: string;
    readonly rows: readonly LabelRow[];
  }[];
  readonly narrative: readonly {
    readonly value: string;
    readonly unit: string;
    readonly basis: string;
    readonly year: number;
    readonly page: number;
  }[];
  readonly inconsistencies: readonly {
    readonly id: string;
    readonly certainty: string;
    readonly page: number;
  }[];
}

/** Page, rule and printed words of the alarm that tells of each labelled item. */
const DEFINITE: Readonly<Record<string, string>> = {
  'putuo-planning-01': '24 narrative-equals-table 5377.64',
  'putuo-planning-02': '24 narrative-equals-table 4896.98',
  'putuo-planning-03': '21 share-percent 99.86',
  'putuo-planning-04': '21 completion-percent 95.45',
  'putuo-planning-05': '21 percent-sign-missing 增长 13.95',
  'putuo-planning-06': '7 unit-name 上海市规划和自然资源局2024年度部门决算表',
  'putuo-planning-07': '22 account-name-in-text 机关事业单位退休人员活动费支出',
  'putuo-planning-08': '24 account-name-in-text 其他国土资源事务支出',
  'putuo-planning-09': '24 account-name-in-text 住房保障支出',
  'putuo-planning-10': '24 account-name-in-text 住房保障支出',
  'putuo-planning-13': '25 template-option 下降（增长）',
};
/** Errors and warnings that tell of likely items. */
const LIKELY: readonly string[] = [
  '24 basic-expenditure-items ',
  '24 basic-expenditure-items ',
  '24 basic-expenditure-items ',
];

const missing = [PDF, LABEL, TEMPLATE].some((name) => missingShared(name));

async function read(name: string): Promise<Reading> {
  const engine = await loadPdfium();
  return readForms(await readPdfDocument(readFileSync(sharedPath(name)), name, { engine }));
}

function pageOf(source: Source): number | null {
  const [span] = source;
  return span !== undefined && 'page' in span ? span.page : null;
}

/** Table, code, name and page of each figure, with its text. */
function figuresOf(table: TableReading): string[] {
  return table.rows.flatMap((row) =>
    row.cells
      .filter(({ printed }) => /\d/.test(printed.text))
      .map(({ printed, source }) => line(row.code, row.name, pageOf(source), printed.text)),
  );
}

function line(code: string, name: string, page: number | null, text: string): string {
  return [code, normaliseName(name), page, text].join(' ');
}

describe.skipIf(missing)('a department final accounts as PDF', () => {
  let reading: Reading;
  let label: Label;
  let result: CheckResult;
  beforeAll(async () => {
    reading = await read(PDF);
    label = JSON.parse(readFileSync(sharedPath(LABEL), 'utf8')) as Label;
    result = check(reading);
  });

  test('all nine tables are bound, each figure is where and what the label says', () => {
    const statements = reading.tables.filter(({ declaration }) => declaration !== 'unit-list');
    expect(statements.map(({ declaration }) => declaration)).toEqual(NAMES);
    const wanted = label.tables.filter(({ id }) => id.startsWith('公开'));
    let count = 0;
    wanted.forEach((table, index) => {
      const found = statements[index];
      const figures = table.rows.flatMap(({ code, name, page, cells }) =>
        Object.values(cells).map((text) => line(code, name, page, text)),
      );
      count += figures.length;
      expect(found && figuresOf(found).sort()).toEqual(figures.sort());
    });
    expect(count).toBe(308);
  });

  test('each figure of the text, with unit, basis, year and page', () => {
    const told = reading.claims.map(({ printed, basis, year, source }) =>
      [valueText(printed), printed.unit, basis, year, pageOf(source)].join(' '),
    );
    const wanted = label.narrative.map(({ value, unit, basis, year, page }) =>
      [value, unit, basis, year, page].join(' '),
    );
    expect(wanted).toHaveLength(146);
    expect([...told].sort()).toEqual([...wanted].sort());
  });

  test('each definite inconsistency has its alarm, and no error or warning is false', () => {
    const alarms = alarmsOf(result.findings);
    const told = alarms.map(({ rule, printed, places }) =>
      [pageOf(places[0]?.source ?? []), rule, printed].join(' '),
    );
    const definite = label.inconsistencies.filter(({ certainty }) => certainty === 'definite');
    expect(definite.map(({ id }) => id)).toEqual(Object.keys(DEFINITE));
    expect(Object.entries(DEFINITE).filter(([, alarm]) => !told.includes(alarm))).toEqual([]);
    const judged = [...Object.values(DEFINITE), ...LIKELY].sort();
    const serious = alarms.filter(({ severity }) => severity !== 'note');
    expect(serious.map((alarm) => told[alarms.indexOf(alarm)]).sort()).toEqual(judged);
  });

  test('the JSON of both commands keeps to its schema', () => {
    expect(schemaErrors('read', [readEntry(reading)])).toEqual([]);
    expect(schemaErrors('check', [checkEntry({ subject: reading, result }, true)])).toEqual([]);
  });

  test('the template: all nine tables and no invented figure', async () => {
    const template = await read(TEMPLATE);
    expect(template.document.layout).toBe('shanghai-final-accounts-2024');
    const statements = template.tables.filter(({ declaration }) => declaration !== 'unit-list');
    expect(statements.map(({ declaration }) => declaration)).toEqual(NAMES);
    expect(statements.flatMap(figuresOf)).toEqual([]);
  });
});
