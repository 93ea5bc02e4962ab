import { createHash } from 'node:crypto';
import type { UnitYear } from '../../books/unit-year.js';
import type { Prepared } from '../../compose/prepare.js';
import { json } from '../output.js';
import type { Output } from './formats.js';

export const LOG = 'compose-log.json';

/**
 * The record of a composition: what was written (with SHA-256), what stood against it and for
 * what reason it went out all the same, what the book leaves out or corrects.
 */
export function logFile(
  { composition, problems, overridden }: Prepared,
  { unit, year, kind, omitted, corrections, reviews = {} }: UnitYear,
  outputs: readonly Output[],
  { draft, version }: { readonly draft: boolean; readonly version: string },
): Output {
  const content = {
    program: `mingzhang ${version}`,
    unit: unit.name,
    year,
    kind,
    layout: composition.layout.id,
    draft,
    override: overridden,
    problems,
    reviews,
    coverLeftOpen: composition.unanswered,
    omitted,
    corrections,
    files: outputs.map(({ path, bytes }) => ({
      path,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })),
  };
  return { path: LOG, bytes: new TextEncoder().encode(json(content)) };
}
