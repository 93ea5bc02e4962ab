import { shortKey } from '../../books/files/notes.js';
import { SUM_RULES } from '../../books/statements/sum-rules.js';
import { isWhole, partialSum, sumsOf, sumValue } from '../../books/statements/sums.js';
import type {
  BookCorrection,
  BookProject,
  Omission,
  UnitProfile,
  UnitYear,
} from '../../books/unit-year.js';
import { amountText } from '../../books/write-book.js';
import type { Inspection } from '../../checks/check.js';
import type { Solver } from '../../checks/localise/solver.js';
import { placeText } from '../../checks/terms.js';
import { type ExactFact, ExactFacts } from '../../facts/exact.js';
import { formatFigure } from '../../facts/figure.js';
import { keyString } from '../../facts/key.js';
import { baseValue } from '../../facts/printed.js';
import { layouts } from '../../forms/generated/layouts.js';
import type { Reading } from '../../forms/reading.js';
import { goalKindOf } from '../../forms/write/performance/index.js';
import { readPerformance } from '../../performance/read.js';
import { type Choice, chooseValues } from './choose.js';
import { statedFigures } from './figures.js';
import { performanceCorrections } from './performance/corrections.js';
import { type PublishedPerformance, publishedPerformance } from './performance/index.js';
import { valueRows } from './rows.js';
import { keptOccurrences, type Unknown, unknownsOf } from './unknowns.js';

/** A disclosure that does not say whose it is, or of which year. */
export class NotABook extends Error {
  override readonly name = 'NotABook';
}

/** A book made from a published disclosure, with what could not be kept in it. */
export interface PublishedBook {
  readonly year: UnitYear;
  /** Relations that the document states and that no values keep, in words. */
  readonly given: readonly string[];
  /** Its performance forms as files of the book. */
  readonly performance: PublishedPerformance;
}

/**
 * The book behind a published disclosure: one exact value for every figure that it prints,
 * chosen inside the printed ranges so that all sums hold to the fen. Prints that contradict
 * the others are corrections of the book; tables that are not there are omitted and say so.
 * @param solver proposes; every value is verified in integers
 * @throws {NotABook} without unit, year or kind
 * @throws {NoChoice} where no values keep the tables' sums
 */
export function publishedBook(
  reading: Reading,
  inspection: Inspection,
  solver: Solver,
): PublishedBook {
  const { unit, fiscalYear, kind, level } = reading.document;
  if (unit === null || fiscalYear === null || kind === null) {
    throw new NotABook('the document does not tell unit, year and kind');
  }
  const occurrences = keptOccurrences(reading);
  const { rows, unknowns } = valueRows(reading, inspection, unknownsOf(occurrences));
  const choice = chooseValues(unknowns, rows, suspectsOf(inspection), solver);
  const facts = new ExactFacts(factsOf(unknowns, choice));
  const performance = publishedPerformance(reading, inspection, facts, solver);
  const year: UnitYear = {
    unit: profileOf(reading, unit, level ?? 'unit'),
    year: fiscalYear,
    kind,
    detail: 'statements',
    precision: 'published',
    facts,
    texts: new Map(),
    reasons: reasonsOf(reading, facts),
    omitted: [...missingTables(reading, performance), ...partialLists(facts)],
    corrections: correctionsOf(choice),
    accountNames: new Map(),
    figures: statedFigures(reading, facts),
    ...projectsOf(reading),
  };
  const { files, left } = performance;
  const ofForms = performanceCorrections(reading, year, files, left);
  return {
    year: { ...year, corrections: [...year.corrections, ...ofForms] },
    given: choice.dropped.map(({ why }) => why),
    performance,
  };
}

/** Figures that the check holds for the culprit of a break: these are left first. */
function suspectsOf({ result }: Inspection): ReadonlySet<string> {
  const places = result.findings.flatMap(({ cause }) =>
    cause?.culprit == null ? [] : [cause.culprit],
  );
  return new Set(places.map(({ source }) => JSON.stringify(source)));
}

function* factsOf(
  unknowns: ReadonlyMap<string, Unknown>,
  { values }: Choice,
): Generator<ExactFact> {
  for (const { id, key, prints } of unknowns.values()) {
    if (key.measure === 'cell') continue;
    const first = prints[0]?.occurrences[0];
    const place = first === undefined ? 'stated change' : placeText(first);
    yield { key, value: values.get(id) ?? 0n, origin: { place } };
  }
}

function profileOf(reading: Reading, name: string, level: UnitProfile['level']): UnitProfile {
  const { layout, region } = reading.document;
  const [province] = layouts.find(({ id }) => id === layout)?.provinces ?? [];
  const parts = (region ?? '').split('/').filter((part) => part !== '');
  const county = parts.find((part) => /[区县旗]$/.test(part));
  const city = parts.find((part) => part !== county);
  return {
    name,
    level,
    region: {
      province: province ?? '',
      ...(city === undefined ? {} : { city }),
      ...(county === undefined ? {} : { county }),
    },
    sections: [],
    covered: coveredUnits(reading, name),
  };
}

function coveredUnits(reading: Reading, name: string): UnitProfile['covered'] {
  const names = reading.tables
    .filter(({ declaration }) => declaration === 'unit-list')
    .flatMap(({ rows }) => rows.map((row) => row.name.trim()))
    .filter((one) => one !== '');
  const codes = unitCodes(reading);
  return (names.length === 0 ? [name] : names).map((one) => {
    const code = codes.get(one);
    return { name: one, ...(code === undefined ? {} : { code }) };
  });
}

/** Rows of lists of projects, below the units that carry them. */
function projectsOf(reading: Reading): Pick<UnitYear, 'projects'> {
  const lists = reading.tables.filter(({ performance }) => performance === undefined);
  const projects = lists.flatMap(({ rows }) => {
    let subunit = '';
    return rows.flatMap(({ code, name, cells }): readonly BookProject[] => {
      if (code !== '') subunit = code;
      const isProject = cells.some(
        ({ key }) => key?.measure === 'project-funds' && key.dims.project !== undefined,
      );
      if (!isProject) return [];
      const summary = cells.find(({ remark }) => remark === true)?.printed.text.trim() ?? '';
      return [
        {
          name: name.replace(/\s/g, ''),
          ...(subunit === '' ? {} : { subunit }),
          ...(summary === '' ? {} : { summary }),
        },
      ];
    });
  });
  return projects.length === 0 ? {} : { projects };
}

/** Codes of units, by the name in their row; the longest where a department and its own office share one. */
function unitCodes(reading: Reading): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const { rows } of reading.tables) {
    for (const { code, name, cells } of rows) {
      const own = name.replace(/\s/g, '');
      if (!cells.some(({ key }) => key?.dims.subunit === code)) continue;
      if ((codes.get(own) ?? '').length < code.length) codes.set(own, code);
    }
  }
  return codes;
}

/** What the document gives as reasons of changes, where the change is one of the book. */
function reasonsOf(reading: Reading, facts: ExactFacts): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  const stated = [...reading.claims, ...(reading.comparisons ?? [])];
  for (const { keys, reason } of stated) {
    if (reason === undefined || reason === '') continue;
    for (const key of keys) {
      const own = {
        ...key,
        basis: reading.document.kind === 'budget' ? 'budget' : 'final',
      } as const;
      const { measure, unit, year, basis, dims } = own;
      if (facts.get({ measure, unit, year, basis, dims }) === undefined) continue;
      if (key.against === undefined) continue;
      reasons.set(
        keyString({ measure, unit, year, basis: 'change', against: key.against, dims }),
        reason,
      );
    }
  }
  return reasons;
}

/** Tables that the layout has and the document does not, forms of goals among them. */
function missingTables(reading: Reading, { files }: PublishedPerformance): readonly Omission[] {
  const layout = layouts.find(({ id }) => id === reading.document.layout);
  const read = new Set(reading.tables.map(({ declaration }) => declaration));
  const { overall, projects } = readPerformance(files);
  const kinds = new Set<string>([
    ...(overall === null ? [] : ['overall-goals']),
    ...(projects.length === 0 ? [] : ['project-goals']),
  ]);
  const tables = (layout?.parts ?? []).flatMap(({ tables: own = [] }) => own);
  return tables
    .filter(({ table }) => !read.has(table) && !kinds.has(goalKindOf(table) ?? ''))
    .map(({ table, title }) => ({
      part: table,
      reason: `公开文本中没有可读出的《${title}》，未补填。`,
    }));
}

/** Lists of which the document prints only some parts: their sums say nothing. */
function partialLists(facts: ExactFacts): readonly Omission[] {
  const partial = SUM_RULES.flatMap((rule) => sumsOf(rule, facts)).flatMap((sum) => {
    const total = facts.get(sum.total);
    const fits = total === undefined || !isWhole(sum) || total.value === sumValue(sum.parts);
    return fits ? [] : [partialSum(sum)];
  });
  const unbalanced = [...facts].flatMap(({ key, value }) => {
    if (key.measure !== 'revenue-total') return [];
    const uses = facts.get({ ...key, measure: 'expenditure-total' });
    return uses === undefined || uses.value === value ? [] : [`balance:${shortKey(key)}`];
  });
  return [...partial, ...unbalanced].map((part) => ({
    part,
    reason: '公开文本只列出其中一部分，分项之和不与合计相比。',
  }));
}

function correctionsOf({ broken, values }: Choice): readonly BookCorrection[] {
  return broken
    .filter(({ unknown }) => unknown.key.measure !== 'cell')
    .flatMap(({ unknown, print }) =>
      print.occurrences.map((occurrence) => {
        const { printed } = occurrence;
        const value = values.get(unknown.id) ?? 0n;
        const corrected = formatFigure(value, printed.unit, decimalsOf(printed.text));
        return {
          fact: unknown.id,
          published: `${printed.text}${printed.unit}`,
          place: placeText(occurrence),
          corrected: `${corrected}${printed.unit}`,
          reason: whyCorrected(unknown, baseValue(printed), value),
        };
      }),
    );
}

/** As many decimals as were printed. */
function decimalsOf(text: string): number {
  const [, decimals = ''] = /\.(\d+)/.exec(text) ?? [];
  return decimals.length;
}

/** A printed figure that is at most one last place off differs by rounding alone. */
const TAIL = 20_000n;

function whyCorrected({ key, prints }: Unknown, printed: bigint | null, value: bigint): string {
  const off = printed === null ? 0n : printed > value ? printed - value : value - printed;
  const exact = amountText(key.measure, value);
  if (off <= TAIL) return `尾差：按各分项的准确数 ${exact} 统一。`;
  return prints.length > 1
    ? `同一数字在文本中前后不一，其余各处与合计勾稽的数为 ${exact}。`
    : `与其余各数的勾稽关系不符，使各项合计成立的数为 ${exact}。`;
}
