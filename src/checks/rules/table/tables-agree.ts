import type { Reading } from '../../../forms/reading.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { samenessIdentities } from '../../sameness.js';
import { tablePairId } from '../../sameness-ids.js';
import { ONE_VALUE } from '../bases.js';
import { summaryTables } from '../examples-tables.js';

/** The same figure in two tables (B01, B03-B09, B11-B13, B15, E05-E10). */
export const tablesAgree: ArithmeticRule = {
  meta: {
    id: 'tables-agree',
    severity: 'error',
    title: { zh: '表间一致', en: 'Tables agree' },
    description: {
      zh: '同一数字在不同表中（或同一表的不同处）应相同。收入、支出全部来自一般公共预算财政拨款时，总表、财政拨款表与一般公共预算表的对应数字也应相同。',
      en: 'A figure printed in several tables, or twice in one, is the same everywhere. Where all money comes from the general public budget, the overall, appropriation and general-budget tables print the same figures.',
    },
    identities: [
      'A05',
      'A15',
      'E03',
      'B01',
      'B03',
      'B04',
      'B05',
      'B06',
      'B07',
      'B08',
      'B09',
      'B11',
      'B12',
      'B13',
      'B15',
      'E05',
      'E06',
      'E07',
      'E08',
      'E09',
      'E10',
    ],
    basis: ONE_VALUE,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: summaryTables('480.00', '480.00'),
        why: { zh: '两表的支出合计相同', en: 'both tables print the same total' },
      },
    ],
    fail: [
      {
        text: summaryTables('480.00', '468.00'),
        why: {
          zh: '支出合计一处 480.00，一处 468.00',
          en: 'total expenditure is 480.00 in one table and 468.00 in the other',
        },
      },
    ],
  },
  identities: (reading: Reading): Iterable<Identity> =>
    samenessIdentities(reading, 'table-table', (key, a, b) => tablePairId(reading, key, a, b)),
};
