import type { ExactFacts } from '../facts/exact.js';
import type { FactKey } from '../facts/key.js';

/**
 * One unit's figures and texts of one fiscal year, as its books give them: everything that
 * the year's documents are composed from. Amounts are exact; nothing here is rounded.
 */
export interface UnitYear {
  readonly unit: UnitProfile;
  readonly year: number;
  readonly kind: 'final-accounts' | 'budget';
  /** Kept line by line (payments), or as the final figures of each code only. */
  readonly detail: 'lines' | 'statements';
  /** `published`: fen were chosen inside printed ranges, since only prints are known. */
  readonly precision: 'exact' | 'published';
  /** All facts of the year, last year's figures for comparison among them (key year - 1). */
  readonly facts: ExactFacts;
  /** Texts that only a person can write, Markdown, by text id (`duties`, `achievements`). */
  readonly texts: ReadonlyMap<string, string>;
  /** The officer's reason of a change or difference, by `keyString` of the fact that changed. */
  readonly reasons: ReadonlyMap<string, string>;
  /** Sections and tables whose figures are not known, left out and declared so. */
  readonly omitted: readonly Omission[];
  /** Published defects that the book corrects. */
  readonly corrections: readonly BookCorrection[];
  /** Figures of the officer's texts that no account holds, by the name that texts call them by. */
  readonly figures?: ReadonlyMap<string, StatedFigure>;
  /** Names of accounts that the program's lists do not hold, by `chart:code`. */
  readonly accountNames?: ReadonlyMap<string, string>;
  /** Projects as lists of projects print them, in their order; their amounts are facts. */
  readonly projects?: readonly BookProject[];
  /** What was reviewed before publication; a review that is not there was not made. */
  readonly reviews?: Reviews;
}

/**
 * A figure that the officer's texts state and that the accounts do not hold (visits, medical
 * cost, villages served): kept once, as precise as it is known, and printed as it is kept.
 */
export interface StatedFigure {
  readonly name: string;
  /** As it is printed, without its unit: `55.31`, `101127`. */
  readonly text: string;
  /** `万人次`, `万余元`, `%`. */
  readonly unit: string;
  readonly key: FactKey;
  /** Where the figure comes from, in the officer's words. */
  readonly source?: string;
  /** File and row of the book. */
  readonly place: string;
}

/** Review for secrecy (保密审查), and the head's signature (主要负责人审签). */
export type ReviewKind = 'secrecy' | 'signature';
export type Reviews = Readonly<Partial<Record<ReviewKind, Review>>>;

export interface Review {
  /** Who reviewed or signed. */
  readonly by: string;
  /** When: 2024-08-12. */
  readonly date: string;
}

/** A project of a list; groups of projects are projects without a summary. */
export interface BookProject {
  readonly name: string;
  /** Budget code of the unit that carries it. */
  readonly subunit?: string;
  /** What it is for, in a line. */
  readonly summary?: string;
}

export interface UnitProfile {
  /** Full name as the cover prints it. */
  readonly name: string;
  readonly shortName?: string;
  /** Budget code of the unit, where it has one. */
  readonly code?: string;
  readonly level: 'department' | 'unit';
  readonly region: {
    readonly province: string;
    readonly city?: string;
    readonly county?: string;
  };
  /** Superior department (主管部门). */
  readonly superior?: string;
  /** Internal sections (内设机构) in their order. */
  readonly sections: readonly string[];
  /** Units that the document covers (决算单位), the unit itself first. */
  readonly covered: readonly {
    readonly name: string;
    readonly kind?: string;
    /** Budget code, where tables list units by their codes. */
    readonly code?: string;
  }[];
  /** Invented for demonstration: every document says so. */
  readonly invented?: boolean;
}

export interface Omission {
  /** Table id (`T02`), section id, or performance form. */
  readonly part: string;
  readonly reason: string;
}

export interface BookCorrection {
  /** `keyString` of the fact. */
  readonly fact: string;
  /** As published, where it stood. */
  readonly published: string;
  readonly place: string;
  readonly corrected: string;
  readonly reason: string;
}
