/**
 * Performance forms as dated data: how a form is recognised, what its heads are called
 * and which scoring scheme it follows. The YAML of data/forms/performance holds them.
 */
export type PerformanceDeclaration =
  | FormDeclaration
  | HeadDeclaration
  | LabelDeclaration
  | SchemeDeclaration;

/** Where a statement of the data comes from and how far it may be trusted. */
interface Sourced {
  readonly source: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

export interface FormDeclaration extends Sourced {
  readonly type: 'form';
  /** Declaration id of the reading (`project-self-evaluation`). */
  readonly id: string;
  readonly kind:
    | 'overall-self-evaluation'
    | 'project-self-evaluation'
    | 'overall-goals'
    | 'project-goals'
    | 'special-fund-goals';
  readonly title: string;
  /** Words of which the title must hold every one, blanks removed. */
  readonly titleWords: readonly string[];
  /** Unit that the form prescribes where the print leaves it out. */
  readonly amountUnit: string;
}

/** Names of one column, tried in the order of the file. */
export interface HeadDeclaration {
  readonly type: 'head';
  readonly block: 'funds' | 'indicators';
  readonly id: string;
  /** The head (blanks and bracketed units removed) holds one of these. */
  readonly words: readonly string[];
  /** Money columns may have sub-heads (总额, 财政拨款, 其他资金). */
  readonly money?: boolean;
}

export type LabelRole =
  | 'level1'
  | 'level2'
  | 'fund-part'
  | 'row-group'
  | 'goals'
  | 'prose'
  | 'info'
  | 'total';

/** Row labels by role; `equals` after blanks, marks and weights are removed, or `starts`. */
export interface LabelDeclaration {
  readonly type: 'label';
  readonly role: LabelRole;
  /** What the label stands for inside its role (appropriation, sum, project …). */
  readonly id: string;
  readonly equals?: readonly string[];
  readonly starts?: readonly string[];
}

export interface SchemeDeclaration extends Sourced {
  readonly type: 'scheme';
  readonly id: string;
  readonly since: string;
  /** Weight of the execution rate, and of each level 1 group (or of every objective). */
  readonly execution: number;
  readonly groups: Readonly<Record<string, number>>;
  readonly total: number;
  /** Highest total after grave problems under the constraint indicators. */
  readonly constraintCap?: number;
  /** Percent of the weight a qualitative score may have, best band first. */
  readonly qualitativeBands: readonly { readonly high: number; readonly low: number }[];
  readonly grades: readonly {
    readonly name: string;
    readonly low: number;
    readonly high: number;
  }[];
}
