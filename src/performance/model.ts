/** Where something stands in a file of a book's performance folder. */
export interface Place {
  readonly file: string;
  /** Line, 1-based. */
  readonly row: number | null;
  /** Path of the field: `indicators[2].actual`. */
  readonly field: string;
}

/** ≥, ≤, = as written before or after the number; `none` where a number stands alone. */
export type Direction = 'at-least' | 'at-most' | 'equal' | 'none';

/** A quantity as the office wrote it. */
export interface Quantified {
  readonly text: string;
  readonly direction: Direction;
  /** In base units of the quantity (fen, 10^-9 %, thousandths). */
  readonly value: bigint;
  /** Upper end where the target is a range. */
  readonly upper: bigint | null;
  readonly quantity: 'money' | 'percent' | 'count' | 'score';
  /** Unit without scale, blanks and bound: 人次, 元, %. */
  readonly unit: string;
}

/** What the goal of one indicator demands: a number, or words that are judged. */
export type Target =
  | { readonly kind: 'number'; readonly number: Quantified }
  | { readonly kind: 'words'; readonly text: string };

/** One user or sub-project of the money, whose values are put together (S16). */
export interface Part {
  readonly name: string;
  /** Fen. */
  readonly funds: bigint;
  readonly actual: string;
  readonly number: Quantified | null;
  readonly judged: bigint | null;
}

export interface Monitored {
  /** Value to date. */
  readonly actual: string;
  readonly forecast: string;
  readonly deviation: string;
  readonly measures: string;
}

export interface Indicator {
  readonly place: Place;
  readonly objective: string;
  readonly level1: string;
  readonly level2: string;
  /** Level 3, the indicator itself. */
  readonly name: string;
  readonly target: Target;
  /** Thousandths of a point. */
  readonly weight: bigint;
  readonly actual: string;
  readonly number: Quantified | null;
  /** Where the actual value was taken from: register, system, survey. */
  readonly actualSource: string;
  /** Judged attainment of a qualitative target in 10^-9 %. */
  readonly judged: bigint | null;
  readonly parts: readonly Part[];
  /** How values of parts are put together; usually by their unit. */
  readonly combine: 'add' | 'average' | 'usual';
  /** The target was set too low: over-fulfilment reduces the score by the deviation (S09). */
  readonly lowTarget: boolean;
  readonly cause: string;
  readonly measures: string;
  readonly monitored: Monitored | null;
  /** Score that the file holds, thousandths; null where none is filled in. */
  readonly written: bigint | null;
}

/** Money in fen; null where the file does not have it. */
export interface Money {
  readonly initial: bigint | null;
  readonly budget: bigint | null;
  readonly final: bigint | null;
}

export type FundRole = 'appropriation' | 'carry-over' | 'other';

export interface Fund extends Money {
  readonly place: Place;
  readonly role: FundRole;
  /** Budgeted for the whole period (实施期), of a special fund that runs over several years. */
  readonly period: bigint | null;
}

export interface Task {
  readonly place: Place;
  readonly name: string;
  readonly content: string;
  readonly done: string;
  /** Share of the task in the points of the execution rate, thousandths; null where none is set. */
  readonly weight: bigint | null;
  readonly appropriation: Money;
  readonly other: Money;
}

/** Opinion of a reviewer, the reply, and what became of it in the next budget. */
export interface Review {
  readonly place: Place;
  readonly date: string;
  readonly by: string;
  readonly opinion: string;
  readonly reply: string;
  readonly use: string;
}

/** Finding under the constraint indicators of a department form (S06). */
export interface Constraint {
  readonly place: Place;
  /** Points deducted, thousandths. */
  readonly deduct: bigint;
  /** Disclosed by audit or of grave bad effect: the total is capped. */
  readonly grave: boolean;
  readonly reason: string;
}

export const FORM_FIELDS = [
  'supervisor',
  'implementer',
  'period',
  'date',
  'category',
  'attribute',
  'type',
] as const;
export type FormField = (typeof FORM_FIELDS)[number];

/** One project, or the whole department or unit, with its goals and what was reached. */
export interface Evaluation {
  readonly file: string;
  readonly overall: boolean;
  /** Name of the project; empty for the whole. */
  readonly project: string;
  /** A special fund (专项资金) states goals and money of its whole period beside those of the year. */
  readonly form: 'project' | 'special-fund';
  /** Id of the scheme; empty for goals that are not evaluated yet. */
  readonly scheme: string;
  /** Why weights differ from those of the scheme; empty where they do not. */
  readonly weightsReason: string;
  /** What the execution rate divides by: the adjusted budget, in older forms the initial one. */
  readonly base: 'budget' | 'initial';
  readonly fields: Readonly<Partial<Record<FormField, string>>>;
  readonly funds: readonly Fund[];
  readonly tasks: readonly Task[];
  /** Basic and project expenditure in fen, of forms that state them. */
  readonly spending: { readonly basic: bigint; readonly project: bigint } | null;
  /** Goal of the year, of a special fund that of the whole period. */
  readonly expected: string;
  /** Goal of the year of a special fund; empty for others. */
  readonly yearGoal: string;
  readonly reached: string;
  readonly indicators: readonly Indicator[];
  readonly constraint: Constraint | null;
  readonly causes: string;
  readonly measures: string;
  readonly reviews: readonly Review[];
  /** What `score --write` filled in before. */
  readonly written: {
    readonly execution: bigint | null;
    readonly total: bigint | null;
    readonly grade: string;
  };
}

/** The performance folder of a book. */
export interface Performance {
  readonly projects: readonly Evaluation[];
  readonly overall: Evaluation | null;
}
