import { normaliseName } from '../../facts/names.js';
import type { Digest } from './digest.js';
import type { Covered } from './units.js';

/** Shorter names (医疗保障局) belong to many offices. */
const LEAST_NAME = 6;

export type Kind = 'final-accounts' | 'budget';

/** The documents to compare, in an order that no argument order changes. */
export class DocumentSet {
  readonly documents: readonly Digest[];

  constructor(documents: readonly Digest[]) {
    this.documents = documents
      .map((digest) => ({ digest, order: orderOf(digest) }))
      .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
      .map(({ digest }) => digest);
  }

  ofKind(kind: Kind): readonly Digest[] {
    return this.documents.filter(({ document }) => document.kind === kind);
  }

  /**
   * Documents of the same office and scope, of another kind or year. A department's document
   * and that of the unit of the same name cover different things and are not compared.
   */
  counterparts(of: Digest, kind: Kind, year: number): readonly Digest[] {
    return this.documents.filter(
      (other) =>
        other !== of &&
        other.document.kind === kind &&
        other.document.fiscalYear === year &&
        isSameOffice(of, other) &&
        isSameScope(of, other),
    );
  }

  /** Units' documents of the year and kind of a department's document, and whether all are here. */
  unitsOf(department: Digest): { readonly units: readonly Digest[]; readonly whole: boolean } {
    const { kind, fiscalYear, level } = department.document;
    if (level !== 'department') return { units: [], whole: false };
    const list = department.covered;
    const units = this.documents.filter(
      (other) =>
        other !== department &&
        other.document.level === 'unit' &&
        other.document.kind === kind &&
        other.document.fiscalYear === fiscalYear &&
        belongs(other, department, list),
    );
    return { units, whole: isWhole(units, list) };
  }
}

/** Whether each document has another one of its office, or of a department that covers it. */
export function comparable(
  heads: readonly Pick<Digest, 'document' | 'covered'>[],
): readonly boolean[] {
  const found = heads.map(() => false);
  // Offices of one name are asked once, however many documents each of them has.
  const byName = new Map<string, number[]>();
  heads.forEach(({ document, covered }, at) => {
    for (const name of [document.unit ?? '', ...covered.names].map(bareName)) {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [at]);
      else if (known.at(-1) !== at) known.push(at);
    }
  });
  const mark = (places: readonly number[]) => {
    for (const at of places) found[at] = true;
  };
  const names = [...byName];
  for (const [index, [name, places]] of names.entries()) {
    if (places.length > 1) mark(places);
    for (const [other, others] of names.slice(index + 1)) {
      if (!mayMeet(name, other)) continue;
      mark(places);
      mark(others);
    }
  }
  return found;
}

/** As `sameName` and `belongs` compare names, or more widely. */
function mayMeet(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
  if (shorter.length >= LEAST_NAME && longer.endsWith(shorter)) return true;
  const isIn = (field: string, name: string) => field.length >= LEAST_NAME && name.includes(field);
  return isIn(fieldOf(shorter), longer) || isIn(fieldOf(longer), shorter);
}

function orderOf({ document, file }: Digest): string {
  const { unit, fiscalYear, kind, level } = document;
  return JSON.stringify([unit, fiscalYear, kind, level, file]);
}

/** 镇安县医疗保障局 and 商洛市镇安县医疗保障局（本级） are one office. */
export function sameName(a: string, b: string): boolean {
  const [shorter, longer] = [bareName(a), bareName(b)].sort((x, y) => x.length - y.length);
  if (shorter === undefined || longer === undefined) return false;
  return shorter === longer || (shorter.length >= LEAST_NAME && longer.endsWith(shorter));
}

function bareName(name: string): string {
  return normaliseName(name).replace(/\((?:本级|机关|部门|单位|汇总)\)$/, '');
}

function isSameOffice(a: Digest, b: Digest): boolean {
  return sameName(a.document.unit ?? '', b.document.unit ?? '');
}

/** Where one of two documents does not say whether it is a department's, nothing speaks against it. */
function isSameScope(a: Digest, b: Digest): boolean {
  const [one, other] = [a.document.level, b.document.level];
  return one === null || other === null || one === other;
}

/** Without a list, a unit belongs to the department whose field its name is of: 某区医疗保障. */
function belongs(unit: Digest, department: Digest, { names }: Covered): boolean {
  const own = unit.document.unit ?? '';
  if (names.length > 0) return names.some((name) => sameName(name, own));
  const field = fieldOf(bareName(department.document.unit ?? ''));
  return field.length >= LEAST_NAME && bareName(own).includes(field);
}

/** The name of an office without what kind of office it is. */
function fieldOf(name: string): string {
  return name.replace(/(?:局|委员会|委|办公室|中心)$/, '');
}

/** Every listed unit has its document, one each; without a list, as many as are counted. */
function isWhole(units: readonly Digest[], { names, count }: Covered): boolean {
  if (names.length > 0) {
    const one = (name: string) =>
      units.filter(({ document }) => sameName(name, document.unit ?? '')).length === 1;
    return names.every(one) && units.length === names.length;
  }
  return count !== null && count > 0 && units.length === count;
}
