import { describe, expect, it } from 'vitest';
import { BY_LINE, decided, statement } from '../../../test/support/figures.js';
import type { Occurrence } from '../../facts/occurrence.js';
import { readPrinted } from '../../facts/printed.js';
import { Trial } from '../web/trial.js';
import { buildWeb } from '../web/web.js';
import { cheapest, type Part } from './cover.js';
import { crossed } from './crossings.js';

function part(sums: readonly number[], figure: number, cost = 50): Part {
  return { sums, cost, figures: [figure] };
}

describe('cheapest', () => {
  it('takes the parts that every cheap cover has', () => {
    expect(cheapest([1, 2, 3, 4], [part([1, 2], 12), part([3, 4], 34)])).toEqual([0, 1]);
  });

  it('takes none of two figures that could as well be two others', () => {
    const parts = [part([1, 2], 12), part([3, 4], 34), part([1, 4], 14), part([3, 2], 32)];
    expect(cheapest([1, 2, 3, 4], parts)).toEqual([]);
  });

  it('takes what stands beside an open question', () => {
    const parts = [
      part([1, 2], 12),
      part([3, 4], 34),
      part([1, 4], 14),
      part([3, 2], 32),
      part([5, 6], 56),
    ];
    expect(cheapest([1, 2, 3, 4, 5, 6], parts)).toEqual([4]);
  });

  it('takes no part whose sums others explain together with what it leaves', () => {
    const parts = [
      part([1, 2], 12),
      { sums: [1, 3, 4], cost: 100, figures: [13, 14] },
      { sums: [2, 5, 6], cost: 100, figures: [25, 26] },
    ];
    // One figure and three for the four others, or two and two.
    expect(cheapest([1, 2, 3, 4, 5, 6], parts)).toEqual([]);
  });
});

const WAN = 1_000_000n;
const fen = Array.from({ length: 6 }, (_, row) =>
  Array.from({ length: 5 }, (_, column) => BigInt(100 + row * 37 + column * column * 11) * WAN),
);

function namedIn(wrong: Readonly<Record<string, string>>) {
  const { identities } = statement(fen);
  const print = (one: Occurrence) => {
    const text = wrong[one.place.row ?? ''];
    return text === undefined ? one : { ...one, printed: readPrinted(text, '万元') };
  };
  const { web } = buildWeb(decided(identities(print)), BY_LINE);
  const broken = web.constraints.filter(({ outcome }) => outcome === 'broken');
  const found = crossed(
    new Trial(web),
    broken.map(({ index }) => index),
    { around: () => [] },
  );
  const named = found.options.flatMap(({ change }) =>
    change.kind === 'figure'
      ? [`${web.cells[change.cell]?.occurrence.place.row} ${change.printed.text}`]
      : [],
  );
  return { named: named.sort(), left: found.left.length };
}

describe('crossed', () => {
  const right = (row: number, column: number) =>
    statement(fen).figures[row]?.[column]?.printed.text ?? '';
  const raised = (row: number, column: number, by: number) =>
    `${Number(right(row, column).split('.')[0]) + by}.00`;

  it('names two wrong figures of one column and one elsewhere', () => {
    const { named, left } = namedIn({
      r0c1: raised(0, 1, 300),
      r3c1: raised(3, 1, 50),
      r5c4: raised(5, 4, 7),
    });
    expect(named).toEqual([`r0c1 ${right(0, 1)}`, `r3c1 ${right(3, 1)}`, `r5c4 ${right(5, 4)}`]);
    expect(left).toBe(0);
  });

  it('names none where rows and columns lack the same amounts', () => {
    expect(namedIn({ r1c1: raised(1, 1, 50), r3c3: raised(3, 3, 50) }).named).toEqual([]);
  });
});
