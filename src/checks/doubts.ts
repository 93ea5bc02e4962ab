import { accountOf, accountsNamed } from '../facts/codes.js';
import { normaliseName, similarity } from '../facts/names.js';
import type { Occurrence, Place } from '../facts/occurrence.js';
import type { Reading, RowReading, TableReading } from '../forms/reading.js';
import { damageOf } from './damage.js';
import { termsOf } from './evaluate.js';
import { keyId } from './key-id.js';
import { Recognised } from './recognised.js';
import type { FormResult, Identity, Message, RecognisedFigure, Term } from './rule.js';

/** A code's name and the printed one have less than this in common: two rows became one. */
const FOREIGN_NAME = 0.4;
const ACCOUNT_CODE = /^(?:2\d{2}(?:\d{2}){0,2}|3\d{2}(?:\d{2})?)$/;

/**
 * Where figures were printed and may not have been read, or not rightly: a table or section in
 * which the document stops, a table with figures that no cell could take, a row put together from
 * two, figures recognised on an image. An identity over such figures that does not hold says
 * nothing of the document: it is not checkable (law 4).
 */
export interface Doubts {
  /** Takes note of an identity that holds, before any that does not is asked about. */
  confirm(identity: Identity): void;
  /** Figures that were recognised on an image, and which of them others confirm. */
  recognised(): readonly RecognisedFigure[];
  /** Why a broken identity proves nothing, or null. */
  ofIdentity(identity: Identity): Message | null;
  /** Why a broken form result proves nothing, or null. */
  ofResult(result: FormResult): Message | null;
}

export function doubtsOf(reading: Reading): Doubts {
  const ending = reading.ending ?? null;
  const damage = damageOf(reading);
  const recognised = new Recognised(reading);
  const misread = misreadRows(reading.tables);

  const ofPlace = (place: Place): Message | null => {
    if (place.kind === 'table') {
      if (place.id === ending?.table) return ending.reason;
      return damage.ofTable(place.id);
    }
    return ending !== null && isInside(place.id, ending.section) ? ending.reason : null;
  };
  // Where the document stops, that it does is the reason, not the figures it stops at.
  const isAtEnding = ({ place }: Occurrence): boolean =>
    ending !== null &&
    (place.kind === 'table' ? place.id === ending.table : isInside(place.id, ending.section));
  const ofRow = ({ place }: Occurrence): Message | null =>
    place.kind === 'table' ? (misread.get(`${place.id}|${place.row ?? ''}`) ?? null) : null;
  const ofPrint = (print: Occurrence, inOneRow: boolean): Message | null => {
    const { place } = print;
    if (place.kind === 'narrative') return ofPlace(place) ?? damage.ofParagraph(print.source);
    if (inOneRow && place.id !== ending?.table) return damage.ofRow(place.id, place.row ?? '');
    return ofPlace(place);
  };

  return {
    confirm: (identity) => recognised.confirm(identity),
    recognised: () => recognised.figures,
    ofIdentity(identity) {
      const terms = termsOf(identity.relation);
      const prints = terms.flatMap((one) => one.occurrence ?? []);
      const own =
        firstOf(prints, ofRow) ??
        firstOf(prints, (print) => (isAtEnding(print) ? null : damage.ofFigure(print))) ??
        recognised.ofIdentity(identity);
      if (own !== null || identity.relation.kind === 'ratio') return own;
      // A figure printed twice needs no other one; only a print that is not there is in doubt,
      // or one of the table in which the document stops, whose parts would show a tail difference.
      const asked = isOneFigure(terms)
        ? prints.filter(
            ({ printed, place }) =>
              printed.form !== 'number' || (place.kind === 'table' && place.id === ending?.table),
          )
        : prints;
      const inOneRow = isOneRow(prints);
      return firstOf(asked, (print) => ofPrint(print, inOneRow));
    },
    ofResult({ needs = [], places, absence = false }) {
      const hidden = absence ? (damage.absence ?? recognised.absence) : null;
      if (hidden !== null) return hidden;
      if (absence && recognised.ofWords !== null) return recognised.ofWords;
      return (
        firstOf(needs, ofPlace) ?? firstOf(places, ({ source }) => recognised.ofSource(source))
      );
    },
  };
}

/** Whether all figures stand in one row of one table. */
function isOneRow(prints: readonly Occurrence[]): boolean {
  const [first] = prints;
  if (first === undefined || first.place.kind !== 'table' || first.place.row === undefined) {
    return false;
  }
  return prints.every(
    ({ place }) =>
      place.kind === 'table' && place.id === first.place.id && place.row === first.place.row,
  );
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
