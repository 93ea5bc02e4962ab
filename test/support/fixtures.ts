import type { CheckResult, Finding, Rule } from '../../src/checks/rule.js';
import { concatTexts, lineText } from '../../src/document/text.js';
import type { Document } from '../../src/document/tree.js';
import type { FactKey } from '../../src/facts/key.js';
import { FactStore } from '../../src/facts/occurrence.js';
import { readPrinted } from '../../src/facts/printed.js';
import type { TextSpan } from '../../src/facts/source.js';
import type { Reading } from '../../src/forms/reading.js';

/** A small reading and its check, made by hand: one table, one sentence, one of each finding. */
export const FILE = 'docs/县医保局 2023.txt';

/** Markup that a hostile document could carry; reports must show it as text. */
export const HOSTILE = '<img src=x onerror=alert(1)>"\'&\u001b[31m';

export function span(line: number, column: number, length: number): TextSpan {
  return { file: FILE, line, column, endLine: line, endColumn: column + length };
}

const KEY: FactKey = {
  measure: 'expenditure',
  unit: '某县医疗保障局',
  year: 2023,
  basis: 'final',
  dims: {},
};

const cell = (value: string, line: number, column: number) => ({
  text: lineText(value, FILE, line, column),
  colSpan: 1,
  rowSpan: 1,
});

const TREE: Document = {
  file: FILE,
  format: 'text',
  unread: [],
  sections: [
    {
      blocks: [
        { type: 'heading', level: 1, marker: '', text: lineText('第一部分 概况', FILE, 1, 1) },
        {
          type: 'paragraph',
          text: concatTexts([
            lineText('本年支出100.', FILE, 3, 1),
            lineText(`00万元。${HOSTILE}`, FILE, 4, 1),
          ]),
        },
        {
          type: 'table',
          caption: {
            title: lineText('支出决算表', FILE, 6, 1),
            number: lineText('公开03表', FILE, 7, 1),
            reporter: null,
            amountUnit: lineText('金额单位：万元', FILE, 7, 9),
          },
          rows: [
            { cells: [cell('项目', 8, 1), cell('合计', 8, 4)] },
            { cells: [cell('合计', 9, 1), cell('99.50', 9, 4)] },
          ],
          notes: [lineText('注：本表反映本年支出。', FILE, 10, 1)],
        },
        {
          type: 'fragments',
          caption: { title: null, number: null, reporter: null, amountUnit: null },
          lines: [[lineText('甲', FILE, 12, 1), lineText('1.00', FILE, 12, 3)]],
          notes: [],
        },
        { type: 'contents', entries: [lineText('一、概况 1', FILE, 14, 1)] },
        { type: 'figure', summary: lineText('支出结构图', FILE, 15, 1) },
      ],
    },
  ],
};

const TABLE_CELL = {
  column: '合计',
  columnId: 'total',
  printed: readPrinted('99.50', '万元'),
  key: KEY,
  source: [span(9, 4, 5)],
};

export const READING: Reading = {
  file: FILE,
  tree: TREE,
  document: {
    unit: '某县医疗保障局',
    region: '某省某市某县',
    fiscalYear: 2023,
    kind: 'final-accounts',
    level: 'unit',
    layout: 'shaanxi-final-accounts',
  },
  tables: [
    {
      id: '公开03表',
      declaration: 'T03',
      title: '支出决算表',
      amountUnit: '万元',
      page: null,
      rows: [
        {
          id: 'C-total',
          line: '1',
          code: '',
          name: '合计',
          side: '',
          cells: [
            TABLE_CELL,
            { ...TABLE_CELL, column: '备注', printed: readPrinted('', ''), key: null, source: [] },
          ],
          source: [span(9, 1, 8)],
        },
      ],
      notes: [],
      source: [span(6, 1, 5)],
    },
  ],
  claims: [
    {
      section: '第一部分 概况',
      topic: null,
      paragraph: 0,
      quote: '本年支出100.00万元',
      measure: 'expenditure',
      subject: '本年支出',
      bound: true,
      basis: 'final',
      year: 2023,
      printed: readPrinted('100.00', '万元'),
      direction: null,
      dims: {},
      keys: [KEY],
      source: [span(3, 5, 4), span(4, 1, 2)],
    },
  ],
  accounts: [],
  sections: [],
  facts: new FactStore([
    {
      key: KEY,
      printed: readPrinted('99.50', '万元'),
      place: { kind: 'table', id: '公开03表', label: '支出决算表', row: '合计', column: '合计' },
      source: [span(9, 4, 5)],
    },
    {
      key: KEY,
      printed: readPrinted('100.00', '万元'),
      place: {
        kind: 'narrative',
        id: '第一部分 概况',
        label: '第一部分 概况',
        quote: '本年支出100.00万元',
      },
      source: [span(3, 5, 4), span(4, 1, 2)],
    },
  ]),
  unread: [
    {
      text: `某${HOSTILE}`,
      reason: { zh: '看不懂的数字', en: 'a figure not understood' },
      source: [span(4, 8, 3)],
    },
  ],
};

const NARRATIVE_PLACE = {
  place: {
    kind: 'narrative',
    id: '第一部分 概况',
    label: '第一部分 概况',
    quote: '本年支出100.00万元',
  },
  text: '100.00',
  source: [span(3, 5, 4), span(4, 1, 2)],
} as const;

const TABLE_PLACE = {
  place: { kind: 'table', id: '公开03表', label: '支出决算表', row: '合计', column: '合计' },
  text: '99.50',
  source: [span(9, 4, 5)],
} as const;

const ERROR: Finding = {
  id: 'aaaa1111',
  rule: 'narrative-equals-table',
  identity: 'C01',
  severity: 'error',
  message: { zh: '正文与表不一致', en: 'text and table differ' },
  arithmetic: {
    terms: [
      {
        key: 'expenditure',
        sign: '+',
        printed: '100.00',
        low: '99.995',
        high: '100.004999',
        place: '概况',
      },
      {
        key: 'expenditure',
        sign: '-',
        printed: '99.50',
        low: '99.495',
        high: '99.504999',
        place: '公开03表',
      },
    ],
    relation: '=',
    gap: '0.5',
    unit: '万元',
    rounding: '舍入最多解释 0.01 万元 / rounding explains at most 0.01 万元',
  },
  places: [NARRATIVE_PLACE, TABLE_PLACE],
  printed: '100.00',
  expected: '99.50',
  cause: null,
};

const NOTE: Finding = {
  id: 'bbbb2222',
  rule: 'code-name',
  identity: '',
  severity: 'note',
  message: { zh: `名称 ${HOSTILE}`, en: `name ${HOSTILE}` },
  arithmetic: null,
  places: [TABLE_PLACE],
  printed: HOSTILE,
  expected: '合计',
  cause: null,
};

export const RESULT: CheckResult = {
  summary: { holds: 3, tail: 1, broken: 1, notCheckable: 2, notApplicable: 4 },
  findings: [NOTE, ERROR],
  records: [
    {
      rule: 'table-sum',
      identity: 'A01',
      title: { zh: '合计等于各项之和', en: 'the total equals its parts' },
      outcome: 'notCheckable',
      reason: { zh: '缺少收入决算表', en: 'the revenue table is missing' },
      arithmetic: null,
    },
    {
      rule: 'narrative-equals-table',
      identity: 'C01',
      title: { zh: '正文与表一致', en: 'text equals table' },
      outcome: 'broken',
      reason: null,
      arithmetic: ERROR.arithmetic,
    },
  ],
};

/** A result without any finding, everything decided. */
export const CLEAN: CheckResult = {
  summary: { holds: 3, tail: 0, broken: 0, notCheckable: 0, notApplicable: 0 },
  findings: [],
  records: [],
};

export const RULE: Rule = {
  meta: {
    id: 'narrative-equals-table',
    severity: 'error',
    title: { zh: '正文与表一致', en: 'Text equals table' },
    description: {
      zh: '同一数字在正文与表中应相同。',
      en: 'A figure is the same in text and table.',
    },
    identities: ['C01'],
    basis: {
      kind: 'definition',
      text: { zh: '同一事实只有一个值', en: 'one fact has one value' },
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [{ text: '本年支出99.50万元。', why: { zh: '与表相同', en: 'equal to the table' } }],
    fail: [{ text: '本年支出100.00万元。', why: { zh: '与表不同', en: 'differs from the table' } }],
  },
  identities: () => [],
};
