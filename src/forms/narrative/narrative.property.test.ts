import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readUnder } from '../../../test/support/narrative.js';
import { compact } from './compact.js';
import { scanNumbers } from './scanner.js';

const HEADINGS = [
  '一、收入支出决算总体情况说明',
  '五、一般公共预算财政拨款支出决算情况说明',
  '六、一般公共预算财政拨款基本支出决算情况说明',
  '九、“三公”经费支出决算情况说明',
  '十二、国有资产占用情况说明',
  '十三、预算绩效情况说明',
  '一、主要工作成效',
];

const amount = fc
  .tuple(fc.nat({ max: 99999 }), fc.nat({ max: 99 }), fc.boolean())
  .map(([whole, part, decimals]) =>
    decimals ? `${whole}.${String(part).padStart(2, '0')}` : `${whole}`,
  );
const unit = fc.constantFrom(
  '万元',
  '元',
  '亿元',
  '%',
  '％',
  '人',
  '个',
  '辆',
  '台（套）',
  '批次',
  '万人次',
  '家',
  '分',
);
const blank = fc.constantFrom('', ' ');
const lead = fc.constantFrom(
  '收入总计',
  '基本支出',
  '年初预算为',
  '支出决算',
  '完成预算的',
  '较上年减少',
  '占',
  '其中：',
  '公务接待费',
  '共有车辆',
  '基本工资',
  '参保人数',
  '主要原因是购置家具',
  '约',
  '不少于',
  '与2022年度相比，增加',
  '某项支出',
  '',
);
const joint = fc.constantFrom('，', '；', '。', '、', '（', '）', '：', '');

const clause = fc.tuple(lead, blank, amount, blank, unit, joint).map((parts) => parts.join(''));
const other = fc.constantFrom(
  '2023年12月，',
  '截至2023年底，',
  '1.',
  '第2次会议，',
  '行政运行(2101501)',
  '见表3。',
  '（2）',
  'A4纸，',
  '保有量为0，',
  '60年代，',
);
const sentence = fc
  .array(fc.oneof({ weight: 4, arbitrary: clause }, { weight: 1, arbitrary: other }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => `${parts.join('')}。`);

test('every number of a sentence is a claim, or has a reason why it is none', () => {
  fc.assert(
    fc.property(fc.constantFrom(...HEADINGS), sentence, (heading, text) => {
      const { claims, unread } = readUnder(heading, text);
      const { norm } = compact({ value: text, pieces: [] });
      const numbers = scanNumbers(norm);
      const figures = numbers.filter(({ reason }) => reason === null);
      const bare = numbers.filter(({ reason }) => reason === 'no-unit');
      expect(claims.filter(({ printed }) => printed.unit !== '').length).toBe(figures.length);
      expect(unread.filter(({ reason }) => reason.en === 'a number without a unit').length).toBe(
        bare.length,
      );
      const digits = norm.match(/\d+/g)?.length ?? 0;
      const covered = numbers.reduce(
        (sum, { start, end }) => sum + (norm.slice(start, end).match(/\d+/g)?.length ?? 0),
        0,
      );
      expect(covered).toBe(digits);
    }),
    { numRuns: 400 },
  );
});

test('a claim prints what stands at its place', () => {
  fc.assert(
    fc.property(fc.constantFrom(...HEADINGS), sentence, (heading, text) => {
      for (const claim of readUnder(heading, text).claims) {
        const [span] = claim.source;
        if (span === undefined || !('line' in span)) throw new Error('no line');
        const there = text.slice(span.column - 1, span.endColumn - 1).replace(/\s/g, '');
        expect(there).toBe(claim.printed.text);
        expect(claim.quote.replace(/\s/g, '')).toContain(claim.printed.text);
        expect(claim.quote.length).toBeLessThanOrEqual(80);
      }
    }),
    { numRuns: 400 },
  );
});

test('reading is the same whatever blanks stand between the characters', () => {
  fc.assert(
    fc.property(fc.constantFrom(...HEADINGS), sentence, (heading, text) => {
      const spaced = text.replace(/(?<![\d.])(?=[\u4e00-\u9fff])/g, ' ');
      const facts = (value: string) =>
        readUnder(heading, value).claims.map(({ keys, printed, basis }) => ({
          keys,
          value: printed.text,
          basis,
        }));
      expect(facts(spaced)).toEqual(facts(text));
    }),
    { numRuns: 200 },
  );
});

test('any mixture of words, signs and numbers is read without an error, each claim quoted', () => {
  const piece = fc.constantFrom(
    ...[
      '（',
      '）',
      '“',
      '”',
      '(类)',
      '（款）',
      '（项）',
      '其中',
      '：',
      '；',
      '。',
      '，',
      '、',
      '-',
      '.',
      '%',
      '万元',
      '万',
      '余',
    ],
    ...[
      '占',
      '比',
      '较',
      '上年',
      '2023年',
      '增加',
      '预算',
      '完成',
      '各',
      '得分',
      '单价',
      '以上',
      '表',
      '第',
      '号',
      '12',
      '3.4',
      ' ',
      '\n',
    ],
    ...[
      '卫生健康支出',
      '基本工资',
      '财政拨款',
      '收入',
      '支出',
      '合计',
      '人次',
      '公务用车',
      '自评综述',
      'X',
      '０',
    ],
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...HEADINGS, '（三）项目绩效自评结果'),
      fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
      (heading, text) => {
        const { claims } = readUnder(heading, text);
        for (const claim of claims) {
          expect(claim.printed.form).toBe('number');
          expect(claim.quote.length).toBeLessThanOrEqual(80);
          expect(claim.keys.every((key) => key.measure !== '')).toBe(true);
          expect(claim.bound || claim.keys.length === 0).toBe(true);
        }
      },
    ),
    { numRuns: 1000 },
  );
});
