import { formatScaled } from '../../facts/decimal.js';
import type { Occurrence } from '../../facts/occurrence.js';
import type { Span } from '../../facts/source.js';
import { BASE_PLACES, parseUnit } from '../../facts/unit.js';
import type { Reading } from '../../forms/reading.js';
import type { Decision } from '../decide.js';
import { termsOf } from '../evaluate.js';
import type { Cause } from '../localise/cause-of.js';
import type { Ledger, LedgerEntry, Message, NumberState } from '../rule.js';
import { printId } from '../terms.js';
import { confinedBy, isClosed, standsInLongSum } from '../web/tied.js';
import type { Cell, Web } from '../web/web.js';
import { numbersOf, type PrintedNumber } from './numbers.js';
import { type Print, printsOf } from './prints.js';

export type { Ledger } from '../rule.js';

const LABEL: Message = {
  zh: '年份、日期、编码、序号或标题中的数字，不是一项数据',
  en: 'a year, date, code, ordinal or number of a heading, which states no fact',
};
const UNKNOWN: Message = { zh: '不知道它说的是什么', en: 'what it states is not known' };
const LONG: Message = {
  zh: '只列在过长的合计中，其他数字的舍入使它说明不了这个数字',
  en: 'it stands only in a very long sum, in which the rounding of the others says nothing of it',
};
const ALONE: Message = {
  zh: '文中没有与它相关的其他数字',
  en: 'no other figure of the document has to do with it',
};
const OPEN: Message = {
  zh: '其他数字只在一侧限制它',
  en: 'the other figures bound it on one side only',
};
const VAGUE: Message = {
  zh: '约数，不能用来核对',
  en: 'it is approximate, so nothing can be checked with it',
};
const MAYBE_WRONG: Message = {
  zh: '与其他数字矛盾，可能是它有误',
  en: 'it contradicts other figures and may be the wrong one',
};
/** Ends of a range are shown with at most this many decimals more than the print. */
const MORE_DECIMALS = 4;

/**
 * The state of every number of the document: what the reading bound is looked up in the web of
 * identities, everything else is unbound. Each number of the tree is in one state.
 */
export function ledgerOf(
  reading: Reading,
  web: Web,
  causes: readonly Cause[],
  decisions: readonly Decision[],
): Ledger {
  const suspects = suspectsOf(web, causes);
  const reasons = reasonsOf(decisions);
  const prints = new PrintIndex(printsOf(reading, web));
  let labels = 0;
  const entries = numbersOf(reading.tree).map((number): LedgerEntry => {
    const print = prints.take(number);
    if (print !== null) return entryOf(number, print, web, suspects, reasons);
    if (number.label) labels += 1;
    return unbound(number);
  });
  const count = (state: NumberState) => entries.filter((one) => one.state === state).length;
  return {
    counts: {
      tied: count('tied'),
      conflicting: count('conflicting'),
      unchecked: count('unchecked'),
      unbound: count('unbound'),
    },
    labels,
    entries,
  };
}

const NONE: readonly string[] = [];

function unbound({ text, source, label, at }: PrintedNumber): LedgerEntry {
  const why = label ? LABEL : UNKNOWN;
  const none = { low: null, high: null, identities: NONE, print: null };
  return { text, source, at, state: 'unbound', ...none, why, label };
}

function entryOf(
  { text, source, at }: PrintedNumber,
  found: Print,
  web: Web,
  suspects: ReadonlySet<number>,
  reasons: ReadonlyMap<string, Message>,
): LedgerEntry {
  const cell = web.cellOf(found.id);
  const print = { source: found.source, unit: found.unit, fact: found.fact };
  const own = { text, source, at, label: false, print };
  const open = { ...own, low: null, high: null, identities: NONE };
  if (cell === undefined) {
    return found.bound
      ? { ...open, state: 'unchecked', why: reasons.get(found.id) ?? ALONE }
      : { ...open, state: 'unbound', why: UNKNOWN };
  }
  const { interval, by } = confinedBy(web, cell);
  const ends = {
    low: shown(interval.low, cell.occurrence),
    high: shown(interval.high, cell.occurrence),
  };
  if (suspects.has(cell.index)) {
    const identities = brokenAt(web, cell);
    return { ...own, ...ends, state: 'conflicting', identities, why: MAYBE_WRONG };
  }
  const identities = [...new Set(by.map(({ identity }) => identity.id))];
  if (isClosed(interval)) return { ...own, ...ends, state: 'tied', identities, why: null };
  const why =
    cell.occurrence.printed.bound !== 'exact'
      ? VAGUE
      : by.length > 0
        ? OPEN
        : (reasons.get(found.id) ?? (standsInLongSum(web, cell) ? LONG : ALONE));
  return { ...own, ...ends, state: 'unchecked', identities, why };
}

/** Cells that may be the wrong ones: of a decided cause the culprit, else every one that may be. */
function suspectsOf(web: Web, causes: readonly Cause[]): ReadonlySet<number> {
  const suspects = new Set<number>();
  for (const { explains, rivals, decided } of causes) {
    const named = decided ? rivals.slice(0, 1) : rivals;
    for (const option of named) {
      for (const { change } of option.with === undefined ? [option] : [option, option.with]) {
        if (change.kind === 'figure') suspects.add(change.cell);
      }
    }
    if (rivals.length > 0) continue;
    for (const index of explains) {
      for (const cell of web.constraints[index]?.cells ?? []) suspects.add(cell);
    }
  }
  return suspects;
}

function brokenAt(web: Web, cell: Cell): readonly string[] {
  const broken = cell.constraints.flatMap((index) => {
    const constraint = web.constraints[index];
    return constraint?.outcome === 'broken' ? [constraint.identity.id] : [];
  });
  return [...new Set(broken)];
}

/** Why identities that hold a print could not be checked, the first reason of each print. */
function reasonsOf(decisions: readonly Decision[]): ReadonlyMap<string, Message> {
  const reasons = new Map<string, Message>();
  for (const { identity, outcome, reason } of decisions) {
    if (outcome !== 'notCheckable' || reason === null) continue;
    for (const { occurrence } of termsOf(identity.relation)) {
      if (occurrence === null) continue;
      const id = printId(occurrence);
      if (!reasons.has(id)) reasons.set(id, reason);
    }
  }
  return reasons;
}

/** An end of a range in the unit of the print, without trailing zeros. */
function shown(end: bigint | null, { printed }: Occurrence): string | null {
  if (end === null) return null;
  const places = BASE_PLACES[printed.quantity] + parseUnit(printed.unit).power;
  if (places <= 0) return end.toString();
  const text = formatScaled(end, places);
  const most = (printed.value?.scale ?? 0) + MORE_DECIMALS;
  const [whole = '', fraction = ''] = text.split('.');
  const cut = fraction.slice(0, most).replace(/0+$/, '');
  return cut === '' ? whole : `${whole}.${cut}`;
}

/** Finds the print that a number of the tree belongs to; each print is taken once. */
class PrintIndex {
  readonly #byPlace = new Map<string, Print[]>();

  constructor(prints: readonly Print[]) {
    for (const print of prints) {
      const [first] = print.source;
      if (first === undefined) continue;
      const key = placeKey(first);
      const known = this.#byPlace.get(key);
      if (known === undefined) this.#byPlace.set(key, [print]);
      else known.push(print);
    }
  }

  take(number: PrintedNumber): Print | null {
    const [span] = number.source;
    if (span === undefined) return null;
    const here = this.#byPlace.get(placeKey(span)) ?? [];
    const at = here.findIndex((print) => holds(print, number, span));
    return at < 0 ? null : (here.splice(at, 1)[0] ?? null);
  }
}

/** Lines, cells and elements by name; a box of a page by itself. */
function placeKey(span: Span): string {
  if ('line' in span) return `${span.file}\0${span.line}`;
  if ('page' in span) return `${span.file}\0${span.page}\0${span.box.join()}`;
  return 'sheet' in span
    ? `${span.file}\0${span.sheet}!${span.cell}`
    : `${span.file}\0${span.path}`;
}

function holds(print: Print, number: PrintedNumber, span: Span): boolean {
  const [first] = print.source;
  if (first === undefined) return false;
  if ('line' in span && 'line' in first) {
    const ends = first.endLine > span.line ? Number.POSITIVE_INFINITY : first.endColumn;
    return first.column <= span.column && span.column < ends;
  }
  if (!('line' in span) && !('page' in span) && !('line' in first) && !('page' in first)) {
    const { start, end } = first;
    if (start !== undefined && end !== undefined && span.start !== undefined) {
      return start <= span.start && span.start < end;
    }
  }
  return digitsOf(print.text).includes(digitsOf(number.text));
}

function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/[\s,]/g, '');
}
