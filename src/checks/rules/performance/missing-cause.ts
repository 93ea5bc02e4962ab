import type { IndicatorRow } from '../../../forms/reading.js';
import type { FormRule } from '../../rule.js';
import { projectExample } from './examples.js';
import { evaluations, figure, indicatorName, message, placeOf } from './support.js';

/** S02, K03: points were taken off, and nothing says why, though the form asks. */
export const missingCause: FormRule = {
  meta: {
    id: 'performance-missing-cause',
    severity: 'note',
    title: message('扣分指标没有写明原因', 'points taken off without a cause'),
    description: message(
      '得分低于分值的指标，应在“偏差原因分析及改进措施”栏写明原因和措施。只在同一张表的其他指标写了原因时提示。',
      'Where an indicator scores less than its weight, the column for causes and measures says why. Pointed out only where the same form gives a cause for another indicator.',
    ),
    identities: ['S02', 'K03'],
    basis: {
      kind: 'recalled',
      text: message(
        '财预〔2020〕10号；表内“偏差原因分析及改进措施”栏',
        '财预〔2020〕10号; the form’s own column',
      ),
      confidence: 'medium',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      {
        text: projectExample({}).replace('20\t19\t', '20\t19\t部分档案尚未移交'),
        why: message('扣分有原因', 'a cause is given'),
      },
    ],
    fail: [
      {
        text: projectExample({
          qualityActual: '部分合格',
          qualityScore: '15',
          score: '92',
        }).replace('20\t19\t', '20\t19\t部分档案尚未移交'),
        why: message('一个指标有原因，另一个没有', 'one has a cause, the other none'),
      },
    ],
  },
  *check(reading) {
    for (const { table, form } of evaluations(reading)) {
      if (!form.indicators.some(hasCause)) continue;
      const silent = form.indicators.filter((row) => isReduced(row) && !hasCause(row));
      if (silent.length === 0) {
        yield { outcome: 'holds', places: [] };
        continue;
      }
      const names = silent.map((row) => `「${indicatorName(row)}」`).join('');
      yield {
        outcome: 'broken',
        message: message(
          `「${table.title}」${names}得分低于分值，没有写明原因`,
          `“${table.title}”: ${names} scores less than its weight and no cause is given`,
        ),
        places: silent.flatMap((row) =>
          row.score === null ? [] : [placeOf(reading, table, row.row, row.score)],
        ),
        anchor: `${table.id}|cause`,
      };
    }
  },
};

function isReduced(row: IndicatorRow): boolean {
  const weight = figure(row.weight);
  const score = figure(row.score);
  return weight !== null && score !== null && score < weight;
}

function hasCause({ row }: IndicatorRow): boolean {
  return row.cells.some(
    (cell) =>
      cell.remark === true &&
      /原因|偏差|改进/.test(cell.column) &&
      !/^(?:|[-—一无/]+)$/.test(cell.printed.text.replace(/\s+/g, '')),
  );
}
