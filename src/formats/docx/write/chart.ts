import type { Chart } from '../../../document/tree.js';
import { CHART_COLOURS, chartLabels } from '../../shared/chart-svg.js';
import { escapeMarkup } from '../../shared/escape.js';

const FONT = '<a:latin typeface="Times New Roman"/><a:ea typeface="宋体"/>';

/** A chart of the office format itself: drawn by Word and WPS, editable, sharp at any size. */
export function chartXml(chart: Chart): string {
  const plot = chart.kind === 'pie' ? pie(chart) : bars(chart);
  return `<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>${plot}</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/></c:chart><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000">${FONT}</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr></c:chartSpace>`;
}

function bars(chart: Chart): string {
  const series = chart.series.map((one, index) => seriesXml(chart, one, index)).join('');
  const axes = '<c:axId val="1"/><c:axId val="2"/>';
  return `<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}<c:gapWidth val="80"/>${axes}</c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="2"/><c:crosses val="autoZero"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>${fromZero(chart)}</c:scaling><c:delete val="0"/><c:axPos val="l"/><c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900" b="0"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="900" b="0"/><a:t>${escapeMarkup(chart.unit)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx>`;
}

/** Bars that start anywhere else show differences larger than they are. */
function fromZero({ series }: Chart): string {
  const isBelow = series.some(({ points }) => points.some(({ exact }) => exact.startsWith('-')));
  return isBelow ? '' : '<c:min val="0"/>';
}

function pie(chart: Chart): string {
  const series = chart.series.slice(0, 1).map((one, index) => seriesXml(chart, one, index));
  return `<c:pieChart><c:varyColors val="1"/>${series.join('')}<c:firstSliceAng val="0"/></c:pieChart>`;
}

function seriesXml(chart: Chart, series: Chart['series'][number], index: number): string {
  const labels =
    chart.kind === 'pie' ? series.points.map(({ label }) => label) : chartLabels(chart);
  const values = labels.map((label) => series.points.find((one) => one.label === label)?.exact);
  const colours =
    chart.kind === 'pie'
      ? labels
          .map((_, at) => `<c:dPt><c:idx val="${at}"/><c:bubble3D val="0"/>${fill(at)}</c:dPt>`)
          .join('')
      : '';
  const shows = `<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;
  return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:strRef><c:f>${escapeMarkup(series.name)}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escapeMarkup(series.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>${chart.kind === 'pie' ? '' : `${fill(index)}<c:invertIfNegative val="0"/>`}${colours}<c:dLbls><c:numFmt formatCode="0.00" sourceLinked="0"/><c:dLblPos val="outEnd"/>${shows}</c:dLbls><c:cat><c:strLit><c:ptCount val="${labels.length}"/>${points(labels)}</c:strLit></c:cat><c:val><c:numLit><c:formatCode>0.00</c:formatCode><c:ptCount val="${labels.length}"/>${points(values)}</c:numLit></c:val></c:ser>`;
}

function points(values: readonly (string | undefined)[]): string {
  return values
    .map((value, at) =>
      value === undefined ? '' : `<c:pt idx="${at}"><c:v>${escapeMarkup(value)}</c:v></c:pt>`,
    )
    .join('');
}

function fill(index: number): string {
  const colour = CHART_COLOURS[index % CHART_COLOURS.length] ?? '#1f4e79';
  return `<c:spPr><a:solidFill><a:srgbClr val="${colour.slice(1).toUpperCase()}"/></a:solidFill></c:spPr>`;
}
