import { damaged, repeated } from './refusals.js';

/** Columns that the descriptions of columns may cover together; a sheet has 16,384. */
const MAX_COLUMNS_DESCRIBED = 100_000;
/** What is shown of a formula. */
const SHOWN = 200;

const HYPERLINK = /<(?:\w+:)?hyperlink\s[^<>]*>/g;
const COLUMN = /<(?:\w+:)?col\s([^<>]*)>/g;
const FORMULA = /<((?:\w+:)?)f(?=[\s>/])([^<>]*)>/g;
/** A value behind a formula, not an empty one. */
const VALUE = /^\s*<(?:\w+:)?v(?:\s[^<>]*)?>[^<]/;
/** The cell's own tag before a formula: its result is text, which may be empty. */
const TEXT_CELL = /\st=["']str["'][^<>]*>\s*$/;
const LONGEST_TAG = 300;

/**
 * A sheet's XML without what its parser spreads over all the cells that it names (links,
 * shared formulas, formulas of whole areas). Formulas are never computed: where a value was
 * saved the formula goes, and where none was it stays, alone, as the mark of a missing value.
 * @throws ReadError hostile or damaged
 */
export function vettedSheet(part: Uint8Array, file: string, name: string): Uint8Array {
  const xml = new TextDecoder().decode(part);
  refuseWideColumns(xml, file);
  return new TextEncoder().encode(withoutSavedFormulas(xml.replace(HYPERLINK, ''), file, name));
}

function refuseWideColumns(xml: string, file: string): void {
  let covered = 0;
  for (const [, attributes = ''] of xml.matchAll(COLUMN)) {
    covered += Math.max(0, numberIn(attributes, 'max') - numberIn(attributes, 'min') + 1);
    if (covered > MAX_COLUMNS_DESCRIBED) {
      throw repeated(file, {
        zh: '列宽反复覆盖所有的列',
        en: 'column widths cover all columns again and again',
      });
    }
  }
}

function numberIn(attributes: string, name: 'min' | 'max'): number {
  const digits = new RegExp(`\\b${name}=["'](\\d{1,15})`).exec(attributes)?.[1];
  return digits === undefined ? 0 : Number.parseInt(digits, 10);
}

function withoutSavedFormulas(xml: string, file: string, part: string): string {
  const kept: string[] = [];
  let from = 0;
  const formulas = new RegExp(FORMULA);
  for (let match = formulas.exec(xml); match !== null; match = formulas.exec(xml)) {
    const [tag, prefix = '', attributes = ''] = match;
    const start = match.index + tag.length;
    const isEmpty = attributes.endsWith('/');
    const end = isEmpty ? start : xml.indexOf(`</${prefix}f>`, start);
    if (end === -1) throw damaged(file, part);
    const after = isEmpty ? start : end + prefix.length + 4;
    kept.push(xml.slice(from, match.index));
    const before = xml.slice(Math.max(0, match.index - LONGEST_TAG), match.index);
    const saved = VALUE.test(xml.slice(after, after + LONGEST_TAG)) || TEXT_CELL.test(before);
    if (!saved) kept.push(`<${prefix}f>${shownFormula(xml.slice(start, end))}</${prefix}f>`);
    from = after;
    formulas.lastIndex = after;
  }
  kept.push(xml.slice(from));
  return kept.join('');
}

/** The beginning of a formula, no reference cut in two; one that stands in another cell is `…`. */
function shownFormula(body: string): string {
  if (body.length <= SHOWN) return body === '' ? '…' : body;
  return `${body.slice(0, SHOWN).replace(/&[^;]*$/, '')}…`;
}
