import { type FactKey, keyString } from '../facts/key.js';
import type { Occurrence } from '../facts/occurrence.js';
import { valueText } from '../facts/printed.js';
import type {
  CellReading,
  Claim,
  Doubtful,
  Reading,
  RowReading,
  TableReading,
} from '../forms/reading.js';
import { coverageOf, standingOf, unboundReasons } from '../reports/coverage.js';
import { provenanceEntries } from '../reports/json.js';

export const READ_SCHEMA = 'mingzhang.read/1';

/** The contract's entry of one file that was read (schema/read.schema.json). */
export function readEntry(reading: Reading) {
  const { unit, region, fiscalYear, kind, level, layout } = reading.document;
  return {
    schema: READ_SCHEMA,
    file: reading.file,
    document: { unit, region, fiscalYear, kind, level, layout },
    coverage: coverageOf(reading),
    tables: reading.tables.map(tableEntry),
    claims: reading.claims.map(claimEntry),
    facts: [...reading.facts.groups()].flatMap((occurrences) => {
      const first = occurrences[0];
      return first === undefined
        ? []
        : [{ key: keyEntry(first.key), occurrences: occurrences.map(occurrenceEntry) }];
    }),
    ...provenanceEntries(reading),
    unread: reading.unread.map(({ text, reason, source }) => ({ text, reason, source })),
    ...(reading.doubtful === undefined ? {} : { doubtful: reading.doubtful.map(doubtfulEntry) }),
  };
}

function doubtfulEntry(doubtful: Doubtful) {
  const { text, reason, source, confidence, rivals = [], settledFrom } = doubtful;
  return {
    text,
    reason,
    source,
    confidence: confidence ?? null,
    ...(rivals.length === 0 ? {} : { rivals }),
    ...(settledFrom === undefined ? {} : { settledFrom }),
  };
}

function tableEntry(table: TableReading) {
  const { id, title, amountUnit, page, rows, declaration } = table;
  return {
    id,
    title,
    amountUnit,
    page,
    declaration,
    standing: standingOf(table),
    unbound: unboundReasons(table),
    rows: rows.map(rowEntry),
  };
}

function rowEntry({ line, code, name, side, cells }: RowReading) {
  return { line, code, name, side, cells: cells.map(cellEntry) };
}

function cellEntry({ column, printed, source }: CellReading) {
  return { column, text: printed.text, value: valueText(printed), source };
}

function claimEntry(claim: Claim) {
  const { section, quote, measure, basis, year, printed, direction, source } = claim;
  return {
    section,
    quote,
    measure,
    basis,
    year,
    text: printed.text,
    value: valueText(printed),
    unit: printed.unit,
    direction,
    bound: claim.bound,
    source,
  };
}

/** The key's canonical text and its parts. */
function keyEntry(key: FactKey) {
  const { measure, unit, year, basis, against, of, dims } = key;
  return {
    id: keyString(key),
    measure,
    unit,
    year,
    basis,
    against: against ?? null,
    of: of ?? null,
    dims,
  };
}

function occurrenceEntry({ printed, place, source }: Occurrence) {
  return {
    text: printed.text,
    value: valueText(printed),
    unit: printed.unit,
    place: {
      kind: place.kind,
      id: place.id,
      label: place.label,
      row: place.row ?? null,
      column: place.column ?? null,
      page: place.page ?? null,
      quote: place.quote ?? null,
    },
    source,
  };
}
