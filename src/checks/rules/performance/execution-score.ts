import { formatScaled } from '../../../facts/decimal.js';
import { baseValue } from '../../../facts/printed.js';
import type { FormRule } from '../../rule.js';
import { projectExample } from './examples.js';
import { evaluations, figure, isFilled, message, placeOf, totalFunds } from './support.js';

/** 100 % in base units of a percentage. */
const HUNDRED_PERCENT = 100n * 10n ** 9n;
/** One point in base units of a score. */
const ONE_POINT = 1000n;
const FORMULA = /分\*执行率|执行率\*(?:该指标)?分值/;

/**
 * S13: execution score = weight × execution rate, to the whole point; within one point no
 * finding (law 2). An error only where the form itself prints the formula.
 */
export const executionScore: FormRule = {
  meta: {
    id: 'performance-execution-score',
    severity: 'error',
    title: message('预算执行率得分与执行率相符', 'the execution score follows the execution rate'),
    description: message(
      '预算执行率得分 = 分值 × 执行率，最高不超过分值，按整分核对，相差一分以内不提示。表内印有公式的作错误，否则作警告。',
      'Execution score = weight × execution rate, capped at the weight, checked to the whole point; within one point nothing is said. An error where the form prints the formula, else a warning.',
    ),
    identities: ['D07', 'S13'],
    basis: {
      kind: 'printed',
      text: message(
        '表内公式「分值*执行率」（湖北表印出）',
        'the formula printed in the forms of Hubei',
      ),
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [{ text: projectExample({}), why: message('10×80%=8', '10 × 80% is 8') }],
    fail: [
      {
        text: projectExample({ executionScore: '10', score: '99' }),
        why: message('10×80%=8，得分印为10', '10 × 80% is 8, 10 is printed'),
      },
    ],
  },
  *check(reading) {
    for (const { table, form } of evaluations(reading)) {
      const row = totalFunds(form);
      const { rate, weight, score } = row?.cells ?? {};
      if (row === null || !isFilled(rate) || !isFilled(weight) || !isFilled(score)) continue;
      const percent = baseValue(rate.printed);
      const points = figure(weight);
      const given = figure(score);
      if (percent === null || points === null || given === null) continue;
      if (rate.printed.quantity !== 'percent') continue;
      const capped = percent > HUNDRED_PERCENT ? HUNDRED_PERCENT : percent;
      const due = (points * capped) / HUNDRED_PERCENT;
      const gap = given > due ? given - due : due - given;
      if (gap <= ONE_POINT) {
        yield { outcome: 'holds', places: [] };
        continue;
      }
      const expected = formatScaled(due / 10n, 2);
      yield {
        outcome: 'broken',
        severity: FORMULA.test(score.column) ? 'error' : 'warning',
        message: message(
          `「${table.title}」预算执行率得分 ${score.printed.text}，而 ${weight.printed.text} 分 × ${rate.printed.text} = ${expected} 分：执行率与得分必有一错`,
          `“${table.title}”: execution score ${score.printed.text}, but ${weight.printed.text} × ${rate.printed.text} = ${expected}: either the rate or the score is wrong`,
        ),
        places: [score, rate].map((cell) => placeOf(reading, table, row.row, cell)),
        printed: score.printed.text,
        expected,
        keys: score.key === null ? [] : [score.key],
      };
    }
  },
};
