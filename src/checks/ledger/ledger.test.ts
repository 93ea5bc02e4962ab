import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { missingShared, sharedPath } from '../../../test/support/shared.js';
import { readTextDocument } from '../../formats/text/read.js';
import { readForms } from '../../forms/read.js';
import { check } from '../check.js';
import type { Ledger } from '../rule.js';
import { sumTable } from '../rules/examples-tables.js';
import { numbersOf } from './numbers.js';

function ledgerOf(text: string): Ledger {
  const reading = readForms(readTextDocument(new TextEncoder().encode(text), 'a.txt'));
  const { ledger } = check(reading);
  if (ledger === undefined) throw new Error('a checked document has a ledger');
  return ledger;
}

function total({ counts }: Ledger): number {
  return counts.tied + counts.conflicting + counts.unchecked + counts.unbound;
}

/** Numbers of the file itself, counted without any of the product's code. */
function inFile(text: string): number {
  const isDigit = (at: number) => /[0-9]/.test(text.charAt(at));
  let count = 0;
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const digit = isDigit(at);
    if (digit && !inside) count += 1;
    inside = digit || (inside && /[.,．，]/.test(text.charAt(at)) && isDigit(at + 1));
  }
  return count;
}

describe('the numbers of a document', () => {
  it('are counted as they stand in the file, whatever the forms read', () => {
    const text = `${sumTable('480.00', '300.00', '180.00')}\n本年接待 12 批次，1,234 人次，占 3.5%。\n`;
    const document = readTextDocument(new TextEncoder().encode(text), 'a.txt');
    expect(numbersOf(document)).toHaveLength(inFile(text));
    expect(numbersOf(document).map((one) => one.text)).toContain('1,234');
  });

  it('tell labels by their form', () => {
    const text = '一、概况\n\n2023年12月31日，本单位有车辆3辆，见第2项。\n';
    const document = readTextDocument(new TextEncoder().encode(text), 'a.txt');
    const labels = numbersOf(document).map(({ text: number, label }) => [number, label]);
    expect(labels).toEqual([
      ['2023', true],
      ['12', true],
      ['31', true],
      ['3', false],
      ['2', true],
    ]);
  });
});

describe('the ledger', () => {
  it('ties a total and its parts to the range that the others leave', () => {
    const { entries } = ledgerOf(sumTable('480.00', '300.00', '180.00'));
    const tied = entries.filter(({ state }) => state === 'tied');
    const sum = tied.find(({ text }) => text === '480.00');
    expect(sum?.identities.length).toBeGreaterThan(0);
    expect(sum?.low?.startsWith('479.9')).toBe(true);
    expect(sum?.high?.startsWith('480.00')).toBe(true);
  });

  it('has what contradicts in conflict, and counts every number once', () => {
    const text = sumTable('486.00', '300.00', '180.00');
    const ledger = ledgerOf(text);
    expect(ledger.counts.conflicting).toBeGreaterThan(0);
    expect(total(ledger)).toBe(ledger.entries.length);
    expect(total(ledger)).toBe(inFile(text));
    for (const { state, why } of ledger.entries) expect(why === null).toBe(state === 'tied');
  });

  it('says why a bound figure is not checked', () => {
    const { entries } = ledgerOf(
      '某县医疗保障局2023年度部门决算\n\n二、收入决算情况说明\n\n本年收入合计512.30万元。\n',
    );
    const figure = entries.find(({ text }) => text === '512.30');
    expect(figure).toMatchObject({ state: 'unchecked', low: null, high: null });
    expect(figure?.why?.en).toContain('no other figure');
  });

  const folder = sharedPath('corpus/text');
  const names = missingShared('corpus/text') ? [] : readdirSync(folder);
  it.skipIf(names.length === 0)(
    'adds up to the numbers of every real document',
    () => {
      for (const name of names) {
        const text = readFileSync(join(folder, name), 'utf8');
        const ledger = ledgerOf(text);
        expect(total(ledger), name).toBe(ledger.entries.length);
        // Figures that were broken over lines are one number of the document and two of the file.
        const broken = ledger.entries.filter(({ source }) => source.length > 1).length;
        expect(total(ledger), name).toBeLessThanOrEqual(inFile(text));
        expect(total(ledger) + 2 * broken, name).toBeGreaterThanOrEqual(inFile(text));
        expect(ledger.counts.tied, name).toBeGreaterThan(100);
      }
    },
    60_000,
  );
});
