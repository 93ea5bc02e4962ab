import type { Finding, FindingPlace, Message, RepairChange, RepairOption } from '../checks/rule.js';
import { formatScaled, parseDecimal, pow10 } from '../facts/decimal.js';
import { parseUnit } from '../facts/unit.js';
import { describePlace } from './place.js';

/** Decimals that an amount has at least. */
const LEAST_DECIMALS = 2;
/** Most figures that the first sentence of an undecided finding names. */
const MOST_NAMED = 4;

/**
 * The first sentence of a finding: which figure to look at and what it should be, with its unit,
 * where the figures around tell; null where the message of the finding is all there is to say.
 * It asks and never states that somebody erred.
 */
export function headline({ cause, arithmetic }: Finding): Message | null {
  const [first, ...rivals] = cause?.repairs ?? [];
  if (cause === null || first === undefined) return null;
  if (cause.state === 'undecided' && rivals.length > 0) return oneOf(cause.repairs);
  const asked = first.changes.map((change) => request(change, arithmetic?.unit ?? ''));
  const all = {
    zh: asked.map(({ zh }) => zh).join('；并'),
    en: asked.map(({ en }) => en).join('; and '),
  };
  return cause.state === 'decided'
    ? { zh: `请${all.zh}`, en: capital(all.en) }
    : { zh: `可能是这里：请${all.zh}`, en: `Possibly here: ${all.en}` };
}

/** The figure with its unit: `153.78 万元`; words as they are. */
export function figureOf({ printed, unit }: RepairChange): string {
  return withUnit(printed, unit);
}

/** What it should be, with its unit; null where the figures leave a wide range. */
export function proposedOf({ proposed, unit }: RepairChange): string | null {
  return proposed === null ? null : withUnit(proposed, unit);
}

function withUnit(figure: string, unit: string | undefined): string {
  if (unit === undefined || unit === '' || figure.endsWith(unit)) return figure;
  return unit === '%' ? `${figure}%` : `${figure} ${unit}`;
}

/** @param sumUnit unit of the sum, in which a figure of another one is told, too */
function request(change: RepairChange, sumUnit: string): Message {
  const { place, error, proposed, low, high } = change;
  const at = bare(place);
  const figure = figureOf(change);
  if (error === 'left-out' && proposed === null) {
    return {
      zh: `补列「${at}」${figure}`,
      en: `add “${at}”, ${figure}, which is left out`,
    };
  }
  const meant = proposedOf(change);
  if (error === 'direction') {
    const turned =
      meant === null ? { zh: '增减方向与数字相反', en: 'the figures go the other way' } : null;
    return {
      zh: `核对「${at}」的“${figure}”：${turned?.zh ?? `按数字应为“${meant}”`}`,
      en: `check “${figure}” in “${at}”: ${turned?.en ?? `by the figures it is “${meant}”`}`,
    };
  }
  if (meant !== null) {
    const also = proposed === null ? null : amountIn(proposed, change.unit ?? '', sumUnit);
    return {
      zh: `核对「${at}」的 ${figure}：按其他数字应为 ${meant}${also === null ? '' : `（即 ${also}）`}`,
      en: `check ${figure} in “${at}”: the other figures make it ${meant}${also === null ? '' : ` (${also})`}`,
    };
  }
  const range = rangeWords(low, high);
  return {
    zh: `核对「${at}」的 ${figure}${range === null ? '' : `：按其他数字应${range.zh}`}`,
    en: `check ${figure} in “${at}”${range === null ? '' : `: by the other figures it is ${range.en}`}`,
  };
}

/** An amount in another unit of money, exactly; null where it has that unit or none. */
function amountIn(figure: string, from: string, to: string): string | null {
  const [own, other] = [parseUnit(from), parseUnit(to)];
  const value = parseDecimal(figure);
  if (own.power === other.power || to === '' || value === null) return null;
  if (own.quantity !== 'money' || other.quantity !== 'money') return null;
  const places = Math.max(0, value.scale + other.power - own.power);
  const shift = places - (value.scale + other.power - own.power);
  const [whole = '', fraction = ''] = formatScaled(value.digits * pow10(shift), places).split('.');
  return `${whole}.${fraction.replace(/0+$/, '').padEnd(LEAST_DECIMALS, '0')} ${to}`;
}

function rangeWords(low: string | null, high: string | null): Message | null {
  if (low !== null && high !== null) {
    return { zh: `在 ${low} 与 ${high} 之间`, en: `between ${low} and ${high}` };
  }
  if (high !== null) return { zh: `不大于 ${high}`, en: `at most ${high}` };
  if (low !== null) return { zh: `不小于 ${low}`, en: `at least ${low}` };
  return null;
}

function oneOf(repairs: readonly RepairOption[]): Message {
  const firsts = repairs.flatMap(({ changes: [first] }) => (first === undefined ? [] : [first]));
  const labels = new Set(firsts.map(({ place }) => place.place.label));
  const [label = ''] = labels;
  const named = firsts.slice(0, MOST_NAMED).map((change) => ({
    zh: labels.size === 1 ? figureOf(change) : `「${bare(change.place)}」的 ${figureOf(change)}`,
    en: labels.size === 1 ? figureOf(change) : `${figureOf(change)} in “${bare(change.place)}”`,
  }));
  const more = firsts.length > MOST_NAMED ? { zh: '等', en: ' …' } : { zh: '', en: '' };
  const where =
    labels.size === 1 ? { zh: `「${label}」的 `, en: ` in “${label}”` } : { zh: '', en: '' };
  return {
    zh: `请核对${where.zh}${named.map(({ zh }) => zh).join('、')}${more.zh} ${firsts.length} 个数，其中应有一个不对；仅凭文内数字无法判定是哪一个`,
    en: `Check ${named.map(({ en }) => en).join(', ')}${more.en}${where.en}: one of these ${firsts.length} should be another; the figures alone do not tell which`,
  };
}

/** The place in words, without the figure and its clause. */
function bare(place: FindingPlace): string {
  return describePlace({ ...place, text: '' }, false);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
