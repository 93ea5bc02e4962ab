// Damaged files of every format, the whole way: they are read or refused with a reason that
// names the file, and what was read is made sense of and checked. `npm run fuzz` makes 2,000
// of each format.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { check } from '../../src/checks/check.js';
import { requireBounded } from '../../src/document/bounds.js';
import { ReadError } from '../../src/document/read-error.js';
import type { Document } from '../../src/document/tree.js';
import { detectFormat } from '../../src/formats/detect.js';
import { readOfficeDocument } from '../../src/formats/office.js';
import type { OfficeKind } from '../../src/formats/office-kinds.js';
import type { Pdfium } from '../../src/formats/pdf/engine.js';
import { loadPdfium } from '../../src/formats/pdf/node/engine.js';
import { readPdfDocument } from '../../src/formats/pdf/read.js';
import { decodedPictures } from '../../src/formats/scan/node/decode.js';
import { archiveEntries, unpackArchived } from '../../src/formats/shared/archive.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readForms } from '../../src/forms/read.js';
import { DISCLOSURE, utf8 } from '../hostile/case.js';
import { legacyWorkbook, wordDisclosure, workbook } from '../hostile/office-cases.js';
import { pageOfDisclosure } from '../hostile/pdf-cases.js';
import { page } from '../hostile/text-cases.js';
import { docxOf } from '../office/render.js';
import { dice } from '../support/fuzz.js';
import { type Mutation, mutated, mutatedInside, mutatedWords } from '../support/mutations.js';
import { pdfBytes } from '../support/pdf.js';
import { sharedPath } from '../support/shared.js';

const RUNS = Number.parseInt(process.env.MINGZHANG_FUZZ ?? '40', 10);
const SEED = 20261125;
/** No input may take more of a processor, in milliseconds: a busy machine makes nothing slower. */
const SLOWEST = 10_000;
const FILE = 'mutated';
const MEGABYTE = 1024 * 1024;

type Reader = (bytes: Uint8Array) => Document | Promise<Document | null> | null;

/** Digits and names of a PDF's objects, which stay where the cross-reference table says. */
const mutatedObjects: Mutation = (bytes, die) => {
  const copy = bytes.slice();
  for (let times = 1 + die(12); times > 0; times -= 1) {
    const at = die(copy.length);
    const byte = copy[at] ?? 0;
    if (byte >= 48 && byte <= 57) copy[at] = 48 + die(10);
    else if (byte > 64) copy[at] = 65 + die(58);
  }
  return copy;
};

/** The PDF with its packed streams unpacked, so that damage reaches what is in them. */
function unpackedStreams(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const plain = text.replace(
    /<<((?:[^>]|>(?!>))*)\/FlateDecode((?:[^>]|>(?!>))*)>>\s*stream\r?\n([\s\S]*?)\r?\nendstream/g,
    (whole, before: string, after: string, body: string) => {
      try {
        const inner = inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
        const entries = `${before}${after}`.replace(
          /\/Filter\s*|\/Length\s+\d+(?:\s+\d+\s+R)?/g,
          '',
        );
        return `<<${entries}/Length ${inner.length}>>\nstream\n${inner}\nendstream`;
      } catch (error) {
        if (error instanceof Error) return whole;
        throw error;
      }
    },
  );
  return new Uint8Array(Buffer.from(plain, 'latin1'));
}

let engine: Pdfium | null = null;
let largest = 0;
const readPdf: Reader = async (bytes) => {
  engine ??= await loadPdfium();
  try {
    return await readPdfDocument(bytes, FILE, { engine });
  } catch (error) {
    if (!(error instanceof ReadError) || error.code === 'engine-failed') engine = null;
    throw error;
  } finally {
    largest = Math.max(largest, engine?.pdfium.HEAPU8.length ?? 0);
  }
};

const office =
  (kind: OfficeKind): Reader =>
  (bytes) =>
    readOfficeDocument(kind, bytes, FILE);

const readArchive: Reader = (bytes) => {
  for (const entry of archiveEntries(bytes, FILE)) {
    const inner = unpackArchived(bytes, entry, FILE, 4 * MEGABYTE);
    if (detectFormat(inner) === 'text') readTextDocument(inner, FILE);
  }
  return null;
};

const readPicture: Reader = async (bytes) => {
  for await (const { grey } of decodedPictures(bytes, FILE)) {
    expect(grey.data.length).toBe(grey.width * grey.height);
  }
  return null;
};

const example = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../../examples/disclosures', name)));

async function picture(kind: 'png' | 'jpeg'): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp');
  const drawn = sharp({ create: { width: 200, height: 150, channels: 3, background: '#fff' } });
  return new Uint8Array(await drawn.toFormat(kind).toBuffer());
}

interface Sample {
  readonly name: string;
  readonly bytes: readonly (() => Uint8Array | Promise<Uint8Array>)[];
  readonly mutations: readonly Mutation[];
  readonly read: Reader;
}

const DOCX = () => docxOf(wordDisclosure());
const PDF = () => pdfBytes([{ content: pageOfDisclosure() }, { content: pageOfDisclosure() }]);

const SAMPLES: readonly Sample[] = [
  {
    name: 'text',
    bytes: [
      () => utf8(DISCLOSURE),
      () => example('fengxiang-2023.txt'),
      () => example('zhenan-2023.txt'),
    ],
    mutations: [mutated, mutatedWords, mutatedWords],
    read: (bytes) => readTextDocument(bytes, FILE),
  },
  { name: 'pdf', bytes: [PDF], mutations: [mutated, mutatedObjects], read: readPdf },
  { name: 'docx', bytes: [DOCX], mutations: [mutated, mutatedInside], read: office('docx') },
  {
    name: 'xlsx',
    bytes: [() => workbook({})],
    mutations: [mutated, mutatedInside],
    read: office('xlsx'),
  },
  {
    name: 'xls',
    bytes: [legacyWorkbook],
    mutations: [mutated, mutatedObjects],
    read: office('xls'),
  },
  {
    name: 'html',
    bytes: [() => page('<p>甲</p>')],
    mutations: [mutated, mutatedWords],
    read: office('html'),
  },
  {
    name: 'zip',
    bytes: [() => zipSync({ '甲.txt': utf8(DISCLOSURE), 'b/甲.docx': DOCX() })],
    mutations: [mutated, mutatedObjects],
    read: readArchive,
  },
  { name: 'png', bytes: [() => picture('png')], mutations: [mutated], read: readPicture },
  { name: 'jpeg', bytes: [() => picture('jpeg')], mutations: [mutated], read: readPicture },
];

/** Real documents, where they are at hand and a long run is asked for. */
const REAL = ['pdf/putuo-planning-2024-final-accounts.pdf', 'pdf/shanghai-2024-template.pdf'];

interface Tally {
  read: number;
  refused: number;
  /** Processor time of the slowest, in milliseconds, and which one it was. */
  slowest: number;
  which: string;
}

async function follow(bytes: Uint8Array, read: Reader, tally: Tally, run: string): Promise<void> {
  const from = process.cpuUsage();
  try {
    const document = await read(bytes);
    if (document !== null) {
      const { summary, records } = check(readForms(requireBounded(document)));
      const { holds, tail, broken, notCheckable, notApplicable } = summary;
      expect(holds + tail + broken + notCheckable + notApplicable).toBe(records.length);
    }
    tally.read += 1;
  } catch (error) {
    if (!(error instanceof ReadError)) throw new Error(run, { cause: error });
    expect(error.messages.zh.startsWith(FILE)).toBe(true);
    expect(error.messages.en.startsWith(FILE)).toBe(true);
    tally.refused += 1;
  }
  const { user, system } = process.cpuUsage(from);
  const took = (user + system) / 1000;
  expect(took, run).toBeLessThan(SLOWEST);
  if (took > tally.slowest) Object.assign(tally, { slowest: took, which: run });
}

function told(name: string, { read, refused, slowest, which }: Tally): void {
  console.log(
    `${name}: ${read} read, ${refused} refused, slowest ${Math.round(slowest)} ms (${which}), ${Math.round(process.memoryUsage.rss() / MEGABYTE)} MB`,
  );
}

describe('damaged files of every format', { timeout: 3_600_000 }, () => {
  test.each(SAMPLES)('$name', async ({ name, bytes, mutations, read }) => {
    const die = dice(SEED);
    const samples = await Promise.all(bytes.map((make) => make()));
    const tally: Tally = { read: 0, refused: 0, slowest: 0, which: '' };
    for (let run = 0; run < RUNS; run += 1) {
      const sample = samples[run % samples.length] ?? new Uint8Array();
      const mutation = mutations[Math.floor(run / samples.length) % mutations.length] ?? mutated;
      await follow(mutation(sample, die), read, tally, `${name}, run ${run} of seed ${SEED}`);
    }
    told(name, tally);
    expect(tally.read + tally.refused).toBe(RUNS);
  });

  test.skipIf(process.env.MINGZHANG_FUZZ === undefined).each(REAL)('%s', async (name) => {
    const original = new Uint8Array(readFileSync(sharedPath(`corpus/${name}`)));
    const samples = [original, unpackedStreams(original)];
    const die = dice(SEED);
    const tally: Tally = { read: 0, refused: 0, slowest: 0, which: '' };
    const runs = Math.ceil(RUNS / 10);
    for (let run = 0; run < runs; run += 1) {
      const mutation = run % 3 === 0 ? mutated : mutatedObjects;
      await follow(
        mutation(samples[run % 2] ?? original, die),
        readPdf,
        tally,
        `${name}, run ${run}`,
      );
    }
    told(name, tally);
    expect(tally.read + tally.refused).toBe(runs);
  });

  afterAll(() => expect(largest).toBeLessThan(400 * MEGABYTE));
});

describe('files cut at many places', { timeout: 600_000 }, () => {
  const cuts = 60;
  test.each(SAMPLES)('$name', async ({ bytes, read, name }) => {
    const whole = (await bytes[0]?.()) ?? new Uint8Array();
    const tally: Tally = { read: 0, refused: 0, slowest: 0, which: '' };
    for (let part = 0; part < cuts; part += 1) {
      const end = Math.floor((whole.length * part) / cuts);
      await follow(whole.subarray(0, end), read, tally, `${name} cut at ${end}`);
    }
    expect(tally.read + tally.refused).toBe(cuts);
    // What is packed is not read in part; what is not packed may be.
    if (/docx|xlsx|zip/.test(name)) expect(tally.read).toBe(0);
  });
});
