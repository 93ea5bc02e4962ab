import { describe, expect, test } from 'vitest';
import { readHtmlDocument } from '../../src/formats/html/read.js';
import { writeHtml } from '../../src/formats/html/write.js';
import { factsOf, unreadOf, wordsOf } from '../support/write/compare.js';
import { CASES, sampleDisclosure } from '../support/write/disclosure.js';

describe('a composed document as a web page', () => {
  test.each(CASES)('%s is read back whole', (_, options) => {
    const { document } = sampleDisclosure({ ...options, watermark: '草稿' });
    const back = readHtmlDocument(writeHtml(document), 'a.html');
    expect(wordsOf(back)).toEqual(wordsOf(document));
    expect(factsOf(back)).toEqual(factsOf(document));
    expect(unreadOf(back)).toEqual([]);
  });
});
