import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../src/checks/check.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readForms } from '../../src/forms/read.js';

const EXAMPLE = join(import.meta.dirname, '../../examples/disclosures/zengdu-2022.txt');
/** A row of the form that explains how points are taken off, its sentence broken in the middle. */
const ROW = [
  ...['约束性指标 资金管理', '经费使用合', '', '规性', '', '不设权重，有问题的扣', ''],
  ...['分，总得分不得超过 70', '', '分。', '', ''],
].join('\n');

test('the number of a sentence that breaks before its unit is no score', () => {
  const text = readFileSync(EXAMPLE, 'utf8');
  const at = text.indexOf('总分 100', text.indexOf('目标 2(40 分）'));
  expect(at).toBeGreaterThan(0);
  const changed = text.slice(0, at) + ROW + text.slice(at);
  const reading = readForms(readTextDocument(new TextEncoder().encode(changed), 'form.txt'));
  const form = reading.tables.find(({ performance }) => performance !== undefined)?.performance;
  const scores = form?.indicators.map(({ score }) => score?.printed.text ?? '') ?? [];
  expect(scores.filter((score) => score === '20').length).toBe(4);
  expect(scores).not.toContain('70');
  expect(check(reading).findings.map(({ rule }) => rule)).not.toContain('performance-total-score');
});
