import { type Decimal, formatDecimal } from '../../facts/decimal.js';
import type { Reading } from '../reading.js';

/** What tells whether two files are parts of one disclosure; plain values. */
export interface Profile {
  readonly file: string;
  readonly unit: string | null;
  readonly year: number | null;
  readonly kind: 'final-accounts' | 'budget' | null;
  readonly level: 'department' | 'unit' | null;
  /** Declarations of the statement tables that were recognised. */
  readonly tables: readonly string[];
  /** Whether there is any table of a known form, performance forms included. */
  readonly anyForm: boolean;
  /** Topics of the sections of text that hold figures. */
  readonly topics: readonly string[];
  /** The different figures with enough digits to be told from chance. */
  readonly figures: readonly string[];
}

/** A figure of so many digits is seldom met twice by chance. */
const TELLING_DIGITS = 4;
const MOST_FIGURES = 4000;

/** The profile of a file that was read by itself. */
export function profileOf({ file, document, tables, claims }: Reading): Profile {
  const statements = tables.filter((table) => table.performance === undefined);
  const figures = new Set<string>();
  const take = (value: Decimal | null) => {
    if (value === null || figures.size >= MOST_FIGURES) return;
    const text = plain(formatDecimal(value));
    if (text.replace(/\D/g, '').replace(/^0+/, '').length >= TELLING_DIGITS) figures.add(text);
  };
  for (const table of tables) {
    for (const row of table.rows) {
      for (const cell of row.cells) {
        if (cell.columnId === null || cell.key !== null) take(cell.printed.value);
      }
    }
  }
  for (const claim of claims) take(claim.printed.value);
  return {
    file,
    unit: document.unit,
    year: document.fiscalYear,
    kind: document.kind,
    level: document.level,
    tables: unique(statements.map((table) => table.declaration)),
    anyForm: tables.some((table) => table.declaration !== null),
    topics: unique(claims.map((claim) => claim.topic)),
    figures: [...figures],
  };
}

/** The sign is a matter of words in text, and zeros behind the point one of print. */
function plain(text: string): string {
  const unsigned = text.replace(/^-/, '');
  return unsigned.includes('.') ? unsigned.replace(/\.?0+$/, '') : unsigned;
}

function unique(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== null))].sort();
}
