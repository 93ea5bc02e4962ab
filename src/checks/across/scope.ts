import type { Occurrence } from '../../facts/occurrence.js';
import type { Message } from '../rule.js';
import { term } from '../terms.js';
import type { Digest, Figure } from './digest.js';
import type { AcrossIdentity } from './rule.js';

const KINDS = {
  'final-accounts': { zh: '决算', en: 'final accounts' },
  budget: { zh: '预算', en: 'budget' },
} as const;

/** How a document is called in a finding: year, kind and office. */
export function nameOf({ document, file }: Digest): Message {
  const { unit, fiscalYear, kind } = document;
  const words = kind === null ? { zh: '文件', en: 'document' } : KINDS[kind];
  const office = unit ?? file;
  return {
    zh: `${office}${fiscalYear ?? ''}年${words.zh}`,
    en: `${fiscalYear ?? ''} ${words.en} of ${office}`,
  };
}

/**
 * What each document covers, and what may explain a difference: scope, or, where a department is
 * compared with its units, what passed between them.
 */
export function scopeOf(readings: readonly Digest[]): Message {
  const each = readings.map((reading) => ({ name: nameOf(reading), scope: scope(reading) }));
  const why = explanation(readings, new Set(each.map(({ scope: one }) => one.zh)).size > 1);
  return {
    zh: `口径：${each.map(({ name, scope: one }) => `${name.zh}${one.zh}`).join('；')}${why.zh}`,
    en: `scope: ${each.map(({ name, scope: one }) => `${name.en} ${one.en}`).join('; ')}${why.en}`,
  };
}

function explanation(readings: readonly Digest[], differ: boolean): Message {
  const levels = readings.map(({ document }) => document.level);
  if (levels.includes('department') && levels.includes('unit')) {
    return {
      zh: '；汇总时冲销的内部往来可以说明差异',
      en: '; payments between them, which cancel out, may explain the difference',
    };
  }
  return differ
    ? {
        zh: '；口径不同可以说明差异',
        en: '; the difference of scope may explain that of the figures',
      }
    : { zh: '', en: '' };
}

function scope(reading: Digest): Message {
  const { count, names } = reading.covered;
  const units = count ?? (names.length > 0 ? names.length : null);
  switch (reading.document.level) {
    case 'department':
      return units === null
        ? { zh: '为部门汇总，包括所属单位', en: 'is a department’s, its units included' }
        : {
            zh: `为部门汇总，含 ${units} 个单位`,
            en: `is a department’s, of ${units} unit(s)`,
          };
    case 'unit':
      return { zh: '只含本单位', en: 'covers the unit alone' };
    case null:
      return {
        zh: '没有写明是部门还是单位',
        en: 'does not say whether it is a department’s or a unit’s',
      };
  }
}

/** A figure with the name of its document, so that two tables of one title are told apart. */
export function told(reading: Digest, occurrence: Occurrence): Occurrence {
  const { place } = occurrence;
  return { ...occurrence, place: { ...place, label: `${nameOf(reading).zh} ${place.label}` } };
}

/**
 * `a = b` where both prints are of one fact: the second takes the key of the first, whatever name
 * its document gives the office.
 */
export function sameFact(
  id: string,
  title: Message,
  [one, a]: readonly [Digest, Figure],
  [other, b]: readonly [Digest, Figure],
): AcrossIdentity {
  const first = told(one, a.occurrence);
  const second = { ...told(other, b.occurrence), key: first.key };
  return {
    id,
    title,
    relation: { kind: 'linear', compare: '=', terms: [term(first, 1n), term(second, -1n)] },
    target: 0,
    between: [one, other],
    doubt: doubtIn(a, b),
  };
}

/** Why a contradiction between these figures would prove nothing, or null. */
export function doubtIn(...figures: readonly Figure[]): Message | null {
  for (const { doubt } of figures) if (doubt !== null) return doubt;
  return null;
}
