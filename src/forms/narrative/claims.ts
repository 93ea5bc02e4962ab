import type { Basis, FactKey } from '../../facts/key.js';
import { readPrinted } from '../../facts/printed.js';
import type { PathSpan, SheetSpan, Source, Span } from '../../facts/source.js';
import type { Claim, Comparison, DocumentInfo } from '../reading.js';
import { type Compact, sourceBetween } from './compact.js';
import type { Said } from './comparisons.js';
import { topicOf } from './lexicon.js';
import { quoteAround } from './quote.js';
import type { Statement } from './statement.js';
import { dimsIn, keyOf, type Subject, wholeOf } from './subject.js';

/** Rates differ by population and by plan and outcome: equal names are not equal facts. */
const UNKEYED: ReadonlySet<string> = new Set([
  'insured-rate',
  'satisfaction',
  'reimbursement-rate',
  'inspections',
  'procurement-awarded',
  'budget-adjustment',
  'projects-graded',
  'equipment-threshold',
]);

export interface ClaimPlace {
  readonly section: string;
  readonly topic: string | null;
  readonly paragraph: number;
  readonly text: Compact;
}

/** Turns a statement into a claim with its keys, quote and source. */
export function claimOf(
  statement: Statement,
  place: ClaimPlace,
  info: DocumentInfo,
  reason: string | null = null,
): Claim {
  const { number, subjects } = statement;
  const section = topicOf(place.topic)?.dims ?? {};
  const first = subjects[0];
  const { year } = statement;
  return {
    section: place.section,
    topic: place.topic,
    paragraph: place.paragraph,
    quote: quoteAround(place.text, number.start, number.unitEnd),
    measure: first?.measure ?? statement.words,
    subject: statement.words === '' ? (first?.measure ?? '') : statement.words,
    bound: statement.bound,
    basis: statement.basis,
    year,
    printed: readPrinted(number.text, number.unit, number.bound),
    direction: statement.direction,
    ...(statement.directionText === null ? {} : { directionText: statement.directionText }),
    ...(statement.against === null ? {} : { against: statement.against }),
    dims: first === undefined ? {} : dimsIn(first, section),
    keys: keysOf(statement, info, place.topic, year),
    ...(reason === null ? {} : { reason }),
    source: onOneLine(sourceBetween(place.text, number.start, number.end)),
  };
}

const APPROXIMATELY = /基本|大致|大体/;

/** Turns a comparison in words into one with its keys, quote and source. */
export function comparisonOf(
  said: Said,
  place: ClaimPlace,
  info: DocumentInfo,
  reason: string | null,
): Comparison {
  const { start, end, text } = said.word;
  const lead = place.text.norm.slice(Math.max(0, start - 12), end);
  return {
    section: place.section,
    topic: place.topic,
    paragraph: place.paragraph,
    quote: quoteAround(place.text, start, end),
    direction: said.word.value,
    text,
    approximate: APPROXIMATELY.test(lead.slice(lead.search(/[^，。；,;]*$/))),
    against: said.against ?? 'prior-year',
    restates: said.restates,
    keys: keysOf(said, info, place.topic, said.year),
    ...(reason === null ? {} : { reason }),
    source: onOneLine(sourceBetween(place.text, start, end)),
  };
}

/** Blanks inside a figure do not part it: spans of one line become one. */
function onOneLine(source: Source): Source {
  const spans: Span[] = [];
  for (const span of source) {
    const last = spans.at(-1);
    const joins =
      last !== undefined &&
      'line' in last &&
      'line' in span &&
      last.file === span.file &&
      last.endLine === span.line;
    if (joins)
      spans[spans.length - 1] = { ...last, endLine: span.endLine, endColumn: span.endColumn };
    else if (last !== undefined && isSamePlace(last, span))
      spans[spans.length - 1] = { ...last, ...(span.end === undefined ? {} : { end: span.end }) };
    else spans.push(span);
  }
  return spans;
}

/** Two parts of one cell or element. */
function isSamePlace(a: Span, b: Span): b is SheetSpan | PathSpan {
  if (a.file !== b.file) return false;
  if ('path' in a) return 'path' in b && a.path === b.path;
  return 'sheet' in a && 'sheet' in b && a.sheet === b.sheet && a.cell === b.cell;
}

function keysOf(
  statement: Statement,
  info: DocumentInfo,
  topic: string | null,
  year: number | null,
): readonly FactKey[] {
  if (!statement.bound || year === null) return [];
  const section = topicOf(topic)?.dims ?? {};
  const unit = info.unit ?? '';
  return statement.subjects.flatMap((subject): readonly FactKey[] => {
    if (!keyed(subject, statement)) return [];
    const dims = dimsIn(subject, section);
    const basis = keyBasis(statement.basis, subject, info);
    const of =
      statement.basis === 'share-percent' && statement.whole !== null
        ? wholeOf(statement.whole, statement.wholeNamed ? {} : section)
        : undefined;
    if (statement.basis === 'share-percent' && of === undefined) return [];
    return [
      keyOf(subject, dims, {
        unit,
        year,
        basis,
        ...(statement.against === null ? {} : { against: statement.against }),
        ...(of === undefined ? {} : { of }),
      }),
    ];
  });
}

function keyed(subject: Subject, statement: Statement): boolean {
  // A grade that is named is a fact of its own.
  const isNamedGrade = subject.measure === 'projects-graded' && subject.dims.item !== undefined;
  if (UNKEYED.has(subject.measure) && !isNamedGrade) return false;
  if (subject.measure.startsWith('project-') && subject.dims.project === undefined) return false;
  const statistic = [
    'insured',
    'visits',
    'medical-cost',
    'fund-revenue',
    'fund-expenditure',
    'recovered-money',
  ];
  return !(statement.planned && statistic.includes(subject.measure));
}

/** Last year's amounts are final or budget figures of their own year; scores are results. */
function keyBasis(basis: Basis, subject: Subject, info: DocumentInfo): Basis {
  if (basis === 'prior-year') return info.kind === 'budget' ? 'budget' : 'final';
  if (subject.measure.endsWith('-score')) return 'final';
  return basis;
}
