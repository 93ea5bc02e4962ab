import type { Correction } from '../document/corrections/types.js';
import type { Text } from '../document/text.js';
import type { FactKey } from '../facts/key.js';
import type { Occurrence, Place } from '../facts/occurrence.js';
import type { Printed } from '../facts/printed.js';
import type { Source } from '../facts/source.js';
import type { Reading } from '../forms/reading.js';
import type { AcceptedFinding } from './baseline.js';

export type Severity = 'error' | 'warning' | 'note';
export type Outcome = 'holds' | 'tail' | 'broken' | 'notCheckable' | 'notApplicable';

export interface Message {
  readonly zh: string;
  readonly en: string;
}

/** Why a rule may speak, and how far it may go: see DESIGN «a rule whose basis is recalled». */
export interface RuleBasis {
  readonly kind: 'definition' | 'law' | 'reasoning' | 'printed' | 'tool' | 'recalled';
  readonly text: Message;
  readonly confidence: 'high' | 'medium' | 'low';
}

export interface RuleMeta {
  /** Kebab-case, unique: `table-sum`, `narrative-equals-table`. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: Message;
  readonly description: Message;
  /** Ids of ../standards identities or rules this rule carries: A01, C10, R19, S13. */
  readonly identities: readonly string[];
  readonly basis: RuleBasis;
  readonly kinds: readonly ('final-accounts' | 'budget')[];
  /** Empty means every layout. */
  readonly layouts: readonly string[];
}

/** A short document text in our own words, run by the rule's own test. */
export interface RuleExample {
  readonly text: string;
  /** A second file of the same disclosure. */
  readonly copy?: string;
  /** Corrections beside the file. */
  readonly corrections?: readonly Correction[];
  readonly why: Message;
}

/** What `mingzhang explain` shows of a rule, whatever it checks. */
export interface RuleCard {
  readonly meta: RuleMeta;
  readonly examples: {
    readonly pass: readonly RuleExample[];
    readonly fail: readonly RuleExample[];
  };
}

/** A rule of arithmetic says only which relations must hold; the evaluator does the rest. */
export interface ArithmeticRule extends RuleCard {
  identities(reading: Reading): Iterable<Identity>;
}

/** A rule of form (missing table, placeholder, wrong name) looks for itself. */
export interface FormRule extends RuleCard {
  check(reading: Reading): Iterable<FormResult>;
}

export type Rule = ArithmeticRule | FormRule;

/** A figure in an identity: an occurrence, or the place where one was promised. */
export interface Term {
  readonly coefficient: bigint;
  readonly key: FactKey;
  /** Null when the layout promises the figure and it is not there or unread. */
  readonly occurrence: Occurrence | null;
  /** For a promised but missing figure: where it should stand. */
  readonly missing?: Message;
}

/**
 * Σ coefficient·value (=, <=, >=) 0 over money, counts or scores; or
 * percent = 100·Σnumerator/Σdenominator, made linear by the printed range of the percentage.
 */
export type Relation =
  | {
      readonly kind: 'linear';
      readonly terms: readonly Term[];
      readonly compare: '=' | '<=' | '>=';
    }
  | {
      readonly kind: 'ratio';
      readonly percent: Term;
      readonly numerator: readonly Term[];
      readonly denominator: readonly Term[];
    };

export interface Identity {
  /** Identity id of the standards: A01, C09. */
  readonly id: string;
  /** What must hold, in words: «本年收入合计 = 各项收入之和». */
  readonly title: Message;
  readonly relation: Relation;
  /** Index into the linear terms of the figure most likely meant when it breaks (a total), for `printed`/`expected`. */
  readonly target?: number;
  /** Milder than the rule, never harsher. */
  readonly severity?: Severity;
  /** Set when the document itself gives a reason why it cannot apply. */
  readonly notApplicable?: Message;
  /** The words of direction (增加, 小于) that the relation takes at their word. */
  readonly said?: FindingPlace;
  /**
   * The relation states a difference without its sign, turned the way the printed figures lie; if
   * one of them were another, it could be the other way round.
   */
  readonly unsigned?: true;
  /** Other relations that the document may mean instead: one of all is enough. */
  readonly alternatives?: readonly Identity[];
}

/** What a form rule found at one place it looked at; the silent good case is counted too. */
export interface FormResult {
  readonly outcome: Exclude<Outcome, 'tail'>;
  readonly severity?: Severity;
  readonly message?: Message;
  readonly places: readonly FindingPlace[];
  readonly printed?: string;
  readonly expected?: string;
  /** Fact keys concerned, for the finding's identity; else section path and text are used. */
  readonly keys?: readonly FactKey[];
  readonly anchor?: string;
  readonly reason?: Message;
  /** Places that must have been read whole for a broken result to prove anything. */
  readonly needs?: readonly Place[];
  /** It says that something is nowhere in the document: an unread part may hold it. */
  readonly absence?: boolean;
  /** What it holds to be wrong (see matters.ts): alarms that share a matter have one cause. */
  readonly matters?: readonly string[];
  /** Figures any one of which, printed otherwise, would silence it; the likeliest of equals first. */
  readonly mends?: readonly FormMend[];
}

/** A figure that an alarm of a form rule compares, and what it would have to be. */
export interface FormMend {
  readonly place: FindingPlace;
  readonly printed: Printed;
  /** Ends of the values that silence the alarm, in base units; null is unbounded. */
  readonly low: bigint | null;
  readonly high: bigint | null;
  /** Such a figure seldom has that value, whatever slip would explain it. */
  readonly unlikely?: boolean;
}

export interface FindingPlace {
  readonly place: Place;
  readonly text: string;
  readonly source: Source;
  /** Unit of the figure, where it is one. */
  readonly unit?: string;
  /** What a figure of the text is about that its section does not say: account, item, basis. */
  readonly about?: Message;
}

export interface ArithmeticTerm {
  readonly key: string;
  readonly sign: '+' | '-';
  readonly printed: string;
  readonly low: string | null;
  readonly high: string | null;
  readonly place: string;
  /** Where the figure stands; left out for a number that stands nowhere. */
  readonly source?: Source;
}

/** The sum spelled out, in the unit of the figures. */
export interface Arithmetic {
  readonly terms: readonly ArithmeticTerm[];
  readonly relation: string;
  readonly gap: string;
  readonly unit: string;
  readonly rounding: string;
  /** The cell that should hold the sum is blank: all terms stand on the other side. */
  readonly blankTarget?: true;
}

export interface Finding {
  /** Hash of rule id, sorted fact keys (form rules: section path and text) and an ordinal. */
  readonly id: string;
  readonly rule: string;
  readonly identity: string;
  readonly severity: Severity;
  readonly message: Message;
  /** What should hold, without the figures that the message gives; left out by form rules. */
  readonly title?: Message;
  readonly arithmetic: Arithmetic | null;
  readonly places: readonly FindingPlace[];
  readonly printed: string | null;
  readonly expected: string | null;
  /** What most likely went wrong, where the figures around tell; null where none was looked for. */
  readonly cause: FindingCause | null;
}

/** A figure or a word of direction that would have to be another one. */
export interface RepairChange {
  readonly place: FindingPlace;
  readonly printed: string;
  /** Unit of the figure as printed with it or above it; left out for words. */
  readonly unit?: string;
  /** What it should be; null when the other figures leave a wide range. */
  readonly proposed: string | null;
  /** Ends of the range that mends, in the printed unit; null is unbounded, both null for words. */
  readonly low: string | null;
  readonly high: string | null;
  /** How such an error arises, as far as the figure shows it. */
  readonly error: string;
  readonly why: Message;
}

/** Changes that together would mend everything that a finding tells of: one, seldom two. */
export interface RepairOption {
  readonly changes: readonly RepairChange[];
  /** What a check of the document so changed finds; left out where it was not asked. */
  readonly effect?: RepairEffect;
}

/** Relations whose outcome a repair changes, by a check of the whole document with it. */
export interface RepairEffect {
  /** Broken ones that then hold, or are tail differences. */
  readonly mends: number;
  /** Ones that hold now and would be broken. */
  readonly breaks: number;
}

/** One cause of one or more broken identities. */
export interface FindingCause {
  /**
   * `decided`: the first repair stands out, its first change is the culprit; `undecided`: several
   * are as likely; `unexplained`: no change of one or two figures mends it.
   */
  readonly state: 'decided' | 'undecided' | 'unexplained';
  readonly culprit: FindingPlace | null;
  readonly proposed: string | null;
  /** Likeliest first. */
  readonly repairs: readonly RepairOption[];
  /** The search stopped at its limit of steps, so that more may be possible than it says. */
  readonly stopped: boolean;
  /** Alarms that the same cause raised. */
  readonly knockOns: readonly Finding[];
}

/** One identity or form check with its outcome, for `--all`. */
export interface CheckRecord {
  readonly rule: string;
  readonly identity: string;
  readonly title: Message;
  readonly outcome: Outcome;
  readonly reason: Message | null;
  readonly arithmetic: Arithmetic | null;
}

export interface Summary {
  readonly holds: number;
  readonly tail: number;
  readonly broken: number;
  readonly notCheckable: number;
  readonly notApplicable: number;
}

/** A figure that some program recognised on an image. */
export interface RecognisedFigure {
  readonly text: string;
  readonly reason: Message;
  readonly source: Source;
  /** How sure the recognition is, from 0 to 1, where it says so. */
  readonly confidence?: number;
  /** What was recognised, where figures of the document settled it as `text`. */
  readonly settledFrom?: string;
  /** An identity that holds to the last digit confirms it. */
  readonly confirmed: boolean;
}

export interface CheckResult {
  readonly summary: Summary;
  readonly findings: readonly Finding[];
  readonly records: readonly CheckRecord[];
  /** Left out where nothing was recognised on an image. */
  readonly recognised?: readonly RecognisedFigure[];
  /** Findings that a baseline accepts; left out where there are none. */
  readonly accepted?: readonly AcceptedFinding[];
  /** The state of every printed number; left out where documents were compared. */
  readonly ledger?: Ledger;
}

export type { Printed };

/**
 * `tied`: the other figures confine it to a finite range; `conflicting`: it stands in a break
 * that it may have caused; `unchecked`: what it states is known, but nothing confines it;
 * `unbound`: what it states is not known, or it states no fact (years, codes, ordinals).
 */
export type NumberState = 'tied' | 'conflicting' | 'unchecked' | 'unbound';

/** One printed number with its state. */
export interface LedgerEntry {
  readonly text: string;
  readonly source: Source;
  readonly state: NumberState;
  /** Ends of the range that the others leave, in the printed unit; null is unbounded. */
  readonly low: string | null;
  readonly high: string | null;
  /** Identities of the standards that confine it or that it breaks. */
  readonly identities: readonly string[];
  /** Why it is not tied. */
  readonly why: Message | null;
  /** A year, date, code, ordinal or number of a heading, which states no fact. */
  readonly label: boolean;
  /** The text of the document tree that it stands in, and its offset there. */
  readonly at: { readonly text: Text; readonly start: number };
  /** The figure that the forms read here; null where they read none. */
  readonly print: LedgerPrint | null;
}

/** What the forms read where a number stands. */
export interface LedgerPrint {
  /** The source of the whole print, of which the number may be a part. */
  readonly source: Source;
  readonly unit: string;
  /** The fact that it states; null where that is not known. */
  readonly fact: FactKey | null;
}

export interface Ledger {
  readonly counts: Readonly<Record<NumberState, number>>;
  /** How many of the unbound ones are years, dates, codes, ordinals and numbers of headings. */
  readonly labels: number;
  readonly entries: readonly LedgerEntry[];
}
