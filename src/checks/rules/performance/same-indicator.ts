import type { CellReading, IndicatorRow, Reading } from '../../../forms/reading.js';
import type { FormResult, FormRule } from '../../rule.js';
import { eachAsTheOther } from '../mends.js';
import { sameIndicatorExample } from './examples.js';
import { nearness, projectFinder } from './projects.js';
import {
  comparable,
  disjoint,
  evaluations,
  type FormTable,
  isFilled,
  message,
  placeOf,
} from './support.js';

const SAME_NAME = 0.98;
const LEAST_NAME = 6;

/** D14: one indicator that two forms print has one actual value. */
export const sameIndicator: FormRule = {
  meta: {
    id: 'performance-same-indicator',
    severity: 'error',
    title: message('同一指标在两张表中的实际值相同', 'one indicator has one actual value'),
    description: message(
      '整体自评表与项目自评表列出同一指标时，实际完成值应相同；指标名称只是相近的作警告。',
      'Where the overall form and a project form list the same indicator, the actual values agree; a warning where the names are only alike.',
    ),
    identities: ['D14'],
    basis: {
      kind: 'reasoning',
      text: message('同一指标只有一个实际值', 'one indicator has one actual value'),
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      { text: sameIndicatorExample('95%'), why: message('两张表均为95%', '95% in both forms') },
    ],
    fail: [
      { text: sameIndicatorExample('100%'), why: message('整体表100%，项目表95%', '100% and 95%') },
    ],
  },
  *check(reading) {
    const forms = evaluations(reading);
    for (const [index, left] of forms.entries()) {
      for (const right of forms.slice(index + 1)) yield* between(reading, left, right);
    }
  },
};

function* between(reading: Reading, left: FormTable, right: FormTable): Iterable<FormResult> {
  const find = projectFinder(right.form.indicators.filter(hasActual), (row) => row.content);
  for (const a of left.form.indicators.filter(hasActual)) {
    if (a.content.length < LEAST_NAME) continue;
    const b = find(a.content);
    if (b === null || !sameFigures(a.content, b.content)) continue;
    if (!comparable(a.actual.printed, b.actual.printed)) continue;
    if (!disjoint(a.actual.printed, b.actual.printed)) {
      yield { outcome: 'holds', places: [] };
      continue;
    }
    yield {
      outcome: 'broken',
      severity: nearness(a.content, b.content) >= SAME_NAME ? 'error' : 'warning',
      message: message(
        `指标「${a.content}」的实际完成值：「${left.table.title}」为 ${a.actual.printed.text}，「${right.table.title}」为 ${b.actual.printed.text}`,
        `indicator “${a.content}”: actual value ${a.actual.printed.text} in “${left.table.title}”, ${b.actual.printed.text} in “${right.table.title}”`,
      ),
      places: [
        placeOf(reading, left.table, a.row, a.actual),
        placeOf(reading, right.table, b.row, b.actual),
      ],
      printed: a.actual.printed.text,
      expected: b.actual.printed.text,
      keys: [a.actual.key, b.actual.key].filter((key) => key !== null),
      mends: eachAsTheOther(
        { place: placeOf(reading, left.table, a.row, a.actual), printed: a.actual.printed },
        { place: placeOf(reading, right.table, b.row, b.actual), printed: b.actual.printed },
      ),
    };
  }
}

function hasActual(row: IndicatorRow): row is IndicatorRow & { readonly actual: CellReading } {
  return isFilled(row.actual);
}

/** Names that hold figures are alike only if the figures of the shorter are all in the longer. */
function sameFigures(a: string, b: string): boolean {
  const left: readonly string[] = a.match(/\d+/g) ?? [];
  const right: readonly string[] = b.match(/\d+/g) ?? [];
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  return few.every((figure) => many.includes(figure));
}
