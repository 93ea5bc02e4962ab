import { schemeNamed } from '../../../facts/scoring-scheme.js';
import type { IndicatorRow } from '../../../forms/reading.js';
import type { FormRule } from '../../rule.js';
import { projectExample } from './examples.js';
import { evaluations, figure, indicatorName, isFilled, message, placeOf } from './support.js';

const DEFAULT_SCHEME = 'ministry-10-50-30-10';
const NOT_REACHED = /未达成|未完成|没有完成|未实现|未达到|效果较差/;
const PARTLY = /部分(?:达成|完成|实现)|未全部|未完全/;

/** D09, S11, S12: a qualitative indicator that the form itself calls missed scores in its band. */
export const qualitativeScore: FormRule = {
  meta: {
    id: 'performance-qualitative-score',
    severity: 'warning',
    title: message('定性指标得分在所属档内', 'qualitative scores lie in their band'),
    description: message(
      '实际完成值写明未达成的，得分应在最低一档（部办法60%以下，湖北50%以下）；写明部分达成的，应低于最高一档（80%以下）。',
      'Where the actual value says that the aim was missed the score lies in the lowest band (below 60% of the weight, in Hubei 50%); where it was reached in part, below the highest (80%).',
    ),
    identities: ['D09', 'S11', 'S12'],
    basis: {
      kind: 'recalled',
      text: message(
        '财预〔2020〕10号分档；湖北表注3',
        'bands of 财预〔2020〕10号; note 3 of the Hubei forms',
      ),
      confidence: 'medium',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [{ text: projectExample({}), why: message('达成，满分', 'reached, full marks') }],
    fail: [
      {
        text: projectExample({ qualityActual: '未完成' }),
        why: message('未完成而得满分', 'full marks for what was not done'),
      },
    ],
  },
  *check(reading) {
    for (const { table, form } of evaluations(reading)) {
      const bands =
        (schemeNamed(form.scheme) ?? schemeNamed(DEFAULT_SCHEME))?.qualitativeBands ?? [];
      for (const row of form.indicators) {
        const weight = figure(row.weight);
        const score = figure(row.score);
        const { actual } = row;
        if (weight === null || score === null || actual === null || !isFilled(row.score)) continue;
        const band = bands[bandIndex(row)];
        if (band === undefined) continue;
        if (score * 100n <= weight * BigInt(band.high)) {
          yield { outcome: 'holds', places: [] };
          continue;
        }
        yield {
          outcome: 'broken',
          message: message(
            `「${table.title}」「${indicatorName(row)}」实际为「${actual.printed.text}」，得分 ${row.score.printed.text} 高于分值的 ${band.high}%`,
            `“${table.title}”, ${indicatorName(row)}: “${actual.printed.text}” scored ${row.score.printed.text}, above ${band.high}% of the weight`,
          ),
          places: [row.score, actual].map((cell) => placeOf(reading, table, row.row, cell)),
          printed: row.score.printed.text,
          expected: `≤${band.high}%`,
          keys: row.score.key === null ? [] : [row.score.key],
        };
      }
    }
  },
};

/** 2 is the lowest band, 1 the middle one; other wordings say nothing (-1). */
function bandIndex({ actual }: IndicatorRow): number {
  const words = actual?.printed.form === 'text' ? actual.printed.text : '';
  if (PARTLY.test(words)) return 1;
  return NOT_REACHED.test(words) ? 2 : -1;
}
