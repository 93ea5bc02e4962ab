import type { Finding, FindingCause, FindingPlace, Severity } from '../checks/rule.js';
import type { Source } from '../facts/source.js';
import { isZeroFigure, roundingWords, spellSum, sumLine } from './arithmetic.js';
import {
  causeNote,
  causeSentence,
  knockOnWords,
  markedFigure,
  repairWords,
  rivalsListed,
} from './cause.js';
import { headline } from './headline.js';
import type { HumanPlaces } from './human-place.js';
import { describePlace, formatSource, placeInWords } from './place.js';
import { oneLine } from './safe.js';
import type { Lang } from './subject.js';
import { SEVERITY_WORDS, WORDS } from './words.js';

export interface TerminalOptions {
  readonly lang: Lang;
  readonly color: boolean;
  /** Also list every identity with its outcome, every place, and places exactly. */
  readonly all: boolean;
}

export const INDENT = '    ';

/** What is shown of a finding without `all`. */
const PLACES = 6;
const RIVALS = 5;
const KNOCK_ONS = 8;

const COLORS: Readonly<Record<Severity | 'bold' | 'dim', string>> = {
  error: '31;1',
  warning: '33;1',
  note: '36',
  bold: '1',
  dim: '2',
};

export function paint(
  text: string,
  style: keyof typeof COLORS,
  { color }: TerminalOptions,
): string {
  return color ? `\u001b[${COLORS[style]}m${text}\u001b[0m` : text;
}

/**
 * A finding: first what to look at and what it should be, or, where that is not known, what is
 * printed against what; then the sum with that figure marked, and where everything stands.
 */
export function findingLines(
  number: number,
  finding: Finding,
  human: HumanPlaces,
  options: TerminalOptions,
): string[] {
  const { lang } = options;
  const { severity, identity, rule, id } = finding;
  const badge = paint(`[${SEVERITY_WORDS[severity][lang]} ${number}]`, severity, options);
  const first = headline(finding);
  const code = identity === '' ? '' : ` (${identity})`;
  return [
    `  ${badge} ${oneLine((first ?? finding.message)[lang])}`,
    ...groundLines(finding, first !== null, lang),
    ...causeLines(finding.cause, first !== null, options),
    ...placeLines(finding.places, human, options),
    ...knockOnLines(finding.cause?.knockOns ?? [], human, options),
    paint(`${INDENT}${WORDS.rule[lang]}  ${rule}${code}  #${id}`, 'dim', options),
  ];
}

/** What should hold and the sum, or what is printed and what it should be. */
function groundLines(finding: Finding, headed: boolean, lang: Lang): string[] {
  const { arithmetic, message, title, printed, expected } = finding;
  if (arithmetic !== null) {
    const ground = headed
      ? [`${INDENT}${WORDS.must[lang]}  ${oneLine((title ?? message)[lang])}`]
      : [];
    // A message that is the first line has the figures already.
    const told = !headed && arithmetic.terms.every((one) => message[lang].includes(one.printed));
    return told
      ? []
      : [...ground, `${INDENT}${WORDS.sum[lang]}  ${oneLine(wholeSum(finding, headed, lang))}`];
  }
  // Which of several is wrong is open: what one of them would be is told with the rivals.
  const open = finding.cause?.state === 'undecided';
  const values = open
    ? []
    : [
        printed === null ? '' : `${WORDS.printed[lang]} ${oneLine(printed)}`,
        expected === null ? '' : `${WORDS.expected[lang]} ${oneLine(expected)}`,
      ].filter((value) => value !== '');
  return [
    ...(headed ? [`${INDENT}${WORDS.why[lang]}  ${oneLine(message[lang])}`] : []),
    ...(values.length === 0 ? [] : [INDENT + values.join('  →  ')]),
  ];
}

/** The sum with the figure in question marked; where the message is not told, its result and gap. */
function wholeSum(finding: Finding, headed: boolean, lang: Lang): string {
  const { arithmetic, expected } = finding;
  if (arithmetic === null) return '';
  const sum = sumLine(spellSum(arithmetic, markedFigure(finding)));
  if (!headed) return sum;
  const { gap, unit, terms } = arithmetic;
  const result = terms.length > 2 && expected !== null ? ` = ${expected}` : '';
  const off = gap.replace(/^-/, '');
  const apart = { zh: `，相差 ${off} ${unit}`, en: `, a gap of ${off} ${unit}` };
  const rounding = {
    zh: `（${roundingWords(arithmetic, lang)}）`,
    en: ` (${roundingWords(arithmetic, lang)})`,
  };
  return `${sum}${result}${off === '' ? '' : apart[lang]}${rounding[lang]}`;
}

/** What most likely went wrong, then the other possibilities. */
function causeLines(
  cause: FindingCause | null,
  headed: boolean,
  { lang, all }: TerminalOptions,
): string[] {
  if (cause === null) return [];
  const sentence = headed ? causeNote(cause) : causeSentence(cause);
  const rivals = rivalsListed(cause);
  const shown = all ? rivals : rivals.slice(0, RIVALS);
  const also = cause.state === 'decided' ? WORDS.orElse[lang] : WORDS.possible[lang];
  const rest = rivals.length - shown.length;
  const more = { zh: `……另有 ${rest} 种，--all 全部列出`, en: `… ${rest} more, listed by --all` };
  return [
    ...(sentence === null ? [] : [`${INDENT}${WORDS.cause[lang]}  ${oneLine(sentence[lang])}`]),
    ...shown.map((one) => `${INDENT}${INDENT}${also}  ${oneLine(repairWords(one)[lang])}`),
    ...(rest === 0 ? [] : [`${INDENT}${INDENT}${more[lang]}`]),
  ];
}

/** The alarms that the same cause raised, one line each. */
function knockOnLines(
  knockOns: readonly Finding[],
  human: HumanPlaces,
  options: TerminalOptions,
): string[] {
  if (knockOns.length === 0) return [];
  const { lang, all } = options;
  const shown = all ? knockOns : knockOns.slice(0, KNOCK_ONS);
  const rest = knockOns.length - shown.length;
  const more = { zh: `……另有 ${rest} 处，--all 全部列出`, en: `… ${rest} more, listed by --all` };
  return [
    `${INDENT}${knockOnWords(knockOns.length)[lang]}`,
    ...shown.map((one) => {
      const [first] = one.places;
      const where = first === undefined ? null : shortPlace(first.source, human, options);
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
  options: TerminalOptions,
): string[] {
  const { lang, all } = options;
  const shown = all
    ? places
    : [...places.slice(0, 1), ...zerosLast(places.slice(1))].slice(0, PLACES);
  const quoted = new Set<string>();
  const lines = shown.map((place) => {
    const quote = place.place.quote ?? '';
    const words = describePlace(place, !quoted.has(quote), lang);
    quoted.add(quote);
    const source = shortPlace(place.source, human, options);
    return `${INDENT}${WORDS.place[lang]}  ${source === null ? words : `${source}  ${words}`}`;
  });
  const rest = places.length - shown.length;
  if (rest === 0) return lines;
  const more = { zh: `……另有 ${rest} 处，--all 全部列出`, en: `… ${rest} more, listed by --all` };
  return [...lines, `${INDENT}${more[lang]}`];
}

/** Where not all places are shown, those of zeros say least. */
function zerosLast(places: readonly FindingPlace[]): FindingPlace[] {
  const isZero = ({ text }: FindingPlace) => isZeroFigure(text.trim());
  return [...places.filter((place) => !isZero(place)), ...places.filter(isZero)];
}

/**
 * Where a person looks for it: 第131行, 第24页 表6 第3行 第4列. The file stands above the report and
 * is named only where it is another; `--all` gives the exact place for editors and programs, as
 * the lists of what was not read do, because corrections are written with it.
 */
function shortPlace(
  source: Source,
  human: HumanPlaces,
  { lang, all }: TerminalOptions,
): string | null {
  const [first] = source;
  if (first === undefined) return null;
  if (all || first.file !== human.file) return placeInWords(source, human, lang);
  const words = human.of(source)?.[lang] ?? '';
  if (words !== '') return words;
  const exact = formatSource(source);
  return exact === null ? null : oneLine(exact.slice(human.file.length + 1));
}
