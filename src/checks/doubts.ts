import { accountOf, accountsNamed } from '../facts/codes.js';
import { normaliseName, similarity } from '../facts/names.js';
import type { Occurrence, Place } from '../facts/occurrence.js';
import type { Source } from '../facts/source.js';
import type { Reading, RowReading, TableReading } from '../forms/reading.js';
import { termsOf } from './evaluate.js';
import { keyId } from './key-id.js';
import type { FormResult, Identity, Message, Term } from './rule.js';

/** A code's name and the printed one have less than this in common: two rows became one. */
const FOREIGN_NAME = 0.4;
const ACCOUNT_CODE = /^(?:2\d{2}(?:\d{2}){0,2}|3\d{2}(?:\d{2})?)$/;

/**
 * Where figures were printed and may not have been read: a table or section in which the document
 * stops, a table with figures that no cell could take, a row put together from two. A sum over
 * such figures that does not hold says nothing of the document: it is not checkable (law 4).
 */
export interface Doubts {
  /** Why a broken identity proves nothing, or null. */
  ofIdentity(identity: Identity): Message | null;
  /** Why a broken form result proves nothing, or null. */
  ofResult(result: FormResult): Message | null;
}

export function doubtsOf(reading: Reading): Doubts {
  const ending = reading.ending ?? null;
  const damaged = damagedTables(reading);
  const misread = misreadRows(reading.tables);

  const ofPlace = (place: Place): Message | null => {
    if (place.kind === 'table') {
      if (place.id === ending?.table) return ending.reason;
      return damaged.get(place.id) ?? null;
    }
    return ending !== null && isInside(place.id, ending.section) ? ending.reason : null;
  };
  const ofRow = ({ place }: Occurrence): Message | null =>
    place.kind === 'table' ? (misread.get(`${place.id}|${place.row ?? ''}`) ?? null) : null;

  return {
    ofIdentity(identity) {
      const terms = termsOf(identity.relation);
      const prints = terms.flatMap((one) => one.occurrence ?? []);
      const rows = firstOf(prints, ofRow);
      if (rows !== null || identity.relation.kind === 'ratio') return rows;
      // A figure printed twice needs no other one; only a print that is not there is in doubt,
      // or one of the table in which the document stops, whose parts would show a tail difference.
      const asked = isOneFigure(terms)
        ? prints.filter(
            ({ printed, place }) =>
              printed.form !== 'number' || (place.kind === 'table' && place.id === ending?.table),
          )
        : prints;
      return firstOf(asked, ({ place }) => ofPlace(place));
    },
    ofResult({ needs = [] }) {
      return firstOf(needs, ofPlace);
    },
  };
}

function firstOf<T>(items: readonly T[], why: (item: T) => Message | null): Message | null {
  for (const item of items) {
    const reason = why(item);
    if (reason !== null) return reason;
  }
  return null;
}

function isOneFigure(terms: readonly Term[]): boolean {
  const [first, ...rest] = terms;
  return first !== undefined && rest.every((one) => keyId(one.key) === keyId(first.key));
}

function isInside(path: string, section: string | null): boolean {
  return section !== null && (path === section || path.startsWith(`${section} / `));
}

/** Tables inside whose lines stand figures that became no cell. */
function damagedTables({ tables, unread }: Reading): ReadonlyMap<string, Message> {
  const lines = unread
    .filter(({ text }) => /\d/.test(text.normalize('NFKC')))
    .flatMap(({ source }) => lineRange(source) ?? [])
    .sort((a, b) => a.first - b.first);
  const found = new Map<string, Message>();
  for (const table of tables) {
    const range = lineRange(table.source);
    if (range === null) continue;
    const inside = lines.some(({ first, last }) => last >= range.first && first <= range.last);
    if (!inside) continue;
    found.set(table.id, {
      zh: `《${table.title}》中有数字未能读出，其合计无法核对`,
      en: `figures of ${table.title} could not be read, so its sums cannot be checked`,
    });
  }
  return found;
}

function lineRange(source: Source): { readonly first: number; readonly last: number } | null {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const span of source) {
    if (!('line' in span)) continue;
    first = Math.min(first, span.line);
    last = Math.max(last, span.endLine);
  }
  return last === 0 ? null : { first, last };
}

/**
 * Rows whose name is no account's and not at all that of their code, as when a neighbour's words
 * ran into it. The whole name of another account is an error of the document, not of the reading.
 */
function misreadRows(tables: readonly TableReading[]): ReadonlyMap<string, Message> {
  const found = new Map<string, Message>();
  for (const table of tables) {
    if (table.performance !== undefined) continue;
    for (const row of table.rows) {
      if (!isMisread(row)) continue;
      const name = `${row.code} ${row.name}`;
      found.set(`${table.id}|${row.side === '' ? name : `${row.side} ${name}`}`, {
        zh: `《${table.title}》“${name}”一行的名称与编码不是一个科目，这一行可能没有读对`,
        en: `in ${table.title} the row “${name}” has the name of another account than its code: it may have been misread`,
      });
    }
  }
  return found;
}

function isMisread({ code, name }: RowReading): boolean {
  if (name === '' || !ACCOUNT_CODE.test(code)) return false;
  const chart = code.startsWith('2') ? 'function' : 'dept-economic';
  const account = accountOf(chart, code);
  if (account === null || !account.attested || accountsNamed(chart, name).length > 0) return false;
  const own = normaliseName(account.name);
  const printed = normaliseName(name);
  // A whole account name with more words around it, or nothing of the account's own name.
  const ranTogether = printed.length > own.length * 1.5 && printed.includes(own);
  return ranTogether || similarity(own, printed) < FOREIGN_NAME;
}
