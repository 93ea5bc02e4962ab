import type { Text } from '../../../../document/text.js';
import { sourceOf } from '../../../../document/text.js';
import type { Place } from '../../../../facts/occurrence.js';
import type { CellReading, Reading, RowReading, TableReading } from '../../../../forms/reading.js';
import type { FindingPlace, FormResult, Message, Severity } from '../../../rule.js';
import type { TextBlock } from './blocks.js';

/** Longest quote a place carries. */
const QUOTE = 80;
/** Characters kept before and behind the quoted words. */
const AROUND = 24;

interface Details {
  readonly severity?: Severity;
  readonly printed?: string;
  readonly expected?: string;
  /** What tells this finding from others of its rule when the places alone do not. */
  readonly anchor?: string;
  /** Places that must have been read whole for the result to prove anything. */
  readonly needs?: readonly Place[];
  /** It says that something is nowhere in the document. */
  readonly absence?: boolean;
  /** See `FormResult.matters`. */
  readonly matters?: readonly string[];
}

/** Something was looked at and is right; it is counted, not shown. */
export function holds(): FormResult {
  return { outcome: 'holds', places: [] };
}

export function broken(
  places: readonly FindingPlace[],
  message: Message,
  details: Details = {},
): FormResult {
  return { outcome: 'broken', places, message, ...details };
}

/** The document promises the thing, but it cannot be looked at. */
export function notCheckable(reason: Message): FormResult {
  return { outcome: 'notCheckable', places: [], reason };
}

/** The rule has nothing to look at in this document. */
export function notApplicable(reason: Message): FormResult {
  return { outcome: 'notApplicable', places: [], reason };
}

/** The characters from `start` to before `end` of a heading or paragraph, with their clause. */
export function textPlace(block: TextBlock, start: number, end: number): FindingPlace {
  return {
    place: {
      kind: 'narrative',
      id: block.path,
      label: block.path,
      quote: quoteAround(block.text, start, end),
      ...(block.page === undefined ? {} : { page: block.page }),
    },
    text: oneLine(block.text.value.slice(start, end)),
    source: sourceOf(block.text, start, end),
  };
}

export function blockPlace(block: TextBlock): FindingPlace {
  return textPlace(block, 0, block.text.value.length);
}

export function rowPlace(table: TableReading, row: RowReading): FindingPlace {
  return {
    place: { ...tableLabel(table), row: row.name },
    text: [row.code, row.name].filter((part) => part !== '').join(' '),
    source: row.source,
  };
}

export function cellPlace(table: TableReading, row: RowReading, cell: CellReading): FindingPlace {
  return {
    place: { ...tableLabel(table), row: row.name, column: cell.column },
    text: cell.printed.text,
    source: cell.source,
  };
}

export function tablePlace(table: TableReading): FindingPlace {
  return { place: tableLabel(table), text: table.title, source: table.source };
}

/** A caption or catalogue line that belongs to no table reading. */
export function captionPlace(text: Text): FindingPlace {
  const title = oneLine(text.value);
  return {
    place: { kind: 'table', id: title, label: title },
    text: title,
    source: sourceOf(text),
  };
}

/** The whole document, where nothing smaller can be pointed at. */
export function documentPlace(reading: Reading, block: TextBlock | undefined): FindingPlace {
  if (block !== undefined) return blockPlace(block);
  const label = reading.document.unit ?? reading.file;
  return { place: { kind: 'narrative', id: '', label }, text: label, source: [] };
}

/** Line breaks and tabs as one blank. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function tableLabel(table: TableReading) {
  return {
    kind: 'table' as const,
    id: table.id,
    label: table.title,
    ...(table.page === null ? {} : { page: table.page }),
  };
}

function quoteAround(text: Text, start: number, end: number): string {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.value.length, Math.max(end, start) + AROUND);
  return oneLine(text.value.slice(from, to)).slice(0, QUOTE);
}
