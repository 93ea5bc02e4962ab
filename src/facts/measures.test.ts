import { describe, expect, test } from 'vitest';
import { measureNamed, measureOf, measures } from './measures.js';

describe('measure vocabulary', () => {
  test('ids are unique, kebab-case and have both names', () => {
    const ids = measures().map((measure) => measure.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const measure of measures()) {
      expect(measure.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(measure.name.zh).not.toBe('');
      expect(measure.name.en).not.toBe('');
      expect(measure.source).not.toBe('');
    }
  });

  test('a measure is found by id and by name', () => {
    expect(measureOf('three-public')?.items).toContain('vehicle-purchase');
    expect(measureNamed('三公 经费')?.id).toBe('three-public');
    expect(measureOf('no-such-measure')).toBeNull();
    expect(measureNamed('没有的名称')).toBeNull();
  });
});
