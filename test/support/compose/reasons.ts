import type { UnitYear } from '../../../src/books/unit-year.js';
import { composeDocument } from '../../../src/compose/document.js';
import { keyString } from '../../../src/facts/key.js';

/** A reason for each change that the layout's sentences have to explain, and for no other. */
export function composeReasons(book: UnitYear, layout: string): ReadonlyMap<string, string> {
  const { needs } = composeDocument({ ...book, reasons: new Map() }, layout);
  return new Map(needs.reasons.map(({ key }) => [keyString(key), '工作安排有变化']));
}
