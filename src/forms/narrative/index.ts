import type { Document } from '../../document/tree.js';
import type { PrintedAccount } from '../../facts/account-path.js';
import { normaliseProject } from '../performance/project.js';
import type {
  AccountMention,
  Claim,
  Comparison,
  DocumentInfo,
  SectionReading,
  TableReading,
  Unread,
} from '../reading.js';
import type { NamedAccount } from './accounts.js';
import { claimOf, comparisonOf } from './claims.js';
import { type Compact, compact, sourceBetween } from './compact.js';
import { leftovers } from './leftovers.js';
import { topicChain } from './lexicon.js';
import { inPrintedOrder } from './printed-order.js';
import { projectIn } from './project.js';
import { ParagraphReader } from './reader.js';
import { outline, type Passage, runInHeading, topicFor } from './sections.js';
import type { Frame } from './statement.js';
import type { Subject } from './subject.js';
import { lex } from './tokens.js';

/** What running text states: one claim a figure, in reading order. */
export interface NarrativeReading {
  readonly sections: readonly SectionReading[];
  readonly claims: readonly Claim[];
  readonly comparisons: readonly Comparison[];
  readonly accounts: readonly AccountMention[];
  readonly unread: readonly Unread[];
}

/**
 * Reads every amount, percentage and count of the running text (DESIGN «Sentences: the
 * clause reader»), and of the prose cells of performance forms.
 * @param info unit, year and kind go into the fact keys
 * @param tables their account rows help to resolve names; their prose cells are read
 */
export function readNarrative(
  document: Document,
  info: DocumentInfo,
  tables: readonly TableReading[],
): NarrativeReading {
  const { sections, passages } = outline(document);
  const reader = new NarrativeReader(info, printedAccounts(tables));
  const prose = prosePassages(tables, passages.length);
  for (const passage of inPrintedOrder(document, passages, prose)) reader.read(passage);
  const { claims, comparisons, accounts, unread } = reader;
  return { sections, claims, comparisons, accounts, unread };
}

/** Only a number, an account or a comparison makes a passage worth cutting into clauses. */
const SAYS_SOMETHING =
  /\d|\([类款项]\)|(?:预算数?|上年度?|去年)(?:基本)?(?:持平|增|减|相|一致)|(?:[大小高低多少等]于|超[过出]).{0,4}预算/;

/** A whole whose parts later paragraphs list, and how the paragraph that says so is numbered. */
interface Opened {
  readonly subjects: readonly Subject[];
  readonly marker: string;
  /** A numbered paragraph has followed it. */
  readonly numbered: boolean;
  /** How its paragraph begins: one that begins so too speaks of the whole again. */
  readonly beginning: string;
}

const NOTHING: Opened = { subjects: [], marker: '', numbered: false, beginning: '' };
const BEGINNING = 12;
const MARKER = /^(?:\(?[一二三四五六七八九十]+[)、.]|\(?\d+(?:[)、]|\.(?!\d)))/;

/** How a paragraph is numbered, the number itself left out: `#.`, `(#)`. */
function markerOf({ norm }: Compact): string {
  const found = MARKER.exec(norm)?.[0] ?? '';
  const style = found.replace(/[一二三四五六七八九十]+/, '十').replace(/\d+/, '1');
  return style.replace('、', '.');
}

class NarrativeReader {
  readonly claims: Claim[] = [];
  readonly comparisons: Comparison[] = [];
  readonly accounts: AccountMention[] = [];
  readonly unread: Unread[] = [];
  readonly #info: DocumentInfo;
  readonly #printed: readonly PrintedAccount[];
  #section: string | null = null;
  #carried: Subject | null = null;
  #project: string | null = null;
  #opened: Opened = NOTHING;

  constructor(info: DocumentInfo, printed: readonly PrintedAccount[]) {
    this.#info = info;
    this.#printed = printed;
  }

  read(passage: Passage): void {
    if (passage.section !== this.#section) {
      this.#section = passage.section;
      this.#carried = null;
      this.#opened = NOTHING;
      if (!topicChain(passage.topic).includes('performance')) this.#project = null;
    }
    const text = compact(passage.text);
    const own = passage.heading ? null : runInHeading(text.norm);
    const above = own === null ? passage.topic : topicFor(own, passage.topic);
    const topic = this.#topicOf(text, above);
    if (SAYS_SOMETHING.test(text.norm)) this.#clauses(passage, text, topic);
    else this.unread.push(...leftovers(text, []));
  }

  #clauses(passage: Passage, text: Compact, topic: string | null): void {
    const lexed = lex(text, topic, this.#printed);
    const frame: Frame = {
      topic,
      kind: this.#info.kind,
      year: this.#info.fiscalYear,
      carried: this.#carried,
      opened: this.#wholeOf(text),
      beginning: this.#opened.beginning,
      project: this.#project,
    };
    const paragraph = new ParagraphReader(text, lexed, frame);
    const place = { section: passage.section, topic, paragraph: passage.index, text };
    const statements = paragraph.read();
    for (const statement of statements)
      this.claims.push(claimOf(statement, place, this.#info, paragraph.reasonOf(statement)));
    for (const said of paragraph.comparisons)
      this.comparisons.push(comparisonOf(said, place, this.#info, paragraph.reasonOf(said)));
    this.#carried = paragraph.account ?? this.#carried;
    if (paragraph.announced.length > 0)
      this.#opened = {
        subjects: paragraph.announced,
        marker: markerOf(text),
        numbered: false,
        beginning: text.norm.slice(0, BEGINNING),
      };
    for (const named of lexed.accounts) this.accounts.push(mention(named, passage, topic, text));
    const read = new Set(statements.map(({ number }) => number.start));
    this.unread.push(
      ...leftovers(
        text,
        lexed.numbers.filter((number) => !read.has(number.start)),
      ),
    );
  }

  /**
   * The announced whole holds until a paragraph is numbered like the one that announced it. Behind
   * a numbered list, a paragraph without a number is none of the parts, nor is one that begins as the whole does.
   */
  #wholeOf(text: Compact): readonly Subject[] {
    const { marker, subjects, numbered, beginning } = this.#opened;
    const own = markerOf(text);
    if (marker !== '' && own === marker) this.#opened = NOTHING;
    else if (own !== '' && subjects.length > 0) this.#opened = { ...this.#opened, numbered: true };
    const restates = beginning !== '' && text.norm.startsWith(beginning);
    return restates || (numbered && own === '') ? [] : this.#opened.subjects;
  }

  /** A project named in the passage opens its review; the review lasts to the next one. */
  #topicOf(text: Compact, topic: string | null): string | null {
    const chain = topicChain(topic);
    if (!chain.includes('performance')) return topic;
    const found = projectIn(
      text.norm,
      chain.includes('performance-projects') || chain.includes('performance-project'),
    );
    if (found === null)
      return this.#project !== null && chain.includes('performance-projects')
        ? 'performance-project'
        : topic;
    this.#project = normaliseProject(found);
    return 'performance-project';
  }
}

function mention(
  named: NamedAccount,
  passage: Passage,
  topic: string | null,
  text: Compact,
): AccountMention {
  return {
    paragraph: passage.index,
    section: passage.section,
    topic,
    names: named.names,
    printedCode: named.printedCode,
    code: named.code,
    exact: named.exact,
    source: sourceBetween(text, named.start, named.end),
  };
}

/** Functional accounts that the document's own tables print. */
function printedAccounts(tables: readonly TableReading[]): readonly PrintedAccount[] {
  return tables.flatMap((table) =>
    table.rows
      .filter((row) => /^2\d{2}(?:\d{2}){0,2}$/.test(row.code) && row.name !== '')
      .map(({ code, name }) => ({ code, name })),
  );
}

/** Goals, problems and measures in performance forms are running text inside a table. */
function prosePassages(tables: readonly TableReading[], from: number): readonly Passage[] {
  const cells = tables.flatMap((table) =>
    (table.performance?.prose ?? []).map((cell) => ({
      section: `${table.title} / ${cell.label}`,
      text: cell.text,
    })),
  );
  return cells.map((cell, at) => ({
    ...cell,
    index: from + at,
    topic: 'performance',
    heading: false,
  }));
}
