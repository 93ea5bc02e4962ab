import type { Dimensions, FactKey } from '../../facts/key.js';
import type { CodeSystem, KeyPart } from '../declaration.js';
import type { DocumentInfo } from '../reading.js';
import { mergeKeys } from './catalogue.js';

const SHAPES: Readonly<Record<CodeSystem, RegExp>> = {
  function: /^2\d{2}(?:\d{2}){0,2}$/,
  deptEconomic: /^[34]\d{2}(?:\d{2})?$/,
  govEconomic: /^5\d{2}(?:\d{2})?$/,
  subunit: /^\d{3,}$/,
};

/** Whether the code has the form of its tree. */
export function isCodeOf(system: CodeSystem, code: string): boolean {
  return SHAPES[system].test(code);
}

/** The part of a key that an account or unit code gives; null for a code out of form. */
export function codePart(system: CodeSystem, code: string): KeyPart | null {
  return isCodeOf(system, code) ? { dims: { [system]: code } as Dimensions } : null;
}

/**
 * The fact key of a cell from the parts that table, block, column and row declare.
 * @returns null when no measure is declared or the document's year is unknown
 */
export function factKey(
  parts: readonly (KeyPart | undefined)[],
  info: Pick<DocumentInfo, 'unit' | 'fiscalYear' | 'kind'>,
): FactKey | null {
  const merged = mergeKeys(...parts);
  if (merged.measure === undefined || info.fiscalYear === null) return null;
  return {
    measure: merged.measure,
    unit: info.unit ?? '',
    year: info.fiscalYear + (merged.yearOffset ?? 0),
    basis: merged.basis ?? (info.kind === 'budget' ? 'budget' : 'final'),
    ...(merged.against === undefined ? {} : { against: merged.against }),
    dims: merged.dims ?? {},
  };
}
