import { describe, expect, it } from 'vitest';
import { BY_LINE, decided, figure, same, statement, sum } from '../../../test/support/figures.js';
import type { Occurrence } from '../../facts/occurrence.js';
import { readPrinted } from '../../facts/printed.js';
import { Trial } from '../web/trial.js';
import { buildWeb } from '../web/web.js';
import { localise } from './localise.js';
import { peel } from './peel.js';

const NOTHING = { around: () => [] };
const WAN = 1_000_000n;

/** A statement of six rows and five columns, all amounts different and far from round. */
const fen = Array.from({ length: 6 }, (_, row) =>
  Array.from({ length: 5 }, (_, column) => BigInt(100 + row * 37 + column * column * 11) * WAN),
);

function peeled(wrong: Readonly<Record<string, string>>) {
  const { identities } = statement(fen);
  const print = (one: Occurrence) => {
    const text = wrong[one.place.row ?? ''];
    return text === undefined ? one : { ...one, printed: readPrinted(text, '万元') };
  };
  const { web } = buildWeb(decided(identities(print)), BY_LINE);
  const broken = web.constraints.filter(({ outcome }) => outcome === 'broken');
  const found = peel(
    new Trial(web),
    broken.map(({ index }) => index),
    NOTHING,
  );
  return {
    named: found.options.flatMap(({ change }) =>
      change.kind === 'figure'
        ? [`${web.cells[change.cell]?.occurrence.place.row} ${change.printed.text}`]
        : [],
    ),
    left: found.left.length,
  };
}

describe('peel', () => {
  it('takes out figures that a row and a column lack just the same amount of', () => {
    const right = statement(fen).figures;
    const text = (row: number, column: number) => right[row]?.[column]?.printed.text;
    const { named, left } = peeled({ r1c2: '943.17', r4c0: '12.88' });
    expect([...named].sort()).toEqual([`r1c2 ${text(1, 2)}`, `r4c0 ${text(4, 0)}`]);
    expect(left).toBe(0);
  });

  it('names none of two figures that could as well be two others', () => {
    const right = statement(fen).figures;
    const more = (row: number, column: number) =>
      `${Number(right[row]?.[column]?.printed.text.split('.')[0]) + 50}.00`;
    expect(peeled({ r1c1: more(1, 1), r3c3: more(3, 3) }).named).toEqual([]);
  });
});

describe('localise', () => {
  it('asks for no culprit of a break that a mended sum shows to be a tail difference', () => {
    // 30.19 stands for 31.09; with it mended, 686.89 is the sum of its parts, and 686.88 a tail.
    const total = figure('basic', '686.89', '万元', 1);
    const parts = [
      figure('personnel', '655.80', '万元', 2),
      figure('operating', '30.19', '万元', 3),
    ];
    const elsewhere = figure('all', '686.88', '万元', 4);
    const { web } = buildWeb(decided([sum(total, ...parts), same(elsewhere, total)]), BY_LINE);
    const [cause, ...more] = localise(web, NOTHING).causes;
    const [first] = cause?.rivals ?? [];
    expect(more).toEqual([]);
    expect(cause?.explains.length).toBe(2);
    expect(first?.change.kind === 'figure' ? first.change.printed.text : null).toBe('31.09');
  });

  it('takes one of several relations that a document may mean as enough', () => {
    // The sum of the first two or of the last two; 12.00 was 21.00, which only the first two give.
    const total = figure('total', '51.00', '万元', 1);
    const first = [figure('a', '12.00', '万元', 2), figure('b', '30.00', '万元', 3)];
    const other = [figure('c', '7.00', '万元', 4), figure('d', '9.00', '万元', 5)];
    const one = { ...sum(total, ...first), alternatives: [sum(total, ...other)] };
    const copy = same(figure('a2', '21.00', '万元', 6), first[0] ?? total);
    const { web } = buildWeb(decided([one, copy]), BY_LINE);
    const causes = localise(web, NOTHING).causes;
    expect(causes.map(({ explains }) => explains.length)).toEqual([2]);
    const change = causes[0]?.rivals[0]?.change;
    expect(change?.kind === 'figure' ? change.printed.text : null).toBe('21.00');
  });
});
