import type { AcceptedFinding } from '../checks/baseline.js';
import type {
  Arithmetic,
  CheckRecord,
  CheckResult,
  Finding,
  FindingCause,
  FindingPlace,
  Ledger,
  LedgerEntry,
  RecognisedFigure,
} from '../checks/rule.js';
import type { CorrectionUse } from '../document/corrections/types.js';
import { coverageOf } from './coverage.js';
import { stateOf } from './state.js';
import type { Checked, Failure, ReportSubject } from './subject.js';

export const CHECK_SCHEMA = 'mingzhang.check/1';

/** The contract's entry of one checked file (schema/check.schema.json). */
export function checkEntry({ subject, result }: Checked, all: boolean) {
  const { unit, region, fiscalYear, kind, level, layout } = subject.document;
  return {
    schema: CHECK_SCHEMA,
    state: stateOf({ subject, result }).state,
    file: subject.file,
    document: { unit, region, fiscalYear, kind, level, layout },
    ...provenanceEntries(subject),
    coverage: coverageOf(subject),
    ...resultEntry(result, all),
  };
}

/** Summary, findings and, where asked for, every identity. */
export function resultEntry(result: CheckResult, all: boolean) {
  const { holds, tail, broken, notCheckable, notApplicable } = result.summary;
  return {
    summary: { holds, tail, broken, notCheckable, notApplicable },
    findings: result.findings.map(findingEntry),
    ...(result.recognised === undefined
      ? {}
      : { recognised: result.recognised.map(recognisedEntry) }),
    ...(result.accepted === undefined ? {} : { accepted: result.accepted.map(acceptedEntry) }),
    ...(result.ledger === undefined ? {} : { ledger: ledgerEntry(result.ledger, all) }),
    ...(all ? { identities: result.records.map(recordEntry) } : {}),
  };
}

/** Files, programs and corrections, for both contracts; left out where there is nothing to say. */
export function provenanceEntries({ tree, parts, corrections }: ReportSubject) {
  return {
    ...(tree.converted === undefined ? {} : { converted: tree.converted }),
    ...(tree.recogniser === undefined ? {} : { recogniser: tree.recogniser }),
    ...(parts === undefined ? {} : { parts: parts.map(partEntry) }),
    ...(corrections === undefined ? {} : { corrections: corrections.map(correctionEntry) }),
  };
}

function partEntry(part: NonNullable<ReportSubject['parts']>[number]) {
  const { file, format, converted, tables, claims, repeatedTables, copyOf, same } = part;
  return {
    file,
    format,
    converted: converted ?? null,
    tables,
    claims,
    repeatedTables,
    copyOf,
    same,
    different: part.differences.length,
  };
}

function correctionEntry(use: CorrectionUse) {
  const { file, place, read, meant, who, why, occurrence, state, reason, source } = use;
  return {
    file,
    place,
    read,
    meant,
    who,
    why,
    occurrence: occurrence ?? null,
    state,
    reason,
    source,
  };
}

/** The entry of a file that could not be read. `schema` is that of the verb that ran. */
export function failureEntry(schema: string, { file, code, message, place }: Failure) {
  return { schema, file, error: { code, message, place: place ?? null } };
}

function recognisedEntry(figure: RecognisedFigure) {
  const { text, reason, source, confidence, confirmed, settledFrom } = figure;
  const settled = settledFrom === undefined ? {} : { settledFrom };
  return { text, reason, source, confidence: confidence ?? null, confirmed, ...settled };
}

function acceptedEntry({ finding, known }: AcceptedFinding) {
  return { finding: findingEntry(finding), reason: known.reason, expires: known.expires };
}

/** The states of all printed numbers counted; each number with `all`. */
function ledgerEntry({ counts, labels, entries }: Ledger, all: boolean) {
  const { tied, conflicting, unchecked, unbound } = counts;
  return {
    counts: { tied, conflicting, unchecked, unbound },
    labels,
    ...(all ? { numbers: entries.map(numberEntry) } : {}),
  };
}

/** One printed number with its state. */
export function numberEntry({ text, state, low, high, identities, why, source }: LedgerEntry) {
  return { text, state, low, high, identities, why, source };
}

/** A finding as the contract has it. */
export function findingEntry(finding: Finding) {
  return { ...alarmEntry(finding), cause: causeEntry(finding.cause) };
}

function alarmEntry(finding: Finding) {
  const { id, rule, severity, message, arithmetic, places, printed, expected } = finding;
  return {
    id,
    rule,
    severity,
    message,
    arithmetic: arithmeticEntry(arithmetic),
    places: places.map(placeEntry),
    printed,
    expected,
  };
}

function causeEntry(cause: FindingCause | null) {
  if (cause === null) return null;
  const { state, culprit, proposed, repairs, stopped, knockOns } = cause;
  return {
    state,
    culprit: culprit === null ? null : placeEntry(culprit),
    proposed,
    repairs: repairs.map(({ changes, effect }) => ({
      ...(effect === undefined ? {} : { effect }),
      changes: changes.map(({ place, printed, unit, proposed: meant, low, high, error, why }) => ({
        place: placeEntry(place),
        printed,
        ...(unit === undefined ? {} : { unit }),
        proposed: meant,
        low,
        high,
        error,
        why,
      })),
    })),
    stopped,
    knockOns: knockOns.map(alarmEntry),
  };
}

function placeEntry({ place, text, source }: FindingPlace) {
  return {
    quote: place.quote ?? null,
    table: place.kind === 'table' ? place.id : null,
    row: place.row ?? null,
    column: place.column ?? null,
    page: place.page ?? null,
    text,
    source,
  };
}

function recordEntry({ rule, identity, title, outcome, reason, arithmetic }: CheckRecord) {
  return { rule, identity, title, outcome, reason, arithmetic: arithmeticEntry(arithmetic) };
}

/** The sum as the contract has it. */
function arithmeticEntry(arithmetic: Arithmetic | null) {
  if (arithmetic === null) return null;
  const { terms, relation, gap, unit, rounding } = arithmetic;
  return { terms, relation, gap, unit, rounding };
}
