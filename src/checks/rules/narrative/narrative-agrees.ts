import type { Reading } from '../../../forms/reading.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { samenessIdentities } from '../../sameness.js';
import { ONE_VALUE } from '../bases.js';
import { totalsTwice } from '../examples-text.js';

/** Text agrees with itself (identities C30). */
export const narrativeAgrees: ArithmeticRule = {
  meta: {
    id: 'narrative-agrees',
    severity: 'error',
    title: { zh: '文字前后一致', en: 'Text agrees with itself' },
    description: {
      zh: '同一数字在文字说明各处应相同。',
      en: 'A figure is the same wherever the text prints it.',
    },
    identities: ['C30'],
    basis: ONE_VALUE,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: totalsTwice('480.00', '480.00'),
        why: { zh: '两处均为 480.00', en: 'both places say 480.00' },
      },
    ],
    fail: [
      {
        text: totalsTwice('480.00', '408.00'),
        why: { zh: '一处 480.00，一处 408.00', en: '480.00 in one place, 408.00 in the other' },
      },
    ],
  },
  identities: (reading: Reading): Iterable<Identity> =>
    samenessIdentities(reading, 'narrative-narrative', () => 'C30'),
};
