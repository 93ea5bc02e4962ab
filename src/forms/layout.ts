/** How a layout sets its statement tables; what a table says of itself outweighs its layout. */
export interface TablePrint {
  /** The title over a table, where more than it is printed: `{year}年{title}`. */
  readonly title?: string;
  /** Words before the reporting unit above a table (编制单位：); left out, no such line is printed. */
  readonly reporter?: string;
  /** The line of the amount unit: 金额单位：万元. */
  readonly amountUnit?: string;
  /** Lines of the form carry their numbers (行次). */
  readonly lineNumbers?: boolean;
  /** A row of column numbers (栏次) stands under the heads. */
  readonly columnNumbers?: boolean;
  /**
   * What a cell without money prints: nothing, 0.00, or nothing where its whole column has no
   * money and else 0.00.
   */
  readonly zeros?: 'blank' | 'figure' | 'column';
  /** A form without any money prints its zeros too. */
  readonly emptyFigures?: boolean;
  /** The accounts of another table are listed too, with or without money: B05. */
  readonly accountsOf?: string;
  /** Where the 合计 row of a list of accounts stands. */
  readonly total?: 'first' | 'last';
  /** An account code is printed whole, or as 类 款 项 in columns of their own. */
  readonly codes?: 'whole' | 'levels';
  /** Rows of a form are counted 一、 二、 or 1. 2. as declared, or all the second way. */
  readonly marks?: 'arabic';
  /** Heads other than the declared ones, by column id; an empty one leaves a group head out. */
  readonly heads?: Readonly<Record<string, string>>;
  /** Names other than the declared ones, by row (`revenue:L3`). */
  readonly names?: Readonly<Record<string, string>>;
  /** Names from a fiscal year on. */
  readonly namesFrom?: readonly {
    readonly year: number;
    readonly names: Readonly<Record<string, string>>;
  }[];
  /** Declared rows that the layout does not print, unless one of them has money. */
  readonly omit?: readonly string[];
  /** Lists of accounts side by side: the head over each, and its codes (`301: 01 02` is 301, 30101, 30102). */
  readonly lists?: readonly {
    readonly head?: string;
    readonly accounts: readonly string[];
  }[];
  /** `{level}` becomes 部门 or 单位. */
  readonly notes?: readonly string[];
  /** What stands under a table without data; `{unit}` is the unit's name. */
  readonly emptyNote?: string;
}

/** One place in the order of a layout: a table or a narrative section. */
export interface LayoutTable {
  /** Declaration id: T01. */
  readonly table: string;
  /** Printed number in this layout: 公开01表. */
  readonly number: string;
  /** Title as this layout prints it. */
  readonly title: string;
  readonly print?: TablePrint;
}

export interface LayoutSection {
  /** Heading words as this layout prints them. */
  readonly heading: string;
  /** Words that show the section under other headings. */
  readonly aliases?: readonly string[];
  /** Narrative topic that the section states, where it has one. */
  readonly topic?: string;
  /** The heading as composed, where it names year or level: `{year}`, `{level}` (部门, 单位). */
  readonly title?: string;
  /** The officer's text that opens the section, by id. */
  readonly text?: string;
  /** What stands there without that text; left out, the text is demanded. */
  readonly otherwise?: string;
  /** Sections of the phrasebook, in order. */
  readonly says?: readonly string[];
  /** A list under the sentences. */
  readonly list?: 'units';
  /** Charts under the sentences. */
  readonly charts?: readonly string[];
  /** Sections inside it: （一） （二） */
  readonly parts?: readonly LayoutSection[];
}

export interface LayoutPart {
  readonly heading: string;
  /** The heading as composed: `{year}年度{level}决算表`. */
  readonly title?: string;
  /** Its sections go on counting where those of the part before stopped. */
  readonly numbered?: 'continuing';
  /** It explains the terms and accounts that the document uses. */
  readonly glossary?: boolean;
  /** It holds the performance forms. */
  readonly attachments?: boolean;
  readonly sections?: readonly LayoutSection[];
  readonly tables?: readonly LayoutTable[];
}

/** A line of the cover that a review answers; without one it is left open to be filled in by hand. */
export interface CoverLine {
  /** `{level}` becomes 部门 or 单位. */
  readonly line: string;
  readonly review: 'secrecy' | 'signature';
  readonly answer: string;
}

/** What a province expects of a published document: data only, a new province is a new file. */
export interface Layout {
  readonly id: string;
  readonly kind: 'final-accounts' | 'budget';
  readonly names: { readonly zh: string; readonly en: string };
  /** Provinces whose offices print it. */
  readonly provinces: readonly string[];
  /** First and last fiscal year attested; null is open. */
  readonly years: { readonly from: number; readonly to: number | null };
  /** Words whose presence speaks for this layout (a catalogue of tables, 审签情况 …). */
  readonly marks: readonly string[];
  /** Words whose presence speaks against it. */
  readonly counterMarks?: readonly string[];
  readonly parts: readonly LayoutPart[];
  /** Lines of the cover below the title. */
  readonly cover?: readonly CoverLine[];
  /** A catalogue of tables saying which are empty and why precedes the tables. */
  readonly catalogue: boolean;
  /** Style of its self-evaluation forms; left out, that of the ministry. */
  readonly evaluations?: string;
  /** Heads of the catalogue other than the declared ones, by column id. */
  readonly catalogueHeads?: Readonly<Record<string, string>>;
  /** How its tables are set where it is composed. */
  readonly print?: TablePrint;
  readonly source: string;
}
