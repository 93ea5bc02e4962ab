import type { CheckResult, Rule } from '../checks/rule.js';
import type { Reading } from '../forms/reading.js';

/** Bounds that the user may raise. */
export interface ReadLimits {
  /** The most pages of a PDF. */
  readonly maxPages: number;
}

/** The stages that the command line drives; tests put smaller ones in their place. */
export interface Pipeline {
  /** @throws ReadError when the bytes are no document that can be read */
  read(bytes: Uint8Array, file: string, limits: ReadLimits): Promise<Reading>;
  check(reading: Reading): CheckResult;
  readonly rules: readonly Rule[];
}

/** What the command line needs of the process around it. */
export interface Io {
  out(text: string): unknown;
  err(text: string): unknown;
  /** Whether results may be coloured: a terminal, and NO_COLOR not set. */
  readonly color: boolean;
  readonly version: string;
}
