import type { UnitYear } from '../books/unit-year.js';
import { EMPTY_TEXT, spanText } from '../document/text.js';
import type { Figure, Table } from '../document/tree.js';
import type { LayoutSection } from '../forms/layout.js';
import { SECTIONS, type SectionId } from '../forms/phrasebook/sections/index.js';
import type { Speaker } from '../forms/phrasebook/speaker.js';
import type { DocumentWriter } from './document-writer.js';
import { numeral } from './numerals.js';
import { isUnwritten, ownText, type TextProblem } from './texts.js';

/** What the sections of a part are written from. */
export interface NarrativeSource {
  readonly book: UnitYear;
  readonly speaker: Speaker;
  /** Puts 部门 or 单位 and the year into a heading. */
  readonly filled: (words: string) => string;
  readonly chart: (id: string) => Figure | null;
}

export interface NarrativeNeeds {
  readonly texts: readonly { readonly id: string; readonly heading: string }[];
  readonly problems: readonly TextProblem[];
}

/**
 * Writes the sections of a part: headings, the officer's texts, sentences, lists, charts.
 * @param above how many sections were counted before
 */
export function narrativeOf(
  source: NarrativeSource,
  sections: readonly LayoutSection[],
  writer: DocumentWriter,
  above = 0,
): NarrativeNeeds {
  const needs = { texts: [] as { id: string; heading: string }[], problems: [] as TextProblem[] };
  sections.forEach((section, index) => {
    one(source, section, 2, above + index + 1, writer, needs);
  });
  return needs;
}

function one(
  source: NarrativeSource,
  section: LayoutSection,
  level: 2 | 3,
  number: number,
  writer: DocumentWriter,
  needs: { texts: { id: string; heading: string }[]; problems: TextProblem[] },
): void {
  const words = source.filled(section.title ?? section.heading);
  const marker = level === 2 ? `${numeral(number)}、` : `（${numeral(number)}）`;
  writer.heading(level, marker, `${marker}${words}`);
  ownWords(source, section, words, writer, needs);
  for (const id of section.says ?? []) said(source, id, writer);
  if (section.list === 'units') writer.block(unitList(source.book));
  for (const id of section.charts ?? []) {
    const chart = source.chart(id);
    if (chart !== null) writer.block(chart);
  }
  (section.parts ?? []).forEach((part, index) => {
    one(source, part, 3, index + 1, writer, needs);
  });
}

function ownWords(
  { book, speaker, filled }: NarrativeSource,
  { text: id, otherwise }: LayoutSection,
  heading: string,
  writer: DocumentWriter,
  needs: { texts: { id: string; heading: string }[]; problems: TextProblem[] },
): void {
  if (id === undefined) return;
  if (leftOut(book, id, writer)) return;
  const markdown = book.texts.get(id);
  if (markdown === undefined || isUnwritten(markdown)) {
    if (otherwise === undefined) needs.texts.push({ id, heading });
    else writer.paragraph(filled(otherwise));
    return;
  }
  const { paragraphs, problems } = ownText(id, markdown, {
    speaker,
    facts: book.facts,
    ...(book.figures === undefined ? {} : { figures: book.figures }),
  });
  needs.problems.push(...problems);
  for (const phrase of paragraphs) writer.ownParagraph(phrase);
}

function said({ book, speaker }: NarrativeSource, id: string, writer: DocumentWriter): void {
  if (leftOut(book, id, writer)) return;
  if (!isSection(id)) throw new RangeError(`data/forms/layouts: no section ${id}`);
  for (const passage of SECTIONS[id](speaker)) {
    if (passage.kind === 'text') writer.paragraph(passage.phrase);
    else {
      const marker = /^\d+\.|^（[一-十]+）/.exec(passage.words)?.[0] ?? '';
      writer.heading(passage.level, marker, passage.words);
    }
  }
}

/** Says that a text or section is left out, where the book leaves it out. */
function leftOut({ omitted }: UnitYear, id: string, writer: DocumentWriter): boolean {
  const omission = omitted.find(({ part }) => part === id);
  if (omission === undefined) return false;
  writer.paragraph(`本部分没有列出：${omission.reason.trim().replace(/[。；;.]+$/, '')}。`);
  return true;
}

function isSection(id: string): id is SectionId {
  return Object.hasOwn(SECTIONS, id);
}

/** 序号, 单位名称 of the units that the document covers. */
function unitList({ unit }: UnitYear): Table {
  const cell = (value: string, row: number, column: number) => ({
    text: spanText(value, { file: '', path: `units/R${row + 1}C${column + 1}` }),
    colSpan: 1,
    rowSpan: 1,
    align: column === 0 || row === 0 ? ('center' as const) : ('left' as const),
  });
  const rows = [
    ['序号', '单位名称'],
    ...unit.covered.map(({ name }, index) => [String(index + 1), name]),
  ];
  return {
    type: 'table',
    caption: { title: null, number: null, reporter: null, amountUnit: null },
    rows: rows.map((texts, row) => ({
      cells: texts.map((value, column) =>
        value === '' ? { text: EMPTY_TEXT, colSpan: 1, rowSpan: 1 } : cell(value, row, column),
      ),
    })),
    notes: [],
    headRows: 1,
    widths: [10, 90],
  };
}
