import type { CheckResult, Finding, Message, Severity } from '../checks/rule.js';
import type { CorrectionUse } from '../document/corrections/types.js';
import type { Conversion, Document } from '../document/tree.js';
import type { FactKey } from '../facts/key.js';
import type { Printed } from '../facts/printed.js';
import type { Source } from '../facts/source.js';

export type Lang = keyof Message;

/** What the document is; the contract's `document` object. */
export interface SubjectInfo {
  readonly unit: string | null;
  readonly region: string | null;
  readonly fiscalYear: number | null;
  readonly kind: 'final-accounts' | 'budget' | null;
  readonly level: 'department' | 'unit' | null;
  readonly layout: string | null;
  /** What is shown instead, where the subject is no single document. */
  readonly title?: Message;
}

/**
 * What a report needs of a reading. A reading of the forms has this shape; reports do not
 * import the forms.
 */
export interface ReportSubject {
  readonly file: string;
  readonly document: SubjectInfo;
  /** The document as read, its tables put together. */
  readonly tree: Document;
  readonly tables: readonly SubjectTable[];
  readonly claims: readonly { readonly bound: boolean }[];
  readonly unread: readonly {
    readonly text: string;
    readonly reason: Message;
    readonly source: Source;
  }[];
  /** What became of readings corrected by hand. */
  readonly corrections?: readonly CorrectionUse[];
  /** The files, where the disclosure was read from several. */
  readonly parts?: readonly {
    readonly file: string;
    readonly format: Document['format'];
    readonly converted?: Conversion;
    readonly tables: number;
    readonly claims: number;
    readonly repeatedTables: number;
    readonly copyOf: string | null;
    readonly same: number;
    readonly differences: readonly unknown[];
  }[];
}

/** A table as read: by a declared form, by its own words, or without knowing what it holds. */
export interface SubjectTable {
  readonly id: string;
  readonly title: string;
  readonly declaration: string | null;
  readonly inferred?: { readonly unbound: readonly Message[] };
  readonly rows: readonly {
    readonly cells: readonly {
      readonly printed: Printed;
      readonly key?: FactKey | null;
      readonly remark?: boolean;
    }[];
  }[];
}

/** One checked document. */
export interface Checked {
  readonly subject: ReportSubject;
  readonly result: CheckResult;
}

/** A file that could not be read. `message` names the file and, where known, the place. */
export interface Failure {
  readonly file: string;
  readonly code: string;
  readonly message: Message;
  /** What is known of the place: line and column from 1, byte offset from 0. */
  readonly place?: {
    readonly line?: number;
    readonly column?: number;
    readonly byteOffset?: number;
  };
}

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

export interface NumberedFinding {
  /** 1-based, in the order of the report. */
  readonly number: number;
  readonly finding: Finding;
}

/** Findings grouped by severity, errors first, numbered through; order kept inside a group. */
export function bySeverity(
  findings: readonly Finding[],
): { severity: Severity; items: NumberedFinding[] }[] {
  let number = 0;
  return SEVERITIES.map((severity) => ({
    severity,
    items: findings
      .filter((finding) => finding.severity === severity)
      .map((finding) => {
        number += 1;
        return { number, finding };
      }),
  })).filter((group) => group.items.length > 0);
}

export function countSeverity(findings: readonly Finding[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

/** Figures in table cells, remarks left out. */
export function countTableFigures(subject: ReportSubject): number {
  return subject.tables
    .flatMap((table) => table.rows)
    .flatMap((row) => row.cells)
    .filter((cell) => cell.remark !== true && /\p{Nd}/u.test(cell.printed.text)).length;
}
