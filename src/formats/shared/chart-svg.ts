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

/** The marks of a chart without an enclosing `<svg>`, in a box of CHART_WIDTH by CHART_HEIGHT. */
export function chartMarks(chart: Chart, style: ChartStyle): string {
  return chart.kind === 'bar' ? bars(chart, style) : pie(chart, style);
}

interface Label {
  readonly x: number;
  readonly y: number;
  readonly value: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
}

function text({ x, y, value, anchor = 'middle', size = 11 }: Label, { fonts }: ChartStyle): string {
  return `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}" font-family="${escapeMarkup(fonts)}" font-size="${size}" fill="#222">${escapeMarkup(value)}</text>`;
}

function at(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function bars(chart: Chart, style: ChartStyle): string {
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
    points.map(({ label, exact, text: shown }) => {
      const share = shareOf(exact, largest, scale);
      const middle = LEFT + group * (labels.indexOf(label) + 0.5);
      const x = middle + (index - chart.series.length / 2) * bar;
      const size = Math.abs(share) * full;
      const y = share < 0 ? zero : zero - size;
      const over = share < 0 ? zero + size + 11 : y - 4;
      return `<rect x="${at(x + 2)}" y="${at(y)}" width="${at(bar - 4)}" height="${at(size)}" fill="${colour(index)}"/>${text({ x: x + bar / 2, y: over, value: shown, size: 9 }, style)}`;
    }),
  );
  const names = labels.map((value, index) =>
    text({ x: LEFT + group * (index + 0.5), y: CHART_HEIGHT - 10, value }, style),
  );
  const axis = `<line x1="${LEFT}" x2="${CHART_WIDTH - LEFT}" y1="${at(zero)}" y2="${at(zero)}" stroke="#444" stroke-width="1"/>`;
  return [
    ...marks,
    axis,
    ...names,
    ...legend(
      chart.series.map(({ name }) => name),
      style,
    ),
  ].join('');
}

function largestOf(values: readonly bigint[]): bigint {
  let largest = 0n;
  for (const value of values.map(abs)) if (value > largest) largest = value;
  return largest;
}

function legend(names: readonly string[], style: ChartStyle): readonly string[] {
  const step = (CHART_WIDTH - 2 * LEFT) / Math.max(1, names.length);
  return names.map((value, index) => {
    const x = LEFT + step * index;
    return `<rect x="${at(x)}" y="10" width="10" height="10" fill="${colour(index)}"/>${text({ x: x + 15, y: 19, value, anchor: 'start', size: 10 }, style)}`;
  });
}

const RADIUS = 95;
const CENTRE = { x: 130, y: 145 };

function pie(chart: Chart, style: ChartStyle): string {
  const [series] = chart.series;
  if (series === undefined) return '';
  const scale = scaleOf(chart);
  const values = series.points.map(({ exact }) => abs(scaledTo(exact, scale)));
  const whole = values.reduce((sum, value) => sum + value, 0n);
  let before = 0n;
  const slices = values.map((value, index) => {
    const from = angle(before, whole);
    before += value;
    return slice(from, angle(before, whole), colour(index), value === whole);
  });
  const entries = series.points.map(({ label, text: shown, unit }, index) => {
    const y = 60 + index * Math.min(24, 200 / Math.max(1, series.points.length));
    const words = { x: 272, y: y + 9, value: `${label} ${shown}${unit}`, anchor: 'start' } as const;
    return `<rect x="255" y="${at(y)}" width="10" height="10" fill="${colour(index)}"/>${text({ ...words, size: 10 }, style)}`;
  });
  return [...slices, ...entries].join('');
}

function angle(part: bigint, whole: bigint): number {
  const turn = whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 1_000_000;
  return turn * 2 * Math.PI - Math.PI / 2;
}

function slice(from: number, to: number, fill: string, isWhole: boolean): string {
  if (isWhole) return `<circle cx="${CENTRE.x}" cy="${CENTRE.y}" r="${RADIUS}" fill="${fill}"/>`;
  const point = (turn: number) =>
    `${at(CENTRE.x + RADIUS * Math.cos(turn))} ${at(CENTRE.y + RADIUS * Math.sin(turn))}`;
  const large = to - from > Math.PI ? 1 : 0;
  return `<path d="M${CENTRE.x} ${CENTRE.y} L${point(from)} A${RADIUS} ${RADIUS} 0 ${large} 1 ${point(to)} Z" fill="${fill}" stroke="#fff" stroke-width="1"/>`;
}

function colour(index: number): string {
  return CHART_COLOURS[index % CHART_COLOURS.length] ?? '#1f4e79';
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
