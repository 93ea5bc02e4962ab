import { parseArgs } from 'node:util';
import { MAX_PAGES } from '../formats/pdf/open.js';
import type { Lang } from '../reports/subject.js';
import type { ComposeFormat } from './compose/formats.js';
import {
  cacheOf,
  formatsOf,
  type Grouping,
  groupingOf,
  jobsOf,
  languageOf,
  overrideOf,
  pagesOf,
  wholeNumber,
  yearOf,
} from './option-values.js';
import type { PageRange } from './page-ranges.js';
import { UsageError } from './usage-error.js';

export type Verb =
  | 'read'
  | 'check'
  | 'ledger'
  | 'show'
  | 'diff'
  | 'corrections'
  | 'rules'
  | 'explain'
  | 'import'
  | 'init'
  | 'compose'
  | 'score';
export type Format = 'text' | 'json' | 'sarif' | 'html' | 'xlsx' | 'pdf' | 'png';

export interface Options {
  readonly verb: Verb | null;
  /** Files, or the rule of `explain`. */
  readonly operands: readonly string[];
  readonly format: Format;
  readonly lang: Lang;
  readonly all: boolean;
  readonly out: string | null;
  readonly quiet: boolean;
  /** Null leaves it to the config, else none. */
  readonly maxWarnings: number | null;
  /** Largest file read, in bytes. */
  readonly maxBytes: number;
  /** Most pages of a PDF. */
  readonly maxPages: number;
  /** Processes of a batch; null leaves it to the program. */
  readonly jobs: number | null;
  readonly progress: boolean;
  readonly grouping: Grouping;
  /** The config for every file; null takes the nearest above each. */
  readonly config: string | null;
  readonly noConfig: boolean;
  readonly profile: string | null;
  readonly baseline: string | null;
  /** Ids of the only rules to run; null for all. */
  readonly rules: readonly string[] | null;
  /** Where to write the findings as a baseline to fill in, or null. */
  readonly newBaseline: string | null;
  /** Pages that `show` draws; null for all. */
  readonly pages: readonly PageRange[] | null;
  /** Whether `show` draws findings too. */
  readonly findings: boolean;
  /** The layout that `compose` writes; null takes that of the province and year. */
  readonly layout: string | null;
  /** What heads of an export mean (`摘要=note`). */
  readonly map: readonly string[];
  /** Sheet of the book that an export goes into. */
  readonly into: string | null;
  /** Fiscal year of a new book; null leaves it to the layout. */
  readonly year: number | null;
  /** A new book keeps final figures only. */
  readonly statements: boolean;
  /** What `compose` writes. */
  readonly formats: readonly ComposeFormat[];
  readonly draft: boolean;
  /** Why a document goes out that the gate holds back, or null. */
  readonly override: string | null;
  /** The only project that `score` scores, or null. */
  readonly project: string | null;
  /** Whether `score` fills its points into the book. */
  readonly write: boolean;
  /** `score` tells mid-year monitoring in place of points. */
  readonly monitoring: boolean;
  /** Whether to tell how long each rule took and what it found. */
  readonly stats: boolean;
  /** Folder of results of earlier runs, or null. */
  readonly cache: string | null;
  /** Try the repairs of each finding and tell their effect; nothing is written. */
  readonly fixDryRun: boolean;
  /** Print what holds for the files instead of checking them. */
  readonly printConfig: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

export const DEFAULT_MAX_MEGABYTES = 32;
const BYTES_IN_MEGABYTE = 1024 * 1024;

const FORMATS: Readonly<Record<Verb, readonly Format[]>> = {
  read: ['text', 'json'],
  check: ['text', 'json', 'sarif', 'html', 'xlsx', 'pdf'],
  ledger: ['text', 'json', 'xlsx'],
  corrections: ['text'],
  diff: ['text', 'json'],
  show: ['html', 'png'],
  rules: ['text', 'json'],
  explain: ['text', 'json'],
  import: ['text'],
  init: ['text'],
  compose: ['text'],
  score: ['text', 'json'],
};

const FLAGS = {
  format: { type: 'string' },
  lang: { type: 'string' },
  all: { type: 'boolean' },
  out: { type: 'string', short: 'o' },
  quiet: { type: 'boolean', short: 'q' },
  'max-warnings': { type: 'string' },
  'max-size': { type: 'string' },
  'max-pages': { type: 'string' },
  jobs: { type: 'string', short: 'j' },
  'no-progress': { type: 'boolean' },
  package: { type: 'boolean' },
  'as-one': { type: 'boolean' },
  separate: { type: 'boolean' },
  config: { type: 'string' },
  'no-config': { type: 'boolean' },
  profile: { type: 'string' },
  baseline: { type: 'string' },
  'write-baseline': { type: 'string' },
  rule: { type: 'string', multiple: true },
  pages: { type: 'string' },
  findings: { type: 'boolean' },
  layout: { type: 'string' },
  map: { type: 'string', multiple: true },
  into: { type: 'string' },
  year: { type: 'string' },
  statements: { type: 'boolean' },
  draft: { type: 'boolean' },
  override: { type: 'string' },
  project: { type: 'string' },
  write: { type: 'boolean' },
  monitoring: { type: 'boolean' },
  stats: { type: 'boolean' },
  cache: { type: 'boolean' },
  'cache-location': { type: 'string' },
  'fix-dry-run': { type: 'boolean' },
  'print-config': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

/** Options of some verbs only. */
const OWN = {
  all: ['check'],
  out: ['check', 'ledger', 'show', 'import', 'compose'],
  'max-warnings': ['check'],
  profile: ['check'],
  baseline: ['check'],
  'write-baseline': ['check'],
  rule: ['check'],
  stats: ['check'],
  cache: ['check'],
  'cache-location': ['check'],
  'fix-dry-run': ['check'],
  'print-config': ['check'],
  pages: ['show'],
  findings: ['show'],
  layout: ['compose', 'init'],
  map: ['import'],
  into: ['import'],
  year: ['init'],
  statements: ['init'],
  draft: ['compose'],
  override: ['compose'],
  project: ['score'],
  write: ['score'],
  monitoring: ['score'],
} as const satisfies Readonly<Record<string, readonly Verb[]>>;

/** @throws UsageError naming the argument that is wrong */
export function parseOptions(argv: readonly string[]): Options {
  const { values, positionals } = parsed(argv);
  const lang = languageOf(values.lang);
  const [first, ...operands] = positionals;
  const verb = first === undefined ? null : verbOf(first);
  const help = values.help === true;
  if (verb !== null) refuseForeign(verb, values);
  return {
    verb,
    operands,
    format: verb === 'compose' ? 'text' : formatOf(values.format, verb),
    lang,
    all: values.all === true,
    out: values.out ?? null,
    quiet: values.quiet === true,
    maxWarnings:
      values['max-warnings'] === undefined
        ? null
        : wholeNumber('max-warnings', values['max-warnings'], 0),
    maxBytes:
      wholeNumber('max-size', values['max-size'], DEFAULT_MAX_MEGABYTES) * BYTES_IN_MEGABYTE,
    maxPages: wholeNumber('max-pages', values['max-pages'], MAX_PAGES),
    jobs: jobsOf(values.jobs),
    progress: values['no-progress'] !== true,
    grouping: groupingOf(values),
    config: values.config ?? null,
    noConfig: values['no-config'] === true,
    profile: values.profile ?? null,
    baseline: values.baseline ?? null,
    newBaseline: values['write-baseline'] ?? null,
    rules: values.rule ?? null,
    pages: pagesOf(values.pages),
    findings: values.findings === true,
    layout: values.layout ?? null,
    map: values.map ?? [],
    into: values.into ?? null,
    year: yearOf(values.year),
    statements: values.statements === true,
    formats: verb === 'compose' ? formatsOf(values.format) : [],
    draft: values.draft === true,
    override: overrideOf(values.override),
    project: values.project ?? null,
    write: values.write === true,
    monitoring: values.monitoring === true,
    stats: values.stats === true,
    cache: cacheOf(values),
    fixDryRun: values['fix-dry-run'] === true,
    printConfig: values['print-config'] === true,
    help,
    version: values.version === true,
  };
}

function refuseForeign(verb: Verb, values: Readonly<Record<string, unknown>>): void {
  for (const [name, owners] of Object.entries(OWN)) {
    if (values[name] === undefined || owners.some((owner) => owner === verb)) continue;
    throw new UsageError({
      zh: `--${name} 只用于 ${owners.join('、')}。`,
      en: `--${name} belongs to ${owners.join(' and ')} only.`,
    });
  }
}

/** The language of a command line that may be wrong: its `--lang` if it has a good one. */
export function languageAsked(argv: readonly string[]): Lang {
  const at = argv.indexOf('--lang');
  const value = at >= 0 ? argv[at + 1] : argv.find((arg) => arg.startsWith('--lang='))?.slice(7);
  return value === 'en' ? 'en' : 'zh';
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError({
      zh: `命令行有误：${error.message}`,
      en: `Wrong command line: ${error.message}`,
    });
  }
}

function verbOf(word: string): Verb {
  if (word in FORMATS) return word as Verb;
  throw new UsageError({
    zh: `没有命令“${word}”；命令有：${Object.keys(FORMATS).join('、')}。`,
    en: `There is no command “${word}”; there are ${Object.keys(FORMATS).join(', ')}.`,
  });
}

function formatOf(value: string | undefined, verb: Verb | null): Format {
  if (verb === null) return 'text';
  const [usual = 'text'] = FORMATS[verb];
  if (value === undefined) return usual;
  const format = FORMATS[verb].find((known) => known === value);
  if (format !== undefined) return format;
  throw new UsageError({
    zh: `${verb} 的 --format 只能是 ${FORMATS[verb].join('、')}，而不是“${value}”。`,
    en: `--format of ${verb} is ${FORMATS[verb].join(', ')}, not “${value}”.`,
  });
}
