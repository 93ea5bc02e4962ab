import type { Basis, Dimensions, FactKey } from '../../facts/key.js';
import { subjectString } from '../../facts/key.js';
import { normaliseName } from '../../facts/names.js';
import type { Occurrence } from '../../facts/occurrence.js';
import type { Reading } from '../../forms/reading.js';
import { printsOfSubject } from '../rules/prints.js';
import { type Covered, covered } from './units.js';

/** Shorter names (医疗保障局) belong to many offices. */
const LEAST_NAME = 6;

export type Kind = 'final-accounts' | 'budget';

/** Documents of which unit, year and kind are known, in an order that no argument order changes. */
export class DocumentSet {
  readonly readings: readonly Reading[];

  constructor(readings: readonly Reading[]) {
    this.readings = readings
      .filter(
        ({ document }) =>
          document.unit !== null && document.fiscalYear !== null && document.kind !== null,
      )
      .map((reading) => ({ reading, order: orderOf(reading) }))
      .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0))
      .map(({ reading }) => reading);
  }

  ofKind(kind: Kind): readonly Reading[] {
    return this.readings.filter(({ document }) => document.kind === kind);
  }

  /**
   * Documents of the same office and scope, of another kind or year. A department's document
   * and that of the unit of the same name cover different things and are not compared.
   */
  counterparts(of: Reading, kind: Kind, year: number): readonly Reading[] {
    return this.readings.filter(
      (other) =>
        other !== of &&
        other.document.kind === kind &&
        other.document.fiscalYear === year &&
        isSameOffice(of, other) &&
        isSameScope(of, other),
    );
  }

  /** Units' documents of the year and kind of a department's document, and whether all are here. */
  unitsOf(department: Reading): { readonly units: readonly Reading[]; readonly whole: boolean } {
    const { kind, fiscalYear, level } = department.document;
    if (level !== 'department') return { units: [], whole: false };
    const list = covered(department);
    const units = this.readings.filter(
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

function orderOf({ document, file }: Reading): string {
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

function isSameOffice(a: Reading, b: Reading): boolean {
  return sameName(a.document.unit ?? '', b.document.unit ?? '');
}

/** Where one of two documents does not say whether it is a department's, nothing speaks against it. */
function isSameScope(a: Reading, b: Reading): boolean {
  const [one, other] = [a.document.level, b.document.level];
  return one === null || other === null || one === other;
}

function belongs(unit: Reading, department: Reading, { names }: Covered): boolean {
  const own = unit.document.unit ?? '';
  if (names.length > 0) return names.some((name) => sameName(name, own));
  if (isSameOffice(unit, department)) return true;
  const region = department.document.region;
  return region !== null && unit.document.region === region;
}

/** Every listed unit has its document, one each; without a list, as many as are counted. */
function isWhole(units: readonly Reading[], { names, count }: Covered): boolean {
  if (names.length > 0) {
    const one = (name: string) =>
      units.filter(({ document }) => sameName(name, document.unit ?? '')).length === 1;
    return names.every(one) && units.length === names.length;
  }
  return count !== null && count > 0 && units.length === count;
}

/** A print of a fact in a document, whatever name the document gives its office. */
export function printOf(
  reading: Reading,
  fact: { readonly measure: string; readonly dims: Dimensions },
  basis: Basis,
  year: number,
): Occurrence | null {
  const prints = printsOfSubject(reading, subjectString(fact.measure, fact.dims)).filter(
    ({ key, printed }) =>
      key.basis === basis &&
      key.year === year &&
      key.of === undefined &&
      printed.form === 'number' &&
      printed.bound === 'exact',
  );
  return prints.find(({ place }) => place.kind === 'table') ?? prints[0] ?? null;
}

/** The first print of every key that passes. */
export function firstPrints(
  reading: Reading,
  test: (key: FactKey, occurrence: Occurrence) => boolean,
): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (const group of reading.facts.groups()) {
    const usable = group.filter(
      ({ printed }) => printed.form === 'number' && printed.bound === 'exact',
    );
    const print = usable.find(({ place }) => place.kind === 'table') ?? usable[0];
    if (print !== undefined && test(print.key, print)) found.push(print);
  }
  return found;
}
