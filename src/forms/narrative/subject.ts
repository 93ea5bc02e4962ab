import { type Basis, type Dimensions, type FactKey, subjectString } from '../../facts/key.js';

/** What a figure is said to measure. */
export interface Subject {
  readonly measure: string;
  readonly dims: Dimensions;
  /** The naming words as printed. */
  readonly words: string;
}

/** Something named that the vocabulary does not know: figures of it are unbound. */
export function unknown(words: string): Subject {
  return { measure: '', dims: {}, words };
}

/** The same measure with the same dimensions, whatever the words. */
export function sameSubject(a: Subject, b: Subject): boolean {
  return subjectString(a.measure, a.dims) === subjectString(b.measure, b.dims);
}

export function isUnknown(subject: Subject): boolean {
  return subject.measure === '';
}

/** Measures that are told apart by fund and source: a section's own fund applies to them. */
const BY_FUND: ReadonlySet<string> = new Set([
  'revenue',
  'expenditure',
  'revenue-total',
  'expenditure-total',
  'opening-carry-over',
  'closing-carry-over',
  'surplus-used',
]);

const REVENUE_SIDE: ReadonlySet<string> = new Set([
  'revenue',
  'revenue-total',
  'opening-carry-over',
  'surplus-used',
]);

/** 年中追加 5 万元 is said by the way: the clauses go on with what they spoke of. */
export function isAside(subject: Subject): boolean {
  return subject.measure === 'budget-adjustment';
}

/** Whether fund, source and kind words beside the measure narrow it. */
export function hasFund(measure: string): boolean {
  return BY_FUND.has(measure);
}

/**
 * The subject's dimensions inside a section.
 * @param section dimensions that the section gives to revenue and expenditure
 * A fund or source in the words outranks the section's; with a fund the source follows and
 * is left out, so that one fact has one key.
 */
export function dimsIn(subject: Subject, section: Dimensions): Dimensions {
  if (!BY_FUND.has(subject.measure)) return subject.dims;
  const own = subject.dims;
  // Revenue has no kind, and a source of revenue (business, other) has no fund.
  const { kind, fund, source, ...rest } = section;
  const inherited: Dimensions = {
    ...rest,
    ...(kind !== undefined && !REVENUE_SIDE.has(subject.measure) ? { kind } : {}),
    ...(fund !== undefined && own.source === undefined ? { fund } : {}),
    ...(fund !== undefined && own.source === 'appropriation' ? { fund } : {}),
    ...(source !== undefined ? { source } : {}),
  };
  const merged: Dimensions = { ...inherited, ...own };
  if (merged.fund === undefined || merged.source === undefined) return merged;
  const { source: _implied, ...withFund } = merged;
  return withFund;
}

/** The whole of a share as the key's `of`. */
export function wholeOf(subject: Subject, section: Dimensions): string {
  return subjectString(subject.measure, dimsIn(subject, section));
}

export interface KeyFrame {
  readonly unit: string;
  readonly year: number;
  readonly basis: Basis;
  readonly against?: FactKey['against'];
  readonly of?: string;
}

/** The fact key of a subject; a missing frame part stays out of it. */
export function keyOf(subject: Subject, dims: Dimensions, frame: KeyFrame): FactKey {
  return {
    measure: subject.measure,
    unit: frame.unit,
    year: frame.year,
    basis: frame.basis,
    ...(frame.against === undefined ? {} : { against: frame.against }),
    ...(frame.of === undefined ? {} : { of: frame.of }),
    dims,
  };
}
