import type { PageSpan } from '../facts/source.js';
import type { Text } from './text.js';

/**
 * The tree that every format is read into and every format is written from. A reader
 * puts in what is printed and where; it does not know what a figure means.
 */
export interface Document {
  readonly file: string;
  readonly format: 'text' | 'pdf' | 'docx' | 'xlsx' | 'html' | 'image' | 'composed';
  readonly sections: readonly Section[];
  /** What the reader met and could not read. */
  readonly unread: readonly UnreadText[];
  /** The file was of a kind that is read only after conversion; places are those of the result. */
  readonly converted?: Conversion;
  /** What read the pages that are pictures, by name, version and data. */
  readonly recogniser?: string;
  /** What was read and may be something else; left out where nothing is. */
  readonly doubtful?: readonly DoubtfulText[];
  /** What a composed document says of itself: file properties, bookmarks, the watermark. */
  readonly composed?: Composed;
}

/** Properties of a document that was composed, for the writers of all formats. */
export interface Composed {
  readonly title: string;
  /** Reporting unit. */
  readonly author: string;
  readonly language: 'zh-CN';
  /** ISO date that every format carries in place of the clock, so that bytes are reproducible. */
  readonly date: string;
  /** Words printed across each page of a draft. */
  readonly watermark?: string;
}

/** By what a file was turned into one that can be read. */
export interface Conversion {
  readonly from: string;
  readonly to: 'docx' | 'xlsx';
  /** The program with its version. */
  readonly by: string;
}

export interface UnreadText {
  readonly text: Text;
  readonly reason: { readonly zh: string; readonly en: string };
  readonly loss?: Loss;
  /** It is a file that the document points to: its address. */
  readonly attachment?: string;
}

/**
 * What may be missing because something was not read: nothing that is printed (an accepted
 * change, a watermark), a figure at that place, or a whole part (a page, a sheet, an
 * attachment). Left out, a figure is missing if the text holds a digit.
 */
export type Loss = 'none' | 'figure' | 'part';

/**
 * Characters that some program recognised on an image, one entry a figure or stretch of words,
 * with their place. A figure of them proves nothing unless other figures confirm it.
 */
export interface DoubtfulText {
  readonly text: Text;
  readonly reason: { readonly zh: string; readonly en: string };
  /** How sure the recognition is, from 0 to 1, where it says so. */
  readonly confidence?: number;
  /** What else may be printed there, by other readings of it. */
  readonly rivals?: readonly string[];
  /** It is a figure of a sentence whose words were recognised too: what it is about is in doubt. */
  readonly amongWords?: boolean;
  /** What was recognised, where figures of the document settled it as `text`. */
  readonly settledFrom?: string;
}

/** Pages of one size and orientation; a text file has one section. */
export interface Section {
  /** Points. A composed section is landscape where it is wider than high. */
  readonly page?: { readonly width: number; readonly height: number };
  /** What a composed section is for: a cover has no page number, contents list the headings. */
  readonly role?: 'cover' | 'contents' | 'body' | 'tables' | 'attachment';
  readonly blocks: readonly Block[];
}

export type Block = Heading | Paragraph | Table | Fragments | Contents | Figure;

export interface Heading {
  readonly type: 'heading';
  /** 1 is 第一部分, 2 is 一、, 3 is （一）, 4 is 1. — by the form of the number. */
  readonly level: number;
  /** The number as printed (`一、`, `（二）`), empty when there is none. */
  readonly marker: string;
  /** The whole line with its number. */
  readonly text: Text;
  readonly page?: number;
}

export interface Paragraph {
  readonly type: 'paragraph';
  /** Wrapped lines joined again, blanks inside kept as printed. */
  readonly text: Text;
  readonly page?: number;
  /** How a composed paragraph is set; body text where it is left out. */
  readonly role?: 'title' | 'cover-line' | 'note' | 'glossary';
  /** The figures of a composed paragraph, in their order in the text. */
  readonly figures?: readonly TextFigure[];
}

/** A figure of composed text: the characters that print it, and the fact that it prints. */
export interface TextFigure extends Figured {
  /** UTF-16 offsets in the text, the end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** The fact behind a composed figure. */
export interface Figured {
  /** `keyString` of the fact. */
  readonly fact: string;
  /** The exact value as a decimal in `unit`. */
  readonly exact: string;
  /** 万元, 人, %. */
  readonly unit: string;
}

export interface Table {
  readonly type: 'table';
  readonly caption: Caption;
  readonly rows: readonly TableRow[];
  readonly notes: readonly Text[];
  readonly page?: number;
  /** No rulings say where its cells end: they were told from how the words stand. */
  readonly aligned?: boolean;
  /** Put together from fragments: their order alone tells what stands in which cell. */
  readonly pieced?: boolean;
  /** How many rows are heads that repeat on each page; composed tables say it. */
  readonly headRows?: number;
  /** Relative widths of the grid columns of a composed table. */
  readonly widths?: readonly number[];
}

export interface Caption {
  /** Title line above the table, or null. */
  readonly title: Text | null;
  /** The printed number (公开01表, 表 1), or null. */
  readonly number: Text | null;
  /** Reporting unit line (编制单位：…), or null. */
  readonly reporter: Text | null;
  /** 金额单位：万元 and the like, or null. */
  readonly amountUnit: Text | null;
}

export interface TableRow {
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly text: Text;
  /** Columns and rows that the cell covers; 1 where nothing is merged. */
  readonly colSpan: number;
  readonly rowSpan: number;
  /** The exact decimal value, where a number format shows it rounded (spreadsheets). */
  readonly exact?: string;
  /** The cell itself on its pages, where rulings show it; a blank cell has no other place. */
  readonly area?: readonly PageSpan[];
  /** The fact that a composed cell prints. */
  readonly figure?: Figured;
  /** The cells that a composed total adds, from which a live formula is made. */
  readonly sum?: readonly SumPart[];
  /** How a composed cell is set; names left, figures right where it is left out. */
  readonly align?: 'left' | 'center' | 'right';
}

/** An addend of a composed total, by grid row and column of the same table, from 0. */
export interface SumPart {
  readonly sign: 1 | -1;
  readonly row: number;
  readonly column: number;
}

/**
 * A table whose cells came apart when the page was flattened to text: the printed lines
 * in order, each as its blank-separated fragments. A pass of the forms puts it together.
 */
export interface Fragments {
  readonly type: 'fragments';
  readonly caption: Caption;
  readonly lines: readonly (readonly Text[])[];
  readonly notes: readonly Text[];
  readonly page?: number;
}

/** A contents page: entries are not headings and their numbers are not figures. */
export interface Contents {
  readonly type: 'contents';
  readonly entries: readonly Text[];
}

/** A chart or picture; `summary` is its caption or alternative text. */
export interface Figure {
  readonly type: 'figure';
  readonly summary: Text;
  readonly page?: number;
  /** What a composed chart draws. */
  readonly chart?: Chart;
}

/** A chart of a composed document; every value is a fact of it. */
export interface Chart {
  readonly kind: 'bar' | 'pie';
  readonly title: string;
  readonly unit: string;
  readonly series: readonly {
    readonly name: string;
    readonly points: readonly ({ readonly label: string; readonly text: string } & Figured)[];
  }[];
}
