import type { Finding, FindingPlace, Severity } from '../checks/rule.js';
import type { PageSpan } from '../facts/source.js';
import type { PdfMark } from '../formats/pdf/annotate.js';
import { spellSum, sumLine } from './arithmetic.js';
import { causeSentence, markedFigure, placesOf } from './cause.js';
import { oneLine } from './safe.js';
import { bySeverity, type Checked } from './subject.js';
import { SEVERITY_WORDS, WORDS } from './words.js';

/** What one document adds to the annotated copies; plain values. */
export interface AnnotationPart {
  /** The files that the document was read from; none for a comparison of documents. */
  readonly files: readonly string[];
  readonly notes: readonly AnnotationNote[];
}

/** A finding, with the place that it is about and the others that it speaks of. */
export interface AnnotationNote {
  /** What it is about; the first, of one that runs over several lines, is where the words go. */
  readonly own: readonly PageSpan[];
  /** The other places that it speaks of. */
  readonly partners: readonly PageSpan[];
  readonly severity: Severity;
  readonly contents: string;
}

/** Pale, so that the print under them stays readable. */
const COLORS: Readonly<Record<Severity, readonly [number, number, number]>> = {
  error: [255, 150, 140],
  warning: [255, 205, 100],
  note: [150, 205, 255],
};
/** The other figures of a finding. */
const PARTNER = [225, 225, 170] as const;
const HARSHEST: readonly Severity[] = ['error', 'warning', 'note'];

/** The findings of one document as notes on its pages. */
export function annotationPart({ subject, result }: Checked): AnnotationPart {
  const compared = subject.document.title !== undefined;
  const files = subject.parts?.map(({ file }) => file) ?? [subject.file];
  return {
    files: compared ? [] : files,
    notes: bySeverity(result.findings).flatMap(({ items }) =>
      items.map(({ number, finding }) => noteOf(number, finding)),
    ),
  };
}

function noteOf(number: number, finding: Finding): AnnotationNote {
  const culprit = finding.cause?.culprit ?? null;
  const places = culprit === null ? placesOf(finding) : [culprit, ...placesOf(finding)];
  const onPages = places.map(({ source }) => source.filter(isPageSpan));
  const [own = [], ...partners] = onPages.filter((spans) => spans.length > 0);
  return {
    own,
    partners: partners.flat(),
    severity: finding.severity,
    contents: contentsOf(number, finding),
  };
}

function isPageSpan(span: FindingPlace['source'][number]): span is PageSpan {
  return 'page' in span;
}

/** The finding in Chinese, then in English, then its rule. */
function contentsOf(number: number, finding: Finding): string {
  const severity = SEVERITY_WORDS[finding.severity];
  const cause = causeSentence(finding.cause);
  const sum =
    finding.arithmetic === null
      ? null
      : oneLine(sumLine(spellSum(finding.arithmetic, markedFigure(finding))));
  return [
    `[${severity.zh} ${number}] ${oneLine(finding.message.zh)}`,
    ...(cause === null ? [] : [oneLine(cause.zh)]),
    ...(sum === null ? [] : [`${WORDS.sum.zh} ${WORDS.sum.en}  ${sum}`]),
    `[${severity.en} ${number}] ${oneLine(finding.message.en)}`,
    ...(cause === null ? [] : [oneLine(cause.en)]),
    `${WORDS.rule.zh} ${WORDS.rule.en}  ${finding.rule}  #${finding.id}`,
  ].join('\n');
}

/**
 * The annotations of one file. What several findings say of one place stands in one note; a
 * place that has a note is not highlighted again as the partner of another.
 * @param parts of all documents, whose findings may speak of this file
 */
export function marksOf(file: string, parts: readonly AnnotationPart[]): readonly PdfMark[] {
  const noted = new Map<string, { span: PageSpan; notes: AnnotationNote[] }>();
  const quiet = new Map<string, PdfMark>();
  const highlight = (spans: readonly PageSpan[], color: PdfMark['color']) => {
    for (const span of spans) {
      if (span.file !== file || isWhole(span) || quiet.has(placeId(span))) continue;
      quiet.set(placeId(span), { ...spot(span), color, note: null });
    }
  };
  for (const { files, notes } of parts) {
    for (const note of notes) {
      const [first = nowhere(files), ...rest] = note.own;
      if (first?.file === file) {
        const known = noted.get(placeId(first));
        if (known === undefined) noted.set(placeId(first), { span: first, notes: [note] });
        else known.notes.push(note);
      }
      highlight(rest, COLORS[note.severity]);
    }
  }
  for (const { notes } of parts) for (const note of notes) highlight(note.partners, PARTNER);
  return [
    ...[...quiet].filter(([id]) => !noted.has(id)).map(([, mark]) => mark),
    ...[...noted.values()].map(({ span, notes }) => notedMark(span, notes)),
  ];
}

/** A finding that stands nowhere is told on the first page of the document. */
function nowhere([file]: readonly string[]): PageSpan | undefined {
  return file === undefined ? undefined : { file, page: 1, box: [0, 0, 0, 0], rotate: 0 };
}

function notedMark(span: PageSpan, notes: readonly AnnotationNote[]): PdfMark {
  const severity = HARSHEST.find((one) => notes.some((note) => note.severity === one)) ?? 'note';
  const { zh, en } = SEVERITY_WORDS[severity];
  return {
    ...spot(span),
    color: COLORS[severity],
    note: {
      title: `明账 Mingzhang · ${zh} ${en}`,
      contents: notes.map(({ contents }) => contents).join('\n\n'),
    },
  };
}

function spot(span: PageSpan): Pick<PdfMark, 'page' | 'box'> {
  return { page: span.page, box: isWhole(span) ? null : span.box };
}

/** A place that is no box: a page, or a document. */
function isWhole({ box: [left, top, right, bottom] }: PageSpan): boolean {
  return right - left <= 0 || bottom - top <= 0;
}

function placeId({ page, box }: PageSpan): string {
  return `${page} ${box.join()}`;
}
