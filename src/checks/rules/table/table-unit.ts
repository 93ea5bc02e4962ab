import type { Reading, TableReading } from '../../../forms/reading.js';
import type { FormResult, FormRule } from '../../rule.js';
import { findingPlace } from '../../terms.js';
import { ONE_VALUE } from '../bases.js';
import { finalAccounts, section } from '../examples.js';
import { expenditureTable } from '../examples-tables.js';
import { Elsewhere, isAmount } from './elsewhere.js';

/** So many different figures of a table have prints elsewhere before they speak of its unit. */
const LEAST = 3;
/** Of those, so many per hundred are ten thousand times too large, or too small. */
const MOST_PERCENT = 80;
const SHOWN = 3;

function document(total: string, basic: string, project: string): string {
  return finalAccounts(
    section(
      '一、支出决算情况说明',
      '本年支出合计 96.00 万元，其中：基本支出 90.00 万元，项目支出 6.00 万元。',
    ),
    expenditureTable(total, basic, project),
  );
}

/** A whole table filled in in 元 under a head that says 万元, or the other way round (C13). */
export const tableUnit: FormRule = {
  meta: {
    id: 'table-unit',
    severity: 'warning',
    title: { zh: '整张表的金额单位', en: 'Unit of a whole table' },
    description: {
      zh: '表头写明以万元计，表中的数字却都是别处同一数字的一万倍，应是以元填列；表头写元而数字都只有万分之一的，反之。',
      en: 'The head of a table says 万元, but its figures are ten thousand times those printed elsewhere for the same, so that it must be filled in in 元; and the other way round where it says 元.',
    },
    identities: ['C13'],
    basis: ONE_VALUE,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: document('96.00', '90.00', '6.00'),
        why: { zh: '表与文字都以万元计', en: 'table and text are both in 万元' },
      },
    ],
    fail: [
      {
        text: document('960000.00', '900000.00', '60000.00'),
        why: { zh: '表头写万元，填的是元', en: 'the head says 万元, the figures are in 元' },
      },
    ],
  },
  *check(reading: Reading): Generator<FormResult> {
    const elsewhere = new Elsewhere(reading);
    for (const table of reading.tables) {
      const result = judge(table, elsewhere);
      if (result !== null) yield result;
    }
  },
};

/** Null where too little is printed elsewhere to say anything. */
function judge(table: TableReading, elsewhere: Elsewhere): FormResult | null {
  const [unit, meant] = table.amountUnit === '元' ? ['元', '万元'] : ['万元', '元'];
  if (table.amountUnit !== unit) return null;
  const compared = elsewhere.printsOf(table.id).flatMap((print) => {
    const others = elsewhere.amounts(print.key);
    if (!isAmount(print) || others === null || !others.outside(table.id)) return [];
    return [{ print, slips: others.slips(print, unit === '万元', table.id) }];
  });
  const slipped = compared.filter(({ slips }) => slips).map(({ print }) => print);
  const figures = new Set(compared.map(({ print }) => print.printed.text));
  if (figures.size < LEAST) return null;
  if (slipped.length * 100 < compared.length * MOST_PERCENT)
    return { outcome: 'holds', places: [] };
  const name = table.title === '' ? table.id : table.title;
  const times = unit === '万元' ? TIMES : PARTS;
  return {
    outcome: 'broken',
    message: {
      zh: `《${name}》标明以${unit}计，其中 ${slipped.length} 个数字却都是别处同一数字的${times.zh}，应是以${meant}填列`,
      en: `${name} is said to be in ${unit}, but ${slipped.length} of its figures are ${times.en} what is printed elsewhere: it must be filled in in ${meant}`,
    },
    places: slipped.slice(0, SHOWN).map(findingPlace),
    printed: unit,
    expected: meant,
    anchor: table.id,
  };
}

const TIMES = { zh: '一万倍', en: 'ten thousand times' };
const PARTS = { zh: '万分之一', en: 'a ten-thousandth of' };
