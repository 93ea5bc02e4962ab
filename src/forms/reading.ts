import type { CorrectionUse } from '../document/corrections/types.js';
import type { Conversion, Document, Loss } from '../document/tree.js';
import type { Against, Basis, Dimensions, FactKey } from '../facts/key.js';
import type { FactStore, Occurrence } from '../facts/occurrence.js';
import type { Printed } from '../facts/printed.js';
import type { Source } from '../facts/source.js';

/** What the document is, from its title, its headings and its tables. */
export interface DocumentInfo {
  /** Reporting unit as printed on the cover, or null. */
  readonly unit: string | null;
  /** Province/city/county as far as the text tells, or null. */
  readonly region: string | null;
  readonly fiscalYear: number | null;
  readonly kind: 'final-accounts' | 'budget' | null;
  readonly level: 'department' | 'unit' | null;
  /** Id of the layout (`shaanxi-final-accounts-2022`), or null when none fits. */
  readonly layout: string | null;
}

/** A table as it was read: every printed row, every cell, bound where the form says how. */
export interface TableReading {
  /** Unique in the document: the printed number (公开01表), else the declaration's id or the title. */
  readonly id: string;
  /** Id of the declaration that recognised it (`T01`, `B05`, `project-self-evaluation`), or null. */
  readonly declaration: string | null;
  readonly title: string;
  /** As printed: 万元, 元, or empty. */
  readonly amountUnit: string;
  readonly page: number | null;
  readonly rows: readonly RowReading[];
  readonly notes: readonly string[];
  readonly source: Source;
  /** No rulings say where its cells end: they were told from how the words stand. */
  readonly aligned?: boolean;
  /** Put together from fragments: their order alone tells what stands in which cell. */
  readonly pieced?: boolean;
  /** The same rows as a performance form, where it is one. */
  readonly performance?: PerformanceForm;
  /** What a table of no declared form says by its own words, where it has amounts. */
  readonly inferred?: InferredTable;
}

/** A table of no declared form: what its title, heads, codes and marks promise by themselves. */
export interface InferredTable {
  readonly sums: readonly TableSum[];
  readonly changes: readonly TableChange[];
  /** Why figures of it have no key; empty when all have one. */
  readonly unbound: readonly { readonly zh: string; readonly en: string }[];
}

/** A stated change between two columns: 增减额, or 增减% of the earlier figure. */
export interface TableChange {
  readonly row: RowReading;
  readonly stated: CellReading;
  readonly after: CellReading;
  readonly before: CellReading;
  readonly percent: boolean;
}

/** A printed line of a two- or three-block table is one row a block. */
export interface RowReading {
  /** The declaration's row id (`L27`, `C-total`), the code, or null. */
  readonly id: string | null;
  readonly line: string;
  readonly code: string;
  readonly name: string;
  /** Block of a many-block table: 收入, 支出, or empty. */
  readonly side: string;
  readonly cells: readonly CellReading[];
  readonly source: Source;
}

export interface CellReading {
  /** Printed column head, multi-level heads joined with `-`. */
  readonly column: string;
  /** The declaration's column id, or null. */
  readonly columnId: string | null;
  readonly printed: Printed;
  readonly key: FactKey | null;
  /** Explanatory text column (备注, 偏差原因): never counted as a figure. */
  readonly remark?: boolean;
  readonly source: Source;
}

/** A sum or bound that a table's declaration promises between cells of that table. */
export interface TableSum {
  /** Identity id in the standards: A01, E05 … */
  readonly identity: string;
  readonly total: CellReading;
  readonly totalRow: RowReading;
  readonly parts: readonly {
    readonly sign: 1 | -1;
    readonly cell: CellReading;
    readonly row: RowReading;
  }[];
  /** `total = Σ parts`, or `total >= Σ parts` for «of which» rows. */
  readonly relation: '=' | '>=';
}

export interface PerformanceForm {
  readonly kind:
    | 'overall-self-evaluation'
    | 'project-self-evaluation'
    | 'overall-goals'
    | 'project-goals'
    | 'special-fund-goals';
  /** Scoring scheme id (`ministry-10-50-30-10`, `hubei-20-40-40`, `hubei-department`), or null. */
  readonly scheme: string | null;
  /** Project name as printed; empty on overall forms. */
  readonly project: string;
  /** Fields above the money (supervisor, implementer, period, date …) as printed, by id. */
  readonly fields: Readonly<Partial<Record<string, string>>>;
  readonly funds: readonly FundsRow[];
  readonly indicators: readonly IndicatorRow[];
  /** 总分 row. */
  readonly total: {
    readonly weight: CellReading | null;
    readonly score: CellReading | null;
  } | null;
  /** Prose cells (goals, problems, measures): their figures become claims. */
  readonly prose: readonly ProseCell[];
}

export interface ProseCell {
  readonly label: string;
  readonly text: import('../document/text.js').Text;
}

/** A money row: a task of the overall form or a source of the project form. */
export interface FundsRow {
  readonly role: 'total' | 'appropriation' | 'carry-over' | 'other' | 'task' | 'sum';
  /** 任务名称 and 主要内容 of a task. */
  readonly task?: { readonly name: string; readonly content: string };
  readonly row: RowReading;
  /** By column id: initial, budget, budget-appropriation, budget-other, final, final-appropriation, final-other, weight, rate, score. */
  readonly cells: Readonly<Record<string, CellReading>>;
}

export interface IndicatorRow {
  /** 目标1 of forms that group by objective. */
  readonly objective?: string;
  readonly level1: string;
  /** The weight printed in the group head, 产出指标(50分), or null. */
  readonly level1Weight: Printed | null;
  readonly level1Source: Source;
  readonly level2: string;
  readonly content: string;
  readonly target: CellReading | null;
  readonly actual: CellReading | null;
  readonly weight: CellReading | null;
  readonly score: CellReading | null;
  readonly row: RowReading;
}

export type Direction = 'increase' | 'decrease' | 'none';

/** One figure of running text with what it claims. */
export interface Claim {
  /** Section heading path, joined with ` / `. */
  readonly section: string;
  /** Topic id of the section (see data/sections), or null. */
  readonly topic: string | null;
  /** Index of the paragraph in reading order: claims of one paragraph belong together. */
  readonly paragraph: number;
  /** The clause around the figure, at most 80 characters, line breaks removed. */
  readonly quote: string;
  /** Vocabulary id, or the printed words where the vocabulary has none (then `bound` is false). */
  readonly measure: string;
  /** The words that name the measure, as printed. */
  readonly subject: string;
  readonly bound: boolean;
  readonly basis: Basis;
  readonly year: number | null;
  readonly printed: Printed;
  readonly direction: Direction | null;
  /** 减少 and its like as printed, with the base it compares with. */
  readonly directionText?: string;
  readonly against?: Against;
  readonly dims: Dimensions;
  /** One figure may state several facts (收入总计、支出总计均为). */
  readonly keys: readonly FactKey[];
  /** What the text gives as the reason of a change, without blanks. */
  readonly reason?: string;
  readonly source: Source;
}

/**
 * A comparison stated without an amount: 决算数小于预算数, 较上年持平, or the 减少 of
 * 「减少的主要原因」, which says again which way the change just stated went.
 */
export interface Comparison {
  readonly section: string;
  readonly topic: string | null;
  readonly paragraph: number;
  readonly quote: string;
  readonly direction: Direction;
  /** The word as printed: 小于, 持平, 基本持平. */
  readonly text: string;
  /** 基本持平 leaves room for a small difference. */
  readonly approximate: boolean;
  readonly against: Against;
  /** It names no base of its own and says again what the change before it said. */
  readonly restates: boolean;
  /** What changed: keys of basis `change`; empty where the words name nothing known. */
  readonly keys: readonly FactKey[];
  /** What the text gives as the reason, without blanks. */
  readonly reason?: string;
  readonly source: Source;
}

/** An account named in words: 卫生健康支出（类）医疗保障管理事务（款）行政运行（项）. */
export interface AccountMention {
  readonly paragraph: number;
  readonly section: string;
  readonly topic: string | null;
  /** Names as printed, by level. */
  readonly names: { readonly class: string; readonly group: string; readonly item: string };
  /** Printed code, or empty. */
  readonly printedCode: string;
  /** Resolved code, or null; `exact` is false when a name had to be matched loosely. */
  readonly code: string | null;
  readonly exact: boolean;
  readonly source: Source;
}

export interface SectionReading {
  readonly path: string;
  readonly topic: string | null;
  readonly heading: string;
  readonly source: Source;
  /** Paragraphs of the section itself, in reading order, with their document-wide index. */
  readonly paragraphs: readonly {
    readonly index: number;
    readonly text: import('../document/text.js').Text;
    readonly page?: number;
  }[];
}

export interface Unread {
  readonly text: string;
  readonly reason: { readonly zh: string; readonly en: string };
  readonly source: Source;
  readonly loss?: Loss;
}

/** Characters that were recognised on an image; see the tree's `DoubtfulText`. */
export interface Doubtful {
  readonly text: string;
  readonly reason: { readonly zh: string; readonly en: string };
  readonly source: Source;
  readonly confidence?: number;
  readonly rivals?: readonly string[];
  /** It is a figure of a sentence whose words were recognised too: what it is about is in doubt. */
  readonly amongWords?: boolean;
  /** What was recognised, where figures of the document settled it as `text`. */
  readonly settledFrom?: string;
}

/** Where a document stops before its end; sums over what stands there cannot be checked. */
export interface Ending {
  /** Reading id of the table in which it stops, or null. */
  readonly table: string | null;
  /** Path of the section in which it stops, subsections included, or null. */
  readonly section: string | null;
  readonly reason: { readonly zh: string; readonly en: string };
}

/** A fact that two copies of one disclosure print differently. */
export interface CopyDifference {
  readonly key: FactKey;
  readonly copy: Occurrence;
  readonly original: Occurrence;
}

/** One file of a disclosure that was read from several. */
export interface PartReading {
  readonly file: string;
  readonly format: Document['format'];
  readonly tables: number;
  readonly claims: number;
  readonly converted?: Conversion;
  /** Tables that another file prints with the same figures; they count once. */
  readonly repeatedTables: number;
  /** The file of which this one is a copy; its figures were compared and do not count. */
  readonly copyOf: string | null;
  /** Facts of a copy that agree with its original. */
  readonly same: number;
  readonly differences: readonly CopyDifference[];
}

/** Everything the forms made of one document. */
export interface Reading {
  readonly file: string;
  readonly tree: Document;
  readonly document: DocumentInfo;
  readonly tables: readonly TableReading[];
  readonly claims: readonly Claim[];
  /** Comparisons in words alone, in reading order. */
  readonly comparisons?: readonly Comparison[];
  readonly accounts: readonly AccountMention[];
  readonly sections: readonly SectionReading[];
  readonly facts: FactStore;
  readonly unread: readonly Unread[];
  /** Left out where nothing is in doubt. */
  readonly doubtful?: readonly Doubtful[];
  /** Null or left out where nothing shows that the document was cut. */
  readonly ending?: Ending | null;
  /** What became of the readings corrected by hand; left out where there are none. */
  readonly corrections?: readonly CorrectionUse[];
  /** The files, where the disclosure was read from several. */
  readonly parts?: readonly PartReading[];
}
