import type { Text } from '../../document/text.js';
import type { Basis, Dimensions, FactKey } from '../../facts/key.js';
import type { HeadColumn } from './heads.js';
import { squeeze } from './labels.js';

/** What the money rows of a form are keyed by. */
export interface FundsContext {
  readonly unit: string;
  /** Null when neither form nor document names it; then no cell gets a key. */
  readonly year: number | null;
  readonly overall: boolean;
  /** Normalised project name, empty on overall forms. */
  readonly project: string;
  readonly amountUnit: string;
  /** The head prints a weight for the execution rate: 预算执行情况（20 分）. */
  readonly headWeight: Text | null;
  /** The form gives an 年度 amount beside the one of the whole period. */
  readonly hasPeriod: boolean;
}

/**
 * Dimensions of a money row.
 * @param part what its label stands for (`appropriation`, `sum` …), null for a task
 */
export function dimensionsOf(part: string | null, name: string, context: FundsContext): Dimensions {
  const project = context.overall || context.project === '' ? {} : { project: context.project };
  switch (part) {
    case 'appropriation':
      return { ...project, source: 'appropriation' };
    case 'other':
      return { ...project, source: 'other' };
    case 'carry-over':
      return { ...project, item: 'carry-over' };
    case 'basic':
    case 'project':
      return { kind: part };
    case 'total':
    case 'period':
    case 'sum':
      return project;
    default:
      return { ...project, task: squeeze(name) };
  }
}

const BASES: Readonly<Record<string, Basis>> = {
  initial: 'budget',
  budget: 'adjusted-budget',
  final: 'final',
  period: 'budget',
};

/** The fact that a cell of a money row prints; null where the column or the year names none. */
export function keyOf(column: HeadColumn, dims: Dimensions, context: FundsContext): FactKey | null {
  if (context.year === null) return null;
  const base = { unit: context.unit, year: context.year };
  const measure = context.overall ? 'overall-funds' : 'project-funds';
  if (column.money) {
    const [money = '', part] = column.id.split('-');
    const source = part === 'appropriation' || part === 'other' ? ({ source: part } as const) : {};
    const basis = isGoalAmount(column) ? 'budget' : BASES[money];
    const period = money === 'period' ? { item: 'period' } : {};
    return basis === undefined
      ? null
      : { ...base, measure, basis, dims: { ...dims, ...source, ...period } };
  }
  if (column.id === 'rate') {
    return { ...base, measure, basis: 'completion-percent', against: 'adjusted-budget', dims };
  }
  if (column.id === 'weight') return scoreKey('indicator-weight', dims, context);
  return column.id === 'score' ? scoreKey('indicator-score', dims, context) : null;
}

/** On goal forms the budget of the year stands alone: it is the approved budget. */
function isGoalAmount(column: HeadColumn): boolean {
  return column.id.startsWith('budget') && !/全年|调整|预算数/.test(column.name);
}

/** Weight or score of a money row: the indicator 预算执行 and its parts. */
export function scoreKey(measure: string, dims: Dimensions, context: FundsContext): FactKey | null {
  if (context.year === null) return null;
  const part = dims.task ?? dims.source ?? dims.item;
  const indicator = part === undefined ? '预算执行' : `预算执行/${part}`;
  const project = dims.project === undefined ? {} : { project: dims.project };
  return {
    measure,
    unit: context.unit,
    year: context.year,
    basis: 'final',
    dims: { ...project, indicator },
  };
}
