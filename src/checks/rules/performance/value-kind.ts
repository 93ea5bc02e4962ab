import type { IndicatorRow } from '../../../forms/reading.js';
import type { FormRule } from '../../rule.js';
import { projectExample } from './examples.js';
import { evaluations, indicatorName, message, placeOf } from './support.js';

/** Words that say how something should develop: no percentage answers them. */
const COURSE =
  /^(?:长期|持续|不断|逐步|稳步|有效|明显|显著|进一步)*(?:长期|持续|提升|提高|增强|改善|优化|促进|推动|加强|缩短|降低|减少|下降|影响)/;

/** Words that say how far something reaches: no answer to how it should develop, or the reverse. */
const COVERAGE = /^(?:已|实现|达到|基本)?(?:全覆盖|全面覆盖|应保尽保|应办尽办|应发尽发)$/;

/** K05: a target in words is answered in words, a number by a number. */
export const valueKind: FormRule = {
  meta: {
    id: 'performance-value-kind',
    severity: 'note',
    title: message('指标值与实际完成值不是一类', 'a result of another kind than the target'),
    description: message(
      '年度指标值写“长期”“逐步提升”等文字，实际完成值只写百分比，或写“全覆盖”等另一类的话，看不出完成的是什么；这样的指标应写明实际情况，或给出可以计量的目标。',
      'A target such as 长期 or 逐步提升 is answered by a bare percentage, or by words on how far something reaches, which does not say what was reached: say what happened, or set a target that can be measured.',
    ),
    identities: ['K05', 'D14'],
    basis: {
      kind: 'reasoning',
      text: message('指标值与实际完成值应可对照', 'target and actual value are set side by side'),
      confidence: 'medium',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      { text: projectExample({}), why: message('文字对文字，数字对数字', 'each in its own kind') },
    ],
    fail: [
      {
        text: projectExample({}).replace('查档时间\t缩短\t缩短', '查档时间\t缩短\t100%'),
        why: message('目标“缩短”，实际“100%”', 'the aim is 缩短, the result 100 %'),
      },
      {
        text: projectExample({}).replace('查档时间\t缩短\t缩短', '查档时间\t缩短\t全覆盖'),
        why: message('目标“缩短”，实际“全覆盖”', 'the aim is 缩短, the result 全覆盖'),
      },
    ],
  },
  *check(reading) {
    for (const { table, form } of evaluations(reading)) {
      const rows = form.indicators.filter(isMixed);
      if (rows.length === 0) {
        if (form.indicators.length > 0) yield { outcome: 'holds', places: [] };
        continue;
      }
      const names = rows.map((row) => `「${indicatorName(row)}」`).join('');
      yield {
        outcome: 'broken',
        message: message(
          `「${table.title}」${names}的指标值与实际完成值不是一类，看不出完成情况`,
          `“${table.title}”: ${names} has a target and a result of different kinds`,
        ),
        places: rows.flatMap((row) =>
          [row.actual, row.target].flatMap((cell) =>
            cell === null ? [] : [placeOf(reading, table, row.row, cell)],
          ),
        ),
        printed: rows.map((row) => row.actual?.printed.text.trim() ?? '').join('；'),
        anchor: `${table.id}|${rows.map(indicatorName).join('|')}`,
      };
    }
  },
};

function isMixed({ target, actual }: IndicatorRow): boolean {
  if (target?.printed.form !== 'text' || actual === null) return false;
  const [aim, result] = [target, actual].map(({ printed }) => printed.text.replace(/\s+/g, ''));
  if (aim === undefined || result === undefined || /\d/.test(aim)) return false;
  const { form, quantity } = actual.printed;
  if (form === 'number') return quantity === 'percent' && COURSE.test(aim);
  if (form !== 'text') return false;
  return (COURSE.test(aim) && COVERAGE.test(result)) || (COVERAGE.test(aim) && COURSE.test(result));
}
