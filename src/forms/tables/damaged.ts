import { readPrinted } from '../../facts/printed.js';
import type { CellReading, RowReading, TableReading, Unread } from '../reading.js';
import { type Form, isFigure } from './catalogue.js';
import type { StatementReading } from './index.js';
import { titleName } from './names.js';
import { formsByTitle } from './recognise.js';

export interface Placed {
  readonly tables: readonly TableReading[];
  readonly unread: readonly Unread[];
}

/**
 * Rows whose table lost title and heads belong to no column, so they are read as damaged.
 * Where the document's own catalogue of tables leaves just one table for the gap between
 * the tables before and after, the rows are that table's.
 * @param readings in printed order; performance forms count by their declaration
 */
export function placeHeadless(readings: readonly StatementReading[], unit: string): Placed {
  const promised = promisedForms(readings, unit);
  const unread: Unread[] = [];
  const tables = readings.map(({ reading, headless }, at) => {
    if (!headless) return reading;
    const form = formForGap(promised, readings, at);
    unread.push(...reading.rows.map((row) => damage(row, form)));
    return form === null ? reading : as(reading, form);
  });
  return { tables, unread };
}

/** The reading under the form's name and unit; its figures stay without columns. */
function as(reading: TableReading, form: Form): TableReading {
  const { id, titles, amountUnit } = form.declaration;
  const inUnit = (cell: CellReading): CellReading => ({
    ...cell,
    printed: readPrinted(cell.printed.text, amountUnit),
  });
  return {
    ...reading,
    id,
    declaration: id,
    title: titles[0] ?? '',
    amountUnit,
    rows: reading.rows.map((row) => ({ ...row, cells: row.cells.map(inUnit) })),
  };
}

/** The catalogue's tables in order; those that it calls empty are not expected to have figures. */
function promisedForms(readings: readonly StatementReading[], unit: string): readonly Promised[] {
  return readings
    .filter(({ reading }) => reading.declaration === 'catalogue')
    .flatMap(({ reading }) =>
      reading.rows.map((row) => ({
        title: titleName(row.name),
        form: formsByTitle(titleName(row.name), unit)[0] ?? null,
        empty: row.cells.some((cell) => cell.columnId === 'empty' && cell.printed.text === '是'),
      })),
    );
}

interface Promised {
  readonly title: string;
  readonly form: Form | null;
  readonly empty: boolean;
}

function formForGap(
  promised: readonly Promised[],
  readings: readonly StatementReading[],
  at: number,
): Form | null {
  const place = ({ reading }: StatementReading): number =>
    promised.findIndex(
      ({ title, form }) =>
        (form !== null && form.declaration.id === reading.declaration) ||
        (reading.title !== '' && titleName(reading.title).endsWith(title.replace(/^\d{4}年/, ''))),
    );
  const before =
    readings
      .slice(0, at)
      .map(place)
      .filter((found) => found >= 0)
      .at(-1) ?? -1;
  const after =
    readings
      .slice(at + 1)
      .map(place)
      .find((found) => found > before) ?? promised.length;
  const open = promised
    .slice(before + 1, after)
    .flatMap(({ form, empty }) => (form === null || empty ? [] : [form]));
  const [only] = open;
  return open.length === 1 && only !== undefined ? only : null;
}

function damage(row: RowReading, form: Form | null): Unread {
  const figures = row.cells.filter((cell) => cell.printed.form === 'number').length;
  const columns = form?.leaves.filter((leaf) => isFigure(leaf.role)).length ?? null;
  const title = form?.declaration.titles[0] ?? '';
  const text = [row.line, row.code, row.name, ...row.cells.map((cell) => cell.printed.text)]
    .filter((part) => part !== '')
    .join(' ');
  return {
    text,
    reason:
      columns === null
        ? {
            zh: `这一行没有表名和表头，${figures} 个数无法对应到栏目`,
            en: `a row without table title and heads: its ${figures} figures belong to no column`,
          }
        : {
            zh: `《${title}》只剩这一行，表头缺失；应有 ${columns} 个数，印出 ${figures} 个，无法对应到栏目`,
            en: `only this row is left of ${title}, without heads: ${figures} of ${columns} figures, which belong to no column for certain`,
          },
    source: row.source,
  };
}
