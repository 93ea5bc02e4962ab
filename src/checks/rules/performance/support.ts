import type { Occurrence } from '../../../facts/occurrence.js';
import { baseValue, type Printed, valueText } from '../../../facts/printed.js';
import type {
  CellReading,
  FundsRow,
  IndicatorRow,
  PerformanceForm,
  Reading,
  RowReading,
  TableReading,
} from '../../../forms/reading.js';
import type { FindingPlace, Message } from '../../rule.js';
import { cellOccurrence, findingPlace } from '../../terms.js';

/** A performance form with the table it was read from. */
export interface FormTable {
  readonly table: TableReading;
  readonly form: PerformanceForm;
}

export function formTables(reading: Reading): readonly FormTable[] {
  return reading.tables.flatMap((table) =>
    table.performance === undefined ? [] : [{ table, form: table.performance }],
  );
}

/** Self-evaluation forms: the ones with results and scores. */
export function evaluations(reading: Reading): readonly FormTable[] {
  return formTables(reading).filter(({ form }) => form.kind.endsWith('self-evaluation'));
}

export function isOverall(form: PerformanceForm): boolean {
  return form.kind === 'overall-self-evaluation' || form.kind === 'overall-goals';
}

/** The row that carries the form's whole money and its execution score, or null. */
export function totalFunds(form: PerformanceForm): FundsRow | null {
  return form.funds.find((row) => row.role === 'total' || row.role === 'sum') ?? null;
}

/**
 * A cell as an occurrence whose text is the figure alone, since a message adds the unit.
 */
export function occurrenceOf(
  reading: Reading,
  table: TableReading,
  row: RowReading,
  cell: CellReading,
): Occurrence {
  return bare(cellOccurrence(reading, table, row, cell));
}

export function bare(occurrence: Occurrence): Occurrence {
  const text = valueText(occurrence.printed);
  return text === null ? occurrence : { ...occurrence, printed: { ...occurrence.printed, text } };
}

export function isFilled(cell: CellReading | null | undefined): cell is CellReading {
  return cell !== null && cell !== undefined && cell.printed.form === 'number';
}

/** The figure of a filled cell in base units, or null. */
export function figure(cell: CellReading | null | undefined): bigint | null {
  return isFilled(cell) ? baseValue(cell.printed) : null;
}

export function placeOf(
  reading: Reading,
  table: TableReading,
  row: RowReading,
  cell: CellReading,
): FindingPlace {
  return findingPlace(cellOccurrence(reading, table, row, cell));
}

export function indicatorName(row: IndicatorRow): string {
  return [row.level2, row.content].filter((part) => part !== '').join('·');
}

/** Two printed figures can be set side by side: same kind, and for counts the same unit or none. */
export function comparable(a: Printed, b: Printed): boolean {
  if (a.form !== 'number' || b.form !== 'number' || a.quantity !== b.quantity) return false;
  if (a.quantity !== 'count' || a.unit === '' || b.unit === '') return true;
  return plainUnit(a.unit) === plainUnit(b.unit);
}

/** Whether no value is allowed by both prints. */
export function disjoint(a: Printed, b: Printed): boolean {
  if (a.range === null || b.range === null) return false;
  return below(a.range.high, b.range.low) || below(b.range.high, a.range.low);
}

function below(high: bigint | null, low: bigint | null): boolean {
  return high !== null && low !== null && high < low;
}

function plainUnit(unit: string): string {
  return unit.replace(/^[百千万亿]+/, '');
}

export function message(zh: string, en: string): Message {
  return { zh, en };
}
