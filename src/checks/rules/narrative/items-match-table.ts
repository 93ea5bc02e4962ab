import { accountOf } from '../../../facts/codes.js';
import type { Occurrence } from '../../../facts/occurrence.js';
import { isZero } from '../../../facts/printed.js';
import type { Reading } from '../../../forms/reading.js';
import { intersect, isEmpty, printedInterval } from '../../box.js';
import type { FormResult, FormRule, Message } from '../../rule.js';
import { findingPlace, term } from '../../terms.js';
import { ONE_VALUE } from '../bases.js';
import { finalAccounts } from '../examples.js';
import { generalTable } from '../examples-tables.js';
import { BASIC_OPERATION, HOUSING_FUND, itemsText } from '../examples-text.js';
import { type Item, narrativeItems } from './items.js';

const ITEM_CODE_LENGTH = 7;

const UNKNOWN: Message = {
  zh: '文字说明的科目在科目表中找不到编码',
  en: 'an account named in the text has no code in the lists',
};

/** Every item of the general-budget table is explained in the text, and no other (C08, E17). */
export const itemsMatchTable: FormRule = {
  meta: {
    id: 'items-match-table',
    severity: 'error',
    title: { zh: '科目逐项说明', en: 'Items of the table in the text' },
    description: {
      zh: '一般公共预算财政拨款支出表中的每个项级科目，在文字逐项说明中都应出现，文字也不应说明表中没有的科目。',
      en: 'Every item account of the general-budget expenditure table appears in the list of the text, and the list has no other.',
    },
    identities: ['C08', 'E17'],
    basis: ONE_VALUE,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: finalAccounts(list(['151.00', '9.00']), both()),
        why: { zh: '表中两个科目，文字都有说明', en: 'both accounts of the table are in the text' },
      },
    ],
    fail: [
      {
        text: finalAccounts(
          list(['151.00', '9.00']),
          `${both()}2101599\t其他医疗保障管理事务支出\t4.00\t\t4.00\n`,
        ),
        why: {
          zh: '表中的 2101599 在文字中没有说明',
          en: 'account 2101599 of the table is missing from the text',
        },
      },
    ],
  },
  *check(reading: Reading): Generator<FormResult> {
    const basis = reading.document.kind === 'budget' ? 'budget' : 'final';
    const items = narrativeItems(reading, basis);
    const { rows, zeros } = tableItems(reading, basis);
    if (items.length === 0 || rows.size === 0) return;
    const list = items.map(({ occurrence }) => occurrence.place);
    const table = [...rows.values()].map(({ place }) => place);
    for (const [code, row] of rows) {
      const told = items.some(
        (item) => item.code === code || (item.code === '' && isSameAmount(item, row)),
      );
      yield told ? { outcome: 'holds', places: [] } : { ...missing(code, row), needs: list };
    }
    for (const item of items) {
      if (item.code === '') {
        yield { outcome: 'notCheckable', places: [], reason: UNKNOWN };
      } else if (!rows.has(item.code) && !zeros.has(item.code) && !isNothing(item.occurrence)) {
        yield { ...extra(item), needs: table };
      }
    }
  },
};

/**
 * Item accounts of the table of general-budget expenditure: by code those with money, and the
 * codes whose amount prints as zero. Whether such a zero agrees with the text is asked elsewhere.
 */
function tableItems(reading: Reading, basis: 'budget' | 'final') {
  const rows = new Map<string, Occurrence>();
  const zeros = new Set<string>();
  for (const one of reading.facts.all) {
    const { function: code, fund, ...rest } = one.key.dims;
    const fits =
      one.place.kind === 'table' &&
      one.key.measure === 'expenditure' &&
      one.key.basis === basis &&
      one.key.year === reading.document.fiscalYear &&
      fund === 'general' &&
      Object.keys(rest).length === 0;
    if (!fits || code?.length !== ITEM_CODE_LENGTH) continue;
    if (isNothing(one)) zeros.add(code);
    else rows.set(code, one);
  }
  return { rows, zeros };
}

function missing(code: string, row: Occurrence): FormResult {
  const amount = `${row.printed.text.trim()} ${row.printed.unit}`;
  return {
    outcome: 'broken',
    message: {
      zh: `表中科目 ${named(code)} 有支出 ${amount}，文字逐项说明中没有这一科目`,
      en: `account ${named(code)} has ${amount} in the table and does not appear in the list of the text`,
    },
    places: [findingPlace(row)],
    keys: [row.key],
    printed: row.printed.text.trim(),
    absence: true,
  };
}

function extra(item: Item): FormResult {
  const { printed } = item.occurrence;
  const amount = `${printed.text.trim()} ${printed.unit}`;
  return {
    outcome: 'broken',
    message: {
      zh: `文字说明了科目 ${named(item.code)} ${amount}，支出表中没有这一科目`,
      en: `the text explains account ${named(item.code)} with ${amount}, which the expenditure table does not have`,
    },
    places: [findingPlace(item.occurrence)],
    keys: [item.key],
    printed: printed.text.trim(),
  };
}

function named(code: string): string {
  return `${code} ${accountOf('function', code)?.name ?? ''}`.trim();
}

/** An account named in words of no list is the row of its amount. */
function isSameAmount(item: Item, row: Occurrence): boolean {
  const told = printedInterval(term(item.occurrence, 1n));
  const printed = printedInterval(term(row, 1n));
  return told !== null && printed !== null && !isEmpty(intersect(told, printed));
}

function isNothing({ printed }: Occurrence): boolean {
  return printed.form !== 'number' || isZero(printed);
}

function list(finals: readonly [string, string]): string {
  return itemsText('150.00', '160.00', [
    { account: BASIC_OPERATION, budget: '140.00', final: finals[0] },
    { account: HOUSING_FUND, budget: '10.00', final: finals[1] },
  ]);
}

function both(): string {
  return generalTable('160.00', '160.00', '', [
    ['210', '卫生健康支出', '151.00', '151.00', ''],
    ['21015', '医疗保障管理事务', '151.00', '151.00', ''],
    ['2101501', '行政运行', '151.00', '151.00', ''],
    ['221', '住房保障支出', '9.00', '9.00', ''],
    ['22102', '住房改革支出', '9.00', '9.00', ''],
    ['2210201', '住房公积金', '9.00', '9.00', ''],
  ]);
}
