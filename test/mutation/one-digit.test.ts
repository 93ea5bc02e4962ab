import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { alarmsOf } from '../../src/checks/alarms.js';
import { check } from '../../src/checks/check.js';
import type { Finding } from '../../src/checks/rule.js';
import type { TextSpan } from '../../src/facts/source.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readForms } from '../../src/forms/read.js';
import type { Reading } from '../../src/forms/reading.js';

/**
 * Mutation: one digit of one printed figure is changed in a real disclosure, and the check
 * must name that place. The share that is found is the product's promise; it is pinned per
 * kind of table, so that a rule that falls silent is noticed.
 */
const ROUNDS = 40;
const SEED = 20240601;

interface Target {
  readonly span: TextSpan;
  readonly group: string;
}

function pipeline(text: string): { reading: Reading; findings: readonly Finding[] } {
  const reading = readForms(readTextDocument(new TextEncoder().encode(text), 'mutation.txt'));
  return { reading, findings: alarmsOf(check(reading).findings) };
}

/** Printed non-zero figures of declared statement tables that stand unbroken on one line. */
function targets(reading: Reading, declarations: readonly string[]): Target[] {
  return reading.tables
    .filter((table) => table.declaration !== null && declarations.includes(table.declaration))
    .flatMap((table) =>
      table.rows.flatMap((row) =>
        row.cells.flatMap((cell) => {
          const [span, ...more] = cell.source;
          const plain = cell.printed.value !== null && cell.printed.value.digits !== 0n;
          return plain && span !== undefined && 'line' in span && more.length === 0
            ? [{ span, group: table.declaration ?? '' }]
            : [];
        }),
      ),
    );
}

/** A small linear congruence: the same mutations on every machine. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % below;
  };
}

/** Any digit but the last: one unit of the last place may be a difference of rounding. */
function changeOneDigit(text: string, span: TextSpan, random: (below: number) => number): string {
  const lines = text.split('\n');
  const line = lines[span.line - 1] ?? '';
  const figure = line.slice(span.column - 1, span.endColumn - 1);
  const digits = [...figure].flatMap((character, index) => (/\d/.test(character) ? [index] : []));
  const at = digits[random(Math.max(digits.length - 1, 1))] ?? 0;
  const old = (figure[at] ?? '0').charCodeAt(0) - 48;
  const changed = `${figure.slice(0, at)}${(old + 1 + random(8)) % 10}${figure.slice(at + 1)}`;
  lines[span.line - 1] = line.slice(0, span.column - 1) + changed + line.slice(span.endColumn - 1);
  return lines.join('\n');
}

function namedShare(file: string, declarations: readonly string[]): { named: number; all: number } {
  const text = readFileSync(join('examples/disclosures', file), 'utf8');
  const { reading, findings } = pipeline(text);
  const known = new Set(findings.map((finding) => finding.id));
  const choices = targets(reading, declarations);
  const random = generator(SEED);
  let named = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const target = choices[random(choices.length)];
    if (target === undefined) throw new Error(`no figure to change in ${file}`);
    const fresh = pipeline(changeOneDigit(text, target.span, random)).findings.filter(
      (finding) => !known.has(finding.id) && finding.severity !== 'note',
    );
    const hit = fresh.some((finding) =>
      finding.places.some((place) =>
        place.source.some((span) => 'line' in span && span.line === target.span.line),
      ),
    );
    if (hit) named += 1;
  }
  return { named, all: ROUNDS };
}

test('a changed digit in a final-accounts statement is named', { timeout: 120_000 }, () => {
  const { named, all } = namedShare('zhenan-2023.txt', ['T01', 'T02', 'T03', 'T04', 'T05', 'T09']);
  expect(named).toBe(all);
});

test('a changed digit in a budget statement is named', { timeout: 120_000 }, () => {
  const { named, all } = namedShare('fengxiang-2023.txt', [
    'B01',
    'B04',
    'B05',
    'B06',
    'B07',
    'B08',
  ]);
  expect(named).toBeGreaterThanOrEqual(all - 2);
});

test('a changed digit in a flattened statement is named', { timeout: 120_000 }, () => {
  const { named, all } = namedShare('zengdu-2022.txt', ['T01', 'T02', 'T03', 'T04', 'T05', 'T06']);
  expect(named).toBeGreaterThanOrEqual(all - 2);
});
