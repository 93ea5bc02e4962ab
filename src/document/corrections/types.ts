import type { Source } from '../../facts/source.js';
import type { Bilingual } from '../read-error.js';

/** A reading corrected by hand: at a place the program reads one thing, and another is meant. */
export interface Correction {
  /** As reports print it, or `page 12, table 3, row 5, column 2`. */
  readonly place: string;
  /** What the program reads there; empty for an empty cell. */
  readonly read: string;
  readonly meant: string;
  readonly who: string;
  readonly why: string;
  /** Which of several equal readings at the place, from 1. */
  readonly occurrence?: number;
}

/**
 * - `used`: what was read is replaced
 * - `stale`: the bytes of the file have changed since the correction was written
 * - `no-place`: the document has no such place
 * - `differs`: something else is read there
 * - `ambiguous`: it is read there more than once
 */
export type CorrectionState = 'used' | 'stale' | 'no-place' | 'differs' | 'ambiguous';

/** What became of a correction. */
export interface CorrectionUse extends Correction {
  readonly file: string;
  readonly state: CorrectionState;
  /** Why it was not used; null where it was. */
  readonly reason: Bilingual | null;
  /** Where it was used, or where something else is read; may be empty. */
  readonly source: Source;
}
