import { pow10 } from '../../facts/decimal.js';
import type { ExactFact } from '../../facts/exact.js';
import type { FactKey } from '../../facts/key.js';
import { BASE_PLACES } from '../../facts/unit.js';
import type { Problems } from '../problem.js';
import { isDay } from '../schema/cells.js';
import type { BookProject, ReviewKind, Reviews, UnitProfile, UnitYear } from '../unit-year.js';
import { readYaml, writeYaml, type YamlFields } from './yaml.js';

export const UNIT_FILE = 'unit.yaml';

/** 机关 (and bodies managed like the civil service), or 事业单位: decides government codes. */
export type Spender = 'government' | 'institution';

/** What `unit.yaml` says. */
export interface UnitFile {
  readonly profile: UnitProfile;
  readonly year: number;
  readonly kind: UnitYear['kind'];
  readonly detail: UnitYear['detail'];
  readonly precision: UnitYear['precision'];
  readonly spender: Spender;
  /** Government economic codes that the officer decided, by departmental code. */
  readonly governmentCodes: ReadonlyMap<string, string>;
  readonly projects: readonly BookProject[];
  readonly reviews: Reviews;
  /** Staff by kind, internal sections and units covered, as counts. */
  readonly counts: readonly ExactFact[];
}

/** Staff of `unit.yaml`, and the measure that each is. */
const STAFF = {
  quota: 'staff-quota',
  actual: 'staff-actual',
  retirees: 'retirees',
} as const;

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

export function readUnitFile(text: string, problems: Problems): UnitFile {
  const fields = readYaml(UNIT_FILE, text, problems);
  // Of a file that is no YAML every field would seem to be missing, and the book another kind.
  problems.raise();
  const name = fields.required('name');
  const year = yearOf(fields, problems);
  const region = fields.fields('region');
  const sections = fields.texts('sections');
  const covered = fields.each('covered').map((unit) => {
    const kind = unit.text('kind');
    const code = unit.text('code');
    const one = {
      name: unit.required('name'),
      ...(kind === undefined ? {} : { kind }),
      ...(code === undefined ? {} : { code }),
    };
    unit.done();
    return one;
  });
  const projects = fields.each('projects').map(projectOf);
  const shortName = fields.text('shortName');
  const code = fields.text('code');
  const superior = fields.text('superior');
  const invented = fields.flag('invented');
  const city = region.text('city');
  const county = region.text('county');
  const profile: UnitProfile = {
    name,
    ...(shortName === undefined ? {} : { shortName }),
    ...(code === undefined ? {} : { code }),
    level: fields.oneOf('level', ['department', 'unit'], 'unit'),
    region: {
      province: region.required('province'),
      ...(city === undefined ? {} : { city }),
      ...(county === undefined ? {} : { county }),
    },
    ...(superior === undefined ? {} : { superior }),
    sections,
    covered: covered.length === 0 ? [{ name }] : covered,
    ...(invented ? { invented } : {}),
  };
  region.done();
  const kind = fields.oneOf('kind', ['final-accounts', 'budget'], 'final-accounts');
  const file: UnitFile = {
    profile,
    year,
    kind,
    detail: fields.oneOf('detail', ['lines', 'statements'], 'lines'),
    precision: fields.oneOf('precision', ['exact', 'published'], 'exact'),
    spender: fields.oneOf('spender', ['government', 'institution'], 'government'),
    governmentCodes: textsOf(fields.fields('governmentCodes')),
    projects,
    reviews: reviewsOf(fields.fields('review'), problems),
    counts: [
      // A budget counts the staff of the end of the year before.
      ...staffOf(fields.fields('staff'), name, staffYear(kind, year)),
      ...(sections.length === 0 ? [] : [count('internal-sections', name, year, sections.length)]),
    ],
  };
  fields.done();
  return file;
}

const REVIEWS: readonly ReviewKind[] = ['secrecy', 'signature'];

/** Who reviewed and when; one without the other says nothing that a cover could claim. */
function reviewsOf(fields: YamlFields, problems: Problems): Reviews {
  const reviews: Partial<Record<ReviewKind, { by: string; date: string }>> = {};
  for (const kind of REVIEWS) {
    const own = fields.fields(kind);
    if (own.names.length === 0) continue;
    const by = own.required('by');
    const date = own.required('date');
    own.done();
    if (date !== '' && !isDay(date)) {
      problems.add(UNIT_FILE, null, `review.${kind}.date`, {
        zh: `“${date}”不是日期，应如 2024-08-12`,
        en: `“${date}” is no date; it should be like 2024-08-12`,
      });
      continue;
    }
    if (by !== '' && date !== '') reviews[kind] = { by, date };
  }
  fields.done();
  return reviews;
}

function projectOf(fields: YamlFields): BookProject {
  const subunit = fields.text('unit');
  const summary = fields.text('summary');
  const project = {
    name: fields.required('name'),
    ...(subunit === undefined ? {} : { subunit }),
    ...(summary === undefined ? {} : { summary }),
  };
  fields.done();
  return project;
}

function textsOf(fields: YamlFields): ReadonlyMap<string, string> {
  return new Map(fields.names.map((name) => [name, fields.required(name)]));
}

function yearOf(fields: YamlFields, problems: Problems): number {
  const text = fields.text('year') ?? '';
  const year = /^\d{4}$/.test(text) ? Number.parseInt(text, 10) : 0;
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return year;
  problems.add(UNIT_FILE, null, 'year', {
    zh: '应为四位数的财政年度',
    en: 'should be a fiscal year of four digits',
  });
  // Without it neither dates nor codes can be judged.
  problems.raise();
  return FIRST_YEAR;
}

function staffOf(staff: YamlFields, unit: string, year: number): ExactFact[] {
  const facts = Object.entries(STAFF).flatMap(([name, measure]) => {
    const kinds = staff.fields(name);
    const own = kinds.names.flatMap((item) => {
      const value = kinds.whole(item);
      if (value === undefined) return [];
      return [count(measure, unit, year, value, item === 'total' ? undefined : item)];
    });
    const total = own.find(({ key }) => key.dims.item === undefined);
    return own.length === 0 || total !== undefined
      ? own
      : [...own, sumOf(own, measure, unit, year)];
  });
  staff.done();
  return facts;
}

function sumOf(own: readonly ExactFact[], measure: string, unit: string, year: number): ExactFact {
  let value = 0n;
  for (const fact of own) value += fact.value;
  return { key: countKey(measure, unit, year), value, origin: { place: UNIT_FILE } };
}

function count(
  measure: string,
  unit: string,
  year: number,
  value: number,
  item?: string,
): ExactFact {
  return {
    key: countKey(measure, unit, year, item),
    value: BigInt(value) * pow10(BASE_PLACES.count),
    origin: { place: UNIT_FILE },
  };
}

function countKey(measure: string, unit: string, year: number, item?: string): FactKey {
  return { measure, unit, year, basis: 'count', dims: item === undefined ? {} : { item } };
}

/** The text of `unit.yaml`; staff that is written in it is not written again as figures. */
export function writeUnitFile(
  { unit, year, kind, detail, precision, projects = [], reviews = {} }: UnitYear,
  spender: Spender,
  staff: Readonly<Record<string, Readonly<Record<string, number>>>>,
): string {
  return writeYaml({
    name: unit.name,
    ...(unit.shortName === undefined ? {} : { shortName: unit.shortName }),
    ...(unit.code === undefined ? {} : { code: unit.code }),
    year,
    kind,
    level: unit.level,
    region: unit.region,
    ...(unit.superior === undefined ? {} : { superior: unit.superior }),
    spender,
    detail,
    precision,
    ...(unit.invented === true ? { invented: true } : {}),
    sections: unit.sections,
    covered: unit.covered,
    ...(projects.length === 0
      ? {}
      : { projects: projects.map(({ subunit, ...rest }) => ({ ...rest, unit: subunit })) }),
    ...(Object.keys(staff).length === 0 ? {} : { staff }),
    ...(Object.keys(reviews).length === 0 ? {} : { review: reviews }),
  });
}

/** The year whose end `unit.yaml` counts staff at: a budget is drawn up before its year begins. */
export function staffYear(kind: UnitYear['kind'], year: number): number {
  return kind === 'budget' ? year - 1 : year;
}

/** The staff of a year's facts as `unit.yaml` writes it. */
export function staffOfFacts(
  facts: Iterable<ExactFact>,
  year: number,
): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const staff: Record<string, Record<string, number>> = {};
  for (const { key, value } of facts) {
    const name = Object.entries(STAFF).find(([, measure]) => measure === key.measure)?.[0];
    if (name === undefined || key.basis !== 'count' || key.year !== year) continue;
    const own = staff[name] ?? {};
    staff[name] = own;
    own[key.dims.item ?? 'total'] = Number(value / pow10(BASE_PLACES.count));
  }
  return staff;
}
