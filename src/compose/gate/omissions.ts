import type { Omission } from '../../books/unit-year.js';
import type { Finding } from '../../checks/rule.js';
import { declaredTableMissing } from '../../checks/rules/form/declared-table-missing.js';
import { minimumTables, requiredTable } from '../../checks/rules/form/minimum-tables.js';
import { titleCore } from '../../checks/rules/form/support/titles.js';
import type { Layout } from '../../forms/layout.js';
import { tablesOf } from '../../forms/write/index.js';

/**
 * Whether a finding says no more than that a table is missing which the book leaves out on
 * purpose: the document itself declares that with the reason. Whatever else is missing stays a
 * finding, however much the book leaves out.
 */
export function followsFromOmission(
  { rule, expected }: Finding,
  layout: Layout,
  omitted: readonly Omission[],
): boolean {
  if (expected === null) return false;
  const isLeftOut = (table: string) => omitted.some(({ part }) => part === table);
  if (rule === minimumTables.meta.id) {
    const table = requiredTable(layout.kind, expected);
    return table !== null && isLeftOut(table);
  }
  if (rule !== declaredTableMissing.meta.id) return false;
  const title = titleCore(expected);
  return tablesOf(layout).some((one) => isLeftOut(one.table) && titleCore(one.title) === title);
}
