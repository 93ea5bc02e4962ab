import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alarmsOf } from '../../src/checks/alarms.js';
import { check } from '../../src/checks/check.js';
import { keyString } from '../../src/facts/key.js';
import { layoutNamed } from '../../src/forms/document-info.js';
import { readForms } from '../../src/forms/read.js';
import { tablesOf, type WriteInfo } from '../../src/forms/write/print.js';
import { type WrittenTable, writeTable } from '../../src/forms/write/table.js';
import { documentOf } from '../support/compose/document.js';
import { finalAccounts, type Year, years } from '../support/compose/year.js';

const PLACES: Readonly<Record<string, WriteInfo>> = {
  'shaanxi-final-accounts-2022': info('陕西省宝鸡市渭丰县医疗保障局', 2023, 'department'),
  'shaanxi-final-accounts-2021': info('陕西省商洛市丹河县医疗保障局', 2021, 'unit'),
  'hubei-final-accounts-2022': info('湖北省随州市青山区医疗保障服务中心', 2022, 'department'),
  'shanghai-final-accounts-2024': info('上海市长平区医疗保障局', 2024, 'department'),
};

function info(unit: string, fiscalYear: number, level: WriteInfo['level']): WriteInfo {
  return { unit, fiscalYear, level, kind: 'final-accounts' };
}

function written(layout: string, year: Year): readonly WrittenTable[] {
  const own = PLACES[layout] as WriteInfo;
  const facts = finalAccounts(year, own);
  const tables = tablesOf(layoutNamed(layout) ?? fail(layout));
  return tables.map(({ table }) => writeTable(table, layout, facts, own));
}

function fail(layout: string): never {
  throw new Error(`no layout ${layout}`);
}

/** What the tables print, and what is read of them: key and text, place by place. */
function expectSame(layout: string, year: Year): void {
  const own = PLACES[layout] as WriteInfo;
  const tables = written(layout, year);
  const reading = readForms(
    documentOf(
      tables.map(({ table }) => table),
      own,
    ),
  );
  const printed = tables.flatMap(({ table }) =>
    table.rows.flatMap(({ cells }) =>
      cells.flatMap(({ figure, text }) =>
        figure === undefined ? [] : [`${figure.fact} ${text.value}`],
      ),
    ),
  );
  const read = reading.facts.all.map(({ key, printed: { text } }) => `${keyString(key)} ${text}`);
  expect(read.sort()).toEqual(printed.sort());
  expect(tables.flatMap(({ missing }) => missing.map(keyString))).toEqual([]);
  expect(reading.document.layout).toBe(layout);
  expect(reading.unread).toEqual([]);
  expect(reading.tables.map(({ declaration }) => declaration)).toEqual(
    tablesOf(layoutNamed(layout) ?? fail(layout)).map(({ table }) => table),
  );
  const announced = tables.some(({ hidden }) => hidden > 0);
  const raised = alarmsOf(check(reading).findings)
    .filter(
      ({ rule, severity }) => rule !== 'negative-amount' && !(announced && severity === 'note'),
    )
    .map(({ severity, rule, message }) => `${severity} ${rule}: ${message.zh}`);
  expect(raised).toEqual([]);
}

describe.each(Object.keys(PLACES))('tables of %s', (layout) => {
  test('are read back as the facts that they were written from', () => {
    fc.assert(
      fc.property(years({ most: 12, hidden: false, negative: false }), (year) =>
        expectSame(layout, year),
      ),
      { numRuns: 12 },
    );
  });
});
