/** Where a block was found: the lines from `start` to before `end` are its own. */
export interface Placed<B> {
  readonly start: number;
  readonly end: number;
  readonly block: B;
}
