/**
 * Performance forms as dated data: how a form is recognised, what its heads are called
 * and how it is printed. The YAML of data/forms/performance holds them.
 */
export type PerformanceDeclaration =
  | FormDeclaration
  | HeadDeclaration
  | LabelDeclaration
  | PrintDeclaration;

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

/** A column or a field with its printed words. */
export type Worded = readonly [id: string, words: string];

/**
 * How a form is printed. `{unit}`, `{project}`, `{year}`, `{level}` and `{execution}` (the
 * weight of the execution rate) stand for what the sheet says.
 */
export interface PrintDeclaration extends Sourced {
  readonly type: 'print';
  /** Declaration id of the form that it prints. */
  readonly form: string;
  /** Layouts name the style of their self-evaluations. */
  readonly style: string;
  /** Place in a layout that numbers and titles the form: B14. */
  readonly table?: string;
  /** Left out where the layout titles the form. */
  readonly title?: string;
  /** The line of the year below the title. */
  readonly yearLine?: string;
  /** Rows of fields above the money. */
  readonly info: readonly (readonly Worded[])[];
  /** 基本支出总额 and 项目支出总额 in a row of their own. */
  readonly spending?: { readonly basic: string; readonly project: string };
  /** Money by source, under a head. */
  readonly funds?: {
    readonly group: string;
    readonly columns: readonly Worded[];
    readonly rows: Readonly<Record<string, string>>;
  };
  /** Money by task, under a head of two rows. */
  readonly tasks?: {
    readonly group: string;
    readonly columns: readonly Worded[];
    /** 总额, 财政拨款, 其他资金 under each money column. */
    readonly parts: readonly string[];
    readonly sum: string;
  };
  /** Money as labels with their amounts, once for each column. */
  readonly amounts?: {
    readonly group: string;
    /** The label beside the amount of each column. */
    readonly rows: Readonly<Record<string, readonly string[]>>;
    readonly columns: readonly string[];
  };
  readonly goals?: { readonly group: string; readonly expected: string; readonly reached?: string };
  readonly indicators: {
    readonly group?: string;
    readonly columns: readonly Worded[];
    /** Levels that a form without indicators prints blank. */
    readonly levels?: readonly (readonly [level1: string, level2: readonly string[]])[];
  };
  /** Relative widths of the grid columns. */
  readonly widths: readonly number[];
  /** Over how many grid columns each cell of a part reaches, the group label apart. */
  readonly spans: Readonly<Record<string, readonly number[]>>;
  /** Label of the row of totals; goals have none. */
  readonly total?: string;
  readonly causes?: string;
  readonly measures?: string;
  readonly notes: readonly string[];
}
