import { expect, test } from 'vitest';
import { readUnder } from '../../../test/support/narrative.js';
import { subjectString } from '../../facts/key.js';

/** `subject direction against « reason` of each comparison. */
function compared(heading: string, paragraphs: string | readonly string[]): readonly string[] {
  return readUnder(heading, paragraphs).comparisons.map(
    ({ keys, direction, against, approximate, restates, reason }) =>
      [
        keys.map((key) => subjectString(key.measure, key.dims)).join(' & '),
        direction,
        against,
        ...(approximate ? ['about'] : []),
        ...(restates ? ['again'] : []),
        ...(reason === undefined ? [] : [`« ${reason}`]),
      ].join(' '),
  );
}

const MEETING = '（三）会议费支出情况说明';

test('words without an amount compare the running subject', () => {
  const text = '会议费预算 3 万元，支出决算 2 万元。决算数小于预算数的主要原因是会期缩短。';
  expect(compared(MEETING, text)).toEqual(['meeting decrease budget « 会期缩短']);
  expect(
    compared(
      MEETING,
      '会议费预算 3 万元，支出决算 3 万元，决算数与预算数持平。决算数较上年增加的原因是会议增多。',
    ),
  ).toEqual(['meeting none budget', 'meeting increase prior-year « 会议增多']);
});

test('a comparison in a paragraph of its own speaks of the section', () => {
  const text = ['会议费预算 3 万元，支出决算 3 万元。', '决算数与预算数基本持平。'];
  expect(compared(MEETING, text)).toEqual(['meeting none budget about']);
});

test('words that only restate a change name its base', () => {
  const text = '会议费支出决算 2 万元，比上年减少 1 万元，减少的主要原因是会期缩短。';
  expect(compared(MEETING, text)).toEqual(['meeting decrease prior-year again « 会期缩短']);
});

test('inside an explanation only the final figure is compared again', () => {
  const text =
    '会议费预算 3 万元，支出决算 3 万元。决算数与预算数持平的原因是会议较上年减少，决算数较上年持平的原因是标准未变。';
  expect(compared(MEETING, text)).toEqual([
    'meeting none budget « 会议较上年减少',
    'meeting none prior-year « 标准未变',
  ]);
});

test('an amount behind the words is a change, not a comparison in words', () => {
  const { claims, comparisons } = readUnder(
    MEETING,
    '会议费预算 3 万元，支出决算 4 万元，决算数大于预算数 1 万元，主要原因是会期延长。',
  );
  expect(comparisons).toEqual([]);
  expect(claims.at(-1)).toMatchObject({
    basis: 'change',
    against: 'budget',
    direction: 'increase',
    reason: '会期延长',
  });
});

test('choices not made, statistics and limits compare nothing', () => {
  expect(compared(MEETING, '会议费支出决算 2 万元，决算数小于（大于）预算数。')).toEqual([]);
  expect(compared('二、工作完成情况', '参保人数较上年增加。')).toEqual([]);
  expect(compared(MEETING, '会议费支出决算 2 万元，不超过预算。')).toEqual([]);
});
