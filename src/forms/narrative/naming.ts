import type { Token } from './tokens.js';

/** Numbers of lists and items, and marks, that stand before a noun without naming anything. */
const LIST_NUMBER =
  /^[\s、.)(“”"‘’'《》]*(?:[\d一二三四五六七八九十]+[.、)]?)*[\s、.)(“”"‘’'《》]*/;
/** Who speaks, of which time: words that narrow no measure. */
const OWNER =
  /^(?:(?:本|我|该|全)(?:部门|单位|县|市|区|省|旗|镇|乡|街道|局|院|校|馆|园|所|站|队|委|办|处|中心|会|年度?)|部门|单位|机关|当年|全年|全部|年度|预计|同期|当期)+/;
/** A name of an office at the end of the words: 某县医疗保障局收入. */
const OFFICE =
  /.{2}(?:局|委员会|委|厅|中心|院|校|园|馆|所|站|队|办公室|办|处|会|政府|街道|乡|镇|学|部|社|台|场)(?:\(.{2,4}\))?(?:机关|本级|本部)?$/;
/** What merely leads from a noun to its amount, or from one word of the measure to the next. */
const LEADS =
  /(?:的|为|是|共|约|达到?|合计|总计|总额|总数|数额|数|额|累计|实际|安排|列支|发生|使用|完成|批复|下达|核定|了|等|总|各|均|在|由|其|主要|基本|费用|经费|资金|拨款|比例|比重|金额|仅|已|将|[\s:,“”"'‘’()])+/g;

/**
 * What is left of words that stand where a measure is named, once the words that name
 * nothing are taken away. Two characters or more are a name that the vocabulary does not
 * know: 工资福利 in 工资福利支出预算, 初中 in 初中教育支出.
 */
export function unknownName(words: string): string {
  const bare = words.replace(LIST_NUMBER, '').replace(OWNER, '');
  if (OFFICE.test(bare)) return '';
  const rest = bare.replace(LEADS, '').replace(/[^\p{Script=Han}]/gu, '');
  return rest.length < 2 ? '' : rest;
}

/** The words right before a place that no token covers. */
export function gapBefore(
  norm: string,
  tokens: readonly Token[],
  from: number,
  at: number,
): string {
  const before = tokens.filter((token) => token.end <= at && token.end > from).at(-1);
  return norm.slice(before?.end ?? from, at);
}

/** All words of a stretch that no token covers. */
export function gapsBetween(
  norm: string,
  tokens: readonly Token[],
  from: number,
  to: number,
): readonly string[] {
  const gaps: string[] = [];
  let at = from;
  for (const token of tokens) {
    if (token.end <= from) continue;
    if (token.start >= to) break;
    if (token.start > at) gaps.push(norm.slice(at, token.start));
    at = Math.max(at, token.end);
  }
  if (at < to) gaps.push(norm.slice(at, to));
  return gaps;
}

const AND = /^[和与]$/;

function isName(token: Token | undefined): boolean {
  return token?.kind === 'account' || (token?.kind === 'word' && token.entry.role === 'head');
}

/** 车辆费和接待费 5 万元: 和 between two names joins them; elsewhere it may compare. */
export function joinsNames(norm: string, tokens: readonly Token[], index: number): boolean {
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (token === undefined || !AND.test(norm.slice(token.start, token.end))) return false;
  const adjoins = before?.end === token.start && after?.start === token.end;
  return adjoins && isName(before) && isName(after);
}

/** 接待费及出国费 5 万元: nothing but 及 stands between the name and the one before it. */
export function isJoined(norm: string, tokens: readonly Token[], index: number): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]];
  if (token === undefined || !isName(before) || !isName(token)) return false;
  return /^以?及$/.test(norm.slice(before?.end, token.start));
}

/** 公务用车购置及某某费 5 万元: the name goes on behind the word that the vocabulary knows. */
export function goesOn(norm: string, tokens: readonly Token[], index: number): boolean {
  const [token, next] = [tokens[index], tokens[index + 1]];
  if (token === undefined || !/^以?及/.test(norm.slice(token.end))) return false;
  const gap = norm.slice(token.end, next?.start);
  return unknownName(gap.replace(/^以?及/, '')) !== '';
}
