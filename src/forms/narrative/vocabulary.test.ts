import { describe, expect, test } from 'vitest';
import { measureOf } from '../../facts/measures.js';
import { topics } from '../generated/topics.js';
import { vocabulary } from '../generated/vocabulary.js';
import { topicChain } from './lexicon.js';

const IDS = new Set([...topics.map(({ id }) => id), 'business']);
/** Items that the reader makes from the insurance scheme of the clause. */
const BY_SCHEME = new Set(['employee', 'resident']);

describe('vocabulary data', () => {
  test('every measure is one of the controlled vocabulary', () => {
    const named = vocabulary.flatMap(({ measures = [], of, after = [] }) => [
      ...measures,
      ...(of === undefined ? [] : [of]),
      ...after,
    ]);
    expect(named.filter((id) => measureOf(id) === null)).toEqual([]);
    expect(
      topics.flatMap(({ measures = [] }) => measures).filter((id) => measureOf(id) === null),
    ).toEqual([]);
  });

  test('every item is an item of its measure', () => {
    const strange = vocabulary.flatMap(({ measures = [], dims }) => {
      const item = dims?.item;
      if (item === undefined || item === 'own-account') return [];
      return measures
        .filter((id) => !BY_SCHEME.has(item) && !(measureOf(id)?.items ?? []).includes(item))
        .map((id) => `${id} ${item}`);
    });
    expect(strange).toEqual([]);
  });

  test('every topic exists, and parents end', () => {
    expect(vocabulary.flatMap((entry) => entry.topics ?? []).filter((id) => !IDS.has(id))).toEqual(
      [],
    );
    for (const topic of topics) {
      expect(topic.parent === undefined || IDS.has(topic.parent)).toBe(true);
      expect((topic.under ?? []).every((id) => IDS.has(id))).toBe(true);
      expect(topicChain(topic.id)[0]).toBe(topic.id);
    }
  });

  test('no word means two things in one topic', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const entry of vocabulary) {
      if (entry.role === 'unit' || entry.role === 'count') continue;
      for (const word of entry.words) {
        for (const topic of entry.topics ?? ['']) {
          const key = `${topic} ${word}`;
          if (seen.has(key)) twice.push(key);
          seen.set(key, word);
        }
      }
    }
    expect(twice).toEqual([]);
  });

  test('words are written as the reader sees them: narrow brackets, no blanks', () => {
    expect(
      vocabulary.flatMap(({ words }) => words).filter((word) => /[（）：；％\s]/.test(word)),
    ).toEqual([]);
  });
});
