import type { FactKey } from '../../facts/key.js';
import type { Source } from '../../facts/source.js';
import type { Reading } from '../../forms/reading.js';
import { cellOccurrence, claimOccurrence, printId } from '../terms.js';
import type { Web } from '../web/web.js';

/** A figure that the forms read. */
export interface Print {
  readonly id: string;
  readonly text: string;
  readonly source: Source;
  /** Whether it is known what it states. */
  readonly bound: boolean;
  readonly unit: string;
  readonly fact: FactKey | null;
}

/** Every figure that the forms read, once: cells of tables, claims, and whatever else identities hold. */
export function printsOf(reading: Reading, web: Web): readonly Print[] {
  const prints = new Map<string, Print>();
  const put = (print: Print) => {
    const known = prints.get(print.id);
    if (known === undefined || (print.bound && !known.bound)) prints.set(print.id, print);
    else if (known.fact === null && print.fact !== null) {
      prints.set(print.id, { ...known, fact: print.fact });
    }
  };
  for (const { id, occurrence } of web.cells) {
    const { printed, source } = occurrence;
    if (printed.form === 'number')
      put({ id, text: printed.text, source, bound: true, unit: printed.unit, fact: null });
  }
  for (const table of reading.tables) {
    for (const row of table.rows) {
      for (const cell of row.cells) {
        if (cell.printed.form !== 'number' || cell.source.length === 0) continue;
        const occurrence = cellOccurrence(reading, table, row, cell);
        const { printed, source } = occurrence;
        put({
          id: printId(occurrence),
          text: printed.text,
          source,
          bound: cell.key !== null,
          unit: printed.unit,
          fact: cell.key,
        });
      }
    }
  }
  for (const claim of reading.claims) {
    if (claim.printed.form !== 'number') continue;
    const occurrence = claimOccurrence(reading, claim);
    const { printed, source } = occurrence;
    const bound = claim.keys.length > 0;
    const fact = claim.keys[0] ?? null;
    const { text, unit } = printed;
    put({ id: printId(occurrence), text, source, bound, unit, fact });
  }
  return [...prints.values()];
}
