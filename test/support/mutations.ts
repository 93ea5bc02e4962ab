// Damage for files: changes of bytes and of words, the same from the same die.
import { unzipSync, zipSync } from 'fflate';
import { utf8 } from '../hostile/case.js';

export type Die = (faces: number) => number;
export type Mutation = (bytes: Uint8Array, die: Die) => Uint8Array;

const WORDS = [
  '<',
  '>',
  '"',
  '&#x0;',
  '<!DOCTYPE a>',
  '<table>',
  '</td>',
  '<w:tbl>',
  '</w:p>',
  'endobj',
  'endstream',
  '<w:gridSpan w:val="99999"/>',
  'colspan="1000"',
  'rowspan="65534"',
  'r="XFD1048576"',
  't="s"',
  '-1',
  '99999999999',
  '公开01表',
  '\u0000',
  '合计',
  '1.00',
  '\n',
  '\t',
  '/Kids [2 0 R]',
  'Do',
  ' 0 R',
].map((word) => utf8(word));

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** One to five changes: bytes taken out, repeated, replaced, put in, or all behind a place cut off. */
export const mutated: Mutation = (bytes, die) => {
  let result = bytes;
  for (let times = 1 + die(5); times > 0; times -= 1) {
    const at = die(result.length + 1);
    const end = Math.min(result.length, at + die(200));
    const [head, middle, tail] = [
      result.subarray(0, at),
      result.subarray(at, end),
      result.subarray(end),
    ];
    const word = WORDS[die(WORDS.length)] ?? new Uint8Array();
    const kind = die(7);
    if (kind === 0) result = joined(head, tail);
    else if (kind === 1) result = joined(head, middle, middle, tail);
    else if (kind === 2) result = joined(head, word, middle, tail);
    else if (kind === 3) result = joined(head, word, tail);
    else if (kind === 4) result = joined(head, Uint8Array.of(die(256)), tail);
    else if (kind === 5)
      result = joined(
        head,
        middle.map((byte) => (die(4) === 0 ? 48 + die(10) : byte)),
        tail,
      );
    else if (die(5) === 0) result = head;
  }
  return result;
};

/** The same, with what is no text any more taken out, so that the damage is one of words. */
export const mutatedWords: Mutation = (bytes, die) =>
  utf8(new TextDecoder().decode(mutated(bytes, die)).replaceAll(/[\0\uFFFD]/g, ''));

/** Damage inside one part of a package, behind its checksums, where the parsers work. */
export const mutatedInside: Mutation = (bytes, die) => {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).filter((name) => (parts[name]?.length ?? 0) > 0);
  const name = names[die(names.length)] ?? '';
  const part = parts[name];
  return part === undefined
    ? bytes
    : zipSync({ ...parts, [name]: mutated(part, die) }, { level: 1 });
};
