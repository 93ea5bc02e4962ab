import { EMPTY_TEXT, spanText } from '../../document/text.js';
import type { Table, TableCell } from '../../document/tree.js';
import { layoutNamed } from '../document-info.js';
import { formsOf } from '../tables/catalogue.js';
import { entryOf, tablesOf, titleOf, UnknownTable, type WriteInfo } from './print.js';

/** A table of the catalogue that holds nothing, with why. */
export interface EmptyTable {
  /** Declaration id: T07. */
  readonly table: string;
  readonly reason: string;
}

const WIDTHS = [8, 52, 12, 28];

/**
 * The catalogue of the tables that a layout prints: 序号, 内容, 是否空表, 表格为空的理由.
 * @param empty the tables that hold nothing; all others are 否
 * @throws {UnknownTable} when the layout does not exist
 */
export function writeCatalogue(
  layoutId: string,
  empty: readonly EmptyTable[],
  info: WriteInfo,
  options: { readonly file?: string; readonly place?: string } = {},
): Table {
  const layout = layoutNamed(layoutId);
  if (layout === null) throw new UnknownTable('catalogue', layoutId);
  const columns = formsOf('catalogue')[0]?.declaration.blocks[0]?.columns ?? [];
  const heads = columns.map(({ id, heads: own }) => layout.catalogueHeads?.[id] ?? own[0] ?? '');
  const rows = tablesOf(layout).map(({ table }, at) => {
    const found = empty.find((one) => one.table === table);
    const title = titleOf(entryOf(table, layoutId), info);
    return [`表${at + 1}`, title, found === undefined ? '否' : '是', found?.reason ?? ''];
  });
  const place = options.place ?? 'catalogue';
  const cell = (value: string, row: number, column: number): TableCell => ({
    text:
      value === ''
        ? EMPTY_TEXT
        : spanText(value, {
            file: options.file ?? '',
            path: `${place}/R${row + 1}C${column + 1}`,
          }),
    colSpan: 1,
    rowSpan: 1,
    align: row === 0 || column === 0 || column === 2 ? 'center' : 'left',
  });
  return {
    type: 'table',
    caption: { title: null, number: null, reporter: null, amountUnit: null },
    rows: [heads, ...rows].map((texts, row) => ({
      cells: texts.map((value, column) => cell(value, row, column)),
    })),
    notes: [],
    headRows: 1,
    widths: WIDTHS,
  };
}
