import type { Basis, Dimensions } from '../../facts/key.js';
import type { Clause } from './clause.js';
import { type Subject, unknown } from './subject.js';
import type { Token } from './tokens.js';

type WordToken = Extract<Token, { kind: 'word' }>;
type AccountToken = Extract<Token, { kind: 'account' }>;

/** 其中：工资福利支出 5 万元。 One economic item is no list: the next paragraphs go on. */
export function oneItem(tokens: readonly Token[], whole: Token): boolean {
  const behind = tokens.filter(({ start }) => start >= whole.end);
  const items = behind.filter(({ kind }) => kind === 'account');
  const [item] = items;
  const stops = behind.filter((token) => token.kind === 'mark' && token.mark === 'stop');
  const economic = item?.kind === 'account' && item.chart === 'dept-economic';
  return economic && items.length === 1 && stops.length <= 1;
}

/**
 * “三公”经费预算中，出国费 5 万元…: the words before the comma name a whole and which print of
 * it is told; its parts follow.
 * @param at where the comma stands
 */
export function insideAmount(
  { named, basis }: Clause,
  norm: string,
  at: number,
): { readonly subjects: readonly Subject[]; readonly basis: Basis | null } | null {
  const inside = named.length > 0 && norm[at - 1] === '中';
  return inside ? { subjects: named, basis } : null;
}

/**
 * 年末一般公共预算财政拨款结转和结余: whose end or beginning it is stands before the fund.
 * @param before the words of the clause before it
 */
export function balanceOf(token: WordToken, before: string): WordToken {
  if (token.entry.role !== 'balance') return token;
  const closing = /[年期]末/.test(before);
  if (!closing && !/[年期]初|上年/.test(before)) return token;
  const measures = [closing ? 'closing-carry-over' : 'opening-carry-over'];
  return { ...token, entry: { ...token.entry, role: 'head', measures } };
}

/** What an account names; one that no list knows stays a named but unbound subject. */
export function accountSubject(norm: string, token: AccountToken): Subject {
  const words = norm.slice(token.start, token.end);
  if (token.code === null) return unknown(words);
  const dims: Readonly<Record<typeof token.chart, Dimensions>> = {
    function: { function: token.code },
    'dept-economic': { deptEconomic: token.code },
    'gov-economic': { govEconomic: token.code },
  };
  return { measure: 'expenditure', dims: dims[token.chart], words };
}
