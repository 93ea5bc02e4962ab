import type { Reading, TableReading } from '../../../forms/reading.js';
import type { FormRule } from '../../rule.js';
import { allBlocks, textBlocks } from './support/blocks.js';
import { expenditureTable, tables } from './support/examples.js';
import { broken, holds, notApplicable, notCheckable, tablePlace } from './support/results.js';

const UNIT_LINE = /单位\s*[：:]\s*(?:百|千|万|百万|亿)?元/;

const ROWS = [
  ['合计', '', '12.00', '12.00', '0.00'],
  ['210', '卫生健康支出', '12.00', '12.00', '0.00'],
  ['21015', '医疗保障管理事务', '12.00', '12.00', '0.00'],
  ['2101501', '行政运行', '12.00', '12.00', '0.00'],
];

export const amountUnitMissing: FormRule = {
  meta: {
    id: 'amount-unit-missing',
    severity: 'warning',
    title: { zh: '报表没有金额单位', en: 'Statement without amount unit' },
    description: {
      zh: '报表印有金额而没有注明金额单位（万元或元），读者无法知道数字的大小。',
      en: 'A statement prints amounts and no amount unit (万元 or 元), so that the reader cannot know their size.',
    },
    identities: ['C27'],
    basis: {
      kind: 'definition',
      text: {
        zh: '报表格式要求表头注明金额单位。',
        en: 'The form has the amount unit in its head.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: tables(expenditureTable(ROWS, '编制单位：甲县医疗保障局')),
        why: { zh: '表头没有金额单位。', en: 'The head has no amount unit.' },
      },
    ],
    pass: [
      {
        text: tables(expenditureTable(ROWS)),
        why: { zh: '注明了万元。', en: '万元 is stated.' },
      },
    ],
  },
  *check(reading) {
    const statements = reading.tables.filter(
      (table) => /^[TB]\d\d$/.test(table.declaration ?? '') && table.performance === undefined,
    );
    if (statements.length === 0) {
      yield notApplicable({ zh: '文件中没有报表。', en: 'The file holds no statement.' });
      return;
    }
    const captions = captionUnits(reading);
    const loose = textBlocks(reading).some((block) => UNIT_LINE.test(block.text.value));
    for (const table of statements) {
      if (!hasMoney(table) || unitPrinted(captions, table)) yield holds();
      else if (loose) {
        yield notCheckable({
          zh: `“${table.title}”的金额单位可能在没有归到表上的行里。`,
          en: `The amount unit of “${table.title}” may stand in a line that was read apart from it.`,
        });
      } else {
        yield broken(
          [tablePlace(table)],
          {
            zh: `“${table.title}”没有注明金额单位。`,
            en: `“${table.title}” states no amount unit.`,
          },
          { anchor: table.id },
        );
      }
    }
  },
};

/** Amount units of the captions by title, as printed; a reading may fill in what is not. */
function captionUnits(reading: Reading): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const block of allBlocks(reading)) {
    if (block.type !== 'table' && block.type !== 'fragments') continue;
    if (block.caption.title === null) continue;
    const title = plain(block.caption.title.value);
    found.set(title, `${found.get(title) ?? ''}${block.caption.amountUnit?.value ?? ''}`);
  }
  return found;
}

function hasMoney(table: TableReading): boolean {
  return table.rows.some((row) =>
    row.cells.some((cell) => cell.printed.quantity === 'money' && cell.printed.value !== null),
  );
}

/** In the caption, in a column head, or in the title. */
function unitPrinted(captions: ReadonlyMap<string, string>, table: TableReading): boolean {
  const printed = captions.get(plain(table.title)) ?? table.amountUnit;
  const heads = table.rows.flatMap((row) => row.cells.map((cell) => cell.column)).join(' ');
  return /元/.test(printed) || /元/.test(heads) || /元/.test(table.title);
}

function plain(title: string): string {
  return title.replace(/\s+/g, '');
}
