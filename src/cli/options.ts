import { parseArgs } from 'node:util';
import type { Message } from '../checks/rule.js';
import { MAX_PAGES } from '../formats/pdf/open.js';
import type { Lang } from '../reports/subject.js';

export type Verb = 'read' | 'check' | 'rules' | 'explain';
export type Format = 'text' | 'json' | 'sarif' | 'html';

export interface Options {
  readonly verb: Verb | null;
  /** Files, or the rule of `explain`. */
  readonly operands: readonly string[];
  readonly format: Format;
  readonly lang: Lang;
  readonly all: boolean;
  readonly out: string | null;
  readonly quiet: boolean;
  readonly maxWarnings: number;
  /** Largest file read, in bytes. */
  readonly maxBytes: number;
  /** Most pages of a PDF. */
  readonly maxPages: number;
  readonly help: boolean;
  readonly version: boolean;
}

/** A command line that cannot be understood (exit status 2). */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly messages: Message;

  constructor(messages: Message) {
    super(messages.zh);
    this.messages = messages;
  }
}

export const DEFAULT_MAX_MEGABYTES = 32;
const BYTES_IN_MEGABYTE = 1024 * 1024;

const FORMATS: Readonly<Record<Verb, readonly Format[]>> = {
  read: ['text', 'json'],
  check: ['text', 'json', 'sarif', 'html'],
  rules: ['text', 'json'],
  explain: ['text', 'json'],
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
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

const CHECK_ONLY = ['all', 'out', 'max-warnings'] as const;

/** @throws UsageError naming the argument that is wrong */
export function parseOptions(argv: readonly string[]): Options {
  const { values, positionals } = parsed(argv);
  const lang = languageOf(values.lang);
  const [first, ...operands] = positionals;
  const verb = first === undefined ? null : verbOf(first);
  const help = values.help === true;
  if (verb !== null && verb !== 'check') {
    const foreign = CHECK_ONLY.find((name) => values[name] !== undefined);
    if (foreign !== undefined) {
      throw new UsageError({
        zh: `--${foreign} 只用于 check。`,
        en: `--${foreign} belongs to check only.`,
      });
    }
  }
  return {
    verb,
    operands,
    format: formatOf(values.format, verb),
    lang,
    all: values.all === true,
    out: values.out ?? null,
    quiet: values.quiet === true,
    maxWarnings: wholeNumber('max-warnings', values['max-warnings'], 0),
    maxBytes:
      wholeNumber('max-size', values['max-size'], DEFAULT_MAX_MEGABYTES) * BYTES_IN_MEGABYTE,
    maxPages: wholeNumber('max-pages', values['max-pages'], MAX_PAGES),
    help,
    version: values.version === true,
  };
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

function languageOf(value: string | undefined): Lang {
  if (value === undefined || value === 'zh') return 'zh';
  if (value === 'en') return 'en';
  throw new UsageError({
    zh: `--lang 只能是 zh 或 en，而不是“${value}”。`,
    en: `--lang is zh or en, not “${value}”.`,
  });
}

function verbOf(word: string): Verb {
  if (word in FORMATS) return word as Verb;
  throw new UsageError({
    zh: `没有命令“${word}”；命令有：${Object.keys(FORMATS).join('、')}。`,
    en: `There is no command “${word}”; there are ${Object.keys(FORMATS).join(', ')}.`,
  });
}

function formatOf(value: string | undefined, verb: Verb | null): Format {
  if (value === undefined || verb === null) return 'text';
  const format = FORMATS[verb].find((known) => known === value);
  if (format !== undefined) return format;
  throw new UsageError({
    zh: `${verb} 的 --format 只能是 ${FORMATS[verb].join('、')}，而不是“${value}”。`,
    en: `--format of ${verb} is ${FORMATS[verb].join(', ')}, not “${value}”.`,
  });
}

function wholeNumber(name: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (/^\d{1,6}$/.test(value)) return Number(value);
  throw new UsageError({
    zh: `--${name} 应为不超过六位的非负整数，而不是“${value}”。`,
    en: `--${name} is a whole number of at most six digits, not “${value}”.`,
  });
}
