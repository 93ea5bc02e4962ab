import type { IndicatorRow } from '../../../forms/reading.js';
import type { FormRule } from '../../rule.js';
import { overallExample } from './examples.js';
import { evaluations, isFilled, message, placeOf } from './support.js';

/** Two indicator rows in a row that say the same, where one seems to be a slip of the pen. */
export interface RepeatedRow {
  readonly first: IndicatorRow;
  readonly second: IndicatorRow;
}

/**
 * Neighbours with the same content, values, weight and score, either under one level 2 label or
 * on both sides of a level 1 head. (Under two labels of one group offices do reuse a wording.)
 */
export function repeatedRows(rows: readonly IndicatorRow[]): readonly RepeatedRow[] {
  return rows.flatMap((second, index) => {
    const first = rows[index - 1];
    return first !== undefined && sameRow(first, second) && !reworded(first, second)
      ? [{ first, second }]
      : [];
  });
}

/** The same indicator printed twice one below the other. */
export const duplicateRows: FormRule = {
  meta: {
    id: 'performance-duplicate-row',
    severity: 'warning',
    title: message('绩效指标行重复', 'an indicator row is printed twice'),
    description: message(
      '相邻两行的指标内容、指标值、实际完成值、分值和得分完全相同，多半是复制时多出一行，会使分值合计出错。',
      'Two neighbouring indicator rows agree in content, target, actual value, weight and score: most likely a row copied once too often, which spoils the sums of weights.',
    ),
    identities: ['D04'],
    basis: {
      kind: 'reasoning',
      text: message('一个指标只应列一次', 'an indicator is listed once'),
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [{ text: overallExample({}), why: message('各行不同', 'all rows differ') }],
    fail: [
      {
        text: overallExample({ repeated: true }),
        why: message(
          '效益指标首行在产出指标末行又印一次',
          'the first effect row also ends the output group',
        ),
      },
    ],
  },
  *check(reading) {
    for (const { table, form } of evaluations(reading)) {
      const repeated = repeatedRows(form.indicators);
      for (const { first, second } of repeated) {
        const places = [first, second].flatMap((row) =>
          isFilled(row.weight) ? [placeOf(reading, table, row.row, row.weight)] : [],
        );
        yield {
          outcome: 'broken',
          message: message(
            `「${table.title}」指标「${second.content}」连续出现两次，内容、指标值、分值和得分完全相同`,
            `“${table.title}”: indicator “${second.content}” is printed twice in a row with the same values and weight`,
          ),
          places,
          anchor: `${table.id}|${second.content}`,
        };
      }
      if (repeated.length === 0 && form.indicators.length > 0) {
        yield { outcome: 'holds', places: [] };
      }
    }
  },
};

function sameRow(a: IndicatorRow, b: IndicatorRow): boolean {
  const text = (row: IndicatorRow) =>
    [
      row.content,
      ...[row.target, row.actual, row.weight, row.score].map((cell) => cell?.printed.text ?? ''),
    ]
      .join('|')
      .replace(/\s+/g, '');
  return a.content !== '' && isFilled(a.weight) && text(a) === text(b);
}

function reworded(a: IndicatorRow, b: IndicatorRow): boolean {
  const oneGroup = JSON.stringify(a.level1Source) === JSON.stringify(b.level1Source);
  return oneGroup && a.level2 !== b.level2;
}
