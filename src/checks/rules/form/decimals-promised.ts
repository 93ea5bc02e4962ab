import type { Reading } from '../../../forms/reading.js';
import type { FindingPlace, FormRule } from '../../rule.js';
import { paragraphs } from './support/blocks.js';
import { expenditureTable, narrative } from './support/examples.js';
import { broken, cellPlace, holds, notApplicable } from './support/results.js';

const PROMISE = /保留([一二两三四\d])位小数/;
const PLACES: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4 };

function document(amount: string): string {
  return `${narrative('十四、其他需要说明的情况', '1. 决算表中金额保留两位小数，合计可能有尾差。')}
第三部分 2023 年度部门决算表

${expenditureTable([
  ['合计', '', amount, amount, '0.00'],
  ['210', '卫生健康支出', amount, amount, '0.00'],
  ['21015', '医疗保障管理事务', amount, amount, '0.00'],
  ['2101501', '行政运行', amount, amount, '0.00'],
])}`;
}

export const decimalsPromised: FormRule = {
  meta: {
    id: 'decimals-promised',
    severity: 'note',
    title: { zh: '小数位数与说明不符', en: 'Decimals other than promised' },
    description: {
      zh: '文件说明金额保留几位小数，报表中却有金额的小数位数不同。',
      en: 'The document says how many decimals its amounts keep; amounts of its statements print another number.',
    },
    identities: ['A28'],
    basis: {
      kind: 'printed',
      text: { zh: '文件自己的说明。', en: 'The document’s own note.' },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: document('12.5'),
        why: { zh: '说明两位，印了一位。', en: 'Two are promised, one is printed.' },
      },
    ],
    pass: [
      {
        text: document('12.50'),
        why: { zh: '印了两位小数。', en: 'Two decimals are printed.' },
      },
    ],
  },
  *check(reading) {
    const promised = promisedPlaces(reading);
    if (promised === null) {
      yield notApplicable({
        zh: '文件没有说明小数位数。',
        en: 'The document promises no number of decimals.',
      });
      return;
    }
    const places = oddCells(reading, promised);
    if (places.length === 0) {
      yield holds();
      return;
    }
    const printed = [...new Set(places.map((place) => place.text))];
    yield broken(
      places,
      {
        zh: `说明金额保留 ${promised} 位小数，报表中 ${places.length} 处不是（${printed.slice(0, 5).join('、')}）。`,
        en: `Amounts are said to keep ${promised} decimals; ${places.length} cell(s) of the statements do not (${printed.slice(0, 5).join(', ')}).`,
      },
      { printed: printed.join('、') },
    );
  },
};

function promisedPlaces(reading: Reading): number | null {
  for (const block of paragraphs(reading)) {
    const digit = PROMISE.exec(block.text.value.replace(/\s+/g, ''))?.[1];
    if (digit !== undefined) return PLACES[digit] ?? Number.parseInt(digit, 10);
  }
  return null;
}

/** Amounts in 万元 of statement tables; a plain 0 is a print of its own. */
function oddCells(reading: Reading, promised: number): readonly FindingPlace[] {
  return reading.tables
    .filter(
      (table) => /^[TB]\d\d$/.test(table.declaration ?? '') && table.performance === undefined,
    )
    .flatMap((table) =>
      table.rows.flatMap((row) =>
        row.cells
          .filter((cell) => cell.printed.quantity === 'money' && cell.remark !== true)
          .filter((cell) => cell.printed.value !== null && cell.printed.text.trim() !== '0')
          .filter((cell) => cell.printed.value?.scale !== promised)
          .map((cell) => cellPlace(table, row, cell)),
      ),
    );
}
