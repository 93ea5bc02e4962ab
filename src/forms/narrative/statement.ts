import type { Against, Basis } from '../../facts/key.js';
import type { Direction } from '../reading.js';
import type { ScannedNumber } from './scanner.js';
import type { Subject } from './subject.js';

/** What is known before a paragraph is read. */
export interface Frame {
  readonly topic: string | null;
  readonly kind: 'final-accounts' | 'budget' | null;
  readonly year: number | null;
  /** The account that an earlier paragraph of the section left open. */
  readonly carried: Subject | null;
  /** The whole whose parts an earlier paragraph announced (其中：). */
  readonly opened: readonly Subject[];
  /** How that paragraph begins: a sentence that begins so too speaks of the whole again. */
  readonly beginning: string;
  /** Normalised name of the project under review, or null. */
  readonly project: string | null;
}

/** A final figure is compared with last year's final one, a budget with last year's budget, named so or not. */
export function ownPrint(against: Against, { kind }: Pick<Frame, 'kind'>): Against {
  const own = kind === 'budget' ? 'prior-budget' : 'prior-final';
  return against === own ? 'prior-year' : against;
}

/** A figure with what its clause says of it; keys are built from it. */
export interface Statement {
  readonly number: ScannedNumber;
  readonly subjects: readonly Subject[];
  readonly bound: boolean;
  readonly basis: Basis;
  readonly against: Against | null;
  readonly whole: Subject | null;
  /** The words name the whole; it is not narrowed to the section's fund. */
  readonly wholeNamed: boolean;
  readonly year: number | null;
  readonly direction: Direction | null;
  readonly directionText: string | null;
  readonly words: string;
  /** A plan, a goal, an explanation, or about some persons only: no statistic of the year. */
  readonly planned: boolean;
}
