import { describe, expect, it } from 'vitest';
import { readTextDocument } from '../../formats/text/read.js';
import { readForms } from '../../forms/read.js';
import { check } from '../check.js';
import type { Finding } from '../rule.js';
import { equipmentSentence } from '../rules/examples-text.js';
import { overallExample, projectExample } from '../rules/performance/examples.js';

function findings(text: string): readonly Finding[] {
  const reading = readForms(readTextDocument(new TextEncoder().encode(text), 'a.txt'));
  return check(reading).findings.filter(({ severity }) => severity !== 'note');
}

function rivalsOf({ cause }: Finding): readonly string[] {
  return (cause?.repairs ?? []).flatMap(({ changes }) =>
    changes.map(({ printed, proposed, high }) => `${printed} → ${proposed ?? `≤ ${high}`}`),
  );
}

function only(text: string): Finding {
  const [first, ...more] = findings(text);
  if (first === undefined || more.length > 0) throw new Error(`${more.length + 1} findings`);
  return first;
}

describe('alarms of form rules name the figures that they compare', () => {
  it('a result that a slip explains before the score that it does not', () => {
    const found = only(projectExample({ scanned: '20份', scannedScore: '20', score: '98' }));
    expect(found.rule).toBe('performance-quantitative-score');
    expect(rivalsOf(found).slice(0, 1)).toEqual(['20份 → 200']);
    expect(found.cause?.state).toBe('undecided');
  });

  it('of two limits the rounder one is meant', () => {
    const found = only(equipmentSentence('50', '51'));
    expect(rivalsOf(found)).toEqual(['51 → 50', '50 → 51']);
    expect(found.cause).toMatchObject({ state: 'decided', proposed: '50' });
  });

  it('a figure that two alarms would have the same is one cause of both', () => {
    const found = only(
      projectExample({
        scanned: '20份',
        scannedScore: '20',
        score: '98',
        reviewExtra: '数量指标：整理档案200份。',
      }),
    );
    expect(rivalsOf(found)).toEqual(['20份 → 200']);
    expect(found.cause?.knockOns).toHaveLength(1);
  });
});

describe('a score above its weight', () => {
  const named = (text: string) =>
    findings(text)
      .filter(({ rule }) => rule === 'performance-score-within-weight')
      .map(({ cause }) => cause?.culprit?.text);

  it('is the score where its total says so, though no slip explains it', () => {
    expect(named(overallExample({ trainingScore: '28' }))).toEqual(['28']);
  });

  it('is the weight where the weights say so', () => {
    expect(findings(overallExample({ trainingWeight: '10' })).length).toBeGreaterThan(0);
    expect(
      findings(overallExample({ trainingWeight: '10' })).map(({ cause }) => cause?.culprit?.text),
    ).toEqual(['10']);
  });
});
