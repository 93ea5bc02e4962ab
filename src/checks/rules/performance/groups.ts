import type { Occurrence } from '../../../facts/occurrence.js';
import type { Printed } from '../../../facts/printed.js';
import type { Source } from '../../../facts/source.js';
import type {
  IndicatorRow,
  PerformanceForm,
  Reading,
  TableReading,
} from '../../../forms/reading.js';

/** The rows under one printed group head. */
export interface IndicatorGroup {
  readonly name: string;
  readonly weight: Printed | null;
  readonly rows: readonly IndicatorRow[];
  /** Where the head stands, and its place among the heads of the form. */
  readonly source: Source;
  readonly ordinal: number;
}

/** Rows by the group head they stand under: the place of the head tells groups apart. */
export function groupsOf(form: PerformanceForm): readonly IndicatorGroup[] {
  const groups = new Map<
    string,
    { name: string; weight: Printed | null; rows: IndicatorRow[]; source: Source; ordinal: number }
  >();
  for (const row of form.indicators) {
    const id = JSON.stringify(row.level1Source);
    const known = groups.get(id);
    if (known === undefined) {
      groups.set(id, {
        name: row.level1,
        weight: row.level1Weight,
        rows: [row],
        source: row.level1Source,
        ordinal: groups.size + 1,
      });
    } else known.rows.push(row);
  }
  return [...groups.values()];
}

/** The weight that a group's head prints, as an occurrence at the head's place; null without one. */
export function groupWeight(
  reading: Reading,
  table: TableReading,
  group: IndicatorGroup,
): Occurrence | null {
  if (group.weight === null) return null;
  return {
    key: {
      measure: 'indicator-weight',
      unit: reading.document.unit ?? '',
      year: reading.document.fiscalYear ?? 0,
      basis: 'final',
      dims: { indicator: group.name, subunit: `${table.id}/${group.ordinal}` },
    },
    printed: group.weight,
    place: { kind: 'table', id: table.id, label: table.title, row: group.name },
    source: group.source,
  };
}
