import type { ExactFacts } from '../facts/exact.js';
import { type FactKey, keyString, parseKey } from '../facts/key.js';
import { measureOf } from '../facts/measures.js';
import { readPrinted } from '../facts/printed.js';
import { parseUnit, type Quantity } from '../facts/unit.js';
import { wholeKey } from './files/notes.js';
import type { SheetRow } from './files/rows.js';
import type { Message, Problems } from './problem.js';
import { sheetOf } from './schema/sheets.js';
import type { StatedFigure, UnitYear } from './unit-year.js';

/** What figures are kept beside. */
export interface FiguresOf extends Pick<UnitYear, 'year' | 'kind'> {
  readonly unit: string;
  /** Facts of the accounts: none of them is kept twice. */
  readonly facts: ExactFacts;
}

/** Marks with which a text refers to a figure. */
const MARKS = /[{}|]/;

/**
 * The figures of `figures.csv` by name. A figure has one row, is a number of its unit, and is
 * none that the accounts hold.
 */
export function figuresOfRows(
  rows: readonly SheetRow[],
  book: FiguresOf,
  problems: Problems,
): ReadonlyMap<string, StatedFigure> {
  const { file } = sheetOf('figures');
  const figures = new Map<string, StatedFigure>();
  const keys = new Map<string, string>();
  for (const { line, text } of rows) {
    const { name = '', printed = '', unit = '', source } = text;
    const wrong = (column: string, message: Message) => problems.add(file, line, column, message);
    if (MARKS.test(name)) wrong('数字名称', BAD_NAME);
    else if (figures.has(name)) wrong('数字名称', twice(name));
    if (readPrinted(printed, unit).form !== 'number') wrong('印出的数', notANumber(printed));
    const key = keyOf(text.fact, name, unit, book);
    if (key === null) {
      wrong('事实编号', noFact(text.fact ?? '', unit));
      continue;
    }
    const id = keyString(key);
    const held = book.facts.get(key)?.origin.place;
    if (held !== undefined) wrong('事实编号', inBook(id, held));
    const other = keys.get(id);
    if (other !== undefined) wrong('事实编号', sameFact(other));
    keys.set(id, name);
    const place = `${file}:${line}`;
    const from = source === undefined ? {} : { source };
    figures.set(name, { name, text: printed, unit, key, place, ...from });
  }
  return figures;
}

const OWN_MEASURES: Readonly<Record<Quantity, string>> = {
  money: 'stated-amount',
  count: 'stated-count',
  percent: 'stated-percent',
  score: 'stated-score',
};

/** The key that the row names, or one of its own by its name; null where it names none. */
function keyOf(
  fact: string | undefined,
  name: string,
  unit: string,
  { unit: owner, year, kind }: FiguresOf,
): FactKey | null {
  const { quantity } = parseUnit(unit);
  if (fact === undefined) {
    const basis = quantity !== 'money' ? 'count' : kind === 'budget' ? 'budget' : 'final';
    return { measure: OWN_MEASURES[quantity], unit: owner, year, basis, dims: { task: name } };
  }
  const key = parseKey(wholeKey(fact, { unit: owner, year }));
  return key !== null && measureOf(key.measure)?.quantity === quantity ? key : null;
}

const BAD_NAME: Message = {
  zh: '名称里不能有 {、}、|，文字要用它引用',
  en: 'a name has none of {, } and |, since texts refer to it',
};

function twice(name: string): Message {
  return { zh: `“${name}”已有一行`, en: `“${name}” has a row already` };
}

function notANumber(printed: string): Message {
  return {
    zh: `“${printed}”不是数字；约、近、超过等字写在文字里，余写在计量单位里（万余元）`,
    en: `“${printed}” is not a number; words such as 约 belong into the text, 余 into the unit`,
  };
}

function noFact(fact: string, unit: string): Message {
  return {
    zh: `“${fact}”不是以“${unit}”计的事实编号；可以不填`,
    en: `“${fact}” is no fact that is counted in “${unit}”; it may be left out`,
  };
}

function inBook(id: string, place: string): Message {
  return {
    zh: `账册已有这个数（${place}），不必再写；文字里引用 {{${id}}}`,
    en: `the book has this figure already (${place}); texts refer to it as {{${id}}}`,
  };
}

function sameFact(name: string): Message {
  return { zh: `与“${name}”是同一个事实`, en: `is the same fact as “${name}”` };
}
