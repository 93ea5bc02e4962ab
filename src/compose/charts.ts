import { spanText } from '../document/text.js';
import type { Chart, Figure } from '../document/tree.js';
import type { ExactFact } from '../facts/exact.js';
import type { Dimensions } from '../facts/key.js';
import { keyString } from '../facts/key.js';
import type { Speaker } from '../forms/phrasebook/speaker.js';

type Point = Chart['series'][number]['points'][number];

/** A part of a pie, or of a bar. */
interface Slice {
  readonly label: string;
  readonly fact: ExactFact | null;
}

const SOURCES: readonly (readonly [string, Dimensions])[] = [
  ['财政拨款收入', { source: 'appropriation' }],
  ['上级补助收入', { source: 'superior-subsidy' }],
  ['事业收入', { source: 'business' }],
  ['经营收入', { source: 'operating' }],
  ['附属单位上缴收入', { source: 'affiliated' }],
  ['其他收入', { source: 'other' }],
];

const KINDS: readonly (readonly [string, Dimensions])[] = [
  ['基本支出', { kind: 'basic' }],
  ['项目支出', { kind: 'project' }],
  ['上缴上级支出', { kind: 'remit-to-superior' }],
  ['经营支出', { kind: 'operating' }],
  ['对附属单位补助支出', { kind: 'affiliated' }],
];

/**
 * A chart that a layout names, with its summary in words; null where the book has no figures
 * to draw (a structure of nothing, a comparison without last year).
 */
export function chartOf(id: string, speaker: Speaker): Figure | null {
  switch (id) {
    case 'totals':
      return againstPriorYear(speaker, '图1 收入、支出总计与上年对比', {});
    case 'appropriation-totals':
      return againstPriorYear(speaker, '图4 财政拨款收入、支出总计与上年对比', {
        source: 'appropriation',
      });
    case 'revenue-structure':
      return structure(speaker, '图2 收入决算结构', 'revenue', SOURCES);
    case 'expenditure-structure':
      return structure(speaker, '图3 支出决算结构', 'expenditure', KINDS);
    default:
      throw new RangeError(`data/forms/layouts: no chart ${id}`);
  }
}

function structure(
  speaker: Speaker,
  title: string,
  measure: string,
  parts: readonly (readonly [string, Dimensions])[],
): Figure | null {
  const slices = parts.map(
    ([label, dims]): Slice => ({
      label,
      fact: speaker.find({ measure, dims }, 'final'),
    }),
  );
  const drawn = slices.filter(({ fact }) => fact !== null && fact.value > 0n);
  // A pie has no place for less than nothing.
  if (drawn.length === 0 || slices.some(({ fact }) => (fact?.value ?? 0n) < 0n)) return null;
  return figure(title, 'pie', [
    { name: title, points: drawn.flatMap((one) => point(speaker, one)) },
  ]);
}

function againstPriorYear(speaker: Speaker, title: string, dims: Dimensions): Figure | null {
  const year = speaker.info.fiscalYear;
  const series = [
    ['收入总计', 'revenue-total'],
    ['支出总计', 'expenditure-total'],
  ].map(([name = '', measure = '']) => ({
    name,
    points: [-1, 0].flatMap((offset) =>
      point(speaker, {
        label: `${year + offset}年度`,
        fact: speaker.find({ measure, dims }, 'final', offset),
      }),
    ),
  }));
  return series.some(({ points }) => points.length < 2) ? null : figure(title, 'bar', series);
}

function point(speaker: Speaker, { label, fact }: Slice): readonly Point[] {
  if (fact === null) return [];
  const { statement, exact } = speaker.money(fact);
  return [{ label, text: statement.text, fact: keyString(fact.key), exact, unit: statement.unit }];
}

function figure(title: string, kind: Chart['kind'], series: Chart['series']): Figure {
  return {
    type: 'figure',
    summary: spanText(title, { file: '', path: `chart/${title}` }),
    chart: { kind, title, unit: '万元', series },
  };
}
