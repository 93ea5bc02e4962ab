import { concatTexts, removeFromText, sourceOf, type Text } from '../../document/text.js';
import type {
  CellReading,
  FundsRow,
  IndicatorRow,
  PerformanceForm,
  ProseCell,
  RowReading,
} from '../reading.js';
import { cellReading, looksLikeScore } from './cell.js';
import { fundsPairs, fundsRow, hasFundsPair } from './funds.js';
import type { FundsContext } from './funds-keys.js';
import {
  fundsHead,
  type GridCell,
  type HeadColumn,
  indicatorHead,
  isSubHead,
  withSubHeads,
} from './heads.js';
import { type IndicatorGroup, IndicatorReader } from './indicators.js';
import { labelIdOf, labelWeight, squeeze, unwrap } from './labels.js';
import { normaliseProject } from './project.js';

/** What the form reader needs to know beforehand. */
export interface FormContext {
  readonly unit: string;
  readonly year: number | null;
  readonly overall: boolean;
  readonly amountUnit: string;
  /** Project name out of the title, for forms that leave 项目名称 blank. */
  readonly titleProject: string;
}

/** A performance form as its rows tell it, before kind and scheme are settled. */
export interface FormRows {
  readonly project: string;
  readonly fields: PerformanceForm['fields'];
  readonly funds: readonly FundsRow[];
  readonly indicators: readonly IndicatorRow[];
  readonly total: PerformanceForm['total'];
  readonly prose: readonly ProseCell[];
  readonly rows: readonly RowReading[];
  readonly groups: readonly IndicatorGroup[];
  /** 备注 of the form itself: how to fill it in, never figures of the office. */
  readonly notes: readonly string[];
}

type Mode = 'info' | 'funds' | 'goals' | 'indicators' | 'prose';

/** Reads the rows of a form from top to bottom; heads and labels say in which part they stand. */
export class FormReader {
  readonly #context: FormContext;
  readonly #grid: readonly (readonly GridCell[])[];
  readonly #funds: FundsRow[] = [];
  readonly #indicators: IndicatorRow[] = [];
  readonly #prose: ProseCell[] = [];
  readonly #rows: RowReading[] = [];
  readonly #notes: string[] = [];
  #mode: Mode = 'info';
  #project = '';
  readonly #fields: Partial<Record<string, string>> = {};
  #head: readonly HeadColumn[] | null = null;
  #headWeight: Text | null = null;
  #indicatorHead: readonly HeadColumn[] = [];
  #reader: IndicatorReader | null = null;
  #goalLabels: readonly string[] = [];
  #proseLabel = '';
  #hasPeriod = false;
  #total: PerformanceForm['total'] = null;

  /** @param grid the filled cells of every row that has any */
  constructor(grid: readonly (readonly GridCell[])[], context: FormContext) {
    this.#grid = grid;
    this.#context = context;
    this.#project = context.overall ? '' : context.titleProject;
  }

  read(): FormRows {
    const labels = new Set(this.#grid.flat().map((cell) => cell.core));
    this.#hasPeriod = labels.has('实施期资金总额') && labels.has('年度资金总额');
    for (const cells of this.#grid) this.#row(cells);
    return {
      project: this.#project,
      fields: this.#fields,
      funds: this.#funds,
      indicators: this.#indicators,
      total: this.#total,
      prose: this.#prose,
      rows: this.#rows,
      groups: this.#reader?.groups ?? [],
      notes: this.#notes,
    };
  }

  #row(cells: readonly GridCell[]): void {
    if (this.#takeHead(cells)) return;
    if (this.#mode === 'info' && this.#takeInfo(cells)) return;
    if (this.#mode === 'indicators' || this.#mode === 'prose') this.#belowIndicators(cells);
    else if (this.#isGoals(cells)) this.#takeGoals(cells);
    else if (this.#mode === 'funds') this.#takeFunds(cells);
    else if (this.#mode === 'goals') this.#takeGoals(cells);
    else if (hasFundsPair(cells)) this.#takePairs(cells);
  }

  #takeHead(cells: readonly GridCell[]): boolean {
    const indicators = indicatorHead(cells);
    if (indicators !== null) {
      this.#mode = 'indicators';
      this.#indicatorHead = indicators;
      if (this.#reader !== null) {
        this.#reader.continueUnder(indicators);
        return true;
      }
      this.#reader = new IndicatorReader(indicators, {
        unit: this.#context.unit,
        year: this.#context.year,
        project: this.#projectKey(),
      });
      return true;
    }
    if (this.#mode === 'funds' && this.#head !== null && isSubHead(cells)) {
      this.#head = withSubHeads(this.#head, cells);
      return true;
    }
    if (this.#mode !== 'info' && this.#mode !== 'funds') return false;
    const funds = fundsHead(cells);
    if (funds === null) return false;
    this.#mode = 'funds';
    this.#head = funds;
    const group = cells.find(
      (cell) => labelIdOf('row-group', cell.core) !== null && labelWeight(cell.plain) !== null,
    );
    this.#headWeight = group?.text ?? null;
    return true;
  }

  #takeInfo(cells: readonly GridCell[]): boolean {
    const at = cells.findIndex((cell) => labelIdOf('info', cell.core) !== null);
    if (at < 0) return false;
    cells.forEach((cell, index) => {
      const id = labelIdOf('info', cell.core);
      const next = cells[index + 1];
      if (id === null || next === undefined || labelIdOf('info', next.core) !== null) return;
      if (id === 'project') this.#project = squeeze(next.text.value);
      else if (id !== 'other') this.#fields[id] = ownField(next.text.value);
    });
    return true;
  }

  #takeFunds(cells: readonly GridCell[]): void {
    if (this.#head === null) return;
    const row = fundsRow(cells, this.#head, this.#fundsContext());
    if (row === null) return;
    // A row that names nothing and says nothing (a dashed spare line) is kept as printed.
    this.#rows.push(row.row);
    if (row.row.name !== '' || row.row.cells.some((cell) => cell.printed.form === 'number')) {
      this.#funds.push(row);
    }
  }

  #takePairs(cells: readonly GridCell[]): void {
    for (const row of fundsPairs(cells, this.#fundsContext())) {
      this.#funds.push(row);
      this.#rows.push(row.row);
    }
  }

  #isGoals(cells: readonly GridCell[]): boolean {
    return cells.some((cell) => labelIdOf('goals', cell.core) !== null);
  }

  #takeGoals(cells: readonly GridCell[]): void {
    this.#mode = 'goals';
    const texts = cells.filter((cell) => labelIdOf('goals', cell.core) === null);
    const heads = cells.filter((cell) => {
      const id = labelIdOf('goals', cell.core);
      return id === 'expected' || id === 'reached';
    });
    if (heads.length > 0) this.#goalLabels = heads.map((cell) => cell.core);
    texts.forEach((cell, index) => {
      this.#keepProse(this.#goalLabels[index] ?? '年度总体目标', cell.text);
    });
  }

  #belowIndicators(cells: readonly GridCell[]): void {
    const [first] = cells;
    if (first === undefined) return;
    if (labelIdOf('total', first.core) !== null) this.#takeTotal(cells);
    else if (this.#mode === 'prose' || labelIdOf('prose', first.core) !== null) {
      this.#takeProse(first, cells);
    } else this.#takeIndicator(cells);
  }

  #takeProse(first: GridCell, cells: readonly GridCell[]): void {
    const role = labelIdOf('prose', first.core);
    this.#mode = 'prose';
    if (role !== null) this.#proseLabel = role === 'notes' ? '' : first.core;
    if (this.#proseLabel === '') {
      this.#notes.push(...cells.map((cell) => unwrap(withoutTags(cell.text).value)));
    } else {
      for (const cell of role === null ? cells : cells.slice(1)) {
        this.#keepProse(this.#proseLabel, cell.text);
      }
    }
  }

  #takeIndicator(cells: readonly GridCell[]): void {
    const row = this.#reader?.read(cells) ?? null;
    if (row === null) return;
    this.#indicators.push(row);
    for (const text of this.#reader?.sentences ?? []) this.#keepProse(row.content, text);
    this.#rows.push(row.row);
  }

  /** Weight and score of 总分 are its last two numbers; a form without weights has the score alone. */
  #takeTotal(cells: readonly GridCell[]): void {
    const numbers = cells.slice(1).filter((cell) => looksLikeScore(cell.plain));
    const weighted = this.#indicatorHead.some((column) => column.id === 'weight');
    const scoreCell = numbers.at(-1) ?? null;
    const weightCell = weighted && numbers.length >= 2 ? (numbers.at(-2) ?? null) : null;
    const make = (cell: GridCell | null, id: 'weight' | 'score'): CellReading | null =>
      cell === null
        ? null
        : cellReading(
            this.#headName(id),
            id,
            cell.text,
            '分',
            totalKey(id, { ...this.#context, project: this.#projectKey() }),
          );
    const weight = make(weightCell, 'weight');
    const score = make(scoreCell, 'score');
    this.#total = { weight, score };
    this.#rows.push({
      id: 'total',
      line: '',
      code: '',
      name: cells[0]?.core ?? '',
      side: '',
      cells: [weight, score].filter((cell) => cell !== null),
      source: sourceOf(concatTexts(cells.map((cell) => cell.text))),
    });
    this.#mode = 'prose';
  }

  /** Normalised project name for keys; empty on overall forms. */
  #projectKey(): string {
    return this.#context.overall ? '' : normaliseProject(this.#project);
  }

  #headName(id: string): string {
    return this.#indicatorHead.find((column) => column.id === id)?.name ?? '';
  }

  #fundsContext(): FundsContext {
    return {
      ...this.#context,
      project: this.#projectKey(),
      headWeight: this.#headWeight,
      hasPeriod: this.#hasPeriod,
    };
  }

  #keepProse(label: string, text: Text): void {
    const plain = withoutTags(text);
    if (plain.value.trim() !== '') this.#prose.push({ label, text: plain });
  }
}

/** The fact of the weight or the score of 总分. */
export function totalKey(
  id: 'weight' | 'score',
  { unit, year, overall, project }: Pick<FundsContext, 'unit' | 'year' | 'overall' | 'project'>,
): CellReading['key'] {
  if (year === null) return null;
  const own = overall ? {} : { project };
  if (id === 'score') {
    const measure = overall ? 'overall-score' : 'project-score';
    return { measure, unit, year, basis: 'final', dims: own };
  }
  const dims = { ...own, indicator: '总分' };
  return { measure: 'indicator-weight', unit, year, basis: 'final', dims };
}

/** 填报日期 often has 总分 of the whole form behind it in its line. */
function ownField(text: string): string {
  return unwrap(text).replace(/\s*总分\s*[:：].*$/, '');
}

/** Paragraph tags that a conversion left in long cells. */
function withoutTags(text: Text): Text {
  return removeFromText(text, /<\/?p>/g);
}
