import {
  type Account,
  accountOf,
  type Chart,
  CODE_LENGTHS,
  nearestNames,
} from '../../facts/codes.js';
import { parseDecimal, scaled } from '../../facts/decimal.js';
import { normaliseName } from '../../facts/names.js';
import { plainNumber } from '../../facts/printed.js';
import { BASE_PLACES, type Quantity } from '../../facts/unit.js';
import type { Message } from '../problem.js';
import type { Column } from './sheets.js';
import type { Choice } from './words.js';

/** A cell as it is kept, or why it cannot be. */
export type Parsed<T> = { readonly value: T } | { readonly wrong: Message };

/** Names of accounts that the program's own lists do not hold: `chart:code`. */
export type OwnCodes = ReadonlyMap<string, string>;

/** Judges codes of one fiscal year; an office's codes are few, its rows many. */
export class CodeBook {
  readonly #year: number;
  readonly #own: OwnCodes;
  readonly #known = new Map<string, Message | null>();

  constructor(year: number, own: OwnCodes) {
    this.#year = year;
    this.#own = own;
  }

  /** Why a code cannot stand in the column, or null. */
  complaint(column: Column, code: string): Message | null {
    const id = `${column.id}:${column.lengths?.join() ?? ''}:${code}`;
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const found = this.#judge(column, code);
    this.#known.set(id, found);
    return found;
  }

  #judge({ chart = 'function', lengths }: Column, code: string): Message | null {
    const allowed = lengths ?? CODE_LENGTHS[chart];
    if (!/^\d+$/.test(code) || !allowed.includes(code.length)) {
      return {
        zh: `“${code}”不是${allowed.join('、')}位的科目编码`,
        en: `“${code}” is no code of ${allowed.join(' or ')} digits`,
      };
    }
    if (this.#own.has(`${chart}:${code}`)) return null;
    const account = accountOf(chart, code);
    if (account === null) return unknown(code);
    return isOfYear(account, this.#year) ? null : ofAnotherYear(account, this.#year);
  }
}

/** The years that the lists of accounts were made for: their ends say nothing of other years. */
const LIST_YEARS = { from: 2021, to: 2024 } as const;

function isOfYear({ from, to, attestedYears }: Account, year: number): boolean {
  if (attestedYears.includes(year)) return true;
  if (from !== null && from > LIST_YEARS.from && year < from) return false;
  return !(to !== null && to < LIST_YEARS.to && year > to);
}

function unknown(code: string): Message {
  return {
    zh: `没有科目“${code}”；确有此科目的，请先写入“自用科目”（codes.csv）`,
    en: `there is no account “${code}”; if there is, enter it in codes.csv first`,
  };
}

function ofAnotherYear({ code, name, from, to }: Account, year: number): Message {
  const span = `${from ?? ''}–${to ?? ''}`;
  return {
    zh: `科目“${code} ${name}”用于${span}年度，不用于${year}年度；确有此科目的，请先写入“自用科目”（codes.csv）`,
    en: `account “${code} ${name}” is of ${span}, not of ${year}; if it is, enter it in codes.csv first`,
  };
}

/** The id of a choice from how it was written. */
export function parseChoice(choices: readonly Choice[], text: string): Parsed<string> {
  const index = indexOf(choices);
  const id = index.get(text) ?? index.get(normaliseName(text));
  if (id !== undefined) return { value: id };
  const near = nearestNames(
    choices.map(({ zh }) => ({ name: zh })),
    text,
  )[0]?.candidate.name;
  const names = choices.map(({ zh }) => zh);
  const few = names.length <= 8 ? names.join('、') : `${names.slice(0, 8).join('、')}等`;
  return {
    wrong: {
      zh: `没有“${text}”这一项${near === undefined ? `；可填：${few}` : `，是否应为“${near}”`}`,
      en: `there is no “${text}”${near === undefined ? `; one of ${few}` : `; “${near}”?`}`,
    },
  };
}

const INDICES = new WeakMap<readonly Choice[], ReadonlyMap<string, string>>();

function indexOf(choices: readonly Choice[]): ReadonlyMap<string, string> {
  const known = INDICES.get(choices);
  if (known !== undefined) return known;
  const index = new Map<string, string>();
  for (const { id, zh, also = [] } of choices) {
    for (const name of [id, zh, normaliseName(zh), ...also, ...also.map(normaliseName)]) {
      if (!index.has(name)) index.set(name, id);
    }
  }
  INDICES.set(choices, index);
  return index;
}

/**
 * An exact number in base units: money typed in 元, counts and scores as they are.
 * Digits beyond the base unit are refused, never rounded.
 */
export function parseAmount(text: string, quantity: Quantity): Parsed<bigint> {
  const decimal = parseDecimal(text) ?? parseDecimal(plainNumber(text));
  if (decimal === null) {
    return { wrong: { zh: `“${text}”不是数字`, en: `“${text}” is not a number` } };
  }
  const places = BASE_PLACES[quantity];
  const value = scaled(decimal, places);
  if (
    decimal.scale > places &&
    scaled({ digits: value, scale: places }, decimal.scale) !== decimal.digits
  ) {
    return {
      wrong: {
        zh: `“${text}”的小数超过${places}位`,
        en: `“${text}” has more than ${places} decimals`,
      },
    };
  }
  return { value };
}

/** A date of the fiscal year, as 2023-05-31. */
export function parseDate(text: string, year: number): Parsed<string> {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  const [, of = '', month = '', day = ''] = match ?? [];
  const iso = `${of}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (match === null || !isDay(iso)) {
    return { wrong: { zh: `“${text}”不是日期`, en: `“${text}” is no date` } };
  }
  if (of !== String(year)) {
    return {
      wrong: { zh: `“${text}”不在${year}年度内`, en: `“${text}” is not in fiscal year ${year}` },
    };
  }
  return { value: iso };
}

/** Whether a text is a day of the calendar, as 2023-05-31. */
export function isDay(iso: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return false;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}

/** Name of an account: the book's own, else that of the lists. */
export function accountName(chart: Chart, code: string, own: OwnCodes): string | null {
  return own.get(`${chart}:${code}`) ?? accountOf(chart, code)?.name ?? null;
}
