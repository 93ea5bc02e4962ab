import { describe, expect, test } from 'vitest';
import { displayWidth, wrapped } from './wrap.js';

describe('lines of a terminal', () => {
  test('Chinese takes two columns, colour none', () => {
    expect(displayWidth('决算 1.20')).toBe(9);
    expect(displayWidth('\u001b[31m错误\u001b[0m')).toBe(4);
  });

  test('are broken within their width, under the beginning of their text', () => {
    const line = `    位置  第131行  ${'一般公共预算财政拨款支出，'.repeat(6)}526.04 万元`;
    const lines = wrapped(line, 40).split('\n');
    expect(lines.length).toBeGreaterThan(3);
    for (const one of lines) expect(displayWidth(one)).toBeLessThanOrEqual(40);
    for (const one of lines.slice(1)) expect(one.startsWith(' '.repeat(10))).toBe(true);
    expect(
      lines
        .map((one) => one.trim())
        .join('')
        .replace(/\s/g, ''),
    ).toBe(line.replace(/\s/g, ''));
  });

  test('never break a figure, nor begin with closing punctuation', () => {
    const line = `  合计 ${'1234567.89 + '.repeat(8)}（其中：基本支出），完成预算。`;
    const lines = wrapped(line, 30).split('\n');
    for (const one of lines) expect(one.trim()).not.toMatch(/^[，。）]|^\.|^\d+$/);
    expect(lines.join(' ').match(/1234567\.89/g)).toHaveLength(8);
  });

  test('a word longer than the line stands whole, and short lines stay', () => {
    const path = `/a/${'b'.repeat(60)}`;
    expect(wrapped(`x ${path}\n短`, 20).split('\n')).toEqual(['x', path, '短']);
  });
});
