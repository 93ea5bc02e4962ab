import type { Basis, Dimensions } from '../facts/key.js';

/** What a part of a table says about the figures in it; parts are merged table, block, row, column. */
export interface KeyPart {
  readonly measure?: string;
  readonly basis?: Basis;
  readonly against?: 'prior-year' | 'budget' | 'adjusted-budget';
  /** -1 for last year's column. */
  readonly yearOffset?: number;
  readonly dims?: Dimensions;
}

/** The account trees and the unit tree whose codes name the rows of a table. */
export type CodeSystem = 'function' | 'deptEconomic' | 'govEconomic' | 'subunit';

export type ColumnRole = 'name' | 'line' | 'code' | 'amount' | 'count' | 'text' | 'remark';

/** A printed column; a column with `columns` is a group head over several. */
export interface ColumnDeclaration {
  readonly id: string;
  readonly role?: ColumnRole;
  /** The head as composed, then other heads met in real documents. */
  readonly heads: readonly string[];
  readonly key?: KeyPart;
  /** For code columns: the tree; a name column belongs to the code column before it. */
  readonly codes?: CodeSystem;
  /** Unit of a column that is not in the table's unit (人). */
  readonly unit?: string;
  readonly columns?: readonly ColumnDeclaration[];
}

/** A statement line of the form. */
export interface RowDeclaration {
  /** Needed where the row is not a numbered line; a numbered line is `L<line>`. */
  readonly id?: string;
  /** Printed 行次 or 序号. */
  readonly line?: string;
  /** The name as composed without its ordinal mark, then names met in real documents. */
  readonly names: readonly string[];
  /** Ordinal mark before the name: 一、 1. (1) 其中： */
  readonly mark?: string;
  readonly key?: KeyPart;
}

/** Rows that are listed once and used in several tables under other line numbers. */
export interface RowGroup {
  /** 行次 of the first row; the rest follow. */
  readonly firstLine: number;
  readonly rows: readonly RowDeclaration[];
}

export interface BlockDeclaration {
  readonly id: string;
  /** Value of `side` in readings: 收入, 支出, or empty. */
  readonly side: string;
  readonly columns: readonly ColumnDeclaration[];
  readonly rows?: readonly (RowDeclaration | RowGroup)[];
  /** The block is printed several times side by side (three lists of accounts). */
  readonly repeat?: boolean;
  readonly key?: KeyPart;
  /** Rows that the form does not list are facts named by their own name. */
  readonly named?: NamedRows;
}

/** Rows such as projects and meetings: the name is a dimension, the rest of the key is given here. */
export interface NamedRows {
  readonly dimension: 'project' | 'subunit';
  readonly measure: string;
  /** Measure of rows whose name holds the word. */
  readonly measureByWord?: Readonly<Record<string, string>>;
}

/**
 * A sum that the form promises. Row formulas name rows by id (`L27`, `L1..L8` for a
 * range, a leading `-` for subtraction); column formulas name column ids; a tree adds every
 * row's printed children, and the total row (`total`, if there is one) the rows without a
 * printed parent.
 */
export type SumDeclaration =
  | {
      readonly identity: string;
      readonly kind: 'rows';
      /** `block:row` where the parts stand in another block. */
      readonly total: string;
      readonly parts: readonly string[];
      /** Column ids; every amount column of the total's block if left out. */
      readonly columns?: readonly string[];
      /** The form may leave the total row out. */
      readonly optional?: boolean;
      readonly relation?: '>=';
    }
  | {
      readonly identity: string;
      readonly kind: 'columns';
      readonly total: string;
      readonly parts: readonly string[];
      readonly relation?: '>=';
    }
  | {
      /** Single cells `row.column` against each other: column 1 of one row, column 2 of another. */
      readonly identity: string;
      readonly kind: 'cells';
      readonly total: string;
      readonly parts: readonly string[];
      readonly relation?: '>=';
    }
  | {
      readonly identity: string;
      readonly kind: 'tree';
      readonly codes: CodeSystem | 'projects';
      readonly total?: string;
    };

/** One statement table: recognised, bound, summed and composed from this alone. */
export interface TableDeclaration {
  /** Same id for every variant of a table: T01 … T09, B01 … B16, catalogue, unit-list, meetings. */
  readonly id: string;
  /** Distinguishes the variants of one table. */
  readonly variant?: string;
  readonly kind: 'final-accounts' | 'budget' | 'any';
  /** Title as composed, then others; normalised when compared. */
  readonly titles: readonly string[];
  /** The heads are distinctive: recognised under any title that no other table has. */
  readonly byHeads?: boolean;
  /** Layouts that print this variant; empty: any. */
  readonly layouts: readonly string[];
  readonly amountUnit: string;
  /** A numbered row of column numbers (栏次) stands under the heads. */
  readonly columnNumbers?: boolean;
  readonly key?: KeyPart;
  readonly blocks: readonly BlockDeclaration[];
  /** Rows printed at the foot, outside the grid of the blocks, or in any block. */
  readonly footers?: readonly RowDeclaration[];
  readonly sums: readonly SumDeclaration[];
  /** The form may be published empty. */
  readonly mayBeEmpty?: boolean;
  /** Who states nothing of what it holds has none of it, as the sentences about it take it. */
  readonly unstatedIsNone?: boolean;
  /** What stands under the table; `{level}` is 部门 or 单位. */
  readonly notes?: readonly string[];
  /** What stands under it where it has no data; `{unit}` is the unit's name. */
  readonly emptyNote?: string;
}
