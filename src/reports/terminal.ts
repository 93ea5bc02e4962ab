import type { AcceptedFinding } from '../checks/baseline.js';
import type { CheckRecord, RecognisedFigure } from '../checks/rule.js';
import { spellSum, sumLine } from './arithmetic.js';
import { coverageLines } from './coverage.js';
import { HumanPlaces } from './human-place.js';
import { placeInWords } from './place.js';
import { provenance } from './provenance.js';
import { oneLine } from './safe.js';
import { STATE_SIGNS, stateOf } from './state.js';
import {
  bySeverity,
  type Checked,
  countSeverity,
  countTableFigures,
  type Lang,
} from './subject.js';
import { findingLines, INDENT, paint, type TerminalOptions } from './terminal-finding.js';
import {
  describeDocument,
  honestSentence,
  ledgerSentence,
  OUTCOME_WORDS,
  OUTCOMES,
  recognisedSentence,
  SEVERITY_WORDS,
  WORDS,
} from './words.js';

export type { TerminalOptions } from './terminal-finding.js';

/** Lines of a list that are shown without `all`. */
const LISTED = 20;

const STATE_STYLES = { findings: 'error', incomplete: 'warning', clear: 'bold' } as const;

/** The report of one document for a terminal, ending with a line feed. */
export function terminalReport(checked: Checked, options: TerminalOptions): string {
  const { subject, result } = checked;
  const { lang } = options;
  const human = new HumanPlaces(subject.tree);
  const state = stateOf(checked);
  const lines = [
    paint(`━━ ${subject.file}`, 'bold', options),
    `   ${describeDocument(subject.document, lang)}`,
    `   ${paint(`${STATE_SIGNS[state.state]} ${state.words[lang]}`, STATE_STYLES[state.state], options)}`,
    '',
  ];
  for (const { heading, items } of provenance(subject)) {
    lines.push(heading[lang], ...items.map((item) => `${INDENT}${oneLine(item[lang])}`), '');
  }
  for (const { severity, items } of bySeverity(result.findings)) {
    lines.push(paint(`${SEVERITY_WORDS[severity][lang]} ${items.length}`, severity, options));
    for (const { number, finding } of items) {
      lines.push(...findingLines(number, finding, human, options));
    }
    lines.push('');
  }
  if (result.findings.length === 0) lines.push(WORDS.noFindings[lang], '');
  lines.push(...acceptedLines(result.accepted ?? [], options));
  if (options.all) lines.push(...recordLines(result.records, options), '');
  lines.push(...summaryLines(checked, options), ...reasonLines(result.records, options));
  lines.push(...coverageLines(subject, lang).map(oneLine));
  lines.push(...unreadLines(checked, human, options));
  lines.push(...recognisedLines(checked, human, options));
  return `${lines.join('\n')}\n`;
}

/** Findings of a baseline: what is accepted, why and until when. */
function acceptedLines(accepted: readonly AcceptedFinding[], options: TerminalOptions): string[] {
  if (accepted.length === 0) return [];
  const { lang } = options;
  const lines = accepted.map(
    ({ finding, known: { reason, expires } }) =>
      `${INDENT}${oneLine(finding.message[lang])}  — ${oneLine(reason)} (≤ ${expires})  #${finding.id}`,
  );
  return [`${WORDS.accepted[lang]} ${accepted.length}`, ...capped(lines, options), ''];
}

function summaryLines({ subject, result }: Checked, { lang }: TerminalOptions): string[] {
  const outcomes = OUTCOMES.map(
    (outcome) => `${OUTCOME_WORDS[outcome][lang]} ${result.summary[outcome]}`,
  );
  const severities = (['error', 'warning', 'note'] as const).map(
    (severity) => `${SEVERITY_WORDS[severity][lang]} ${countSeverity(result.findings, severity)}`,
  );
  return [
    `${WORDS.summary[lang]}  ${outcomes.join(' · ')}`,
    `${INDENT}${severities.join(' · ')}`,
    `${INDENT}${honestSentence(subject, countTableFigures(subject), result.summary)[lang]}`,
    ...(result.ledger === undefined ? [] : [`${INDENT}${ledgerSentence(result.ledger)[lang]}`]),
  ];
}

function recordLines(records: readonly CheckRecord[], { lang }: TerminalOptions): string[] {
  return records.map(({ outcome, rule, identity, title, reason, arithmetic }) => {
    const sum = arithmetic === null ? '' : `  ${sumLine(spellSum(arithmetic, null))}`;
    const why = reason === null ? '' : `  — ${reason[lang]}`;
    return `  [${OUTCOME_WORDS[outcome][lang]}] ${rule} ${identity}  ${title[lang]}${sum}${why}`;
  });
}

/** Reasons of what could not be checked, equal ones counted, most frequent first. */
export function notCheckableReasons(
  records: readonly CheckRecord[],
  lang: Lang,
): { reason: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { outcome, reason, title } of records) {
    if (outcome !== 'notCheckable') continue;
    const text = (reason ?? title)[lang];
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count);
}

function reasonLines(records: readonly CheckRecord[], options: TerminalOptions): string[] {
  const { lang } = options;
  const reasons = notCheckableReasons(records, lang);
  if (reasons.length === 0) return [];
  const lines = reasons.map(({ reason, count }) => `${INDENT}${count} × ${reason}`);
  return [WORDS.notCheckable[lang], ...capped(lines, options)];
}

function unreadLines({ subject }: Checked, human: HumanPlaces, options: TerminalOptions): string[] {
  const { lang } = options;
  if (subject.unread.length === 0) return [];
  const lines = subject.unread.map(({ text, reason, source }) => {
    const place = placeInWords(source, human, options.lang);
    return `${INDENT}${place === null ? '' : `${place}  `}“${oneLine(text)}”  ${reason[lang]}`;
  });
  return [`${WORDS.unread[lang]} ${subject.unread.length}`, ...capped(lines, options)];
}

function recognisedLines(
  { result }: Checked,
  human: HumanPlaces,
  options: TerminalOptions,
): string[] {
  const { lang } = options;
  const { recognised = [] } = result;
  if (recognised.length === 0) return [];
  const open = recognised.filter(({ confirmed }) => !confirmed);
  const settled = recognised.filter(({ settledFrom }) => settledFrom !== undefined);
  const line = (source: RecognisedFigure['source'], words: string) => {
    const place = placeInWords(source, human, options.lang);
    return `${INDENT}${place === null ? '' : `${place}  `}${oneLine(words)}`;
  };
  return [
    recognisedSentence(recognised.length, open.length)[lang],
    ...capped(
      open.map(({ text, source }) => line(source, text)),
      options,
    ),
    ...capped(
      settled.map(({ reason, source }) => line(source, reason[lang])),
      options,
    ),
  ];
}

function capped(lines: string[], { all, lang }: TerminalOptions): string[] {
  if (all || lines.length <= LISTED) return lines;
  const rest = lines.length - LISTED;
  const more = { zh: `……另有 ${rest} 项，--all 全部列出`, en: `… ${rest} more, listed by --all` };
  return [...lines.slice(0, LISTED), `${INDENT}${more[lang]}`];
}
