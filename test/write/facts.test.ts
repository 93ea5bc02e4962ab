import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { csvCell, writeCsv } from '../../src/formats/csv/write.js';
import { type FactsFile, writeFacts } from '../../src/formats/json/write.js';
import { printsOf } from '../../src/formats/shared/prints.js';
import { LAYOUTS, sampleDisclosure } from '../support/write/disclosure.js';

const decoder = new TextDecoder();

describe('the facts of a composed document', () => {
  test.each(LAYOUTS)('%s: JSON has every print with its exact value', (layout) => {
    const { document } = sampleDisclosure({ layout });
    const file: FactsFile = JSON.parse(decoder.decode(writeFacts(document)));
    const prints = file.facts.flatMap(({ key, value, unit, prints: all }) =>
      all.map(({ text }) => `${key} ${value}${unit} ${text}`),
    );
    const expected = printsOf(document).map(
      ({ fact, exact, unit, text }) => `${fact} ${exact}${unit} ${text}`,
    );
    expect(expected.length).toBeGreaterThan(100);
    expect(prints.sort()).toEqual([...expected].sort());
  });

  test('CSV has them too, and each table as printed; the descriptor names every file', () => {
    const { document } = sampleDisclosure({ negative: true });
    const files = writeCsv(document);
    const text = decoder.decode(files.get('facts.csv'));
    expect([...(files.get('facts.csv') ?? []).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows: readonly Record<string, string>[] = parse(text, { bom: true, columns: true });
    expect(rows.map(({ fact, value, printed }) => [fact, value, printed])).toEqual(
      printsOf(document).map(({ fact, exact, text: printed }) => [fact, exact, printed]),
    );
    const { resources } = JSON.parse(decoder.decode(files.get('datapackage.json')));
    expect(resources.map(({ path }: { path: string }) => path)).toEqual(
      [...files.keys()].filter((name) => name.endsWith('.csv')),
    );
  });

  test.each([
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+86', "'+86"],
    ['-@x', "'-@x"],
    ['-12.30', '-12.30'],
    ['-', '-'],
    ['\t=1', "'\t=1"],
    ['甲,"乙"', '"甲,""乙"""'],
  ])('%s is written as %s', (value, written) => {
    expect(csvCell(value)).toBe(written);
  });
});
