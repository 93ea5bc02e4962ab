import { beforeAll, describe, expect, test } from 'vitest';
import { writePdf } from '../../src/formats/pdf/node/write.js';
import { sampleDisclosure } from '../support/write/disclosure.js';

/**
 * No validator of PDF/A runs where these tests do; what such files must have and must not have can
 * be seen in their objects (ISO 19005-2 level A, ISO 14289-1).
 */
let objects = '';
beforeAll(() => {
  // Only the contents of pages and fonts are compressed.
  objects = Buffer.from(writePdf(sampleDisclosure().document)).toString('latin1');
});

function count(pattern: RegExp): number {
  return objects.match(pattern)?.length ?? 0;
}

/** Whether something is there; a failed match would print half a megabyte. */
function has(pattern: RegExp): boolean {
  return pattern.test(objects);
}

describe('the objects of a composed PDF', () => {
  test('declare PDF/A-2a in their metadata, with an output intent', () => {
    expect(has(/<pdfaid:part>2<\/pdfaid:part>/)).toBe(true);
    expect(has(/<pdfaid:conformance>A<\/pdfaid:conformance>/)).toBe(true);
    expect(has(/\/OutputIntents/)).toBe(true);
    expect(has(/\/GTS_PDFA1/)).toBe(true);
  });

  test('are tagged, in Chinese, with bookmarks and ids', () => {
    expect(has(/\/MarkInfo\s*<<[^>]*\/Marked\s+true/)).toBe(true);
    expect(has(/\/StructTreeRoot/)).toBe(true);
    expect(has(/\/Lang\s*\(zh/)).toBe(true);
    expect(has(/\/Outlines/)).toBe(true);
    expect(has(/\/ID\s*\[/)).toBe(true);
  });

  test('tell headings, tables with their heads, and figures with their words apart', () => {
    for (const role of ['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'TOC', 'Figure']) {
      expect(count(new RegExp(`/S\\s*/${role}\\b`, 'g')), role).toBeGreaterThan(0);
    }
    const figures = count(/\/S\s*\/Figure\b/g);
    expect(count(/\/Alt\s*[(<]/g)).toBeGreaterThanOrEqual(figures);
    expect(count(/\/Scope\s*\/(?:Column|Row|Both)/g)).toBeGreaterThan(0);
  });

  test('embed every font, with what its glyphs mean', () => {
    const fonts = count(/\/Type\s*\/FontDescriptor/g);
    expect(fonts).toBeGreaterThan(0);
    expect(count(/\/FontFile[23]?\s+\d/g)).toBe(fonts);
    expect(count(/\/ToUnicode/g)).toBeGreaterThanOrEqual(count(/\/Subtype\s*\/Type0\b/g));
  });

  test('run nothing and hide nothing', () => {
    for (const name of [
      'JavaScript',
      'JS',
      'Launch',
      'OpenAction',
      'AA',
      'Encrypt',
      'EmbeddedFiles',
      'XFA',
      'RichMedia',
    ]) {
      expect(count(new RegExp(`/${name}\\b(?!\\w)`, 'g')), name).toBe(0);
    }
  });
});
