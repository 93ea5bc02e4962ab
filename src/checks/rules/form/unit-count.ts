import type { Reading } from '../../../forms/reading.js';
import type { FormResult, FormRule } from '../../rule.js';
import { allBlocks, paragraphs, type TextBlock } from './support/blocks.js';
import { COVER } from './support/examples.js';
import {
  broken,
  holds,
  notApplicable,
  notCheckable,
  tablePlace,
  textPlace,
} from './support/results.js';

/** 纳入编制范围的单位共 3 个 */
const COUNT =
  /(?:编制范围|编报范围|汇总范围)[^。；]{0,12}?单位[^。；\d]{0,6}共?(?:计|有)?\s*(\d{1,3})\s*[个家]/;

/** A name of a unit; page numbers and remarks in the list are none. */
const UNIT =
  /^[\u4e00-\u9fff].*(?:局|中心|委|办|院|所|站|队|馆|校|处|科|会|机构|机关|本级|部)(?:[（(].*[）)])?$/;

function composition(sentence: string, units: readonly string[]): string {
  const rows = units.map((unit, index) => `${index + 1}\t${unit}`).join('\n');
  return `${COVER}第一部分 部门概况

二、部门决算单位构成

${sentence}

序号\t单位名称
${rows}

三、部门人员情况

年末本部门有职工 9 名。
`;
}

export const unitCount: FormRule = {
  meta: {
    id: 'unit-count',
    severity: 'warning',
    title: { zh: '单位数量与名单不符', en: 'Number of units against the list' },
    description: {
      zh: '正文所说纳入编制范围的单位个数与所列名单的个数不同。',
      en: 'The number of units that the text says are covered is not the number of units listed.',
    },
    identities: ['B20'],
    basis: {
      kind: 'printed',
      text: { zh: '正文与名单互相矛盾。', en: 'Text and list contradict each other.' },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: composition('纳入本年度编制范围的单位共 3 个：', [
          '甲县医疗保障局（机关）',
          '甲县医疗保障经办中心',
        ]),
        why: { zh: '称 3 个，名单 2 个。', en: 'Three are announced, two listed.' },
      },
    ],
    pass: [
      {
        text: composition('纳入本年度编制范围的单位共 2 个：', [
          '甲县医疗保障局（机关）',
          '甲县医疗保障经办中心',
        ]),
        why: { zh: '个数与名单一致。', en: 'Number and list agree.' },
      },
    ],
  },
  *check(reading) {
    let found = false;
    for (const block of paragraphs(reading)) {
      const match = COUNT.exec(block.text.value);
      if (match === null) continue;
      found = true;
      yield countResult(reading, block, match);
    }
    if (!found) {
      yield notApplicable({
        zh: '正文没有说明单位个数。',
        en: 'The text gives no number of units.',
      });
    }
  },
};

function countResult(reading: Reading, block: TextBlock, match: RegExpExecArray): FormResult {
  const stated = Number.parseInt(match[1] ?? '', 10);
  const list = reading.tables.find((table) => table.declaration === 'unit-list');
  const listed =
    list?.rows.filter((row) => UNIT.test(row.name.replace(/\s+/g, ''))).length ??
    listBelow(reading, block);
  if (listed === 0) {
    if (!/[:：]\s*$/.test(block.text.value)) return holds();
    return notCheckable({
      zh: '正文引出单位名单，文件中没有名单。',
      en: 'The text announces a list of units; the file does not hold it.',
    });
  }
  if (listed === stated) return holds();
  return broken(
    [
      textPlace(block, match.index, match.index + match[0].length),
      ...(list === undefined ? [] : [tablePlace(list)]),
    ],
    {
      zh: `正文称单位共 ${stated} 个，名单列出 ${listed} 个。`,
      en: `The text announces ${stated} unit(s), the list holds ${listed}.`,
    },
    { printed: String(stated), expected: String(listed) },
  );
}

/** Numbered lines right below the sentence, where the list is no table. */
function listBelow(reading: Reading, block: TextBlock): number {
  let count = 0;
  for (const next of allBlocks(reading).slice(block.at + 1)) {
    const text = next.type === 'paragraph' || next.type === 'heading' ? next.text.value.trim() : '';
    const unit =
      /^[（(]?(?:\d{1,2}|[一二三四五六七八九十]+)[）)]?\s*[.、．]?\s*[^，。]*(?:局|中心|委|办|院|所|站|机关|本级)[^，。]{0,8}[。；;]?$/;
    if (!unit.test(text)) break;
    count += 1;
  }
  return count;
}
