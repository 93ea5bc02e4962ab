import type { Against, Basis } from '../../facts/key.js';
import { type Subject, sameSubject } from './subject.js';

/** A whole whose parts are being listed; one that a colon opened lasts to the full stop. */
interface Whole {
  readonly subjects: readonly Subject[];
  readonly listed: boolean;
  /** Which print of the whole was just given; its parts are of the same. */
  readonly basis: Basis | null;
}

/** A bracket that is open: how many wholes were, and what the clauses spoke of. */
interface Bracket {
  readonly wholes: number;
  readonly current: readonly Subject[];
  readonly last: readonly Subject[];
  readonly year: number | null;
}

/**
 * What a paragraph's earlier clauses leave to the later ones.
 * @param opened the whole whose parts are listed by the paragraphs from here on
 */
export class Memory {
  opened: readonly Subject[];

  /** What the running clauses speak of. */
  current: readonly Subject[] = [];
  /** Subjects of the last figure, explained or not. */
  last: readonly Subject[] = [];
  /** What the sentence has given amounts of, in order. */
  amounts: readonly Subject[] = [];
  /** What the paragraph spoke of first. */
  first: readonly Subject[] = [];
  /** The account named in the paragraph. */
  account: Subject | null = null;
  /** Base of the comparison that the part opened (与上年相比). */
  against: Against | null = null;
  /** The running comparison is with a year before the last one. */
  farYear = false;
  /** The budget that 完成预算 means. */
  lastBudget: Against = 'budget';
  lastRelative: { readonly basis: Basis; readonly against: Against | null } | null = null;
  /** Insurance scheme of the running statistics. */
  scheme: string | null = null;
  /** Group of visits whose costs follow. */
  group: string | null = null;
  /** Inside an explanation. */
  reason = false;
  figures = 0;
  /** What the change of a whole was compared with: the changes of its parts are compared so too. */
  partsAgainst: Against | null = null;
  /** A semicolon or stop ended a part, and no figure has followed. */
  partBegins = false;
  /** The explanation is a list that semicolons divide (主要原因：…；…). */
  reasonListed = false;
  /** Years of which the sentence has given amounts. */
  readonly years = new Set<number>();
  /** The last change of an amount that is no part of another, and what it was compared with. */
  changed: { readonly subjects: readonly Subject[]; readonly against: Against | null } | null =
    null;
  /** Parts of the open whole that 、 separated from the next one. */
  enumerated = 0;
  #year: number | null = null;
  /** Year of 截至…年底: counts of the paragraph are of that date. */
  #asOf: number | null = null;
  #wholes: Whole[] = [];
  #brackets: Bracket[] = [];

  constructor(opened: readonly Subject[] = []) {
    this.opened = opened;
  }

  get whole(): readonly Subject[] {
    return this.#wholes.at(-1)?.subjects ?? [];
  }

  get insideWhole(): boolean {
    return this.#wholes.length > 0;
  }

  /** The whole of the running parts, or the one that an earlier paragraph opened for this one. */
  get enclosing(): readonly Subject[] {
    return this.#wholes.at(-1)?.subjects ?? this.opened;
  }

  get wholeBasis(): Basis | null {
    return this.#wholes.at(-1)?.basis ?? null;
  }

  openWhole(subjects: readonly Subject[], listed: boolean, basis: Basis | null): void {
    const { changed } = this;
    const of = changed !== null && isOf(subjects, changed.subjects);
    if (of) this.partsAgainst = changed.against;
    if (subjects.length > 0) this.#wholes.push({ subjects, listed, basis });
    this.enumerated = 0;
  }

  enterBracket(): void {
    this.#brackets.push({
      wholes: this.#wholes.length,
      current: this.current,
      last: this.last,
      year: this.#year,
    });
  }

  /** 国内接待 9 批次(其中外宾 1 批次)，80 人次: parts and years told in brackets end with them. */
  leaveBracket(): void {
    const bracket = this.#brackets.pop();
    if (bracket === undefined) return;
    this.#year = bracket.year;
    if (this.#wholes.length <= bracket.wholes) return;
    this.#wholes.length = bracket.wholes;
    this.current = bracket.current;
    this.last = bracket.last;
  }

  /** 当年: no longer of the date that 截至… named. */
  leaveDate(): void {
    this.#asOf = null;
  }

  /** The list of parts is over: the clauses speak of the whole again. */
  returnToWhole(): void {
    const whole = this.#wholes.pop();
    if (whole !== undefined) this.current = whole.subjects;
    this.enumerated = 0;
  }

  setYear(year: number, asOf: boolean): void {
    if (asOf) this.#asOf = year;
    else this.#year = year;
  }

  /** The year that the sentence names, for counts also the date of the paragraph. */
  year(counts: boolean): number | null {
    return this.#year ?? (counts ? this.#asOf : null);
  }

  /** A semicolon ends a part, a full stop the whole sentence. */
  endPart(sentence: boolean): void {
    this.partBegins = true;
    this.reason = this.reason && this.reasonListed && !sentence;
    this.lastRelative = null;
    this.against = null;
    this.farYear = false;
    this.group = null;
    while (this.#wholes.at(-1)?.listed === false) this.#wholes.pop();
    this.enumerated = 0;
    if (!sentence) return;
    this.#wholes = [];
    this.#brackets = [];
    this.partsAgainst = null;
    this.years.clear();
    this.current = [];
    this.amounts = [];
    this.scheme = null;
    this.#year = null;
    this.figures = 0;
  }
}

function isOf(subjects: readonly Subject[], others: readonly Subject[]): boolean {
  return subjects.some((one) => others.some((other) => sameSubject(one, other)));
}
