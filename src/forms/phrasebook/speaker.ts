import { accountOf, type Chart } from '../../facts/codes.js';
import { formatScaled } from '../../facts/decimal.js';
import type { ExactFact, ExactFacts } from '../../facts/exact.js';
import { formatFigure, formatPercent } from '../../facts/figure.js';
import { type Basis, type Dimensions, type FactKey, keyString } from '../../facts/key.js';
import { BASE_PLACES, parseUnit } from '../../facts/unit.js';
import type { CodeSystem } from '../declaration.js';
import type { Direction } from '../reading.js';
import type { AccountNames } from '../write/body.js';
import type { WriteInfo } from '../write/print.js';
import type { FigurePhrase, Phrase } from './phrase.js';

/** A fact without unit, year and basis. */
export interface Subject {
  readonly measure: string;
  readonly dims: Dimensions;
}

/** What a document still needs before its sentences are whole. */
export interface Demands {
  /** Facts that a sentence must print and the book does not have. */
  readonly facts: readonly FactKey[];
  /** Changes whose reason only a person can give, with the printed change. */
  readonly reasons: readonly { readonly key: FactKey; readonly change: string }[];
  /** Codes with money whose names are not known. */
  readonly names: readonly string[];
}

/** What sentences are made from. */
export interface Source {
  readonly facts: ExactFacts;
  readonly info: WriteInfo;
  /** The officer's reasons, by `keyString` of the change. */
  readonly reasons: ReadonlyMap<string, string>;
  /** Names of accounts that the lists of accounts do not hold. */
  readonly names?: AccountNames;
  /** Names of the internal sections in their order. */
  readonly sections?: readonly string[];
  /** Tables of the layout that the document leaves out. */
  readonly leftOut?: ReadonlySet<string>;
}

const CHARTS: Readonly<Record<Exclude<CodeSystem, 'subunit'>, Chart>> = {
  function: 'function',
  deptEconomic: 'dept-economic',
  govEconomic: 'gov-economic',
};

const MONEY = '万元';
const SMALL_MONEY = '元';
const PERCENT_PLACES = 2;

/**
 * Says facts: gives figures as phrases that carry their claims, and keeps what it was asked
 * for and did not have.
 */
export class Speaker {
  readonly info: WriteInfo;
  readonly #source: Source;
  readonly #missing = new Map<string, FactKey>();
  readonly #unnamed = new Set<string>();
  readonly #unexplained = new Map<string, { key: FactKey; change: string }>();

  constructor(source: Source) {
    this.#source = source;
    this.info = source.info;
  }

  get demands(): Demands {
    return {
      facts: [...this.#missing.values()],
      reasons: [...this.#unexplained.values()],
      names: [...this.#unnamed],
    };
  }

  get sections(): readonly string[] {
    return this.#source.sections ?? [];
  }

  /** Whether the document holds a table of its layout. */
  prints(table: string): boolean {
    return this.#source.leftOut?.has(table) !== true;
  }

  /** 部门 or 单位, as the document calls itself. */
  get body(): string {
    return this.info.level === 'unit' ? '单位' : '部门';
  }

  key({ measure, dims }: Subject, basis: Basis, yearOffset = 0): FactKey {
    return { measure, unit: this.info.unit, year: this.info.fiscalYear + yearOffset, basis, dims };
  }

  /** The fact, or null where the book has none. */
  find(subject: Subject, basis: Basis, yearOffset = 0): ExactFact | null {
    return this.#source.facts.get(this.key(subject, basis, yearOffset)) ?? null;
  }

  /** The fact; where the book has none it is noted as missing. */
  need(subject: Subject, basis: Basis, yearOffset = 0): ExactFact | null {
    const fact = this.find(subject, basis, yearOffset);
    if (fact === null) {
      const key = this.key(subject, basis, yearOffset);
      this.#missing.set(keyString(key), key);
    }
    return fact;
  }

  /** Facts of this year and basis for which the test holds, in the order of the book. */
  where(basis: Basis, test: (subject: Subject) => boolean): readonly ExactFact[] {
    const { unit, fiscalYear: year } = this.info;
    return [...this.#source.facts].filter(
      ({ key }) => key.unit === unit && key.year === year && key.basis === basis && test(key),
    );
  }

  /** The name of an account; one that is not known is noted, and its code said. */
  name(system: Exclude<CodeSystem, 'subunit'>, code: string): string {
    const name = this.#source.names?.(system, code) ?? accountOf(CHARTS[system], code)?.name;
    if (name === undefined) this.#unnamed.add(code);
    return name ?? code;
  }

  /** An amount with its unit. */
  money(fact: ExactFact): FigurePhrase {
    return this.sameMoney([fact]);
  }

  /** One amount that states several facts of one value (收入总计、支出总计均为). */
  sameMoney(facts: readonly ExactFact[]): FigurePhrase {
    const value = facts[0]?.value ?? 0n;
    const keys = facts.map(({ key }) => key);
    return amount(keys, value, null);
  }

  /** A count with the unit that is said after it. */
  count({ key, value }: ExactFact, unit: string): FigurePhrase {
    return figure([key], value, formatFigure(value, unit), unit, null);
  }

  /** The amount by which facts rose or fell; printed without a sign. */
  change(keys: readonly FactKey[], difference: bigint, direction: Direction): FigurePhrase {
    return amount(keys, difference, direction);
  }

  percent(
    keys: readonly FactKey[],
    part: bigint,
    whole: bigint,
    direction: Direction | null = null,
  ): FigurePhrase {
    const text = formatPercent(part, whole, PERCENT_PLACES);
    const exact = formatPercent(part, whole, BASE_PLACES.percent);
    return {
      words: `${text}%`,
      exact,
      statement: { keys, text, unit: '%', direction },
    };
  }

  /**
   * The officer's reason of a change, after a comma; where there is none it is asked for and
   * nothing is said.
   */
  reason(change: FactKey, printed: string, lead = '主要原因是'): Phrase {
    const id = keyString(change);
    const words = this.#source.reasons
      .get(id)
      ?.trim()
      .replace(/[。；;.]+$/, '');
    if (words !== undefined && words !== '') return `，${lead}${words}`;
    this.#unexplained.set(id, { key: change, change: printed });
    return '';
  }
}

/**
 * An amount in 万元; in 元 where two decimals of 万元 would show nothing of it, and the words say
 * that 元 is meant, since everything beside it is in 万元.
 */
function amount(
  keys: readonly FactKey[],
  value: bigint,
  direction: Direction | null,
): FigurePhrase {
  const text = formatFigure(value, MONEY);
  const isShown = value === 0n || /[1-9]/.test(text);
  if (isShown) return figure(keys, value, text, MONEY, direction);
  const small = figure(keys, value, formatFigure(value, SMALL_MONEY), SMALL_MONEY, direction);
  return { ...small, words: `${small.words}（以元计）` };
}

function figure(
  keys: readonly FactKey[],
  value: bigint,
  text: string,
  unit: string,
  direction: Direction | null,
): FigurePhrase {
  const { quantity, power } = parseUnit(unit);
  return {
    words: `${text}${unit}`,
    exact: formatScaled(value, BASE_PLACES[quantity] + power),
    statement: { keys, text, unit, direction },
  };
}
