import type { AcceptedFinding } from '../checks/baseline.js';
import type {
  CheckRecord,
  Finding,
  FindingCause,
  FindingPlace,
  RecognisedFigure,
  Severity,
} from '../checks/rule.js';
import { spellSum, sumLine } from './arithmetic.js';
import { causeSentence, knockOnWords, markedFigure, repairWords, rivalsListed } from './cause.js';
import { coverageLines } from './coverage.js';
import { HumanPlaces } from './human-place.js';
import { describePlace, placeInWords } from './place.js';
import { provenance } from './provenance.js';
import { oneLine } from './safe.js';
import {
  bySeverity,
  type Checked,
  countSeverity,
  countTableFigures,
  type Lang,
} from './subject.js';
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

export interface TerminalOptions {
  readonly lang: Lang;
  readonly color: boolean;
  /** Also list every identity with its outcome, and every unread place. */
  readonly all: boolean;
}

/** Lines of a list, and places of a finding, that are shown without `all`. */
const LISTED = 20;
const PLACES = 6;
const RIVALS = 5;
const KNOCK_ONS = 8;
const INDENT = '    ';

const COLORS: Readonly<Record<Severity | 'bold' | 'dim', string>> = {
  error: '31;1',
  warning: '33;1',
  note: '36',
  bold: '1',
  dim: '2',
};

/** The report of one document for a terminal, ending with a line feed. */
export function terminalReport(checked: Checked, options: TerminalOptions): string {
  const { subject, result } = checked;
  const { lang } = options;
  const human = new HumanPlaces(subject.tree);
  const lines = [
    paint(`━━ ${subject.file}`, 'bold', options),
    `   ${describeDocument(subject.document, lang)}`,
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

function findingLines(
  number: number,
  finding: Finding,
  human: HumanPlaces,
  options: TerminalOptions,
): string[] {
  const { lang } = options;
  const severity = SEVERITY_WORDS[finding.severity][lang];
  const lines = [
    `  ${paint(`[${severity} ${number}]`, finding.severity, options)} ${oneLine(finding.message[lang])}`,
  ];
  if (finding.arithmetic !== null) {
    const sum = oneLine(sumLine(spellSum(finding.arithmetic, markedFigure(finding))));
    lines.push(`${INDENT}${WORDS.sum[lang]}  ${sum}`);
  } else {
    const values = [
      finding.printed === null ? '' : `${WORDS.printed[lang]} ${oneLine(finding.printed)}`,
      finding.expected === null ? '' : `${WORDS.expected[lang]} ${oneLine(finding.expected)}`,
    ].filter((value) => value !== '');
    if (values.length > 0) lines.push(INDENT + values.join('  →  '));
  }
  lines.push(...causeLines(finding.cause, options));
  lines.push(...placeLines(finding.places, human, options));
  lines.push(...knockOnLines(finding.cause?.knockOns ?? [], human, options));
  const identity = finding.identity === '' ? '' : ` (${finding.identity})`;
  lines.push(
    paint(
      `${INDENT}${WORDS.rule[lang]}  ${finding.rule}${identity}  #${finding.id}`,
      'dim',
      options,
    ),
  );
  return lines;
}

/** What most likely went wrong, then the other possibilities. */
function causeLines(cause: FindingCause | null, { lang, all }: TerminalOptions): string[] {
  const sentence = causeSentence(cause);
  if (cause === null || sentence === null) return [];
  const rivals = rivalsListed(cause);
  const shown = all ? rivals : rivals.slice(0, RIVALS);
  const also = cause.state === 'decided' ? WORDS.orElse[lang] : WORDS.possible[lang];
  const rest = rivals.length - shown.length;
  const more = { zh: `……另有 ${rest} 种，--all 全部列出`, en: `… ${rest} more, listed by --all` };
  return [
    `${INDENT}${WORDS.cause[lang]}  ${oneLine(sentence[lang])}`,
    ...shown.map((one) => `${INDENT}${INDENT}${also}  ${oneLine(repairWords(one)[lang])}`),
    ...(rest === 0 ? [] : [`${INDENT}${INDENT}${more[lang]}`]),
  ];
}

/** The alarms that the same cause raised, one line each. */
function knockOnLines(
  knockOns: readonly Finding[],
  human: HumanPlaces,
  { lang, all }: TerminalOptions,
): string[] {
  if (knockOns.length === 0) return [];
  const shown = all ? knockOns : knockOns.slice(0, KNOCK_ONS);
  const rest = knockOns.length - shown.length;
  const more = { zh: `……另有 ${rest} 处，--all 全部列出`, en: `… ${rest} more, listed by --all` };
  return [
    `${INDENT}${knockOnWords(knockOns.length)[lang]}`,
    ...shown.map((one) => {
      const [first] = one.places;
      const where = first === undefined ? null : placeInWords(first.source, human, lang);
      const severity = SEVERITY_WORDS[one.severity][lang];
      const at = where === null ? '' : `  ${where}`;
      return `${INDENT}${INDENT}[${severity}] ${oneLine(one.message[lang])}${at}  ${one.rule}  #${one.id}`;
    }),
    ...(rest === 0 ? [] : [`${INDENT}${INDENT}${more[lang]}`]),
  ];
}

/** Places in order; a clause that several figures share is quoted once. */
function placeLines(
  places: readonly FindingPlace[],
  human: HumanPlaces,
  { lang, all }: TerminalOptions,
): string[] {
  const shown = all
    ? places
    : [...places.slice(0, 1), ...zerosLast(places.slice(1))].slice(0, PLACES);
  const quoted = new Set<string>();
  const lines = shown.map((place) => {
    const quote = place.place.quote ?? '';
    const words = describePlace(place, !quoted.has(quote));
    quoted.add(quote);
    const source = placeInWords(place.source, human, lang);
    return `${INDENT}${WORDS.place[lang]}  ${source === null ? words : `${source}  ${words}`}`;
  });
  const rest = places.length - shown.length;
  if (rest === 0) return lines;
  const more = { zh: `……另有 ${rest} 处，--all 全部列出`, en: `… ${rest} more, listed by --all` };
  return [...lines, `${INDENT}${more[lang]}`];
}

/** Where not all places are shown, those of zeros say least. */
function zerosLast(places: readonly FindingPlace[]): FindingPlace[] {
  const isZero = ({ text }: FindingPlace) => /^[-−]?0(?:\.0+)?$/.test(text.trim());
  return [...places.filter((place) => !isZero(place)), ...places.filter(isZero)];
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
    const place = placeInWords(source, human, lang);
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
    const place = placeInWords(source, human, lang);
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

function paint(text: string, style: keyof typeof COLORS, { color }: TerminalOptions): string {
  return color ? `\u001b[${COLORS[style]}m${text}\u001b[0m` : text;
}
