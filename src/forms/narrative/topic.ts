import type { Dimensions } from '../../facts/key.js';

/** A row of data/forms/topics: what the sentences under a heading are about. */
export interface Topic {
  readonly id: string;
  /** Groups of words: the heading must hold every word of one group. */
  readonly headings: readonly (readonly string[])[];
  /** Words that rule the topic out. */
  readonly not?: readonly string[];
  /** Topic of a section above, where the heading alone would not decide. */
  readonly under?: readonly string[];
  readonly parent?: string;
  /** What a sentence is about that names nothing. */
  readonly measures?: readonly string[];
  readonly subjectDims?: Dimensions;
  /** Dimensions that revenue and expenditure have in the section unless the words say otherwise. */
  readonly dims?: Dimensions;
  /** Chart in which account names without a code are looked up. */
  readonly chart?: 'dept-economic' | 'gov-economic' | 'function';
  /** The section defines words: its numbers are not figures of the office. */
  readonly glossary?: boolean;
}
