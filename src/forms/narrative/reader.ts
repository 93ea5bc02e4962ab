import type { Basis, Dimensions } from '../../facts/key.js';
import { measureOf } from '../../facts/measures.js';
import { parseUnit } from '../../facts/unit.js';
import { vocabulary } from '../generated/vocabulary.js';
import type { Direction } from '../reading.js';
import { type Against, Clause, type NamedSubject } from './clause.js';
import type { Compact } from './compact.js';
import { topicChain, topicOf } from './lexicon.js';
import { looseAccount } from './loose.js';
import type { ScannedNumber } from './scanner.js';
import type { Subject } from './subject.js';
import type { Lexed, Token } from './tokens.js';
import { nounAfter, wordsBefore } from './words.js';

/** What is known before a paragraph is read. */
export interface Frame {
  readonly topic: string | null;
  readonly kind: 'final-accounts' | 'budget' | null;
  readonly year: number | null;
  /** The account or other subject that an earlier paragraph left open. */
  readonly carried: Subject | null;
  /** Normalised name of the project under review, or null. */
  readonly project: string | null;
}

/** A figure with what its clause says of it; keys are built from it. */
export interface Statement {
  readonly number: ScannedNumber;
  readonly subjects: readonly Subject[];
  readonly bound: boolean;
  readonly basis: Basis;
  readonly against: Against | null;
  readonly whole: Subject | null;
  readonly year: number | null;
  readonly direction: Direction | null;
  readonly directionText: string | null;
  readonly words: string;
  /** Stated as a plan or goal, or inside an explanation: no fact of the year. */
  readonly planned: boolean;
}

type FigureToken = Extract<Token, { kind: 'figure' }>;

const COUNTED = vocabulary.filter((entry) => entry.role === 'count');
const PLAN = /确保|力争|目标是|预期|计划|拟|争取|规划/;

/** Reads the figures of one paragraph clause by clause. */
export class ParagraphReader {
  readonly #text: Compact;
  readonly #tokens: readonly Token[];
  readonly #frame: Frame;
  readonly #chain: readonly string[];
  readonly #statements: Statement[] = [];
  #clause = new Clause();
  /** Where the words of the running clause begin. */
  #from = 0;
  #current: readonly Subject[] = [];
  #wholes: (readonly Subject[])[] = [];
  #first: readonly Subject[] = [];
  #account: Subject | null = null;
  #against: Against | null = null;
  #lastBudget: Against = 'budget';
  #lastBasis: { basis: Basis; against: Against | null; whole: Subject | null } | null = null;
  #scheme: string | null = null;
  #group: string | null = null;
  #year: number | null = null;
  #reason = false;
  #figuresInSentence = 0;
  #sentence = 0;

  constructor(text: Compact, lexed: Lexed, frame: Frame) {
    this.#text = text;
    this.#tokens = lexed.tokens;
    this.#frame = frame;
    this.#chain = topicChain(frame.topic);
    this.#account = null;
  }

  /** The account named in the paragraph: the subject of paragraphs without one of their own. */
  get account(): Subject | null {
    return this.#account;
  }

  /** Starts of bare numbers that were understood as scores. */
  get scores(): readonly number[] {
    return this.#statements
      .filter(({ subjects }) => subjects.some(({ measure }) => measure.endsWith('-score')))
      .map(({ number }) => number.start);
  }

  read(): readonly Statement[] {
    this.#tokens.forEach((token, index) => {
      switch (token.kind) {
        case 'mark':
          this.#mark(token);
          break;
        case 'year':
          this.#clause.yearWord(token.year, this.#frame.year);
          if (!this.#reason && this.#clause.year !== null) this.#year = this.#clause.year;
          break;
        case 'account':
          this.#meetAccount(token);
          break;
        case 'word':
          this.#meetWord(token, index);
          break;
        case 'figure':
          this.#figure(token, index);
          break;
      }
    });
    return this.#statements;
  }

  #mark(token: Extract<Token, { kind: 'mark' }>): void {
    if (token.mark === 'stop' || token.mark === 'semicolon') this.#endPart(token.mark === 'stop');
    else if (token.mark === 'comma') {
      this.#settleSubject();
      this.#clause.comma();
    } else if (token.mark === 'and') this.#clause.joins();
    if (token.mark !== 'open' && token.mark !== 'close') this.#from = token.end;
    if (token.mark === 'stop') this.#sentence = token.end;
  }

  /** A clause without figure may name what the next ones speak of. */
  #settleSubject(): void {
    if (this.#reason || this.#figuresInSentence > 0 || this.#clause.named.length === 0) return;
    this.#current = this.#clause.named;
  }

  #endPart(sentence: boolean): void {
    this.#clause = new Clause();
    this.#reason = false;
    this.#lastBasis = null;
    this.#against = null;
    if (this.#wholes.length > 1 || sentence) this.#wholes.pop();
    if (!sentence) return;
    this.#wholes = [];
    this.#current = [];
    this.#scheme = null;
    this.#group = null;
    this.#year = null;
    this.#figuresInSentence = 0;
  }

  #meetAccount(token: Extract<Token, { kind: 'account' }>): void {
    const subject = this.#accountSubject(token);
    this.#clause.account({ ...subject, entry: null, weak: false });
    if (token.mention === null) return;
    this.#account = subject;
    this.#current = [subject];
  }

  #accountSubject(token: Extract<Token, { kind: 'account' }>): Subject {
    const words = this.#text.norm.slice(token.start, token.end);
    const code = token.code ?? undefined;
    const dims: Dimensions =
      token.chart === 'function'
        ? { ...(code === undefined ? {} : { function: code }) }
        : token.chart === 'dept-economic'
          ? { ...(code === undefined ? {} : { deptEconomic: code }) }
          : { ...(code === undefined ? {} : { govEconomic: code }) };
    // An account that no list knows stays a named but unbound subject.
    return { measure: code === undefined ? '' : 'expenditure', dims, words };
  }

  #meetWord(token: Extract<Token, { kind: 'word' }>, index: number): void {
    const { entry } = token;
    const text = this.#text.norm.slice(token.start, token.end);
    if (entry.role === 'reason') {
      this.#settleSubject();
      this.#reason = true;
    } else if (entry.role === 'whole') this.#openParts();
    else if (entry.role === 'compare')
      this.#clause.compare(text, this.#opensComparison(token, index));
    else {
      this.#clause.word(token, text, { weakMeasure: this.#weakApplies(token) });
      if (entry.family === 'business' && entry.dims?.task !== undefined)
        this.#scheme = entry.dims.task;
      if (this.#clause.against !== null) this.#against = this.#clause.against;
    }
  }

  #openParts(): void {
    const whole =
      this.#clause.named.length > 0
        ? this.#clause.named
        : this.#current.length > 0
          ? this.#current
          : this.#first;
    if (whole.length > 0) this.#wholes.push(whole);
  }

  /** 与, 和, 比 compare only where a year, last year or a budget follows. */
  #opensComparison(token: Token, index: number): boolean {
    const next = this.#tokens[index + 1];
    if (next === undefined || next.start - token.end > 3) return false;
    if (next.kind === 'year') return true;
    if (next.kind !== 'word') return false;
    return next.entry.role === 'base' || next.entry.role === 'basis';
  }

  #weakApplies(token: Extract<Token, { kind: 'word' }>): boolean {
    const { after } = token.entry;
    return after === undefined || this.#current.some((subject) => after.includes(subject.measure));
  }

  #figure(token: FigureToken, index: number): void {
    const { number } = token;
    const { quantity } = parseUnit(number.unit);
    const score = number.unit === '' && this.#clause.score;
    if (number.reason !== null && !score) {
      this.#from = token.end;
      return;
    }
    const statement =
      score || (quantity === 'score' && this.#clause.score)
        ? this.#score(number)
        : quantity === 'money'
          ? this.#money(token, index)
          : quantity === 'percent'
            ? this.#percent(token, index)
            : this.#count(token, index);
    this.#statements.push(statement);
    this.#after(statement, token);
  }

  #after(statement: Statement, token: FigureToken): void {
    const { basis } = statement;
    const amount = basis !== 'threshold' && !basis.endsWith('percent');
    this.#figuresInSentence += 1;
    if (statement.bound && amount && !this.#reason) {
      this.#current = statement.subjects;
      if (this.#first.length === 0) this.#first = statement.subjects;
    }
    if (basis === 'budget' || basis === 'adjusted-budget') this.#lastBudget = basis;
    if (basis.endsWith('percent') || basis === 'change') {
      this.#lastBasis = { basis, against: statement.against, whole: statement.whole };
    }
    const kept = basis === 'threshold' ? this.#clause.business : {};
    this.#clause = new Clause();
    this.#clause.business = kept;
    this.#from = token.end;
  }

  #score(number: ScannedNumber): Statement {
    const overall =
      this.#chain.includes('performance-overall') || this.#chain.includes('performance-report');
    const project = this.#frame.project;
    const subject: Subject | null =
      project !== null && !overall
        ? { measure: 'project-score', dims: { project }, words: '自评得分' }
        : overall || /整体/.test(wordsBefore(this.#text.norm, this.#sentence, number.start))
          ? { measure: 'overall-score', dims: {}, words: '自评得分' }
          : null;
    return this.#state(
      { ...number, unit: number.unit === '' ? '分' : number.unit, reason: null },
      subject === null ? [] : [subject],
      { basis: 'count' },
    );
  }

  #money(token: FigureToken, index: number): Statement {
    const { number } = token;
    const clause = this.#clause;
    if (clause.threshold) return this.#threshold(token, index);
    const prior = clause.priorYear || this.#priorYear();
    const basis: Basis = this.#changes(clause)
      ? 'change'
      : (clause.basis ?? clause.basisInComparison ?? (prior ? 'prior-year' : this.#defaultBasis()));
    const explicit =
      clause.basis !== null || clause.basisInComparison !== null || basis === 'change';
    const subjects = this.#subjects('money', number, explicit, index);
    return this.#state(number, subjects, {
      basis: prior && basis !== 'change' ? 'prior-year' : basis,
      against: basis === 'change' ? (clause.against ?? this.#against ?? 'prior-year') : null,
    });
  }

  #changes(clause: Clause): boolean {
    return clause.direction !== null || clause.gap;
  }

  #priorYear(): boolean {
    const { year } = this.#frame;
    return year !== null && this.#year === year - 1;
  }

  #defaultBasis(): Basis {
    return this.#frame.kind === 'budget' ? 'budget' : 'final';
  }

  #threshold(token: FigureToken, index: number): Statement {
    const subject = this.#subjectsAfter(index, true).find((named) => named.measure === 'equipment');
    const dims = subject === undefined ? {} : this.#withPurchase(subject).dims;
    const words = wordsBefore(this.#text.norm, this.#from, token.start);
    return this.#state(
      { ...token.number, bound: 'exact' },
      [{ measure: 'equipment-threshold', dims, words }],
      { basis: 'threshold' },
    );
  }

  #percent(token: FigureToken, index: number): Statement {
    const { number } = token;
    const clause = this.#clause;
    if (clause.completion !== null) {
      const against = clause.completion === 'open' ? this.#lastBudget : clause.completion;
      return this.#state(number, this.#subjects('money', number, true, index), {
        basis: 'completion-percent',
        against,
      });
    }
    if (clause.share) return this.#share(number, index);
    if (this.#changes(clause) || this.#inBracketOfChange(number)) {
      const against = clause.against ?? this.#against ?? this.#lastBasis?.against ?? 'prior-year';
      return this.#state(number, this.#subjects('money', number, true, index), {
        basis: 'change-percent',
        against,
      });
    }
    const rate = clause.named.filter(
      (subject) => measureOf(subject.measure)?.quantity === 'percent',
    );
    if (rate.length > 0) return this.#state(number, rate, { basis: 'share-percent' });
    const last = this.#lastBasis;
    if (last?.basis === 'completion-percent' && clause.named.length === 0) {
      return this.#state(number, [], { basis: last.basis, against: last.against });
    }
    return this.#state(number, [], { basis: 'share-percent' });
  }

  #share(number: ScannedNumber, index: number): Statement {
    const clause = this.#clause;
    const planned =
      clause.wholeIsPlan ||
      /占(?:预计|计划|目标|应)/.test(this.#text.norm.slice(this.#from, number.start));
    if (planned) return this.#state(number, [], { basis: 'completion-percent', against: 'budget' });
    const whole =
      clause.whole.at(-1) ??
      this.#wholes.at(-1)?.[0] ??
      this.#defaultSubjects()[0] ??
      this.#first[0] ??
      null;
    return this.#state(number, this.#subjects('money', number, true, index), {
      basis: 'share-percent',
      whole,
    });
  }

  /** 减少 0.35 万元(17%): the percentage of the change just stated. */
  #inBracketOfChange(number: ScannedNumber): boolean {
    const between = this.#text.norm.slice(this.#from, number.start);
    return this.#lastBasis?.basis === 'change' && /^\((?:约|即|占)?$/.test(between);
  }

  #count(token: FigureToken, index: number): Statement {
    const { number } = token;
    const basis: Basis = this.#changes(this.#clause) ? 'change' : 'count';
    const against =
      basis === 'change' ? (this.#clause.against ?? this.#against ?? 'prior-year') : null;
    return this.#state(number, this.#subjects('count', number, true, index), { basis, against });
  }

  /** The first of: named here, named after (counts), running, account, first, topic. */
  #subjects(
    quantity: 'money' | 'count',
    number: ScannedNumber,
    explicit: boolean,
    index: number,
  ): readonly Subject[] {
    const fits = (subject: Subject) => this.#fits(subject, quantity, number);
    const named = this.#coordinated(this.#clause.named)
      .map((subject) => this.#complete(subject))
      .filter(fits);
    if (named.length > 0) return named.map((subject) => this.#grouped(subject, number));
    if (this.#clause.named.some((subject) => subject.measure === '' && subject.entry === null))
      return [];
    if (
      quantity === 'money' &&
      Object.keys(this.#clause.modifiers).length > 0 &&
      this.#chain.includes('accounts')
    ) {
      return [
        {
          measure: 'expenditure',
          dims: this.#clause.modifiers,
          words: wordsBefore(this.#text.norm, this.#from, number.start),
        },
      ];
    }
    if (quantity === 'count') {
      const after = this.#subjectsAfter(index, false)
        .map((subject) => this.#complete(subject))
        .filter(fits);
      if (after[0] !== undefined) return [this.#grouped(after[0], number)];
      return this.#counted(number);
    }
    const loose = looseAccount(
      topicOf(this.#frame.topic)?.chart,
      wordsBefore(this.#text.norm, this.#from, number.start),
    );
    if (loose !== null) return [loose];
    if (this.#reason) return [];
    return this.#running(fits, explicit);
  }

  #running(fits: (subject: Subject) => boolean, explicit: boolean): readonly Subject[] {
    const plain =
      this.#chain.includes('accounts') ||
      this.#chain.includes('three-public') ||
      this.#account !== null;
    const named =
      this.#clause.basis !== null ||
      this.#clause.direction !== null ||
      this.#clause.completion !== null ||
      this.#clause.share ||
      this.#clause.gap;
    // An amount that names neither subject nor basis speaks of something else.
    if (!named && !explicit && !plain) return [];
    const account = this.#account ?? this.#frame.carried;
    const choices: (readonly Subject[])[] = [
      this.#current,
      account === null ? [] : [account],
      this.#first,
      this.#defaultSubjects(),
    ];
    if (account?.measure === '' && this.#current.length === 0) return [];
    return choices.map((list) => list.filter(fits)).find((list) => list.length > 0) ?? [];
  }

  /** Several nouns before one figure count together only where the words say so. */
  #coordinated(named: readonly NamedSubject[]): readonly NamedSubject[] {
    if (named.length < 2 || this.#clause.each) return named;
    const sides = new Set(
      named.map((subject) =>
        subject.measure.startsWith('revenue')
          ? 'in'
          : subject.measure.startsWith('expenditure')
            ? 'out'
            : subject.measure,
      ),
    );
    return named.length === 2 && sides.has('in') && sides.has('out') ? named : named.slice(-1);
  }

  #fits(subject: Subject, quantity: 'money' | 'count', number: ScannedNumber): boolean {
    if (measureOf(subject.measure)?.quantity !== quantity) return false;
    const units = this.#unitsOf(subject);
    return units === null || units.some((unit) => number.unit.endsWith(unit));
  }

  #unitsOf(subject: Subject): readonly string[] | null {
    const entry = 'entry' in subject ? (subject as NamedSubject).entry : null;
    return entry?.units ?? null;
  }

  /** Counted things beside a subject that is money (公务接待费 … 3 批次). */
  #counted(number: ScannedNumber): readonly Subject[] {
    const beside = [
      ...this.#clause.named,
      ...this.#current,
      ...this.#first,
      ...this.#defaultSubjects(),
    ];
    for (const subject of beside) {
      const entry = COUNTED.find(
        (rule) =>
          rule.of === subject.measure &&
          (rule.items === undefined || rule.items.includes(subject.dims.item ?? '')) &&
          rule.words.some((unit) => number.unit.endsWith(unit)),
      );
      const measure = entry?.measures?.[0];
      if (measure !== undefined) {
        const dims = entry?.dims ?? (subject.measure === 'three-public' ? {} : subject.dims);
        return [{ measure, dims, words: subject.words }];
      }
    }
    return [];
  }

  /** Nouns behind the figure, up to the next mark or figure. */
  #subjectsAfter(index: number, throughMarks: boolean): readonly NamedSubject[] {
    const clause = new Clause();
    clause.business = this.#clause.business;
    for (const token of this.#tokens.slice(index + 1)) {
      if (token.kind === 'figure') break;
      if (
        token.kind === 'mark' &&
        !(throughMarks && token.mark !== 'stop' && token.mark !== 'semicolon')
      )
        break;
      if (token.kind !== 'word') continue;
      if (token.entry.role === 'basis' || token.entry.role === 'whole') break;
      clause.word(token, this.#text.norm.slice(token.start, token.end), { weakMeasure: false });
    }
    const scheme = clause.business.task;
    return clause.named.map((subject) =>
      scheme === undefined ? subject : { ...subject, dims: { ...subject.dims, task: scheme } },
    );
  }

  /** Fills what a word leaves to its surroundings: inherited measure or item, scheme, purchase. */
  #complete(subject: NamedSubject): NamedSubject {
    const inherited = this.#inherit(subject);
    return this.#withScheme(this.#withPurchase(inherited));
  }

  #inherit(subject: NamedSubject): NamedSubject {
    const around = [...(this.#wholes.at(-1) ?? []), ...this.#current];
    if (subject.entry?.inherit === 'measure') {
      const measure = around
        .map((entry) => entry.measure)
        .find((id) => subject.entry?.measures?.includes(id));
      return measure === undefined ? subject : { ...subject, measure };
    }
    if (subject.entry?.inherit === 'item' && subject.dims.item === undefined) {
      const item = [...this.#current, ...this.#first]
        .map((entry) => entry.dims.item?.replace(/^reception-/, ''))
        .find((id) => id === 'domestic' || id === 'foreign');
      return item === undefined ? subject : { ...subject, dims: { ...subject.dims, item } };
    }
    return subject;
  }

  #withPurchase(subject: NamedSubject): NamedSubject {
    if (this.#clause.business.item !== 'bought') return subject;
    if (subject.measure === 'vehicles') return { ...subject, measure: 'vehicles-bought', dims: {} };
    if (subject.measure !== 'equipment') return subject;
    const item = subject.dims.item === undefined ? 'bought' : `${subject.dims.item}-bought`;
    return { ...subject, dims: { ...subject.dims, item } };
  }

  /** The insurance scheme is the item of a statistic, or its task where it has an item. */
  #withScheme(subject: NamedSubject): NamedSubject {
    if (!['insured', 'fund-revenue', 'fund-expenditure'].includes(subject.measure)) return subject;
    const scheme = subject.dims.task ?? this.#scheme;
    if (scheme === null || scheme === undefined) return subject;
    const { task: _moved, ...dims } = subject.dims;
    if (dims.item === undefined) return { ...subject, dims: { ...dims, item: scheme } };
    return dims.item.startsWith('employee')
      ? { ...subject, dims }
      : { ...subject, dims: { ...dims, task: scheme } };
  }

  /** Visits and their costs are told apart by the words that name the group. */
  #grouped(subject: Subject, number: ScannedNumber): Subject {
    if (subject.measure === 'visits') {
      const words = wordsBefore(this.#text.norm, this.#from, number.start).replace(
        /^(?:其中|共|累计)+/,
        '',
      );
      const whole = this.#wholes.at(-1)?.find((entry) => entry.measure === 'visits')?.dims.task;
      this.#group = whole === undefined ? words : `${whole}/${words}`;
    }
    const task = this.#group;
    return subject.measure === 'visits' || subject.measure === 'medical-cost'
      ? { ...subject, dims: { ...subject.dims, ...(task === null ? {} : { task }) } }
      : subject;
  }

  #defaultSubjects(): readonly Subject[] {
    const topic = topicOf(this.#frame.topic);
    return (topic?.measures ?? []).map((measure) => ({
      measure,
      dims: {
        ...topic?.subjectDims,
        ...(measure === 'project-funds' && this.#frame.project !== null
          ? { project: this.#frame.project }
          : {}),
      },
      words: '',
    }));
  }

  #state(
    number: ScannedNumber,
    subjects: readonly Subject[],
    says: {
      readonly basis: Basis;
      readonly against?: Against | null;
      readonly whole?: Subject | null;
    },
  ): Statement {
    const { norm } = this.#text;
    const before = wordsBefore(norm, this.#from, number.start);
    const after = says.basis === 'count' ? nounAfter(norm, number.unitEnd) : '';
    const named = subjects.map((subject) => subject.words).filter((word) => word !== '');
    const clauseWords = norm.slice(Math.max(this.#sentence, number.start - 40), number.start);
    return {
      number,
      subjects,
      bound: subjects.length > 0,
      basis: says.basis,
      against: says.against ?? null,
      whole: says.whole ?? null,
      year: this.#year ?? this.#frame.year,
      direction: this.#clause.direction?.value ?? (this.#clause.gap ? 'none' : null),
      directionText: this.#clause.direction?.text ?? null,
      words: named.length > 0 ? named.join('、') : after !== '' ? after : before,
      planned: this.#reason || PLAN.test(clauseWords),
    };
  }
}
