import type { NamedRows } from '../declaration.js';
import { normaliseProject } from '../performance/project.js';
import type { Part } from './statement-rows.js';

/** A project as a list of projects prints it; its amount is the fact of its name. */
export interface ProjectRow {
  readonly name: string;
  /** Budget code of the unit that carries it, where units are listed. */
  readonly subunit?: string;
  readonly summary?: string;
}

/**
 * Projects below the units that carry them. The key of a project is its name; where units
 * repeat a name, the unit's code is part of it, as the reader has it.
 */
export function projectParts(
  units: readonly Part[],
  projects: readonly ProjectRow[],
  named: NamedRows,
): readonly Part[] {
  const counts = new Map<string, number>();
  for (const name of [...units, ...projects].map((one) => normaliseProject(one.name))) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const partOf = ({ name, subunit, summary }: ProjectRow): Part => {
    const own = normaliseProject(name);
    const isRepeated = (counts.get(own) ?? 0) > 1 && subunit !== undefined;
    return {
      id: null,
      line: '',
      code: '',
      name,
      key: {
        measure: named.measure,
        dims: { project: own, ...(isRepeated ? { subunit } : {}) },
      },
      named: true,
      texts: { summary: summary ?? '' },
    };
  };
  const listed = new Set(units.map(({ code }) => code));
  const homeless = projects.filter(({ subunit }) => subunit === undefined || !listed.has(subunit));
  return [
    ...homeless.map(partOf),
    ...units.flatMap((unit) => [
      unit,
      ...projects.filter(({ subunit }) => subunit === unit.code).map(partOf),
    ]),
  ];
}
