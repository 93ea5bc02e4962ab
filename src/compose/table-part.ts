import type { UnitYear } from '../books/unit-year.js';
import type { Section, Table } from '../document/tree.js';
import type { FactKey } from '../facts/key.js';
import type { Layout } from '../forms/layout.js';
import { formsOf } from '../forms/tables/catalogue.js';
import type { AccountNames } from '../forms/write/body.js';
import {
  type EmptyTable,
  tablesOf,
  type WriteInfo,
  type WrittenTable,
  writeCatalogue,
  writeTable,
} from '../forms/write/index.js';
import { goalKindOf, writePerformanceForm } from '../forms/write/performance/index.js';
import type { ProjectRow } from '../forms/write/project-rows.js';
import type { DocumentWriter } from './document-writer.js';
import { LANDSCAPE, PORTRAIT } from './pages.js';
import type { BookPerformance } from './performance/of-book.js';
import type { TextProblem } from './texts.js';

/** What the tables of a document are made from. */
export interface TableSource {
  readonly book: UnitYear;
  readonly layout: Layout;
  readonly info: WriteInfo;
  readonly names: AccountNames;
  readonly performance: BookPerformance;
}

/** A cell for which the book has no fact. */
export interface EmptyCell {
  readonly table: string;
  readonly key: FactKey;
}

/** A table of the layout as it is printed, or why it is not. */
interface Printed {
  readonly id: string;
  /** Several where each project has a form of its own. */
  readonly tables: readonly Table[];
  readonly empty: boolean;
  readonly reason: string;
  readonly title: string;
}

/** Writes the tables and performance forms of a document, and keeps what they lack. */
export class TableParts {
  readonly tables: WrittenTable[] = [];
  readonly cells: EmptyCell[] = [];
  readonly problems: TextProblem[] = [];
  readonly #source: TableSource;

  constructor(source: TableSource) {
    this.#source = source;
  }

  /** A performance form on a page of its own each, the first below the heading. */
  attachments(writer: DocumentWriter, place: string): readonly Section[] {
    return this.#source.performance.sheets.map((sheet, at): Section => {
      const options = { place: `${place}/form${at + 1}` };
      const written = writePerformanceForm(sheet, this.#source.layout.id, options);
      this.tables.push({ ...written, missing: [], unlisted: [], unnamed: [], empty: false });
      const blocks = at === 0 ? [...writer.blocks, written.table] : [written.table];
      return { page: pageFor(written.table), role: 'attachment', blocks };
    });
  }

  tablePart(writer: DocumentWriter): readonly Section[] {
    const written = tablesOf(this.#source.layout).map(({ table }) => this.#table(table));
    const empty = written.flatMap((one): readonly EmptyTable[] =>
      one.tables.length === 0 || one.empty ? [{ table: one.id, reason: one.reason }] : [],
    );
    if (this.#source.layout.catalogue) {
      writer.block(writeCatalogue(this.#source.layout.id, empty, this.#source.info));
    }
    for (const { tables, reason, title } of written) {
      if (tables.length === 0) writer.paragraph(`${title}：${reason}`, 'note');
    }
    const tables = written.flatMap((one) => one.tables);
    const pages = tables.map(
      (table): Section => ({ page: pageFor(table), role: 'tables', blocks: [table] }),
    );
    const [first, ...others] = pages;
    // A heading with nothing under it has no page of its own.
    return writer.blocks.length === 1 && first !== undefined
      ? [{ ...first, blocks: [...writer.blocks, ...first.blocks] }, ...others]
      : [{ page: PORTRAIT, role: 'tables', blocks: writer.blocks }, ...pages];
  }

  #table(id: string): Printed {
    const omission = this.#source.book.omitted.find(({ part }) => part === id);
    const title = tablesOf(this.#source.layout).find(({ table }) => table === id)?.title ?? id;
    if (omission !== undefined) {
      return { id, tables: [], empty: true, reason: omission.reason, title };
    }
    const goals = this.#goals(id);
    if (goals.length > 0) return { id, tables: goals, empty: false, reason: '', title };
    if (formsOf(id).length === 0) {
      this.problems.push(noForm(id, title));
      return { id, tables: [], empty: true, reason: '账册没有绩效目标', title };
    }
    const written = this.#written(id);
    this.tables.push(written);
    for (const key of written.missing) this.cells.push({ table: id, key });
    return { id, tables: [written.table], empty: written.empty, reason: '不涉及', title };
  }

  /** Goals of the book's performance files, in the forms that the layout numbers among its tables. */
  #goals(id: string): readonly Table[] {
    const kind = goalKindOf(id);
    const sheets = this.#source.performance.sheets.filter((sheet) => sheet.kind === kind);
    return sheets.map((sheet, at) => {
      const written = writePerformanceForm(sheet, this.#source.layout.id, {
        place: `${id}/form${at + 1}`,
      });
      this.tables.push({ ...written, missing: [], unlisted: [], unnamed: [], empty: false });
      return written.table;
    });
  }

  #written(id: string): WrittenTable {
    const options = { names: this.#source.names, projects: projectsOf(this.#source.book) };
    const written = writeTable(
      id,
      this.#source.layout.id,
      this.#source.book.facts,
      this.#source.info,
      options,
    );
    const notes = negativeNotes(written.table, this.#source.book.reasons);
    if (notes.length === 0) return written;
    return writeTable(id, this.#source.layout.id, this.#source.book.facts, this.#source.info, {
      ...options,
      notes,
    });
  }
}
/** The book's list of projects; where it has none, those with money of this year's budget. */
function projectsOf({ projects, facts, year }: UnitYear): readonly ProjectRow[] {
  if (projects !== undefined) return projects;
  const names = new Set<string>();
  for (const { key, value } of facts) {
    const { project } = key.dims;
    const isPlanned = key.measure === 'project-funds' && key.basis === 'budget' && value !== 0n;
    if (isPlanned && key.year === year && project !== undefined) names.add(project);
  }
  return [...names].map((name) => ({ name, summary: '' }));
}

/** A form of goals, for which the book has nothing. */
function noForm(id: string, title: string): TextProblem {
  return {
    text: id,
    line: null,
    message: {
      zh: `“${title}”（${id}）没有内容：账册没有绩效目标；不列的，在 omitted.yaml 里写明原因`,
      en: `“${title}” (${id}) is empty: the book has no goals; to leave it out, give the reason in omitted.yaml`,
    },
  };
}

/** The officer's words on amounts below zero, by the row that prints them. */
function negativeNotes(table: Table, reasons: UnitYear['reasons']): readonly string[] {
  const notes = table.rows.flatMap(({ cells }) =>
    cells.flatMap(({ figure }) => {
      if (figure === undefined || !figure.exact.startsWith('-')) return [];
      const reason =
        reasons
          .get(figure.fact)
          ?.trim()
          .replace(/[。；;.]+$/, '') ?? '';
      const name = cells.findLast((cell) => /\p{Script=Han}/u.test(cell.text.value))?.text.value;
      return reason === '' ? [] : [`“${name ?? ''}”为负数的原因是${reason}。`];
    }),
  );
  return [...new Set(notes)];
}

/** Tables of more than seven columns lie on their side. */
export function pageFor(table: Table): NonNullable<Section['page']> {
  return (table.widths?.length ?? 0) > 7 ? LANDSCAPE : PORTRAIT;
}
