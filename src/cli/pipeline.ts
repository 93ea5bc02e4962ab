import type { CheckResult, Rule, RuleCard } from '../checks/rule.js';
import type { Correction } from '../document/corrections/types.js';
import type { PageImage } from '../formats/pdf/pictures.js';
import type { Reading } from '../forms/reading.js';
import type { CorrectionSet } from './corrections/beside.js';

/** @param pages how many there are, 0 where that is not known */
export type OnScan = (page: number, pages: number) => void;

/** Bounds that the user may raise. */
export interface ReadLimits {
  /** The most pages of a PDF. */
  readonly maxPages: number;
  /** Readings corrected by hand, for these bytes. */
  readonly corrections?: readonly Correction[];
  /** Told before each page that is recognised from its picture, which takes seconds. */
  readonly onScan?: OnScan;
}

/** Which pages are drawn, and how large. */
export interface PagesAsked extends ReadLimits {
  /** Pixels a point. */
  readonly scale: number;
  /** By 1-based number. */
  readonly wanted: (page: number) => boolean;
}

/** The bytes of one file of a disclosure. */
export interface Part {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly corrections: CorrectionSet;
}

/** The stages that the command line drives; tests put smaller ones in their place. */
export interface Pipeline {
  /** @throws ReadError when the bytes are no document that can be read */
  read(bytes: Uint8Array, file: string, limits: ReadLimits): Promise<Reading>;
  /**
   * Reads several files as one disclosure of the given name.
   * @param failed called with each file that cannot be read; the others are still read
   * @returns null when none of them can be read
   */
  readTogether(
    parts: readonly Part[],
    name: string,
    limits: ReadLimits,
    failed: (file: string, error: unknown) => void,
  ): Promise<Reading | null>;
  /** @param rules those to run; all of them by default */
  check(reading: Reading, rules?: readonly Rule[]): CheckResult | Promise<CheckResult>;
  /**
   * The pages of a PDF or picture as they are displayed, one at a time.
   * @throws ReadError
   */
  pages?(bytes: Uint8Array, file: string, asked: PagesAsked): AsyncIterable<PageImage>;
  /** Every rule there is, for lists and cards. */
  readonly rules: readonly RuleCard[];
  /** Processes of their own would do the same as this one. */
  readonly workers?: boolean;
}

/** What the command line needs of the process around it. */
export interface Io {
  out(text: string): unknown;
  err(text: string): unknown;
  /** Whether results may be coloured: a terminal, and NO_COLOR not set. */
  readonly color: boolean;
  /** Columns of the terminal that results go to; left out where they go elsewhere. */
  readonly columns?: number;
  /** Whether standard error is a terminal, on which a line may be written over. */
  readonly terminal?: boolean;
  readonly version: string;
}
