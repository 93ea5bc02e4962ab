import { scoringSchemes } from './generated/scoringSchemes.js';

/**
 * How a self-evaluation is scored: points of the execution rate and of each level 1 group,
 * bands of qualitative scores, grades. Dated data with their source, kept in
 * data/performance/schemes.yaml; forms are recognised by them and books are scored by them.
 */
export interface ScoringScheme {
  readonly id: string;
  readonly since: string;
  /** Weight of the execution rate, and of each level 1 group (or of every objective, 目标). */
  readonly execution: number;
  readonly groups: Readonly<Record<string, number>>;
  readonly total: number;
  /** Highest total after grave problems under the constraint indicators. */
  readonly constraintCap?: number;
  /** Percent of the weight a qualitative score may have, best band first. */
  readonly qualitativeBands: readonly { readonly high: number; readonly low: number }[];
  /** False where the form of the scheme has no goals in words. */
  readonly goals?: boolean;
  readonly grades: readonly {
    readonly name: string;
    readonly low: number;
    readonly high: number;
  }[];
  readonly source: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

/** The scoring scheme of an id, or null. */
export function schemeNamed(id: string | null): ScoringScheme | null {
  return scoringSchemes.find((scheme) => scheme.id === id) ?? null;
}
