import type { Occurrence } from '../../facts/occurrence.js';
import type { Source } from '../../facts/source.js';
import type { Interval } from '../box.js';
import { printedInterval } from '../box.js';
import { termsOf } from '../evaluate.js';
import { keyId } from '../key-id.js';
import type { Identity, Outcome, Severity } from '../rule.js';
import { isConstant, printId } from '../terms.js';
import { excusesOf } from './excuses.js';
import { type Grid, gridOf } from './grid.js';

/** One print of the document as an unknown: what it stands for, and where it takes part. */
export interface Cell {
  readonly index: number;
  readonly id: string;
  readonly occurrence: Occurrence;
  /** What the print stands for, in base units; null where it is no number. */
  readonly interval: Interval | null;
  /** Prints that could stand there; null where the figure cannot be changed exactly. */
  readonly grid: Grid | null;
  /** Indices of the constraints that it takes part in. */
  readonly constraints: number[];
}

/** One decided identity as a constraint over prints. */
export interface Constraint {
  readonly index: number;
  readonly identity: Identity;
  readonly severity: Severity;
  readonly outcome: Decided;
  /** The print of each term, in the order of `termsOf`. */
  readonly terms: readonly WebTerm[];
  /** Distinct cells with a coefficient that is not zero, those of alternatives too. */
  readonly cells: readonly number[];
  /** A linear relation in which no figure stands twice, but for two prints that should be equal. */
  readonly plain: boolean;
  /** Id of the words of direction that the identity takes at their word, or null. */
  readonly word: string | null;
}

export type Decided = Extract<Outcome, 'holds' | 'tail' | 'broken'>;

export interface WebTerm {
  readonly cell: number;
  readonly coefficient: bigint;
}

/** All prints and identities of a document. */
export interface Web {
  readonly cells: readonly Cell[];
  readonly constraints: readonly Constraint[];
  /** The index of the cell of a print that stands in a term. */
  indexOf(occurrence: Occurrence): number | undefined;
  /** The cell of a print, by `printId`. */
  cellOf(id: string): Cell | undefined;
  /** For a broken constraint the broken sums that would show it to be a tail difference. */
  readonly excuses: ReadonlyMap<number, readonly number[]>;
  /** For each cell its rank in the order of print, whatever the order of facts and rules. */
  readonly ranks: readonly number[];
}

export interface DecidedIdentity {
  readonly identity: Identity;
  /** How severe a break of it is, after all that makes it milder. */
  readonly severity: Severity;
  readonly outcome: Outcome;
}

/** The order in which places are read. */
export interface Order {
  compare(a: Source, b: Source): number;
}

/**
 * Builds the web of a document once. Identities that are not checkable or not applicable say
 * nothing of their figures and are no part of it.
 * @returns also, for each identity given, the index of its constraint, or null
 */
export function buildWeb(
  identities: readonly DecidedIdentity[],
  order: Order,
): {
  readonly web: Web;
  readonly indices: readonly (number | null)[];
} {
  const cells: Cell[] = [];
  const byId = new Map<string, Cell>();
  const constraints: Constraint[] = [];
  const known = new Map<Occurrence, Cell>();
  const cellFor = (occurrence: Occurrence): Cell => {
    const seen = known.get(occurrence);
    if (seen !== undefined) return seen;
    const id = printId(occurrence);
    const same = byId.get(id);
    if (same !== undefined) {
      known.set(occurrence, same);
      return same;
    }
    const one = { coefficient: 1n, key: occurrence.key, occurrence };
    const cell: Cell = {
      index: cells.length,
      id,
      occurrence,
      interval: printedInterval(one),
      grid: isConstant(one) ? null : gridOf(occurrence.printed),
      constraints: [],
    };
    cells.push(cell);
    byId.set(id, cell);
    known.set(occurrence, cell);
    return cell;
  };
  const indices = identities.map(({ identity, severity, outcome }) => {
    if (outcome !== 'holds' && outcome !== 'tail' && outcome !== 'broken') return null;
    const index = constraints.length;
    const terms: WebTerm[] = [];
    const own = new Set<number>();
    for (const { coefficient, occurrence } of termsOf(identity.relation)) {
      if (occurrence === null) return null;
      const cell = cellFor(occurrence);
      terms.push({ cell: cell.index, coefficient });
      if (coefficient === 0n || own.has(cell.index)) continue;
      own.add(cell.index);
      cell.constraints.push(index);
    }
    for (const other of identity.alternatives ?? []) {
      for (const { coefficient, occurrence } of termsOf(other.relation)) {
        if (coefficient === 0n || occurrence === null) continue;
        const cell = cellFor(occurrence);
        if (own.has(cell.index)) continue;
        own.add(cell.index);
        cell.constraints.push(index);
      }
    }
    const word = identity.said === undefined ? null : JSON.stringify(identity.said.source);
    const plain = isPlain(identity);
    constraints.push({ index, identity, severity, outcome, terms, cells: [...own], plain, word });
    return index;
  });
  const indexOf = (occurrence: Occurrence) => known.get(occurrence)?.index;
  let ranks: readonly number[] | null = null;
  let excuses: ReadonlyMap<number, readonly number[]> | null = null;
  const web: Web = {
    cells,
    constraints,
    indexOf,
    cellOf: (id) => byId.get(id),
    get ranks() {
      ranks ??= ranksOf(cells, order);
      return ranks;
    },
    get excuses() {
      excuses ??= excusesOf(web);
      return excuses;
    },
  };
  return { web, indices };
}

function ranksOf(cells: readonly Cell[], order: Order): readonly number[] {
  const ordered = [...cells].sort(
    (a, b) => order.compare(a.occurrence.source, b.occurrence.source) || (a.id < b.id ? -1 : 1),
  );
  const ranks: number[] = [];
  for (const [rank, { index }] of ordered.entries()) ranks[index] = rank;
  return ranks;
}

/** Constraints in an order that depends on their figures alone, not on that of the rules. */
export function inOrder(web: Web, indices: readonly number[]): readonly number[] {
  const signatures = new Map(
    indices.map((index) => {
      const one = web.constraints[index];
      const ranks = (one?.cells ?? []).map((cell) => web.ranks[cell] ?? 0).sort((a, b) => a - b);
      return [index, { ranks, name: `${one?.identity.id} ${one?.identity.title.en}` }] as const;
    }),
  );
  return [...indices].sort((a, b) => {
    const [left, right] = [signatures.get(a), signatures.get(b)];
    if (left === undefined || right === undefined) return 0;
    const at = left.ranks.findIndex((rank, position) => rank !== right.ranks[position]);
    const first =
      at < 0 ? left.ranks.length - right.ranks.length : rankAt(left, at) - rankAt(right, at);
    return first || (left.name < right.name ? -1 : left.name > right.name ? 1 : 0);
  });
}

function rankAt({ ranks }: { readonly ranks: readonly number[] }, at: number): number {
  return ranks[at] ?? -1;
}

function isPlain({ relation, unsigned, alternatives }: Identity): boolean {
  if (relation.kind !== 'linear' || unsigned === true || alternatives !== undefined) return false;
  const terms = relation.terms.filter((one) => one.coefficient !== 0n);
  const keys = new Set(terms.map((one) => keyId(one.key)));
  if (keys.size === terms.length) return true;
  const [a, b, ...more] = terms;
  return (
    a !== undefined && b !== undefined && more.length === 0 && a.coefficient === -b.coefficient
  );
}

/**
 * Groups constraints that share a figure that can be changed, or a direction word.
 * @param indices the constraints to group
 */
export function connected(web: Web, indices: readonly number[]): readonly (readonly number[])[] {
  const groupOf = new Map<string, number[]>();
  const groups = new Set<number[]>();
  for (const index of indices) {
    const constraint = web.constraints[index];
    if (constraint === undefined) continue;
    const shared = constraint.cells
      .filter((cell) => web.cells[cell]?.grid !== null)
      .map((cell) => `c${cell}`);
    if (constraint.word !== null) shared.push(`w${constraint.word}`);
    const group = [index];
    groups.add(group);
    for (const name of shared) {
      const known = groupOf.get(name);
      if (known !== undefined && known !== group && groups.delete(known)) group.push(...known);
    }
    // Members of what was taken in must point at the new group too.
    for (const member of group) {
      const one = web.constraints[member];
      if (one === undefined) continue;
      for (const cell of one.cells) {
        if (web.cells[cell]?.grid !== null) groupOf.set(`c${cell}`, group);
      }
      if (one.word !== null) groupOf.set(`w${one.word}`, group);
    }
  }
  return [...groups].map((group) => inOrder(web, group));
}
