import { describe, expect, test } from 'vitest';
import { readDocxDocument } from '../../src/formats/docx/read.js';
import { writeDocx } from '../../src/formats/docx/write.js';
import { factsOf, unreadOf, wordsOf } from '../support/write/compare.js';
import { CASES, sampleDisclosure } from '../support/write/disclosure.js';

describe('a composed document as a Word file', () => {
  test.each(CASES)('%s is read back whole', (_, options) => {
    const { document } = sampleDisclosure({ ...options, watermark: '草稿' });
    const back = readDocxDocument(writeDocx(document), 'a.docx');
    expect(wordsOf(back)).toEqual(wordsOf(document));
    expect(factsOf(back)).toEqual(factsOf(document));
    expect(unreadOf(back)).toEqual([]);
  });
});

test('the same document gives the same bytes, whatever the time', async () => {
  const { document } = sampleDisclosure();
  const first = writeDocx(document);
  await new Promise((done) => setTimeout(done, 5));
  expect(writeDocx(document)).toEqual(first);
});
