import { type InputLimits, readInput } from '../input.js';
import type { Part } from '../pipeline.js';
import { readArchiveEntry } from './archive.js';
import type { InputRef } from './job.js';

/**
 * The bytes of an input, of a file or of an archive's entry, within the limits.
 * @throws InputError, ReadError
 */
export async function openInput(input: InputRef, { maxBytes }: InputLimits): Promise<Part> {
  const bytes = await readInput(input.path, maxBytes);
  if (input.entry === undefined) return { bytes, file: input.name };
  return { bytes: readArchiveEntry(bytes, input.path, input.entry, maxBytes), file: input.name };
}
