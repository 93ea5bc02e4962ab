import { normaliseName } from '../../../facts/names.js';
import type { AccountMention } from '../../../forms/reading.js';
import type { FormRule } from '../../rule.js';
import { printedAccounts } from './support/accounts.js';
import { COVER, expenditureTable } from './support/examples.js';
import { broken, holds, notApplicable, notCheckable } from './support/results.js';

const TABLE = expenditureTable([
  ['合计', '', '12.00', '12.00', '0.00'],
  ['210', '卫生健康支出', '12.00', '12.00', '0.00'],
  ['21015', '医疗保障管理事务', '12.00', '12.00', '0.00'],
  ['2101501', '行政运行', '12.00', '12.00', '0.00'],
]);

function document(entry: string): string {
  return `${COVER}第三部分 2023 年度部门决算表

${TABLE}
第四部分 名词解释

1. 本部门使用的支出功能分类科目

${entry}：反映行政单位的基本支出。
`;
}

export const glossaryAccountUnused: FormRule = {
  meta: {
    id: 'glossary-account-unused',
    severity: 'note',
    title: { zh: '名词解释含未使用的科目', en: 'Term of an account that is not used' },
    description: {
      zh: '名词解释列出的支出功能科目在本文件的表和正文中都没有出现，多为沿用他处文本。',
      en: 'The chapter of terms explains a functional account that neither the tables nor the text of this document use: usually text taken over from elsewhere.',
    },
    identities: ['R18'],
    basis: {
      kind: 'printed',
      text: {
        zh: '名词解释应解释本文件所用的科目。',
        en: 'The terms explain the accounts that the document uses.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: document('一般公共服务支出（类）财政事务（款）行政运行（项）'),
        why: { zh: '表中没有财政事务科目。', en: 'The tables hold no account of 财政事务.' },
      },
    ],
    pass: [
      {
        text: document('卫生健康支出（类）医疗保障管理事务（款）行政运行（项）'),
        why: { zh: '该科目见于支出决算表。', en: 'The account stands in the table.' },
      },
    ],
  },
  *check(reading) {
    const inTerms = reading.accounts.filter((mention) => /名词/.test(mention.section));
    if (inTerms.length === 0) {
      yield notApplicable({
        zh: '名词解释没有列出功能科目。',
        en: 'The chapter of terms lists no functional account.',
      });
      return;
    }
    const elsewhere = reading.accounts.filter((mention) => !/名词/.test(mention.section));
    const printed = printedAccounts(reading, 'function');
    if (elsewhere.length === 0 && printed.length === 0) {
      yield notCheckable({
        zh: '文件中没有读出其他科目可供比较。',
        en: 'No other accounts were read to compare with.',
      });
      return;
    }
    const groups = new Set(
      printed.filter((row) => row.code.length === 5).map((row) => normaliseName(row.name)),
    );
    for (const mention of inTerms) {
      const group = normaliseName(mention.names.group);
      const used =
        group === '' ||
        groups.has(group) ||
        elsewhere.some((other) => sameAccount(other, mention)) ||
        printed.some((row) => mention.code !== null && row.code === mention.code);
      if (used) {
        yield holds();
        continue;
      }
      const name = [mention.names.class, mention.names.group, mention.names.item]
        .filter((part) => part !== '')
        .join(' / ');
      yield broken(
        [
          {
            place: { kind: 'narrative', id: mention.section, label: mention.section, quote: name },
            text: name,
            source: mention.source,
          },
        ],
        {
          zh: `名词解释列有“${name}”，本文件没有使用该科目。`,
          en: `The terms explain “${name}”, which the document does not use.`,
        },
        { printed: name },
      );
    }
  },
};

function sameAccount(a: AccountMention, b: AccountMention): boolean {
  if (a.code !== null && a.code === b.code) return true;
  return normaliseName(a.names.group) === normaliseName(b.names.group);
}
