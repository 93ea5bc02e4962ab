import type { Lang } from '../reports/subject.js';
import { COMPOSE_FORMATS, type ComposeFormat, composeFormats } from './compose/formats.js';
import { type PageRange, pageRanges } from './page-ranges.js';
import { UsageError } from './usage-error.js';

/**
 * Which files make one disclosure: those of a folder or archive that belong together by unit,
 * year and kind; each folder or archive as a whole; all files given; or none.
 */
export type Grouping = 'auto' | 'folders' | 'one' | 'none';

/** `--lang`; Chinese where nothing is said. @throws UsageError */
export function languageOf(value: string | undefined): Lang {
  if (value === undefined || value === 'zh') return 'zh';
  if (value === 'en') return 'en';
  throw new UsageError({
    zh: `--lang 只能是 zh 或 en，而不是“${value}”。`,
    en: `--lang is zh or en, not “${value}”.`,
  });
}

/** `--pages 3-5`; null for all pages. @throws UsageError */
export function pagesOf(value: string | undefined): readonly PageRange[] | null {
  if (value === undefined) return null;
  const ranges = pageRanges(value);
  if (ranges !== null) return ranges;
  throw new UsageError({
    zh: `--pages 应如 3、3-5 或 1,4-6，而不是“${value}”。`,
    en: `--pages is like 3, 3-5 or 1,4-6, not “${value}”.`,
  });
}

/** `--format` of compose: several with commas. @throws UsageError */
export function formatsOf(value: string | undefined): readonly ComposeFormat[] {
  const asked = composeFormats(value ?? 'all');
  if ('formats' in asked) return asked.formats;
  const known = ['all', ...COMPOSE_FORMATS];
  throw new UsageError({
    zh: `compose 的 --format 是 ${known.join('、')}（可用逗号连写），而不是“${asked.unknown}”。`,
    en: `--format of compose is ${known.join(', ')} (several with commas), not “${asked.unknown}”.`,
  });
}

/** The reason of `--override`. @throws UsageError where it is blank */
export function overrideOf(value: string | undefined): string | null {
  if (value === undefined) return null;
  if (value.trim() !== '') return value.trim();
  throw new UsageError({
    zh: '--override 须写明理由。',
    en: '--override needs a reason.',
  });
}

/** `--year`, a fiscal year. @throws UsageError */
export function yearOf(value: string | undefined): number | null {
  if (value === undefined) return null;
  if (/^20\d\d$/.test(value)) return wholeNumber('year', value, 0);
  throw new UsageError({
    zh: `--year 应为四位数的财政年度，如 2023，而不是“${value}”。`,
    en: `--year is a fiscal year such as 2023, not “${value}”.`,
  });
}

/** Where results are kept if nothing else is said; beside what is checked from. */
const CACHE_FOLDER = '.mingzhang-cache';

/** The folder of `--cache`, or null. */
export function cacheOf(values: {
  readonly cache?: boolean | undefined;
  readonly 'cache-location'?: string | undefined;
}): string | null {
  const location = values['cache-location'];
  return location ?? (values.cache === true ? CACHE_FOLDER : null);
}

/** More processes than any machine of today has cores for. */
const MOST_JOBS = 64;

/** `--jobs`; null for as many as the machine has cores. @throws UsageError */
export function jobsOf(value: string | undefined): number | null {
  if (value === undefined) return null;
  const jobs = wholeNumber('jobs', value, 0);
  if (jobs >= 1 && jobs <= MOST_JOBS) return jobs;
  throw new UsageError({
    zh: `--jobs 应为 1 至 ${MOST_JOBS}，而不是“${value}”。`,
    en: `--jobs is 1 to ${MOST_JOBS}, not “${value}”.`,
  });
}

const GROUPINGS = { package: 'folders', 'as-one': 'one', separate: 'none' } as const;

/** Which of `--package`, `--as-one` and `--separate` is asked for. @throws UsageError for two */
export function groupingOf(
  values: {
    readonly [name in keyof typeof GROUPINGS]?: boolean | undefined;
  },
): Grouping {
  const asked = (['package', 'as-one', 'separate'] as const).filter(
    (name) => values[name] === true,
  );
  const [first, second] = asked;
  if (second !== undefined) {
    throw new UsageError({
      zh: `--${first} 与 --${second} 只能选一个。`,
      en: `--${first} and --${second} exclude each other.`,
    });
  }
  return first === undefined ? 'auto' : GROUPINGS[first];
}

/** The number of an option, of at most six digits. @throws UsageError */
export function wholeNumber(name: string, value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (/^\d{1,6}$/.test(value)) return Number(value);
  throw new UsageError({
    zh: `--${name} 应为不超过六位的非负整数，而不是“${value}”。`,
    en: `--${name} is a whole number of at most six digits, not “${value}”.`,
  });
}
