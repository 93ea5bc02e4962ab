import { concatTexts, type Text } from '../../../document/text.js';
import { labelWeight, squeeze } from '../../performance/labels.js';
import { joinTokens, type Token } from '../tokens.js';
import { BEGINNINGS, type LabelKind, LEXICON } from './lexicon.js';

/** A cell's label put together from its pieces, or a fragment that is no label. */
export interface Item extends Token {
  readonly kinds: ReadonlySet<LabelKind>;
}

const NONE: ReadonlySet<LabelKind> = new Set();
const MOST_PIECES = 16;
const MOST_BRACKET_PIECES = 5;
const OBJECTIVE = /^目标[\d一二三四五六七八九十]*(?:\(\d+(?:\.\d+)?分\)?\)?)?:?$/;
const BRACKETED: ReadonlySet<LabelKind> = new Set([
  'level1',
  'tasks',
  'funds',
  'head',
  'goal-head',
  'indicators',
  'goals',
]);

/** Joins the pieces of every known label; other fragments stay as they are. */
export function itemsOf(tokens: readonly Token[]): readonly Item[] {
  const whole = joinFigures(tokens);
  const items: Item[] = [];
  // A form that prints 数量指标 in full does not mean a label by 满意度 alone.
  const full = /(?:数量|质量|时效)指标/.test(whole.map((token) => token.plain).join(''));
  for (let at = 0; at < whole.length; ) {
    const label = labelAt(whole, at, full) ?? objectiveAt(whole, at);
    if (label === null) {
      items.push({ ...(whole[at] as Token), kinds: NONE });
      at += 1;
    } else {
      items.push(merged(whole.slice(at, label.end), label.kinds));
      at = label.end;
    }
  }
  return items;
}

export function has(item: Item | undefined, ...kinds: readonly LabelKind[]): boolean {
  return item !== undefined && kinds.some((kind) => item.kinds.has(kind));
}

/** Tokens as one item: first of its line where the first is, last where the last is. */
export function merged(tokens: readonly Token[], kinds: ReadonlySet<LabelKind> = NONE): Item {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('an item has tokens');
  const text = joinTokens(tokens);
  return {
    text,
    plain: tokens.map((token) => token.plain).join(''),
    line: last.line,
    first: first.first,
    last: last.last,
    gap: first.gap,
    kinds,
  };
}

interface Label {
  readonly end: number;
  readonly kinds: ReadonlySet<LabelKind>;
}

function labelAt(tokens: readonly Token[], at: number, full: boolean): Label | null {
  let joined = '';
  let found: Label | null = null;
  for (let end = at; end < tokens.length && end - at < MOST_PIECES; end += 1) {
    joined += squeeze((tokens[end] as Token).plain);
    const { word, open } = withoutBrackets(joined);
    const kinds = LEXICON.get(word.replace(/^其中:?/, ''));
    const short = full && LEXICON.has(`${word}指标`);
    if (kinds !== undefined && !open && !short) found = { end: end + 1, kinds };
    if (!open && !BEGINNINGS.has(word.replace(/^其中:?/, '')) && !'其中:'.startsWith(word)) break;
    if (open && kinds === undefined) break;
  }
  if (found === null) return null;
  return [...found.kinds].some((kind) => BRACKETED.has(kind))
    ? { ...found, end: bracketEnd(tokens, found.end) }
    : found;
}

/** The wording before its brackets, and whether a bracket is still open. */
function withoutBrackets(joined: string): { readonly word: string; readonly open: boolean } {
  const closed = joined.replace(/\([^()]*\)/g, '').replace(/[:：]$/, '');
  const open = closed.indexOf('(');
  return open === -1 ? { word: closed, open: false } : { word: closed.slice(0, open), open: true };
}

/** Brackets behind a label (50 分), (万元), (B/A) belong to it, over lines too. */
function bracketEnd(tokens: readonly Token[], from: number): number {
  let end = from;
  while (squeeze(tokens[end]?.plain ?? '').startsWith('(')) {
    let joined = '';
    let next = end;
    for (; next < tokens.length && next - end < MOST_BRACKET_PIECES; next += 1) {
      joined += squeeze((tokens[next] as Token).plain);
      if (/\)[:：]?$/.test(joined)) break;
    }
    if (!/^\([^()]*\)(?:\([^()]*\))*[:：]?$/.test(joined) || joined.length > 20) break;
    end = next + 1;
  }
  return end;
}

/** An objective of the Hubei department form: 目标 1 (40 分): */
function objectiveAt(tokens: readonly Token[], at: number): Label | null {
  let joined = '';
  for (let end = at; end < tokens.length && end - at < 4; end += 1) {
    joined += squeeze((tokens[end] as Token).plain);
    if (!OBJECTIVE.test(joined) && !/^目标\d*\(?\d*$/.test(joined)) return null;
    if (OBJECTIVE.test(joined) && labelWeight(joined.replace(/:$/, '')) !== null) {
      return { end: end + 1, kinds: new Set(['level1']) };
    }
  }
  return null;
}

/** A figure that its cell's width broke at the point: `706.` over `35`, `587` over `.09`. */
function joinFigures(tokens: readonly Token[]): readonly Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    const broken =
      before?.last === true &&
      token.first &&
      ((/^[-−]?\d[\d,]*\.$/.test(before.plain) && /^\d+%?$/.test(token.plain)) ||
        (/^[-−]?\d[\d,]*$/.test(before.plain) && /^\.\d+%?$/.test(token.plain)));
    if (broken) {
      joined[joined.length - 1] = {
        ...before,
        text: concatTexts([before.text, token.text]),
        plain: before.plain + token.plain,
        last: token.last,
        line: token.line,
      };
    } else joined.push(token);
  }
  return joined;
}

/** Items as one cell text. */
export function cellText(items: readonly Token[]): Text {
  return joinTokens(items);
}
