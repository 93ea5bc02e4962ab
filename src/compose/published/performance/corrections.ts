import type { BookCorrection, UnitYear } from '../../../books/unit-year.js';
import { placeText } from '../../../checks/terms.js';
import { formatFigure } from '../../../facts/figure.js';
import { type FactKey, keyString } from '../../../facts/key.js';
import type { Occurrence } from '../../../facts/occurrence.js';
import { baseValue, type Printed, readPrinted } from '../../../facts/printed.js';
import { normaliseProject } from '../../../forms/performance/index.js';
import { squeeze } from '../../../forms/performance/labels.js';
import type { Reading } from '../../../forms/reading.js';
import { readPerformance } from '../../../performance/read.js';
import { evaluationsOf } from '../../../performance/report.js';
import { type EvaluationScore, scorePerformance } from '../../../performance/score.js';
import { type Print, printsOf } from '../../data/prints.js';
import { composeDocument } from '../../document.js';
import { usualLayout } from '../../prepare.js';
import type { LeftFigures } from './indicators.js';

/** Figures that performance forms print, and the reviews that tell them again. */
const OF_PERFORMANCE = /^(?:overall-|project-funds$|project-score$|indicator-|projects-evaluated)/;
const NOT_LISTED = '未列';

/**
 * What a published disclosure prints of performance and the book does not: figures whose value
 * another one of the book is, and those that were left out.
 * @param files the performance files of the book
 * @returns nothing where no layout is known for the unit
 */
export function performanceCorrections(
  reading: Reading,
  year: UnitYear,
  files: ReadonlyMap<string, string>,
  left: LeftFigures,
): readonly BookCorrection[] {
  const layout = usualLayout(year);
  if (layout === null || files.size === 0) return [];
  const performance = readPerformance(files);
  const scores = evaluationsOf(scorePerformance(performance));
  const prints = new Map<string, Print[]>();
  for (const print of printsOf(composeDocument(year, layout.id, { performance }).document)) {
    const known = prints.get(print.fact);
    if (known === undefined) prints.set(print.fact, [print]);
    else known.push(print);
  }
  return reading.facts.all.flatMap((occurrence): readonly BookCorrection[] => {
    const { key, printed } = occurrence;
    if (!OF_PERFORMANCE.test(key.measure) || printed.value === null) return [];
    const own = prints.get(keyString(key));
    if (own?.some((print) => agrees(print, printed)) === true) return [];
    const [first] = own ?? [];
    const told =
      first === undefined
        ? notListed(key, left)
        : { corrected: withUnit(first.text, first.unit), reason: reasonOf(key, scores) };
    return told === null ? [] : [correctionOf(occurrence, told)];
  });
}

function correctionOf(
  occurrence: Occurrence,
  told: Pick<BookCorrection, 'corrected' | 'reason'>,
): BookCorrection {
  const { key, printed } = occurrence;
  return {
    fact: keyString(key),
    published: withUnit(printed.text, printed.unit),
    place: placeText(occurrence),
    ...told,
  };
}

/** Cells of forms carry their unit in their text. */
function withUnit(text: string, unit: string): string {
  const plain = text.replace(/\s+/g, '');
  return plain.endsWith(unit) ? plain : `${plain}${unit}`;
}

function agrees({ exact, unit }: Print, printed: Printed): boolean {
  const value = baseValue(readPrinted(exact, unit));
  const wanted = baseValue(printed);
  if (value === null || wanted === null) return false;
  const scale = printed.value?.scale ?? 0;
  const places =
    printed.quantity === 'money' && printed.unit.includes('万') ? Math.max(2, scale) : scale;
  return formatFigure(value, printed.unit, places) === formatFigure(wanted, printed.unit, places);
}

/** Figures without a place in the composed document that are known to have none. */
function notListed(
  key: FactKey,
  left: LeftFigures,
): Pick<BookCorrection, 'corrected' | 'reason'> | null {
  const reason = left.get(keyString(key));
  if (reason !== undefined) return { corrected: NOT_LISTED, reason };
  if (key.measure !== 'indicator-score' || key.dims.indicator?.startsWith('预算执行/') !== true) {
    return null;
  }
  return { corrected: '—', reason: '预算执行率只在合计一行计分，分项不计分。' };
}

/** Why the figure of the book is the right one. */
function reasonOf({ measure, basis, dims }: FactKey, scores: readonly EvaluationScore[]): string {
  const score = scores.find(({ evaluation }) =>
    dims.project === undefined
      ? evaluation.overall
      : !evaluation.overall && normaliseProject(evaluation.project) === dims.project,
  );
  if (measure === 'indicator-score') {
    const { indicator = '' } = dims;
    const own = score?.indicators.find(({ indicator: { name } }) =>
      indicator.replace(/#\d+$/, '').endsWith(squeeze(name)),
    );
    const why = indicator === '预算执行' ? score?.execution.why : own?.why;
    return `按评分办法计分。${why?.zh ?? ''}。`;
  }
  if (measure === 'overall-score' || measure === 'project-score') {
    return '各项得分按评分办法改正后相加。';
  }
  if (basis === 'completion-percent') return '执行率按全年执行数除以全年预算数计算。';
  if (basis === 'share-percent') return '按自评项目的资金与决算项目支出计算。';
  if (measure.startsWith('projects-evaluated')) return '按各项目自评表的全年预算数相加。';
  if (measure === 'indicator-actual') return '完成值按指标值的单位和自评表的其余各数写明。';
  return '同一数字前后不一，按自评表中使各项合计成立的数统一。';
}
