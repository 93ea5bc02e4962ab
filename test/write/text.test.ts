import { describe, expect, test } from 'vitest';
import { readTextDocument } from '../../src/formats/text/read.js';
import { writeText } from '../../src/formats/text/write.js';
import { factsOf, unreadOf, wordsOf } from '../support/write/compare.js';
import { LAYOUTS, sampleDisclosure } from '../support/write/disclosure.js';

describe('a composed document as plain text', () => {
  test.each(LAYOUTS)('%s is read back whole', (layout) => {
    const { document } = sampleDisclosure({ layout });
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
