import type { Reading } from '../../../forms/reading.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { samenessIdentities } from '../../sameness.js';
import { narrativeId } from '../../sameness-ids.js';
import { ONE_VALUE } from '../bases.js';
import { basicTables } from '../examples-tables.js';
import { basicText } from '../examples-text.js';

/** Text agrees with tables (identities C01, C03, C04, C05, C06, C08, C13, C15, C16, C19, E16, E17, E23). */
export const narrativeEqualsTable: ArithmeticRule = {
  meta: {
    id: 'narrative-equals-table',
    severity: 'error',
    title: { zh: '文字与表一致', en: 'Text agrees with tables' },
    description: {
      zh: '同一数字在文字说明和表中应相同；表中留空而文字写有金额的，作提示。',
      en: 'A figure is the same in the text and in the tables; a blank cell against an amount in the text is a warning.',
    },
    identities: [
      'C01',
      'C03',
      'C04',
      'C05',
      'C06',
      'C08',
      'C13',
      'C15',
      'C16',
      'C19',
      'C20',
      'C30',
      'E16',
      'E17',
      'E20',
      'E23',
    ],
    basis: ONE_VALUE,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: `${basicTables('96.00', '90.00', '6.00')}\n${basicText('96.00', '90.00', '6.00')}`,
        why: { zh: '文字与表均为 96.00', en: 'text and table both say 96.00' },
      },
    ],
    fail: [
      {
        text: `${basicTables('96.00', '90.00', '6.00')}\n${basicText('96.00', '84.00', '6.00')}`,
        why: {
          zh: '人员经费表中为 90.00，文字为 84.00',
          en: 'personnel is 90.00 in the table and 84.00 in the text',
        },
      },
    ],
  },
  identities: (reading: Reading): Iterable<Identity> =>
    samenessIdentities(reading, 'narrative-table', (key) => narrativeId(reading, key)),
};
