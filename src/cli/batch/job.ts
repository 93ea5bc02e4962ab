import type { Digest } from '../../checks/across/index.js';
import type { Fate } from '../../checks/baseline.js';
import type { Profile } from '../../forms/package/profile.js';
import type { IndexRow } from '../../reports/html/index-page.js';
import type { Failure } from '../../reports/subject.js';
import type { BaselineItem } from '../config/baseline-file.js';
import type { Options } from '../options.js';
import type { RunStats } from '../stats.js';

/** A file to read: by itself, or one of an archive. */
export interface InputRef {
  /** As messages and places name it: the path, or `archive.zip/inner/name.docx`. */
  readonly name: string;
  readonly path: string;
  /** Name of the archive's entry, as `entriesOfArchive` gives it. */
  readonly entry?: string;
}

/** What a process does in one go: read one file, or several as one disclosure, and report on it. */
export interface Job {
  readonly name: string;
  readonly inputs: readonly InputRef[];
  /** The files are parts of one disclosure. */
  readonly together: boolean;
  /** Also say what the file is, so that parts of one disclosure can find each other. */
  readonly profiled: boolean;
}

/** What every process of a batch must know; plain values, so that it can be sent. */
export interface Settings {
  readonly verb: 'check' | 'read' | 'ledger';
  readonly options: Options;
  /** Whether the report is for a terminal with colours. */
  readonly color: boolean;
  /** The day of the check, YYYY-MM-DD: known findings are accepted up to a day. */
  readonly today: string;
}

/** A document's report, finished but for what stands around it; plain values. */
export interface Product {
  /** In the format asked for: text, a page, or the JSON of an entry or of SARIF results. */
  readonly body: string;
  /** The document in a list of documents; null where the verb has no such list. */
  readonly row: IndexRow | null;
  readonly errors: number;
  readonly warnings: number;
  /** Something could not be checked or read. */
  readonly incomplete: boolean;
  /** What became of the items of a baseline in this document; left out where there is none. */
  readonly baseline?: {
    readonly file: string;
    readonly met: readonly (readonly [index: number, fate: Fate])[];
  };
  /** What the rules did, where that was asked and they did something. */
  readonly stats?: RunStats;
  /** Items for a new baseline, where one is to be written. */
  readonly items?: readonly BaselineItem[];
}

export interface JobResult {
  readonly name: string;
  /** Null when nothing of the job could be read. */
  readonly product: Product | null;
  /** The files that could not be read, in order. */
  readonly failures: readonly Failure[];
  /** What the file is, where that was asked and it could be read. */
  readonly profile: Profile | null;
  /** What other documents of the batch may contradict; null for `read`. */
  readonly digest: Digest | null;
  /** The record of a defect of the program, for standard error. */
  readonly trace: string | null;
}
