import { describe, expect, it } from 'vitest';
import { BY_LINE, decided, figure, sum } from '../../../test/support/figures.js';
import { FactStore, type Occurrence } from '../../facts/occurrence.js';
import { readTextDocument } from '../../formats/text/read.js';
import { readForms } from '../../forms/read.js';
import type { Reading } from '../../forms/reading.js';
import { buildWeb } from '../web/web.js';
import { leftOutOf } from './left-out.js';

function account(code: string, text: string, line: number): Occurrence {
  const one = figure('expenditure', text, '万元', line);
  const place = { ...one.place, row: code, id: line < 10 ? 'T' : 'U' };
  return { ...one, key: { ...one.key, dims: { function: code } }, place };
}

/** A reading that prints just these facts. */
function printing(facts: readonly Occurrence[]): Reading {
  const reading = readForms(readTextDocument(new TextEncoder().encode('某局'), 'a.txt'));
  return { ...reading, facts: new FactStore(facts) };
}

function found(facts: readonly Occurrence[], total: string) {
  const listed = [account('2101501', '100.00', 2), account('2101504', '20.50', 3)];
  const whole = account('21015', total, 1);
  const { web } = buildWeb(decided([sum(whole, ...listed)]), BY_LINE);
  const constraint = web.constraints[0];
  if (constraint === undefined) throw new Error('the sum is in the web');
  return leftOutOf(printing([whole, ...listed, ...facts]), web, constraint);
}

describe('an account that a sum lacks', () => {
  it('is found by its amount under the same heads', () => {
    const elsewhere = account('2101506', '9.84', 12);
    expect(found([elsewhere], '130.34')?.item).toBe(elsewhere);
    expect(found([elsewhere], '130.35')?.item).toBe(elsewhere);
    expect(found([elsewhere], '131.34')).toBeNull();
  });

  it('is none that is listed, of another level or branch, or one of several', () => {
    expect(found([account('2101501', '9.84', 12)], '130.34')).toBeNull();
    expect(found([account('21016', '9.84', 12)], '130.34')).toBeNull();
    expect(found([account('2080501', '9.84', 12)], '130.34')).toBeNull();
    const two = [account('2101506', '9.84', 12), account('2101599', '9.84', 13)];
    expect(found(two, '130.34')).toBeNull();
  });

  it('is not told by an amount that chance may give', () => {
    expect(found([account('2101506', '10.00', 12)], '130.50')).toBeNull();
  });
});
