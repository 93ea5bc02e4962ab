// The ways in which figures and words go wrong, made on a document as it was read: the same
// changes for every format, and figures that are broken over lines are changed too.

import { wordsPlace } from '../../dist/checks/rules/narrative/comparisons.js';
import { cellOccurrence, claimOccurrence } from '../../dist/checks/terms.js';
import { asRepaired, sourceId } from '../../dist/checks/web/as-repaired.js';
import { gridOf } from '../../dist/checks/web/grid.js';
import { formatScaled } from '../../dist/facts/decimal.js';
import { FactStore } from '../../dist/facts/occurrence.js';
import { baseValue, readPrinted } from '../../dist/facts/printed.js';

/** Kinds of slips of one figure. */
export const FIGURE_KINDS = [
  'digit',
  'transposed',
  'point',
  'unit',
  'neighbour',
  'last-year',
  'budget',
];

/**
 * Every printed figure of the document once, with where it stands and what could be copied there.
 * A cell with a source of its own, or a figure of the running text that is bound to a fact.
 */
export function figuresOf(reading) {
  const figures = new Map();
  const put = (occurrence, group, neighbours) => {
    const id = sourceId(occurrence.source);
    if (occurrence.source.length === 0 || figures.has(id)) return;
    if (occurrence.printed.form !== 'number' || gridOf(occurrence.printed) === null) return;
    figures.set(id, { id, occurrence, group, neighbours });
  };
  for (const table of reading.tables) {
    const group =
      table.performance !== undefined ? 'form' : table.declaration === null ? 'other' : 'table';
    table.rows.forEach((row, at) => {
      row.cells.forEach((cell, column) => {
        if (cell.remark === true) return;
        const near = [table.rows[at - 1]?.cells[column], table.rows[at + 1]?.cells[column]];
        put(
          cellOccurrence(reading, table, row, cell),
          group,
          near.flatMap((one) => one?.printed ?? []),
        );
      });
    });
  }
  reading.claims.forEach((claim, at) => {
    const near = [reading.claims[at - 1], reading.claims[at + 1]].flatMap(
      (one) => one?.printed ?? [],
    );
    put(claimOccurrence(reading, claim), 'text', near);
  });
  return [...figures.values()];
}

/** The print that a slip of the kind leaves, or null where the figure has no place for it. */
export function slip(kind, figure, reading, random) {
  const { printed } = figure.occurrence;
  const grid = gridOf(printed);
  const digits = meantDigits(kind, figure, grid, reading, random);
  if (digits === null || digits === grid.digits) return null;
  const next = readPrinted(formatScaled(digits, grid.scale), printed.unit, printed.bound);
  return next.form === 'number' ? next : null;
}

function meantDigits(kind, figure, grid, reading, random) {
  const text = grid.digits.toString().replace('-', '');
  const sign = grid.digits < 0n ? -1n : 1n;
  switch (kind) {
    case 'digit': {
      const at = random(text.length);
      const digit = (Number(text[at]) + 1 + random(9)) % 10;
      return sign * BigInt(text.slice(0, at) + digit + text.slice(at + 1));
    }
    case 'transposed': {
      const places = [...text].flatMap((one, at) =>
        at + 1 < text.length && one !== text[at + 1] ? [at] : [],
      );
      if (places.length === 0) return null;
      const at = places[random(places.length)];
      return sign * BigInt(text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2));
    }
    case 'point': {
      if (figure.occurrence.printed.quantity === 'count' || grid.digits === 0n) return null;
      return random(2) === 0 ? grid.digits * 10n : rounded(grid.digits, 10n);
    }
    case 'unit': {
      if (figure.occurrence.printed.quantity !== 'money' || grid.digits === 0n) return null;
      return random(2) === 0 ? grid.digits * 10000n : rounded(grid.digits, 10000n);
    }
    case 'neighbour':
      return copied(figure.neighbours, figure, grid, random);
    case 'last-year':
      return copied(
        others(figure, reading, (key, own) => key.year < own.year),
        figure,
        grid,
        random,
      );
    case 'budget':
      return copied(
        others(
          figure,
          reading,
          (key, own) => own.basis === 'final' && key.year === own.year && key.basis === 'budget',
        ),
        figure,
        grid,
        random,
      );
    default:
      throw new RangeError(`no such slip: ${kind}`);
  }
}

function rounded(digits, divisor) {
  const half = divisor / 2n;
  return digits < 0n ? (digits - half) / divisor : (digits + half) / divisor;
}

/** A figure that stands elsewhere, as it would be printed here. */
function copied(prints, { occurrence }, grid, random) {
  const fitting = prints.filter(
    (one) => one.form === 'number' && one.quantity === occurrence.printed.quantity,
  );
  if (fitting.length === 0) return null;
  const value = baseValue(fitting[random(fitting.length)]);
  return value === null || value === 0n ? null : rounded(value, grid.step);
}

function others({ occurrence: { key } }, reading, fits) {
  const dims = JSON.stringify(key.dims);
  return reading.facts.all
    .filter((one) => one.key.measure === key.measure && JSON.stringify(one.key.dims) === dims)
    .filter((one) => fits(one.key, key))
    .map(({ printed }) => printed);
}

/** The document with one figure printed otherwise. */
export function withPrint(reading, figure, printed) {
  return asRepaired(reading, { prints: new Map([[figure.id, printed]]), turned: new Set() });
}

/** Words of direction that can be turned round: their place and the document with them turned. */
export function turns(reading) {
  const claims = reading.claims
    .filter(({ direction }) => direction === 'increase' || direction === 'decrease')
    .map((claim) => claim.source);
  const words = (reading.comparisons ?? [])
    .filter(({ direction, restates }) => direction !== 'none' && !restates)
    .map((comparison) => wordsPlace(comparison).source);
  return [...claims, ...words]
    .filter((source) => source.length > 0)
    .map((source) => ({ id: sourceId(source), source }));
}

export function withTurned(reading, { id }) {
  return asRepaired(reading, { prints: new Map(), turned: new Set([id]) });
}

/** Rows of recognised statement tables that hold an account and at least one amount. */
export function rowsOf(reading) {
  return reading.tables
    .filter((table) => table.declaration !== null && table.performance === undefined)
    .flatMap((table) =>
      table.rows
        .filter((row) => /^\d+$/.test(row.code) && row.cells.some(isAmount))
        .map((row) => ({ table, row })),
    );
}

function isAmount({ printed }) {
  return printed.form === 'number' && printed.value.digits !== 0n;
}

/** The document without one row of a table. */
export function withoutRow(reading, { table, row }) {
  const gone = new Set(row.cells.map(({ source }) => sourceId(source)));
  return {
    ...reading,
    tables: reading.tables.map((one) =>
      one === table ? { ...one, rows: one.rows.filter((other) => other !== row) } : one,
    ),
    facts: new FactStore(
      reading.facts.all.filter(
        ({ source, place }) => place.kind !== 'table' || !gone.has(sourceId(source)),
      ),
    ),
  };
}
