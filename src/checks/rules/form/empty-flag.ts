import type { CellReading, RowReading, TableReading } from '../../../forms/reading.js';
import type { FormResult, FormRule } from '../../rule.js';
import { catalogue, expenditureTable, table, tables } from './support/examples.js';
import {
  broken,
  cellPlace,
  holds,
  notApplicable,
  notCheckable,
  oneLine,
  rowPlace,
  tablePlace,
} from './support/results.js';
import { hasLooseRows } from './support/soundness.js';
import {
  type PromisedTable,
  printedFor,
  printedTitles,
  promisedTables,
  titleCore,
} from './support/titles.js';

const ROWS = [
  ['合计', '', '12.00', '12.00', '0.00'],
  ['210', '卫生健康支出', '12.00', '12.00', '0.00'],
  ['21015', '医疗保障管理事务', '12.00', '12.00', '0.00'],
  ['2101501', '行政运行', '12.00', '12.00', '0.00'],
];
const FUND = [
  ['项目', '', '年初结转和结余', '本年收入', '本年支出', '', '', '年末结转和结余'],
  ['科目代码', '科目名称', '', '', '小计', '基本支出', '项目支出', ''],
  ['栏次', '', '1', '2', '3', '4', '5', '6'],
  ['合计', '', '', '', '', '', '', ''],
];

export const emptyFlag: FormRule = {
  meta: {
    id: 'empty-flag',
    severity: 'warning',
    title: { zh: '“是否空表”与表的内容不符', en: 'Empty flag against the table' },
    description: {
      zh: '目录标为空表的表印有非零数字，或标为非空的表没有任何数字。',
      en: 'A table marked as empty holds amounts, or one marked as not empty holds none.',
    },
    identities: ['A26'],
    basis: {
      kind: 'printed',
      text: {
        zh: '文件自己的目录与表互相矛盾。',
        en: 'The document’s own catalogue and table contradict each other.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: tables(catalogue([['支出决算表', '是', '不涉及']]), expenditureTable(ROWS)),
        why: { zh: '标为空表却有数字。', en: 'Marked as empty, yet it holds amounts.' },
      },
      {
        text: tables(
          catalogue([
            ['支出决算表', '否', ''],
            ['政府性基金预算财政拨款收入支出决算表', '否', ''],
          ]),
          expenditureTable(ROWS),
          table('政府性基金预算财政拨款收入支出决算表', '公开 07 表', FUND),
        ),
        why: { zh: '标为非空，表里没有数字。', en: 'Marked as not empty, yet it holds no number.' },
      },
    ],
    pass: [
      {
        text: tables(
          catalogue([
            ['支出决算表', '否', ''],
            ['政府性基金预算财政拨款收入支出决算表', '是', '不涉及'],
          ]),
          expenditureTable(ROWS),
          table('政府性基金预算财政拨款收入支出决算表', '公开 07 表', FUND),
        ),
        why: { zh: '标记与内容一致。', en: 'Flags and contents agree.' },
      },
    ],
  },
  *check(reading) {
    const flagged = promisedTables(reading).filter((entry) => entry.empty !== null);
    if (flagged.length === 0) {
      yield notApplicable({
        zh: '文件没有注明空表的目录。',
        en: 'The document has no catalogue that marks empty tables.',
      });
      return;
    }
    const printed = printedTitles(reading);
    const loose = hasLooseRows(reading);
    for (const entry of flagged) {
      const table = printedFor(entry.title, entry.number, printed)?.reading ?? null;
      // A table that is not printed at all is the matter of another rule.
      if (table !== null) yield flagResult(entry, table, loose);
    }
  },
};

function flagResult(entry: PromisedTable, table: TableReading, loose: boolean): FormResult {
  const numbers = figures(table);
  const amounts = numbers.filter(({ cell }) => cell.printed.value?.digits !== 0n);
  const title = oneLine(entry.title);
  const flag = entry.from.kind === 'catalogue' ? [rowPlace(entry.from.table, entry.from.row)] : [];
  const anchor = titleCore(entry.title);
  const first = amounts[0];
  if (entry.empty === true && first !== undefined) {
    return broken(
      [...flag, cellPlace(table, first.row, first.cell)],
      {
        zh: `目录标“${title}”为空表，表中有 ${amounts.length} 个非零数字。`,
        en: `“${title}” is marked as empty and holds ${amounts.length} figure(s) other than zero.`,
      },
      { anchor },
    );
  }
  if (entry.empty === false && numbers.length === 0) {
    if (loose) {
      return notCheckable({
        zh: `“${title}”的数字可能在没有读到表头的行里。`,
        en: `The figures of “${title}” may stand in rows that were read without heads.`,
      });
    }
    return broken(
      [...flag, tablePlace(table)],
      {
        zh: `目录标“${title}”不是空表，表中没有数字。`,
        en: `“${title}” is marked as not empty and holds no figure.`,
      },
      { anchor, needs: [tablePlace(table).place] },
    );
  }
  return holds();
}

/** Cells that print a number, line numbers and remarks left out. */
function figures(
  table: TableReading,
): readonly { readonly row: RowReading; readonly cell: CellReading }[] {
  return table.rows.flatMap((row) =>
    row.cells
      .filter((cell) => cell.remark !== true && cell.columnId !== 'line')
      .filter((cell) => /\p{Nd}/u.test(cell.printed.text))
      .map((cell) => ({ row, cell })),
  );
}
