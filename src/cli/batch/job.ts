import type { Digest } from '../../checks/across/index.js';
import type { Profile } from '../../forms/package/profile.js';
import type { IndexRow } from '../../reports/html/index-page.js';
import type { Failure } from '../../reports/subject.js';
import type { Options } from '../options.js';

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
  readonly verb: 'check' | 'read';
  readonly options: Options;
  /** Whether the report is for a terminal with colours. */
  readonly color: boolean;
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
