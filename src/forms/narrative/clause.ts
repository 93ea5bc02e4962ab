import type { Against, Basis, Dimensions } from '../../facts/key.js';
import type { Direction } from '../reading.js';
import { hasFund, type Subject } from './subject.js';
import type { Token } from './tokens.js';
import type { VocabularyEntry } from './vocabulary.js';

/** A subject named in the clause with the word that named it. */
export interface NamedSubject extends Subject {
  readonly entry: VocabularyEntry | null;
  readonly weak: boolean;
}

/** What the clauses before a word leave to it. */
interface Follows {
  readonly weakMeasure: boolean;
  /** The comparison that they opened. */
  readonly against: Against | null;
}

type WordToken = Extract<Token, { kind: 'word' }>;

/** Words that close a comparison: 与上年相比, 较上年. */
const CLOSES_COMPARISON = /^相/;

/**
 * What a clause has said before its figure: subject, basis, comparison, direction. Words
 * after 占 belong to the whole of a share, words after 较 to the base of a comparison.
 */
export class Clause {
  named: NamedSubject[] = [];
  /** What the comparison names: 与上年收入总计 5 万元相比. */
  baseNamed: NamedSubject[] = [];
  /** The subject was named since the last comma. */
  fresh = false;
  whole: NamedSubject[] = [];
  modifiers: Dimensions = {};
  /** Scheme or purchase words of statistics (职工, 购置). */
  business: Dimensions = {};
  basis: Basis | null = null;
  completion: Against | 'open' | null = null;
  share = false;
  /** Where the word of completion or share stands. */
  roleAt: number | null = null;
  /** The whole of the share is a budget or a plan. */
  wholeIsPlan = false;
  direction: {
    readonly value: Direction | null;
    readonly text: string;
    readonly start: number;
    readonly end: number;
  } | null = null;
  /** 小于, 大于 before the budget or the year they compare with; its end moves behind that. */
  order: { readonly value: Direction; readonly text: string; start: number; end: number } | null =
    null;
  gap = false;
  level = false;
  threshold = false;
  /** The statistic is of a part of the persons only. */
  qualified = false;
  score = false;
  each = false;
  /** A comparison base met in this clause. */
  against: Against | null = null;
  /** It compares with a year that is neither this one nor the last: 比 2019 年. */
  farYear = false;
  /** 上年 with no comparison: the amount is last year's. */
  priorYear = false;
  year: number | null = null;
  #mode: 'subject' | 'whole' | 'base' = 'subject';
  #joined = false;
  #baseBasis: Basis | null = null;
  /** The comparison names last year. */
  #baseYear = false;

  /** The figure says how much something changed or differs. */
  get changes(): boolean {
    return this.direction !== null || this.gap;
  }

  /** The figure is that of last year inside the comparison: 较上年的 5 万元减少. */
  get ofLastYear(): boolean {
    return this.#mode === 'base' && this.#baseYear && !this.changes;
  }

  /** The basis of a figure that stands inside the comparison itself (与年初预算 80 万元相差). */
  get basisInComparison(): Basis | null {
    return this.#mode === 'base' ? this.#baseBasis : null;
  }

  /** A comma without a figure before it: roles end, a named subject stays. */
  comma(): void {
    this.fresh = false;
    this.basis = null;
    this.completion = null;
    this.share = false;
    this.roleAt = null;
    this.whole = [];
    this.wholeIsPlan = false;
    this.direction = null;
    this.order = null;
    this.each = false;
    this.priorYear = false;
    this.#mode = 'subject';
    this.#joined = false;
    this.modifiers = {};
    this.#modifiedFrom = null;
  }

  /** 完成预算 5 万元的 80%: what was said of the amount holds for the percentage after it. */
  #passOn(earlier: Clause): void {
    this.completion = earlier.completion;
    this.share = earlier.share;
    this.whole = earlier.whole;
    this.wholeIsPlan = earlier.wholeIsPlan;
  }

  /**
   * The clause that a figure ends, and what it leaves to the next one.
   * @param attributive 的 follows the figure: what it is an attribute of comes next
   * @param executes the text tells final figures: a percentage of a budget is its completion
   */
  after({ basis }: { readonly basis: Basis }, attributive: boolean, executes: boolean): Clause {
    const next = new Clause();
    if (basis === 'threshold') next.business = this.business;
    if (!attributive || basis.endsWith('percent')) return next;
    next.#passOn(this);
    // 为年初预算 5 万元的 115%
    const budget = basis === 'budget' || basis === 'adjusted-budget';
    if (budget && executes && !this.share) next.completion ??= basis;
    return next;
  }

  joins(): void {
    this.#joined = true;
  }

  compare(word: string, opens: boolean): void {
    if (CLOSES_COMPARISON.test(word) && this.#mode === 'base') this.#mode = 'subject';
    else if (opens) {
      this.#mode = 'base';
      this.#baseYear = false;
    }
  }

  /** 决算数小于预算数: the word opens the comparison and says how it ends. */
  orders(value: Direction, text: string, start: number): void {
    this.order = { value, text, start, end: start + text.length };
    this.#mode = 'base';
    this.#baseYear = false;
  }

  account(subject: NamedSubject): void {
    if (this.#mode === 'base') return;
    this.#put({ ...subject, dims: { ...this.modifiers, ...subject.dims } });
  }

  yearWord(year: number, fiscalYear: number | null): void {
    if (this.#mode !== 'base') this.year = year;
    else if (fiscalYear === null) return;
    else if (year === fiscalYear - 1) this.#comparesWithLastYear();
    else this.farYear = year !== fiscalYear;
  }

  /** 同比 2022 年度减少: the year only says which one 同比 means. */
  comparesWith(year: number, fiscalYear: number | null): void {
    if (fiscalYear !== null && year !== fiscalYear - 1) this.farYear = true;
  }

  /** Where the naming words of the next head begin, when modifiers stand before it. */
  #modifiedFrom: number | null = null;

  #modify(dims: Dimensions, at: number): void {
    this.#modifiedFrom ??= at;
    this.modifiers = { ...this.modifiers, ...dims };
  }

  word(token: WordToken, norm: string, follows: Follows): void {
    const { entry } = token;
    const text = norm.slice(token.start, token.end);
    const names = entry.role === 'basis' || entry.role === 'base';
    if (this.order !== null && this.#mode === 'base' && names) this.order.end = token.end;
    switch (entry.role) {
      case 'head':
        this.#head(entry, norm, token, false);
        break;
      case 'weak':
        if (follows.weakMeasure) this.#head(entry, norm, token, true);
        break;
      case 'modifier':
        if (this.#mode === 'base') break;
        if (entry.family === 'business') this.business = { ...this.business, ...entry.dims };
        else this.#modify(entry.dims ?? {}, token.start);
        break;
      case 'basis':
        this.#basis(entry.basis ?? 'final');
        break;
      case 'base':
        if (this.#mode === 'base' || text === '同比') this.#comparesWithLastYear();
        else this.priorYear = true;
        break;
      case 'completion':
        this.completion = entry.against ?? 'open';
        this.roleAt = token.start;
        break;
      case 'share':
        this.share = true;
        this.roleAt = token.start;
        this.#mode = 'whole';
        this.modifiers = {};
        break;
      case 'direction':
        if (entry.compared === true && (this.against ?? follows.against) === null) break;
        if (entry.against !== undefined) this.against ??= entry.against;
        this.direction = {
          value: entry.direction ?? null,
          text,
          start: token.start,
          end: token.end,
        };
        if (this.priorYear) this.against ??= 'prior-year';
        this.priorYear = false;
        this.#mode = 'subject';
        break;
      case 'gap':
        this.gap = true;
        this.#mode = 'subject';
        break;
      case 'level':
        this.level = true;
        break;
      case 'threshold':
        this.threshold = true;
        break;
      case 'qualifier':
        this.qualified = true;
        break;
      case 'score':
        this.score = true;
        break;
      case 'each':
        this.each = true;
        break;
      default:
        break;
    }
  }

  #comparesWithLastYear(): void {
    this.against = 'prior-year';
    this.#baseYear = true;
  }

  #basis(basis: Basis): void {
    if (this.#mode === 'base') {
      this.#baseBasis = basis;
      const plan = basis === 'budget' || basis === 'adjusted-budget';
      // 比 2022 年预算减少: the word says which print of last year's figure is meant.
      if (this.#baseYear) this.against = plan ? 'prior-budget' : 'prior-final';
      else this.against = plan ? basis : 'prior-year';
    } else if (this.#mode === 'whole') {
      this.wholeIsPlan = basis !== 'final';
      if (basis === 'budget' || basis === 'adjusted-budget') this.completion ??= basis;
    } else this.basis = basis;
  }

  #head(entry: VocabularyEntry, norm: string, token: WordToken, weak: boolean): void {
    if (this.#mode === 'base') {
      if (!weak)
        this.baseNamed = this.#subjects(entry, norm.slice(token.start, token.end), this.modifiers);
      return;
    }
    const known = this.#mode === 'whole' ? this.whole : this.named;
    // A weak word beside a strong one is its tail: 公务接待 + 支出.
    if (weak && known.length > 0 && Object.keys(this.modifiers).length === 0) return;
    if (known.some((subject) => subject.entry?.holds === true)) return;
    const last = known.at(-1);
    // 上年结转一般公共预算拨款收入: revenue that was carried over.
    if (
      this.fresh &&
      last?.measure === 'opening-carry-over' &&
      !this.#joined &&
      entry.measures?.[0] === 'revenue'
    ) {
      this.#put({ ...last, dims: { ...last.dims, ...this.modifiers, ...entry.dims } });
      return;
    }
    const inherited =
      this.#joined && Object.keys(this.modifiers).length === 0 ? (known.at(-1)?.dims ?? {}) : {};
    const modifiers =
      this.#joined && inherited.fund !== undefined ? { fund: inherited.fund } : this.modifiers;
    const narrowed = (entry.measures ?? []).some(hasFund);
    const from = narrowed ? (this.#modifiedFrom ?? token.start) : token.start;
    const words = norm.slice(from, token.end);
    const subjects = this.#subjects(entry, words, modifiers, weak);
    const kept = entry.inherit === 'measure' ? subjects.slice(0, 1) : subjects;
    this.#put(...kept);
    if (entry.basis !== undefined) this.basis = entry.basis;
  }

  #subjects(
    entry: VocabularyEntry,
    words: string,
    modifiers: Dimensions,
    weak = false,
  ): NamedSubject[] {
    return (entry.measures ?? []).map((measure) => ({
      measure,
      // 财政拨款安排“三公”经费: only revenue, expenditure and balances are told apart by fund.
      dims: hasFund(measure) ? { ...modifiers, ...entry.dims } : (entry.dims ?? {}),
      words,
      entry,
      weak,
    }));
  }

  #put(...subjects: NamedSubject[]): void {
    const known = this.#mode === 'whole' ? this.whole : this.named;
    const next = this.#joined ? [...known, ...subjects] : subjects;
    if (this.#mode === 'whole') this.whole = next;
    else {
      this.named = next;
      this.fresh = true;
    }
    this.#joined = false;
    this.modifiers = {};
    this.#modifiedFrom = null;
  }
}
