import { describe, expect, test } from 'vitest';
import { narrativeDocument } from '../../../test/support/narrative.js';
import { lineText } from '../../document/text.js';
import type { Document } from '../../document/tree.js';
import { outline, topicFor } from './sections.js';

describe('topics by heading words', () => {
  test.each([
    ['一、收入支出决算总体情况说明', null, 'overview'],
    ['二、收入决算情况说明', null, 'revenue'],
    ['三、支出决算情况说明', null, 'expenditure'],
    ['四、财政拨款收入支出决算总体情况说明', null, 'appropriation'],
    ['五、一般公共预算财政拨款支出决算情况说明', null, 'general'],
    ['（二）一般公共预算财政拨款支出决算结构情况', 'general', 'general'],
    ['六、一般公共预算财政拨款基本支出决算情况说明', null, 'basic'],
    ['七、政府性基金预算财政拨款收入支出决算情况说明', null, 'government-fund'],
    ['八、国有资本经营预算财政拨款支出决算情况说明', null, 'state-capital'],
    ['九、财政拨款“三公”经费及会议费、培训费支出决算情况说明', null, 'three-public'],
    ['1. 因公出国（境）费支出情况说明', 'three-public', 'abroad'],
    ['2.公务用车购置费支出情况说明', 'three-public', 'vehicle-purchase'],
    ['3.公务用车运行维护费支出情况说明', 'three-public', 'vehicle-operation'],
    ['4.公务接待费支出情况说明', 'three-public', 'reception'],
    ['（二）培训费支出情况说明', 'three-public', 'training'],
    ['（三）会议费支出情况说明', 'three-public', 'meeting'],
    ['十、机关运行经费支出决算情况说明', null, 'operating-cost'],
    ['十一、政府采购支出情况说明', null, 'procurement'],
    ['十二、国有资产占用及购置情况说明', null, 'assets'],
    ['十三、预算绩效情况说明', null, 'performance'],
    ['（二）部门整体支出绩效自评结果', 'performance', 'performance-overall'],
    ['（三）项目绩效自评结果', 'performance', 'performance-projects'],
    ['第四部分 专业名词解释', null, 'glossary'],
    ['三、部门人员情况', null, 'staff'],
    ['二、部门决算单位构成', null, 'units'],
    ['（一）收支预算总体情况', 'balances', 'overview'],
    ['(2) 按照政府预算支出经济分类的类级科目说明', 'general', 'economic-government'],
    ['某个别的标题', 'performance', 'performance'],
  ])('%s under %s is %s', (heading, above, topic) => {
    expect(topicFor(heading, above)).toBe(topic);
  });
});

test('paragraphs belong to the section of the heading above them', () => {
  const { sections, passages } = outline(
    narrativeDocument('二、收入决算情况说明', ['甲。', '乙。']),
  );
  expect(
    sections.map(({ path, topic, paragraphs }) => ({ path, topic, count: paragraphs.length })),
  ).toEqual([{ path: '二、收入决算情况说明', topic: 'revenue', count: 2 }]);
  expect(passages.map(({ index, heading }) => ({ index, heading }))).toEqual([
    { index: 0, heading: true },
    { index: 1, heading: false },
    { index: 2, heading: false },
  ]);
});

test('a line that the contents list, or that explains a budget, is a heading without a number', () => {
  const line = (text: string, at: number) => lineText(text, 'a.txt', at, 1);
  const document: Document = {
    file: 'a.txt',
    format: 'text',
    sections: [
      {
        blocks: [
          { type: 'contents', entries: [line('三、2023年三公经费使用情况……7', 1)] },
          { type: 'paragraph', text: line('2023年部门预算编制说明', 2) },
          { type: 'paragraph', text: line('收入预算5万元。', 3) },
          { type: 'paragraph', text: line('三公经费使用情况', 4) },
          { type: 'paragraph', text: line('公务接待费1万元。', 5) },
        ],
      },
    ],
    unread: [],
  };
  expect(outline(document).passages.map(({ topic, heading }) => [topic, heading])).toEqual([
    ['balances', true],
    ['balances', false],
    ['three-public', true],
    ['three-public', false],
  ]);
});
