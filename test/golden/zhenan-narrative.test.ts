import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { valueText } from '../../src/facts/printed.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readForms } from '../../src/forms/read.js';
import { missingShared, sharedPath } from '../support/shared.js';

const TEXT = 'corpus/text/zhenan-2023-final-accounts.txt';
const LABEL = 'labels/zhenan-2023.json';

interface LabelledFigure {
  readonly quote: string;
  readonly basis: string;
  readonly year: number;
  readonly value: string;
  readonly unit: string;
}

const missing = [TEXT, LABEL].some((name) => missingShared(name));

function read() {
  const document = readTextDocument(readFileSync(sharedPath(TEXT)), 'zhenan.txt');
  const label: { narrative: readonly LabelledFigure[] } = JSON.parse(
    readFileSync(sharedPath(LABEL), 'utf8'),
  );
  return { claims: readForms(document).claims, figures: label.narrative };
}

/** Blanks and emphasis marks have no meaning; full-width and narrow brackets are one. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s|\*/g, '');
}

test.skipIf(missing)('every figure of the text, in order, with unit, basis and year', () => {
  const { claims, figures } = read();
  const told = claims.map((claim) => ({
    value: valueText(claim.printed),
    unit: plain(claim.printed.unit),
    basis: claim.basis,
    year: claim.year,
  }));
  const wanted = figures.map(({ value, unit, basis, year }) => ({
    value,
    unit: plain(unit),
    basis,
    year,
  }));
  expect(told).toEqual(wanted);
});

test.skipIf(missing)('every claim quotes its figure and says where it stands', () => {
  for (const claim of read().claims) {
    expect(claim.quote.length).toBeLessThanOrEqual(80);
    expect(plain(claim.quote)).toContain(plain(claim.printed.text));
    expect(claim.source.length).toBeGreaterThan(0);
  }
});
