import type { PrintedAccount } from '../../facts/account-path.js';
import { resolveAccount } from '../../facts/account-path.js';
import { accountOf, type Chart } from '../../facts/codes.js';
import { normaliseName, similarity } from '../../facts/names.js';

/** An account named with its level words or its code, by offsets of the prepared text. */
export interface NamedAccount {
  readonly start: number;
  readonly end: number;
  readonly chart: Chart;
  readonly names: { readonly class: string; readonly group: string; readonly item: string };
  readonly printedCode: string;
  readonly code: string | null;
  readonly exact: boolean;
}

const LEVEL = /\((类|款|项)\)/g;
const CODE = /\((\d{3}|\d{5}|\d{7})\)/g;
/** Characters of the longest name; the search for a name's beginning goes no further. */
const LONGEST_NAME = 60;
const LEVELS = ['类', '款', '项'];

/** Least similarity of a printed name with the code's own for the name to count as the same. */
const SAME = 0.999;

/**
 * Finds accounts such as 卫生健康支出（类）医疗保障管理事务（款）行政运行（项） and
 * 行政运行(2101501).
 * @param chart chart of the topic; a code of seven digits is always functional
 * @param printed rows of the document's own tables, which outrank the lists
 * @param figures where figures end, ascending: a name never reaches back over one
 */
export function findAccounts(
  norm: string,
  chart: Chart | undefined,
  printed: readonly PrintedAccount[],
  figures: readonly number[] = [],
): readonly NamedAccount[] {
  return [
    ...byLevels(norm, printed, figures),
    ...byCode(norm, chart, figures),
    ...behindCode(norm, printed),
  ].sort((a, b) => a.start - b.start);
}

interface LevelMark {
  readonly at: number;
  readonly end: number;
  readonly depth: number;
}

function byLevels(
  norm: string,
  printed: readonly PrintedAccount[],
  figures: readonly number[],
): readonly NamedAccount[] {
  const marks = [...norm.matchAll(LEVEL)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    depth: LEVELS.indexOf(match[1] ?? ''),
  }));
  return chains(norm, marks, figures).map((chain) => {
    const start = nameStart(norm, chain[0]?.at ?? 0, figures);
    const parts = ['', '', ''];
    let from = start;
    for (const mark of chain) {
      parts[mark.depth] = norm.slice(from, mark.at).replace(/^[、“"]|[”"]$/g, '');
      from = mark.end;
    }
    const names = { class: parts[0] ?? '', group: parts[1] ?? '', item: parts[2] ?? '' };
    const match = resolveAccount(names, printed);
    return {
      start,
      end: from,
      chart: 'function',
      names,
      printedCode: '',
      code: match?.code ?? null,
      exact: match?.exact ?? false,
    };
  });
}

/** Marks of one account stand in descending level with only the next name between them. */
function chains(
  norm: string,
  marks: readonly LevelMark[],
  figures: readonly number[],
): readonly (readonly LevelMark[])[] {
  const found: LevelMark[][] = [];
  for (const mark of marks) {
    const chain = found.at(-1);
    const last = chain?.at(-1);
    const follows =
      last !== undefined &&
      mark.depth > last.depth &&
      !/[。；;，:]/.test(norm.slice(last.end, mark.at)) &&
      !figures.some((end) => end > last.end && end <= mark.at);
    if (chain !== undefined && follows) chain.push(mark);
    else found.push([mark]);
  }
  return found;
}

/** Back to the punctuation, list number or figure before the name; no name is longer. */
function nameStart(norm: string, end: number, figures: readonly number[]): number {
  const from = Math.max(0, end - LONGEST_NAME);
  const head = norm.slice(from, end);
  const marks = [...head.matchAll(/[。；;，:、！]|\d+[.、]|\(?[一二三四五六七八九十\d]+[)、]/g)];
  // 机关资本性支出(一)(503): a number behind words, right before the end, belongs to the name.
  const own = /\p{Script=Han}\([一二三四]\)$/u.test(head) ? marks.length - 1 : marks.length;
  const last = marks[own - 1];
  const mark = last === undefined ? 0 : last.index + last[0].length;
  return Math.max(from + mark, figures.findLast((at) => at <= end) ?? 0);
}

function byCode(
  norm: string,
  chart: Chart | undefined,
  figures: readonly number[],
): readonly NamedAccount[] {
  const found: NamedAccount[] = [];
  for (const match of norm.matchAll(CODE)) {
    const code = match[1] ?? '';
    const where = chartOfCode(code, chart);
    const account = where === null ? null : accountOf(where, code);
    if (where === null) continue;
    const start = nameStart(norm, match.index, figures);
    const name = norm.slice(start, match.index);
    if (name === '') continue;
    const depth = [3, 5, 7].indexOf(code.length);
    found.push({
      start,
      end: match.index + match[0].length,
      chart: where,
      names: {
        class: depth === 0 ? name : '',
        group: depth === 1 ? name : '',
        item: depth === 2 ? name : '',
      },
      printedCode: code,
      code,
      exact:
        account !== null && similarity(normaliseName(account.name), normaliseName(name)) > SAME,
    });
  }
  return found;
}

const CODE_BEFORE = /(?<![\d.,])2\d{6}(?=\p{Script=Han})/gu;

/** 2101501行政运行 300 万元: the code stands before its name, the list's or the document's own. */
function behindCode(norm: string, printed: readonly PrintedAccount[]): readonly NamedAccount[] {
  return [...norm.matchAll(CODE_BEFORE)].flatMap((match): readonly NamedAccount[] => {
    const [code] = match;
    const from = match.index + code.length;
    const names = [
      accountOf('function', code)?.name,
      printed.find((row) => row.code === code)?.name,
    ];
    const name = names.find(
      (one) => one !== undefined && one !== '' && norm.startsWith(normaliseName(one), from),
    );
    if (name === undefined) return [];
    const item = normaliseName(name);
    return [
      {
        start: match.index,
        end: from + item.length,
        chart: 'function',
        names: { class: '', group: '', item },
        printedCode: code,
        code,
        exact: true,
      },
    ];
  });
}

/** 7 digits are functional; 3 and 5 digits belong to the topic's chart, else by first digit. */
function chartOfCode(code: string, chart: Chart | undefined): Chart | null {
  if (code.length === 7 || code.startsWith('2')) return code.startsWith('2') ? 'function' : null;
  if (chart === 'dept-economic' || chart === 'gov-economic') return chart;
  if (code.startsWith('3')) return 'dept-economic';
  return code.startsWith('5') ? 'gov-economic' : null;
}
