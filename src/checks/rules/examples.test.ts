import { describe, expect, it } from 'vitest';
import { readTextDocument } from '../../formats/text/read.js';
import { readForms } from '../../forms/read.js';
import { alarmsOf } from '../alarms.js';
import { check } from '../check.js';
import type { Finding } from '../rule.js';
import { NARRATIVE_RULES } from './narrative/index.js';
import { TABLE_RULES } from './table/index.js';

function findingsOf(text: string): readonly Finding[] {
  const document = readTextDocument(new TextEncoder().encode(text), 'example.txt');
  return alarmsOf(check(readForms(document)).findings);
}

describe.each([...TABLE_RULES, ...NARRATIVE_RULES])('$meta.id', ({ meta, examples }) => {
  it.each(examples.fail)('reports: $why.en', ({ text }) => {
    const found = findingsOf(text).filter((one) => one.rule === meta.id);
    expect(found.map((one) => one.message.en)).not.toEqual([]);
    for (const one of found) expect(one.places.length).toBeGreaterThan(0);
  });

  it.each(examples.pass)('is silent: $why.en', ({ text }) => {
    const found = findingsOf(text).filter((one) => one.rule === meta.id);
    expect(found.map((one) => one.message.en)).toEqual([]);
  });

  it('has both kinds of examples and a description in both languages', () => {
    expect(examples.pass.length).toBeGreaterThan(0);
    expect(examples.fail.length).toBeGreaterThan(0);
    expect(meta.description.zh).not.toBe(meta.description.en);
  });
});
