import type { Reading, Unread } from '../../../forms/reading.js';
import type { FormResult, FormRule, Severity } from '../../rule.js';
import { COVER } from './support/examples.js';
import { broken, holds, notCheckable, oneLine } from './support/results.js';

/** A reason that speaks of a table's row rather than of a figure in a sentence. */
const OF_A_ROW = /行|表头|表格|残缺|损坏/;
/** A row of bare figures may belong to heads that only the reading parted from it. */
const NAMED = /[\u4e00-\u9fff]{2}/;
const MANY_FIGURES = 3;
/** More rows than this are a table that was not read, or that the reading parted from its heads. */
const MOST = 3;
const QUOTE = 80;

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
    const found = strayRows(reading.unread).filter(
      (entry) => NAMED.test(entry.text) && figureCount(entry.text) >= MANY_FIGURES,
    );
    if (found.length === 0) yield holds();
    if (found.length > MOST) {
      yield notCheckable({
        zh: `${found.length} 行表格没有读到表头（见未读清单）。`,
        en: `${found.length} table rows were read without their heads (see what was not read).`,
      });
      return;
    }
    const known = found.filter((entry) => belongsToForm(reading, entry));
    for (const entry of known) yield rowsResult([entry], 'warning');
    const rest = found.filter((entry) => !known.includes(entry));
    if (rest.length > 0) yield rowsResult(rest, 'note');
  },
};

/** Rows that were not read; a run of them is a table that could not be read, not its remains. */
function strayRows(unread: readonly Unread[]): readonly Unread[] {
  const runs: Unread[][] = [];
  unread.forEach((entry, index) => {
    const last = runs.at(-1);
    if (last !== undefined && unread[index - 1]?.reason.zh === entry.reason.zh) last.push(entry);
    else runs.push([entry]);
  });
  return runs.filter((run) => run.length <= MOST && OF_A_ROW.test(run[0]?.reason.zh ?? '')).flat();
}

/** Whether the row was assigned to the one table of the catalogue that it can be left of. */
function belongsToForm(reading: Reading, entry: Unread): boolean {
  const start = JSON.stringify(entry.source[0]);
  return reading.tables.some(
    (table) =>
      table.declaration !== null &&
      table.rows.some((row) => JSON.stringify(row.source[0]) === start),
  );
}

function rowsResult(rows: readonly Unread[], severity: Severity): FormResult {
  const quotes = rows.map((row) => oneLine(row.text).slice(0, QUOTE));
  const quote = quotes[0] ?? '';
  const [zh, en] =
    rows.length === 1 ? ['', ''] : [`等 ${rows.length} 行`, ` (${rows.length} rows)`];
  return broken(
    rows.map((row, index) => ({
      place: { kind: 'table' as const, id: '', label: '', quote: quotes[index] ?? '' },
      text: quotes[index] ?? '',
      source: row.source,
    })),
    {
      zh: `表格行“${quote}”${zh}没有表头，无法判断各数字的含义。`,
      en: `The table row “${quote}”${en} has no head; its figures cannot be understood.`,
    },
    { printed: quote, severity },
  );
}

function figureCount(text: string): number {
  return (text.match(/(?<!\S)-?\d+\.\d+(?!\S)/g) ?? []).length;
}
