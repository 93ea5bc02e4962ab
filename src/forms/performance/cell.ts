import { sourceOf, type Text, trimText } from '../../document/text.js';
import type { FactKey } from '../../facts/key.js';
import { type Bound, type Printed, readPrinted } from '../../facts/printed.js';
import { parseUnit } from '../../facts/unit.js';
import type { CellReading } from '../reading.js';
import { squeeze, unwrap } from './labels.js';

const AT_LEAST = /^(?:≥|>=|>|不低于|不少于|至少|大于等于|大于|超过|高于)/;
const AT_MOST = /^(?:≤|<=|<|不超过|不高于|不多于|小于等于|小于|低于|少于|控制在)/;
const ABOUT = /^(?:约|近|左右)/;
const LONGEST_VALUE = 30;
const FIGURE = /[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-+]?\d+(?:\.\d+)?/g;
const UNIT_AFTER =
  /^(?:%|个百分点|(?:十|百|千)?[万亿]?元(?!\/)|[万亿](?=$|[,，。;；、()以])|[^\d\s,，。;；、:：()]{1,5})/;
const BOUND_AFTER = /(?:及?以上|及?以下|以内|之内|左右)$/;

/**
 * A cell of a form as a printed figure. Cells of a form carry their own marks
 * (`≥90%`, `15 人`), so the text is the whole cell and value, unit and bound what it says.
 * @param unit unit of the column where the cell prints none
 */
export function readFormValue(text: string, unit: string): Printed {
  const shown = unwrap(text);
  const compact = squeeze(text);
  const plain = readPrinted(compact, unit);
  if (plain.form !== 'text') return { ...plain, text: shown };
  const figures = [...compact.matchAll(FIGURE)];
  const [figure] = figures;
  if (figure === undefined || figures.length > 1) return { ...plain, text: shown };
  const rest = compact.slice(figure.index + figure[0].length);
  const printedUnit = UNIT_AFTER.exec(rest)?.[0].replace(BOUND_AFTER, '') || unit;
  return { ...readPrinted(figure[0], printedUnit, boundOf(compact, rest)), text: shown };
}

/** Builds a cell reading; money without a unit of its own takes the form's. */
export function cellReading(
  column: string,
  columnId: string | null,
  text: Text,
  unit: string,
  key: FactKey | null,
  remark = false,
): CellReading {
  const trimmed = trimText(text);
  return {
    column,
    columnId,
    printed: remark ? asText(trimmed.value) : readFormValue(trimmed.value, unit),
    key,
    ...(remark ? { remark } : {}),
    source: sourceOf(trimmed),
  };
}

/** A value column filled with sentences holds prose: its figures are claims, not the value. */
export function isSentence(text: string): boolean {
  return text.length > LONGEST_VALUE && /。/.test(text);
}

/** Whether a cell text is nothing but a number of points (a weight or a score). */
export function looksLikeScore(text: string): boolean {
  return /^-?\d{1,3}(?:\.\d{1,2})?分?$/.test(squeeze(text)) || isDash(text);
}

export function looksLikeMoney(text: string): boolean {
  return /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:万元|元)?$/.test(squeeze(text)) || isDash(text);
}

export function looksLikePercent(text: string): boolean {
  return /^-?\d+(?:\.\d+)?%$/.test(squeeze(text));
}

export function isDash(text: string): boolean {
  return /^(?:[-—–－─/]+|一)$/.test(squeeze(text));
}

function asText(text: string): Printed {
  const printed = readPrinted('', '');
  const shown = unwrap(text);
  return shown === '' ? printed : { ...printed, text: shown, form: 'text' };
}

function boundOf(compact: string, rest: string): Bound {
  if (AT_LEAST.test(compact) || /以上|及以上|余$/.test(rest)) return 'at-least';
  if (AT_MOST.test(compact) || /以下|以内|之内/.test(rest)) return 'at-most';
  return ABOUT.test(compact) || /左右/.test(rest) ? 'approximate' : 'exact';
}

/** Whether the cell's figure is money by its own unit or the column's. */
export function isMoney(printed: Printed): boolean {
  return parseUnit(printed.unit).quantity === 'money';
}
