import type { Reading } from '../../../forms/reading.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { hasBlankTotal, sumIdentity, sumsInTables } from '../../table-sums.js';
import { sumTable } from '../examples-tables.js';

/** A total left blank over parts that hold amounts (A01-A24, E01-E14). */
export const tableBlankTotal: ArithmeticRule = {
  meta: {
    id: 'table-blank-total',
    severity: 'warning',
    title: { zh: '合计未填', en: 'Blank total' },
    description: {
      zh: '分项填有金额，而其合计、小计为空。',
      en: 'The parts hold amounts while their total or subtotal is blank.',
    },
    identities: ['A02', 'A07', 'A08', 'A09', 'A13', 'A14', 'A17', 'A18', 'A19', 'A20'],
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
        why: { zh: '合计已填', en: 'the total is filled in' },
      },
    ],
    fail: [
      {
        text: sumTable('', '300.00', '180.00'),
        why: {
          zh: '分项有 300.00 和 180.00，合计为空',
          en: 'parts of 300.00 and 180.00 under a blank total',
        },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    for (const one of sumsInTables(reading)) {
      if (hasBlankTotal(one)) yield sumIdentity(one);
    }
  },
};
