import type { FactKey } from '../../../facts/key.js';
import type { Reading } from '../../../forms/reading.js';
import { type PromisedSum, promisedSums } from '../../../forms/tables/promised.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import {
  blankTotals,
  hasBlankTotal,
  hasNoParts,
  needsBlankTotal,
  type SumInTable,
  sumIdentity,
  sumsInTables,
} from '../../table-sums.js';
import { missingTerm } from '../../terms.js';
import { sumTable } from '../examples-tables.js';

/** Sums inside one table (identities A01-A24, E01-E14), as the form itself declares them. */
export const tableSum: ArithmeticRule = {
  meta: {
    id: 'table-sum',
    severity: 'error',
    title: { zh: '表内合计', en: 'Sums inside a table' },
    description: {
      zh: '表中的合计、小计应等于其各分项之和：行与行、列与列、上级科目与下级科目。空格按零计；各数取其印出精度所代表的范围，只有范围内无论如何都不能相等时才算不符。',
      en: 'A total or subtotal equals the sum of its parts: rows, columns, and accounts by level. Blanks count as zero; each figure stands for the range its print allows, and only what no values in the ranges satisfy is a break.',
    },
    identities: [
      'A01',
      'A02',
      'A03',
      'A04',
      'A05',
      'A07',
      'A08',
      'A09',
      'A12',
      'A13',
      'A14',
      'A15',
      'A17',
      'A18',
      'A19',
      'A20',
      'A21',
      'A22',
      'A23',
      'A24',
      'A25',
      'B11',
      'B19',
      'E01',
      'E02',
      'E03',
      'E04',
      'E05',
      'E07',
      'E08',
      'E09',
      'E11',
      'E14',
    ],
    basis: {
      kind: 'definition',
      text: { zh: '表式自身的行列定义', en: 'the definition of the rows and columns of the form' },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: sumTable('480.00', '300.00', '180.00'),
        why: { zh: '300.00 + 180.00 = 480.00', en: '300.00 + 180.00 = 480.00' },
      },
      {
        text: sumTable('480.01', '300.00', '180.00'),
        why: { zh: '一位末位之差可由舍入解释', en: 'rounding explains a gap of one last place' },
      },
    ],
    fail: [
      {
        text: sumTable('486.00', '300.00', '180.00'),
        why: {
          zh: '300.00 + 180.00 = 480.00，不是 486.00',
          en: '300.00 + 180.00 is 480.00, not 486.00',
        },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    const blanks = blankTotals(reading);
    for (const one of sumsInTables(reading)) {
      if (hasBlankTotal(one)) continue;
      yield withReason(one, blanks);
    }
    for (const [index, promise] of promisedSums(reading).entries()) {
      yield promisedIdentity(reading, promise, index);
    }
  },
};

function withReason(one: SumInTable, blanks: ReadonlySet<string>): Identity {
  const identity = sumIdentity(one);
  if (needsBlankTotal(one, blanks)) {
    return {
      ...identity,
      notApplicable: {
        zh: '所需的小计未填，另有提示',
        en: 'a subtotal that it needs is blank, which is reported by itself',
      },
    };
  }
  return hasNoParts(one) && identity.relation.kind === 'linear'
    ? {
        ...identity,
        notApplicable: { zh: '各分项均未填', en: 'no part is filled in' },
      }
    : identity;
}

/** What document, layout or form promises and the tables do not allow to check (law 4). */
function promisedIdentity(reading: Reading, promise: PromisedSum, index: number): Identity {
  return {
    id: promise.identity,
    title: {
      zh: `《${promise.title}》的合计应等于各分项之和`,
      en: `${promise.title}: totals should be the sums of their parts`,
    },
    relation: {
      kind: 'linear',
      compare: '=',
      terms: [missingTerm(promisedKey(reading, promise, index), 1n, promise.reason)],
    },
    target: 0,
  };
}

function promisedKey(reading: Reading, promise: PromisedSum, index: number): FactKey {
  return {
    measure: 'cell',
    unit: reading.document.unit ?? '',
    year: reading.document.fiscalYear ?? 0,
    basis: 'final',
    dims: { item: `${promise.table}/${promise.identity}/${index}` },
  };
}
