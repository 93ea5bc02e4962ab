import { beforeAll, describe, expect, test } from 'vitest';
import type { Pdfium } from '../../src/formats/pdf/engine.js';
import { loadPdfium } from '../../src/formats/pdf/node/engine.js';
import { readPdfDocument } from '../../src/formats/pdf/read.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readForms } from '../../src/forms/read.js';
import { compare, compareReading } from '../support/disclosure/compare.js';
import { Dice } from '../support/disclosure/dice.js';
import { type Disclosure, disclosure } from '../support/disclosure/disclosure.js';
import { hasChromium, printedByChromium } from './chromium.js';
import { hasOffice, printedByOffice } from './office.js';
import { RULES, randomTableStyle, type Sheet, sheetOf } from './sheet.js';
import { printedByTypst } from './typst.js';

/** A right disclosure typeset, each of its tables with rulings of another kind. */
interface Typeset {
  readonly made: Disclosure;
  readonly sheet: Sheet;
}

const FEET = ['- {n} -', '第{n}页 共{t}页', '{n}', '{n}/{t}'];

function typeset(seed: number): Typeset {
  const made = disclosure(seed, { producer: 'tabs', wrapped: false });
  const document = readTextDocument(new TextEncoder().encode(made.text), 'a.txt');
  const dice = new Dice(seed * 7 + 1);
  const page = {
    justify: dice.once(2),
    head: dice.pick(['', `${made.model.unit}决算`]),
    foot: dice.pick(FEET),
    size: dice.pick([10.5, 12, 14, 16]),
  };
  const sheet = sheetOf(document, page, (table) =>
    randomTableStyle(dice, RULES[(table + seed) % RULES.length] ?? 'all'),
  );
  return { made, sheet };
}

/** @param seeds more by hand: TYPESET_SEEDS=1,2,3 */
function seedsOf(seeds: readonly number[]): readonly number[] {
  const own = process.env.TYPESET_SEEDS;
  return own === undefined ? seeds : own.split(',').map(Number);
}

async function expectRead(engine: Pdfium, made: Disclosure, bytes: Uint8Array): Promise<void> {
  const document = await readPdfDocument(bytes, 'a.pdf', { engine });
  const { findings, missing, invented, unread } = compareReading(made, readForms(document));
  // What the text of the same disclosure raises is no matter of its typesetting.
  const known = new Set(compare(made).findings.map(({ id }) => id));
  const raised = findings
    .filter(({ id }) => !known.has(id))
    .map(({ severity, rule, message }) => `${severity} ${rule}: ${message.zh}`);
  expect({ missing, invented, raised, unread: unread.map(({ text }) => text) }).toEqual({
    missing: [],
    invented: [],
    raised: [],
    unread: [],
  });
}

describe('a right disclosure typeset in many table styles is read back exactly', () => {
  let engine: Pdfium;
  beforeAll(async () => {
    engine = await loadPdfium();
  });

  test.each(seedsOf([2, 4, 9]))('by Typst (%i)', async (seed) => {
    const { made, sheet } = typeset(seed);
    await expectRead(engine, made, printedByTypst(sheet));
  });

  const chromiumMissing = missing(hasChromium, 'chromium');
  test.skipIf(chromiumMissing)('by Chromium', async () => {
    const all = seedsOf([1, 2]).map(typeset);
    const files = await printedByChromium(all.map(({ sheet }) => sheet));
    for (const [at, { made }] of all.entries()) {
      await expectRead(engine, made, files[at] ?? new Uint8Array());
    }
  });

  const officeMissing = missing(hasOffice, 'soffice');
  test.skipIf(officeMissing)('by LibreOffice, from Word files', () => {
    const all = seedsOf([3, 5]).map(typeset);
    const files = printedByOffice(all.map(({ sheet }) => sheet));
    return Promise.all(
      all.map(({ made }, at) => expectRead(engine, made, files[at] ?? new Uint8Array())),
    );
  });
});

function missing(present: boolean, tool: string): boolean {
  if (!present) console.log(`skipped: ${tool} is not installed (npm run setup:system)`);
  return !present;
}
