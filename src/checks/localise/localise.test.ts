import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BY_LINE,
  decided,
  figure,
  inWanYuan,
  same,
  statement,
  sum,
} from '../../../test/support/figures.js';
import type { Occurrence } from '../../facts/occurrence.js';
import { readPrinted } from '../../facts/printed.js';
import { evaluate } from '../evaluate.js';
import type { Identity } from '../rule.js';
import { term } from '../terms.js';
import { buildWeb } from '../web/web.js';
import { type Localised, localise } from './localise.js';
import type { Option, Surroundings } from './option.js';

const NOTHING: Surroundings = { around: () => [] };

function found(identities: readonly Identity[], surroundings = NOTHING) {
  const { web } = buildWeb(decided(identities), BY_LINE);
  const localised = localise(web, surroundings);
  const name = ({ change }: Option) =>
    change.kind === 'word'
      ? 'word'
      : `${web.cells[change.cell]?.occurrence.place.row} ${change.printed.text}`;
  const causes = localised.causes.map((cause) => ({
    rivals: cause.rivals.map((one) =>
      one.with === undefined ? name(one) : `${name(one)} & ${name(one.with)}`,
    ),
    decided: cause.decided,
    explains: cause.explains.length,
    error: cause.rivals[0]?.error,
  }));
  return { web, causes, localised };
}

describe('localise', () => {
  it('finds nothing where nothing is broken', () => {
    expect(
      found([sum(figure('t', '3.00'), figure('a', '1.00'), figure('b', '2.00'))]).causes,
    ).toEqual([]);
  });

  it('names the figure that several broken identities share, with what it should be', () => {
    const [a, b, c] = [
      figure('a', '18.00', '万元', 2),
      figure('b', '2.00', '万元', 3),
      figure('c', '9.00', '万元', 4),
    ];
    const t = figure('t', '15.00', '万元', 1);
    const u = figure('u', '22.00', '万元', 5);
    const copy = figure('copy', '13.00', '万元', 6);
    expect(found([sum(t, a, b), sum(u, a, c), same(a, copy)]).causes).toEqual([
      { rivals: ['a 13.00'], decided: true, explains: 3, error: 'digit' },
    ]);
  });

  it('leaves alone what other identities hold in its place', () => {
    const [t, a, b] = [
      figure('t', '33.00', '万元', 1),
      figure('a', '10.00', '万元', 2),
      figure('b', '20.00', '万元', 3),
    ];
    const copies = [
      same(a, figure('a2', '10.00', '万元', 4)),
      same(b, figure('b2', '20.00', '万元', 5)),
    ];
    expect(found([sum(t, a, b), ...copies]).causes).toEqual([
      { rivals: ['t 30.00'], decided: true, explains: 1, error: 'digit' },
    ]);
  });

  it('ranks a slip of one hand movement before other changes', () => {
    const [t, a] = [figure('t', '137.70', '万元', 1), figure('a', '173.70', '万元', 2)];
    const b = figure('b', '20.51', '万元', 3);
    const { causes } = found([sum(figure('u', '194.21', '万元', 4), a, b), same(t, a)]);
    expect(causes).toEqual([
      { rivals: ['t 173.70'], decided: true, explains: 1, error: 'transposed' },
    ]);
  });

  it('says that it cannot decide between figures that would mend the same', () => {
    const t = figure('t', '40.00', '万元', 1);
    const { causes } = found([
      sum(t, figure('a', '10.00', '万元', 2), figure('b', '20.00', '万元', 3)),
    ]);
    expect(causes[0]?.decided).toBe(false);
    expect(causes[0]?.rivals).toEqual(['t 30.00', 'a 20.00', 'b 30.00']);
  });

  it('knows a copied figure by its neighbours', () => {
    const [t, a, b] = [
      figure('t', '40.35', '万元', 1),
      figure('a', '33.34', '万元', 2),
      figure('b', '33.34', '万元', 3),
    ];
    const around: Surroundings = {
      around: (cell) =>
        cell.occurrence.place.row === 'b' ? [{ value: 33340000n, error: 'neighbour' }] : [],
    };
    const { causes } = found([sum(t, a, b)], around);
    expect(causes[0]).toMatchObject({ decided: true, error: 'neighbour' });
    expect(causes[0]?.rivals[0]).toBe('b 7.01');
  });

  it('turns a word of direction round when the figures stand otherwise', () => {
    const value = figure('value', '20.00', '万元', 1);
    const base = figure('base', '30.00', '万元', 2);
    const said = { place: value.place, text: '增加', source: figure('w', '', '', 9).source };
    const words: Identity = {
      id: 'C',
      title: { zh: '', en: '' },
      relation: { kind: 'linear', compare: '>=', terms: [term(value, 1n), term(base, -1n)] },
      said,
    };
    const copies = [
      same(value, figure('v2', '20.00', '万元', 3)),
      same(base, figure('b2', '30.00', '万元', 4)),
    ];
    expect(found([words, ...copies]).causes).toEqual([
      { rivals: ['word'], decided: true, explains: 1, error: 'direction' },
    ]);
  });

  it('changes a percentage to what its amounts give', () => {
    const percent = figure('p', '48.3', '%', 1);
    const [n, d] = [figure('n', '38.30', '万元', 2), figure('d', '100.00', '万元', 3)];
    const ratio: Identity = {
      id: 'R',
      title: { zh: '', en: '' },
      relation: {
        kind: 'ratio',
        percent: term(percent, 1n),
        numerator: [term(n, 1n)],
        denominator: [term(d, 1n)],
      },
    };
    const copies = [
      same(n, figure('n2', '38.30', '万元', 4)),
      same(d, figure('d2', '100.00', '万元', 5)),
    ];
    expect(found([ratio, ...copies]).causes[0]).toMatchObject({
      rivals: ['p 38.3'],
      decided: true,
    });
  });

  it('finds two figures that are wrong together', () => {
    // Basic and project expenditure stand in each other's place: their sum is right.
    const t = figure('t', '50.00', '万元', 1);
    const [a, b] = [figure('a', '20.00', '万元', 2), figure('b', '30.00', '万元', 3)];
    const [a2, b2, t2] = [
      figure('a2', '30.00', '万元', 4),
      figure('b2', '20.00', '万元', 5),
      figure('t2', '50.00', '万元', 6),
    ];
    const rows = [sum(t2, a2, b2), same(t, t2), same(a, a2), same(b, b2)];
    const more = [
      same(a, figure('a3', '20.00', '万元', 7)),
      same(b, figure('b3', '30.00', '万元', 8)),
    ];
    const { causes } = found([sum(t, a, b), ...rows, ...more]);
    expect(causes).toHaveLength(1);
    expect(causes[0]).toMatchObject({
      rivals: ['a2 20.00 & b2 30.00'],
      explains: 2,
      decided: true,
    });
  });

  it('leaves open what nothing explains, and still explains the rest', () => {
    const [t, a] = [figure('t', '5.00', '万元', 1), figure('a', '7.00', '万元', 2)];
    const held = (one: Occurrence, at: number) => [
      same(one, figure(`${one.key.measure}2`, one.printed.text, '万元', at)),
      same(one, figure(`${one.key.measure}3`, one.printed.text, '万元', at + 1)),
      same(one, figure(`${one.key.measure}4`, one.printed.text, '万元', at + 2)),
    ];
    const { causes } = found([
      same(t, a),
      ...held(t, 10),
      ...held(a, 20),
      sum(figure('x', '4.00', '万元', 30), figure('y', '1.00', '万元', 31)),
    ]);
    expect(causes.map(({ explains, rivals }) => [explains, rivals.length])).toEqual([
      [1, 2],
      [1, 0],
    ]);
  });
});

const amount = fc.bigInt({ min: 0n, max: 900_000_000n });
const table = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(amount, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );
const slips = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.bigInt({ min: 1n, max: 8n })), {
  minLength: 1,
  maxLength: 3,
});

/** The table with some figures printed wrong. */
function withSlips(
  fen: readonly (readonly bigint[])[],
  changed: readonly (readonly [number, number, bigint])[],
): Identity[] {
  const { figures, identities } = statement(fen);
  const wrong = new Map<Occurrence, Occurrence>();
  for (const [row, column, by] of changed) {
    const cells = figures[row % figures.length] ?? [];
    const cell = cells[column % cells.length];
    if (cell === undefined) continue;
    const digits = (cell.printed.value?.digits ?? 0n) + by * 1000n;
    const text = inWanYuan(digits * 10000n);
    wrong.set(cell, { ...cell, printed: readPrinted(text, '万元') });
  }
  return identities((one) => wrong.get(one) ?? one);
}

/** What the localiser says, without the order of identities in it. */
function summary({ causes }: Localised, web: ReturnType<typeof buildWeb>['web']): string[] {
  return causes
    .map(({ rivals, decided: sure, explains }) => {
      const named = rivals.map(({ change, cost }) =>
        change.kind === 'word'
          ? change.word
          : `${web.cells[change.cell]?.id} ${change.printed.text} ${cost}`,
      );
      const ids = explains.map((index) => web.constraints[index]?.identity.title.en ?? '').sort();
      return `${sure} ${named.join('; ')} | ${ids.join('; ')}`;
    })
    .sort();
}

describe('properties', () => {
  it('consistent amounts, rounded half up to two decimals, break no identity', () => {
    fc.assert(
      fc.property(table, (fen) => {
        const { identities } = statement(fen);
        expect(identities((one) => one).map((one) => evaluate(one).outcome)).not.toContain(
          'broken',
        );
      }),
      { numRuns: 100 },
    );
  });

  it('the repair, applied, leaves no broken identity but those it says it leaves', () => {
    fc.assert(
      fc.property(table, slips, (fen, changed) => {
        const { web } = buildWeb(decided(withSlips(fen, changed)), BY_LINE);
        const { causes, repaired } = localise(web, NOTHING);
        const left = new Set(
          causes.flatMap(({ rivals, explains }) => (rivals.length === 0 ? explains : [])),
        );
        const broken = web.constraints.filter((one) => repaired.isBroken(one));
        expect(broken.filter(({ index }) => !left.has(index))).toEqual([]);
        const explained = causes.flatMap(({ explains }) => explains);
        const all = web.constraints.filter(({ outcome }) => outcome === 'broken');
        expect([...explained].sort()).toEqual(all.map(({ index }) => index).sort());
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of identities', () => {
    fc.assert(
      fc.property(table, slips, fc.infiniteStream(fc.nat()), (fen, changed, dice) => {
        const identities = withSlips(fen, changed);
        const shuffled = identities
          .map((one) => ({ one, at: dice.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        const summaryOf = (list: readonly Identity[]) => {
          const { web } = buildWeb(decided(list), BY_LINE);
          return summary(localise(web, NOTHING), web);
        };
        expect(summaryOf(shuffled)).toEqual(summaryOf(identities));
      }),
      { numRuns: 40 },
    );
  });
});
