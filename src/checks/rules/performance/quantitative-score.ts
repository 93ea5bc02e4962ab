import { formatScaled } from '../../../facts/decimal.js';
import { baseValue, type Printed } from '../../../facts/printed.js';
import type { CellReading, IndicatorRow, Reading } from '../../../forms/reading.js';
import type { FindingPlace, FormMend, FormResult, FormRule } from '../../rule.js';
import { projectExample } from './examples.js';
import { groupsOf, type IndicatorGroup } from './groups.js';
import {
  comparable,
  evaluations,
  type FormTable,
  figure,
  indicatorName,
  isFilled,
  message,
  placeOf,
} from './support.js';

/** One point in base units of a score. */
const POINT = 1000n;
const HUNDRED_PERCENT = 100n * 10n ** 9n;
const NO_WEIGHT = message(
  '表内印有计分公式，但该行没有印出分值',
  'the form prints a scoring formula but no weight for the row',
);
const SMALLER_IS_BETTER =
  /成本|时效|费用|时间|时限|天数|时长|响应|投诉|差错|错误|违规|事故|逾期|超时|纠纷|欺诈|降低|下降|减少|控制|不良/;
const FORMULA = /得分=权重\*B\/A|得分=分值\*B\/A|权重\*实际完成值\/目标值/;

/**
 * D08, S09, S10, K03: a missed quantitative target scores less than its weight; where the form
 * prints its formula (weight × B/A, or × A/B for ≤) the score follows it to the whole point.
 */
export const quantitativeScore: FormRule = {
  meta: {
    id: 'performance-quantitative-score',
    severity: 'error',
    title: message(
      '定量指标得分与完成情况相符',
      'scores of quantitative indicators follow the result',
    ),
    description: message(
      '表内印有计分公式的，得分=权重×完成值÷目标值（反向指标相反），按整分核对，相差一分以内不提示；没有印公式的，未完成而得满分作警告。',
      'Where the form prints the formula, score = weight × actual / target (reversed for ≤), to the whole point, with nothing said within one point; elsewhere full marks for a missed target are a warning.',
    ),
    identities: ['D08', 'S09', 'S10', 'K03'],
    basis: {
      kind: 'printed',
      text: message('表后注：得分=权重*B/A', 'note under the form: score = weight*B/A'),
      confidence: 'high',
    },
    kinds: ['final-accounts'],
    layouts: [],
  },
  examples: {
    pass: [
      { text: projectExample({}), why: message('完成190份，得19分', '190 of 200 give 19 of 20') },
    ],
    fail: [
      {
        text: projectExample({ scannedScore: '20', score: '98' }),
        why: message('未完成而得满分', 'full marks for a missed target'),
      },
      {
        text: projectExample({ scannedScore: '15', score: '93', notes: '定量指标得分=权重*B/A' }),
        why: message('20×190÷200=19，得分15', '20 × 190/200 is 19, 15 given'),
      },
    ],
  },
  *check(reading) {
    for (const entry of evaluations(reading)) {
      const governed = entry.table.notes.some((note) => FORMULA.test(plain(note)));
      for (const group of groupsOf(entry.form)) {
        const full = hasFullMarks(group);
        for (const row of group.rows) {
          const scored = scoredRow(row, full);
          if (scored === 'no-weight') {
            if (governed) yield { outcome: 'notCheckable', places: [], reason: NO_WEIGHT };
          } else if (scored !== null) yield judge(reading, entry, scored, governed);
        }
      }
    }
  },
};

interface Scored {
  readonly row: IndicatorRow;
  readonly actual: CellReading;
  readonly score: CellReading;
  readonly target: CellReading;
  readonly weight: bigint;
  readonly points: bigint;
  /** weight × share reached, at most the weight. */
  readonly due: bigint;
}

/** Rows whose target and actual value are numbers of one kind with a known direction. */
function scoredRow(row: IndicatorRow, full: boolean): Scored | 'no-weight' | null {
  const { target, actual, score } = row;
  const points = figure(score);
  const weight = figure(row.weight) ?? (full ? points : null);
  if (!isFilled(target) || !isFilled(actual) || !isFilled(score)) return null;
  if (weight === null || points === null || !comparable(target.printed, actual.printed))
    return null;
  if (actual.printed.bound !== 'exact' || isDate(target.printed)) return null;
  const reverse = target.printed.bound === 'at-most';
  // Without a mark a larger value is better, but not for costs, time limits and failures.
  const name = `${row.level1}${row.level2}${row.content}`;
  if (!reverse && target.printed.bound === 'exact' && SMALLER_IS_BETTER.test(name)) return null;
  const aim = baseValue(target.printed);
  const reached = baseValue(actual.printed);
  if (aim === null || reached === null || aim <= 0n || reached <= 0n) return null;
  if (weight === null) return 'no-weight';
  const [up, down] = reverse ? [aim, reached] : [reached, aim];
  const due = up >= down ? weight : (weight * up) / down;
  return { row, actual, score, target, weight, points, due };
}

/** A group that scores all that its head allows gave every row full marks. */
function hasFullMarks(group: IndicatorGroup): boolean {
  if (group.weight === null || group.rows.some((row) => row.score === null)) return false;
  const sum = group.rows.reduce((value, row) => value + (figure(row.score) ?? 0n), 0n);
  return sum === baseValue(group.weight);
}

function judge(
  reading: Reading,
  { table }: FormTable,
  scored: Scored,
  governed: boolean,
): FormResult {
  const { row, actual, score, target, weight, points, due } = scored;
  const gap = points > due ? points - due : due - points;
  const unmetFull = due < weight && points === weight;
  if (governed ? gap <= POINT : !unmetFull) return { outcome: 'holds', places: [] };
  const expected = formatScaled(due / 10n, 2);
  const what = `指标值 ${target.printed.text}，实际 ${actual.printed.text}，分值 ${pointText(weight)}`;
  return {
    outcome: 'broken',
    severity: governed ? 'error' : 'warning',
    message: governed
      ? message(
          `「${table.title}」「${indicatorName(row)}」得分 ${score.printed.text}，按印出的公式应为 ${expected}（${what}）`,
          `“${table.title}”, ${indicatorName(row)}: score ${score.printed.text}, by the printed formula ${expected}`,
        )
      : message(
          `「${table.title}」「${indicatorName(row)}」未达到指标值而得满分（${what}）`,
          `“${table.title}”, ${indicatorName(row)}: full marks although the target was missed`,
        ),
    places: [score, actual].map((cell) => placeOf(reading, table, row.row, cell)),
    printed: score.printed.text,
    expected: governed ? expected : `<${pointText(weight)}`,
    keys: score.key === null ? [] : [score.key],
    mends: mendsOf(scored, governed, (cell) => placeOf(reading, table, row.row, cell)),
  };
}

/**
 * The score as the rule has it, the result as full marks have it, the target that was then met.
 * Other than full marks say nothing of result and target, and a target above 100% is seldom meant.
 */
function mendsOf(
  { actual, score, target, weight, points, due }: Scored,
  governed: boolean,
  at: (cell: CellReading) => FindingPlace,
): readonly FormMend[] {
  const own = { place: at(score), printed: score.printed };
  const low = governed ? due : null;
  const scored: FormMend = { ...own, low, high: governed ? due : weight - POINT };
  if (points !== weight) return [scored];
  return [scored, equalised(actual, target, at), equalised(target, actual, at)];
}

function equalised(
  cell: CellReading,
  other: CellReading,
  at: (cell: CellReading) => FindingPlace,
): FormMend {
  const value = baseValue(other.printed);
  const isRate = cell.printed.quantity === 'percent' && value !== null && value > HUNDRED_PERCENT;
  return {
    place: at(cell),
    printed: cell.printed,
    low: value,
    high: value,
    ...(isRate ? { unlikely: true } : {}),
  };
}

function isDate({ text }: Printed): boolean {
  return /\d{4}\s*年/.test(text);
}

function plain(note: string): string {
  return note.normalize('NFKC').replace(/\s+/g, '').replace(/[×x]/g, '*').replace(/÷/g, '/');
}

/** Points without closing zeros: 22.5, 20. */
function pointText(base: bigint): string {
  return formatScaled(base, 3).replace(/\.?0+$/, '');
}
