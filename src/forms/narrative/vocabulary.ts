import type { Basis, Dimensions } from '../../facts/key.js';
import type { Direction } from '../reading.js';

/**
 * A row of data/forms/vocabulary: words of running text and what they do in a clause.
 * - `head` names a measure; `weak` names one only where nothing stronger stands beside it
 * - `modifier` narrows the next head (fund, source, kind, scheme)
 * - `basis` says which print of the measure follows; `completion` and `share` what a
 *   percentage is of; `base` what a change compares with; `compare` opens a comparison
 * - `order` says which of two amounts is the greater (小于预算数)
 * - `direction`, `gap` say which way a change goes; `level` leads to the new value itself
 * - `whole` opens the parts of the current subject, `each` spreads one figure over several
 * - `reason` opens an explanation: its figures are not the current subject's
 * - `threshold`, `score`, `rate` mark what the next figure is
 * - `unit` is a measure word
 * - `balance` is carried over, at the end or from the beginning of the year
 * - `this-year` leaves a date named before (截至上年底)
 * - `qualifier` says that a statistic is of some persons only, or of new ones
 * - `count` tells what a counted unit measures beside a subject that is not counted itself
 */
export type VocabularyRole =
  | 'head'
  | 'weak'
  | 'modifier'
  | 'basis'
  | 'completion'
  | 'share'
  | 'base'
  | 'compare'
  | 'direction'
  | 'order'
  | 'gap'
  | 'level'
  | 'whole'
  | 'each'
  | 'reason'
  | 'threshold'
  | 'score'
  | 'unit'
  | 'count'
  | 'qualifier'
  | 'this-year'
  | 'balance'
  | 'noise';

export interface VocabularyEntry {
  readonly role: VocabularyRole;
  readonly words: readonly string[];
  /** Measure ids; two for words that name two facts at once (收、支总计). */
  readonly measures?: readonly string[];
  readonly dims?: Dimensions;
  /** Topics (or their ancestors) in which the word has this meaning; absent: everywhere. */
  readonly topics?: readonly string[];
  readonly basis?: Basis;
  readonly direction?: Direction;
  /** Role `direction`: only where the clause names what it compares with. */
  readonly compared?: boolean;
  readonly against?: 'prior-year' | 'budget' | 'adjusted-budget';
  /** The word belongs to figures with one of these units only (ends of the printed unit). */
  readonly units?: readonly string[];
  /** Measure, item, or both are those of the subject above (实有人员 8 人，其中行政 7 人). */
  readonly inherit?: 'measure' | 'item';
  /** What the word means where its parts name the same of this year (总收入 …, 其中本年收入 …). */
  readonly total?: string;
  /** A noun with which longer names end: as a part of several it is not all of them. */
  readonly generic?: boolean;
  /** The word keeps the subject against later words of the clause (巡查住院患者). */
  readonly holds?: boolean;
  /** A `weak` word counts only after a subject of one of these measures. */
  readonly after?: readonly string[];
  /** Role `count`: the subject (and its items) that the unit stands beside. */
  readonly of?: string;
  readonly items?: readonly string[];
  /** Money of accounts, or the scheme and purchase words of other statistics. */
  readonly family?: 'accounts' | 'business';
}
