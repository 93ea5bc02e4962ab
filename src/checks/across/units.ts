import { baseValue } from '../../facts/printed.js';
import type { Reading } from '../../forms/reading.js';
import { constantTerm } from '../terms.js';

/** A name of a unit; page numbers and remarks in a list are none. */
const UNIT =
  /^[\u4e00-\u9fff][\u4e00-\u9fff()]*(?:局|中心|委员会|办公室|学院|学校|医院|研究所|站|大队|支队|馆|机构|机关)(?:\([^()]*\))?$/;
const ORDINAL = /^\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\)?[.、．]?/;

/** The units that a document says it covers. */
export interface Covered {
  readonly names: readonly string[];
  /** The number that the text gives, or null. */
  readonly count: number | null;
}

/** Names from the table of units or from the section on them, and the count of the text. */
export function coveredBy(reading: Reading): Covered {
  return { names: namesOf(reading), count: countOf(reading) };
}

function namesOf(reading: Reading): readonly string[] {
  const table = reading.tables.find((one) => one.declaration === 'unit-list');
  const lines =
    table?.rows.map((row) => row.name) ??
    reading.sections
      .filter(({ topic }) => topic === 'units')
      .flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text.value));
  const names = lines
    .map((line) =>
      line
        .normalize('NFKC')
        .replace(/\s+/g, '')
        .replace(ORDINAL, '')
        .replace(/[。;；,，]$/, ''),
    )
    .filter((line) => UNIT.test(line));
  return [...new Set(names)];
}

function countOf(reading: Reading): number | null {
  const claim = reading.claims.find(
    ({ measure, dims, printed }) =>
      measure === 'units-covered' && dims.item === undefined && printed.form === 'number',
  );
  const unit = constantTerm('1', '个', 1n).occurrence?.printed;
  const one = unit === undefined ? null : baseValue(unit);
  const value = claim === undefined ? null : baseValue(claim.printed);
  return value === null || one === null ? null : Number(value / one);
}
