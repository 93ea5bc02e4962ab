import { beforeAll, describe, expect, test } from 'vitest';
import { check } from '../src/checks/check.js';
import { RULES } from '../src/checks/rules/index.js';
import type { Source } from '../src/facts/source.js';
import { readForms } from '../src/forms/read.js';
import { htmlReport } from '../src/reports/html/report.js';
import { HumanPlaces } from '../src/reports/human-place.js';
import { checkEntry } from '../src/reports/json.js';
import { sarifLog } from '../src/reports/sarif.js';
import { bySeverity, type Checked } from '../src/reports/subject.js';
import { terminalReport } from '../src/reports/terminal.js';
import { SAMPLE_FORMATS, type SampleFormat, sample } from './support/readings.js';
import { sarifErrors, schemaErrors } from './support/schema.js';

/** What a person is told, and what a program, of the places of each format. */
const PLACES: Readonly<Record<SampleFormat, { readonly human: RegExp; readonly exact: RegExp }>> = {
  text: { human: /样例\.txt:\d+:\d+/, exact: /样例\.txt:\d+:\d+/ },
  docx: { human: /表\d+ 第\d+行 第\d+列/, exact: /样例\.docx body\/tbl\[\d+\]/ },
  xlsx: { human: /工作表“[^”]+”[A-Z]+\d+ 表\d+/, exact: /样例\.xlsx [^!]+![A-Z]+\d+/ },
  html: { human: /表\d+ 第\d+行 第\d+列/, exact: /样例\.html html\[1\]\/body\[1\]/ },
  pdf: { human: /第2页 表1 第\d行 第\d列/, exact: /样例\.pdf p\.2 \[\d+,\d+,\d+,\d+\]/ },
};

describe.each(SAMPLE_FORMATS)('reports of a %s file', (format) => {
  let checked: Checked;
  beforeAll(async () => {
    const subject = readForms((await sample(format)).document);
    checked = { subject, result: check(subject) };
  });
  const sources = (): Source[] =>
    checked.result.findings.flatMap(({ places }) => places.map(({ source }) => source));

  test('the terminal shows the exact place and that for people', () => {
    expect(checked.result.findings.length).toBeGreaterThan(0);
    const text = terminalReport(checked, { lang: 'zh', color: false, all: true });
    const lines = text.split('\n').filter((line) => line.startsWith('    位置  '));
    expect(lines.length).toBeGreaterThan(0);
    const { human, exact } = PLACES[format];
    expect(lines.filter((line) => exact.test(line) && human.test(line)).length).toBeGreaterThan(0);
  });

  test('findings stand in the order of the document', () => {
    const first = checked.result.findings.flatMap(({ places }) => {
      const span = places[0]?.source[0];
      if (span === undefined) return [];
      return 'line' in span
        ? [span.line]
        : 'page' in span
          ? [span.page * 10_000 + span.box[1]]
          : [];
    });
    expect(first).toEqual([...first].sort((a, b) => a - b));
  });

  test('the page marks every place of every finding and links to it', () => {
    const page = htmlReport(checked, 'zh');
    const unmarked = bySeverity(checked.result.findings)
      .flatMap(({ items }) => items)
      .flatMap(({ number, finding }) =>
        finding.places.flatMap(({ source }, index) =>
          source.length === 0 ? [] : [`m${number}-${index}`],
        ),
      )
      .filter((id) => !page.includes(` id="${id}"`) || !page.includes(` href="#${id}"`));
    expect(unmarked).toEqual([]);
    expect(page).toMatch(format === 'text' ? /第\d+行/ : PLACES[format].human);
  });

  test('JSON keeps exact places and to its schema', () => {
    const entry = checkEntry(checked, true);
    expect(schemaErrors('check', JSON.parse(JSON.stringify([entry])))).toEqual([]);
    expect(entry.findings.flatMap(({ places }) => places.map(({ source }) => source))).toEqual(
      sources(),
    );
  });

  test('SARIF keeps to the published schema; only lines are regions', () => {
    const log = sarifLog({
      checked: [checked],
      failures: [
        {
          file: '另一份.pdf',
          code: 'damaged',
          message: { zh: '已损坏', en: 'damaged' },
          place: { byteOffset: 3 },
        },
      ],
      rules: RULES,
      version: '1.2.3',
      lang: 'zh',
    });
    const plain = JSON.parse(JSON.stringify(log));
    expect(sarifErrors(plain)).toEqual([]);
    const text = JSON.stringify(plain.runs[0].results);
    expect(text.includes('"region"')).toBe(format === 'text');
    if (format !== 'text') expect(text).toContain('"properties":{"source":[{"file":"样例.');
    expect(text).toMatch(format === 'text' ? /第\d+行/ : PLACES[format].human);
  });
});

test('the schema rejects what SARIF does not allow', () => {
  expect(sarifErrors({ version: '2.1.0', runs: [{ results: [] }] })).not.toEqual([]);
});

test('a place for people is one that corrections of readings take', async () => {
  const { document } = await sample('pdf');
  const reading = readForms(document);
  const [finding] = check(reading).findings.filter(({ printed }) => printed === '6.00');
  const place = new HumanPlaces(reading.tree).of(finding?.places[0]?.source ?? []);
  const correction = { read: '6.00', meant: '5.00', who: '甲', why: '读错' };
  for (const words of [place?.zh ?? '', place?.en ?? '']) {
    const corrected = readForms(document, [{ ...correction, place: words }]);
    expect(corrected.corrections?.map(({ state }) => state)).toEqual(['used']);
    expect(check(corrected).findings.filter(({ printed }) => printed === '6.00')).toEqual([]);
  }
});
