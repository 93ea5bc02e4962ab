import type { ExactFact } from '../../facts/exact.js';
import type { Basis, Dimensions, FactKey } from '../../facts/key.js';
import { measureOf } from '../../facts/measures.js';
import type { SheetRow } from '../files/rows.js';
import type { Problems } from '../problem.js';
import { parseAmount } from '../schema/cells.js';

const DIMENSIONS = [
  'function',
  'deptEconomic',
  'govEconomic',
  'fund',
  'source',
  'kind',
  'group',
  'item',
  'project',
  'subunit',
] as const satisfies readonly (keyof Dimensions)[];

/**
 * Facts that a sheet of facts gives by their parts (`statements.csv`, `special.csv`,
 * `prior-year.csv`), each with its row as origin.
 * @param year fiscal year that the sheet is about
 */
export function factsOfRows(
  rows: readonly SheetRow[],
  file: string,
  unit: string,
  year: number,
  problems: Problems,
): ExactFact[] {
  return rows.flatMap((row) => {
    const fact = factOfRow(row, file, unit, year, problems);
    return fact === null ? [] : [fact];
  });
}

function factOfRow(
  { line, text }: SheetRow,
  file: string,
  unit: string,
  year: number,
  problems: Problems,
): ExactFact | null {
  const measure = text.measure ?? '';
  const quantity = measureOf(measure)?.quantity ?? 'money';
  const parsed = parseAmount(text.value ?? '', quantity);
  if ('wrong' in parsed) {
    problems.add(file, line, '数值（元）', parsed.wrong);
    return null;
  }
  const key: FactKey = {
    measure,
    unit,
    year,
    basis: text.basis as Basis,
    dims: dimensionsOf(text),
  };
  if (key.dims.fund !== undefined && key.dims.source !== undefined) {
    problems.add(file, line, '收入来源', {
      zh: '填了资金性质，就不填收入来源',
      en: 'a row with a fund has no source',
    });
    return null;
  }
  return { key, value: parsed.value, origin: { place: `${file}:${line}` } };
}

function dimensionsOf(text: Readonly<Record<string, string>>): Dimensions {
  const dims: Record<string, string> = {};
  for (const name of DIMENSIONS) {
    const value = text[name];
    if (value !== undefined) dims[name] = value;
  }
  return dims as Dimensions;
}
