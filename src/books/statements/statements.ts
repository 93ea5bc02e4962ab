import type { ExactFact, ExactFacts } from '../../facts/exact.js';
import { keyString } from '../../facts/key.js';
import type { SheetRow } from '../files/rows.js';
import type { UnitFile } from '../files/unit-file.js';
import type { Problems } from '../problem.js';
import { type SheetId, sheetOf } from '../schema/sheets.js';
import type { Omission } from '../unit-year.js';
import { factsOfRows } from './facts-of-rows.js';
import { factsOfLines } from './lines.js';
import { amount, withTotals } from './sums.js';

/** What the statements of a year are computed from. */
export interface StatementsInput {
  readonly unit: UnitFile;
  readonly rows: ReadonlyMap<SheetId, readonly SheetRow[]>;
  readonly omitted: readonly Omission[];
}

/**
 * All facts of a year. What contradicts itself goes to `problems`.
 */
export function statementsOf(input: StatementsInput, problems: Problems): ExactFacts {
  const { unit, omitted } = input;
  const typed = typedFacts(input, problems);
  const own = onceEach([...unit.counts, ...typed], problems);
  const lines = unit.detail === 'lines' ? factsOfLines(input, problems) : [];
  const given = besideLines(own, lines, problems);
  const partial = new Set(omitted.map(({ part }) => part));
  const derive =
    unit.precision === 'published' ? 'none' : unit.detail === 'lines' ? 'lines' : 'figures';
  return withTotals(given, { derive, partial }, problems);
}

function typedFacts({ unit, rows }: StatementsInput, problems: Problems): ExactFact[] {
  const of = (id: 'statements' | 'special' | 'prior-year', year: number) =>
    factsOfRows(rows.get(id) ?? [], sheetOf(id).file, unit.profile.name, year, problems);
  return [
    ...of('statements', unit.year),
    ...of('special', unit.year),
    ...of('prior-year', unit.year - 1),
  ];
}

/** A fact that is typed twice is a mistake even where both say the same. */
function onceEach(facts: readonly ExactFact[], problems: Problems): ExactFact[] {
  const first = new Map<string, ExactFact>();
  return facts.filter((fact) => {
    const id = keyString(fact.key);
    const known = first.get(id);
    if (known === undefined) {
      first.set(id, fact);
      return true;
    }
    const [file = '', line = ''] = fact.origin.place.split(':');
    problems.add(file, Number(line), null, {
      zh: `与 ${known.origin.place} 是同一项数字`,
      en: `is the same figure as ${known.origin.place}`,
    });
    return false;
  });
}

/** Measures that lines give only as long as nobody typed them: their scope is a judgement. */
const TYPED_FIRST: ReadonlySet<string> = new Set(['operating-cost']);

/** What was typed beside what the lines give; a figure that contradicts its lines is a problem. */
function besideLines(
  typed: readonly ExactFact[],
  lines: readonly ExactFact[],
  problems: Problems,
): readonly ExactFact[] {
  const byKey = new Map(typed.map((fact) => [keyString(fact.key), fact]));
  const kept = lines.filter((fact) => {
    const other = byKey.get(keyString(fact.key));
    if (other === undefined) return true;
    if (TYPED_FIRST.has(fact.key.measure)) return false;
    if (other.value !== fact.value) contradictsLines(other, fact, problems);
    return false;
  });
  return [...kept, ...typed];
}

function contradictsLines(typed: ExactFact, fromLines: ExactFact, problems: Problems): void {
  const [file = '', line = ''] = typed.origin.place.split(':');
  problems.add(file, Number(line), '数值（元）', {
    zh: `填的是 ${amount(typed)}，而明细（${fromLines.origin.place} 起）合计为 ${amount(fromLines)}；这一行可以不填`,
    en: `says ${amount(typed)}, but the lines (from ${fromLines.origin.place}) add up to ${amount(fromLines)}; the row may be left out`,
  });
}
