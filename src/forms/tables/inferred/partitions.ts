import type { Facet, Meaning, Place } from './meaning.js';

/** A whole with the parts that its words say it has. */
export interface Partition<T> {
  readonly whole: T;
  readonly parts: readonly T[];
  /** The parts are all there are by definition; else the table itself must show it. */
  readonly complete: boolean;
  readonly facet: Facet;
}

const FACETS: readonly Facet[] = ['kind', 'item', 'money', 'economic', 'period'];

/** Parts that make up a whole by definition, as the ends of their places. */
const COMPLETE: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'kind:': [['basic'], ['project']],
  'kind:basic': [['personnel'], ['operating']],
  'item:': [
    ['all', 'three-public', 'abroad'],
    ['all', 'three-public', 'reception'],
    ['all', 'three-public', 'vehicle'],
  ],
  'item:all/three-public': [['abroad'], ['reception'], ['vehicle']],
  'item:all/three-public/vehicle': [['purchase'], ['operation']],
};

/**
 * Wholes and parts among the members: a part's place extends that of its whole in one
 * partition and equals it in the others.
 */
export function partitionsOf<T extends { readonly meaning: Meaning }>(
  members: readonly T[],
): readonly Partition<T>[] {
  return members.flatMap((whole) =>
    FACETS.flatMap((facet): readonly Partition<T>[] => {
      const below = members.filter(
        (part) => part !== whole && extendsIn(whole.meaning.at, part.meaning.at, facet),
      );
      const parts = below.filter(
        (part) =>
          !below.some(
            (other) => other !== part && extendsIn(other.meaning.at, part.meaning.at, facet),
          ),
      );
      if (parts.length < 2 || hasTwins(parts, facet)) return [];
      return [{ whole, parts, facet, complete: isComplete(whole, parts, facet) }];
    }),
  );
}

function pathIn(at: Place, facet: Facet): readonly string[] {
  return at[facet] ?? [];
}

/** Whether `part` lies below `whole` in the facet, and beside it nowhere. */
function extendsIn(whole: Place, part: Place, facet: Facet): boolean {
  const [above, below] = [pathIn(whole, facet), pathIn(part, facet)];
  if (below.length <= above.length || !above.every((step, at) => step === below[at])) return false;
  return FACETS.every(
    (other) => other === facet || pathIn(whole, other).join('/') === pathIn(part, other).join('/'),
  );
}

/** Two members of one place cannot both be parts. */
function hasTwins<T extends { readonly meaning: Meaning }>(
  parts: readonly T[],
  facet: Facet,
): boolean {
  const places = parts.map(({ meaning }) => pathIn(meaning.at, facet).join('/'));
  return new Set(places).size < places.length;
}

function isComplete<T extends { readonly meaning: Meaning }>(
  whole: T,
  parts: readonly T[],
  facet: Facet,
): boolean {
  const above = pathIn(whole.meaning.at, facet);
  const needed = COMPLETE[`${facet}:${above.join('/')}`];
  if (needed === undefined) return false;
  const places = parts.map(({ meaning }) => pathIn(meaning.at, facet).slice(above.length));
  return needed.every((place) => covers(places, place, facet, above));
}

/** The place itself is among the parts, or all that it is made of. */
function covers(
  places: readonly (readonly string[])[],
  place: readonly string[],
  facet: Facet,
  above: readonly string[],
): boolean {
  if (places.some((one) => one.join('/') === place.join('/'))) return true;
  const finer = COMPLETE[`${facet}:${[...above, ...place].join('/')}`];
  return finer?.every((step) => covers(places, [...place, ...step], facet, above)) === true;
}
