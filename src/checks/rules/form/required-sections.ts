import type { Reading } from '../../../forms/reading.js';
import type { FormRule } from '../../rule.js';
import { paragraphs, textBlocks } from './support/blocks.js';
import { narrative } from './support/examples.js';
import { broken, documentPlace, holds, notApplicable } from './support/results.js';

interface Required {
  readonly topic: string;
  /** Words by which the text may state it elsewhere. */
  readonly words: RegExp;
  readonly zh: string;
  readonly en: string;
}

/** Matters that every department's budget and final accounts explain (R16, R18, R22). */
const REQUIRED: readonly Required[] = [
  { topic: 'three-public', words: /三公/, zh: '“三公”经费', en: 'the three public expenses' },
  {
    topic: 'operating-cost',
    words: /机关运行(?:经费|费)/,
    zh: '机关运行经费',
    en: 'operating costs of government bodies',
  },
  { topic: 'procurement', words: /政府采购/, zh: '政府采购', en: 'government procurement' },
  {
    topic: 'assets',
    words: /国有资产|资产占[用有]|车辆|公务用车/,
    zh: '国有资产占用',
    en: 'state assets',
  },
  { topic: 'performance', words: /绩效/, zh: '预算绩效', en: 'budget performance' },
];
/** A text with fewer of them is an extract. */
const ENOUGH = 3;
const NARRATIVE_TOPICS: ReadonlySet<string> = new Set([
  'overview',
  'revenue',
  'expenditure',
  'balances',
  'appropriation',
  'general',
]);

export const requiredSections: FormRule = {
  meta: {
    id: 'required-sections',
    severity: 'warning',
    title: { zh: '缺少应当说明的事项', en: 'A matter that must be explained is missing' },
    description: {
      zh: '部门预算、决算应当说明“三公”经费、机关运行经费、政府采购、国有资产占用和预算绩效。文字说明中有其中多数而通篇没有提到某一项。没有该项收支的，也应当说明没有。',
      en: 'Budgets and final accounts explain the three public expenses, operating costs, procurement, state assets and performance. The text explains most of them and nowhere mentions one. Where there is none, that is to be said.',
    },
    identities: ['R18', 'R01', 'R16', 'R22'],
    basis: {
      kind: 'law',
      text: {
        zh: '预算法第十四条第二款；财政预决算领域基层政务公开标准目录',
        en: 'Budget Law, art. 14(2); standard catalogue of budget disclosure',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: example(['十一、政府采购支出情况说明', '2023 年度无政府采购支出。']),
        why: { zh: '没有说明机关运行经费。', en: 'Operating costs are not explained.' },
      },
    ],
    pass: [
      {
        text: example(
          ['十、机关运行经费支出情况说明', '2023 年度无机关运行经费支出。'],
          ['十一、政府采购支出情况说明', '2023 年度无政府采购支出。'],
        ),
        why: { zh: '各项都有说明。', en: 'Each is explained.' },
      },
    ],
  },
  *check(reading) {
    const topics = topicsOf(reading);
    const present = REQUIRED.filter(({ topic }) => topics.has(topic));
    const whole = [...topics].some((topic) => NARRATIVE_TOPICS.has(topic));
    if (!whole || present.length < ENOUGH || (reading.ending ?? null) !== null) {
      yield notApplicable({
        zh: '文字说明不完整，可能只是摘录。',
        en: 'The explanation is not whole; the text may be an extract.',
      });
      return;
    }
    const words = allWords(reading);
    for (const { topic, words: pattern, zh, en } of REQUIRED) {
      if (topics.has(topic) || pattern.test(words)) {
        yield holds();
        continue;
      }
      yield broken(
        [documentPlace(reading, textBlocks(reading)[0])],
        { zh: `通篇没有说明${zh}。`, en: `Nothing explains ${en}.` },
        {
          expected: zh,
          anchor: topic,
          absence: true,
          // Operating costs are those of administrative bodies; an institution may have none.
          ...(topic === 'operating-cost' && reading.document.level === 'unit'
            ? { severity: 'note' as const }
            : {}),
        },
      );
    }
  },
};

function topicsOf(reading: Reading): ReadonlySet<string> {
  const topics = new Set<string>();
  for (const { topic } of reading.sections) {
    if (topic === null) continue;
    topics.add(topic.startsWith('performance') ? 'performance' : topic);
  }
  return topics;
}

/** Everything printed outside the terms, and what could not be read. */
function allWords(reading: Reading): string {
  return [
    ...textBlocks(reading)
      .filter((block) => block.kind === 'heading')
      .map((block) => block.text.value),
    ...paragraphs(reading).map((block) => block.text.value),
    ...reading.unread.map((one) => one.text),
  ]
    .join('\n')
    .replace(/[ \t\u3000“”"'‘’]+/g, '');
}

function example(...sections: readonly (readonly [string, string])[]): string {
  return narrative(
    '一、收入支出决算总体情况说明',
    '2023 年度收入总计 12.00 万元。',
    '九、“三公”经费支出决算情况说明',
    '2023 年度无“三公”经费支出。',
    ...sections.flat(),
    '十二、国有资产占用情况说明',
    '2023 年末无车辆。',
    '十三、预算绩效情况说明',
    '对项目开展了绩效自评。',
  );
}
