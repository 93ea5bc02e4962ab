import type { Table } from '../../document/tree.js';
import { type GridCell, gridRows, indicatorHead } from './heads.js';
import { labelIdOf } from './labels.js';

/** What the heads and labels of a table tell about the kind of its form. */
export interface Shape {
  /** The filled cells of every row that has any. */
  readonly rows: readonly (readonly GridCell[])[];
  /** Results or scores are printed: a self-evaluation, not goals. */
  readonly evaluates: boolean;
  readonly hasProject: boolean;
  readonly hasTasks: boolean;
  readonly hasPeriod: boolean;
}

/** Indicator labels that a head of unknown words needs beside it. */
const ENOUGH_LEVEL_LABELS = 3;
const INDICATOR = /指\s*标/;
const TASKS = ['任务名称', '部门整体支出总额', '金额合计'];
const PERIOD = ['实施期限', '实施期总目标'];

/**
 * The shape of a performance form, or null for any other table. A form has an indicator head
 * and indicator labels: one under the standard head, several where the head has words of its own.
 */
export function shapeOf(table: Table): Shape | null {
  if (!table.rows.some((row) => row.cells.some((cell) => INDICATOR.test(cell.text.value)))) {
    return null;
  }
  const rows = gridRows(table.rows).filter((cells) => cells.length > 0);
  const heads = rows.flatMap((cells) => indicatorHead(cells) ?? []);
  const cells = rows.flat();
  const cores = new Set(cells.map((cell) => cell.core));
  const labels = new Set<string>();
  for (const core of cores) {
    const level2 = labelIdOf('level2', core);
    if (level2 !== null) labels.add(level2);
  }
  const needed = cores.has('一级指标') ? 1 : ENOUGH_LEVEL_LABELS;
  if (heads.length === 0 || labels.size < needed) return null;
  return {
    rows,
    evaluates: heads.some((column) => column.id === 'score' || column.id === 'actual'),
    hasProject: [...cores].some((core) => labelIdOf('info', core) === 'project'),
    hasTasks: TASKS.some((word) => cores.has(word)),
    hasPeriod: PERIOD.some((word) => cores.has(word)),
  };
}
