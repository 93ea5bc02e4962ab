import { normaliseName } from '../../facts/names.js';
import type { Profile } from './profile.js';

/** Of the smaller file's figures, so many per hundred stand in a copy too. */
const COPY_PERCENT = 60;
/** Of the smaller file's figures, so many per hundred tie a file without a year to another. */
const TIE_PERCENT = 25;
/** Fewer figures than this prove nothing either way. */
const FEW_FIGURES = 6;

interface Group {
  readonly members: number[];
}

/**
 * Which files of a folder make one disclosure. Files of the same unit, year, kind and level
 * belong together if they complete each other (text here, tables there) or are copies of each
 * other; a file that does not say whose it is belongs to the only disclosure near it that it
 * fits. A folder of many units' documents stays many documents.
 * @param profiles in the order of the folder
 * @returns groups of indices into `profiles`, in order of their first member, each sorted
 */
export function groupParts(profiles: readonly Profile[]): readonly (readonly number[])[] {
  const groups: Group[] = [];
  const order = profiles
    .map((_, index) => index)
    .sort((a, b) => {
      const known = knowledge(profiles[b]) - knowledge(profiles[a]);
      return known === 0 ? a - b : known;
    });
  for (const index of order) {
    const profile = profiles[index];
    if (profile === undefined) continue;
    const home = homeOf(profile, groups, profiles);
    if (home === null) groups.push({ members: [index] });
    else home.members.push(index);
  }
  return groups
    .map(({ members }) => [...members].sort((a, b) => a - b))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

function knowledge(profile: Profile | undefined): number {
  if (profile === undefined) return 0;
  const { unit, year, kind, level } = profile;
  return [unit, kind, year, level].filter((value) => value !== null).length;
}

function homeOf(
  profile: Profile,
  groups: readonly Group[],
  profiles: readonly Profile[],
): Group | null {
  if (profile.kind === null && !profile.anyForm && profile.topics.length === 0) return null;
  const fitting = groups.filter(({ members }) => {
    const others = members.flatMap((member) => profiles[member] ?? []);
    return others.every((other) => compatible(profile, other)) && joins(profile, others);
  });
  const named = profile.unit !== null && profile.kind !== null && profile.year !== null;
  const candidates = named ? fitting : nearest(profile, fitting, profiles);
  const [only, ...rest] = candidates;
  return only !== undefined && rest.length === 0 ? only : null;
}

/** The groups in the profile's own folder, else in the folder above it, and so on. */
function nearest(
  { file }: Profile,
  groups: readonly Group[],
  profiles: readonly Profile[],
): readonly Group[] {
  for (let folder = above(file); ; folder = above(folder)) {
    const near = groups.filter(({ members }) =>
      members.some((member) => (profiles[member]?.file ?? '').startsWith(folder)),
    );
    if (near.length > 0 || folder === '') return near;
  }
}

/** The folder of a path with its slash at the end; empty above the highest. */
function above(path: string): string {
  return path.slice(0, path.replace(/[/\\]$/, '').search(/[^/\\]*$/));
}

function compatible(a: Profile, b: Profile): boolean {
  return (
    agree(a.year, b.year) &&
    agree(a.kind, b.kind) &&
    agree(a.level, b.level) &&
    (a.unit === null || b.unit === null || sameUnit(a.unit, b.unit))
  );
}

function agree<T>(a: T | null, b: T | null): boolean {
  return a === null || b === null || a === b;
}

/** A unit may be written with or without its province and city. */
function sameUnit(a: string, b: string): boolean {
  const [one, other] = [normaliseName(a), normaliseName(b)];
  return one.endsWith(other) || other.endsWith(one);
}

function joins(profile: Profile, others: readonly Profile[]): boolean {
  if (others.some((other) => isCopy(profile, other))) return true;
  if (!others.every((other) => complete(profile, other))) return false;
  const named = profile.unit !== null && profile.year !== null;
  return named || tied(profile, others);
}

/** The same figures in the same tables or sections: one document in two formats. */
function isCopy(a: Profile, b: Profile): boolean {
  const shared = common(a.tables, b.tables) + common(a.topics, b.topics);
  const fewer = Math.min(a.figures.length, b.figures.length);
  if (shared === 0 || fewer < FEW_FIGURES) return false;
  return common(a.figures, b.figures) * 100 >= fewer * COPY_PERCENT;
}

/** No table twice, and not the same sections. */
function complete(a: Profile, b: Profile): boolean {
  const sections = Math.min(a.topics.length, b.topics.length);
  return common(a.tables, b.tables) === 0 && common(a.topics, b.topics) * 2 <= sections;
}

/** A file that does not name unit and year shows by its figures where it belongs. */
function tied({ figures }: Profile, others: readonly Profile[]): boolean {
  const theirs = [...new Set(others.flatMap((other) => other.figures))];
  const fewer = Math.min(figures.length, theirs.length);
  return fewer < FEW_FIGURES || common(figures, theirs) * 100 >= fewer * TIE_PERCENT;
}

function common(a: readonly string[], b: readonly string[]): number {
  const there = new Set(b);
  return a.filter((value) => there.has(value)).length;
}
