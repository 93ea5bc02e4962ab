import type { Dimensions } from '../../../facts/key.js';
import { baseValue } from '../../../facts/printed.js';
import type { Reading } from '../../../forms/reading.js';
import type { FormRule } from '../../rule.js';
import { findingPlace } from '../../terms.js';
import { receptionSentence } from '../examples-text.js';
import { anyPrint } from '../prints.js';
import { paragraphs, type TextBlock } from './support/blocks.js';
import { broken, holds, notApplicable } from './support/results.js';

interface Counted {
  readonly item: string;
  readonly measures: readonly string[];
  /** A count of it, with its unit, wherever the text may print it. */
  readonly printed: RegExp;
  readonly zh: string;
  readonly en: string;
}

const NUMBER = '(?:\\d+|[一二两三四五六七八九十百]+|[XxＸ×]{1,4})';

/** What the money was spent on is told in numbers (R17). */
const COUNTED: readonly Counted[] = [
  {
    item: 'reception',
    measures: ['reception-groups', 'reception-persons'],
    printed: new RegExp(`${NUMBER}余?(?:个?批次?|个?团组|人次?|次)`),
    zh: '公务接待的批次和人次',
    en: 'groups and persons received',
  },
  {
    item: 'abroad',
    measures: ['abroad-groups', 'abroad-persons'],
    printed: new RegExp(`${NUMBER}余?(?:个?批次?|个?团组?|人次?|次)`),
    zh: '因公出国（境）的团组数和人次',
    en: 'groups and persons sent abroad',
  },
  {
    item: 'vehicle-purchase',
    measures: ['vehicles-bought'],
    printed: new RegExp(`${NUMBER}余?[辆台部]`),
    zh: '购置的公务用车数量',
    en: 'vehicles bought',
  },
  {
    item: 'vehicle-operation',
    measures: ['vehicles-held', 'vehicles'],
    printed: new RegExp(`${NUMBER}余?[辆台部]`),
    zh: '公务用车保有量',
    en: 'vehicles held',
  },
];

export const threePublicCounts: FormRule = {
  meta: {
    id: 'three-public-counts',
    severity: 'note',
    title: { zh: '“三公”经费没有写明数量', en: 'Three-public money without its counts' },
    description: {
      zh: '决算说明“三公”经费时，有公务接待支出的应写明国内公务接待的批次和人次，有出国（境）支出的应写明团组和人次，有车辆购置、运行支出的应写明购置数和保有量。数字并不矛盾，只是没有说全，所以是提示。',
      en: 'Final accounts tell, where money was spent, how many groups and persons were received, how many were sent abroad, and how many vehicles were bought and held. A note: no figure is wrong, but the account is not whole.',
    },
    identities: ['R17', 'C17'],
    basis: {
      kind: 'law',
      text: {
        zh: '财政部关于“三公”经费公开内容的要求（批次、人次、购置数、保有量）',
        en: 'the finance ministry’s list of what is published on the three public expenses',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: receptionSentence('1.20', '3', '24').replace(/，共接待[^。]*/, ''),
        why: { zh: '有接待支出，没有批次和人次。', en: 'Money for reception without counts.' },
      },
    ],
    pass: [
      {
        text: receptionSentence('1.20', '3', '24'),
        why: { zh: '写明 3 批 24 人次。', en: 'Three groups and 24 persons are given.' },
      },
    ],
  },
  *check(reading) {
    const text = explanation(reading);
    if (text === '' || (reading.ending ?? null) !== null) {
      yield notApplicable({
        zh: '没有“三公”经费的文字说明。',
        en: 'Nothing is said of the three public expenses.',
      });
      return;
    }
    for (const counted of COUNTED) {
      const money = spentOn(reading, { item: counted.item });
      if (money === null) continue;
      const known = reading.claims.some(({ measure }) => counted.measures.includes(measure));
      // A count that the reader did not take for one is a count all the same.
      if (known || counted.printed.test(text)) {
        yield holds();
        continue;
      }
      yield broken(
        [findingPlace(money)],
        {
          zh: `支出 ${money.printed.text.trim()} ${money.printed.unit}，没有写明${counted.zh}。`,
          en: `${money.printed.text.trim()} ${money.printed.unit} were spent, but ${counted.en} are not given.`,
        },
        { expected: counted.zh, anchor: counted.item },
      );
    }
  },
};

/** The print of money spent on an item, or null where none was. */
function spentOn(reading: Reading, dims: Dimensions) {
  const { unit, fiscalYear } = reading.document;
  if (fiscalYear === null) return null;
  const key = {
    measure: 'three-public',
    unit: unit ?? '',
    year: fiscalYear,
    basis: 'final',
    dims,
  } as const;
  const print = anyPrint(reading, key);
  const value = print === null ? null : baseValue(print.printed);
  return value !== null && value > 0n ? print : null;
}

/** What the sections on the three public expenses say, with amounts taken out. */
function explanation(reading: Reading): string {
  return paragraphs(reading)
    .filter(isExplanation)
    .map((block) => block.text.value)
    .join('\n')
    .replace(/[ \t\u3000]+/g, '');
}

function isExplanation({ path }: TextBlock): boolean {
  return /三公|公务接待|公务用车|因公出国|国有资产|资产占/.test(path.replace(/[“”"'‘’\s]/g, ''));
}
