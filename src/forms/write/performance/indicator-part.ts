import type { PrintDeclaration } from '../../performance/declaration.js';
import { totalKey } from '../../performance/form.js';
import type { FundsContext } from '../../performance/funds-keys.js';
import {
  type IndicatorContext,
  IndicatorNames,
  indicatorKey,
} from '../../performance/indicators.js';
import { labelCore, labelIdOf, squeeze, unwrap } from '../../performance/labels.js';
import type { PerformanceSheet, SheetIndicator } from '../../performance/sheet.js';
import { type FormCell, type FormPart, type FormSum, label, prose } from './grid.js';
import { pointsCell, pointsText, statedCell } from './values.js';

/** The indicators with their head: levels stand once beside the rows that they govern. */
export function indicatorsPart(
  print: PrintDeclaration,
  sheet: PerformanceSheet,
  spans: readonly number[],
  context: IndicatorContext,
): FormPart {
  const { columns } = print.indicators;
  const width = spans.reduce((sum, span) => sum + span, 0);
  const names = new IndicatorNames();
  const weights = groupWeights(sheet);
  const rows: (readonly FormCell[])[] = [];
  const byColumn = new Map<string, FormCell[]>();
  let objective = '';
  sheet.indicators.forEach((one, at) => {
    const above = sheet.indicators[at - 1];
    if (one.objective !== undefined && one.objective !== objective) {
      objective = one.objective;
      rows.push([label(withWeight(objective, weights.get(objective)), width)]);
    }
    // Constraint indicators stand beside the objectives.
    if (isConstraint(one)) objective = '';
    const path = [objective, labelCore(one.level1), labelCore(one.level2)];
    const name = names.next([...path, squeeze(unwrap(one.content))]);
    rows.push(
      columns.flatMap(([id], nth): readonly FormCell[] => {
        const span = spans[nth] ?? 1;
        if (id === 'level1') return levelCell(sheet, at, above, 1, span, weights);
        if (id === 'level2') return levelCell(sheet, at, above, 2, span, weights);
        const cell = valueCell(one, id, name, span, context);
        byColumn.set(id, [...(byColumn.get(id) ?? []), cell]);
        return [cell];
      }),
    );
  });
  return {
    rows: [columns.map(([, words], at) => label(words, spans[at] ?? 1)), ...rows],
    points: byColumn,
  };
}

/**
 * 总分, with weight and score under the columns of the indicators, adding the points of the
 * parts above.
 */
export function totalPart(
  print: PrintDeclaration & { readonly total: string },
  sheet: PerformanceSheet,
  spans: readonly number[],
  context: IndicatorContext,
  above: readonly FormPart[],
): FormPart {
  const { columns } = print.indicators;
  const own: Pick<FundsContext, 'unit' | 'year' | 'overall' | 'project'> = {
    ...context,
    overall: context.project === '',
  };
  const first = columns.findIndex(([id]) => id === 'weight' || id === 'score');
  const before = spans.slice(0, first).reduce((sum, span) => sum + span, 0);
  const group = print.indicators.group === undefined ? 0 : 1;
  const sums: FormSum[] = [];
  const figures = columns.slice(first).map(([id], at): FormCell => {
    const span = spans[first + at] ?? 1;
    if (id !== 'weight' && id !== 'score') return prose('', span);
    const cell = pointsCell(sheet.total?.[id], totalKey(id, own), span);
    sums.push({ total: cell, parts: above.flatMap(({ points }) => points?.get(id) ?? []) });
    return cell;
  });
  return { rows: [[label(print.total, before + group), ...figures]], sums };
}

function isConstraint({ level1 }: SheetIndicator): boolean {
  return labelIdOf('level1', labelCore(level1)) === 'constraint';
}

/** The level's label where its group begins, over the rows of the group; nothing further down. */
function levelCell(
  { indicators }: PerformanceSheet,
  at: number,
  above: SheetIndicator | undefined,
  depth: 1 | 2,
  span: number,
  weights: ReadonlyMap<string, bigint>,
): readonly FormCell[] {
  const own = indicators[at] as SheetIndicator;
  if (above !== undefined && sameGroup(above, own, depth)) return [];
  let to = at + 1;
  while (to < indicators.length && sameGroup(own, indicators[to] as SheetIndicator, depth)) to += 1;
  const isWeighted = depth === 1 && own.objective === undefined && !isConstraint(own);
  const text = depth === 1 ? own.level1 : own.level2;
  const weight = isWeighted ? weights.get(own.level1) : undefined;
  return [label(withWeight(text, weight), span, to - at)];
}

function sameGroup(a: SheetIndicator, b: SheetIndicator, depth: 1 | 2): boolean {
  return (
    a.objective === b.objective && a.level1 === b.level1 && (depth === 1 || a.level2 === b.level2)
  );
}

function withWeight(words: string, weight: bigint | undefined): string {
  return weight === undefined ? words : `${words}（${pointsText(weight)}分）`;
}

/** Weights of objectives and of level 1 groups: as given, else the sums of their indicators. */
function groupWeights({ indicators, groups }: PerformanceSheet): ReadonlyMap<string, bigint> {
  const weights = new Map<string, bigint>();
  for (const { objective, level1, weight } of indicators) {
    const name = objective ?? level1;
    if (weight !== undefined) weights.set(name, (weights.get(name) ?? 0n) + weight);
  }
  for (const [name, weight] of Object.entries(groups ?? {})) weights.set(name, weight);
  return weights;
}

function valueCell(
  one: SheetIndicator,
  id: string,
  name: string,
  span: number,
  context: IndicatorContext,
): FormCell {
  const key = indicatorKey(id, name, context);
  switch (id) {
    case 'content':
      return prose(one.content, span);
    case 'target':
      return statedCell(one.target, key, span);
    case 'actual':
      return statedCell(one.actual, key, span);
    case 'weight':
      return pointsCell(one.weight, key, span);
    case 'score':
      return pointsCell(one.score, key, span);
    default:
      return prose(one.remark ?? '', span);
  }
}
