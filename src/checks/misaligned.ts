import type { Reading } from '../forms/reading.js';
import type { Verdict } from './evaluate.js';
import { termsOf } from './evaluate.js';
import type { Identity, Message } from './rule.js';

/** Fewer broken identities than this may well be the document's own errors. */
const FEWEST = 2;
/** One wrong figure breaks the sums of its row and of its column, not a third of all. */
const SHARE = 3;

/**
 * Tables without rulings whose own figures contradict each other too often. Their cells were
 * told from how the words stand; where a third of what should hold does not, or nothing holds,
 * they were most likely told wrongly, and a break proves nothing about the document (law 5).
 * Performance forms merge cells over rows and columns in ways that the place of words does not
 * tell, so theirs prove nothing in any case.
 * @param identities every identity asked of the document
 * @param verdicts what each of them by itself comes to
 * @returns the reason, by table
 */
export function misalignedTables(
  { tables }: Reading,
  identities: readonly Identity[],
  verdicts: readonly Verdict[],
): ReadonlyMap<string, Message> {
  const aligned = new Map(
    tables.flatMap((table) => (table.aligned === true ? [[table.id, table] as const] : [])),
  );
  const found = new Map<string, Message>();
  if (aligned.size === 0) return found;
  const own = new Map<string, Tally>();
  const all = new Map<string, Tally>();
  identities.forEach((identity, index) => {
    const outcome = verdicts[index]?.outcome;
    if (outcome !== 'holds' && outcome !== 'broken') return;
    const inside = tablesOf(identity);
    for (const id of inside) {
      if (!aligned.has(id)) continue;
      count(all, id, outcome);
      if (inside.size === 1) count(own, id, outcome);
    }
  });
  for (const [id, { title, performance }] of aligned) {
    if (isContradictory(own.get(id)) || isContradictory(all.get(id))) {
      found.set(id, {
        zh: `《${title}》没有表线，各格由文字的位置判断；其中多处数字彼此不符，可能没有读对`,
        en: `${title} has no rulings and its cells were told from where words stand; many of its figures contradict each other, so it may have been misread`,
      });
    } else if (performance !== undefined) {
      found.set(id, {
        zh: `《${title}》没有表线，合并的单元格无从判断，数字可能没有归对`,
        en: `${title} has no rulings, so its merged cells cannot be told and figures may have been put to the wrong ones`,
      });
    }
  }
  return found;
}

interface Tally {
  holds: number;
  broken: number;
}

function count(tallies: Map<string, Tally>, id: string, outcome: 'holds' | 'broken'): void {
  const tally = tallies.get(id) ?? { holds: 0, broken: 0 };
  tally[outcome] += 1;
  tallies.set(id, tally);
}

function isContradictory(tally: Tally | undefined): boolean {
  if (tally === undefined || tally.broken === 0) return false;
  if (tally.holds === 0) return true;
  return tally.broken >= FEWEST && tally.broken * SHARE > tally.broken + tally.holds;
}

/** The tables in which figures of the identity stand. */
export function tablesOf({ relation }: Identity): ReadonlySet<string> {
  return new Set(
    termsOf(relation).flatMap(({ occurrence }) =>
      occurrence?.place.kind === 'table' ? [occurrence.place.id] : [],
    ),
  );
}
