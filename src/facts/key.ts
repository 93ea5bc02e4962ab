/** What a figure says about its measure; the same words as in the JSON contract. */
export type Basis =
  | 'budget'
  | 'adjusted-budget'
  | 'final'
  | 'prior-year'
  | 'change'
  | 'change-percent'
  | 'completion-percent'
  | 'share-percent'
  | 'count'
  | 'threshold';

/**
 * Dimensions of a fact. Where `fund` is given, `source` (appropriation) follows and is
 * left out, so that one fact has one key.
 */
export interface Dimensions {
  /** Functional classification code: 210, 21015, 2101501. */
  readonly function?: string;
  /** Departmental economic classification code: 301, 30101. */
  readonly deptEconomic?: string;
  /** Government economic classification code: 501, 50101. */
  readonly govEconomic?: string;
  readonly fund?: 'general' | 'government-fund' | 'state-capital' | 'other';
  readonly source?:
    | 'appropriation'
    | 'superior-subsidy'
    | 'business'
    | 'operating'
    | 'affiliated'
    | 'other';
  readonly kind?: 'basic' | 'project' | 'remit-to-superior' | 'operating' | 'affiliated';
  /** Personnel (人员经费) or operating (公用经费) part of basic expenditure. */
  readonly group?: 'personnel' | 'operating';
  /** A part named by the measure's own vocabulary (reception, goods, administrative …). */
  readonly item?: string;
  /** Normalised project name. */
  readonly project?: string;
  readonly task?: string;
  readonly indicator?: string;
  /** A unit inside the reporting unit. */
  readonly subunit?: string;
}

/**
 * What a change or a completion percentage compares with: last year's figure of the document's own
 * kind, or the print of last year that it is not (a final figure with last year's budget, a budget
 * with last year's final figure), or a budget of this year.
 */
export type Against = 'prior-year' | 'prior-budget' | 'prior-final' | 'budget' | 'adjusted-budget';

/** What is measured. Two prints of one key are the same fact printed twice. */
export interface FactKey {
  readonly measure: string;
  /** Name of the reporting unit. */
  readonly unit: string;
  readonly year: number;
  readonly basis: Basis;
  /** What a change or a completion percentage compares with. */
  readonly against?: Against;
  /** The whole of a share, as a measure id with dimensions (`keyString` without unit and year). */
  readonly of?: string;
  readonly dims: Dimensions;
}

/** The year and the print of what a figure of `year` is compared with; `own` is the print of the document's kind. */
export function comparedWith(
  against: Against,
  year: number,
  own: 'budget' | 'final',
): { readonly year: number; readonly basis: Basis } {
  switch (against) {
    case 'prior-year':
      return { year: year - 1, basis: own };
    case 'prior-budget':
      return { year: year - 1, basis: 'budget' };
    case 'prior-final':
      return { year: year - 1, basis: 'final' };
    default:
      return { year, basis: against };
  }
}

const DIMENSION_ORDER: readonly (keyof Dimensions)[] = [
  'function',
  'deptEconomic',
  'govEconomic',
  'fund',
  'source',
  'kind',
  'group',
  'item',
  'project',
  'task',
  'indicator',
  'subunit',
];

/** `measure{dim=value,…}`: the fact without unit, year and basis. */
export function subjectString(measure: string, dims: Dimensions): string {
  let parts = '';
  for (const name of DIMENSION_ORDER) {
    const value = dims[name];
    if (value !== undefined) parts += `${parts === '' ? '' : ','}${name}=${escaped(value)}`;
  }
  return parts === '' ? measure : `${measure}{${parts}}`;
}

/** Canonical text of a key; equal keys have equal texts, whatever their property order. */
export function keyString(key: FactKey): string {
  const subject = subjectString(key.measure, key.dims);
  const against = key.against === undefined ? '' : `~${key.against}`;
  const of = key.of === undefined ? '' : `/${key.of}`;
  return `${subject}@${escaped(key.unit)}#${key.year}:${key.basis}${against}${of}`;
}

/** `subject@unit#year:basis~against/of`, marks of names escaped. */
const WHOLE =
  /^((?:[^\\@#]|\\.)+?)@((?:[^\\@#]|\\.)*)#(\d{1,4}):([a-z-]+)(?:~([a-z-]+))?(?:\/(.+))?$/s;
const SUBJECT = /^((?:[^\\{}]|\\.)+)(?:\{((?:[^\\{}]|\\.)*)\})?$/s;
const BASES: ReadonlySet<string> = new Set<Basis>([
  'budget',
  'adjusted-budget',
  'final',
  'prior-year',
  'change',
  'change-percent',
  'completion-percent',
  'share-percent',
  'count',
  'threshold',
]);
const AGAINST: ReadonlySet<string> = new Set<Against>([
  'prior-year',
  'prior-budget',
  'prior-final',
  'budget',
  'adjusted-budget',
]);

/** The key that a `keyString` names, or null where the text is none. */
export function parseKey(text: string): FactKey | null {
  const [, subject = '', unit = '', year = '', basis = '', against, of] = WHOLE.exec(text) ?? [];
  const [, measure, parts = ''] = SUBJECT.exec(subject) ?? [];
  if (measure === undefined || !BASES.has(basis)) return null;
  if (against !== undefined && !AGAINST.has(against)) return null;
  const dims = dimensionsIn(parts);
  if (dims === null) return null;
  return {
    measure,
    unit: unescaped(unit),
    year: Number(year),
    basis: basis as Basis,
    ...(against === undefined ? {} : { against: against as Against }),
    ...(of === undefined ? {} : { of }),
    dims,
  };
}

function dimensionsIn(parts: string): Dimensions | null {
  const names: ReadonlySet<string> = new Set(DIMENSION_ORDER);
  const dims: Record<string, string> = {};
  for (const part of parts.match(/(?:[^\\,]|\\.)+/gs) ?? []) {
    const [, name = '', value = ''] = /^([a-zA-Z]+)=(.+)$/s.exec(part) ?? [];
    if (!names.has(name) || dims[name] !== undefined) return null;
    dims[name] = unescaped(value);
  }
  return dims as Dimensions;
}

function unescaped(value: string): string {
  return value.replace(/\\(.)/gs, '$1');
}

const OWN_MARKS = /[\\,={}@#]/;
const ALL_OWN_MARKS = /[\\,={}@#]/g;

/** Names are free text: their marks must not read as the key's own. Few have any. */
function escaped(value: string): string {
  return OWN_MARKS.test(value) ? value.replace(ALL_OWN_MARKS, '\\$&') : value;
}

export function sameKey(a: FactKey, b: FactKey): boolean {
  return keyString(a) === keyString(b);
}
