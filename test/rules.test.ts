import { describe, expect, test } from 'vitest';
import { alarmsOf } from '../src/checks/alarms.js';
import { check } from '../src/checks/check.js';
import type { Rule, RuleExample } from '../src/checks/rule.js';
import { RULES } from '../src/checks/rules/index.js';
import { readExample } from './support/example.js';

/** Findings of one rule on an example, read as any file is. */
function findings(rule: Rule, example: RuleExample) {
  return alarmsOf(check(readExample(example), [rule]).findings).filter(
    (finding) => finding.rule === rule.meta.id,
  );
}

describe('every rule', () => {
  test('has its own kebab-case id', () => {
    const ids = RULES.map((rule) => rule.meta.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  });

  test('a recalled basis is at most a warning, a weak one a note', () => {
    for (const { meta } of RULES) {
      if (meta.basis.kind === 'recalled') expect(meta.severity, meta.id).not.toBe('error');
      if (meta.basis.confidence === 'low') expect(meta.severity, meta.id).toBe('note');
    }
  });

  describe.each(RULES.map((rule) => [rule.meta.id, rule] as const))('%s', (_id, rule) => {
    const { meta, examples } = rule;

    test('is documented in both languages', () => {
      for (const message of [meta.title, meta.description, meta.basis.text]) {
        expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
        expect(message.en).toMatch(/[A-Za-z]/);
      }
      expect(meta.kinds.length).toBeGreaterThan(0);
      expect(examples.fail.length).toBeGreaterThan(0);
      expect(examples.pass.length).toBeGreaterThan(0);
    });

    test('finds its failing examples, each at a place and in both languages', () => {
      for (const example of examples.fail) {
        const found = findings(rule, example);
        expect(found.length, example.why.en).toBeGreaterThan(0);
        for (const finding of found) {
          expect(finding.places.length, example.why.en).toBeGreaterThan(0);
          expect(finding.message.zh).not.toBe('');
          expect(finding.message.en).not.toBe('');
        }
      }
    });

    test('is silent on its passing examples', () => {
      for (const example of examples.pass) {
        expect(findings(rule, example), example.why.en).toEqual([]);
      }
    });
  });
});
