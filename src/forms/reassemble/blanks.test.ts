import fc from 'fast-check';
import { expect, it } from 'vitest';
import { flattenWhole } from '../../../test/support/flatten.js';
import { documentOf, fragmentsOf, gridOf } from '../../../test/support/fragments.js';
import { formatScaled } from '../../facts/decimal.js';
import { reassemble } from './index.js';

const LEAVES = ['2101501', '2101502', '2101505', '2101550'];
const NAMES = ['行政运行', '一般行政管理事务', '医疗保障政策管理', '事业运行'];

const fen = fc.oneof(fc.constant(0n), fc.bigInt({ min: 1n, max: 99999n }));

/** A table that adds up, its zeros left blank. */
const table = fc.array(fc.tuple(fen, fen), { minLength: 4, maxLength: 4 }).map((leaves) => {
  const basic = leaves.reduce((sum, [amount]) => sum + amount, 0n);
  const project = leaves.reduce((sum, [, amount]) => sum + amount, 0n);
  const print = (value: bigint): string => (value === 0n ? '' : formatScaled(value, 2));
  const row = (code: string, name: string, one: bigint, two: bigint): readonly string[] => [
    code,
    name,
    print(one + two),
    print(one),
    print(two),
  ];
  return [
    row('', '合计', basic, project),
    row('210', '卫生健康支出', basic, project),
    row('21015', '医疗保障管理事务', basic, project),
    ...leaves.map(([one, two], at) => row(LEAVES[at] ?? '', NAMES[at] ?? '', one, two)),
  ];
});

it('puts no figure of a row with blanks into a wrong column, and loses none', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const document = reassemble(
        documentOf([
          fragmentsOf(['科目代码 科目名称 小计 基本支出 项目支出', ...flattenWhole(rows)], {
            title: '一般公共预算财政拨款支出决算表',
          }),
        ]),
      );
      const block = document.sections[0]?.blocks[0];
      if (block?.type !== 'table') throw new Error('no table');
      const read = gridOf(block).slice(-rows.length);
      let placed = 0;
      read.forEach((row, at) => {
        row.forEach((text, column) => {
          if (column >= 2 && text !== '') {
            placed += 1;
            expect(text).toBe(rows[at]?.[column]);
          }
        });
      });
      const printed = rows.flatMap((row) => row.slice(2)).filter((text) => text !== '').length;
      expect(placed + document.unread.length).toBe(printed);
    }),
    { numRuns: 40, seed: 20_221 },
  );
});
