import { expect, test } from 'vitest';
import { type ExactFact, ExactFacts, FactConflict } from './exact.js';

const fact = (value: bigint, place: string): ExactFact => ({
  key: { measure: 'revenue', unit: '某局', year: 2023, basis: 'final', dims: { fund: 'general' } },
  value,
  origin: { place },
});

test('the same value twice is one fact', () => {
  const facts = new ExactFacts([fact(1n, 'a'), fact(1n, 'b')]);
  expect([facts.size, facts.get(fact(1n, '').key)?.origin.place]).toEqual([1, 'a']);
});

test('two values of one key are refused with both places', () => {
  const facts = new ExactFacts([fact(1n, 'a.csv:2')]);
  expect(() => facts.add(fact(2n, 'b.csv:9'))).toThrow(FactConflict);
  expect(() => facts.add(fact(2n, 'b.csv:9'))).toThrow(/a\.csv:2.*b\.csv:9/);
});
