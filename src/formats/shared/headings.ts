import { leadingMarkup } from './markup.js';

/** A number at the start of a line, by the form of which its level goes. */
export interface Marker {
  /** 1 第一部分, 2 一、, 3 （一）, 4 1., 5 （1）. */
  readonly level: number;
  readonly marker: string;
  /** The number as printed without its brackets and points: 一, 12. */
  readonly ordinal: string;
  /** What follows the number. */
  readonly rest: string;
}

const NUMERAL = '[一二三四五六七八九十百〇零]{1,5}';

const MARKERS: readonly { readonly level: number; readonly pattern: RegExp }[] = [
  {
    level: 1,
    pattern: new RegExp(`^第\\s{0,4}(${NUMERAL}|\\d{1,2})\\s{0,4}(?:部\\s{0,4}分|章|篇)[:：、.]?`),
  },
  { level: 2, pattern: new RegExp(`^(${NUMERAL})\\s{0,3}[、.．]`) },
  { level: 3, pattern: new RegExp(`^[（(]\\s{0,3}(${NUMERAL})\\s{0,3}[）)][、.]?`) },
  // A point between digits is a decimal point: 1.09 万元 at the start of a wrapped line.
  { level: 4, pattern: /^(\d{1,3})\s{0,2}(?:[.．](?!\d)|、)/ },
  { level: 5, pattern: /^[（(]\s{0,2}(\d{1,3})\s{0,2}[）)]/ },
];

export function markerOf(value: string): Marker | null {
  for (const { level, pattern } of MARKERS) {
    const match = pattern.exec(value);
    if (match === null) continue;
    const rest = value.slice(match[0].length).trim();
    return { level, marker: match[0].trim(), ordinal: match[1] ?? '', rest };
  }
  return null;
}

/** Longest heading in characters; the longest official one has about forty. */
const LONGEST_HEADING = 60;

/** Words that close the headings of official disclosures. */
const HEADING_NOUN =
  /(?:说明|情况|结果|概况|职责|职能|机构|构成|组成|解释|附件|报告|目录|决算表|预算表|明细表|总表|报表|支出表|收支表|目标表|自评表)$/;

/** Closing words that make a line with a full stop a heading and not an item. */
const STOPPED_HEADING: Readonly<Record<number, RegExp>> = {
  1: /(?:情况|说明|结果|概况|解释)$/,
  2: /(?:情况|说明|结果|概况|解释)$/,
  3: /(?:情况|说明|结果)$/,
  4: /情况说明$/,
  5: /情况说明$/,
};

const AMOUNT = /\p{Nd}\s*(?:万元|亿元|元|[%％‰])/u;
const ACCOUNT = /[（(][类款项][）)]/;

/** Whether the words after a number make a heading: short and without a sentence in them. */
export function isHeadingBody(level: number, rest: string): boolean {
  if (rest === '') return level === 1;
  const stopped = rest.endsWith('。');
  const body = (stopped ? rest.slice(0, -1) : rest).trim();
  if (body.length > LONGEST_HEADING || /[。；;！？!?：:]/.test(body)) return false;
  if (/[，、,（(“‘《]$/.test(body) || AMOUNT.test(body) || ACCOUNT.test(body)) return false;
  if (/\s-?\d[\d,.]*%?$/.test(body)) return false;
  if (!stopped) return true;
  return !body.includes('，') && (STOPPED_HEADING[level]?.test(body) ?? false);
}

/** The marker of a line that is a whole heading, or null. */
export function headingOf(value: string): Marker | null {
  const marker = markerOf(value.slice(leadingMarkup(value)));
  return marker !== null && isHeadingBody(marker.level, marker.rest) ? marker : null;
}

/** Whether the line closes with a word that closes headings. */
export function endsAsHeading(value: string): boolean {
  if (value.length > 2 * LONGEST_HEADING) return false;
  const bare = value.replace(/[。\s]+$/, '').replace(/\s*[（(][^（()）]{1,20}[）)]$/, '');
  return HEADING_NOUN.test(bare);
}

/** A heading that no row of a table could be: a part, or one closed by a heading's noun. */
export function isFirmHeading(marker: Marker): boolean {
  return marker.level === 1 || (marker.level <= 3 && endsAsHeading(marker.rest));
}
