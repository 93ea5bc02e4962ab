import type { Printed } from '../../../facts/printed.js';
import type { FormRule } from '../../rule.js';
import { projectExample } from './examples.js';
import { evaluations, indicatorName, isFilled, message, placeOf } from './support.js';

/** D14, K04: target and actual value are of one kind, so that the score can be judged. */
export const comparableValues: FormRule = {
  meta: {
    id: 'performance-comparable-values',
    severity: 'warning',
    title: message('指标值与实际完成值可比', 'target and actual value can be compared'),
    description: message(
      '年度指标值与实际完成值都带单位时，单位种类应相同：指标以人数、次数计的，实际值不能只写百分比。',
      'Where target and actual value both carry a unit it is of the same kind: a target in persons or times is not answered by a percentage.',
    ),
    identities: ['D14', 'K04'],
    basis: {
      kind: 'reasoning',
      text: message('不同单位无法比较', 'different units cannot be compared'),
      confidence: 'medium',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [{ text: projectExample({}), why: message('两处均以份计', 'both in copies') }],
    fail: [
      {
        text: projectExample({ scanned: '95%' }),
        why: message('指标值以份计，实际值为百分比', 'a target in copies, a percentage reached'),
      },
    ],
  },
  *check(reading) {
    for (const { table, form } of evaluations(reading)) {
      for (const row of form.indicators) {
        const { target, actual } = row;
        if (!isFilled(target) || !isFilled(actual)) continue;
        if (!hasUnit(target.printed) || !hasUnit(actual.printed)) continue;
        if (target.printed.quantity === actual.printed.quantity) {
          yield { outcome: 'holds', places: [] };
          continue;
        }
        yield {
          outcome: 'broken',
          message: message(
            `「${table.title}」「${indicatorName(row)}」指标值「${target.printed.text}」与实际完成值「${actual.printed.text}」单位不同，无法比较`,
            `“${table.title}”, ${indicatorName(row)}: target “${target.printed.text}” and actual value “${actual.printed.text}” are in different units`,
          ),
          places: [actual, target].map((cell) => placeOf(reading, table, row.row, cell)),
          printed: actual.printed.text,
          keys: [actual.key].filter((key) => key !== null),
        };
      }
    }
  },
};

/** A date or a bare number has no unit that could be compared. */
function hasUnit({ unit, text }: Printed): boolean {
  return unit !== '' && !/^[年月日底末]/.test(unit) && !/\d{4}\s*年/.test(text);
}
