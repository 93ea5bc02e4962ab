import type { CheckResult } from '../../checks/rule.js';
import type { FactKey } from '../../facts/key.js';
import type { Printed } from '../../facts/printed.js';
import type { Source } from '../../facts/source.js';
import type { ReportSubject } from '../subject.js';

/** What the drawing needs of a reading of the forms, which has this shape. */
export interface ShowSubject extends ReportSubject {
  readonly tables: readonly ShowTable[];
  readonly claims: readonly ShowClaim[];
}

export interface ShowTable {
  readonly id: string;
  readonly declaration: string | null;
  readonly title: string;
  readonly rows: readonly {
    readonly line: string;
    readonly code: string;
    readonly name: string;
    readonly side: string;
    readonly cells: readonly {
      readonly column: string;
      readonly printed: Printed;
      readonly key: FactKey | null;
      readonly remark?: boolean;
      readonly source: Source;
    }[];
  }[];
}

export interface ShowClaim {
  readonly section: string;
  readonly subject: string;
  readonly measure: string;
  readonly bound: boolean;
  readonly printed: Printed;
  readonly direction: 'increase' | 'decrease' | 'none' | null;
  readonly keys: readonly FactKey[];
  readonly source: Source;
}

/** A document as it was read, with what its check says of recognised figures and findings. */
export interface Shown {
  readonly subject: ShowSubject;
  readonly result: CheckResult;
  /** Whether findings are drawn too. */
  readonly findings: boolean;
}

/** The picture of a page. */
export interface ShownPage {
  /** 1-based. */
  readonly page: number;
  /** In points, the unit of places. */
  readonly width: number;
  readonly height: number;
  /** `data:image/…;base64,…` */
  readonly image: string;
}
