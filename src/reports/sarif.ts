import type { Finding, FindingCause, FindingPlace, Message, RuleCard } from '../checks/rule.js';
import type { CorrectionUse } from '../document/corrections/types.js';
import type { Span } from '../facts/source.js';
import { causeSentence, placesOf, repairWords } from './cause.js';
import { HumanPlaces } from './human-place.js';
import { describePlace } from './place.js';
import { correctionWords } from './provenance.js';
import type { Checked, Failure, Lang } from './subject.js';

const SARIF_SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

export interface SarifInput extends SarifRun {
  readonly checked: readonly Checked[];
}

/** What a run says beside its results. */
export interface SarifRun {
  readonly failures: readonly Failure[];
  readonly rules: readonly RuleCard[];
  readonly version: string;
  readonly lang: Lang;
}

/** What one document adds to a log. */
export interface SarifPart {
  readonly files: readonly string[];
  readonly results: readonly ReturnType<typeof sarifResult>[];
  /** Readings corrected by hand that were used; the others are results. */
  readonly corrections: readonly ReturnType<typeof correctionNote>[];
}

/** A SARIF 2.1.0 log of one run over all files (OASIS sarif-v2.1.0). */
export function sarifLog({ checked, ...run }: SarifInput) {
  return sarifLogOf(
    checked.map((one) => sarifPart(one, run.rules, run.lang)),
    run,
  );
}

/** The part of the log that one document makes; `sarifLogOf` puts parts together. */
export function sarifPart(
  { subject, result }: Checked,
  rules: readonly RuleCard[],
  lang: Lang,
): SarifPart {
  const order = new Map(rules.map((rule, index) => [rule.meta.id, index]));
  const human = new HumanPlaces(subject.tree);
  return {
    files: filesOf(subject),
    corrections: (subject.corrections ?? []).map((use) => correctionNote(use, lang)),
    results: result.findings.map((finding) => sarifResult(finding, order, human, lang)),
  };
}

/** The log of a run whose documents were reported one by one. */
export function sarifLogOf(
  parts: readonly SarifPart[],
  { failures, rules, version, lang }: SarifRun,
) {
  return {
    $schema: SARIF_SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'mingzhang',
            version,
            semanticVersion: version,
            language: lang === 'zh' ? 'zh-CN' : 'en',
            rules: rules.map((rule) => ruleDescriptor(rule, lang)),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: failures.length === 0,
            toolExecutionNotifications: [
              ...failures.map((failure) => notification(failure, lang)),
              ...parts.flatMap(({ corrections }) => corrections),
            ],
          },
        ],
        artifacts: [...parts.flatMap(({ files }) => files), ...failures.map((f) => f.file)].map(
          (file) => ({ location: { uri: fileUri(file) } }),
        ),
        results: parts.flatMap(({ results }) => results),
      },
    ],
  };
}

function ruleDescriptor({ meta, examples }: RuleCard, lang: Lang) {
  const level = meta.severity;
  return {
    id: meta.id,
    shortDescription: { text: meta.title[lang] },
    fullDescription: { text: meta.description[lang] },
    help: { text: helpText(meta.description, meta.basis.text, examples.fail[0]?.why, lang) },
    defaultConfiguration: { level },
    properties: {
      identities: meta.identities,
      basis: meta.basis.kind,
      confidence: meta.basis.confidence,
    },
  };
}

function helpText(description: Message, basis: Message, why: Message | undefined, lang: Lang) {
  const words = {
    zh: { basis: '依据', example: '例' },
    en: { basis: 'Basis', example: 'Example' },
  };
  const lines = [description[lang], `${words[lang].basis}: ${basis[lang]}`];
  if (why !== undefined) lines.push(`${words[lang].example}: ${why[lang]}`);
  return lines.join('\n');
}

function sarifResult(
  finding: Finding,
  order: ReadonlyMap<string, number>,
  human: HumanPlaces,
  lang: Lang,
) {
  const ruleIndex = order.get(finding.rule);
  const { cause } = finding;
  const culprit = cause?.culprit ?? null;
  const places = placesOf(finding);
  const [first] = culprit === null ? places : [culprit];
  const others = places.filter((place) => !isSamePlace(place, first));
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: finding.severity,
    message: { text: messageText(finding, lang) },
    locations: first === undefined ? [] : [location(first, human, lang)],
    relatedLocations: others.map((place, index) => ({
      id: index + 1,
      ...location(place, human, lang),
    })),
    partialFingerprints: { 'mingzhangFinding/v1': finding.id },
    properties: {
      identity: finding.identity,
      printed: finding.printed,
      expected: finding.expected,
      ...(cause === null ? {} : causeProperties(cause, lang)),
    },
  };
}

/** The message with what most likely went wrong. */
function messageText({ message, cause }: Finding, lang: Lang): string {
  const sentence = causeSentence(cause);
  return sentence === null ? message[lang] : `${message[lang]}\n${sentence[lang]}`;
}

function causeProperties(cause: FindingCause, lang: Lang) {
  const { state, proposed, repairs, stopped, knockOns } = cause;
  return {
    cause: state,
    proposed,
    repairs: repairs.map((one) => repairWords(one)[lang]),
    stopped,
    knockOns: knockOns.map(({ id, rule, severity, message }) => ({
      id,
      rule,
      severity,
      message: message[lang],
    })),
  };
}

function isSamePlace(a: FindingPlace, b: FindingPlace | undefined): boolean {
  return (
    a === b ||
    (b !== undefined &&
      a.place.row === b.place.row &&
      a.place.column === b.place.column &&
      JSON.stringify(a.source) === JSON.stringify(b.source))
  );
}

/**
 * A region of SARIF is one of lines or bytes. A place on a page, in a sheet or in an element has
 * none: it is told in words, as a logical location, and exactly in the properties.
 */
function location(place: FindingPlace, human: HumanPlaces, lang: Lang) {
  const [first] = place.source;
  const words = describePlace(place);
  if (first === undefined) {
    return { message: { text: words }, logicalLocations: [{ fullyQualifiedName: words }] };
  }
  const where = human.of(place.source)?.[lang] ?? '';
  return {
    physicalLocation: { artifactLocation: { uri: fileUri(first.file) }, ...region(first) },
    logicalLocations: [{ fullyQualifiedName: words, ...logicalPlace(first) }],
    message: { text: where === '' ? words : `${where}  ${words}` },
    ...('line' in first ? {} : { properties: { source: place.source } }),
  };
}

function logicalPlace(span: Span) {
  if ('line' in span) return {};
  if ('page' in span) return { name: `p.${span.page}`, kind: 'page' };
  return 'sheet' in span
    ? { name: `${span.sheet}!${span.cell}`, kind: 'cell' }
    : { name: span.path, kind: 'element' };
}

function region(span: Span) {
  if (!('line' in span)) return {};
  return {
    region: {
      startLine: span.line,
      startColumn: span.column,
      endLine: span.endLine,
      endColumn: span.endColumn,
    },
  };
}

/** The files of a document: of one that was read from several, each of them. */
function filesOf({ file, parts, document }: Checked['subject']): readonly string[] {
  // What is said of several documents together is no file.
  if (document.title !== undefined) return [];
  return parts === undefined ? [file] : parts.map((part) => part.file);
}

function correctionNote(use: CorrectionUse, lang: Lang) {
  const [span] = use.source;
  return {
    level: use.state === 'used' ? 'note' : 'warning',
    descriptor: { id: `correction-${use.state}` },
    message: { text: correctionWords(use)[lang] },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: fileUri(use.file) },
          ...(span === undefined ? {} : region(span)),
        },
      },
    ],
  };
}

function notification({ file, message, code, place }: Failure, lang: Lang) {
  return {
    level: 'error',
    descriptor: { id: code },
    message: { text: message[lang] },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: fileUri(file) }, ...failureRegion(place) },
      },
    ],
  };
}

function failureRegion(place: Failure['place']) {
  if (place?.line !== undefined) {
    const column = place.column === undefined ? {} : { startColumn: place.column };
    return { region: { startLine: place.line, ...column } };
  }
  return place?.byteOffset === undefined ? {} : { region: { byteOffset: place.byteOffset } };
}

/** A file name as a URI reference: blanks and Chinese encoded, separators kept. */
function fileUri(file: string): string {
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${path}` : path;
}
