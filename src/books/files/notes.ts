import { type FactKey, keyString, subjectString } from '../../facts/key.js';
import type { Problems } from '../problem.js';
import type { BookCorrection, Omission } from '../unit-year.js';
import { readYamlList, writeYaml } from './yaml.js';

export const REASONS_FILE = 'reasons.yaml';
export const OMITTED_FILE = 'omitted.yaml';
export const CORRECTIONS_FILE = 'corrections.yaml';

/** The unit and year that a book is about; its files do not repeat them for every fact. */
export interface BookOf {
  readonly unit: string;
  readonly year: number;
}

/**
 * `expenditure{fund=general} 2023:change~prior-year`: a fact as the files of a book name it, its
 * `keyString` without the unit.
 */
export function shortKey(key: FactKey): string {
  const whole = keyString(key);
  const subject = subjectString(key.measure, key.dims);
  return `${subject} ${whole.slice(whole.lastIndexOf(`#${key.year}:`) + 1)}`;
}

/** The `keyString` that a `shortKey` (or a whole `keyString`) names. */
export function wholeKey(text: string, { unit, year }: BookOf): string {
  if (/@.*#\d{4}:/.test(text)) return text;
  const match = /^(.*)\s(?:(\d{4}):)?([a-z-]+.*)$/s.exec(text.trim());
  if (match === null) return text;
  const [, subject = '', own = String(year), rest = ''] = match;
  return `${subject}${atOf(unit)}#${own}:${rest}`;
}

function atOf(unit: string): string {
  const whole = keyString({ measure: '', unit, year: 0, basis: 'final', dims: {} });
  return whole.slice(0, whole.lastIndexOf('#'));
}

/** The officer's reasons by `keyString`. */
export function readReasons(
  text: string,
  book: BookOf,
  problems: Problems,
): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const entry of readYamlList(REASONS_FILE, text, problems)) {
    const fact = entry.required('fact');
    const reason = entry.required('reason');
    entry.done();
    if (fact === '' || reason === '') continue;
    const key = wholeKey(fact, book);
    if (reasons.has(key)) {
      problems.add(REASONS_FILE, null, fact, { zh: '写了两次原因', en: 'has two reasons' });
    }
    reasons.set(key, reason);
  }
  return reasons;
}

export function writeReasons(reasons: ReadonlyMap<string, string>, book: BookOf): string {
  return writeYaml(
    [...reasons].map(([fact, reason]) => ({ fact: withoutUnit(fact, book), reason })),
  );
}

export function readOmissions(text: string, problems: Problems): readonly Omission[] {
  return readYamlList(OMITTED_FILE, text, problems).map((entry) => {
    const omission = { part: entry.required('part'), reason: entry.required('reason') };
    entry.done();
    return omission;
  });
}

export function writeOmissions(omitted: readonly Omission[]): string {
  return writeYaml(omitted);
}

export function readBookCorrections(
  text: string,
  book: BookOf,
  problems: Problems,
): readonly BookCorrection[] {
  return readYamlList(CORRECTIONS_FILE, text, problems).map((entry) => {
    const correction = {
      fact: wholeKey(entry.required('fact'), book),
      published: entry.text('published') ?? '',
      place: entry.required('place'),
      corrected: entry.required('corrected'),
      reason: entry.required('reason'),
    };
    entry.done();
    return correction;
  });
}

export function writeBookCorrections(corrections: readonly BookCorrection[], book: BookOf): string {
  return writeYaml(corrections.map((one) => ({ ...one, fact: withoutUnit(one.fact, book) })));
}

/** A `keyString` as `shortKey` writes it. */
function withoutUnit(fact: string, { unit }: BookOf): string {
  const at = atOf(unit);
  const place = fact.lastIndexOf(`${at}#`);
  return place < 0 ? fact : `${fact.slice(0, place)} ${fact.slice(place + at.length + 1)}`;
}
