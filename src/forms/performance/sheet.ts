import type { PerformanceForm } from '../reading.js';

/** Money columns of a sheet; a part is named after its column: `budget-other`. */
export type MoneyColumn =
  | 'initial'
  | 'budget'
  | 'budget-appropriation'
  | 'budget-other'
  | 'final'
  | 'final-appropriation'
  | 'final-other'
  | 'period';

/** One row of money with its execution. */
export interface SheetMoney {
  /** Exact amounts in fen; a column without money that the office filled in is 0n. */
  readonly amounts: Readonly<Partial<Record<MoneyColumn, bigint>>>;
  /** Execution rate in 10^-9 %. */
  readonly rate?: bigint;
  /** Weight and score of the execution rate in thousandths of a point, whole hundredths only. */
  readonly weight?: bigint;
  readonly score?: bigint;
}

export interface SheetFunds extends SheetMoney {
  readonly role: 'total' | 'appropriation' | 'carry-over' | 'other';
}

export interface SheetTask extends SheetMoney {
  readonly name: string;
  readonly content: string;
  /** 完成情况 in words. */
  readonly done?: string;
}

export interface SheetIndicator {
  /** 目标1 of forms that group by objective. */
  readonly objective?: string;
  /** 产出指标 and 数量指标, without weights. */
  readonly level1: string;
  readonly level2: string;
  readonly content: string;
  /** As printed, with direction and unit: ≥90%, 15人, 明显提高. */
  readonly target: string;
  readonly actual?: string;
  /** Thousandths of a point, whole hundredths only. */
  readonly weight?: bigint;
  readonly score?: bigint;
  /** 偏差原因分析及改进措施, or the remark of a goal. */
  readonly remark?: string;
}

/** Fields above the money of a form, as printed. */
export type SheetField =
  | 'supervisor'
  | 'implementer'
  | 'period'
  | 'date'
  | 'category'
  | 'attribute'
  | 'type';

/**
 * A performance form before it is printed: goals of a budget, or a self-evaluation. Amounts,
 * rates, weights and scores are exact; what is undefined is blank.
 */
export interface PerformanceSheet {
  readonly kind: PerformanceForm['kind'];
  /** Scoring scheme id, or null. */
  readonly scheme: string | null;
  readonly unit: string;
  readonly year: number;
  readonly level: 'department' | 'unit';
  /** Name of the project; empty on overall forms. */
  readonly project: string;
  readonly fields?: Readonly<Partial<Record<SheetField, string>>>;
  /** Project forms: money by source. */
  readonly funds: readonly SheetFunds[];
  /** Overall forms: money by task, and the row that adds them. */
  readonly tasks: readonly SheetTask[];
  readonly taskSum?: SheetMoney;
  /** Basic and project expenditure in fen, where the form states them. */
  readonly spending?: { readonly basic: bigint; readonly project: bigint };
  readonly goals: { readonly expected: string; readonly reached?: string };
  readonly indicators: readonly SheetIndicator[];
  /** Weights printed beside level 1 or objectives, thousandths of a point; left out, the sums. */
  readonly groups?: Readonly<Record<string, bigint>>;
  readonly total?: { readonly weight?: bigint; readonly score?: bigint };
  readonly causes?: string;
  readonly measures?: string;
}
