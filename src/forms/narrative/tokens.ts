import type { PrintedAccount } from '../../facts/account-path.js';
import type { Chart } from '../../facts/codes.js';
import { findAccounts, type NamedAccount } from './accounts.js';
import type { Compact } from './compact.js';
import { topicOf, wordAt } from './lexicon.js';
import { type ScannedNumber, scanNumbers } from './scanner.js';
import type { VocabularyEntry } from './vocabulary.js';

/** What a clause is made of, in order; characters of no known word are skipped. */
export type Token =
  | {
      readonly kind: 'word';
      readonly start: number;
      readonly end: number;
      readonly entry: VocabularyEntry;
    }
  | {
      readonly kind: 'account';
      readonly start: number;
      readonly end: number;
      readonly chart: Chart;
      readonly code: string | null;
      readonly mention: NamedAccount | null;
    }
  | {
      readonly kind: 'figure';
      readonly start: number;
      readonly end: number;
      readonly number: ScannedNumber;
    }
  | { readonly kind: 'year'; readonly start: number; readonly end: number; readonly year: number }
  | { readonly kind: 'mark'; readonly start: number; readonly end: number; readonly mark: Mark };

/** `stop` ends a sentence, `semicolon` a part of it, `comma` a clause, `and` joins nouns. */
export type Mark = 'stop' | 'semicolon' | 'comma' | 'and' | 'open' | 'close' | 'colon';

const MARKS: Readonly<Record<string, Mark>> = {
  '。': 'stop',
  '！': 'stop',
  '？': 'stop',
  '；': 'semicolon',
  ';': 'semicolon',
  '，': 'comma',
  ',': 'comma',
  '、': 'and',
  '(': 'open',
  ')': 'close',
  ':': 'colon',
};

export interface Lexed {
  readonly tokens: readonly Token[];
  readonly numbers: readonly ScannedNumber[];
  readonly accounts: readonly NamedAccount[];
}

/**
 * Cuts a paragraph into tokens.
 * @param topic decides which words mean what
 * @param printed account rows of the document's own tables
 */
export function lex(
  text: Compact,
  topic: string | null,
  printed: readonly PrintedAccount[] = [],
): Lexed {
  const { norm } = text;
  const numbers = scanNumbers(norm, text.text.value);
  const ends = numbers
    .filter(({ reason }) => reason === null || reason === 'no-unit')
    .map(({ unitEnd }) => unitEnd);
  const accounts = findAccounts(norm, topicOf(topic)?.chart, printed, ends);
  const tokens: Token[] = [];
  let number = 0;
  let account = 0;
  for (let at = 0; at < norm.length; ) {
    while ((numbers[number]?.start ?? Infinity) < at) number += 1;
    while ((accounts[account]?.start ?? Infinity) < at) account += 1;
    const named = accounts[account];
    const scanned = numbers[number];
    if (named?.start === at) {
      tokens.push({
        kind: 'account',
        start: at,
        end: named.end,
        chart: named.chart,
        code: named.code,
        mention: named,
      });
      at = named.end;
    } else if (scanned?.start === at) {
      const token = numberToken(norm, scanned);
      if (token !== null) tokens.push(token);
      at = token?.end ?? scanned.unitEnd;
    } else {
      const token = wordToken(norm, at, topic);
      if (token !== null) tokens.push(token);
      at = token?.end ?? at + 1;
    }
  }
  return { tokens, numbers, accounts };
}

function numberToken(norm: string, scanned: ScannedNumber): Token | null {
  const { start } = scanned;
  if (scanned.reason === null || scanned.reason === 'no-unit') {
    return { kind: 'figure', start, end: scanned.unitEnd, number: scanned };
  }
  if (scanned.reason !== 'date' || !/^(?:19|20)\d{2}$/.test(scanned.text)) return null;
  const tail = /^年?(?:度)?/.exec(norm.slice(scanned.end));
  return {
    kind: 'year',
    start,
    end: scanned.end + (tail?.[0].length ?? 0),
    year: Number.parseInt(scanned.text, 10),
  };
}

function wordToken(norm: string, at: number, topic: string | null): Token | null {
  const word = wordAt(norm, at, topic);
  if (word !== null) {
    const end = at + word.length;
    if (word.account !== null) {
      return {
        kind: 'account',
        start: at,
        end,
        chart: word.account.chart,
        code: word.account.code,
        mention: null,
      };
    }
    if (word.entry !== null) return { kind: 'word', start: at, end, entry: word.entry };
  }
  const mark = MARKS[norm.charAt(at)];
  return mark === undefined ? null : { kind: 'mark', start: at, end: at + 1, mark };
}
