import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ReadError } from '../../src/document/read-error.js';
import type { Document } from '../../src/document/tree.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { residueOf } from '../support/coverage.js';

const SEED = 20260611;
/** Generous, because the machine may be busy; nothing here depends on it. */
const TIMEOUT = 120_000;
const FOLDER = join(import.meta.dirname, '../../examples/disclosures');
const EXAMPLES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => new Uint8Array(readFileSync(join(FOLDER, name))));

/** The document, or null where the reader refused the bytes with a clear message. */
function readOrRefuse(bytes: Uint8Array): Document | null {
  try {
    return readTextDocument(bytes, 'mutated.txt');
  } catch (error) {
    expect(error).toBeInstanceOf(ReadError);
    const { messages } = error as ReadError;
    expect(messages.zh).toContain('mutated.txt');
    expect(messages.en).toContain('mutated.txt');
    return null;
  }
}

interface Mutation {
  readonly kind: 'set' | 'insert' | 'remove' | 'copy' | 'cut';
  readonly at: number;
  readonly length: number;
  readonly bytes: Uint8Array;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('set', 'insert', 'remove', 'copy', 'cut'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  length: fc.integer({ min: 0, max: 400 }),
  bytes: fc.oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc
      .constantFrom(
        '\n',
        '\t',
        '\f',
        '\r\n',
        '公开01表',
        '注：',
        '目录',
        '第一部分',
        '总分',
        '1.',
        '。',
        '**',
      )
      .map((word) => new TextEncoder().encode(word)),
  ),
});

function applied(bytes: Uint8Array, { kind, at, length, bytes: extra }: Mutation): Uint8Array {
  const from = Math.floor(at * bytes.length);
  const to = Math.min(bytes.length, from + length);
  const [head, middle, tail] = [
    bytes.subarray(0, from),
    bytes.subarray(from, to),
    bytes.subarray(to),
  ];
  switch (kind) {
    case 'set':
      return joined(head, extra, bytes.subarray(Math.min(bytes.length, from + extra.length)));
    case 'insert':
      return joined(head, extra, middle, tail);
    case 'remove':
      return joined(head, tail);
    case 'copy':
      return joined(head, middle, middle, tail);
    case 'cut':
      return head;
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

describe('text reader against damaged files', { timeout: TIMEOUT }, () => {
  test('mutated examples are read or refused, never crash', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...EXAMPLES),
        fc.array(mutation, { minLength: 1, maxLength: 6 }),
        (bytes, mutations) => {
          readOrRefuse(mutations.reduce(applied, bytes));
        },
      ),
      { seed: SEED, numRuns: 200 },
    );
  });

  test('a file cut at any byte is read as far as it goes', () => {
    for (const bytes of EXAMPLES) {
      for (let end = 1; end < bytes.length; end += 211) {
        const document = readOrRefuse(bytes.subarray(0, end));
        const whole = new TextDecoder('utf-8', { fatal: false }).decode(bytes.subarray(0, end));
        if (whole.replace('\uFFFD', '').trim() === '') expect(document).toBeNull();
        else expect(document?.unread.length).toBe(whole.endsWith('\uFFFD') ? 1 : 0);
      }
    }
  });

  test('arbitrary bytes are read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        readOrRefuse(bytes);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  test('whatever the lines of a text are, every character stands in the tree at its place', () => {
    const word = fc.constantFrom(
      ...[
        '收入',
        '支出',
        '合计',
        '一、',
        '（一）',
        '1.',
        '第一部分',
        '注：',
        '公开01表',
        '单位：万元',
        '序号',
      ],
      ...[
        '目录',
        '自评表',
        '总分',
        '本年度无支出',
        '526.04',
        '0.00',
        '2101501',
        '，',
        '。',
        '—',
        '100%',
        '表 1',
      ],
      ...['项目名称', '（2022 年度）', '...........', '编制单位：某局'],
    );
    const blank = fc.constantFrom('', '', ' ', '  ', '\t', '\u3000');
    const line = fc
      .array(fc.tuple(word, blank), { maxLength: 6 })
      .map((parts) => parts.flat().join(''));
    const lines = fc.array(line, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n', '\r'), (printed, end) => {
        const source = printed.join(end);
        const document = readOrRefuse(new TextEncoder().encode(source));
        if (document === null) expect(source.trim()).toBe('');
        else expect(residueOf(document, source)).toEqual([]);
      }),
      { seed: SEED, numRuns: 800 },
    );
  });
});

describe('text reader against hostile sizes', { timeout: TIMEOUT }, () => {
  const lines = (line: string, count: number) => new TextEncoder().encode(line.repeat(count));

  test.each([
    ['one line of 50 MB', '医', 17_000_000, 'line-too-long'],
    ['millions of tabs', '\t1', 400_000, 'too-many-cells'],
    ['more cells than any disclosure', `${'1\t'.repeat(900)}\n`, 3000, 'too-many-cells'],
    ['more lines than any disclosure', '1\n', 1_000_001, 'too-many-lines'],
    ['nothing but line ends', '\n', 2_000_000, 'empty'],
  ] as const)('%s is refused', (_name, line, count, code) => {
    expect(() => readTextDocument(lines(line, count), 'hostile.txt')).toThrow(
      expect.objectContaining({ code }),
    );
  });

  test.each([
    ['titles of contents', '目录\n一、甲\n二、乙\n'],
    ['table numbers', '公开01表\n'],
    ['notes', '注：甲\n'],
    ['form titles', '甲项目自评表\n（2022 年度）\n'],
    ['open sentences', '甲，\n'],
    ['aligned rows', '甲  乙  丙\n'],
    [
      'rows between sentences',
      '甲 1.00 2.00 3.00\n本年收入与上年相比没有增减变化，特此说明本年收支的全部情况。\n',
    ],
  ])('%s without end are read in linear time', (_name, line) => {
    const steps = (count: number) =>
      Math.min(
        ...[1, 2, 3].map(() => {
          const start = performance.now();
          readTextDocument(lines(line, count), 'hostile.txt');
          return performance.now() - start;
        }),
      );
    steps(1000);
    const [small, large] = [steps(2500), steps(20_000)];
    // Eight times the input: linear is about 8, quadratic 64; the rest is the machine's noise.
    expect(large / Math.max(small, 5)).toBeLessThan(32);
  });
});
