import type { Basis, Dimensions } from '../../facts/key.js';
import { measureOf } from '../../facts/measures.js';
import { parseUnit } from '../../facts/unit.js';
import { type Against, Clause } from './clause.js';
import type { Compact } from './compact.js';
import { withPurchase } from './completion.js';
import { topicChain } from './lexicon.js';
import { Memory } from './memory.js';
import type { ScannedNumber } from './scanner.js';
import type { Frame, Statement } from './statement.js';
import type { Subject } from './subject.js';
import { countSubjects, moneySubjects, nounsBehind, type Site, topicSubjects } from './subjects.js';
import type { Lexed, Token } from './tokens.js';
import { nounAfter, wordsBefore } from './words.js';

type FigureToken = Extract<Token, { kind: 'figure' }>;

interface Says {
  readonly basis: Basis;
  readonly against?: Against | null;
  readonly whole?: Subject | null;
}

/** What may stand between a direction and its figure. */
const LEADS_TO_FIGURE =
  /^(?:了|约|近|超过|超|额|幅度?|率|共计?|总计|合计|为|达到?|的|:|\(|各|均|数|金额|总额)*$/;
const PLAN = /确保|力争|目标是|预期|计划|拟|争取|规划/;
const PLANNED_WHOLE = /占(?:预计|计划|目标|应)/;
const AS_OF = /截[至止]到?$/;

/** Reads the figures of one paragraph clause by clause. */
export class ParagraphReader {
  readonly #norm: string;
  readonly #tokens: readonly Token[];
  readonly #frame: Frame;
  readonly #chain: readonly string[];
  readonly #statements: Statement[] = [];
  readonly #memory = new Memory();
  #clause = new Clause();
  /** Where the words of the running clause begin, and those of the sentence. */
  #from = 0;
  #sentence = 0;
  /** Tokens before this index belong to a remark in brackets. */
  #resume = 0;

  constructor(text: Compact, lexed: Lexed, frame: Frame) {
    this.#norm = text.norm;
    this.#tokens = lexed.tokens;
    this.#frame = frame;
    this.#chain = topicChain(frame.topic);
  }

  /** The account named last in the paragraph: paragraphs without one of their own speak of it. */
  get account(): Subject | null {
    return this.#memory.account;
  }

  read(): readonly Statement[] {
    this.#tokens.forEach((token, index) => {
      if (index >= this.#resume) this.#meet(token, index);
    });
    return this.#statements;
  }

  #meet(token: Token, index: number): void {
    switch (token.kind) {
      case 'mark':
        if (token.mark === 'open') this.#skipRemark(index);
        else this.#mark(token);
        break;
      case 'year':
        this.#year(token);
        break;
      case 'account':
        this.#account(token);
        break;
      case 'word':
        this.#word(token, index);
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
      if (token?.kind === 'figure') return;
      if (token?.kind !== 'mark' || token.mark !== 'close') continue;
      this.#resume = at + 1;
      return;
    }
  }

  #mark(token: Extract<Token, { kind: 'mark' }>): void {
    if (token.mark === 'close') return;
    if (token.mark === 'stop' || token.mark === 'semicolon') {
      this.#clause = new Clause();
      this.#memory.endPart(token.mark === 'stop');
    } else if (token.mark === 'comma') {
      this.#settleSubject();
      this.#clause.comma();
    } else if (token.mark === 'and') this.#clause.joins();
    this.#from = token.end;
    if (token.mark === 'stop') this.#sentence = token.end;
  }

  /** A clause without figure may name what the next ones speak of. */
  #settleSubject(): void {
    const { named } = this.#clause;
    if (this.#memory.reason || this.#memory.figures > 0 || named.length === 0) return;
    this.#memory.current = named;
  }

  #year(token: Extract<Token, { kind: 'year' }>): void {
    this.#clause.yearWord(token.year, this.#frame.year);
    if (this.#memory.reason || this.#clause.year === null) return;
    this.#memory.setYear(
      this.#clause.year,
      AS_OF.test(this.#norm.slice(Math.max(0, token.start - 4), token.start)),
    );
  }

  #account(token: Extract<Token, { kind: 'account' }>): void {
    const subject = this.#accountSubject(token);
    this.#clause.account({ ...subject, entry: null, weak: false });
    if (token.mention === null) return;
    this.#memory.account = subject;
    this.#memory.current = [subject];
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
    if (entry.role === 'reason') {
      this.#settleSubject();
      this.#memory.reason = true;
    } else if (entry.role === 'whole') {
      this.#memory.openWhole(this.#wholeHere(), this.#norm[token.end] === ':');
    } else if (entry.role === 'compare') {
      this.#clause.compare(
        this.#norm.slice(token.start, token.end),
        this.#opensComparison(token, index),
      );
    } else {
      this.#clause.word(token, this.#norm, { weakMeasure: this.#weakApplies(token) });
      if (entry.family === 'business')
        this.#memory.scheme = entry.dims?.task ?? this.#memory.scheme;
      if (this.#clause.against !== null) this.#memory.against = this.#clause.against;
    }
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
    if (number.reason !== null && !score) {
      this.#from = token.end;
      return;
    }
    this.#dropFarDirection(number);
    const site: Site = {
      norm: this.#norm,
      tokens: this.#tokens,
      index,
      number,
      from: this.#from,
      clause,
      memory: this.#memory,
      frame: this.#frame,
    };
    const statement = score ? this.#score(site) : this.#plain(site);
    this.#statements.push(statement);
    this.#remember(statement, this.#norm[token.end] === '的');
    this.#from = token.end;
  }

  #plain(site: Site): Statement {
    switch (parseUnit(site.number.unit).quantity) {
      case 'money':
        return this.#money(site);
      case 'percent':
        return this.#percent(site);
      default:
        return this.#count(site);
    }
  }

  /** 能力提升等 2 个项目: a direction speaks of the figure only right before it. */
  #dropFarDirection(number: ScannedNumber): void {
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
    const speaks = basis !== 'threshold' && !this.#clause.share;
    if (statement.bound && !relative && speaks && !memory.reason) {
      memory.current = subjects;
      if (basis !== 'change') memory.amounts = [...memory.amounts, ...subjects];
      if (memory.first.length === 0) memory.first = subjects;
    }
    if (basis === 'budget' || basis === 'adjusted-budget') memory.lastBudget = basis;
    if (relative || basis === 'change') memory.lastRelative = { basis, against };
    const said = this.#clause;
    this.#clause = new Clause();
    if (basis === 'threshold') this.#clause.business = said.business;
    if (attributive && !relative) this.#clause.passOn(said);
  }

  #score(site: Site): Statement {
    const { number } = site;
    const overall =
      this.#chain.includes('performance-overall') ||
      this.#chain.includes('performance-report') ||
      wordsBefore(this.#norm, this.#sentence, number.start).includes('整体');
    const { project } = this.#frame;
    const words = '自评得分';
    const subjects: readonly Subject[] = overall
      ? [{ measure: 'overall-score', dims: {}, words }]
      : project !== null
        ? [{ measure: 'project-score', dims: { project }, words }]
        : [];
    // The form prints a score with or without 分.
    return this.#state(
      { ...number, unit: number.unit === '' ? '分' : number.unit, reason: null },
      subjects,
      {
        basis: 'count',
      },
    );
  }

  #money(site: Site): Statement {
    const { clause } = site;
    if (clause.threshold) return this.#threshold(site);
    const byDefault: Basis = this.#frame.kind === 'budget' ? 'budget' : 'final';
    if (clause.completion !== null) return this.#completedAmount(site, clause.completion);
    if (clause.share && clause.whole.length > 0) {
      return this.#state(site.number, clause.whole.slice(-1), { basis: byDefault });
    }
    if (clause.changes) {
      return this.#state(site.number, moneySubjects(site, true), {
        basis: 'change',
        against: this.#base(),
      });
    }
    const said = clause.basis ?? clause.basisInComparison;
    const prior = clause.priorYear || this.#isPriorYear();
    const subjects = moneySubjects(site, said !== null);
    return this.#state(site.number, subjects, {
      basis: prior ? 'prior-year' : (said ?? byDefault),
    });
  }

  /** 完成预算 5 万元的 80%: the amount is the budget itself. */
  #completedAmount(site: Site, completion: Against | 'open'): Statement {
    const basis = completion === 'adjusted-budget' ? 'adjusted-budget' : 'budget';
    return this.#state(site.number, moneySubjects(site, true), { basis });
  }

  /** What a change compares with: said here, said earlier in the part, else last year. */
  #base(): Against {
    const { lastRelative, against } = this.#memory;
    return this.#clause.against ?? against ?? lastRelative?.against ?? 'prior-year';
  }

  #isPriorYear(): boolean {
    const { year } = this.#frame;
    return year !== null && this.#memory.year(false) === year - 1;
  }

  #threshold(site: Site): Statement {
    const equipment = nounsBehind(site, true).find(({ measure }) => measure === 'equipment');
    const bought = this.#clause.business.item === 'bought';
    const dims = equipment === undefined ? {} : (bought ? withPurchase(equipment) : equipment).dims;
    const words = wordsBefore(this.#norm, this.#from, site.number.start);
    // The limit itself is exact; 以上 belongs to what is counted.
    const subject: Subject = { measure: 'equipment-threshold', dims, words };
    return this.#state({ ...site.number, bound: 'exact' }, [subject], { basis: 'threshold' });
  }

  #percent(site: Site): Statement {
    const { number, clause } = site;
    const { lastBudget, lastRelative } = this.#memory;
    if (clause.completion !== null) {
      const against = clause.completion === 'open' ? lastBudget : clause.completion;
      return this.#state(number, moneySubjects(site, true), {
        basis: 'completion-percent',
        against,
      });
    }
    if (clause.share) return this.#share(site);
    const rates = clause.named.filter(({ measure }) => measureOf(measure)?.quantity === 'percent');
    if (clause.changes || this.#inBracketOfChange(number)) {
      const subjects = rates.length > 0 ? rates : moneySubjects(site, true);
      return this.#state(number, subjects, { basis: 'change-percent', against: this.#base() });
    }
    if (rates.length > 0) return this.#state(number, rates.slice(-1), { basis: 'share-percent' });
    const previous = this.#statements.at(-1);
    if (clause.level && clause.named.length === 0 && previous !== undefined) {
      return this.#state(number, previous.subjects, { basis: previous.basis });
    }
    const goesOn = lastRelative?.basis === 'completion-percent' && clause.named.length === 0;
    return goesOn
      ? this.#state(number, [], { basis: 'completion-percent', against: lastRelative.against })
      : this.#state(number, [], { basis: 'share-percent' });
  }

  #share(site: Site): Statement {
    const { clause, number } = site;
    if (clause.wholeIsPlan || PLANNED_WHOLE.test(this.#norm.slice(this.#from, number.start))) {
      return this.#state(number, [], { basis: 'completion-percent', against: 'budget' });
    }
    const wholes = [
      clause.whole.at(-1),
      this.#memory.whole[0],
      topicSubjects(this.#frame)[0],
      this.#memory.first[0],
    ];
    const whole = wholes.find((subject) => subject !== undefined) ?? null;
    return this.#state(number, moneySubjects(site, true), { basis: 'share-percent', whole });
  }

  /** 减少 0.35 万元(17%): the percentage of the change just stated. */
  #inBracketOfChange(number: ScannedNumber): boolean {
    const between = this.#norm.slice(this.#from, number.start);
    return this.#memory.lastRelative?.basis === 'change' && /^\((?:约|即|占)?$/.test(between);
  }

  /** Last year's amounts are of last year; counts may be of the date the paragraph names. */
  #yearOf(basis: Basis): number | null {
    const { year } = this.#frame;
    if (basis === 'prior-year') return year === null ? null : year - 1;
    return this.#memory.year(basis === 'count') ?? year;
  }

  #count(site: Site): Statement {
    const says: Says = site.clause.changes
      ? { basis: 'change', against: this.#base() }
      : { basis: 'count' };
    return this.#state(site.number, countSubjects(site), says);
  }

  #state(number: ScannedNumber, subjects: readonly Subject[], says: Says): Statement {
    const norm = this.#norm;
    const { direction, gap, whole } = this.#clause;
    const counts = says.basis === 'count';
    // 减少 0.35 万元(17%): the percentage has the direction of its amount.
    const said = this.#inBracketOfChange(number) ? this.#statements.at(-1) : undefined;
    const named = [...new Set(subjects.map(({ words }) => words).filter((words) => words !== ''))];
    const around = [
      named.join('、'),
      counts ? nounAfter(norm, number.unitEnd) : '',
      wordsBefore(norm, this.#from, number.start),
    ];
    const plan = PLAN.test(norm.slice(Math.max(this.#sentence, number.start - 40), number.start));
    return {
      number,
      subjects,
      bound: subjects.length > 0,
      basis: says.basis,
      against: says.against ?? null,
      whole: says.whole ?? null,
      wholeNamed: whole.length > 0,
      year: this.#yearOf(says.basis),
      direction: said?.direction ?? direction?.value ?? (gap ? 'none' : null),
      directionText: said?.directionText ?? direction?.text ?? null,
      words: around.find((words) => words !== '') ?? '',
      planned: this.#memory.reason || plan,
    };
  }
}
