import { divideRounded, formatScaled } from '../../../facts/decimal.js';
import { keyString } from '../../../facts/key.js';
import { baseValue } from '../../../facts/printed.js';
import { type ScoringScheme, schemeNamed } from '../../../facts/scoring-scheme.js';
import { labelIdOf, squeeze } from '../../../forms/performance/labels.js';
import type { CellReading, IndicatorRow, PerformanceForm } from '../../../forms/reading.js';
import { isBoundByName, readQuantified } from '../../../performance/quantified.js';
import { formatPoints } from '../../../performance/text.js';

/** An indicator as the file of a book has it; texts as printed, without blanks. */
export interface FileIndicator {
  readonly objective?: string;
  readonly level1: string;
  readonly level2?: string;
  readonly name: string;
  readonly target: string;
  readonly weight?: string;
  readonly actual?: string;
  readonly judged?: string;
  readonly cause?: string;
  readonly measures?: string;
}

/** Facts that a book does not print again, with the reason, by `keyString`. */
export type LeftFigures = ReadonlyMap<string, string>;

export interface FileIndicators {
  readonly indicators: readonly FileIndicator[];
  readonly left: LeftFigures;
}

const POINT = 1000n;
const WHOLE_PERCENT = 100n * 10n ** 9n;
const PERCENT_PLACES = 9;
const TWICE = '同一指标在表中印了两次，各组分值之和都因此多出；去掉后各组与总分相符，不再列。';
const OTHER_UNIT = '完成值与指标值单位不同，看不出完成了多少，不列。';

/** The indicators of a form as the file of a book has them, with weights that add up. */
export function fileIndicators(form: PerformanceForm): FileIndicators {
  const filled = form.indicators.filter(isFilled);
  const { rows, twice } = withoutRepeated(filled, form);
  const left = new Map<string, string>();
  for (const row of twice) for (const id of idsOf(row)) left.set(id, TWICE);
  const weights = weightsOf(rows);
  const indicators = rows.map((row) => {
    const values = valuesOf(row, weights.get(row) ?? null);
    const { actual } = row;
    if (values.unlike && actual?.key != null) left.set(keyString(actual.key), OTHER_UNIT);
    return indicatorOf(row, values, weights.get(row) ?? null);
  });
  return { indicators, left };
}

/** A row of dots, or a constraint, which has no points of its own, is no indicator. */
function isFilled({ target, actual, weight, score, level1 }: IndicatorRow): boolean {
  if (labelIdOf('level1', level1) === 'constraint') return false;
  return [target, actual, weight, score].some((cell) => cell !== null);
}

function idsOf({ row }: IndicatorRow): readonly string[] {
  return row.cells.flatMap(({ key }) => (key === null ? [] : [keyString(key)]));
}

function pointsOf(cell: CellReading | null): bigint | null {
  return cell === null || cell.printed.form !== 'number' ? null : baseValue(cell.printed);
}

/** The most rows of which every choice is tried. */
const MOST_REPEATED = 8;

/**
 * Rows printed twice are left out where the weights of the groups fit their heads, and all of
 * them the scheme, without them and only so: the fewest that do it.
 */
function withoutRepeated(
  rows: readonly IndicatorRow[],
  form: PerformanceForm,
): { readonly rows: readonly IndicatorRow[]; readonly twice: readonly IndicatorRow[] } {
  const all = { rows, twice: [] };
  if (fits(rows, form)) return all;
  const repeated = rows.filter((row) => rows.filter((one) => same(one, row)).length > 1);
  if (repeated.length === 0 || repeated.length > MOST_REPEATED) return all;
  const choices = Array.from({ length: 2 ** repeated.length }, (_, bits) =>
    repeated.filter((_row, at) => ((bits >> at) & 1) === 1),
  ).sort((a, b) => a.length - b.length);
  for (const twice of choices) {
    const kept = rows.filter((row) => !twice.includes(row));
    if (fits(kept, form)) return { rows: kept, twice };
  }
  return all;
}

function same(a: IndicatorRow, b: IndicatorRow): boolean {
  const textOf = ({ content, target, actual, weight }: IndicatorRow) =>
    [content, target?.printed.text, actual?.printed.text, weight?.printed.text]
      .map((text) => squeeze(text ?? ''))
      .join('|');
  return textOf(a) === textOf(b);
}

/** Whether the weights of every group add to those in its head, and all to the scheme's total. */
function fits(rows: readonly IndicatorRow[], form: PerformanceForm): boolean {
  const groups = new Map<string, { own: bigint; due: bigint | null }>();
  let sum = 0n;
  for (const row of form.indicators) {
    const due = row.level1Weight === null ? null : baseValue(row.level1Weight);
    groups.set(groupOf(row), { own: 0n, due });
  }
  for (const row of rows) {
    const weight = pointsOf(row.weight) ?? 0n;
    const group = groups.get(groupOf(row));
    if (group !== undefined) group.own += weight;
    sum += weight;
  }
  const scheme = schemeNamed(form.scheme);
  const whole = scheme === null || sum + BigInt(scheme.execution) * POINT === totalOf(scheme);
  return whole && [...groups.values()].every(({ own, due }) => due === null || own === due);
}

function totalOf({ total }: ScoringScheme): bigint {
  return BigInt(total) * POINT;
}

function groupOf({ objective, level1 }: IndicatorRow): string {
  return objective ?? level1;
}

/**
 * Printed weights. A form without a column of weights shows them by its scores where these add
 * to the weight in the head of their group: then each has its full points.
 */
function weightsOf(rows: readonly IndicatorRow[]): ReadonlyMap<IndicatorRow, bigint> {
  const weights = new Map<IndicatorRow, bigint>();
  for (const row of rows) {
    const weight = pointsOf(row.weight);
    if (weight !== null) weights.set(row, weight);
  }
  if (weights.size > 0) return weights;
  for (const group of new Set(rows.map(groupOf))) {
    const own = rows.filter((row) => groupOf(row) === group);
    const head = own[0]?.level1Weight ?? null;
    const scores = own.map(({ score }) => pointsOf(score));
    const sum = scores.reduce<bigint>((total, score) => total + (score ?? 0n), 0n);
    if (head === null || scores.includes(null) || sum !== baseValue(head)) continue;
    own.forEach((row, at) => {
      weights.set(row, scores[at] ?? 0n);
    });
  }
  return weights;
}

interface Values {
  readonly target: string;
  readonly actual: string;
  /** The actual value is in another unit than the target and was left out. */
  readonly unlike: boolean;
}

/** Target and actual value as printed, with the unit or the direction that the form leaves out. */
function valuesOf(row: IndicatorRow, weight: bigint | null): Values {
  const target = textOf(row.target);
  const actual = textOf(row.actual);
  const aim = readQuantified(target);
  const plain = readQuantified(actual);
  if (aim === null || plain === null) return { target, actual, unlike: false };
  const unit = row.target?.printed.unit ?? '';
  const isBare = plain.unit === '' && !/[^\d.,]/.test(actual);
  const withUnit = isBare && unit !== '' ? readQuantified(`${actual}${unit}`) : null;
  const value = withUnit ?? plain;
  const text = withUnit === null ? actual : `${actual}${unit}`;
  if (value.unit !== aim.unit || value.quantity !== aim.quantity) {
    return { target, actual: '', unlike: true };
  }
  const isCost = /成本/.test(`${row.level1}${row.level2}`);
  const isFull = weight !== null && pointsOf(row.score) === weight;
  // A cost that stays below its figure and has full points was meant as a limit.
  const isLimit = isCost && isFull && aim.direction === 'none' && value.value < aim.value;
  return { target: isLimit ? `≤${target}` : target, actual: text, unlike: false };
}

function textOf(cell: CellReading | null): string {
  return cell === null ? '' : cell.printed.text.replace(/\s+/g, '');
}

function indicatorOf(
  row: IndicatorRow,
  { target, actual }: Values,
  weight: bigint | null,
): FileIndicator {
  const { objective, level1, level2, content } = row;
  const remark = row.row.cells.find(({ columnId }) => columnId === 'remark')?.printed.text ?? '';
  const [cause = '', ...measures] = remark.split(/[；;]/).map((part) => part.trim());
  const judged = judgedOf(target, actual, weight, pointsOf(row.score));
  return {
    ...(objective === undefined ? {} : { objective }),
    level1,
    ...(level2 === '' ? {} : { level2 }),
    name: content.replace(/\s+/g, ''),
    target,
    ...(weight === null ? {} : { weight: formatPoints(weight) }),
    ...(actual === '' ? {} : { actual }),
    ...(judged === null ? {} : { judged }),
    ...(cause === '' ? {} : { cause }),
    ...(measures.length === 0 ? {} : { measures: measures.join('；') }),
  };
}

/** What is judged, not counted, was judged by the points that it got. */
function judgedOf(
  target: string,
  actual: string,
  weight: bigint | null,
  score: bigint | null,
): string | null {
  const isCounted = readQuantified(target) !== null && readQuantified(actual) !== null;
  if (actual === '' || (isCounted && !isBoundByName(target))) return null;
  if (weight === null || weight <= 0n || score === null || score > weight) return null;
  const share = formatScaled(divideRounded(score * WHOLE_PERCENT, weight), PERCENT_PLACES);
  return `${share.replace(/\.?0+$/, '')}%`;
}
