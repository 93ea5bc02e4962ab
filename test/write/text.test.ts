import { describe, expect, test } from 'vitest';
import { readTextDocument } from '../../src/formats/text/read.js';
import { writeText } from '../../src/formats/text/write.js';
import { factsOf, unreadOf, wordsOf } from '../support/write/compare.js';
import { CASES, sampleDisclosure } from '../support/write/disclosure.js';

describe('a composed document as plain text', () => {
  test.each(CASES)('%s is read back whole', (_, options) => {
    const { document } = sampleDisclosure(options);
    const back = readTextDocument(writeText(document), 'a.txt');
    expect(wordsOf(back)).toEqual(wordsOf(document));
    expect(factsOf(back)).toEqual(factsOf(document));
    expect(unreadOf(back)).toEqual([]);
  });

  test('has the same bytes for the same document', () => {
    const { document } = sampleDisclosure();
    expect(writeText(document)).toEqual(writeText(document));
  });
});
