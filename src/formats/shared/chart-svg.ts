import type { Chart } from '../../document/tree.js';
import { parseDecimal } from '../../facts/decimal.js';
import { escapeMarkup } from './escape.js';

/** How a chart is drawn; sizes in points. */
export interface ChartStyle {
  /** Font families in the syntax of CSS. */
  readonly fonts: string;
}

export const CHART_WIDTH = 480;
export const CHART_HEIGHT = 280;

/** Colours that differ in lightness too, for print without colour and for eyes that see none. */
export const CHART_COLOURS = ['#1f4e79', '#d98a29', '#5b8c5a', '#9b4d6b', '#7f8fa9', '#c9b458'];

const TOP = 40;
const FOOT = 28;
const LEFT = 20;

/** How a figure compares with the largest one, from -1 to 1: for drawing only. */
function shareOf(exact: string, largest: bigint, scale: number): number {
  const value = scaledTo(exact, scale);
  return largest === 0n ? 0 : Number((value * 100_000n) / largest) / 100_000;
}

function scaledTo(exact: string, scale: number): bigint {
  const value = parseDecimal(exact);
  return value === null ? 0n : value.digits * 10n ** BigInt(scale - value.scale);
}

function scaleOf(chart: Chart): number {
  const scales = pointsOf(chart).map(({ exact }) => parseDecimal(exact)?.scale ?? 0);
  return Math.max(0, ...scales);
}

function pointsOf(chart: Chart): readonly Chart['series'][number]['points'][number][] {
  return chart.series.flatMap(({ points }) => points);
}

/** The labels of the points of all series, each once, in their order. */
export function chartLabels(chart: Chart): readonly string[] {
  return [...new Set(pointsOf(chart).map(({ label }) => label))];
}

/** What a chart shows, in words: its figures with their names. */
export function chartWords(chart: Chart): string {
  const series = chart.series.map(({ name, points }) => {
    const figures = points.map(({ label, text, unit }) => `${label}${text}${unit}`).join('，');
    return chart.series.length === 1 ? figures : `${name}：${figures}`;
  });
  return `${chart.title}。${series.join('；')}。`;
}

/** What a chart is made of, in a box of CHART_WIDTH by CHART_HEIGHT. */
export type Shape =
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: string;
    }
  | {
      readonly kind: 'polygon';
      readonly points: readonly (readonly [number, number])[];
      readonly fill: string;
    }
  | {
      readonly kind: 'line';
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
    }
  | Label;

export interface Label {
  readonly kind: 'label';
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  readonly value: string;
  readonly anchor: 'start' | 'middle';
  readonly size: number;
}

/** The shapes of a chart in the order in which they are drawn. */
export function chartShapes(chart: Chart): readonly Shape[] {
  return chart.kind === 'bar' ? bars(chart) : pie(chart);
}

/** The marks of a chart without an enclosing `<svg>`. */
export function chartMarks(chart: Chart, style: ChartStyle): string {
  return chartShapes(chart)
    .map((shape) => mark(shape, style))
    .join('');
}

function mark(shape: Shape, { fonts }: ChartStyle): string {
  switch (shape.kind) {
    case 'rect':
      return `<rect x="${at(shape.x)}" y="${at(shape.y)}" width="${at(shape.width)}" height="${at(shape.height)}" fill="${shape.fill}"/>`;
    case 'polygon':
      return `<polygon points="${shape.points.map(([x, y]) => `${at(x)},${at(y)}`).join(' ')}" fill="${shape.fill}" stroke="#fff" stroke-width="1"/>`;
    case 'line':
      return `<line x1="${at(shape.from[0])}" y1="${at(shape.from[1])}" x2="${at(shape.to[0])}" y2="${at(shape.to[1])}" stroke="#444" stroke-width="1"/>`;
    case 'label':
      return `<text x="${at(shape.x)}" y="${at(shape.y)}" text-anchor="${shape.anchor}" font-family="${escapeMarkup(fonts)}" font-size="${shape.size}" fill="#222">${escapeMarkup(shape.value)}</text>`;
  }
}

/** A length as it is written: two decimals are finer than any print. */
export function at(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function label(
  x: number,
  y: number,
  value: string,
  size = 11,
  anchor: Label['anchor'] = 'middle',
): Label {
  return { kind: 'label', x, y, value, size, anchor };
}

function bars(chart: Chart): readonly Shape[] {
  const scale = scaleOf(chart);
  const values = pointsOf(chart).map(({ exact }) => scaledTo(exact, scale));
  const largest = largestOf(values);
  const labels = chartLabels(chart);
  const hasNegative = values.some((value) => value < 0n);
  const height = CHART_HEIGHT - TOP - FOOT;
  const zero = TOP + (hasNegative ? height / 2 : height);
  const full = (hasNegative ? height / 2 : height) - 14;
  const group = (CHART_WIDTH - 2 * LEFT) / Math.max(1, labels.length);
  const bar = Math.min(64, (group * 0.8) / Math.max(1, chart.series.length));
  const marks = chart.series.flatMap(({ points }, index) =>
    points.flatMap(({ label: name, exact, text: shown }): readonly Shape[] => {
      const share = shareOf(exact, largest, scale);
      const middle = LEFT + group * (labels.indexOf(name) + 0.5);
      const x = middle + (index - chart.series.length / 2) * bar;
      const size = Math.abs(share) * full;
      const y = share < 0 ? zero : zero - size;
      const over = share < 0 ? zero + size + 11 : y - 4;
      return [
        { kind: 'rect', x: x + 2, y, width: bar - 4, height: size, fill: colour(index) },
        label(x + bar / 2, over, shown, 9),
      ];
    }),
  );
  const names = labels.map((value, index) =>
    label(LEFT + group * (index + 0.5), CHART_HEIGHT - 10, value),
  );
  const axis: Shape = { kind: 'line', from: [LEFT, zero], to: [CHART_WIDTH - LEFT, zero] };
  return [...marks, axis, ...names, ...legend(chart.series.map(({ name }) => name))];
}

function largestOf(values: readonly bigint[]): bigint {
  let largest = 0n;
  for (const value of values.map(abs)) if (value > largest) largest = value;
  return largest;
}

function legend(names: readonly string[]): readonly Shape[] {
  const step = (CHART_WIDTH - 2 * LEFT) / Math.max(1, names.length);
  return names.flatMap((value, index): readonly Shape[] => {
    const x = LEFT + step * index;
    return [
      { kind: 'rect', x, y: 10, width: 10, height: 10, fill: colour(index) },
      label(x + 15, 19, value, 10, 'start'),
    ];
  });
}

const RADIUS = 95;
const CENTRE = { x: 130, y: 145 };

function pie(chart: Chart): readonly Shape[] {
  const [series] = chart.series;
  if (series === undefined) return [];
  const scale = scaleOf(chart);
  const values = series.points.map(({ exact }) => abs(scaledTo(exact, scale)));
  const whole = values.reduce((sum, value) => sum + value, 0n);
  let before = 0n;
  const slices = values.map((value, index) => {
    const from = turnOf(before, whole);
    before += value;
    return slice(from, turnOf(before, whole), colour(index));
  });
  const entries = series.points.flatMap(({ label: name, text: shown, unit }, index): Shape[] => {
    const y = 60 + index * Math.min(24, 200 / Math.max(1, series.points.length));
    return [
      { kind: 'rect', x: 255, y, width: 10, height: 10, fill: colour(index) },
      label(272, y + 9, `${name} ${shown}${unit}`, 10, 'start'),
    ];
  });
  return [...slices, ...entries];
}

/** Turns from the top, 0 to 1: for drawing only. */
function turnOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 1_000_000;
}

/** A slice with corners every three degrees, which no eye tells from an arc. */
function slice(from: number, to: number, fill: string): Shape {
  const steps = Math.max(1, Math.ceil((to - from) * 120));
  const rim = Array.from({ length: steps + 1 }, (_, step): readonly [number, number] => {
    const angle = (from + ((to - from) * step) / steps) * 2 * Math.PI - Math.PI / 2;
    return [CENTRE.x + RADIUS * Math.cos(angle), CENTRE.y + RADIUS * Math.sin(angle)];
  });
  const isWhole = to - from >= 1;
  return { kind: 'polygon', points: isWhole ? rim : [[CENTRE.x, CENTRE.y], ...rim], fill };
}

function colour(index: number): string {
  return CHART_COLOURS[index % CHART_COLOURS.length] ?? '#1f4e79';
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
