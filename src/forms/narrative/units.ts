import { vocabulary } from '../generated/vocabulary.js';

export interface UnitMatch {
  readonly start: number;
  readonly end: number;
  /** 余 or 多 stands in the unit or before it. */
  readonly plus: boolean;
}

/** Longest word first, so that 人次 is not read as 人. */
const MEASURE_WORDS: readonly string[] = vocabulary
  .filter((entry) => entry.role === 'unit')
  .flatMap((entry) => entry.words)
  .sort((a, b) => b.length - a.length);

const MONEY = /^(余|多)?(百|千|万|十万|百万|千万|亿)?(余|多)?元/;
const PERCENT = /^(?:%|个百分点|百分点)/;
const SCALE = /^(余|多)?(百|千|万|十万|百万|千万|亿)(余|多)?/;
const PEOPLE = /^[\u4e00-\u9fff]{0,6}?(?:人口|群众|居民|职工|学生|百姓)/;

/**
 * The unit that stands right at `at`, or null.
 * Money, percent, a measure word with or without 万/亿 before it; a bare 万 or 亿 counts
 * as money unless people are named right after it (66 万脱贫人口).
 */
export function matchUnit(norm: string, at: number): UnitMatch | null {
  const rest = norm.slice(at, at + 24);
  const money = MONEY.exec(rest);
  if (money !== null) return found(at, rest, money[0].length, money);
  const percent = PERCENT.exec(rest);
  if (percent !== null) return found(at, rest, percent[0].length, null);
  const scale = SCALE.exec(rest);
  const from = scale?.[0].length ?? (/^[余多]/.test(rest) ? 1 : 0);
  const word = MEASURE_WORDS.find((entry) => rest.startsWith(entry, from));
  if (word !== undefined) return found(at, rest, from + word.length, scale);
  if (scale === null) return null;
  const people = PEOPLE.exec(rest.slice(from));
  return found(at, rest, from + (people?.[0].length ?? 0), scale);
}

function found(at: number, rest: string, length: number, scale: RegExpExecArray | null): UnitMatch {
  // 余 before the scale (600 余人) is no part of the unit.
  const skip = /^[余多]/.test(rest) ? 1 : 0;
  const plus = skip === 1 || (scale?.[3] ?? '') !== '' || /[余多]/.test(rest.slice(0, length));
  return { start: at + skip, end: at + length, plus };
}
