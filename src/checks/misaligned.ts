import type { Occurrence, Place } from '../facts/occurrence.js';
import { isZero, type Printed } from '../facts/printed.js';
import type { Reading } from '../forms/reading.js';
import type { Verdict } from './evaluate.js';
import { termsOf } from './evaluate.js';
import type { Identity, Message } from './rule.js';

/** Fewer broken identities than this may well be the document's own errors. */
const FEWEST = 2;
/** One wrong figure breaks the sums of its row and of its column, not a third of all. */
const SHARE = 3;

/** Why an identity that is broken proves nothing, or null where nothing speaks against it. */
export type AlignmentDoubt = (identity: Identity) => Message | null;

/**
 * Doubts of tables whose cells no rulings tell, but how or in which order the words stand. Where a
 * third of what should hold does not, or nothing holds, they were most likely told wrongly, and
 * a break proves nothing about the document (law 5). The same goes for a column that agrees
 * with no other table and no sentence while more than one of its figures contradict them, and
 * for a blank, whose figure may have been told to stand beside it. Performance forms merge
 * cells over rows and columns in ways that the place of words does not tell, so theirs prove
 * nothing in any case.
 * @param identities every identity asked of the document
 * @param verdicts what each of them by itself comes to
 */
export function alignmentDoubts(
  { tables }: Reading,
  identities: readonly Identity[],
  verdicts: readonly Verdict[],
): AlignmentDoubt {
  const told = new Map(
    tables.flatMap((table) =>
      table.aligned === true || table.pieced === true ? [[table.id, table] as const] : [],
    ),
  );
  if (told.size === 0) return () => null;
  const { own, all, columns } = tallies(identities, verdicts, told);
  const reasons = new Map<string, Message>();
  for (const [id, { title, performance, pieced }] of told) {
    // What came in order agrees within itself; that it contradicts others may be an error.
    const others = pieced === true ? undefined : all.get(id);
    if (isContradictory(own.get(id)) || isContradictory(others)) {
      reasons.set(id, pieced === true ? PIECED(title) : CONTRADICTORY(title));
    } else if (performance !== undefined && pieced !== true) {
      reasons.set(id, MERGED(title));
    }
  }
  return (identity) => {
    for (const { place, printed } of occurrencesOf(identity)) {
      const table = told.get(place.id);
      if (table === undefined || place.kind !== 'table') continue;
      const reason = reasons.get(place.id);
      if (reason !== undefined) return reason;
      if (table.pieced === true) continue;
      if (isShifted(columns.get(columnOf(place)))) return CONTRADICTORY(table.title);
      if (printed.form === 'blank') return BLANK(table.title);
    }
    return null;
  };
}

const CONTRADICTORY = (title: string): Message => ({
  zh: `《${title}》没有表线，各格由文字的位置判断；其中多处数字彼此不符，可能没有读对`,
  en: `${title} has no rulings and its cells were told from where words stand; many of its figures contradict each other, so it may have been misread`,
});
const MERGED = (title: string): Message => ({
  zh: `《${title}》没有表线，合并的单元格无从判断，数字可能没有归对`,
  en: `${title} has no rulings, so its merged cells cannot be told and figures may have been put to the wrong ones`,
});
const PIECED = (title: string): Message => ({
  zh: `《${title}》的单元格在文件中已被打散，由文字的先后还原；其中多处数字彼此不符，可能没有还原对`,
  en: `${title} came apart in the file and was put together from the order of its words; many of its figures contradict each other, so it may have been put together wrongly`,
});
const BLANK = (title: string): Message => ({
  zh: `《${title}》没有表线，空白的格由文字的位置判断，数字可能归到了旁边一栏`,
  en: `${title} has no rulings and its blanks were told from where words stand: the figure may have been put to the column beside it`,
});

interface Tallies {
  /** Identities inside one table. */
  readonly own: ReadonlyMap<string, Tally>;
  readonly all: ReadonlyMap<string, Tally>;
  /** Identities with other tables and sentences, by column. */
  readonly columns: ReadonlyMap<string, Tally>;
}

function tallies(
  identities: readonly Identity[],
  verdicts: readonly Verdict[],
  aligned: ReadonlyMap<string, unknown>,
): Tallies {
  const own = new Map<string, Tally>();
  const all = new Map<string, Tally>();
  const columns = new Map<string, Tally>();
  identities.forEach((identity, index) => {
    const outcome = verdicts[index]?.outcome;
    if (outcome !== 'holds' && outcome !== 'broken') return;
    const found = occurrencesOf(identity);
    const places = new Set(found.map(({ place }) => `${place.kind} ${place.id}`));
    const inside = new Set(found.flatMap(({ place }) => (aligned.has(place.id) ? [place.id] : [])));
    for (const id of inside) {
      count(all, id, outcome);
      if (places.size === 1) count(own, id, outcome);
    }
    if (places.size === 1 || (outcome === 'holds' && !confirms(identity, found))) return;
    const touched = found.filter(({ place }) => place.kind === 'table' && aligned.has(place.id));
    for (const column of new Set(touched.map(({ place }) => columnOf(place)))) {
      count(columns, column, outcome);
    }
  });
  return { own, all, columns };
}

/** Nothing agrees with nothing whatever column it stands in, and many figures are less than another. */
function confirms({ relation }: Identity, found: readonly Occurrence[]): boolean {
  if (relation.kind === 'linear' && relation.compare !== '=') return false;
  return found.some(({ printed }) => !isNothing(printed));
}

function columnOf({ id, column }: Place): string {
  return `${id}\n${column ?? ''}`;
}

function isNothing(printed: Printed): boolean {
  return printed.form !== 'number' || isZero(printed);
}

function isShifted(tally: Tally | undefined): boolean {
  return tally !== undefined && tally.holds === 0 && tally.broken >= FEWEST;
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

function occurrencesOf({ relation }: Identity): readonly Occurrence[] {
  return termsOf(relation).flatMap(({ occurrence }) =>
    occurrence === null || occurrence === undefined ? [] : [occurrence],
  );
}
