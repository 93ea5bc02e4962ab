import { describe, expect, test } from 'vitest';
import { lineText } from '../document/text.js';
import type { Block, Document } from '../document/tree.js';
import { layoutNamed, readDocumentInfo } from './document-info.js';
import { layouts } from './generated/layouts.js';
import { FORMS } from './tables/catalogue.js';
import { titleName } from './tables/names.js';
import { formsByTitle } from './tables/recognise.js';

const text = (value: string, line: number) => lineText(value, 'test.txt', line, 1);

function documentOf(lines: readonly string[]): Document {
  const blocks = lines.map((line, at): Block => {
    const marker = /^(?:第[一二三四五六]部分|[一二三四五六七八九十]+、)/.exec(line)?.[0];
    return marker === undefined
      ? { type: 'paragraph', text: text(line, at + 1) }
      : {
          type: 'heading',
          level: marker.startsWith('第') ? 1 : 2,
          marker,
          text: text(line, at + 1),
        };
  });
  return { file: 'test.txt', format: 'text', sections: [{ blocks }], unread: [] };
}

function reporter(value: string): Block {
  const caption = { title: null, number: null, reporter: text(value, 9), amountUnit: null };
  return { type: 'table', caption, rows: [], notes: [] };
}

describe('readDocumentInfo', () => {
  test('a text of the three-public expenses alone has one title', () => {
    const kind = (title: string) => readDocumentInfo(documentOf([title, '一、公务接待费'])).kind;
    expect(kind('渭丰镇2015年“三公”经费支出说明')).toBe('final-accounts');
    expect(kind('渭丰镇2015年收费项目说明')).toBeNull();
  });

  test('takes a unit of any kind from the captions that label it', () => {
    const document = documentOf(['渭丰县第一中学', '2023 年度单位决算', '第一部分 单位概况']);
    const [section] = document.sections;
    const blocks = [...(section?.blocks ?? []), reporter('编制单位：渭丰县第一中学')];
    expect(readDocumentInfo({ ...document, sections: [{ blocks }] }).unit).toBe('渭丰县第一中学');
    const untitled = documentOf(['2023 年度单位决算', '第一部分 单位概况']).sections[0];
    const other = [...(untitled?.blocks ?? []), reporter('单位：万元')];
    expect(readDocumentInfo({ ...document, sections: [{ blocks: other }] }).unit).toBeNull();
  });

  test.each([
    ['某县妇幼保健院2023年度单位决算', '某县妇幼保健院'],
    ['某市某区人民政府某路街道办事处 2023 年度部门决算', '某市某区人民政府某路街道办事处'],
    ['某市科协2023年部门预算', '某市科协'],
    ['关于批复2023年度部门决算', null],
    ['某县2023年度部门决算', null],
  ])('takes the owner from a title of one line: %s', (title, unit) => {
    expect(readDocumentInfo(documentOf([title, '第一部分 单位概况'])).unit).toBe(unit);
  });

  test('reads unit, year, kind and level from a cover of one line', () => {
    expect(
      readDocumentInfo(
        documentOf(['青川市云山区医疗保障局 2022 年部门预算公开说明', '第一部分 部门概况']),
      ),
    ).toMatchObject({
      unit: '青川市云山区医疗保障局',
      region: '青川市/云山区',
      fiscalYear: 2022,
      kind: 'budget',
      level: 'department',
    });
  });

  test('reads a cover of several lines and takes the layout for which most speaks', () => {
    const info = readDocumentInfo(
      documentOf([
        '云山县医疗保障局',
        '2023 年度单位决算',
        '保密审查情况： 已审查',
        '主要负责人审签情况： 已审签',
        '第一部分 单位概况',
        '二、单位决算单位构成',
      ]),
    );
    expect(info).toEqual({
      unit: '云山县医疗保障局',
      region: '云山县',
      fiscalYear: 2023,
      kind: 'final-accounts',
      level: 'unit',
      layout: 'shaanxi-final-accounts-2022',
    });
  });

  test('a cover outweighs other years in the text', () => {
    const info = readDocumentInfo(
      documentOf([
        '云山县医疗保障局2023年部门预算',
        '一、收支说明',
        '2022 年部门综合预算收支总表',
        '2022 年部门综合预算支出总表',
      ]),
    );
    expect(info.fiscalYear).toBe(2023);
  });

  test('without a cover, headings and captions tell', () => {
    const document = documentOf([
      '一、部门主要职责',
      '五、收入支出决算总体情况说明',
      '2022 年度收入决算总计 5.00 万元。',
      '六、支出决算情况说明',
    ]);
    const [section] = document.sections;
    const info = readDocumentInfo({
      ...document,
      sections: [
        { blocks: [...(section?.blocks ?? []), reporter('部门：云山县医疗保障服务中心')] },
      ],
    });
    expect(info).toMatchObject({
      unit: '云山县医疗保障服务中心',
      fiscalYear: 2022,
      kind: 'final-accounts',
      layout: null,
    });
  });

  test('a text that begins with its contents names the unit in its first part', () => {
    const [section] = documentOf(['第一部分 云山市医疗保障局概况', '一、部门职责']).sections;
    const entries = [
      '目录',
      '一、收入支出决算总表',
      '二、收入决算表',
      '第三部分 2023年度部门决算情况说明',
    ];
    const contents: Block = { type: 'contents', entries: entries.map((entry) => text(entry, 1)) };
    const info = readDocumentInfo({
      file: 'test.txt',
      format: 'text',
      sections: [{ blocks: [contents, ...(section?.blocks ?? [])] }],
      unread: [],
    });
    expect(info).toMatchObject({
      unit: '云山市医疗保障局',
      region: '云山市',
      fiscalYear: 2023,
      kind: 'final-accounts',
    });
  });

  test('a unit name may be set in several lines of the cover', () => {
    const info = readDocumentInfo(
      documentOf([
        '上海市云山区规划和自然',
        '资源局',
        '2024 年度部门决算',
        '第一部分 概况',
        '上海市财政局通知',
      ]),
    );
    expect(info).toMatchObject({
      unit: '上海市云山区规划和自然资源局',
      region: '上海市/云山区',
      fiscalYear: 2024,
      layout: 'shanghai-final-accounts-2024',
    });
  });

  test('the region comes from the fullest name of the unit', () => {
    const document = documentOf(['云山区医疗保障局2022年度部门决算', '第一部分 概况']);
    const [section] = document.sections;
    const info = readDocumentInfo({
      ...document,
      sections: [
        { blocks: [...(section?.blocks ?? []), reporter('编制单位：青川市云山区医疗保障局')] },
      ],
    });
    expect(info).toMatchObject({ unit: '云山区医疗保障局', region: '青川市/云山区' });
  });

  test('a text that is no disclosure has no kind, year or layout', () => {
    const info = readDocumentInfo(
      documentOf(['会议纪要', '2023 年 5 月，大家讨论了预算。', '一、出席人员']),
    );
    expect(info).toEqual({
      unit: null,
      region: null,
      fiscalYear: null,
      kind: null,
      level: null,
      layout: null,
    });
  });
});

describe('layouts', () => {
  test.each(layouts.map((layout) => [layout.id, layout] as const))(
    'every title of %s is recognised as the table it names',
    (id, layout) => {
      const tables = layout.parts.flatMap((part) => part.tables ?? []);
      expect(tables.length).toBeGreaterThan(0);
      expect(layoutNamed(id)).toBe(layout);
      const statements = tables.filter(({ table }) =>
        FORMS.some((form) => form.declaration.id === table),
      );
      for (const { table, title } of statements) {
        const ids = formsByTitle(titleName(title), '').map((form) => form.declaration.id);
        expect(new Set(ids), title).toEqual(new Set([table]));
      }
    },
  );
});
