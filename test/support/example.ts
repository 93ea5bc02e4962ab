import type { RuleExample } from '../../src/checks/rule.js';
import { readTextDocument } from '../../src/formats/text/read.js';
import { readTogether } from '../../src/forms/package/together.js';
import { readForms } from '../../src/forms/read.js';
import type { Reading } from '../../src/forms/reading.js';

/** Reads a rule's example as any file is, with the copy and corrections it comes with. */
export function readExample({ text, copy, corrections = [] }: RuleExample): Reading {
  const read = (content: string, file: string) =>
    readForms(readTextDocument(new TextEncoder().encode(content), file), corrections);
  const reading = read(text, 'example.txt');
  return copy === undefined ? reading : readTogether([reading, read(copy, 'copy.txt')], 'example');
}
