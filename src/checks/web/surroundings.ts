import type { Occurrence } from '../../facts/occurrence.js';
import { baseValue } from '../../facts/printed.js';
import type { Claim, Reading } from '../../forms/reading.js';
import { subjectId } from '../key-id.js';
import type { ErrorKind } from '../localise/errors.js';
import type { Surroundings } from '../localise/option.js';
import { printsOfSubject } from '../rules/prints.js';
import { cellOccurrence, claimOccurrence, printId } from '../terms.js';

interface Around {
  readonly value: bigint;
  readonly error: ErrorKind;
}

/** How many figures of running text before and after are neighbours. */
const NEAR_CLAIMS = 2;

/**
 * Figures that could have been copied in another's place: in a table those above, below and
 * beside, in a text those before and after, and everywhere last year's figure and the budget of
 * the same thing.
 */
export function surroundingsOf(reading: Reading): Surroundings {
  let places: ReadonlyMap<string, () => readonly (Around | null)[]> | null = null;
  return {
    around(cell) {
      places ??= placesOf(reading);
      const neighbours = places.get(cell.id)?.() ?? [];
      return [...neighbours.filter((one) => one !== null), ...otherYears(reading, cell.occurrence)];
    },
  };
}

function placesOf(reading: Reading): ReadonlyMap<string, () => readonly (Around | null)[]> {
  const places = new Map<string, () => readonly (Around | null)[]>();
  for (const table of reading.tables) {
    table.rows.forEach((row, at) => {
      row.cells.forEach((cell, column) => {
        if (cell.source.length === 0) return;
        places.set(printId(cellOccurrence(reading, table, row, cell)), () =>
          [
            table.rows[at - 1]?.cells[column],
            table.rows[at + 1]?.cells[column],
            row.cells[column - 1],
            row.cells[column + 1],
          ].map((other) => (other === undefined ? null : neighbour(baseValue(other.printed)))),
        );
      });
    });
  }
  reading.claims.forEach((claim, at) => {
    const near = reading.claims.slice(Math.max(at - NEAR_CLAIMS, 0), at + NEAR_CLAIMS + 1);
    const id = printId(claimOccurrence(reading, claim));
    if (places.has(id)) return;
    places.set(id, () => near.map((other) => nearClaim(claim, other)));
  });
  return places;
}

function nearClaim(claim: Claim, other: Claim): Around | null {
  const same = claim === other || claim.printed.quantity !== other.printed.quantity;
  return same ? null : neighbour(baseValue(other.printed));
}

function neighbour(value: bigint | null): Around | null {
  return value === null ? null : { value, error: 'neighbour' };
}

/** Other prints of the same subject: of the year before, or of the budget instead of the accounts. */
function otherYears(reading: Reading, { key }: Occurrence): readonly Around[] {
  return printsOfSubject(reading, subjectId(key)).flatMap((other): readonly Around[] => {
    const value = baseValue(other.printed);
    if (value === null) return [];
    if (other.key.year < key.year) return [{ value, error: 'last-year' }];
    return other.key.year === key.year && other.key.basis !== key.basis
      ? [{ value, error: 'budget' }]
      : [];
  });
}
