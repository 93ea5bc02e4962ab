import { escapeFormula, formatCsv } from '../../books/files/csv.js';
import type { UnitYear } from '../../books/unit-year.js';
import { accountOf, type Chart } from '../../facts/codes.js';
import type { Dimensions } from '../../facts/key.js';
import type { Composition } from '../document.js';
import { type FactData, type FactEntry, factData } from './facts.js';
import { descriptorOf, FACT_FIELDS, PRINT_FIELDS } from './package.js';

/** A file of the folder `csv`, with its name inside it. */
export interface DataFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const CHARTS: readonly (readonly ['function' | 'deptEconomic' | 'govEconomic', Chart])[] = [
  ['function', 'function'],
  ['deptEconomic', 'dept-economic'],
  ['govEconomic', 'gov-economic'],
];

/**
 * The facts as tables with a Fiscal Data Package descriptor: amounts in 元, other figures, and
 * every print of the document. Names that a spreadsheet would run as a formula are marked as text.
 * @param place ASCII name of the package
 */
export function writeFactsCsv(
  book: UnitYear,
  composition: Composition,
  place: string,
): readonly DataFile[] {
  const data = factData(book, composition);
  const names = book.accountNames ?? new Map<string, string>();
  const rows = (isMoney: boolean) =>
    data.facts
      .filter(({ quantity }) => (quantity === 'money') === isMoney)
      .map((fact) => factRow(fact, names));
  const file = (name: string, heads: readonly string[], body: readonly (readonly string[])[]) => ({
    name,
    bytes: utf8(formatCsv([heads, ...body])),
  });
  const heads = FACT_FIELDS.map(({ name }) => name);
  return [
    file('amounts.csv', heads, rows(true)),
    file('counts.csv', heads, rows(false)),
    file(
      'prints.csv',
      PRINT_FIELDS.map(({ name }) => name),
      printRows(data),
    ),
    { name: 'datapackage.json', bytes: utf8(descriptorOf(book, composition, place)) },
  ];
}

function factRow(
  { id, name, measure, year, basis, dims, value }: FactEntry,
  names: ReadonlyMap<string, string>,
): readonly string[] {
  const accounts = CHARTS.flatMap(([dimension, chart]) => {
    const code = dims[dimension];
    if (code === undefined) return ['', ''];
    return [code, names.get(`${chart}:${code}`) ?? accountOf(chart, code)?.name ?? ''];
  });
  const others: readonly (keyof Dimensions)[] = [
    'fund',
    'source',
    'kind',
    'group',
    'item',
    'project',
    'subunit',
  ];
  const words = [id, measure, name, String(year), basis, ...accounts];
  return [...words, ...others.map((one) => dims[one] ?? '')].map(escapeFormula).concat(value);
}

function printRows({ facts, stated, derived }: FactData): readonly (readonly string[])[] {
  return [...facts, ...stated, ...derived].flatMap(({ prints }) =>
    prints.map(({ fact, text, unit, exact, place, cell = '' }) => [
      escapeFormula(fact),
      text,
      exact,
      unit,
      escapeFormula(place),
      cell,
    ]),
  );
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
