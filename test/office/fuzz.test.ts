import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ReadError } from '../../src/document/read-error.js';
import { readOfficeDocument } from '../../src/formats/office.js';
import type { OfficeKind } from '../../src/formats/office-kinds.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { reassemble } from '../../src/forms/reassemble/index.js';
import { filesUnder, ROOT } from '../support/house.js';
import { asDocx, asHtml, asXlsx } from './render.js';

/** More for a run by hand: MINGZHANG_FUZZ=2000. */
const RUNS = Number(process.env.MINGZHANG_FUZZ ?? 300);
const SEED = 20261125;
/** No single input may take longer, on a busy machine. */
const SLOWEST = 10_000;

/** Small fast generator (mulberry32), so that a run is the same everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS = [
  '<',
  '>',
  '"',
  '&#x0;',
  '&amp;',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<table>',
  '</td>',
  '<w:tbl>',
  '</w:p>',
  '<w:gridSpan w:val="99999"/>',
  'colspan="1000"',
  'rowspan="65534"',
  'r="XFD1048576"',
  't="s"',
  '-1',
  '99999999999',
  '公开01表',
  '\u0000',
].map((word) => new TextEncoder().encode(word));

function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  let result = bytes;
  const times = 1 + Math.floor(random() * 5);
  for (let time = 0; time < times; time += 1) {
    const at = Math.floor(random() * result.length);
    const length = Math.floor(random() * 200);
    const end = Math.min(result.length, at + length);
    const word = WORDS[Math.floor(random() * WORDS.length)] ?? new Uint8Array();
    const [head, middle, tail] = [
      result.subarray(0, at),
      result.subarray(at, end),
      result.subarray(end),
    ];
    switch (Math.floor(random() * 6)) {
      case 0:
        result = joined(head, tail);
        break;
      case 1:
        result = joined(head, middle, middle, tail);
        break;
      case 2:
        result = joined(head, word, middle, tail);
        break;
      case 3:
        result = joined(head, word, tail);
        break;
      case 4: {
        const copy = result.slice();
        if (at < copy.length) copy[at] = Math.floor(random() * 256);
        result = copy;
        break;
      }
      default:
        if (random() < 0.2) result = head;
    }
  }
  return result;
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

/** Damage inside one part of a package: beyond its checksums, where the parsers work. */
function mutatedInside(bytes: Uint8Array, random: () => number): Uint8Array {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).filter((name) => (parts[name]?.length ?? 0) > 0);
  const name = names[Math.floor(random() * names.length)];
  const part = name === undefined ? undefined : parts[name];
  if (name === undefined || part === undefined) return bytes;
  return zipSync({ ...parts, [name]: mutated(part, random) }, { level: 1 });
}

const [EXAMPLE = ''] = filesUnder('examples/disclosures').filter((name) => name.endsWith('.txt'));
const SAMPLE = (() => {
  const document = reassemble(
    readTextDocument(new Uint8Array(readFileSync(join(ROOT, EXAMPLE))), EXAMPLE),
  );
  // Part of the document: thousands of runs are to be quick.
  return {
    ...document,
    sections: document.sections.map(({ blocks }) => ({
      blocks: [
        ...blocks.slice(0, 30),
        ...blocks.filter(({ type }) => type === 'table').slice(0, 3),
      ],
    })),
  };
})();

const SAMPLES: readonly {
  readonly kind: OfficeKind;
  readonly bytes: Uint8Array;
  readonly packed: boolean;
}[] = [
  { kind: 'html', bytes: asHtml(SAMPLE), packed: false },
  { kind: 'docx', bytes: asDocx(SAMPLE), packed: true },
  { kind: 'xlsx', bytes: asXlsx(SAMPLE), packed: true },
  { kind: 'xls', bytes: asXlsx(SAMPLE, 'biff8'), packed: false },
];

describe('office readers against damaged files', { timeout: 1_200_000 }, () => {
  test.each(SAMPLES)('mutated $kind is read or refused with a reason, never more', (sample) => {
    const random = generator(SEED);
    let refused = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const inside = sample.packed && run % 2 === 0;
      const bytes = (inside ? mutatedInside : mutated)(sample.bytes, random);
      const from = performance.now();
      try {
        const document = readOfficeDocument(sample.kind, bytes, 'mutated');
        expect(document.sections.length).toBeGreaterThanOrEqual(0);
      } catch (error) {
        if (!(error instanceof ReadError)) throw new Error(`run ${run}`, { cause: error });
        expect(error.messages.zh).toContain('mutated');
        expect(error.messages.en).toContain('mutated');
        refused += 1;
      }
      expect(performance.now() - from, `run ${run}`).toBeLessThan(SLOWEST);
    }
    // Pages are read however broken they are; packages mostly are not.
    expect(refused).toBeLessThan(RUNS);
    if (sample.packed) expect(refused).toBeGreaterThan(0);
  });
});
