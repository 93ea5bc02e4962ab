import { parseDecimal } from '../facts/decimal.js';
import type { FactKey } from '../facts/key.js';
import type { Occurrence } from '../facts/occurrence.js';
import { baseValue, type Printed } from '../facts/printed.js';
import type { Source } from '../facts/source.js';
import { parseUnit } from '../facts/unit.js';
import type { CellReading, Claim, Reading, RowReading, TableReading } from '../forms/reading.js';
import { describeItem } from './describe.js';
import type { FindingPlace, Message, Term } from './rule.js';

const CONSTANT_PLACE = 'constant';

/** A term for a print that is there. */
export function term(occurrence: Occurrence, coefficient: bigint): Term {
  return { coefficient, key: occurrence.key, occurrence };
}

/** A term for a figure that the layout promises and that could not be found or read. */
export function missingTerm(key: FactKey, coefficient: bigint, missing: Message): Term {
  return { coefficient, key, occurrence: null, missing };
}

/** An exact number of the identity itself, such as the 100 % that shares add up to. */
export function constantTerm(text: string, unit: string, coefficient: bigint): Term {
  const { quantity } = parseUnit(unit);
  const bare = { text, unit, quantity, form: 'number', bound: 'exact' } as const;
  const value = parseDecimal(text);
  const exact = baseValue({ ...bare, value, range: null });
  const printed: Printed = { ...bare, value, range: { low: exact, high: exact } };
  const key: FactKey = {
    measure: `${CONSTANT_PLACE}-${text}${unit}`,
    unit: '',
    year: 0,
    basis: 'count',
    dims: {},
  };
  const place = { kind: 'narrative', id: CONSTANT_PLACE, label: text } as const;
  return { coefficient, key, occurrence: { key, printed, place, source: [] } };
}

export function isConstant(one: Term): boolean {
  return one.occurrence?.place.id === CONSTANT_PLACE;
}

/**
 * A table cell as an occurrence. A cell that the declaration binds to no key gets one of its
 * own, made of table, row and column, so that it can stand in sums.
 */
export function cellOccurrence(
  reading: Reading,
  table: TableReading,
  row: RowReading,
  cell: CellReading,
  own = false,
): Occurrence {
  const occurrence = cellOf(reading, table, row, cell, own);
  if (cell.source.length === 0) ROW_SOURCES.set(occurrence, row.source);
  return occurrence;
}

/** Rows of blank cells, which have no characters of their own to point at. */
const ROW_SOURCES = new WeakMap<Occurrence, Source>();

function cellOf(
  reading: Reading,
  table: TableReading,
  row: RowReading,
  cell: CellReading,
  own: boolean,
): Occurrence {
  const rowName = [row.code, row.name].filter((part) => part !== '').join(' ') || row.line;
  return {
    key: cell.key === null || own ? cellKey(reading, table, row, cell) : cell.key,
    printed: cell.printed,
    place: {
      kind: 'table',
      id: table.id,
      label: table.title,
      row: row.side === '' ? rowName : `${row.side} ${rowName}`,
      column: cell.column,
      ...(table.page === null ? {} : { page: table.page }),
    },
    source: cell.source,
  };
}

/** A narrative figure as an occurrence of the key given, by default its own first one. */
export function claimOccurrence(reading: Reading, claim: Claim, key?: FactKey): Occurrence {
  return {
    key: key ?? claim.keys[0] ?? claimKey(reading, claim),
    printed: claim.printed,
    place: {
      kind: 'narrative',
      id: claim.section,
      label: claim.section.split(' / ').at(-1) ?? claim.section,
      quote: claim.quote,
    },
    source: claim.source,
  };
}

/** The key of a claim without one: its measure as printed, its section and its basis. */
export function claimKey(reading: Reading, claim: Claim): FactKey {
  return {
    measure: claim.measure,
    unit: reading.document.unit ?? '',
    year: claim.year ?? reading.document.fiscalYear ?? 0,
    basis: claim.basis,
    ...(claim.against === undefined ? {} : { against: claim.against }),
    dims: claim.bound ? claim.dims : { ...claim.dims, subunit: claim.section },
  };
}

/** Tells one print from another by where it stands. */
export function printId(occurrence: Occurrence): string {
  const { place, source } = occurrence;
  return source.length > 0
    ? JSON.stringify(source)
    : [place.kind, place.id, place.row ?? '', place.column ?? '', place.quote ?? ''].join('|');
}

/** The place of a figure in a finding; of a blank cell, its row. */
export function findingPlace(occurrence: Occurrence): FindingPlace {
  const { place, printed, source } = occurrence;
  const shown = source.length > 0 ? source : (ROW_SOURCES.get(occurrence) ?? []);
  const about = place.kind === 'narrative' ? describeItem(occurrence.key) : null;
  return {
    place,
    text: printed.text,
    source: shown,
    ...(printed.form === 'number' && printed.unit !== '' ? { unit: printed.unit } : {}),
    ...(about === null ? {} : { about }),
  };
}

/** Place of a figure in words: table, row and column, or section and quote. */
export function placeText(occurrence: Occurrence): string {
  const { place } = occurrence;
  if (place.kind === 'narrative') return place.label;
  return [place.label, place.row, place.column].filter((part) => (part ?? '') !== '').join(' / ');
}

function cellKey(
  reading: Reading,
  table: TableReading,
  row: RowReading,
  cell: CellReading,
): FactKey {
  const column = cell.columnId ?? (cell.column || String(row.cells.indexOf(cell)));
  return {
    measure: 'cell',
    unit: reading.document.unit ?? '',
    year: reading.document.fiscalYear ?? 0,
    basis: 'final',
    dims: {
      item: `${table.id}/${row.id ?? (row.code || row.name)}/${column}`,
      subunit: `${ordinalOf(table, row)}`,
    },
  };
}

const ORDINALS = new WeakMap<TableReading, ReadonlyMap<RowReading, number>>();

/**
 * Which of the rows of one name a row is: not its position, so that a row put in above it
 * leaves its findings what they are.
 */
function ordinalOf(table: TableReading, row: RowReading): number {
  let ordinals = ORDINALS.get(table);
  if (ordinals === undefined) {
    const counts = new Map<string, number>();
    ordinals = new Map(
      table.rows.map((one) => {
        const name = one.id ?? (one.code || one.name);
        const count = counts.get(name) ?? 0;
        counts.set(name, count + 1);
        return [one, count];
      }),
    );
    ORDINALS.set(table, ordinals);
  }
  return ordinals.get(row) ?? 0;
}
