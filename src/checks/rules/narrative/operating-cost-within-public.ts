import type { Dimensions, FactKey } from '../../../facts/key.js';
import type { Reading } from '../../../forms/reading.js';
import type { ArithmeticRule, Identity } from '../../rule.js';
import { term } from '../../terms.js';
import { DEFINITION } from '../bases.js';
import { finalAccounts, section } from '../examples.js';
import { basicText } from '../examples-text.js';
import { anyPrint } from '../prints.js';

/** Operating costs of government bodies are public expenses, so not more than those (C20, E19). */
export const operatingCostWithinPublic: ArithmeticRule = {
  meta: {
    id: 'operating-cost-within-public',
    severity: 'error',
    title: { zh: '机关运行经费不大于公用经费', en: 'Operating costs within public expenses' },
    description: {
      zh: '机关运行经费是行政单位和参照公务员法管理的事业单位用一般公共预算财政拨款安排的基本支出中的公用经费，不应大于公用经费合计。',
      en: 'Operating costs are the public expenses in the basic expenditure of administrative bodies and bodies managed like the civil service, so they are not more than all public expenses.',
    },
    identities: ['C20', 'E19'],
    basis: DEFINITION,
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: finalAccounts(basicText('96.00', '90.00', '6.00'), operatingCost('6.00')),
        why: { zh: '6.00 不大于公用经费 6.00', en: '6.00 is not more than 6.00' },
      },
    ],
    fail: [
      {
        text: finalAccounts(basicText('96.00', '90.00', '6.00'), operatingCost('7.20')),
        why: { zh: '7.20 大于公用经费 6.00', en: '7.20 is more than public expenses of 6.00' },
      },
    ],
  },
  *identities(reading: Reading): Generator<Identity> {
    const { unit, fiscalYear, kind } = reading.document;
    if (fiscalYear === null || kind === null) return;
    const key = (measure: string, dims: Dimensions): FactKey => ({
      measure,
      unit: unit ?? '',
      year: fiscalYear,
      basis: kind === 'budget' ? 'budget' : 'final',
      dims,
    });
    const cost = anyPrint(reading, key('operating-cost', {}));
    const all = anyPrint(
      reading,
      key('expenditure', { fund: 'general', kind: 'basic', group: 'operating' }),
    );
    if (cost === null || all === null) return;
    yield {
      id: kind === 'budget' ? 'E19' : 'C20',
      title: {
        zh: '机关运行经费应不大于公用经费',
        en: 'operating costs should not be more than public expenses',
      },
      relation: { kind: 'linear', compare: '<=', terms: [term(cost, 1n), term(all, -1n)] },
      target: 0,
    };
  },
};

function operatingCost(final: string): string {
  return section('十、机关运行经费支出情况说明', `2023 年度机关运行经费支出决算 ${final} 万元。`);
}
