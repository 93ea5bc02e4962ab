import type { StatedFigure } from '../../books/unit-year.js';
import { describeSubject } from '../../checks/describe.js';
import type { ExactFacts } from '../../facts/exact.js';
import { type FactKey, keyString } from '../../facts/key.js';
import type { Reading } from '../../forms/reading.js';
import { isStatable } from './unknowns.js';

/**
 * Figures that sentences of a disclosure print and that no account of the book holds: of other
 * years, of kinds of visits, or inexact (13万余元). The first print of each is kept.
 */
export function statedFigures(
  { facts: read, document }: Reading,
  facts: ExactFacts,
): ReadonlyMap<string, StatedFigure> {
  const figures = new Map<string, StatedFigure>();
  const seen = new Set<string>();
  for (const { key, place, printed } of read.all) {
    const isSaid = place.kind === 'narrative' && printed.form === 'number' && isStatable(key);
    const id = keyString(key);
    if (!isSaid || seen.has(id) || facts.get(key) !== undefined) continue;
    seen.add(id);
    const name = freeName(nameOf(key, document.fiscalYear), figures);
    figures.set(name, { name, text: printed.text, unit: printed.unit, key, place: '' });
  }
  return figures;
}

/** What texts call it by: `2023年就诊人次（省内异地结算）`, without the marks of references. */
function nameOf({ measure, dims, year }: FactKey, fiscalYear: number | null): string {
  const words = describeSubject(measure, dims).zh.replace(/[{}|]/g, '');
  return year === fiscalYear ? words : `${year}年${words}`;
}

function freeName(name: string, taken: ReadonlyMap<string, StatedFigure>): string {
  let own = name;
  for (let at = 2; taken.has(own); at += 1) own = `${name}${at}`;
  return own;
}
