import { expect, test } from 'vitest';
import { localise } from '../src/checks/localise/localise.js';
import type { Model } from '../src/checks/localise/solver.js';
import { buildWeb } from '../src/checks/web/web.js';
import { loadSolver, lpText } from '../src/cli/solver.js';
import { readPrinted } from '../src/facts/printed.js';
import { BY_LINE, decided, statement } from './support/figures.js';

const SIZE = 6;

/** A statement whose rows and columns add up, with amounts that no two gaps share. */
function amounts(): bigint[][] {
  return Array.from({ length: SIZE }, (_, row) =>
    Array.from(
      { length: SIZE },
      (__, column) => BigInt(row * 7919 + column * 104729 + 1301) * 10000n,
    ),
  );
}

/** Five figures on a diagonal band, each off by an amount of its own. */
const PLANTED = [
  [0, 1, 311n],
  [1, 1, 1009n],
  [2, 3, 57n],
  [3, 3, 2003n],
  [4, 0, 401n],
] as const;

function planted() {
  const { figures, identities } = statement(amounts());
  const wrong = new Map(
    PLANTED.map(([row, column, by]) => {
      const cell = figures[row]?.[column];
      if (cell === undefined) throw new RangeError('the statement is too small');
      const digits = (cell.printed.value?.digits ?? 0n) + by * 100n;
      const text = `${digits / 100n}.${(digits % 100n).toString().padStart(2, '0')}`;
      return [cell, { ...cell, printed: readPrinted(text, '万元') }] as const;
    }),
  );
  const names = [...wrong.keys()].map(({ place }) => place.row);
  const { web } = buildWeb(decided(identities((one) => wrong.get(one) ?? one)), BY_LINE);
  return { web, names };
}

test('the solver proposes which figures change, and the proposal is verified exactly', async () => {
  const solver = await loadSolver();
  const models: Model[] = [];
  const { web, names } = planted();
  const { causes, repaired } = localise(web, { around: () => [] }, (model) => {
    models.push(model);
    return solver(model);
  });
  expect(models.length).toBeGreaterThan(0);
  const changed = [...repaired.changes.keys()].map((cell) => web.cells[cell]?.occurrence.place.row);
  expect(changed.sort()).toEqual([...names].sort());
  expect(web.constraints.filter((one) => repaired.isBroken(one))).toEqual([]);
  expect(causes.every(({ stopped }) => !stopped)).toBe(true);
});

test('without a solver the search says that it left something to one', () => {
  const { web } = planted();
  expect(localise(web, { around: () => [] }).unsolved).toBe(true);
});

test('what a solver proposes wrongly changes nothing', () => {
  const { web } = planted();
  const nothing = { around: () => [] };
  const direct = localise(web, nothing);
  const misled = localise(web, nothing, ({ columns }) => ({
    status: 'optimal',
    values: columns.map(({ high }, index) => (index === 1 ? high : 0)),
  }));
  expect([...misled.repaired.changes.keys()]).toEqual([...direct.repaired.changes.keys()]);
  expect(web.constraints.filter((one) => misled.repaired.isBroken(one))).toEqual(
    web.constraints.filter((one) => direct.repaired.isBroken(one)),
  );
});

test('a model is written in the LP format', () => {
  const text = lpText({
    columns: [
      { cost: 0, low: -2, high: 2, binary: false },
      { cost: 50, low: 0, high: 1, binary: true },
    ],
    rows: [
      {
        low: 1,
        high: Number.POSITIVE_INFINITY,
        entries: [
          [0, 1],
          [1, -2],
        ],
      },
    ],
  });
  expect(text).toContain('Minimize\n cost: 50.0000000000000 x1');
  expect(text).toContain('l0: + 1.00000000000000 x0 - 2.00000000000000 x1 >= 1.00000000000000');
  expect(text).toContain('Binary\n x1\nEnd');
});
