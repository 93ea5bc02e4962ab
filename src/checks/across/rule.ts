import type { Identity, Message, RuleCard } from '../rule.js';
import type { Digest } from './digest.js';
import type { DocumentSet } from './set.js';

/** An identity between figures of several documents. */
export interface AcrossIdentity extends Identity {
  /** The documents whose figures it holds, the one with the target first. */
  readonly between: readonly Digest[];
  /** Why a break would prove nothing: a figure was not read whole. */
  readonly doubt?: Message | null;
}

/**
 * A rule over several documents. Its examples hold them one after the other, parted by lines of
 * `=====`. Whatever it finds may have a legitimate reason outside the documents, so that it is
 * never more than a warning.
 */
export interface AcrossRule extends RuleCard {
  across(documents: DocumentSet): Iterable<AcrossIdentity>;
}
