import { describe, expect, test } from 'vitest';
import { keyString, parseKey } from '../facts/key.js';
import { BookError } from './problem.js';
import { readBook } from './read-book.js';
import { writeBook } from './write-book.js';

const UNIT = `name: 甲县医疗保障局
year: 2023
kind: final-accounts
level: unit
region: {province: 陕西省}
spender: government
detail: statements
precision: exact
`;
const SPECIAL = '指标,口径,数值（元）\n车辆,数量,2\n';
const HEADS = '数字名称,印出的数,计量单位,事实编号,数字来源';

function bookWith(...rows: readonly string[]) {
  return readBook(
    new Map([
      ['unit.yaml', UNIT],
      ['special.csv', SPECIAL],
      ['figures.csv', [HEADS, ...rows].join('\n')],
    ]),
  );
}

function problemsWith(...rows: readonly string[]): readonly string[] {
  try {
    bookWith(...rows);
    return [];
  } catch (error) {
    if (!(error instanceof BookError)) throw error;
    return error.problems.map(({ row, column, message }) => `${row} ${column}: ${message.zh}`);
  }
}

describe('figures.csv', () => {
  test('keeps what no account holds, by name, with a key of its own or the one it names', () => {
    const { figures } = bookWith(
      '村级服务点,156,个,,统计台账',
      '居民住院人次,10.1,万人次,visits{task=居民住院} 2022:count,',
      '追回资金,13,万余元,,',
    );
    const keys = [...(figures?.values() ?? [])].map(({ key }) => keyString(key));
    expect(keys).toEqual([
      'stated-count{task=村级服务点}@甲县医疗保障局#2023:count',
      'visits{task=居民住院}@甲县医疗保障局#2022:count',
      'stated-amount{task=追回资金}@甲县医疗保障局#2023:final',
    ]);
    expect(figures?.get('村级服务点')?.source).toBe('统计台账');
  });

  test('is written as it is read', () => {
    const year = bookWith(
      '村级服务点,156,个,,',
      '住院,10.1,万人次,visits{task=住院} 2022:count,县台账',
    );
    const again = readBook(writeBook(year));
    expect(again.figures).toEqual(year.figures);
  });

  test.each([
    ['a name with marks', '甲{乙,5,个,,', /2 数字名称/],
    ['no number', '甲,约5,个,,', /2 印出的数：|2 印出的数:/],
    ['a fact of another quantity', '甲,5,个,expenditure 2023:final,', /2 事实编号/],
    ['no fact at all', '甲,5,个,expenditure{x=1} 2023:final,', /2 事实编号/],
    [
      'a fact that the accounts hold',
      '甲,2,辆,vehicles 2023:count,',
      /2 事实编号: 账册已有这个数（special.csv/,
    ],
  ])('refuses %s', (_, row, wanted) => {
    const problems = problemsWith(row);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(wanted);
  });

  test('refuses a name and a fact that stand twice', () => {
    const twice = problemsWith('甲,5,个,,', '甲,6,个,visits{task=a} 2023:count,');
    expect(twice).toEqual(['3 数字名称: “甲”已有一行']);
    const same = problemsWith(
      '甲,5,个,visits{task=a} 2023:count,',
      '乙,5,个,visits{task=a} 2023:count,',
    );
    expect(same).toEqual(['3 事实编号: 与“甲”是同一个事实']);
  });
});

test('a key is read from its text again', () => {
  const key = {
    measure: 'visits',
    unit: '甲,县@局',
    year: 2023,
    basis: 'change',
    against: 'budget',
    dims: { item: 'a', task: '一=二{三}#四\\' },
  } as const;
  expect(parseKey(keyString(key))).toEqual(key);
  const share = { measure: 'a', unit: '局', year: 2023, basis: 'share-percent', dims: {} } as const;
  const of = 'expenditure{fund=general,kind=project}';
  expect(parseKey(keyString({ ...share, of }))).toEqual({ ...share, of });
  for (const text of ['', 'a', 'a@b#2023', 'a@b#2023:nonsense', 'a{b}@c#2023:final']) {
    expect(parseKey(text)).toBeNull();
  }
});
