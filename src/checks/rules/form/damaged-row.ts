import type { Source } from '../../../facts/source.js';
import type { FormRule } from '../../rule.js';
import { COVER } from './support/examples.js';
import { broken, holds, oneLine } from './support/results.js';

/** A reason that speaks of a table's row rather than of a figure in a sentence. */
const OF_A_ROW = /行|表头|表格|残缺|损坏/;
const MANY_FIGURES = 3;

export const damagedRow: FormRule = {
  meta: {
    id: 'damaged-row',
    severity: 'warning',
    title: { zh: '残缺的表格行', en: 'Damaged table row' },
    description: {
      zh: '文件里有脱离表头的表格行，无法知道各数字属于哪一列。多因排版或转换时丢失了表的其余部分。',
      en: 'A row of a table stands without its head, so that nobody can tell what its figures are: the rest of the table was lost in layout or conversion.',
    },
    identities: ['R25', 'A26'],
    basis: {
      kind: 'printed',
      text: {
        zh: '公开的表应当完整、看得懂。',
        en: 'A published table is whole and can be understood.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: `${COVER}第三部分 2023 年度部门决算表

7\t甲县医疗保障经办中心\t1.60\t1.60\t0.00\t1.60\t0.00\t1.56\t1.56\t-0.04
`,
        why: { zh: '只剩一行，没有表头。', en: 'One row is left, without a head.' },
      },
    ],
    pass: [
      {
        text: `${COVER}一、收入决算情况说明

2023 年度收入合计 12.00 万元。
`,
        why: { zh: '没有残缺的行。', en: 'No damaged row.' },
      },
    ],
  },
  *check(reading) {
    const unread = reading.unread.filter(
      (entry) =>
        OF_A_ROW.test(entry.reason.zh) &&
        (entry.text.match(/\d+\.\d+/g) ?? []).length >= MANY_FIGURES,
    );
    const rows = unread.map((entry) => ({ text: entry.text, source: entry.source }));
    const headless = reading.tables
      .filter((table) => table.declaration === null && table.title.trim() === '')
      .flatMap((table) => table.rows.map((row) => ({ row, table })))
      .filter(({ row }) => figureCount(row.cells.map((cell) => cell.printed.text)) >= MANY_FIGURES)
      .map(({ row }) => ({
        text: [row.line, row.code, row.name, ...row.cells.map((cell) => cell.printed.text)].join(
          ' ',
        ),
        source: row.source,
      }));
    const found = [...rows, ...headless.filter((entry) => !known(entry.source, rows))];
    if (found.length === 0) yield holds();
    for (const { text, source } of found) {
      const quote = oneLine(text).slice(0, 80);
      yield broken(
        [{ place: { kind: 'table', id: '', label: '', quote }, text: quote, source }],
        {
          zh: `表格行“${quote}”没有表头，无法判断各数字的含义。`,
          en: `The table row “${quote}” has no head; its figures cannot be understood.`,
        },
        { printed: quote },
      );
    }
  },
};

function figureCount(texts: readonly string[]): number {
  return texts.filter((text) => /^-?\d+\.\d+$/.test(text.trim())).length;
}

function known(source: Source, rows: readonly { readonly source: Source }[]): boolean {
  const place = JSON.stringify(source[0]);
  return rows.some((row) => row.source.some((span) => JSON.stringify(span) === place));
}
