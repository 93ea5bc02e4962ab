import { measuredRows } from './generated/measuredRows.js';

/** A row of data/checks/measured.csv, as text. */
export interface MeasuredRow {
  readonly rule: string;
  readonly found: string;
  readonly false: string;
  readonly documents: string;
}

/** What a rule found in real disclosures, each finding read against the text. */
export interface Measured {
  readonly found: number;
  /** Findings that were no fault of the document. */
  readonly wrong: number;
  readonly documents: number;
}

/** Real disclosures that were measured: five as text, one as PDF. */
export const MEASURED_DOCUMENTS = 6;

/** The measure of a rule; nothing found where no document gave it cause to speak. */
export function measuredOf(rule: string): Measured {
  const row = measuredRows.find((one) => one.rule === rule);
  if (row === undefined) return { found: 0, wrong: 0, documents: 0 };
  const whole = (text: string) => Number.parseInt(text, 10);
  return { found: whole(row.found), wrong: whole(row.false), documents: whole(row.documents) };
}
