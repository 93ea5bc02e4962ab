import { Clause } from './clause.js';
import type { Compact } from './compact.js';
import { type Said, saidInWords, stateComparison, wordsAt } from './comparisons.js';
import { Explanations } from './explanations.js';
import { isBareRate, stateBareRate, stateFigure, stateScore } from './figures.js';
import { listFrom, spread } from './lists.js';
import { Memory } from './memory.js';
import { gapBefore, goesOn, isJoined, joinsNames, unknownName } from './naming.js';
import {
  followsBase,
  isBareComparison,
  isDate,
  isEndOfLastYear,
  LEADS_TO_FIGURE,
  opensComparison,
} from './openings.js';
import { accountSubject, balanceOf, insideAmount, oneItem } from './parts.js';
import { behindRemark } from './remarks.js';
import { givesAmount, remember } from './remember.js';
import type { ScannedNumber } from './scanner.js';
import type { Frame, Statement } from './statement.js';
import { type Subject, unknown } from './subject.js';
import type { Site } from './subjects.js';
import type { Lexed, Token } from './tokens.js';

type FigureToken = Extract<Token, { kind: 'figure' }>;

/** Last character of an amount, or of the remark in brackets behind it. */
const AMOUNT_ENDS = /[元)]/;
/** Words behind which each part is named itself; behind 分别为 the amounts follow. */
const LISTS = /包括|其中|方面/;
/** 其中： at the end of a paragraph. */
const LIST_FOLLOWS = /^[:,]?$/;

/** 当年, alone or in the name of what was done in the year (当年购置车辆). */
const THIS_YEAR = /^(?:当年|本年|今年)/;

/** Reads the figures of one paragraph clause by clause. */
export class ParagraphReader {
  readonly #norm: string;
  readonly #tokens: readonly Token[];
  readonly #frame: Frame;
  readonly #statements: Statement[] = [];
  readonly #comparisons: Said[] = [];
  readonly #explanations = new Explanations();
  readonly #memory: Memory;
  #clause = new Clause();
  /** What the running words compared was already told, before an explanation. */
  #told = false;
  /** Where the words of the running clause begin, and those of the sentence. */
  #from = 0;
  #sentence = 0;
  #announced: readonly Subject[] = [];
  /** Tokens before this index belong to a remark in brackets. */
  #resume = 0;

  constructor(text: Compact, lexed: Lexed, frame: Frame) {
    this.#norm = text.norm;
    this.#tokens = lexed.tokens;
    this.#frame = frame;
    this.#memory = new Memory(frame.opened);
  }

  /** The account named last in the paragraph: paragraphs without one of their own speak of it. */
  get account(): Subject | null {
    return this.#memory.account;
  }

  read(): readonly Statement[] {
    this.#tokens.forEach((token, index) => {
      if (index >= this.#resume) this.#meet(token, index);
    });
    this.#compare(this.#tokens.length, this.#norm.length);
    this.#explanations.close(this.#norm, this.#norm.length);
    return this.#statements;
  }

  /** Comparisons without an amount, once the paragraph was read. */
  get comparisons(): readonly Said[] {
    return this.#comparisons;
  }

  /** The explanation that the text gives of a change or a comparison. */
  reasonOf(said: Statement | Said): string | null {
    return this.#explanations.of(said);
  }

  #meet(token: Token, index: number): void {
    switch (token.kind) {
      case 'mark':
        if (token.mark === 'open') this.#bracket(index);
        else this.#mark(token, index);
        break;
      case 'year':
        if (followsBase(this.#tokens, index))
          this.#clause.comparesWith(token.year, this.#frame.year);
        else this.#year(token);
        break;
      case 'account':
        this.#account(token);
        break;
      case 'word':
        if (isEndOfLastYear(this.#norm, token)) this.#lastYear(token);
        else this.#word(token, index);
        break;
      case 'figure':
        this.#figure(token, index);
        break;
    }
  }

  #bracket(index: number): void {
    const behind = behindRemark(this.#tokens, index);
    if (behind === null) this.#memory.enterBracket();
    else this.#resume = behind;
  }

  #mark(token: Extract<Token, { kind: 'mark' }>, index: number): void {
    if (token.mark === 'close') {
      this.#memory.leaveBracket();
      return;
    }
    if (token.mark !== 'and' && token.mark !== 'colon') {
      this.#compare(index, token.start);
      if (token.mark !== 'open') this.#told = false;
    }
    if (token.mark === 'stop' || token.mark === 'semicolon') {
      this.#explanations.close(this.#norm, token.start);
      this.#clause = new Clause();
      this.#memory.endPart(token.mark === 'stop');
    } else if (token.mark === 'comma') {
      const inside = insideAmount(this.#clause, this.#norm, token.start);
      if (inside !== null) this.#memory.openWhole(inside.subjects, false, inside.basis);
      this.#settleSubject();
      this.#clause.comma();
    } else if (token.mark === 'and') {
      this.#clause.joins();
      const parts =
        this.#memory.insideWhole && AMOUNT_ENDS.test(this.#norm.charAt(token.start - 1));
      if (parts) this.#memory.enumerated += 1;
    }
    this.#from = token.end;
    if (token.mark !== 'stop') return;
    this.#sentence = token.end;
    const { beginning } = this.#frame;
    if (beginning !== '' && this.#norm.startsWith(beginning, token.end)) this.#memory.opened = [];
  }

  /** A clause without figure may name what the next ones speak of. */
  #settleSubject(): void {
    const { named } = this.#clause;
    if (this.#memory.reason || this.#memory.figures > 0 || named.length === 0) return;
    this.#memory.current = named;
  }

  #year(token: Extract<Token, { kind: 'year' }>): void {
    this.#clause.yearWord(token.year, this.#frame.year);
    this.#memory.farYear =
      this.#clause.farYear || (this.#memory.farYear && this.#clause.against === null);
    if (this.#memory.reason || this.#clause.year === null) return;
    this.#memory.setYear(this.#clause.year, isDate(this.#norm, token.start));
  }

  #lastYear({ start, end }: Extract<Token, { kind: 'word' }>): void {
    const { year } = this.#frame;
    if (year !== null) this.#year({ kind: 'year', start, end, year: year - 1 });
  }

  #account(token: Extract<Token, { kind: 'account' }>): void {
    const subject = accountSubject(this.#norm, token);
    // 初中教育支出 is no class, though the name of one ends it.
    if (token.mention === null && this.#namedBefore(token)) {
      this.#clause.account({ ...unknown(subject.words), entry: null, weak: false });
      return;
    }
    this.#clause.account({ ...subject, entry: null, weak: false });
    if (token.mention === null) return;
    this.#memory.account = subject;
    this.#memory.current = [subject];
  }

  /** The word only ends a longer name that no list knows. */
  #namedBefore(token: Token): boolean {
    return unknownName(gapBefore(this.#norm, this.#tokens, this.#from, token.start)) !== '';
  }

  #word(word: Extract<Token, { kind: 'word' }>, index: number): void {
    const token = balanceOf(word, this.#norm.slice(this.#from, word.start));
    const { entry } = token;
    if (THIS_YEAR.test(this.#norm.slice(token.start, token.start + 2))) this.#memory.leaveDate();
    if (entry.role === 'reason') this.#explain(token, index);
    else if (entry.role === 'order') {
      if (opensComparison(this.#tokens, index))
        this.#clause.orders(
          entry.direction ?? 'none',
          this.#norm.slice(token.start, token.end),
          token.start,
        );
    } else if (entry.role === 'whole') {
      this.#openWhole(token);
    } else if (entry.role === 'compare') {
      this.#goOn(token, index);
      if (joinsNames(this.#norm, this.#tokens, index)) this.#clause.joins();
      this.#clause.compare(
        this.#norm.slice(token.start, token.end),
        opensComparison(this.#tokens, index),
      );
    } else {
      // 同比 is the comparison and its base in one word.
      if (entry.role === 'base') this.#goOn(token, index);
      const weak = entry.role === 'weak' && this.#weakApplies(token);
      if (isJoined(this.#norm, this.#tokens, index)) this.#clause.joins();
      // 支出 and 项目支出 alone are the year's; 本级项目支出 is not.
      const part = this.#memory.insideWhole && MONEY_HEADS.has(entry.measures?.[0] ?? '');
      const bare =
        weak || (entry.role === 'head' && (part || WHOLE_KINDS.has(entry.dims?.kind ?? '')));
      if (bare && this.#clause.named.length === 0 && this.#namedBefore(token)) {
        const words = this.#norm.slice(token.start, token.end);
        this.#clause.account({ ...unknown(words), entry: null, weak: true });
      } else if (entry.role === 'head' && goesOn(this.#norm, this.#tokens, index)) {
        const words = this.#norm.slice(token.start, token.end);
        this.#clause.account({ ...unknown(words), entry: null, weak: false });
      } else
        this.#clause.word(token, this.#norm, {
          weakMeasure: weak,
          against: this.#memory.against,
        });
      if (entry.family === 'business')
        this.#memory.scheme = entry.dims?.task ?? this.#memory.scheme;
      if (this.#clause.against !== null && !this.#clause.farYear) {
        this.#memory.against = this.#clause.against;
        this.#memory.farYear = false;
      }
    }
  }

  /** A bare comparison leaves the explanation, or the list of parts, before it. */
  #goOn(token: Token, index: number): void {
    if (token.start !== this.#from || !isBareComparison(this.#norm, this.#tokens, index)) return;
    if (this.#memory.reason && this.#memory.figures > 0) {
      this.#memory.reason = false;
      this.#clause = new Clause();
    } else if (this.#memory.enumerated > 0) this.#memory.returnToWhole();
  }

  #explain(token: Extract<Token, { kind: 'word' }>, index: number): void {
    const said = this.#compare(index, token.start);
    if (said !== null || !this.#memory.reason) {
      const bare = this.#clause.named.length === 0;
      const explained = said ?? (bare ? (this.#statements.at(-1) ?? null) : null);
      this.#explanations.close(this.#norm, this.#from);
      const words = this.#norm.slice(token.start, token.end);
      if (explained !== null) this.#explanations.open(explained, words, token.end);
    }
    this.#settleSubject();
    // What the explanation counts is not what it explains.
    if (this.#clause.named.length > 0) this.#clause = new Clause();
    this.#memory.reason = true;
    this.#memory.reasonListed = this.#norm[token.end] === ':';
    this.#told = true;
  }

  /** What the clause that ends before a token says of two amounts without printing one. */
  #compare(index: number, end: number): Said | null {
    const words = this.#told ? null : saidInWords(this.#clause, this.#norm, end);
    if (words === null) return null;
    const said = stateComparison(this.#site(index, wordsAt(words.start, words.end)), words);
    if (said !== null) this.#comparisons.push(said);
    return said;
  }

  #openWhole(token: Token): void {
    const subjects = this.#wholeHere();
    const last = this.#statements.at(-1);
    const said = last !== undefined && last.number.start >= this.#sentence ? last : null;
    const basis = said !== null && givesAmount(said) ? said.basis : null;
    this.#memory.openWhole(subjects, this.#norm[token.end] === ':', basis);
    // 收入包括：一般公共预算拨款 5 万元: what the list is of names none of its parts.
    if (LISTS.test(this.#norm.slice(token.start, token.end))) this.#clause.named = [];
    const goesOn = LIST_FOLLOWS.test(this.#norm.slice(token.end)) || oneItem(this.#tokens, token);
    this.#announced = goesOn ? subjects : [];
  }

  /** The whole whose parts the next paragraphs list. */
  get announced(): readonly Subject[] {
    return this.#announced;
  }

  #wholeHere(): readonly Subject[] {
    const { current, first, partBegins, whole } = this.#memory;
    // 其中：甲 5 万元、乙 4 万元；其中本级 9 万元: behind the list 其中 is of the whole again.
    const again = partBegins ? whole : [];
    const lists = [this.#clause.named, again, current, first];
    return lists.find((list) => list.length > 0) ?? [];
  }

  /** 支出预算 under an account names the account's budget, not expenditure at large. */
  #weakApplies(token: Extract<Token, { kind: 'word' }>): boolean {
    const { after } = token.entry;
    const account = this.#memory.account ?? this.#frame.carried;
    if (account !== null && Object.keys(this.#clause.modifiers).length === 0) return false;
    return (
      after === undefined || this.#memory.current.some(({ measure }) => after.includes(measure))
    );
  }

  #figure(token: FigureToken, index: number): void {
    const { number } = token;
    const clause = this.#clause;
    const score = clause.score && (number.unit === '' || number.unit === '分');
    this.#dropFarDirection(number);
    const site = this.#site(index, number);
    const bare = isBareRate(site);
    if (number.reason !== null && !score && !bare) {
      this.#from = token.end;
      return;
    }
    const statement = score ? stateScore(site) : bare ? stateBareRate(site) : stateFigure(site);
    const list = listFrom(this.#norm, this.#tokens, index);
    const last = list.at(-1) ?? token;
    // The figures of a list are read with the first of them.
    if (list.length > 1) this.#resume = index + 2 * list.length - 1;
    this.#statements.push(...spread(statement, list));
    remember(this.#memory, statement, this.#clause);
    this.#clause = this.#clause.after(
      statement,
      this.#norm[last.end] === '的',
      this.#frame.kind !== 'budget',
    );
    this.#from = last.end;
  }

  #site(index: number, number: ScannedNumber): Site {
    return {
      norm: this.#norm,
      tokens: this.#tokens,
      index,
      number,
      from: this.#from,
      clause: this.#clause,
      memory: this.#memory,
      frame: this.#frame,
      sentence: this.#sentence,
      previous: this.#statements.at(-1) ?? null,
    };
  }

  /** 能力提升等 2 个项目: a direction speaks of the figure only right before it. */
  #dropFarDirection(number: ScannedNumber): void {
    const { order } = this.#clause;
    // 决算数大于预算数 3 万元: the amount is the difference.
    if (order !== null && order.end > order.start + order.text.length)
      this.#clause.direction ??= order;
    const { direction } = this.#clause;
    if (direction === null) return;
    if (!LEADS_TO_FIGURE.test(this.#norm.slice(direction.end, number.start)))
      this.#clause.direction = null;
  }
}

/** As a part of something, 会议的政府采购 is less than procurement. */
const MONEY_HEADS: ReadonlySet<string> = new Set(['procurement', 'operating-cost', 'three-public']);
const WHOLE_KINDS: ReadonlySet<string> = new Set(['basic', 'project']);
