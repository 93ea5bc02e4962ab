import {
  type AccountMatch,
  type AccountNames,
  resolveAccount,
} from '../../../facts/account-path.js';
import { accountOf, aliasFor, standingOf } from '../../../facts/codes.js';
import { normaliseName } from '../../../facts/names.js';
import type { AccountMention, Reading } from '../../../forms/reading.js';
import type { FormResult, FormRule, Severity } from '../../rule.js';
import { printedAccounts } from './support/accounts.js';
import { expenditureTable, narrative } from './support/examples.js';
import { broken, holds, notApplicable } from './support/results.js';

const LEVELS = [
  { level: 'class', length: 3, zh: '类', en: 'class' },
  { level: 'group', length: 5, zh: '款', en: 'group' },
  { level: 'item', length: 7, zh: '项', en: 'item' },
] as const;

const TABLE = expenditureTable([
  ['合计', '', '12.00', '12.00', '0.00'],
  ['210', '卫生健康支出', '12.00', '12.00', '0.00'],
  ['21015', '医疗保障管理事务', '12.00', '12.00', '0.00'],
  ['2101506', '医疗保障经办事务', '12.00', '12.00', '0.00'],
]);

export const accountNameInText: FormRule = {
  meta: {
    id: 'account-name-in-text',
    severity: 'warning',
    title: { zh: '正文科目名称不准确', en: 'Account misnamed in the text' },
    description: {
      zh: '正文所写的类、款、项名称与其所指科目的名称（本文件的表，或已证实的科目清单）不一致，例如多“支出”二字、少一个词或沿用旧名。',
      en: 'A class, group or item named in a sentence deviates from the name that account bears in the document’s own tables or in the attested list: a word too many, a word missing, or a former name.',
    },
    identities: ['A11', 'C08'],
    basis: {
      kind: 'law',
      text: {
        zh: '预算法第三十二条：按政府收支分类科目编制；正文应与表一致。',
        en: 'Budget Law, art. 32: compiled by the classification; the text uses the names of the tables.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: `${narrative(
          '五、一般公共预算财政拨款支出决算情况说明',
          '1. 卫生健康支出（类）医疗保障管理事务（款）医保经办事务（项）。年初预算 12.00 万元，支出决算 12.00 万元。',
        )}\n第三部分 2023 年度部门决算表\n\n${TABLE}`,
        why: {
          zh: '表中为“医疗保障经办事务”。',
          en: 'The table calls it 医疗保障经办事务.',
        },
      },
    ],
    pass: [
      {
        text: `${narrative(
          '五、一般公共预算财政拨款支出决算情况说明',
          '1. 卫生健康支出（类）医疗保障管理 事务（款）医疗保障经办事务（项）。年初预算 12.00 万元，支出决算 12.00 万元。',
        )}\n第三部分 2023 年度部门决算表\n\n${TABLE}`,
        why: { zh: '名称一致，空格不计。', en: 'The names agree; blanks do not count.' },
      },
    ],
  },
  *check(reading) {
    const printed = printedAccounts(reading, 'function');
    const tableNames = new Map(printed.map((row) => [row.code, row.name]));
    for (const mention of reading.accounts) {
      if (/名词/.test(mention.section)) continue;
      yield* mentionResults(reading, mention, resolved(mention, printed), tableNames);
    }
  },
};

/** The account meant: by its printed code, else by its names. */
function resolved(
  mention: AccountMention,
  printed: readonly { readonly code: string; readonly name: string }[],
): AccountMatch | null {
  const names: AccountNames = mention.names;
  if (/^2\d{2}(\d{2}){0,2}$/.test(mention.printedCode)) {
    const own = printed.find((row) => row.code === mention.printedCode);
    const account = accountOf('function', mention.printedCode);
    const name = own?.name ?? account?.name;
    if (name === undefined) return null;
    return { code: mention.printedCode, name, account, exact: false, alias: null };
  }
  return /^\d+$/.test(mention.printedCode) ? null : resolveAccount(names, printed);
}

function* mentionResults(
  reading: Reading,
  mention: AccountMention,
  match: AccountMatch | null,
  tableNames: ReadonlyMap<string, string>,
): Iterable<FormResult> {
  if (match === null) {
    yield notApplicable({
      zh: '科目名称没有对应的已证实科目。',
      en: 'The names belong to no attested account.',
    });
    return;
  }
  let clean = true;
  for (const { level, length, zh, en } of LEVELS) {
    const name = mention.names[level];
    const code = match.code.slice(0, length);
    if (name === '' || match.code.length < length) continue;
    const expected = expectedName(code, reading.document.fiscalYear, tableNames, match);
    if (expected === null || normaliseName(expected.name) === normaliseName(name)) continue;
    clean = false;
    const alias = aliasFor(code, name);
    const former = alias?.kind === 'former' ? '（旧名）' : '';
    yield broken(
      [
        {
          place: { kind: 'narrative', id: mention.section, label: mention.section, quote: name },
          text: name,
          source: mention.source,
        },
      ],
      {
        zh: `${zh}级科目“${name}”${former}应为“${expected.name}”（${code}）。`,
        en: `The ${en} “${name}”${former === '' ? '' : ' (a former name)'} is “${expected.name}” (${code}).`,
      },
      {
        printed: name,
        expected: expected.name,
        severity: severityOf(alias?.kind === 'former', expected.inTable, level),
        anchor: `${mention.section} ${code} ${normaliseName(name)}`,
      },
    );
  }
  if (clean) yield holds();
}

/** The document's own table outranks the list; the list speaks only where it is attested. */
function expectedName(
  code: string,
  year: number | null,
  tableNames: ReadonlyMap<string, string>,
  match: AccountMatch,
): { readonly name: string; readonly inTable: boolean } | null {
  const own = tableNames.get(code);
  if (own !== undefined) return { name: own, inTable: true };
  const account = code === match.code ? match.account : accountOf('function', code);
  if (account === null) return null;
  const standing = standingOf(account, year);
  if (standing !== 'attested' && standing !== 'inferred') return null;
  return { name: account.name, inTable: false };
}

/** A former name, or an upper level named loosely, misleads nobody about the account. */
function severityOf(former: boolean, inTable: boolean, level: string): Severity {
  return !former && inTable && level === 'item' ? 'warning' : 'note';
}
