import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDocxDocument } from '../../src/formats/docx/read.js';
import { writeDocx } from '../../src/formats/docx/write.js';
import { headingPages } from '../../src/formats/pdf/node/write.js';
import { factsOf, unreadOf, wordsOf } from '../support/write/compare.js';
import { CASES, sampleDisclosure } from '../support/write/disclosure.js';
import { schemaComplaints } from '../support/write/word-schema.js';

describe('a composed document as a Word file', () => {
  test.each(CASES)('%s is read back whole', (_, options) => {
    const { document } = sampleDisclosure({ ...options, watermark: '草稿' });
    const back = readDocxDocument(writeDocx(document), 'a.docx');
    expect(wordsOf(back)).toEqual(wordsOf(document));
    expect(factsOf(back)).toEqual(factsOf(document));
    expect(unreadOf(back)).toEqual([]);
  });

  test('has its elements in the order of the schema, on which Word insists', () => {
    const { document } = sampleDisclosure({
      watermark: '草稿',
      layout: 'hubei-final-accounts-2022',
    });
    const bytes = writeDocx(document);
    expect(schemaComplaints(bytes)).toEqual([]);
    const parts = unzipSync(bytes);
    const styles = strFromU8(parts['word/styles.xml'] ?? new Uint8Array());
    const turned = styles.replace('<w:keepNext/>', '').replace('</w:pPr>', '<w:keepNext/></w:pPr>');
    const spoilt = zipSync({ ...parts, 'word/styles.xml': strToU8(turned) });
    expect(schemaComplaints(spoilt)).toEqual([
      'word/styles.xml: keepNext comes too late or twice in w:pPr',
    ]);
  });

  test('the contents are one field with the pages of its headings filled in', () => {
    const { document } = sampleDisclosure();
    const pages = headingPages(document);
    const parts = unzipSync(writeDocx(document, pages));
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const [contents = ''] = /<w:sdtContent>.*<\/w:sdtContent>/.exec(xml) ?? [];
    const kinds = [...contents.matchAll(/fldCharType="(\w+)"/g)].map(([, kind]) => kind);
    const count = (kind: string) => kinds.filter((one) => one === kind).length;
    expect(contents.match(/ TOC \\o &quot;1-2&quot;/g)).toHaveLength(1);
    expect(count('begin')).toBe(count('end'));
    const filled = [...contents.matchAll(/PAGEREF.*?<w:t>(\d+)<\/w:t>/g)].map(([, page]) => page);
    const listed = [...pages].filter(([{ level }]) => level <= 2).map(([, page]) => `${page}`);
    expect(filled).toEqual(listed);
    expect(listed[0]).toBe('1');
    expect(Number(listed.at(-1))).toBeGreaterThan(5);
  });
});

test('the same document gives the same bytes, whatever the time', async () => {
  const { document } = sampleDisclosure();
  const first = writeDocx(document);
  await new Promise((done) => setTimeout(done, 5));
  expect(writeDocx(document)).toEqual(first);
});
