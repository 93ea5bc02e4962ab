import type { Printed } from '../../../facts/printed.js';
import type { IndicatorRow, PerformanceForm } from '../../../forms/reading.js';

/** The rows under one printed group head. */
export interface IndicatorGroup {
  readonly name: string;
  readonly weight: Printed | null;
  readonly rows: readonly IndicatorRow[];
}

/** Rows by the group head they stand under: the place of the head tells groups apart. */
export function groupsOf(form: PerformanceForm): readonly IndicatorGroup[] {
  const groups = new Map<string, { name: string; weight: Printed | null; rows: IndicatorRow[] }>();
  for (const row of form.indicators) {
    const id = JSON.stringify(row.level1Source);
    const known = groups.get(id);
    if (known === undefined) {
      groups.set(id, { name: row.level1, weight: row.level1Weight, rows: [row] });
    } else known.rows.push(row);
  }
  return [...groups.values()];
}
