import { describe, expect, test } from 'vitest';
import { ExactFacts } from '../facts/exact.js';
import type { Basis, Dimensions, FactKey } from '../facts/key.js';
import { paragraphOf } from '../forms/phrasebook/phrase.js';
import { Speaker } from '../forms/phrasebook/speaker.js';
import { isUnwritten, ownText } from './texts.js';

const UNIT = '渭丰县医疗保障局';

function key(measure: string, basis: Basis, dims: Dimensions = {}): FactKey {
  return { measure, unit: UNIT, year: 2023, basis, dims };
}

const FACTS = new ExactFacts(
  [
    { key: key('expenditure', 'final'), value: 126_415_00n },
    { key: key('expenditure', 'budget'), value: 120_000_00n },
    { key: key('expenditure', 'final', { fund: 'general' }), value: 99_999_99n },
    { key: key('staff-actual', 'count'), value: 28_000n },
  ].map((fact) => ({ ...fact, origin: { place: '' } })),
);

const FIGURES = new Map(
  [
    { name: '住院人次', text: '10.1', unit: '万人次' },
    { name: '追回资金', text: '13', unit: '万余元' },
  ].map(({ name, text, unit }) => [
    name,
    { name, text, unit, key: key('stated-count', 'count', { task: name }), place: 'figures.csv:2' },
  ]),
);

function read(markdown: string) {
  const speaker = new Speaker({
    facts: FACTS,
    info: { unit: UNIT, fiscalYear: 2023, level: 'department', kind: 'final-accounts' },
    reasons: new Map(),
  });
  const { paragraphs, problems } = ownText('duties', markdown, {
    speaker,
    facts: FACTS,
    figures: FIGURES,
  });
  const written = paragraphs.map((phrase) => paragraphOf(phrase, 'p').paragraph);
  return {
    texts: written.map(({ text }) => text.value),
    figures: written.flatMap(({ figures = [] }) => figures.map(({ fact }) => fact)),
    problems: problems.map(({ message }) => message.zh),
  };
}

describe('the texts of an officer', () => {
  test('a text with its title and comments only is not written yet', () => {
    expect(isUnwritten('# 职责\n\n<!--\n写明职责\n-->\n')).toBe(true);
    expect(isUnwritten('')).toBe(true);
    expect(isUnwritten('# 职责\n\n<!-- 写明职责 -->\n\n落实政策。\n')).toBe(false);
  });

  test('a heading below the title is printed', () => {
    expect(read('# 职责\n\n## 管理\n\n落实政策。\n').texts).toEqual(['管理', '落实政策。']);
  });

  test('headings, paragraphs over lines, emphasis, lists inside lists', () => {
    const markdown =
      '# 职责\n\n落实**政策**，\n监督基金。\n\n1. 登记\n2. 监督\n   - 检查\n   - 处理\n\n<!-- 内部备注 -->\n';
    expect(read(markdown)).toEqual({
      texts: ['落实政策，监督基金。', '1.登记', '2.监督', '检查', '处理'],
      figures: [],
      problems: [],
    });
  });

  test('a reference prints its fact, in the unit that it names', () => {
    const { texts, figures, problems } = read(
      '支出{{expenditure}}（{{expenditure:budget|元}}、{{expenditure{fund=general}}}），职工{{staff-actual|人}}。',
    );
    expect(problems).toEqual([]);
    expect(texts).toEqual(['支出12.64万元（120000.00元、10.00万元），职工28人。']);
    expect(figures).toContain(`expenditure{fund=general}@${UNIT}#2023:final`);
  });

  test.each([
    ['支出126415元。', `expenditure@${UNIT}#2023:final`],
    ['支出126,415.00元。', `expenditure@${UNIT}#2023:final`],
    ['支出12.64万元。', `expenditure@${UNIT}#2023:final`],
    ['职工28人。', `staff-actual@${UNIT}#2023:count`],
  ])('refuses %s with the id of the fact', (text, id) => {
    const { problems } = read(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`{{${id}}}`);
  });

  test('a figure that no account holds is printed as it is kept', () => {
    const { texts, figures, problems } = read('住院{{住院人次}}，追回{{ 追回资金 }}。');
    expect(problems).toEqual([]);
    expect(texts).toEqual(['住院10.1万人次，追回13万余元。']);
    expect(figures).toEqual([`stated-count{task=住院人次}@${UNIT}#2023:count`, expect.any(String)]);
  });

  test('a figure that is kept is not typed, nor printed in another unit', () => {
    expect(read('住院10.1万人次，追回 13 万余元。').problems).toHaveLength(2);
    expect(read('住院110.1万人次。').problems).toEqual([]);
    expect(read('住院{{住院人次|人次}}。').problems.join()).toContain('万人次');
  });

  test('leaves figures alone that no fact holds', () => {
    expect(read('服务群众3000人次，电话咨询12次，覆盖95%。').problems).toEqual([]);
  });

  test.each([
    ['{{revenue}}', '账册中没有'],
    ['{{expenditure|人}}', '不能以“人”计'],
    ['支出{{expenditure}。', '没有成对'],
    ['![图](a.png)', 'image'],
    ['<b>粗</b>', 'html'],
    ['```\n代码\n```', 'code'],
  ])('refuses %s', (text, words) => {
    expect(read(text).problems.join()).toContain(words);
  });
});
