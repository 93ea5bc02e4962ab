import { describe, expect, it } from 'vitest';
import type { FactKey } from '../facts/key.js';
import { readPrinted } from '../facts/printed.js';
import { evaluate } from './evaluate.js';
import type { Identity, Term } from './rule.js';
import { TailSearch } from './tail.js';
import { term } from './terms.js';

function print(
  name: string,
  place: string,
  text: string,
  coefficient: bigint,
  unit = '万元',
): Term {
  const key: FactKey = { measure: name, unit: '甲局', year: 2023, basis: 'final', dims: {} };
  const at = { kind: 'table', id: place, label: place, row: name } as const;
  return term({ key, printed: readPrinted(text, unit), place: at, source: [] }, coefficient);
}

function equality(...terms: Term[]): Identity {
  return {
    id: 'X',
    title: { zh: '', en: '' },
    relation: { kind: 'linear', compare: '=', terms },
    target: 0,
  };
}

/** 600.38 = 500.82 + 99.56 to the last digit in table B; table A prints 600.37 for the same total. */
const sumInB = equality(
  print('total', 'B', '600.38', 1n),
  print('x', 'B', '500.82', -1n),
  print('y', 'B', '99.56', -1n),
);
const totalTwice = equality(print('total', 'B', '600.38', 1n), print('total', 'A', '600.37', -1n));

describe('tail differences', () => {
  it('(a) a total that equals its printed parts stands for the sum of their ranges', () => {
    expect(evaluate(totalTwice).outcome).toBe('broken');
    const tail = new TailSearch([sumInB, totalTwice]).find(totalTwice);
    expect(tail?.cause).toBe('rounded-parts');
    expect(tail?.cell.place.id).toBe('B');
  });

  it('without the sum that shows the cause it is no tail difference', () => {
    expect(new TailSearch([totalTwice]).find(totalTwice)).toBeNull();
  });

  it('a gap wider than the ranges of the parts is no tail difference', () => {
    const wide = equality(print('total', 'B', '600.38', 1n), print('total', 'A', '600.30', -1n));
    expect(new TailSearch([sumInB, wide]).find(wide)).toBeNull();
  });

  it('(a) goes on down: parts that are such totals stand for their own parts', () => {
    const below = equality(
      print('x', 'B', '500.82', 1n),
      print('x1', 'B', '200.41', -1n),
      print('x2', 'B', '200.20', -1n),
      print('x3', 'B', '100.21', -1n),
    );
    const further = equality(print('total', 'B', '600.38', 1n), print('total', 'A', '600.40', -1n));
    expect(new TailSearch([sumInB, further]).find(further)).toBeNull();
    expect(new TailSearch([sumInB, below, further]).find(further)?.cause).toBe('rounded-parts');
  });

  it('a sum that does not add to the last digit shows no cause', () => {
    const loose = equality(
      print('total', 'B', '600.38', 1n),
      print('x', 'B', '500.82', -1n),
      print('y', 'B', '99.55', -1n),
    );
    expect(new TailSearch([loose, totalTwice]).find(totalTwice)).toBeNull();
  });

  it('a single addend widens nothing', () => {
    const single = equality(print('total', 'B', '600.38', 1n), print('task', 'B', '600.38', -1n));
    expect(new TailSearch([single, totalTwice]).find(totalTwice)).toBeNull();
  });

  it('(b) an addend fitted so that its sum adds up, while the other print keeps the sum true', () => {
    const sum = equality(
      print('whole', 'A', '662.37', 1n),
      print('part', 'A', '526.97', -1n),
      print('rest', 'A', '135.40', -1n),
    );
    const twice = equality(print('part', 'A', '526.97', 1n), print('part', 'C', '526.98', -1n));
    const tail = new TailSearch([sum, twice]).find(twice);
    expect(tail?.cause).toBe('fitted-addend');
    expect(tail?.cell.place.id).toBe('A');
  });

  it('(b) asks for two addends that are not zero', () => {
    const sum = equality(
      print('whole', 'A', '526.97', 1n),
      print('part', 'A', '526.97', -1n),
      print('rest', 'A', '0.00', -1n),
    );
    const twice = equality(print('part', 'A', '526.97', 1n), print('part', 'C', '526.98', -1n));
    expect(new TailSearch([sum, twice]).find(twice)).toBeNull();
  });

  it('counts have no tail differences', () => {
    const sum = equality(
      print('total', 'B', '46', 1n, '人'),
      print('x', 'B', '20', -1n, '人'),
      print('y', 'B', '26', -1n, '人'),
    );
    const twice = equality(
      print('total', 'B', '46', 1n, '人'),
      print('total', 'A', '45', -1n, '人'),
    );
    expect(new TailSearch([sum, twice]).find(twice)).toBeNull();
  });
});
