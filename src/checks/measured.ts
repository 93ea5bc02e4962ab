import { measuredRows } from './generated/measuredRows.js';

/** A row of data/checks/measured.csv, as text; rule `*` holds what all rules share. */
export interface MeasuredRow {
  readonly rule: string;
  readonly found: string;
  readonly false: string;
  readonly documents: string;
  readonly told: string;
}

/** What a rule found in real disclosures, each finding read against the text. */
export interface Measured {
  readonly found: number;
  /** Findings that were no fault of the document. */
  readonly wrong: number;
  readonly documents: number;
  /** Figures of them, changed one at a time, of which the rule's finding told; null if not measured. */
  readonly told: number | null;
}

const SHARED = '*';

/** The documents that were read, and the changes of single figures that could be noticed at all. */
export const MEASURED: { readonly documents: number; readonly changes: number | null } = {
  documents: whole(rowOf(SHARED)?.documents) ?? 0,
  changes: whole(rowOf(SHARED)?.told),
};

/** The measure of a rule; nothing found where no document gave it cause to speak. */
export function measuredOf(rule: string): Measured {
  const row = rowOf(rule);
  return {
    found: whole(row?.found) ?? 0,
    wrong: whole(row?.false) ?? 0,
    documents: whole(row?.documents) ?? 0,
    told: MEASURED.changes === null ? null : (whole(row?.told) ?? 0),
  };
}

function rowOf(rule: string): MeasuredRow | undefined {
  return measuredRows.find((one) => one.rule === rule);
}

function whole(text: string | undefined): number | null {
  return text === undefined || text === '' ? null : Number.parseInt(text, 10);
}
