import { spanText, type Text } from '../../../document/text.js';
import type { Table } from '../../../document/tree.js';
import { schemeNamed } from '../../../facts/scoring-scheme.js';
import { layoutNamed } from '../../document-info.js';
import { performanceDeclarations } from '../../generated/performanceDeclarations.js';
import type { PrintDeclaration, Worded } from '../../performance/declaration.js';
import type { FundsContext } from '../../performance/funds-keys.js';
import { normaliseProject } from '../../performance/index.js';
import type { PerformanceSheet, SheetField } from '../../performance/sheet.js';
import { hides, rounded } from '../figures.js';
import { hiddenNote, numbered, TAILS } from '../notes.js';
import { entryOf, levelWord, titleOf, UnknownTable } from '../print.js';
import { type FormPart, type FormSum, grouped, label, prose, tableRows } from './grid.js';
import { indicatorsPart, totalPart } from './indicator-part.js';
import { amountsPart, fundsPart, goalsPart, spendingPart, tasksPart } from './parts.js';
import { pointsText } from './values.js';

const PRINTS = performanceDeclarations.filter(
  (entry): entry is PrintDeclaration => entry.type === 'print',
);
const MINISTRY = 'ministry';

/** A composed form and what its writer learned. */
export interface WrittenForm {
  readonly table: Table;
  /** Amounts that are not zero and print as 0.00; a note below the form says so. */
  readonly hidden: number;
  /** Printed parts do not add to a printed total; a note below the form says so. */
  readonly tails: boolean;
}

export interface FormOptions {
  /** Further notes below the form. */
  readonly notes?: readonly string[];
  /** File and place that sources of its cells name; left out, the id of the form. */
  readonly file?: string;
  readonly place?: string;
}

/**
 * Writes a performance form as a layout prints it: a self-evaluation in the style of the layout,
 * or the goals of a budget under the number and title that the layout gives them.
 * @throws {UnknownTable} when the layout has no form of the sheet's kind
 */
export function writePerformanceForm(
  sheet: PerformanceSheet,
  layout: string,
  options: FormOptions = {},
): WrittenForm {
  const print = printOf(sheet, layout);
  const part = joined(partsOf(print, withLevels(sheet, print)));
  const hidden = part.rows.flat().filter(({ fact }) => {
    return fact !== undefined && isMoney(fact.unit) && hides(fact.value, fact.unit);
  }).length;
  const tails = (part.sums ?? []).some(hasTail);
  const notes = [
    ...(options.notes ?? []),
    ...(tails ? [TAILS] : []),
    ...(hidden === 0 ? [] : [hiddenNote(hidden)]),
  ];
  const place = options.place ?? print.form;
  const file = options.file ?? '';
  const at = (name: string, value: string): Text =>
    spanText(value, { file, path: `${place}/${name}` });
  const { title, number } = captionOf(print, sheet, layout);
  return {
    table: {
      type: 'table',
      caption: {
        title: at('title', title),
        number: number === '' ? null : at('number', number),
        reporter: null,
        amountUnit: null,
      },
      rows: tableRows(part, place, file),
      notes: numbered('注', notes).map((note) => at('note1', note)),
      headRows: 0,
      widths: print.widths,
    },
    hidden,
    tails,
  };
}

/** A form without indicators prints its levels blank. */
function withLevels(sheet: PerformanceSheet, { indicators }: PrintDeclaration): PerformanceSheet {
  if (sheet.indicators.length > 0 || indicators.levels === undefined) return sheet;
  const blank = indicators.levels.flatMap(([level1, list]) =>
    list.map((level2) => ({ level1, level2, content: '', target: '' })),
  );
  return { ...sheet, indicators: blank };
}

/** Printed parts that do not add to the printed total. */
function hasTail({ total, parts }: FormSum): boolean {
  const { fact } = total;
  if (fact === undefined || !isMoney(fact.unit)) return false;
  const own = parts.flatMap((cell) => (cell.fact === undefined ? [] : [cell.fact]));
  if (own.length === 0) return false;
  const sum = own.reduce((value, part) => value + rounded(part.value, part.unit), 0n);
  return sum !== rounded(fact.value, fact.unit);
}

function isMoney(unit: string): boolean {
  return unit === '万元';
}

/** The print of the sheet's kind that the layout uses. */
function printOf(sheet: PerformanceSheet, layoutId: string): PrintDeclaration {
  const layout = layoutNamed(layoutId);
  const isGoals = sheet.kind.endsWith('goals');
  const style = layout?.evaluations ?? MINISTRY;
  const found = PRINTS.find(
    ({ form, style: own }) => formKind(form) === sheet.kind && (isGoals || own === style),
  );
  if (layout === null || found === undefined) throw new UnknownTable(sheet.kind, layoutId);
  return found;
}

/** The kind of goals that a layout numbers among its tables as B14, or null. */
export function goalKindOf(table: string): PerformanceSheet['kind'] | null {
  const print = PRINTS.find((one) => one.table === table);
  return print === undefined ? null : (formKind(print.form) ?? null);
}

function formKind(id: string): PerformanceSheet['kind'] | undefined {
  for (const entry of performanceDeclarations) {
    if (entry.type === 'form' && entry.id === id) return entry.kind;
  }
  return undefined;
}

function captionOf(
  print: PrintDeclaration,
  sheet: PerformanceSheet,
  layout: string,
): { readonly title: string; readonly number: string } {
  if (print.table !== undefined) {
    const entry = entryOf(print.table, layout);
    const kind = layoutNamed(layout)?.kind ?? 'budget';
    const info = { unit: sheet.unit, fiscalYear: sheet.year, level: sheet.level, kind };
    return { title: titleOf(entry, info), number: entry.number };
  }
  return { title: filled(`${print.title ?? ''}${print.yearLine ?? ''}`, sheet), number: '' };
}

function filled(text: string, sheet: PerformanceSheet): string {
  return text
    .replaceAll('{project}', sheet.project)
    .replaceAll('{unit}', sheet.unit)
    .replaceAll('{year}', String(sheet.year))
    .replaceAll('{level}', levelWord(sheet))
    .replaceAll('{execution}', pointsText(executionWeight(sheet)));
}

/** Points of the execution rate: as the sheet has it, else as its scheme does. */
function executionWeight({ funds, taskSum, scheme }: PerformanceSheet): bigint {
  const total = funds.find(({ role }) => role === 'total');
  const own = total?.weight ?? taskSum?.weight;
  return own ?? BigInt(schemeNamed(scheme)?.execution ?? 0) * 1000n;
}

/** The parts of the form from top to bottom. */
function partsOf(print: PrintDeclaration, sheet: PerformanceSheet): readonly FormPart[] {
  const width = print.widths.length;
  const context = contextOf(print, sheet);
  const spansOf = (part: string) => print.spans[part] ?? [];
  const { spending, funds, tasks, amounts, goals, indicators } = print;
  // Below, parts with a label at their left are one column narrower than the form.
  const money: FormPart[] = [];
  if (spending !== undefined) money.push(spendingPart(spending, sheet, width, context));
  if (funds !== undefined) {
    const words = filled(funds.group, sheet);
    const isLabelled = indicators.group !== undefined;
    const part = fundsPart(
      worded(funds, sheet),
      sheet,
      spansOf('funds'),
      label(isLabelled ? '' : words, 1),
      context,
    );
    money.push(grouped(isLabelled ? words : undefined, part));
  }
  if (tasks !== undefined) money.push(grouped(tasks.group, tasksPart(tasks, sheet, context)));
  if (amounts !== undefined) {
    money.push(grouped(amounts.group, amountsPart(amounts, sheet, spansOf('amounts'), context)));
  }
  const spans = spansOf('indicators');
  const rows = grouped(indicators.group, indicatorsPart(print, sheet, spans, context));
  const { total } = print;
  return [
    ...print.info.map((fields) => infoPart(fields, sheet, width)),
    ...money,
    ...(goals === undefined ? [] : [grouped(goals.group, goalsPart(goals, sheet, width - 1))]),
    rows,
    ...(total === undefined
      ? []
      : [totalPart({ ...print, total }, sheet, spans, context, [...money, rows])]),
    ...textPart(print.causes, sheet.causes, width),
    ...textPart(print.measures, sheet.measures, width),
    ...notesPart(print.notes, width),
  ];
}

function worded(
  funds: NonNullable<PrintDeclaration['funds']>,
  sheet: PerformanceSheet,
): NonNullable<PrintDeclaration['funds']> {
  return {
    ...funds,
    columns: funds.columns.map(([id, words]) => [id, filled(words, sheet)] as const),
  };
}

function contextOf(print: PrintDeclaration, sheet: PerformanceSheet): FundsContext {
  const overall = sheet.kind === 'overall-self-evaluation' || sheet.kind === 'overall-goals';
  return {
    unit: sheet.unit,
    year: sheet.year,
    overall,
    project: overall ? '' : normaliseProject(sheet.project),
    amountUnit: '万元',
    headWeight: null,
    hasPeriod: print.amounts?.columns.includes('period') === true,
  };
}

/** Fields side by side, each with its text, over the width of the form. */
function infoPart(fields: readonly Worded[], sheet: PerformanceSheet, width: number): FormPart {
  const share = Math.floor(width / fields.length);
  return {
    rows: [
      fields.flatMap(([id, words], at) => {
        const span = at === fields.length - 1 ? width - share * at : share;
        return [label(filled(words, sheet), 1), prose(fieldText(id, sheet), span - 1)];
      }),
    ],
  };
}

function fieldText(id: string, sheet: PerformanceSheet): string {
  if (id === 'project') return sheet.project;
  if (id === 'unit') return sheet.unit;
  return sheet.fields?.[id as SheetField] ?? '';
}

function textPart(words: string | undefined, text: string | undefined, width: number): FormPart[] {
  if (words === undefined) return [];
  return [{ rows: [[label(words, 1), prose(text ?? '无', width - 1)]] }];
}

function notesPart(notes: readonly string[], width: number): FormPart[] {
  return numbered('备注', notes).map((text) => ({ rows: [[prose(text, width)]] }));
}

function joined(parts: readonly FormPart[]): FormPart {
  return {
    rows: parts.flatMap(({ rows }) => rows),
    sums: parts.flatMap(({ sums = [] }) => sums),
  };
}
