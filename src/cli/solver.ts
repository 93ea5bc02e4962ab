import type { Column, Model, Row, Solution, Solver } from '../checks/localise/solver.js';

/** Bounds in steps, never in seconds: the same document gives the same on every machine. */
const OPTIONS = {
  output_flag: false,
  random_seed: 1,
  mip_max_nodes: 60,
  mip_max_stall_nodes: 20,
  simplex_iteration_limit: 100_000,
} as const;
/** Heuristics that look for a first solution; models with a switch for each print have one soon. */
const NO_HEURISTICS = {
  mip_heuristic_run_root_reduced_cost: false,
  mip_heuristic_run_rins: false,
  mip_heuristic_run_rens: false,
} as const;
const SLACK = 1e-6;
/** Significant digits that a coefficient is written with. */
const DIGITS = 15;

/**
 * Loads HiGHS, which takes a moment, so only where a document needs it.
 * @param nodes how many nodes of the search are visited at most, a third of them without progress
 * @param heuristics whether it looks for solutions besides; they take long where models are large
 */
export async function loadSolver(
  nodes: number = OPTIONS.mip_max_nodes,
  heuristics = true,
): Promise<Solver> {
  const module = await import('highs');
  // The package's types are those of CommonJS, where the default stands one level deeper.
  const load = module.default as unknown as typeof module.default.default;
  const highs = await load();
  return (model) =>
    highs.withModel({ format: 'lp', data: lpText(model) }, (solved) => {
      solved.options.set({
        ...OPTIONS,
        ...(heuristics ? {} : NO_HEURISTICS),
        mip_max_nodes: nodes,
        mip_max_stall_nodes: Math.ceil(nodes / 3),
      });
      solved.run();
      const values = solved.getSolution().colValue;
      const own = model.columns.map((_, index) => values[solved.getColByName(nameOf(index))]);
      const optimal = solved.getModelStatus() === highs.constants.modelStatus.optimal;
      return solutionOf(own, optimal, model);
    });
}

/** The proposal, unless the solver stopped before it had one that keeps to the model's bounds. */
function solutionOf(
  values: readonly (number | undefined)[],
  optimal: boolean,
  { columns }: Model,
): Solution | null {
  const known = values.flatMap((value, index) => {
    const column = columns[index];
    if (value === undefined || column === undefined || !Number.isFinite(value)) return [];
    return value >= column.low - SLACK && value <= column.high + SLACK ? [value] : [];
  });
  if (known.length < columns.length) return null;
  return { status: optimal ? 'optimal' : 'limit', values: known };
}

/** The model in the CPLEX LP format that HiGHS reads. */
export function lpText({ columns, rows }: Model): string {
  const lines = ['Minimize', ` cost: ${costText(columns)}`, 'Subject To'];
  rows.forEach((row, index) => {
    lines.push(...rowLines(row, index));
  });
  lines.push('Bounds', ...columns.map((column, index) => boundLine(column, index)));
  const binaries = columns.flatMap(({ binary }, index) => (binary ? [nameOf(index)] : []));
  if (binaries.length > 0) lines.push('Binary', ...binaries.map((name) => ` ${name}`));
  const integers = columns.flatMap(({ integer }, index) =>
    integer === true ? [nameOf(index)] : [],
  );
  if (integers.length > 0) lines.push('General', ...integers.map((name) => ` ${name}`));
  lines.push('End', '');
  return lines.join('\n');
}

function costText(columns: readonly Column[]): string {
  const costs = columns.flatMap(({ cost }, index) =>
    cost === 0 ? [] : [`${number(cost)} ${nameOf(index)}`],
  );
  return costs.length === 0 ? `0 ${nameOf(0)}` : costs.join(' + ');
}

function rowLines({ low, high, entries }: Row, index: number): readonly string[] {
  if (entries.length === 0) return [];
  const sum = entries
    .map(
      ([column, coefficient]) =>
        `${coefficient < 0 ? '-' : '+'} ${number(Math.abs(coefficient))} ${nameOf(column)}`,
    )
    .join(' ');
  const lines: string[] = [];
  if (Number.isFinite(low)) lines.push(` l${index}: ${sum} >= ${number(low)}`);
  if (Number.isFinite(high)) lines.push(` h${index}: ${sum} <= ${number(high)}`);
  return lines;
}

function boundLine({ low, high }: Column, index: number): string {
  return ` ${number(low)} <= ${nameOf(index)} <= ${number(high)}`;
}

function nameOf(index: number): string {
  return `x${index}`;
}

function number(value: number): string {
  return value.toPrecision(DIGITS);
}
