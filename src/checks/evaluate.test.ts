import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactKey } from '../facts/key.js';
import type { Printed } from '../facts/printed.js';
import { readPrinted } from '../facts/printed.js';
import { evaluate } from './evaluate.js';
import type { Identity, Relation, Term } from './rule.js';
import { term } from './terms.js';

const PERCENT_UNIT = 10n ** 9n;

function key(name: string): FactKey {
  return { measure: name, unit: '甲局', year: 2023, basis: 'final', dims: {} };
}

/** A money term whose print stands for the whole fen from low to high. */
function money(name: string, low: bigint, high: bigint, coefficient = 1n): Term {
  const printed: Printed = {
    text: `${low}..${high}`,
    unit: '元',
    quantity: 'money',
    form: 'number',
    value: { digits: low, scale: 2 },
    range: { low, high },
    bound: 'exact',
  };
  return term(occurrence(name, printed), coefficient);
}

function printed(name: string, text: string, unit: string, coefficient = 1n): Term {
  return term(occurrence(name, readPrinted(text, unit)), coefficient);
}

function occurrence(name: string, figure: Printed) {
  const place = { kind: 'table', id: 'T', label: 'T', row: name } as const;
  return { key: key(name), printed: figure, place, source: [] };
}

function identity(relation: Relation): Identity {
  return { id: 'X', title: { zh: '', en: '' }, relation };
}

function linear(compare: '=' | '<=' | '>=', ...terms: Term[]): Identity {
  return identity({ kind: 'linear', compare, terms });
}

interface Box {
  readonly name: string;
  readonly low: bigint;
  readonly high: bigint;
  readonly coefficient: bigint;
}

const small = fc.bigInt({ min: -6n, max: 6n });
const NAMES = ['a', 'b', 'c'];

/** Up to four terms over at most three figures, so that some figures occur twice. */
const boxes = fc.array(
  fc.record({
    name: fc.constantFrom(...NAMES),
    low: small,
    width: fc.bigInt({ min: 0n, max: 4n }),
    coefficient: fc.bigInt({ min: -2n, max: 2n }),
  }),
  { minLength: 1, maxLength: 4 },
);

function toBoxes(
  list: readonly { name: string; low: bigint; width: bigint; coefficient: bigint }[],
): Box[] {
  return list.map(({ name, low, width, coefficient }) => ({
    name,
    low,
    high: low + width,
    coefficient,
  }));
}

/** Every assignment of whole values to the figures that every print of each allows. */
function assignments(all: readonly Box[]): ReadonlyMap<string, bigint>[] {
  let found: Map<string, bigint>[] = [new Map()];
  for (const name of NAMES) {
    const own = all.filter((box) => box.name === name);
    if (own.length === 0) continue;
    const values: bigint[] = [];
    for (let value = -6n; value <= 10n; value += 1n) {
      if (own.every((box) => box.low <= value && value <= box.high)) values.push(value);
    }
    found = found.flatMap((one) => values.map((value) => new Map(one).set(name, value)));
  }
  return found;
}

function sum(all: readonly Box[], values: ReadonlyMap<string, bigint>): bigint {
  return all.reduce((total, box) => total + box.coefficient * (values.get(box.name) ?? 0n), 0n);
}

function terms(all: readonly Box[]): Term[] {
  return all.map((box) => money(box.name, box.low, box.high, box.coefficient));
}

describe('linear identities against brute force', () => {
  it('an inequality holds exactly when some values satisfy it', () => {
    fc.assert(
      fc.property(boxes, fc.constantFrom('<=' as const, '>=' as const), (list, compare) => {
        const all = toBoxes(list);
        const possible = assignments(all).some((values) =>
          compare === '<=' ? sum(all, values) <= 0n : sum(all, values) >= 0n,
        );
        expect(evaluate(linear(compare, ...terms(all))).outcome).toBe(
          possible ? 'holds' : 'broken',
        );
      }),
    );
  });

  it('an equality is broken exactly when every sum lies on one side of zero', () => {
    fc.assert(
      fc.property(boxes, (list) => {
        const all = toBoxes(list);
        const sums = assignments(all).map((values) => sum(all, values));
        const oneSided = sums.every((one) => one > 0n) || sums.every((one) => one < 0n);
        expect(evaluate(linear('=', ...terms(all))).outcome).toBe(oneSided ? 'broken' : 'holds');
      }),
    );
  });

  it('an equality with coefficients of one holds exactly when some values satisfy it', () => {
    fc.assert(
      fc.property(boxes, (list) => {
        const distinct = new Map(toBoxes(list).map((box) => [box.name, box]));
        const all = [...distinct.values()].map((box) => ({
          ...box,
          coefficient: box.coefficient < 0n ? -1n : 1n,
        }));
        const possible = assignments(all).some((values) => sum(all, values) === 0n);
        expect(evaluate(linear('=', ...terms(all))).outcome).toBe(possible ? 'holds' : 'broken');
      }),
    );
  });
});

describe('ratio identities against brute force', () => {
  const positive = fc.array(
    fc.record({
      name: fc.constantFrom(...NAMES),
      low: fc.bigInt({ min: 1n, max: 6n }),
      width: fc.bigInt({ min: 0n, max: 3n }),
      coefficient: fc.bigInt({ min: 1n, max: 2n }),
    }),
    { minLength: 1, maxLength: 2 },
  );

  it('is broken exactly when every quotient lies on one side of the printed percentage', () => {
    fc.assert(
      fc.property(positive, positive, fc.bigInt({ min: 0n, max: 300n }), (above, below, whole) => {
        const top = toBoxes(above);
        const bottom = toBoxes(below);
        const percent = printed('p', whole.toString(), '%');
        const range = percent.occurrence?.printed.range;
        if (range?.low == null || range.high === null) throw new Error('a percentage has a range');
        const { low, high } = range;
        const pairs = assignments([...top, ...bottom]).map((values) => ({
          top: 100n * PERCENT_UNIT * sum(top, values),
          bottom: sum(bottom, values),
        }));
        const below100 = pairs.every((pair) => pair.top < low * pair.bottom);
        const above100 = pairs.every((pair) => pair.top >= high * pair.bottom);
        const verdict = evaluate(
          identity({ kind: 'ratio', percent, numerator: terms(top), denominator: terms(bottom) }),
        );
        expect(verdict.outcome).toBe(below100 || above100 ? 'broken' : 'holds');
      }),
    );
  });
});

describe('printed figures', () => {
  it('two addends of two decimals explain a gap of one last place', () => {
    const parts = [printed('b', '160.72', '万元', -1n), printed('c', '365.33', '万元', -1n)];
    expect(evaluate(linear('=', printed('a', '526.04', '万元'), ...parts)).outcome).toBe('holds');
    expect(evaluate(linear('=', printed('a', '526.01', '万元'), ...parts)).outcome).toBe('broken');
  });

  it('converts units to fen', () => {
    const yuan = printed('b', '5260400', '元', -1n);
    expect(evaluate(linear('=', printed('a', '526.04', '万元'), yuan)).outcome).toBe('holds');
  });

  it('one figure printed twice has one value, so two prints that share none are broken', () => {
    const first = printed('a', '662.37', '万元');
    expect(evaluate(linear('=', first, printed('a', '662.38', '万元', -1n))).outcome).toBe(
      'broken',
    );
    expect(evaluate(linear('=', first, printed('a', '662.3685', '万元', -1n))).outcome).toBe(
      'holds',
    );
  });

  it('an approximate figure never breaks an equality', () => {
    const about = term(occurrence('a', readPrinted('13', '万元', 'approximate')), 1n);
    expect(evaluate(linear('=', about, printed('b', '99.00', '万元', -1n))).outcome).toBe('holds');
  });

  it('a lower bound breaks only from below', () => {
    const more = term(occurrence('a', readPrinted('13', '万元', 'at-least')), 1n);
    expect(evaluate(linear('=', more, printed('b', '99.00', '万元', -1n))).outcome).toBe('holds');
    expect(evaluate(linear('=', more, printed('b', '9.00', '万元', -1n))).outcome).toBe('broken');
  });

  it('blanks count as zero, and nothing is asked of an identity without figures', () => {
    const blank = printed('b', '', '万元', -1n);
    expect(evaluate(linear('=', printed('a', '1.00', '万元'), blank)).outcome).toBe('broken');
    expect(evaluate(linear('=', printed('a', '0.00', '万元'), blank)).outcome).toBe('holds');
    expect(evaluate(linear('=', printed('a', '—', '万元'), blank)).outcome).toBe('notApplicable');
  });

  it('a missing figure and words in a cell make an identity not checkable, with the reason', () => {
    const missing: Term = { coefficient: -1n, key: key('b'), occurrence: null };
    const verdict = evaluate(linear('=', printed('a', '1.00', '万元'), missing));
    expect(verdict.outcome).toBe('notCheckable');
    expect(verdict.reason?.zh).not.toBe('');
    const words = evaluate(
      linear('=', printed('a', '1.00', '万元'), printed('b', '见附表', '万元', -1n)),
    );
    expect(words.outcome).toBe('notCheckable');
    expect(words.reason?.zh).toContain('见附表');
  });
});

describe('percentages', () => {
  const ratio = (percent: string, above: Term[], below: Term[]) =>
    evaluate(
      identity({
        kind: 'ratio',
        percent: printed('p', percent, '%'),
        numerator: above,
        denominator: below,
      }),
    ).outcome;

  it('takes numerator and denominator each in its range, the same figure with one value', () => {
    const change = printed('change', '166.35', '万元');
    const base = [printed('now', '526.04', '万元'), change];
    expect(ratio('24.02', [change], base)).toBe('holds');
    expect(ratio('24.03', [change], base)).toBe('holds');
    expect(ratio('24.04', [change], base)).toBe('broken');
  });

  it('0.31 of 0.50 may print as 63 %, not as 64 %', () => {
    const change = printed('change', '0.31', '万元');
    const base = [printed('now', '0.19', '万元'), change];
    expect(ratio('63', [change], base)).toBe('holds');
    expect(ratio('64', [change], base)).toBe('broken');
  });

  it('no percentage exists over a base of zero, and zero over zero is not judged', () => {
    const base = [printed('budget', '0', '万元')];
    expect(ratio('100', [printed('final', '9.68', '万元')], base)).toBe('broken');
    expect(ratio('0', [printed('final', '0', '万元')], base)).toBe('notApplicable');
  });

  it('a base that may be zero or negative cannot be checked', () => {
    const base = [printed('a', '1.00', '万元'), printed('b', '1.00', '万元', -1n)];
    expect(ratio('50', [printed('c', '1.00', '万元')], base)).toBe('notCheckable');
  });

  it('an open end is strict: 99.95 % does not print as 99.9 %', () => {
    const base = [printed('b', '10000', '元')];
    expect(ratio('99.9', [printed('a', '9995', '元')], base)).toBe('holds');
    expect(
      ratio('99.9', [money('a', 999_500n, 999_500n)], [money('b', 1_000_000n, 1_000_000n)]),
    ).toBe('broken');
  });
});
