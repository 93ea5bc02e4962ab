import { concatTexts, sourceOf, type Text } from '../../document/text.js';
import type { FactKey } from '../../facts/key.js';
import type { Printed } from '../../facts/printed.js';
import type { Source } from '../../facts/source.js';
import type { CellReading, IndicatorRow, RowReading } from '../reading.js';
import { type AlignColumn, alignRow } from './align.js';
import {
  cellReading,
  isSentence,
  looksLikePercent,
  looksLikeScore,
  readFormValue,
} from './cell.js';
import type { GridCell, HeadColumn } from './heads.js';
import { labelCore, labelIdOf, labelWeight, squeeze, unwrap } from './labels.js';

export interface IndicatorContext {
  readonly unit: string;
  readonly year: number | null;
  readonly project: string;
}

/** The groups in force: labels printed once govern the rows below them. */
interface Groups {
  readonly level1: string;
  readonly weight: Printed | null;
  readonly source: Source;
  readonly level2: string;
  /** The form groups by objective (目标 1), whose weight holds for all levels under it. */
  readonly objective: string;
}

/** A group of indicators with the weight that its head prints. */
export interface IndicatorGroup {
  readonly name: string;
  readonly weight: Printed | null;
}

const NO_GROUPS: Groups = { level1: '', weight: null, source: [], level2: '', objective: '' };

/**
 * Reads indicator rows one after the other; group labels carry down, names that the same
 * form uses twice get an ordinal, so that two rows are never one fact.
 */
export class IndicatorReader {
  #columns: readonly LabelledColumn[];
  readonly #context: IndicatorContext;
  readonly #names = new IndicatorNames();
  readonly #opened: IndicatorGroup[] = [];
  #groups = NO_GROUPS;
  #sentences: readonly Text[] = [];

  constructor(head: readonly HeadColumn[], context: IndicatorContext) {
    this.#columns = labelled(head);
    this.#context = context;
  }

  /** The head printed again on the next page: columns may have moved, groups go on. */
  continueUnder(head: readonly HeadColumn[]): void {
    this.#columns = labelled(head);
  }

  /** Sentences that stood in a value column of the row read last. */
  get sentences(): readonly Text[] {
    return this.#sentences;
  }

  /** Every group opened so far, in order. */
  get groups(): readonly IndicatorGroup[] {
    return this.#opened;
  }

  /** @returns null when the row only opens a group or only names levels without an indicator. */
  read(cells: readonly GridCell[]): IndicatorRow | null {
    const own = cells.filter((cell) => labelIdOf('row-group', cell.core) === null);
    const rest = this.#takeObjective(own);
    if (rest.length === 0) return null;
    const places = alignRow(
      rest.map((cell) => ({ at: cell.at, text: cell.plain })),
      this.#columns.map((column) => column.align),
    );
    const placed = rest.map((cell, index) => {
      const place = places[index];
      const column = place === null || place === undefined ? undefined : this.#columns[place];
      return { cell, head: column?.head ?? null };
    });
    this.#takeLevels(placed);
    const values = placed.filter(({ head }) => head?.id !== 'level1' && head?.id !== 'level2');
    return values.length === 0 ? null : this.#row(values, rest);
  }

  #takeObjective(cells: readonly GridCell[]): readonly GridCell[] {
    const [first, ...rest] = cells;
    if (first === undefined || labelIdOf('level1', first.core) !== 'objective') return cells;
    const name = first.core;
    if (name !== this.#groups.objective) {
      this.#groups = {
        level1: '',
        weight: weightOf(first),
        source: sourceOf(first.text),
        level2: '',
        objective: name,
      };
      this.#opened.push({ name: '目标', weight: this.#groups.weight });
    }
    return rest;
  }

  #takeLevels(
    placed: readonly { readonly cell: GridCell; readonly head: HeadColumn | null }[],
  ): void {
    for (const { cell, head } of placed) {
      if (head?.id === 'level1') this.#takeLevel1(cell);
      else if (head?.id === 'level2') {
        this.#groups = { ...this.#groups, level2: cell.core };
      }
    }
  }

  #takeLevel1(cell: GridCell): void {
    const level1 = cell.core;
    const { objective } = this.#groups;
    // Constraint indicators stand beside the objectives and have no weight of their own.
    const constraint = labelIdOf('level1', cell.core) === 'constraint';
    if (objective !== '' && !constraint) {
      this.#groups = { ...this.#groups, level1, level2: '' };
      return;
    }
    const weight = weightOf(cell);
    // A label printed again beside every row of its group does not open a new one.
    if (level1 === this.#groups.level1 && weight?.text === this.#groups.weight?.text) return;
    this.#groups = { level1, weight, source: sourceOf(cell.text), level2: '', objective: '' };
    this.#opened.push({ name: level1, weight });
  }

  #row(
    values: readonly { readonly cell: GridCell; readonly head: HeadColumn | null }[],
    cells: readonly GridCell[],
  ): IndicatorRow {
    const content = values.find(({ head }) => head?.id === 'content')?.cell;
    const name = content === undefined ? '' : unwrap(content.text.value);
    const { objective, level1: one, level2: two } = this.#groups;
    const indicator = this.#names.next([objective, one, two, squeeze(name)]);
    const readings: CellReading[] = values
      .filter(({ head }) => head?.id !== 'content')
      .map(({ cell, head }) =>
        cellReading(
          head?.name ?? '',
          head?.id ?? null,
          cell.text,
          head?.id === 'weight' || head?.id === 'score' ? '分' : '',
          head === null ? null : indicatorKey(head.id, indicator, this.#context),
          head?.id === 'remark' || isProse(cell, head),
        ),
      );
    this.#sentences = values.flatMap(({ cell, head }) => (isProse(cell, head) ? [cell.text] : []));
    const byId = (id: string) => readings.find((cell) => cell.columnId === id) ?? null;
    const row: RowReading = {
      id: 'indicator',
      line: '',
      code: '',
      name,
      side: '',
      cells: readings,
      source: sourceOf(concatTexts(cells.map((cell) => cell.text))),
    };
    const { level1, weight, source, level2 } = this.#groups;
    return {
      ...(objective === '' ? {} : { objective }),
      level1,
      level1Weight: weight,
      level1Source: source,
      level2,
      content: name,
      target: byId('target'),
      actual: byId('actual'),
      weight: byId('weight'),
      score: byId('score'),
      row,
    };
  }
}

/** Names indicators by their path in the form; equal paths are told apart by an ordinal. */
export class IndicatorNames {
  readonly #used = new Map<string, number>();

  /** @param path objective, level 1, level 2 and the indicator itself; empty parts are left out */
  next(path: readonly string[]): string {
    const name = path.filter((part) => part !== '').join('/');
    const used = (this.#used.get(name) ?? 0) + 1;
    this.#used.set(name, used);
    return used === 1 ? name : `${name}#${used}`;
  }
}

/** The fact of an indicator's column; null where the column or the year names none. */
export function indicatorKey(
  column: string,
  indicator: string,
  { unit, year, project }: IndicatorContext,
): FactKey | null {
  const measure = MEASURES[column];
  if (measure === undefined || year === null) return null;
  const dims = project === '' ? { indicator } : { project, indicator };
  return { measure, unit, year, basis: column === 'target' ? 'threshold' : 'final', dims };
}

const MEASURES: Readonly<Record<string, string>> = {
  target: 'indicator-target',
  actual: 'indicator-actual',
  weight: 'indicator-weight',
  score: 'indicator-score',
};

interface LabelledColumn {
  readonly head: HeadColumn;
  readonly align: AlignColumn;
}

/** What a cell text is as a level label; looked up once a text, asked for every column. */
interface Levels {
  readonly level1: string | null;
  readonly level2: string | null;
}

function labelled(head: readonly HeadColumn[]): readonly LabelledColumn[] {
  const known = new Map<string, Levels>();
  const levelsOf = (text: string): Levels => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const core = labelCore(text);
    const levels = { level1: labelIdOf('level1', core), level2: labelIdOf('level2', core) };
    known.set(text, levels);
    return levels;
  };
  return head.map((column) => ({
    head: column,
    align: {
      at: column.at,
      fit: (text) => misfit(column.id, text, levelsOf(text)),
      empty: EMPTY[column.id] ?? 0,
      first: column.id === 'content',
    },
  }));
}

const EMPTY: Readonly<Record<string, number>> = {
  content: 1,
  target: 0.8,
  actual: 0.8,
  weight: 0.8,
  score: 0.8,
};

function misfit(column: string, text: string, { level1, level2 }: Levels): number {
  const label = level1 !== null || level2 !== null;
  switch (column) {
    case 'level1':
      if (level1 !== null) return level2 === null || labelWeight(text) !== null ? 0 : 0.6;
      return label ? 6 : text.length <= 12 && !/\d/.test(text) ? 3.5 : 8;
    case 'level2':
      if (level2 !== null) return 0;
      return label ? 3 : /指标(?:\([^()]*\))?$/.test(text) && !/\d/.test(text) ? 0.5 : 3;
    case 'content':
      return label ? 6 : looksLikePercent(text) ? 3 : looksLikeScore(text) ? 4 : 0;
    case 'target':
      return label ? 6 : /\d/.test(text) ? 0 : 0.3;
    case 'actual':
      // A result is rarely written with a comparison sign; a target often is.
      return label ? 6 : /^[≥≤><＞＜]/.test(text) ? 0.5 : /\d/.test(text) ? 0 : 0.3;
    case 'weight':
    case 'score':
      return looksLikeScore(text) ? 0 : 8;
    default:
      return label ? 6 : looksLikeScore(text) || looksLikePercent(text) ? 4 : 0;
  }
}

function isProse(cell: GridCell, head: HeadColumn | null): boolean {
  return (head?.id === 'target' || head?.id === 'actual') && isSentence(cell.plain);
}

function weightOf(cell: GridCell): Printed | null {
  const weight = labelWeight(cell.plain);
  return weight === null ? null : readFormValue(weight, '分');
}
