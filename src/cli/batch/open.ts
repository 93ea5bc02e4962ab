import { correctionsFor } from '../corrections/beside.js';
import { type InputLimits, readInput } from '../input.js';
import type { Part } from '../pipeline.js';
import { readArchiveEntry } from './archive.js';
import type { InputRef } from './job.js';

/**
 * The bytes of an input, of a file or of an archive's entry, within the limits, with the
 * corrections that lie beside it.
 * @throws InputError, ReadError
 */
export async function openInput(input: InputRef, { maxBytes }: InputLimits): Promise<Part> {
  const { name, path, entry } = input;
  const whole = await readInput(path, maxBytes);
  const bytes = entry === undefined ? whole : readArchiveEntry(whole, path, entry, maxBytes);
  return { bytes, file: name, corrections: await correctionsFor(path, name, bytes) };
}
