import { alarmsOf } from '../../../src/checks/alarms.js';
import { check } from '../../../src/checks/check.js';
import type { Finding } from '../../../src/checks/rule.js';
import { plainNumber, valueText } from '../../../src/facts/printed.js';
import { readTextDocument } from '../../../src/formats/text/read.js';
import { readForms } from '../../../src/forms/read.js';
import type { Reading, Unread } from '../../../src/forms/reading.js';
import type { Disclosure } from './disclosure.js';
import { type Expected, factText } from './ink.js';

/** What reading and checking made of a right disclosure that it should not have. */
export interface Comparison {
  readonly reading: Reading;
  readonly findings: readonly Finding[];
  /** Figures of the model that were not read, or read as another fact, as text. */
  readonly missing: readonly string[];
  /** Figures that were read and are not in the model. */
  readonly invented: readonly string[];
  readonly unread: readonly Unread[];
}

export function compare(
  disclosure: Disclosure,
  bytes: Uint8Array = new TextEncoder().encode(disclosure.text),
): Comparison {
  return compareReading(disclosure, readForms(readTextDocument(bytes, 'disclosure.txt')));
}

/** The same for a reading of the disclosure in another format. */
export function compareReading(disclosure: Disclosure, reading: Reading): Comparison {
  const left = new Map<string, number>();
  for (const one of disclosure.expected) add(left, expectedText(one), 1);
  for (const one of readFigures(reading)) add(left, one, -1);
  const entries = [...left].flatMap(([text, count]) =>
    Array.from({ length: Math.abs(count) }, () => ({ text, count })),
  );
  return {
    reading,
    findings: alarmsOf(check(reading).findings),
    missing: entries.filter(({ count }) => count > 0).map(({ text }) => text),
    invented: entries.filter(({ count }) => count < 0).map(({ text }) => text),
    unread: reading.unread,
  };
}

function expectedText({ where, facts, value, unit, direction }: Expected): string {
  return [where, facts ?? '', value, unit, direction ?? ''].join('|');
}

/** Every figure of the reading in the form of an expectation. */
function readFigures(reading: Reading): string[] {
  const cells = reading.tables
    .filter(({ declaration }) => declaration === null || /^[TB]\d\d$/.test(declaration))
    .flatMap(({ rows }) => rows)
    .flatMap(({ cells: all }) => all)
    .filter(({ printed, remark }) => remark !== true && printed.form === 'number')
    .map(({ key, printed }) =>
      ['table', key === null ? '' : factText(key), valueText(printed) ?? '', '万元', ''].join('|'),
    );
  const claims = reading.claims.map((claim) =>
    [
      'narrative',
      claim.keys.map(factText).sort().join(' & '),
      valueText(claim.printed) ?? plainNumber(claim.printed.text),
      claim.printed.unit,
      claim.basis === 'change' || claim.basis === 'change-percent' ? (claim.direction ?? '') : '',
    ].join('|'),
  );
  return [...cells, ...claims];
}

function add(map: Map<string, number>, key: string, by: number): void {
  map.set(key, (map.get(key) ?? 0) + by);
}
