import type { UnitYear } from '../books/unit-year.js';
import type { Document, Section } from '../document/tree.js';
import type { ExactFacts } from '../facts/exact.js';
import type { BookProblem } from '../facts/problem.js';
import { layoutNamed } from '../forms/document-info.js';
import type { CoverLine, Layout, LayoutPart } from '../forms/layout.js';
import type { Statement } from '../forms/phrasebook/phrase.js';
import { type Demands, Speaker } from '../forms/phrasebook/speaker.js';
import { CHART_OF } from '../forms/write/account-rows.js';
import type { AccountNames } from '../forms/write/body.js';
import type { WriteInfo, WrittenTable } from '../forms/write/index.js';
import type { Performance } from '../performance/model.js';
import { withChangeFacts } from './change-facts.js';
import { chartOf } from './charts.js';
import { DocumentWriter } from './document-writer.js';
import { glossaryOf, wordsOf } from './glossary.js';
import { numeral } from './numerals.js';
import { PORTRAIT } from './pages.js';
import {
  type BookPerformance,
  bookPerformance,
  withPerformanceFacts,
} from './performance/of-book.js';
import { withProfileFacts } from './profile-facts.js';
import { narrativeOf } from './sections.js';
import { type EmptyCell, TableParts } from './table-part.js';
import type { TextProblem } from './texts.js';

export interface ComposeOptions {
  /** Words across each page of a draft. */
  readonly watermark?: string;
  /** Paragraphs that the cover must carry: an override with its reason. */
  readonly declarations?: readonly string[];
  /** Reviews that the book records are not claimed on the cover: what is reviewed is not final yet. */
  readonly unreviewed?: boolean;
  /** The self-evaluations of the book, or the goals of its budget. */
  readonly performance?: Performance;
}

/** What a document still needs; nothing of it was made up. */
export interface Needs extends Demands {
  readonly texts: readonly { readonly id: string; readonly heading: string }[];
  readonly problems: readonly TextProblem[];
  /** Cells of tables for which the book has no fact. */
  readonly cells: readonly EmptyCell[];
  /** Open points of the performance files. */
  readonly performance: readonly BookProblem[];
}

export interface Composition {
  readonly document: Document;
  readonly layout: Layout;
  /** What the figures of its sentences claim, in the order of the text. */
  readonly statements: readonly Statement[];
  /** Figures that the officer's own texts refer to: they need not be understood when read back. */
  readonly quoted: readonly Statement[];
  readonly tables: readonly WrittenTable[];
  /** Lines of the cover that wait for a review, as they are printed. */
  readonly unanswered: readonly string[];
  readonly needs: Needs;
  /** What its cover declares: an invented unit, an override with its reason. */
  readonly declarations: readonly string[];
  /** All facts that it was made from: the book's, and those that follow from them. */
  readonly facts: ExactFacts;
}

/** A layout that does not exist. */
export class UnknownLayout extends Error {
  constructor(layout: string) {
    super(`没有版式 ${layout} / no layout ${layout}`);
    this.name = 'UnknownLayout';
  }
}

/**
 * The whole disclosure of a unit's year in a layout: cover, contents, sections, tables,
 * glossary. What the book does not have is in `needs`; parts that the book leaves out are
 * declared in their place.
 * @throws {UnknownLayout}
 */
export function composeDocument(
  given: UnitYear,
  layoutId: string,
  options: ComposeOptions = {},
): Composition {
  const performance =
    options.performance === undefined
      ? NO_PERFORMANCE
      : bookPerformance(given, options.performance);
  const book = withChangeFacts(withProfileFacts(withPerformanceFacts(given, performance)));
  const layout = layoutNamed(layoutId);
  if (layout === null) throw new UnknownLayout(layoutId);
  const info: WriteInfo = {
    unit: book.unit.name,
    fiscalYear: book.year,
    kind: book.kind,
    level: book.unit.level,
  };
  const speaker = new Speaker({
    facts: book.facts,
    info,
    reasons: book.reasons,
    names: namesOf(book),
    sections: book.unit.sections,
    leftOut: new Set(book.omitted.map(({ part }) => part)),
  });
  return new Composer(book, layout, info, speaker, options, performance).compose();
}

const NO_PERFORMANCE: BookPerformance = { facts: [], sheets: [], problems: [] };

/** The unit's own names: of units by their codes, of accounts that the lists do not hold. */
function namesOf({ accountNames, unit }: UnitYear): AccountNames {
  const units = [...unit.covered, unit];
  return (system, code) =>
    system === 'subunit'
      ? units.find((one) => one.code === code)?.name
      : accountNames?.get(`${CHART_OF[system]}:${code}`);
}

class Composer {
  readonly #book: UnitYear;
  readonly #layout: Layout;
  readonly #info: WriteInfo;
  readonly #speaker: Speaker;
  readonly #options: ComposeOptions;
  readonly #performance: BookPerformance;
  readonly #tables: TableParts;
  readonly #texts: { id: string; heading: string }[] = [];
  readonly #problems: TextProblem[] = [];
  readonly #statements: Statement[] = [];
  /** Sections that were numbered so far, for parts that go on counting. */
  #counted = 0;
  readonly #quoted: Statement[] = [];
  readonly #unanswered: string[] = [];

  constructor(
    book: UnitYear,
    layout: Layout,
    info: WriteInfo,
    speaker: Speaker,
    options: ComposeOptions,
    performance: BookPerformance,
  ) {
    this.#book = book;
    this.#layout = layout;
    this.#info = info;
    this.#speaker = speaker;
    this.#options = options;
    this.#performance = performance;
    this.#tables = new TableParts({ book, layout, info, names: namesOf(book), performance });
  }

  compose(): Composition {
    const parts = this.#layout.parts.filter((part) => !this.#isEmptyAttachment(part));
    const sections = parts.flatMap((part, index) => this.#part(part, index + 1));
    const words = wordsOf(sections);
    const glossed = sections.map((section) => this.#withGlossary(section, words));
    const title = `${this.#info.fiscalYear}年度${this.#level}${this.#kind}`;
    return {
      document: {
        file: '',
        format: 'composed',
        sections: [this.#cover(title), this.#contents(glossed), ...glossed],
        unread: [],
        composed: {
          title: `${this.#info.unit}${title}`,
          author: this.#info.unit,
          language: 'zh-CN',
          date: `${this.#info.fiscalYear + (this.#info.kind === 'budget' ? 0 : 1)}-01-01`,
          ...(this.#options.watermark === undefined ? {} : { watermark: this.#options.watermark }),
        },
      },
      layout: this.#layout,
      statements: this.#statements,
      quoted: this.#quoted,
      tables: this.#tables.tables,
      declarations: this.#declarations(),
      facts: this.#book.facts,
      unanswered: this.#unanswered,
      needs: {
        ...this.#speaker.demands,
        names: this.#unnamed,
        texts: this.#texts,
        problems: [...this.#problems, ...this.#tables.problems],
        cells: this.#tables.cells,
        performance: this.#performance.problems,
      },
    };
  }

  /** Codes with money that neither sentences nor tables can name. */
  get #unnamed(): readonly string[] {
    const inTables = this.#tables.tables.flatMap(({ unnamed }) => unnamed);
    return [...new Set([...this.#speaker.demands.names, ...inTables])];
  }

  get #level(): string {
    return this.#speaker.body;
  }

  get #kind(): string {
    return this.#info.kind === 'budget' ? '预算' : '决算';
  }

  #filled(words: string): string {
    return words
      .replaceAll('{level}', this.#level)
      .replaceAll('{year}', String(this.#info.fiscalYear));
  }

  #cover(title: string): Section {
    const writer = new DocumentWriter('cover');
    writer.paragraph(this.#info.unit, 'title');
    writer.paragraph(title, 'title');
    for (const line of this.#layout.cover ?? []) {
      writer.paragraph(this.#reviewed(line), 'cover-line');
    }
    for (const line of this.#declarations()) writer.paragraph(line, 'cover-line');
    return { page: PORTRAIT, role: 'cover', blocks: writer.blocks };
  }

  /** A review is claimed only where the book says who made it and when. */
  #reviewed({ line, review, answer }: CoverLine): string {
    const words = this.#filled(line);
    const isMade = this.#options.unreviewed !== true && this.#book.reviews?.[review] !== undefined;
    if (isMade) return `${words}${answer}`;
    this.#unanswered.push(words);
    return words;
  }

  #declarations(): readonly string[] {
    return [
      ...(this.#book.unit.invented === true ? ['本文所述单位及数据均为虚构，仅供演示。'] : []),
      ...(this.#options.declarations ?? []),
    ];
  }

  #contents(sections: readonly Section[]): Section {
    const entries = sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'heading' && block.level <= 2 ? [block.text] : [])),
    );
    const writer = new DocumentWriter('contents');
    writer.paragraph('目  录', 'title');
    return {
      page: PORTRAIT,
      role: 'contents',
      blocks: [...writer.blocks, { type: 'contents', entries }],
    };
  }

  #isEmptyAttachment(part: LayoutPart): boolean {
    return part.attachments === true && this.#performance.sheets.length === 0;
  }

  #part(part: LayoutPart, number: number): readonly Section[] {
    const place = `part${number}`;
    const writer = new DocumentWriter(place);
    const words = this.#filled(part.title ?? part.heading);
    writer.heading(1, `第${numeral(number)}部分`, `第${numeral(number)}部分 ${words}`);
    if (part.tables !== undefined) return this.#tables.tablePart(writer);
    if (part.attachments === true) return this.#tables.attachments(writer, place);
    if (part.glossary === true) {
      return [{ page: PORTRAIT, role: 'body', blocks: writer.blocks }];
    }
    const narrative = narrativeOf(
      {
        book: this.#book,
        speaker: this.#speaker,
        filled: (text) => this.#filled(text),
        chart: (id) => chartOf(id, this.#speaker),
      },
      part.sections ?? [],
      writer,
      part.numbered === 'continuing' ? this.#counted : 0,
    );
    this.#counted =
      (part.numbered === 'continuing' ? this.#counted : 0) + (part.sections?.length ?? 0);
    this.#texts.push(...narrative.texts);
    this.#problems.push(...narrative.problems);
    this.#statements.push(...writer.statements);
    this.#quoted.push(...writer.quoted);
    return [{ page: PORTRAIT, role: 'body', blocks: writer.blocks }];
  }

  #withGlossary(section: Section, words: string): Section {
    const [first] = section.blocks;
    if (first?.type !== 'heading' || !this.#isGlossary(first.text.value)) return section;
    const writer = new DocumentWriter('glossary');
    glossaryOf(words).forEach(({ term, text }, index) => {
      writer.paragraph(`${index + 1}.${term}：${this.#filled(text)}`, 'glossary');
    });
    return { ...section, blocks: [...section.blocks, ...writer.blocks] };
  }

  #isGlossary(heading: string): boolean {
    return this.#layout.parts.some(
      (part) =>
        part.glossary === true && heading.endsWith(this.#filled(part.title ?? part.heading)),
    );
  }
}
