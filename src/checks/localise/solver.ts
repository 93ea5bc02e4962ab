/**
 * A mixed-integer linear program in doubles: columns with cost and range, rows Σ coefficient ·
 * column within a range. Ends may be infinite.
 */
export interface Model {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Column {
  readonly cost: number;
  readonly low: number;
  readonly high: number;
  readonly binary: boolean;
  /** Takes whole numbers only. */
  readonly integer?: boolean;
}

export interface Row {
  readonly low: number;
  readonly high: number;
  /** Column index and coefficient. */
  readonly entries: readonly (readonly [column: number, coefficient: number])[];
}

export interface Solution {
  /** `optimal`: no cheaper one exists; `limit`: the solver stopped at its limit of steps. */
  readonly status: 'optimal' | 'limit';
  /** By column. */
  readonly values: readonly number[];
}

/**
 * Minimises the cost of a model. It computes in doubles and only proposes: whoever asks it
 * verifies exactly. It is limited by steps, never by time, so that it gives the same on every
 * machine.
 * @returns null when it found no solution
 */
export type Solver = (model: Model) => Solution | null;
