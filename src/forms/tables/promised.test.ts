import { describe, expect, test } from 'vitest';
import { tableOf } from '../../../test/support/table.js';
import { lineText } from '../../document/text.js';
import type { Block, Document } from '../../document/tree.js';
import { readForms } from '../read.js';
import { promisedSums, promisedTables } from './promised.js';

function documentOf(...blocks: readonly Block[]): Document {
  return { file: 'test.txt', format: 'text', sections: [{ blocks }], unread: [] };
}

const text = (value: string) => lineText(value, 'test.txt', 1, 1);
const COVER: Block = {
  type: 'heading',
  level: 1,
  marker: '',
  text: text('云山县医疗保障局2023年度单位决算'),
};

const CATALOGUE = tableOf(
  '',
  `序号|内容|是否空表|表格为空的理由
   表 1|收入支出决算总表|否|
   表 2|支出决算表|否|
   表 3|政府性基金预算财政拨款收入支出决算表|是|不涉及`,
  '',
);

const EXPENDITURE = tableOf(
  '支出决算表',
  '科目代码|科目名称|本年支出合计|基本支出|项目支出\n合计||5.00|2.00|3.00',
);

describe('promisedSums', () => {
  test('identities of a table that the catalogue lists and nobody printed', () => {
    const reading = readForms(documentOf(COVER, CATALOGUE, EXPENDITURE));
    expect(promisedTables(reading)).toEqual(['T01', 'T03']);
    expect(promisedSums(reading).map(({ identity, table }) => `${table} ${identity}`)).toEqual([
      'T01 A01',
      'T01 A02',
      'T01 A03',
      'T01 A04',
      'T01 A05',
    ]);
  });

  test('entries of the contents page promise tables too', () => {
    const contents: Block = {
      type: 'contents',
      entries: [text('二、收入决算表......... 12'), text('三、收入决算情况说明 15')],
    };
    expect(promisedTables(readForms(documentOf(COVER, contents)))).toEqual(['T02']);
  });

  test('the identities of a table whose figures have no column', () => {
    const body = '一|二|三\n3.00|2.00|1.00';
    const reading = readForms(documentOf(COVER, tableOf('支出决算表', body)));
    expect(promisedSums(reading).map(({ identity, reason }) => [identity, reason.zh])).toEqual([
      ['A08', '《支出决算表》的数字无法对应到栏目'],
      ['A09', '《支出决算表》的数字无法对应到栏目'],
    ]);
  });

  test('a total row that is missing', () => {
    const reading = readForms(
      documentOf(
        COVER,
        tableOf(
          '收入支出决算总表',
          '项目|行次|决算数|项目|行次|决算数\n一、一般公共预算财政拨款收入|1|5.00|一、一般公共服务支出|32|5.00\n总计|31|5.00|总计|62|5.00',
        ),
      ),
    );
    expect(promisedSums(reading).map(({ identity, reason }) => [identity, reason.zh])).toEqual([
      ['A01', '《收入支出决算总表》收入没有「本年收入合计」行'],
      ['A02', '《收入支出决算总表》支出没有「本年支出合计」行'],
    ]);
  });
});
