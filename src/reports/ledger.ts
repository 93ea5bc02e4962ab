import type { Ledger, LedgerEntry, Message, NumberState } from '../checks/rule.js';
import { HumanPlaces } from './human-place.js';
import { numberEntry } from './json.js';
import { placeInWords } from './place.js';
import { oneLine } from './safe.js';
import type { Checked, Failure, Lang } from './subject.js';
import { describeDocument, ledgerSentence } from './words.js';
import type { ListSheet } from './xlsx.js';

export const LEDGER_SCHEMA = 'mingzhang.ledger/1';

/** Of most concern first. */
const STATES: readonly NumberState[] = ['conflicting', 'unchecked', 'unbound', 'tied'];

const STATE_WORDS: Readonly<Record<NumberState, Message>> = {
  conflicting: { zh: '可能有误', en: 'conflicting' },
  unchecked: { zh: '无从核对', en: 'unchecked' },
  unbound: { zh: '不知所指', en: 'unbound' },
  tied: { zh: '相互印证', en: 'tied' },
};

/** A document of which every number is to be accounted for. */
export interface Accounted extends Checked {
  readonly ledger: Ledger;
}

/** The JSON entry of one document (schema/ledger.schema.json). */
export function ledgerFile({ subject, ledger }: Accounted) {
  const { counts, labels, entries } = ledger;
  const { tied, conflicting, unchecked, unbound } = counts;
  return {
    schema: LEDGER_SCHEMA,
    file: subject.file,
    total: entries.length,
    counts: { tied, conflicting, unchecked, unbound },
    labels,
    sentence: ledgerSentence(ledger),
    numbers: entries.map(numberEntry),
  };
}

/** Every number in its state, those of most concern first, in reading order. */
export function ledgerText({ subject, ledger }: Accounted, lang: Lang): string {
  const human = new HumanPlaces(subject.tree);
  const lines = [
    `${oneLine(subject.file)}  ${oneLine(describeDocument(subject.document, lang))}`,
    ledgerSentence(ledger)[lang],
  ];
  for (const state of STATES) {
    const own = ledger.entries.filter((entry) => entry.state === state);
    lines.push('', `${STATE_WORDS[state][lang]} ${own.length}`);
    for (const entry of own) {
      const place = placeInWords(entry.source, human, lang) ?? '';
      lines.push(`  ${oneLine(entry.text)}  ${said(entry, lang)}  ${place}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Range, identities and reason of a number, as far as it has them. */
function said(entry: LedgerEntry, lang: Lang): string {
  const parts = [rangeOf(entry), entry.identities.join(' '), entry.why?.[lang] ?? ''];
  return parts.filter((part) => part !== '').join('  ');
}

function rangeOf({ low, high }: LedgerEntry): string {
  return low === null && high === null ? '' : `[${low ?? '−∞'}, ${high ?? '+∞'}]`;
}

/** What one document adds to the workbook; plain values. */
export interface LedgerPart {
  readonly document: readonly (string | number)[];
  readonly numbers: readonly (readonly string[])[];
}

export function ledgerPart({ subject, ledger }: Accounted, lang: Lang): LedgerPart {
  const human = new HumanPlaces(subject.tree);
  const { counts, labels, entries } = ledger;
  return {
    document: [
      subject.file,
      entries.length,
      ...STATES.map((state) => counts[state]),
      labels,
      ledgerSentence(ledger)[lang],
    ],
    numbers: entries.map((entry) => [
      subject.file,
      oneLine(entry.text),
      STATE_WORDS[entry.state][lang],
      entry.low ?? '',
      entry.high ?? '',
      entry.identities.join(' '),
      entry.why?.[lang] ?? '',
      placeInWords(entry.source, human, lang) ?? '',
    ]),
  };
}

const HEADS = {
  zh: {
    numbers: '数字清单',
    heads: ['文件', '印出', '状态', '下限', '上限', '关系', '原因', '位置'],
    documents: '文件',
    about: [
      '文件',
      '数字',
      ...STATES.map((state) => STATE_WORDS[state].zh),
      '其中编码、年份等',
      '说明',
    ],
    failures: '未读文件',
    failed: ['文件', '原因'],
  },
  en: {
    numbers: 'Numbers',
    heads: ['File', 'Printed', 'State', 'From', 'To', 'Identities', 'Why', 'Place'],
    documents: 'Documents',
    about: [
      'File',
      'Numbers',
      ...STATES.map((state) => STATE_WORDS[state].en),
      'Codes, years and the like',
      'Summary',
    ],
    failures: 'Not read',
    failed: ['File', 'Why'],
  },
} as const;

const WIDTHS = [28, 16, 14, 16, 16, 24, 48, 40];
const WRAPPED_FROM = 6;

/** The workbook: every number of every document, and the counts of each document. */
export function ledgerSheets(
  parts: readonly LedgerPart[],
  failures: readonly Failure[],
  lang: Lang,
): readonly ListSheet[] {
  const w = HEADS[lang];
  const columns = (heads: readonly string[]) =>
    heads.map((head, at) => ({ head, width: WIDTHS[at] ?? 12, wrap: at >= WRAPPED_FROM }));
  return [
    { name: w.numbers, columns: columns(w.heads), rows: parts.flatMap(({ numbers }) => numbers) },
    { name: w.documents, columns: columns(w.about), rows: parts.map(({ document }) => document) },
    ...(failures.length === 0
      ? []
      : [
          {
            name: w.failures,
            columns: columns(w.failed),
            rows: failures.map(({ file, message }) => [file, oneLine(message[lang])]),
          },
        ]),
  ];
}
