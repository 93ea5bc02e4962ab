import { concatTexts, sliceText, type Text, trimText } from '../../document/text.js';

/** One blank-separated fragment of a flattened table, in reading order. */
export interface Token {
  readonly text: Text;
  /** NFKC form without blanks, for comparisons only. */
  readonly plain: string;
  /** Index of the printed line in the block. */
  readonly line: number;
  /** First and last fragment of its line: only there can a cell have been broken. */
  readonly first: boolean;
  readonly last: boolean;
  /** A blank line stands before: PDF tools print one for a whole line step down. */
  readonly gap: boolean;
}

export interface TokenStream {
  readonly tokens: readonly Token[];
  /** Decimals of the block's amounts. */
  readonly decimals: number;
  /** Blank lines tell line steps apart (they stand somewhere, but not everywhere). */
  readonly gaps: boolean;
}

const NUMBER = /^[-−]?\d[\d,]*(?:\.\d+)?$/;
const DASHES = /^[-—–－─]+$/;

export const isNumber = (plain: string): boolean => NUMBER.test(plain);
export const isDash = (plain: string): boolean => DASHES.test(plain);
export const hasDigit = (plain: string): boolean => /\d/.test(plain);

/** A word of a name or head: not a figure, a dash or a piece of a figure. */
export function isWord(plain: string): boolean {
  return plain !== '' && !/^[-−—–－─\d,.%％]+$/.test(plain);
}

export function plainOf(value: string): string {
  return value.normalize('NFKC').replace(/\s+/g, '');
}

/** Joins tokens to one cell; pieces of one line keep a blank between them. */
export function joinTokens(tokens: readonly Token[]): Text {
  const parts: Text[] = [];
  tokens.forEach((token, index) => {
    if (index > 0 && tokens[index - 1]?.line === token.line) parts.push(BLANK);
    parts.push(token.text);
  });
  return concatTexts(parts);
}

const BLANK: Text = { value: ' ', pieces: [] };

/**
 * Cuts the block's lines into tokens.
 * @param split whether fragments that two cells share (a code and its name) are taken apart
 */
export function tokenise(lines: readonly (readonly Text[])[], split = true): TokenStream {
  const fragments = lines.map((line) => line.map(trimText).filter((text) => text.value !== ''));
  const decimals = decimalsOf(fragments.flat());
  const tokens: Token[] = [];
  let previous: number | null = null;
  let steps = 0;
  let gaps = 0;
  fragments.forEach((line, index) => {
    const parts = split ? line.flatMap((text) => unglue(text, decimals)) : line;
    if (parts.length === 0) return;
    const printed = lineOf(parts[0]);
    const gap = previous !== null && printed !== null && printed - previous > 1;
    if (previous !== null) {
      steps += 1;
      if (gap) gaps += 1;
    }
    previous = printed;
    parts.forEach((text, at) => {
      tokens.push({
        text,
        plain: plainOf(text.value),
        line: index,
        first: at === 0,
        last: at === parts.length - 1,
        gap: gap && at === 0,
      });
    });
  });
  return { tokens, decimals, gaps: gaps > steps / 4 && gaps < steps };
}

function lineOf(text: Text | undefined): number | null {
  const anchor = text?.pieces[0]?.anchor;
  return anchor?.kind === 'line' ? anchor.line : null;
}

/** The longest decimals that a fair share of the figures print; the rest came apart. */
function decimalsOf(texts: readonly Text[]): number {
  const counts = new Map<number, number>();
  let all = 0;
  for (const text of texts) {
    const match = /^[-−]?\d[\d,]*\.(\d+)$/.exec(plainOf(text.value));
    if (match === null) continue;
    const places = match[1]?.length ?? 0;
    counts.set(places, (counts.get(places) ?? 0) + 1);
    all += 1;
  }
  const common = [...counts].filter(([, count]) => count * 6 >= all).map(([places]) => places);
  return common.length === 0 ? 0 : Math.max(...common);
}

/** A code with its name, a name with its amount, or amounts without a blank between them. */
function unglue(text: Text, decimals: number): readonly Text[] {
  const value = text.value;
  const code =
    /^(?:\d{7}|\d{5}|\d{3})(?=[\u4e00-\u9fff])(?!人|个|名|次|户|家|年|元|万|亿|条|项)/.exec(value);
  if (code !== null) {
    return [
      sliceText(text, 0, code[0].length),
      ...unglue(sliceText(text, code[0].length), decimals),
    ];
  }
  if (decimals === 0) return [text];
  const amount = new RegExp(`[-−]?\\d[\\d,]*\\.\\d{${decimals}}`, 'g');
  const matches = [...value.matchAll(amount)];
  const first = matches[0];
  if (first === undefined || first[0].length === value.length) return [text];
  const figures = matches.map((match) => match[0]).join('');
  const head = value.slice(0, first.index);
  if (head + figures !== value) return [text];
  if (head !== '' && !/[\u4e00-\u9fff)）]$/.test(head)) return [text];
  if (head === '' && matches.length === 1) return [text];
  const parts = head === '' ? [] : [sliceText(text, 0, head.length)];
  for (const match of matches) {
    parts.push(sliceText(text, match.index, match.index + match[0].length));
  }
  return parts;
}
