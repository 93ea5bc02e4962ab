import type { SheetRow } from '../files/rows.js';
import type { Problems } from '../problem.js';
import type { Sheet } from '../schema/sheets.js';
import type { GovernmentCodes } from './government-codes.js';

/** Lines of one account, fund, kind and project together. */
export interface Cell {
  readonly function: string;
  readonly deptEconomic: string;
  readonly govEconomic: string;
  readonly fund: string;
  readonly kind: string;
  readonly project: string;
  amount: bigint;
  /** Rows of the file, the first of them in `first`. */
  readonly first: number;
  rows: number;
}

/**
 * Adds up the lines of a sheet by account. Lines that are alike in every column, project lines
 * without a project and lines whose government code nobody can tell are problems.
 */
export function cellsOf(
  sheet: Sheet,
  rows: readonly SheetRow[],
  codes: GovernmentCodes,
  problems: Problems,
): Cell[] {
  const cells = new Map<string, Cell>();
  const seen = new Map<string, number>();
  for (const row of rows) {
    const { text, line } = row;
    const amount = row.money.amount ?? 0n;
    if (isRepeated(sheet, row, seen, problems)) continue;
    const project = text.project ?? '';
    if (text.kind === 'project' && project === '') {
      problems.add(sheet.file, line, '项目名称', {
        zh: '项目支出没有填项目名称',
        en: 'project expenditure has no project',
      });
      continue;
    }
    const dept = text.deptEconomic ?? '';
    const gov = text.govEconomic ?? codes.of(dept, sheet.file, line);
    if (gov === null) continue;
    const id = `${text.function}|${dept}|${gov}|${text.fund}|${text.kind}|${project}`;
    const known = cells.get(id);
    if (known !== undefined) {
      known.amount += amount;
      known.rows += 1;
      continue;
    }
    cells.set(id, {
      function: text.function ?? '',
      deptEconomic: dept,
      govEconomic: gov,
      fund: text.fund ?? '',
      kind: text.kind ?? '',
      project,
      amount,
      first: line,
      rows: 1,
    });
  }
  return [...cells.values()];
}

/** Two lines alike in all that was filled in: one of them was entered twice, or a voucher is missing. */
function isRepeated(
  sheet: Sheet,
  { line, text, money }: SheetRow,
  seen: Map<string, number>,
  problems: Problems,
): boolean {
  let id = '';
  for (const column of sheet.columns) {
    id += `${text[column.id] ?? money[column.id] ?? ''}\u001f`;
  }
  const first = seen.get(id);
  if (first === undefined) {
    seen.set(id, line);
    return false;
  }
  problems.add(sheet.file, line, null, {
    zh: `与第${first}行完全相同；确是两笔的，请填凭证号`,
    en: `is the same as row ${first}; if they are two, give their vouchers`,
  });
  return true;
}
