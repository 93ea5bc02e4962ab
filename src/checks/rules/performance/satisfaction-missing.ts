import { baseValue } from '../../../facts/printed.js';
import type { PerformanceForm } from '../../../forms/reading.js';
import type { FormRule } from '../../rule.js';
import { projectExample } from './examples.js';
import { evaluations, figure, message, totalFunds } from './support.js';

const SCHEME = 'ministry-10-50-30-10';
/** Full marks in base units of a score. */
const FULL = 100_000n;
const SATISFACTION_ROW = /\n[^\n]*满意度指标[^\n]*/;

/** K08, T06: under the ministry's scheme a form has an indicator of satisfaction. */
export const satisfactionMissing: FormRule = {
  meta: {
    id: 'performance-satisfaction-missing',
    severity: 'note',
    title: message('没有满意度指标', 'no indicator of satisfaction'),
    description: message(
      '按部办法设置的绩效指标包括服务对象满意度（一般10分）；全部分值已满100分而没有满意度指标的，提示确认。湖北表式不要求。',
      'Indicators after the ministry’s method include the satisfaction of those served (10 points as a rule); a form whose weights make 100 without one is pointed out. The forms of Hubei do not ask for it.',
    ),
    identities: ['K08', 'T06'],
    basis: {
      kind: 'recalled',
      text: message('财预〔2020〕10号指标体系', 'indicators of 财预〔2020〕10号'),
      confidence: 'medium',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [{ text: projectExample({}), why: message('有满意度指标', 'satisfaction is measured') }],
    fail: [
      {
        text: projectExample({})
          .replace(SATISFACTION_ROW, '')
          .replace('效益指标(30分)', '效益指标(40分)')
          .replace('缩短\t30\t30', '缩短\t40\t40'),
        why: message('100分中没有满意度', 'none of the 100 points is for satisfaction'),
      },
    ],
  },
  *check(reading) {
    for (const { table, form } of evaluations(reading)) {
      if (form.scheme !== SCHEME && form.scheme !== null) continue;
      if (!isWhole(form)) continue;
      if (form.indicators.some((row) => /满意/.test(`${row.level1}${row.level2}${row.content}`))) {
        yield { outcome: 'holds', places: [] };
        continue;
      }
      yield {
        outcome: 'broken',
        message: message(
          `「${table.title}」的指标满100分，其中没有服务对象满意度指标`,
          `“${table.title}”: its weights make 100 and none is for satisfaction`,
        ),
        places: [
          {
            place: { kind: 'table', id: table.id, label: table.title },
            text: table.title,
            source: table.source,
          },
        ],
        anchor: `${table.id}|satisfaction`,
      };
    }
  },
};

/** Weights of execution and indicators make 100, so that no row was left unread. */
function isWhole(form: PerformanceForm): boolean {
  const execution = figure(totalFunds(form)?.cells.weight);
  if (execution === null || form.indicators.length === 0) return false;
  const sum = form.indicators.reduce(
    (value, row) => value + (row.weight === null ? 0n : (baseValue(row.weight.printed) ?? 0n)),
    execution,
  );
  return sum === FULL;
}
