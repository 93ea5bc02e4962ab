import { divideRounded, formatScaled, pow10 } from '../../../src/facts/decimal.js';
import { type FactKey, keyString } from '../../../src/facts/key.js';
import type { Direction } from '../../../src/forms/reading.js';
import type { Dice } from './dice.js';

/** How a disclosure prints its figures. */
export interface Style {
  /** Two decimals, two without closing zeros, or four. */
  readonly decimals: 'two' | 'short' | 'four';
  readonly thousands: boolean;
  readonly wide: boolean;
  /** Between figure and unit. */
  readonly blank: '' | ' ';
  readonly percentPlaces: 1 | 2;
  /** What an amount of nothing is in a table. */
  readonly nothing: '' | '0.00' | '—';
}

/** A figure that the disclosure prints, and the fact that it states. */
export interface Expected {
  readonly where: 'table' | 'narrative';
  /** `key` strings without the unit's name, joined; null where only the figure counts. */
  readonly facts: string | null;
  readonly value: string;
  readonly unit: string;
  readonly direction: Direction | null;
}

export type PartialKey = Omit<FactKey, 'unit' | 'year'> & { readonly year?: number };

export function randomStyle(dice: Dice): Style {
  return {
    decimals: dice.pick(['two', 'two', 'short', 'four']),
    thousands: dice.once(4),
    wide: dice.once(10),
    blank: dice.pick(['', ' ']),
    percentPlaces: dice.pick([1, 2]),
    nothing: dice.pick(['', '0.00', '—']),
  };
}

/** Writes figures and keeps what each of them states. */
export class Ink {
  readonly expected: Expected[] = [];
  /** Some amount that is not nothing was printed as zero. */
  hid = false;

  constructor(
    readonly style: Style,
    readonly year: number,
  ) {}

  /** An amount in a cell: the figure alone. */
  cell(fen: bigint, key: PartialKey): string {
    if (fen === 0n && this.style.nothing !== '0.00') return this.style.nothing;
    const text = this.amount(fen);
    this.#keep('table', [key], text, '万元', null);
    return text;
  }

  /** An amount in a sentence, with its unit. */
  money(
    fen: bigint,
    key: PartialKey | readonly PartialKey[],
    direction: Direction | null = null,
  ): string {
    const text = this.amount(fen);
    this.#keep('narrative', 'measure' in key ? [key] : key, text, '万元', direction);
    return `${text}${this.style.blank}万元`;
  }

  percent(part: bigint, whole: bigint, key: PartialKey | null): string {
    return this.percents(part, whole, key === null ? null : [key], null);
  }

  /** A percentage that states one or more facts. */
  percents(
    part: bigint,
    whole: bigint,
    keys: readonly PartialKey[] | null,
    direction: Direction | null,
  ): string {
    const places = this.style.percentPlaces;
    const text = short(formatScaled(divideRounded(part * pow10(places + 2), whole), places));
    this.#keep('narrative', keys, text, '%', direction);
    return `${text}%`;
  }

  count(number: number, unit: string, key: PartialKey | null): string {
    this.#keep('narrative', key === null ? null : [key], String(number), unit, null);
    return `${number}${this.style.blank}${unit}`;
  }

  /** The fen that an amount's print says. */
  rounded(fen: bigint): bigint {
    const step = pow10(6 - (this.style.decimals === 'four' ? 4 : 2));
    return divideRounded(fen, step) * step;
  }

  /** Fen as 万元 in the style, rounded half away from zero. */
  amount(fen: bigint): string {
    const places = this.style.decimals === 'four' ? 4 : 2;
    const rounded = formatScaled(divideRounded(fen, pow10(6 - places)), places);
    if (fen !== 0n && !/[1-9]/.test(rounded)) this.hid = true;
    const plain = this.style.decimals === 'short' ? short(rounded) : rounded;
    const grouped = this.style.thousands ? thousands(plain) : plain;
    return this.style.wide ? wide(grouped) : grouped;
  }

  #keep(
    where: Expected['where'],
    keys: readonly PartialKey[] | null,
    text: string,
    unit: string,
    direction: Direction | null,
  ): void {
    const facts =
      keys === null
        ? null
        : keys
            .map((key) => factText({ ...key, unit: '', year: key.year ?? this.year }))
            .sort()
            .join(' & ');
    this.expected.push({ where, facts, value: plain(text), unit, direction });
  }
}

/** A key without its unit. */
export function factText(key: FactKey): string {
  return keyString({ ...key, unit: '' });
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(',', '');
}

function short(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function thousands(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function wide(text: string): string {
  return text.replace(/[\d.]/g, (character) =>
    character === '.' ? '．' : String.fromCharCode(character.charCodeAt(0) + 0xfee0),
  );
}
