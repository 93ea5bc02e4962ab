import type { ExactFact, ExactFacts } from '../../facts/exact.js';
import { keyString } from '../../facts/key.js';
import type { SheetRow } from '../files/rows.js';
import type { UnitFile } from '../files/unit-file.js';
import type { Problems } from '../problem.js';
import { type SheetId, sheetOf } from '../schema/sheets.js';
import type { Omission } from '../unit-year.js';
import { factsOfRows } from './facts-of-rows.js';
import { withTotals } from './sums.js';

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
  const given = [...unit.counts, ...onceEach(typed, problems)];
  const partial = new Set(omitted.map(({ part }) => part));
  return withTotals(given, { derive: unit.precision === 'exact', partial }, problems);
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
