// The whole way of a document, with damaged and with outsized input: it ends, and nothing but a
// ReadError is thrown.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/checks/check.js';
import { ReadError } from '../../src/document/read-error.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readForms } from '../../src/forms/read.js';
import { ROOT } from '../support/house.js';

const SEED = 20230917;
/** More by hand: `FUZZ=5000 npx vitest run test/fuzz/pipeline.test.ts`. */
const INPUTS = Number.parseInt(process.env.FUZZ ?? '300', 10);
const PATIENCE = 600_000;

const EXAMPLES = join(ROOT, 'examples', 'disclosures');
const documents = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .map((name) => new Uint8Array(readFileSync(join(EXAMPLES, name))));

type Random = (below: number) => number;

/** Linear congruential generator: the same inputs on every machine. */
function randomFrom(seed: number): Random {
  let state = BigInt(seed);
  return (below) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    return Number((state >> 33n) % BigInt(Math.max(1, below)));
  };
}

function mutatedBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice(0, 1 + random(bytes.length));
  for (let count = 1 + random(30); count > 0; count -= 1) copy[random(copy.length)] = random(256);
  return copy;
}

const LINE_MUTATIONS: readonly ((lines: string[], at: number, random: Random) => void)[] = [
  (lines, at, random) => lines.splice(at, 1 + random(30)),
  (lines, at, random) => lines.splice(at, 0, ...lines.slice(at, at + 1 + random(10))),
  (lines, at, random) => lines.splice(at, 0, lines[random(lines.length)] ?? ''),
  (lines, at) => lines.splice(at, 2, `${lines[at] ?? ''}${lines[at + 1] ?? ''}`),
  (lines, at, random) => {
    const line = lines[at] ?? '';
    const cut = random(line.length);
    lines.splice(at, 1, line.slice(0, cut), line.slice(cut));
  },
  (lines, at) => lines.splice(at, 1, (lines[at] ?? '').replaceAll('\t', ' ')),
  (lines, at) => lines.splice(at, 1, (lines[at] ?? '').replaceAll(/\d/g, '9')),
  (lines, at, random) => lines.splice(at, 1, (lines[at] ?? '').repeat(2 + random(3))),
];

function mutatedLines(bytes: Uint8Array, random: Random): Uint8Array {
  const lines = new TextDecoder().decode(bytes).split('\n');
  for (let count = 1 + random(12); count > 0; count -= 1) {
    LINE_MUTATIONS[random(LINE_MUTATIONS.length)]?.(lines, random(lines.length), random);
  }
  return new TextEncoder().encode(lines.join('\n'));
}

/** @returns counts of the outcomes, or null for input that the reader refuses. */
function outcomesOf(bytes: Uint8Array): { readonly asked: number; readonly told: number } | null {
  try {
    const { records, summary } = check(readForms(readTextDocument(bytes, '甲.txt')));
    const { holds, tail, broken, notCheckable, notApplicable } = summary;
    return { asked: records.length, told: holds + tail + broken + notCheckable + notApplicable };
  } catch (error) {
    if (error instanceof ReadError) return null;
    throw error;
  }
}

describe('the whole pipeline', () => {
  test(`ends well on ${INPUTS} damaged examples`, { timeout: PATIENCE }, () => {
    const random = randomFrom(SEED);
    let read = 0;
    for (let input = 0; input < INPUTS; input += 1) {
      const original = documents[input % documents.length] ?? new Uint8Array();
      const damaged = (random(2) === 0 ? mutatedBytes : mutatedLines)(original, random);
      const outcomes = outcomesOf(damaged);
      if (outcomes === null) continue;
      read += 1;
      expect(outcomes.told, `input ${input} of seed ${SEED}`).toBe(outcomes.asked);
    }
    expect(read).toBeGreaterThan(INPUTS / 4);
  });

  const COVER = '甲县医疗保障局\n2023 年度部门决算\n';
  const HEAD =
    '支出决算表\n公开03表\n编制部门：甲县医疗保障局\n金额单位：万元\n科目代码\t科目名称\t本年支出合计\t基本支出\t项目支出\n';
  const many = (count: number, line: (index: number) => string, between = '\n') =>
    Array.from({ length: count }, (_, index) => line(index)).join(between);
  const outsized: Readonly<Record<string, string>> = {
    'a table of 20,000 rows': `${COVER}${HEAD}${many(20_000, () => '2101501\t行政运行\t1.00\t1.00\t0.00')}`,
    'a cell of a megabyte': `${COVER}${HEAD}2101501\t${'长'.repeat(350_000)}\t1.00\t1.00\t0.00`,
    'a figure of a megabyte': `${COVER}${HEAD}2101501\t行政运行\t${'9'.repeat(1_000_000)}\t1.00\t0.00`,
    '10,000 nested markers': `${COVER}${many(10_000, (at) => ['第一部分 概况', '一、收入', '（一）支出', '1. 项目', '(1) 子项'][at % 5] ?? '')}`,
    '5,000 brackets in each other': `${COVER}${'（'.repeat(5_000)}支出 1.00 万元${'）'.repeat(5_000)}`,
    '10,000 claims in one paragraph': `${COVER}三、支出决算情况说明\n${many(10_000, (at) => `本年支出合计 ${at}.00 万元`, '，')}。`,
    '5,000 times the same heading': `${COVER}${many(5_000, () => '三、支出决算情况说明\n本年支出合计 1.00 万元。')}`,
    '500 tables of one title': `${COVER}${many(500, () => `${HEAD}2101501\t行政运行\t1.00\t1.00\t0.00\n`)}`,
  };
  test.each(Object.entries(outsized))('ends well on %s', { timeout: PATIENCE }, (_, text) => {
    const outcomes = outcomesOf(new TextEncoder().encode(text));
    expect(outcomes === null || outcomes.told === outcomes.asked).toBe(true);
  });
});
