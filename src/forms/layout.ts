/** One place in the order of a layout: a table or a narrative section. */
export interface LayoutTable {
  /** Declaration id: T01. */
  readonly table: string;
  /** Printed number in this layout: 公开01表. */
  readonly number: string;
  /** Title as this layout prints it. */
  readonly title: string;
}

export interface LayoutSection {
  /** Heading words as this layout prints them. */
  readonly heading: string;
  /** Words that show the section under other headings. */
  readonly aliases?: readonly string[];
  /** Narrative topic that the section states, where it has one. */
  readonly topic?: string;
}

export interface LayoutPart {
  readonly heading: string;
  readonly sections?: readonly LayoutSection[];
  readonly tables?: readonly LayoutTable[];
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
  /** A catalogue of tables saying which are empty and why precedes the tables. */
  readonly catalogue: boolean;
  readonly source: string;
}
