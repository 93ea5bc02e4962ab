import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { alarmsOf } from '../../src/checks/alarms.js';
import { check } from '../../src/checks/check.js';
import type { Finding } from '../../src/checks/rule.js';
import type { Source, TextSpan } from '../../src/facts/source.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readForms } from '../../src/forms/read.js';
import type { Claim, Reading } from '../../src/forms/reading.js';

/**
 * Mutation of running text: a direction word is turned round, a unit, a digit or a whole figure
 * is changed in a real disclosure, and an error or warning must name that line. The shares are
 * the product's promise by kind of slip. What is missed is printed with a failure: most misses
 * are figures of which the document says nothing else.
 */
const FILES = ['zhenan-2023.txt', 'fengxiang-2023.txt', 'zengdu-2022.txt'];
const SEED = 20241125;
const ROUNDS_PER_FILE = 5;

interface Slip {
  readonly span: TextSpan;
  /** What is put in the place of the span's characters. */
  readonly instead: string;
}

type Kind = (reading: Reading, lines: readonly string[], random: Random) => readonly Slip[];
type Random = (below: number) => number;

interface Original {
  readonly lines: readonly string[];
  readonly reading: Reading;
  readonly findings: readonly Finding[];
}

const ORIGINALS = new Map<string, Original>();

function original(file: string): Original {
  const known = ORIGINALS.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(join('examples/disclosures', file), 'utf8');
  const read = { lines: text.split('\n'), ...pipeline(text) };
  ORIGINALS.set(file, read);
  return read;
}

function pipeline(text: string): { reading: Reading; findings: readonly Finding[] } {
  const reading = readForms(readTextDocument(new TextEncoder().encode(text), 'mutation.txt'));
  return { reading, findings: alarmsOf(check(reading).findings) };
}

/** The same choices on every machine. */
function generator(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % below;
  };
}

function spanOf(source: Source): TextSpan | null {
  const [span, ...more] = source;
  return span !== undefined && 'line' in span && more.length === 0 ? span : null;
}

function printedAt(lines: readonly string[], span: TextSpan): string {
  return (lines[span.line - 1] ?? '').slice(span.column - 1, span.endColumn - 1);
}

const TURNED: Readonly<Record<string, string>> = {
  增加: '减少',
  减少: '增加',
  增长: '下降',
  下降: '增长',
  大于: '小于',
  小于: '大于',
  持平: '增加',
};

/** Words of direction: those before a change that is not zero, and those without an amount. */
const directions: Kind = (reading, lines) => {
  const beside = reading.claims.filter(isFigure).flatMap((claim) => {
    const at = spanOf(claim.source);
    const word = claim.directionText ?? '';
    if (at === null || TURNED[word] === undefined) return [];
    const column = (lines[at.line - 1] ?? '').lastIndexOf(word, at.column - 1);
    return column < 0 || at.column - column > 12
      ? []
      : [{ ...at, column: column + 1, endColumn: column + 1 + word.length }];
  });
  const alone = (reading.comparisons ?? []).flatMap((one) => spanOf(one.source) ?? []);
  return [...beside, ...alone].flatMap((span) => {
    const instead = TURNED[printedAt(lines, span)];
    return instead === undefined ? [] : [{ span, instead }];
  });
};

/** 万元 behind a known amount that is not zero becomes 元. */
const units: Kind = (reading, lines) =>
  reading.claims.filter(isFigure).flatMap((claim) => {
    const at = spanOf(claim.source);
    if (at === null || claim.printed.unit !== '万元' || claim.keys.length === 0) return [];
    const line = lines[at.line - 1] ?? '';
    const column = line.indexOf('万', at.endColumn - 1);
    if (column < 0 || column > at.endColumn + 1) return [];
    return [{ span: { ...at, column: column + 1, endColumn: column + 2 }, instead: '' }];
  });

/** One digit of a known figure, any but the last. */
const digits: Kind = (reading, lines, random) =>
  known(reading).flatMap(({ span }) => {
    const figure = printedAt(lines, span);
    const places = [...figure].flatMap((character, index) => (/\d/.test(character) ? [index] : []));
    const at = places[random(Math.max(places.length - 1, 1))];
    if (at === undefined) return [];
    const old = figure.charCodeAt(at) - 48;
    const changed = `${figure.slice(0, at)}${(old + 1 + random(8)) % 10}${figure.slice(at + 1)}`;
    return [{ span, instead: changed }];
  });

/** A figure becomes the one before it in its paragraph, of the same unit. */
const neighbours: Kind = (reading, lines) =>
  known(reading).flatMap(({ claim, span }) => {
    const before = reading.claims[reading.claims.indexOf(claim) - 1];
    const text = before?.printed.text ?? '';
    const fits =
      before?.paragraph === claim.paragraph &&
      before.printed.unit === claim.printed.unit &&
      text !== printedAt(lines, span);
    return fits ? [{ span, instead: text }] : [];
  });

function known(reading: Reading): readonly { claim: Claim; span: TextSpan }[] {
  return reading.claims.filter(isFigure).flatMap((claim) => {
    const span = spanOf(claim.source);
    const exact = claim.printed.bound === 'exact' && claim.basis !== 'threshold';
    return span === null || !exact || claim.keys.length === 0 ? [] : [{ claim, span }];
  });
}

function isFigure({ printed }: Claim): boolean {
  return printed.value !== null && printed.value.digits !== 0n;
}

function withSlip(lines: readonly string[], { span, instead }: Slip): string {
  const line = lines[span.line - 1] ?? '';
  const changed = line.slice(0, span.column - 1) + instead + line.slice(span.endColumn - 1);
  return lines.map((one, index) => (index === span.line - 1 ? changed : one)).join('\n');
}

/** How many slips of a kind are named, with the lines of those that are not. */
function outcomeOf(kind: Kind): { named: number; all: number; missed: readonly string[] } {
  const missed: string[] = [];
  let named = 0;
  let all = 0;
  for (const file of FILES) {
    const { lines, reading, findings } = original(file);
    const before = new Set(findings.map((finding) => finding.id));
    const random = generator(SEED);
    const faulty = linesOf(findings);
    const slips = kind(reading, lines, random).filter(({ span }) => !faulty.has(span.line));
    for (let round = 0; round < ROUNDS_PER_FILE && slips.length > 0; round += 1) {
      const [slip] = slips.splice(random(slips.length), 1);
      if (slip === undefined) break;
      all += 1;
      if (isNamed(pipeline(withSlip(lines, slip)).findings, before, slip)) named += 1;
      else
        missed.push(`${file}:${slip.span.line} ${printedAt(lines, slip.span)} → ${slip.instead}`);
    }
  }
  return { named, all, missed };
}

/** Lines with an error or warning of their own: a slip more would not be told apart. */
function linesOf(findings: readonly Finding[]): ReadonlySet<number> {
  const told = findings.filter((finding) => finding.severity !== 'note');
  const spans = told.flatMap((finding) => finding.places.flatMap((place) => place.source));
  return new Set(spans.flatMap((span) => ('line' in span ? [span.line] : [])));
}

function isNamed(findings: readonly Finding[], before: ReadonlySet<string>, slip: Slip): boolean {
  return findings.some(
    (finding) =>
      !before.has(finding.id) &&
      finding.severity !== 'note' &&
      finding.places.some((place) =>
        place.source.some((span) => 'line' in span && span.line === slip.span.line),
      ),
  );
}

test.each([
  { name: 'a direction word turned round', kind: directions, least: 14 },
  { name: '元 for 万元', kind: units, least: 15 },
  { name: 'a changed digit', kind: digits, least: 12 },
  { name: 'the neighbour’s figure', kind: neighbours, least: 12 },
])('$name is named in running text', { timeout: 120_000 }, ({ kind, least }) => {
  const { named, all, missed } = outcomeOf(kind);
  expect(all).toBe(ROUNDS_PER_FILE * FILES.length);
  expect(named, `missed:\n${missed.join('\n')}`).toBeGreaterThanOrEqual(least);
});
