import type { Document, Table } from '../../document/tree.js';
import { captionLines, gridOf, printable, propertiesOf } from '../shared/composed.js';
import { printsOf } from '../shared/prints.js';

/** Files of the package by name. */
export type CsvFiles = ReadonlyMap<string, Uint8Array>;

const MARK = '\uFEFF';

/**
 * Writes a composed document as CSV with a descriptor (`datapackage.json`, Fiscal Data Package):
 * `facts.csv` with the exact value of each print, and each table as it is printed. UTF-8 with
 * the mark by which Excel and WPS know it. No text is taken for a formula by a spreadsheet.
 * @returns the files; the same bytes for the same document
 */
export function writeCsv(document: Document): CsvFiles {
  const tables = document.sections
    .flatMap(({ blocks }) => blocks)
    .filter((block): block is Table => block.type === 'table');
  const files = new Map<string, Uint8Array>();
  const put = (name: string, rows: readonly (readonly string[])[]) => {
    files.set(name, encoded(MARK + rows.map(csvRow).join('')));
  };
  put('facts.csv', [FACT_COLUMNS.map(({ name }) => name), ...factRows(document)]);
  const resources = tables.map((table, index) => {
    const name = `table-${String(index + 1).padStart(2, '0')}`;
    put(`${name}.csv`, tableRows(table));
    return { name, title: captionLines(table.caption).title, columns: gridOf(table).columns };
  });
  files.set(
    'datapackage.json',
    encoded(`${JSON.stringify(descriptor(document, resources), null, 2)}\n`),
  );
  return files;
}

function encoded(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function factRows(document: Document): readonly (readonly string[])[] {
  return printsOf(document).map(({ fact, exact, unit, text, place }) => [
    fact,
    exact,
    unit,
    text,
    placeWords(place),
  ]);
}

function placeWords(place: ReturnType<typeof printsOf>[number]['place']): string {
  switch (place.kind) {
    case 'cell':
      return `table ${place.table} R${place.row}C${place.column}`;
    case 'text':
      return `paragraph ${place.paragraph} ${place.start}-${place.end}`;
    case 'chart':
      return `figure ${place.figure}`;
  }
}

/** The printed cells on their grid; what a span covers is blank. */
function tableRows(table: Table): readonly (readonly string[])[] {
  const grid = gridOf(table);
  return grid.lines.map((cells) => {
    const row = new Array<string>(grid.columns).fill('');
    for (const { column, cell } of cells) row[column] = cell.text.value;
    return row;
  });
}

function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A true number, negative ones included: it computes nothing. */
const NUMBER = /^-?\d+(?:\.\d+)?%?$/;
/** What makes a spreadsheet take a text for a formula. */
const FORMULA = /^\s*[=+\-@|％＝＋－＠]/;
/** A dash in place of nought. */
const DASH = /^-+$/;

/** An apostrophe before a text that a spreadsheet would run; quotes where the format wants them. */
export function csvCell(value: string): string {
  const clean = printable(value);
  const isHarmless = NUMBER.test(clean) || DASH.test(clean) || !FORMULA.test(clean);
  const safe = isHarmless ? clean : `'${clean}`;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const FACT_COLUMNS = [
  { name: 'fact', type: 'string', title: '事实' },
  { name: 'value', type: 'number', title: '精确值', columnType: 'value' },
  { name: 'unit', type: 'string', title: '单位' },
  { name: 'printed', type: 'string', title: '列示' },
  { name: 'place', type: 'string', title: '位置' },
];

interface TableResource {
  readonly name: string;
  readonly title: string;
  readonly columns: number;
}

/** https://specs.frictionlessdata.io/fiscal-data-package/ */
function descriptor(document: Document, tables: readonly TableResource[]): object {
  const { title, author, date } = propertiesOf(document);
  return {
    profile: 'fiscal-data-package',
    name: 'mingzhang-disclosure',
    title,
    created: `${date}T00:00:00Z`,
    contributors: [{ title: author, role: 'publisher' }],
    countryCode: 'CN',
    resources: [
      {
        name: 'facts',
        path: 'facts.csv',
        profile: 'tabular-data-resource',
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        schema: { fields: FACT_COLUMNS },
      },
      ...tables.map(({ name, title: own, columns }) => ({
        name,
        title: own,
        path: `${name}.csv`,
        profile: 'data-resource',
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        dialect: { header: false },
        columns,
      })),
    ],
  };
}
