import { add, holdsZero, type Interval, intersect, isEmpty, times } from '../box.js';
import type { Trial } from '../web/trial.js';
import type { Cell, Constraint } from '../web/web.js';

const UNKNOWN: Interval = { low: null, high: null, lowOpen: false, highOpen: false };

/** A figure that a repair may change, and what each of its broken identities asks of it. */
interface Move {
  readonly cell: number;
  /** By identity: how much the figure must change for that one alone to be mended. */
  readonly asks: ReadonlyMap<number, Interval>;
}

/**
 * Asks of a group of broken sums whether one of them could be explained without a figure: by
 * another single figure, by two figures of its own, or by one that together with a second explains
 * another sum. Interval arithmetic on what each sum lacks; no figure is tried.
 */
export class Rivals {
  readonly #gaps = new Map<number, Interval>();
  readonly #moves = new Map<number, Move>();
  readonly #in = new Map<number, Move[]>();
  readonly #factors = new Map<string, bigint>();

  constructor(trial: Trial, group: readonly number[]) {
    const own = new Set(group);
    for (const index of group) {
      const constraint = trial.web.constraints[index];
      if (constraint === undefined) continue;
      this.#gaps.set(index, isSum(constraint) ? (trial.sumOf(constraint) ?? UNKNOWN) : UNKNOWN);
      for (const { cell, coefficient } of constraint.terms) {
        this.#factors.set(`${index} ${cell}`, coefficient);
      }
      this.#in.set(index, []);
    }
    for (const cell of freeCells(trial, group, own)) {
      const asks = new Map(
        cell.constraints
          .filter((index) => own.has(index))
          .map((index) => [index, this.#asked(index, cell.index)] as const),
      );
      const move = { cell: cell.index, asks };
      this.#moves.set(cell.index, move);
      for (const index of asks.keys()) this.#in.get(index)?.push(move);
    }
  }

  /** Whether one of the identities could do without the figure. */
  contest(cell: number, identities: readonly number[]): boolean {
    return identities.some((index) => this.#hasOther(index, cell));
  }

  #hasOther(index: number, cell: number): boolean {
    const others = (this.#in.get(index) ?? []).filter((move) => move.cell !== cell);
    return (
      others.some((move) => isAgreed(move) || this.#isLeaf(move, index)) ||
      this.#isClosedByTwo(index, others)
    );
  }

  /** Whether a figure mends this identity, and a second one what is left of its others. */
  #isLeaf(move: Move, index: number): boolean {
    const change = move.asks.get(index) ?? UNKNOWN;
    return [...move.asks.keys()].every((other) => {
      if (other === index) return true;
      const left = add(this.#gap(other), times(change, this.#factor(other, move.cell)));
      return (this.#in.get(other) ?? []).some(
        (second) =>
          second !== move &&
          !second.asks.has(index) &&
          this.#closes(left, other, [second], [...move.asks.keys()]),
      );
    });
  }

  /** Whether two figures, each as its other identities ask, mend an identity together. */
  #isClosedByTwo(index: number, moves: readonly Move[]): boolean {
    return moves.some((first, at) =>
      moves.slice(at + 1).some((second) => this.#closes(this.#gap(index), index, [first, second])),
    );
  }

  #closes(
    gap: Interval,
    index: number,
    moves: readonly Move[],
    aside: readonly number[] = [index],
  ): boolean {
    let sum = gap;
    for (const { cell, asks } of moves) {
      const others = [...asks].filter(([other]) => other !== index && !aside.includes(other));
      const change = others.reduce((all, [, one]) => intersect(all, one), UNKNOWN);
      if (isEmpty(change)) return false;
      sum = add(sum, times(change, this.#factor(index, cell)));
    }
    return holdsZero(sum);
  }

  #asked(index: number, cell: number): Interval {
    const factor = this.#factor(index, cell);
    return factor === 1n || factor === -1n ? times(this.#gap(index), -factor) : UNKNOWN;
  }

  #gap(index: number): Interval {
    return this.#gaps.get(index) ?? UNKNOWN;
  }

  #factor(index: number, cell: number): bigint {
    return this.#factors.get(`${index} ${cell}`) ?? 1n;
  }
}

function isSum({ identity: { relation }, plain }: Constraint): boolean {
  return plain && relation.kind === 'linear' && relation.compare === '=';
}

function isAgreed({ asks }: Move): boolean {
  return !isEmpty([...asks.values()].reduce((all, one) => intersect(all, one), UNKNOWN));
}

/** Figures none of whose identities that hold proves an error: changing one breaks nothing. */
function freeCells(
  { web, changes }: Trial,
  group: readonly number[],
  own: ReadonlySet<number>,
): readonly Cell[] {
  const indices = new Set(group.flatMap((index) => web.constraints[index]?.cells ?? []));
  return [...indices].flatMap((index) => {
    const cell = web.cells[index];
    if (cell === undefined || cell.grid === null || changes.has(index)) return [];
    const isFree = cell.constraints.every(
      (one) => own.has(one) || web.constraints[one]?.severity !== 'error',
    );
    return isFree ? [cell] : [];
  });
}
