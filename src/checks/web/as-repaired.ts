import { FactStore } from '../../facts/occurrence.js';
import type { Printed } from '../../facts/printed.js';
import type { Source } from '../../facts/source.js';
import type {
  CellReading,
  Claim,
  Comparison,
  Direction,
  IndicatorRow,
  InferredTable,
  PerformanceForm,
  Reading,
  RowReading,
  TableReading,
} from '../../forms/reading.js';

/** Prints and words of direction that are to be others, by the source of what they replace. */
export interface Replacements {
  readonly prints: ReadonlyMap<string, Printed>;
  readonly turned: ReadonlySet<string>;
}

const OPPOSITE: Readonly<Record<Direction, Direction>> = {
  increase: 'decrease',
  decrease: 'increase',
  none: 'none',
};

/** How a source is named in `Replacements`. */
export function sourceId(source: Source): string {
  return JSON.stringify(source);
}

/**
 * The reading of the same document with some figures printed otherwise, so that form rules can
 * be asked whether their alarm would be there too. Running text and notes stay as they are.
 */
export function asRepaired(reading: Reading, replacements: Replacements): Reading {
  const writer = new Writer(replacements);
  const { comparisons } = reading;
  return {
    ...reading,
    tables: reading.tables.map((table) => writer.table(table)),
    claims: reading.claims.map((claim) => writer.claim(claim)),
    ...(comparisons === undefined
      ? {}
      : { comparisons: comparisons.map((one) => writer.comparison(one)) }),
    facts: new FactStore(
      reading.facts.all.map((one) => {
        const printed = replacements.prints.get(sourceId(one.source));
        return printed === undefined ? one : { ...one, printed };
      }),
    ),
  };
}

class Writer {
  readonly #replacements: Replacements;
  readonly #cells = new Map<CellReading, CellReading>();
  readonly #rows = new Map<RowReading, RowReading>();

  constructor(replacements: Replacements) {
    this.#replacements = replacements;
  }

  table(table: TableReading): TableReading {
    const rows = table.rows.map((row) => this.#row(row));
    const { performance, inferred } = table;
    return {
      ...table,
      rows,
      ...(performance === undefined ? {} : { performance: this.#form(performance) }),
      ...(inferred === undefined ? {} : { inferred: this.#inferred(inferred) }),
    };
  }

  claim(claim: Claim): Claim {
    const id = sourceId(claim.source);
    const printed = this.#replacements.prints.get(id);
    const direction = this.#replacements.turned.has(id) ? turned(claim.direction) : claim.direction;
    return printed === undefined && direction === claim.direction
      ? claim
      : { ...claim, printed: printed ?? claim.printed, direction };
  }

  comparison(comparison: Comparison): Comparison {
    return this.#replacements.turned.has(sourceId(comparison.source))
      ? { ...comparison, direction: OPPOSITE[comparison.direction] }
      : comparison;
  }

  #form(form: PerformanceForm): PerformanceForm {
    const { total } = form;
    return {
      ...form,
      funds: form.funds.map((one) => ({
        ...one,
        row: this.#row(one.row),
        cells: Object.fromEntries(
          Object.entries(one.cells).map(([column, cell]) => [column, this.#cell(cell)]),
        ),
      })),
      indicators: form.indicators.map((one) => this.#indicator(one)),
      total:
        total === null
          ? null
          : { weight: this.#maybe(total.weight), score: this.#maybe(total.score) },
    };
  }

  #inferred(inferred: InferredTable): InferredTable {
    return {
      ...inferred,
      sums: inferred.sums.map((sum) => ({
        ...sum,
        total: this.#cell(sum.total),
        totalRow: this.#row(sum.totalRow),
        parts: sum.parts.map((part) => ({
          ...part,
          cell: this.#cell(part.cell),
          row: this.#row(part.row),
        })),
      })),
      changes: inferred.changes.map((change) => ({
        ...change,
        row: this.#row(change.row),
        stated: this.#cell(change.stated),
        after: this.#cell(change.after),
        before: this.#cell(change.before),
      })),
    };
  }

  #indicator(one: IndicatorRow): IndicatorRow {
    const weight = this.#replacements.prints.get(sourceId(one.level1Source));
    return {
      ...one,
      level1Weight: one.level1Weight !== null && weight !== undefined ? weight : one.level1Weight,
      target: this.#maybe(one.target),
      actual: this.#maybe(one.actual),
      weight: this.#maybe(one.weight),
      score: this.#maybe(one.score),
      row: this.#row(one.row),
    };
  }

  #row(row: RowReading): RowReading {
    const known = this.#rows.get(row);
    if (known !== undefined) return known;
    const cells = row.cells.map((cell) => this.#cell(cell));
    const own = cells.every((cell, index) => cell === row.cells[index]) ? row : { ...row, cells };
    this.#rows.set(row, own);
    return own;
  }

  #maybe(cell: CellReading | null): CellReading | null {
    return cell === null ? null : this.#cell(cell);
  }

  #cell(cell: CellReading): CellReading {
    const known = this.#cells.get(cell);
    if (known !== undefined) return known;
    const printed =
      cell.source.length === 0 ? undefined : this.#replacements.prints.get(sourceId(cell.source));
    const own = printed === undefined ? cell : { ...cell, printed };
    this.#cells.set(cell, own);
    return own;
  }
}

function turned(direction: Direction | null): Direction | null {
  return direction === null ? null : OPPOSITE[direction];
}
