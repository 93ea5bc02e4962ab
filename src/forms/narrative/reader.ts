import type { Dimensions } from '../../facts/key.js';
import { Clause } from './clause.js';
import type { Compact } from './compact.js';
import { type Said, saidInWords, stateComparison, wordsAt } from './comparisons.js';
import { Explanations } from './explanations.js';
import { isBareRate, stateBareRate, stateFigure, stateScore } from './figures.js';
import { listFrom, spread } from './lists.js';
import { Memory } from './memory.js';
import { gapBefore, unknownName } from './naming.js';
import type { ScannedNumber } from './scanner.js';
import type { Frame, Statement } from './statement.js';
import { isAside, type Subject, unknown } from './subject.js';
import type { Site } from './subjects.js';
import type { Lexed, Token } from './tokens.js';

type FigureToken = Extract<Token, { kind: 'figure' }>;

/** What may stand between a direction and its figure. */
const LEADS_TO_FIGURE =
  /^(?:了|约|近|超过|超|额|幅度?|率|共计?|总计|合计|为|达到?|的|:|\(|各|均|数|金额|总额)*$/;
/** Last character of an amount, or of the remark in brackets behind it. */
const AMOUNT_ENDS = /[元)]/;
/** 其中： at the end of a paragraph. */
const LIST_FOLLOWS = /^[:,]?$/;
const AS_OF = /截[至止]到?$/;

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
        if (token.mark === 'open') this.#skipRemark(index);
        else this.#mark(token, index);
        break;
      case 'year':
        this.#year(token);
        break;
      case 'account':
        this.#account(token);
        break;
      case 'word':
        if (this.#isEndOfLastYear(token)) this.#lastYear(token);
        else this.#word(token, index);
        break;
      case 'figure':
        this.#figure(token, index);
        break;
    }
  }

  /** Words in brackets without a figure (不含车辆) name nothing. */
  #skipRemark(index: number): void {
    for (let at = index + 1; at < this.#tokens.length; at += 1) {
      const token = this.#tokens[at];
      if (token?.kind === 'figure' || this.#sumsUp(token)) return;
      if (token?.kind !== 'mark' || token.mark !== 'close') continue;
      this.#resume = at + 1;
      return;
    }
  }

  /** 出国费、接待费(“三公”经费)共 5 万元: the brackets name what the list adds up to. */
  #sumsUp(token: Token | undefined): boolean {
    if (token?.kind !== 'word' || token.entry.role !== 'head') return false;
    return token.entry.measures?.[0] === 'three-public' && token.entry.dims === undefined;
  }

  #mark(token: Extract<Token, { kind: 'mark' }>, index: number): void {
    if (token.mark === 'close') return;
    if (token.mark !== 'and' && token.mark !== 'colon') {
      this.#compare(index, token.start);
      if (token.mark !== 'open') this.#told = false;
    }
    if (token.mark === 'stop' || token.mark === 'semicolon') {
      this.#explanations.close(this.#norm, token.start);
      this.#clause = new Clause();
      this.#memory.endPart(token.mark === 'stop');
    } else if (token.mark === 'comma') {
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
    this.#memory.setYear(
      this.#clause.year,
      AS_OF.test(this.#norm.slice(Math.max(0, token.start - 4), token.start)),
    );
  }

  /** 截至上年底: a date like 截至2022年底, and no comparison. */
  #isEndOfLastYear({ start, end, entry }: Extract<Token, { kind: 'word' }>): boolean {
    return (
      entry.role === 'base' &&
      entry.against === 'prior-year' &&
      AS_OF.test(this.#norm.slice(Math.max(0, start - 4), start)) &&
      /^年?[底末]/.test(this.#norm.slice(end))
    );
  }

  #lastYear({ start, end }: Extract<Token, { kind: 'word' }>): void {
    const { year } = this.#frame;
    if (year !== null) this.#year({ kind: 'year', start, end, year: year - 1 });
  }

  #account(token: Extract<Token, { kind: 'account' }>): void {
    const subject = this.#accountSubject(token);
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

  /** An account that no list knows stays a named but unbound subject. */
  #accountSubject(token: Extract<Token, { kind: 'account' }>): Subject {
    const words = this.#norm.slice(token.start, token.end);
    if (token.code === null) return { measure: '', dims: {}, words };
    const dims: Readonly<Record<typeof token.chart, Dimensions>> = {
      function: { function: token.code },
      'dept-economic': { deptEconomic: token.code },
      'gov-economic': { govEconomic: token.code },
    };
    return { measure: 'expenditure', dims: dims[token.chart], words };
  }

  #word(token: Extract<Token, { kind: 'word' }>, index: number): void {
    const { entry } = token;
    if (entry.role === 'reason') this.#explain(token, index);
    else if (entry.role === 'order') {
      if (this.#opensComparison(token, index))
        this.#clause.orders(
          entry.direction ?? 'none',
          this.#norm.slice(token.start, token.end),
          token.start,
        );
    } else if (entry.role === 'whole') {
      this.#openWhole(token);
    } else if (entry.role === 'compare') {
      this.#goOn(token, index);
      this.#clause.compare(
        this.#norm.slice(token.start, token.end),
        this.#opensComparison(token, index),
      );
    } else {
      // 同比 is the comparison and its base in one word.
      if (entry.role === 'base') this.#goOn(token, index);
      const weak = entry.role === 'weak' && this.#weakApplies(token);
      // 支出 and 项目支出 alone are the year's; 本级项目支出 is not.
      const part = this.#memory.insideWhole && MONEY_HEADS.has(entry.measures?.[0] ?? '');
      const bare =
        weak || (entry.role === 'head' && (part || WHOLE_KINDS.has(entry.dims?.kind ?? '')));
      if (bare && this.#clause.named.length === 0 && this.#namedBefore(token)) {
        const words = this.#norm.slice(token.start, token.end);
        this.#clause.account({ ...unknown(words), entry: null, weak: true });
      } else this.#clause.word(token, this.#norm, { weakMeasure: weak });
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
    if (token.start !== this.#from || !this.#isBareComparison(token, index)) return;
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
    const basis = said !== null && AMOUNTS.has(said.basis) ? said.basis : null;
    this.#memory.openWhole(subjects, this.#norm[token.end] === ':', basis);
    const goesOn = LIST_FOLLOWS.test(this.#norm.slice(token.end)) || this.#oneItem(token);
    this.#announced = goesOn ? subjects : [];
  }

  /** 其中：工资福利支出 5 万元。 One economic item is no list: the next paragraphs go on. */
  #oneItem(whole: Token): boolean {
    const behind = this.#tokens.filter(({ start }) => start >= whole.end);
    const items = behind.filter(({ kind }) => kind === 'account');
    const [item] = items;
    const stops = behind.filter((token) => token.kind === 'mark' && token.mark === 'stop');
    const economic = item?.kind === 'account' && item.chart === 'dept-economic';
    return economic && items.length === 1 && stops.length <= 1;
  }

  /** The whole whose parts the next paragraphs list. */
  get announced(): readonly Subject[] {
    return this.#announced;
  }

  #wholeHere(): readonly Subject[] {
    const { current, first } = this.#memory;
    return [this.#clause.named, current, first].find((list) => list.length > 0) ?? [];
  }

  /** 与, 和, 比 compare only where a year, last year or a budget follows. */
  #opensComparison(token: Token, index: number): boolean {
    const next = this.#tokens[index + 1];
    if (next === undefined || next.start - token.end > 3) return false;
    if (next.kind === 'year') return true;
    return next.kind === 'word' && (next.entry.role === 'base' || next.entry.role === 'basis');
  }

  /**
   * …，较上年减少 5 万元: a clause that is a comparison with last year and nothing else. Behind an
   * explanation it goes on with what the sentence spoke of before; behind a list of parts
   * (收入 9 万元，其中甲 5 万元、乙 4 万元，较上年…) with the whole.
   */
  #isBareComparison(token: Token, index: number): boolean {
    let end = token.end;
    for (let at = index + 1; ; at += 1) {
      const next = this.#tokens[at];
      if (next === undefined) return false;
      const bare = LEADS_TO_FIGURE.test(this.#norm.slice(end, next.start).replace(/^,/, ''));
      if (!bare) return false;
      if (next.kind === 'figure') return next.number.unit.endsWith('元');
      const compares =
        next.kind === 'year' ||
        (next.kind === 'mark' && next.mark === 'comma') ||
        (next.kind === 'word' &&
          ['base', 'basis', 'compare', 'direction'].includes(next.entry.role));
      if (!compares) return false;
      end = next.end;
    }
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
    this.#remember(statement, this.#norm[last.end] === '的');
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

  #remember(statement: Statement, attributive: boolean): void {
    const { basis, subjects, against } = statement;
    const memory = this.#memory;
    memory.figures += 1;
    if (!basis.endsWith('percent')) memory.last = subjects;
    const relative = basis.endsWith('percent');
    // An amount inside 占…的 is the whole's, not what the clauses speak of.
    const speaks = basis !== 'threshold' && !this.#clause.share && !subjects.some(isAside);
    if (statement.bound && !relative && speaks && !memory.reason) {
      memory.current = subjects;
      if (basis !== 'change' && !memory.insideWhole) {
        memory.amounts = [...memory.amounts, ...subjects].slice(-2);
      }
      if (memory.first.length === 0) memory.first = subjects;
    }
    // What follows (占…, 较上年…) speaks of the thing just named, known or not.
    if (!statement.bound && isAmount(statement) && speaks && !memory.reason)
      memory.current = [unknown(statement.words)];
    if (basis === 'budget' || basis === 'adjusted-budget') memory.lastBudget = basis;
    if (relative || basis === 'change') memory.lastRelative = { basis, against };
    const said = this.#clause;
    this.#clause = new Clause();
    if (basis === 'threshold') this.#clause.business = said.business;
    if (attributive && !relative) this.#clause.passOn(said);
  }
}

/** As a part of something, 会议的政府采购 is less than procurement. */
const MONEY_HEADS: ReadonlySet<string> = new Set(['procurement', 'operating-cost', 'three-public']);
const WHOLE_KINDS: ReadonlySet<string> = new Set(['basic', 'project']);
const AMOUNTS: ReadonlySet<string> = new Set(['budget', 'adjusted-budget', 'final', 'prior-year']);

/** An amount of money that has words of its own. */
function isAmount({ basis, number, words }: Statement): boolean {
  return AMOUNTS.has(basis) && number.unit.endsWith('元') && words !== '';
}
