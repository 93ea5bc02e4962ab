import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alarmsOf } from '../../src/checks/alarms.js';
import { check } from '../../src/checks/check.js';
import { lineText } from '../../src/document/text.js';
import type { Block } from '../../src/document/tree.js';
import { ExactFacts } from '../../src/facts/exact.js';
import { keyString } from '../../src/facts/key.js';
import { valueText } from '../../src/facts/printed.js';
import { paragraphOf, type Statement } from '../../src/forms/phrasebook/phrase.js';
import { SECTIONS, type SectionId } from '../../src/forms/phrasebook/sections/index.js';
import { Speaker } from '../../src/forms/phrasebook/speaker.js';
import { readForms } from '../../src/forms/read.js';
import type { WriteInfo } from '../../src/forms/write/print.js';
import { counts, operations, projects } from '../support/compose/operations.js';
import { finalAccounts, years } from '../support/compose/year.js';

const INFO: WriteInfo = {
  unit: '陕西省宝鸡市渭丰县医疗保障局',
  fiscalYear: 2023,
  level: 'department',
  kind: 'final-accounts',
};

/** Sections under the headings where layouts print them. */
const PRINTED: readonly (readonly [string, readonly SectionId[]])[] = [
  ['收入支出决算总体情况说明', ['overview']],
  ['收入决算情况说明', ['revenue']],
  ['支出决算情况说明', ['expenditure']],
  ['财政拨款收入支出决算总体情况说明', ['appropriation-overview']],
  ['一般公共预算财政拨款支出决算情况说明', ['general-total', 'general-structure', 'general-items']],
  ['一般公共预算财政拨款基本支出决算情况说明', ['basic']],
  ['政府性基金预算财政拨款收入支出决算情况说明', ['government-fund']],
  ['国有资本经营预算财政拨款支出决算情况说明', ['state-capital']],
  [
    '财政拨款“三公”经费支出决算情况说明',
    ['three-public', 'three-public-parts', 'three-public-items'],
  ],
  ['培训费支出情况说明', ['training']],
  ['会议费支出情况说明', ['meeting']],
  ['机关运行经费支出情况说明', ['operating-cost']],
  ['政府采购支出情况说明', ['procurement']],
  ['国有资产占用及购置情况说明', ['assets']],
  ['预算绩效情况说明', ['performance-coverage', 'performance-projects']],
];

const GENERAL: readonly (readonly [string, readonly SectionId[]])[] = [
  ['部门主要职责及内设机构', ['internal-sections']],
  ['部门决算单位构成', ['units-covered']],
  ['部门人员情况', ['staff']],
];

/** The document has no tables and sections of its own here, and its counts are drawn apart from its money. */
const UNRELATED = new Set(['required-sections', 'required-tables', 'counts-and-money']);

interface Told {
  readonly blocks: readonly Block[];
  readonly statements: readonly Statement[];
}

/** Every reason is known: 工作安排有变化. */
const ANY_REASON: ReadonlyMap<string, string> = new (class extends Map<string, string> {
  override get(): string {
    return '工作安排有变化';
  }
})();

function told(facts: ExactFacts): Told {
  const speaker = new Speaker({
    facts,
    info: INFO,
    reasons: ANY_REASON,
    sections: ['办公室', '待遇保障科'],
  });
  const blocks: Block[] = [];
  const statements: Statement[] = [];
  const part = (heading: string, sections: typeof PRINTED): void => {
    blocks.push({ type: 'heading', level: 1, marker: heading.slice(0, 4), text: at(heading) });
    sections.forEach(([title, ids], index) => {
      const marker = `${'一二三四五六七八九十'[index] ?? `十${'一二三四五'[index - 10]}`}、`;
      blocks.push({ type: 'heading', level: 2, marker, text: at(`${marker}${title}`) });
      for (const passage of ids.flatMap((id) => SECTIONS[id](speaker))) {
        if (passage.kind === 'heading') {
          const own = /^\d+\./.exec(passage.words)?.[0] ?? '';
          blocks.push({ type: 'heading', level: 4, marker: own, text: at(passage.words) });
          continue;
        }
        const { paragraph, statements: own } = paragraphOf(passage.phrase, `p${blocks.length}`);
        blocks.push(paragraph);
        statements.push(...own);
      }
    });
  };
  part('第一部分 部门概况', GENERAL);
  part('第二部分 2023年度部门决算情况说明', PRINTED);
  const { facts: missing, reasons, names } = speaker.demands;
  expect([...missing.map(keyString), ...reasons.map(({ change }) => change), ...names]).toEqual([]);
  return { blocks, statements };
}

function at(value: string) {
  return lineText(value, '', 1, 1);
}

function claim(keys: readonly string[], text: string, unit: string, direction: string | null) {
  return `${[...keys].sort().join(' & ')} = ${text}${unit} ${direction ?? ''}`;
}

function expectReadBack(facts: ExactFacts): void {
  const { blocks, statements } = told(facts);
  const reading = readForms({
    file: '',
    format: 'composed',
    sections: [
      {
        role: 'cover',
        blocks: [
          { type: 'paragraph', role: 'title', text: at(INFO.unit) },
          { type: 'paragraph', role: 'title', text: at('2023年度部门决算') },
        ],
      },
      { role: 'body', blocks },
    ],
    unread: [],
  });
  // A number in a name (二期, 2期) states no fact.
  const stated = reading.claims.filter(({ keys }) => keys.length > 0);
  const read = stated.map(({ keys, printed, direction }) =>
    claim(keys.map(keyString), valueText(printed) ?? printed.text, printed.unit, direction),
  );
  const written = statements.map(({ keys, text, unit, direction }) =>
    claim(keys.map(keyString), text, unit, direction),
  );
  expect(read).toEqual(written);
  expect(reading.unread).toEqual([]);
  const raised = alarmsOf(check(reading).findings)
    .filter(({ rule, severity }) => severity !== 'note' && !UNRELATED.has(rule))
    .map(({ severity, rule, message }) => `${severity} ${rule}: ${message.zh}`);
  expect(raised).toEqual([]);
}

describe('the clause reader reads what the phrasebook says', () => {
  test('of random consistent years with budgets and last year', () => {
    fc.assert(
      fc.property(
        years({ most: 12, hidden: false, negative: false }),
        years({ most: 12, hidden: false, negative: false }),
        operations(),
        counts(),
        projects(),
        (year, prior, some, numbers, own) => {
          const accounts = finalAccounts(year, INFO);
          expectReadBack(
            new ExactFacts([
              ...accounts,
              ...finalAccounts(prior, { ...INFO, fiscalYear: 2022 }),
              ...some(year, INFO, accounts),
              ...numbers(INFO),
              ...own(INFO),
            ]),
          );
        },
      ),
      { numRuns: 25 },
    );
  });
});
