import {
  type AccountMatch,
  type PrintedAccount,
  resolveAccount,
} from '../../../facts/account-path.js';
import {
  type AccountLevel,
  accountOf,
  accountsNamed,
  aliasFor,
  type Chart,
  CODE_LENGTHS,
  levelOfCode,
} from '../../../facts/codes.js';
import { normaliseName } from '../../../facts/names.js';
import type { AccountMention, Reading } from '../../../forms/reading.js';
import type { FormResult, FormRule, Severity } from '../../rule.js';
import { printedAccounts } from './support/accounts.js';
import { expenditureTable, narrative } from './support/examples.js';
import { broken, holds, notApplicable } from './support/results.js';
import { attestedName, namesAreSound } from './support/soundness.js';

const LEVELS: readonly AccountLevel[] = ['class', 'group', 'item'];
const LABELS: Readonly<Record<AccountLevel, { readonly zh: string; readonly en: string }>> = {
  class: { zh: '类', en: 'class' },
  group: { zh: '款', en: 'group' },
  item: { zh: '项', en: 'item' },
};
const CHARTS: readonly { readonly chart: Chart; readonly code: RegExp }[] = [
  { chart: 'function', code: /^2\d{2}(\d{2}){0,2}$/ },
  { chart: 'dept-economic', code: /^3\d{2}(\d{2})?$/ },
  { chart: 'gov-economic', code: /^5\d{2}(\d{2})?$/ },
];

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
    const byChart = new Map(
      CHARTS.map(({ chart }) => {
        const printed = soundAccounts(reading, chart);
        return [chart, { printed, names: groupByCode(printed) }] as const;
      }),
    );
    const mentions = reading.accounts.filter((mention) => !/名词/.test(mention.section));
    if (mentions.length === 0) {
      yield notApplicable({
        zh: '正文没有写出科目名称。',
        en: 'The text names no accounts.',
      });
    }
    for (const mention of mentions) {
      const chart = chartOfMention(mention);
      const { printed, names } = byChart.get(chart) ?? { printed: [], names: new Map() };
      const match = resolved(mention, chart, printed, names);
      yield* mentionResults(reading, mention, chart, match, names);
    }
  },
};

/** The chart of the printed code; names without a code are of the functional chart. */
function chartOfMention(mention: AccountMention): Chart {
  return CHARTS.find((entry) => entry.code.test(mention.printedCode))?.chart ?? 'function';
}

/** The account meant: by its printed code, else by its names. */
function resolved(
  mention: AccountMention,
  chart: Chart,
  printed: readonly PrintedAccount[],
  names: ReadonlyMap<string, readonly string[]>,
): AccountMatch | null {
  const code = mention.printedCode;
  if (code === '') return resolveAccount(mention.names, printed);
  const account = accountOf(chart, code);
  const name = names.get(code)?.[0] ?? account?.name;
  return name === undefined ? null : { code, name, account, exact: false, alias: null };
}

function* mentionResults(
  reading: Reading,
  mention: AccountMention,
  chart: Chart,
  match: AccountMatch | null,
  tableNames: ReadonlyMap<string, readonly string[]>,
): Iterable<FormResult> {
  if (match === null) {
    yield notApplicable({
      zh: '科目名称没有对应的已证实科目。',
      en: 'The names belong to no attested account.',
    });
    return;
  }
  let clean = true;
  for (const { code, name, level, zh, en } of namedLevels(mention, chart, match)) {
    const expected = expectedName(chart, code, reading.document.fiscalYear, tableNames);
    if (expected === null || normaliseName(expected.name) === normaliseName(name)) continue;
    clean = false;
    const alias = chart === 'function' ? aliasFor(code, name) : null;
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
        severity: severityOf(chart, name, expected.inTable, level),
        anchor: `${mention.section} ${code} ${normaliseName(name)}`,
      },
    );
  }
  if (clean) yield holds();
}

interface NamedLevel {
  readonly code: string;
  readonly name: string;
  readonly level: AccountLevel;
  readonly zh: string;
  readonly en: string;
}

/** The printed names with the codes they should name; a coded name stands for its own level. */
function namedLevels(
  mention: AccountMention,
  chart: Chart,
  match: AccountMatch,
): readonly NamedLevel[] {
  const { class: first, group, item } = mention.names;
  if (mention.printedCode !== '') {
    const level = levelOfCode(chart, match.code);
    const name = [item, group, first].find((entry) => entry !== '') ?? '';
    return level === null || name === ''
      ? []
      : [{ code: match.code, name, level, ...LABELS[level] }];
  }
  return CODE_LENGTHS.function.flatMap((length, index) => {
    const level = LEVELS[index];
    const name = level === undefined ? '' : mention.names[level];
    if (level === undefined || name === '' || match.code.length < length) return [];
    return [{ code: match.code.slice(0, length), name, level, ...LABELS[level] }];
  });
}

/** The list speaks where it is attested; elsewhere the document's own tables, if they agree. */
function expectedName(
  chart: Chart,
  code: string,
  year: number | null,
  tableNames: ReadonlyMap<string, readonly string[]>,
): { readonly name: string; readonly inTable: boolean } | null {
  const own = tableNames.get(code) ?? [];
  const listed = attestedName(chart, code, year);
  if (listed !== null) return { name: listed, inTable: own.length > 0 };
  const [first] = own;
  if (first === undefined || own.length < 2) return null;
  const agree = own.every((name) => normaliseName(name) === normaliseName(first));
  return agree ? { name: first, inTable: true } : null;
}

/**
 * A wrong item contradicts the table that the reader turns to next; so does a group that
 * bears another account's name. Other slips in upper levels mislead nobody.
 */
function severityOf(
  chart: Chart,
  printed: string,
  inTable: boolean,
  level: AccountLevel,
): Severity {
  if (!inTable) return 'note';
  if (level === 'item') return 'warning';
  return level === 'group' && accountsNamed(chart, printed).length > 0 ? 'warning' : 'note';
}

/** Accounts of the tables whose names were read whole. */
function soundAccounts(reading: Reading, chart: Chart): readonly PrintedAccount[] {
  return printedAccounts(reading, chart, (table) => namesAreSound(reading, table));
}

function groupByCode(printed: readonly PrintedAccount[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { code, name } of printed) {
    const names = found.get(code);
    if (names === undefined) found.set(code, [name]);
    else names.push(name);
  }
  return found;
}
