import { alarmsOf } from '../../../src/checks/alarms.js';
import { check } from '../../../src/checks/check.js';
import type { Finding } from '../../../src/checks/rule.js';
import { readTextDocument } from '../../../src/formats/text/read.js';
import { readForms } from '../../../src/forms/read.js';
import type { Reading } from '../../../src/forms/reading.js';
import { Dice } from './dice.js';
import type { Disclosure } from './disclosure.js';
import { type Planted, plant, type Slip } from './planted.js';

/** Whether a planted slip was found: by a new error or warning, and one that names its place. */
export interface Hunt {
  readonly planted: Planted;
  readonly found: boolean;
  readonly placed: boolean;
  readonly findings: readonly Finding[];
}

export interface Known {
  readonly reading: Reading;
  readonly ids: ReadonlySet<string>;
}

export function known(text: string): Known {
  const { reading, findings } = run(text);
  return { reading, ids: new Set(findings.map(({ id }) => id)) };
}

/** Plants one slip; null where the disclosure has no place for it. */
export function hunt(made: Disclosure, before: Known, slip: Slip, seed: number): Hunt | null {
  const planted = plant(slip, made.text, before.reading, new Dice(seed));
  if (planted === null) return null;
  const fresh = run(planted.text).findings.filter(
    ({ id, severity }) => severity !== 'note' && !before.ids.has(id),
  );
  return {
    planted,
    found: fresh.length > 0,
    placed: fresh.some((finding) => names(finding, planted)),
    findings: fresh,
  };
}

function run(text: string): { readonly reading: Reading; readonly findings: readonly Finding[] } {
  const reading = readForms(readTextDocument(new TextEncoder().encode(text), 'planted.txt'));
  return { reading, findings: alarmsOf(check(reading).findings) };
}

function names(finding: Finding, { lines, words }: Planted): boolean {
  const wanted = new Set(lines);
  return (
    words.some((word) => finding.message.zh.includes(word)) ||
    finding.places.some(({ source }) =>
      source.some((span) => 'line' in span && wanted.has(span.line)),
    )
  );
}
