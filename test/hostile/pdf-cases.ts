import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { pdfEncryption } from '../support/crypt.js';
import { pdfBytes, show, table } from '../support/pdf.js';
import { type HostileCase, latin1, ROWS } from './case.js';

/** The little disclosure on a page. */
export function pageOfDisclosure(): string {
  return [
    show(180, 790, '甲县医疗保障局2023年度部门决算', 14),
    show(240, 760, '支出决算表', 12),
    show(60, 735, '公开03表', 9),
    show(60, 722, '编制部门：甲县医疗保障局', 9),
    show(420, 722, '金额单位：万元', 9),
    table({
      top: 710,
      columns: [70, 150, 90, 80, 80],
      rows: ROWS.map((row) => row.map((text) => ({ text }))),
    }),
  ].join('\n');
}

const DOCUMENT = () => pdfBytes([{ content: pageOfDisclosure() }]);

/** A PDF of the given objects; object 1 is the catalogue. */
function pdfOf(objects: Readonly<Record<number, string>>, trailer = ''): Uint8Array {
  let text = '%PDF-1.5\n';
  const offsets = Object.entries(objects).map(([number, body]) => {
    const offset = text.length;
    text += `${number} 0 obj\n${body}\nendobj\n`;
    return [Number(number), offset] as const;
  });
  const rows = offsets.map(
    ([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`,
  );
  const start = text.length;
  const size = Math.max(...offsets.map(([number]) => number)) + 1;
  text += `xref\n0 1\n0000000000 65535 f \n${rows.join('')}trailer << /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return latin1(text);
}

const CATALOGUE = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGE =
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>';

function stream(content: string, entries = ''): string {
  return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** A stream whose bytes are packed, so that a small file becomes large. */
function packed(content: string | Buffer, entries = ''): string {
  const bytes = deflateSync(content, { level: 9 }).toString('latin1');
  return stream(bytes, `/Filter /FlateDecode ${entries}`);
}

function onePage(contents: string, more: Readonly<Record<number, string>> = {}, page = PAGE) {
  return pdfOf({
    1: CATALOGUE,
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    3: page,
    4: contents,
    ...more,
  });
}

/** The disclosure with other objects and resources besides. */
function withForms(content: string, forms: Readonly<Record<number, string>>): Uint8Array {
  const own = Object.entries(forms).map(
    ([number, body]) =>
      [
        Number(number),
        stream(
          body,
          '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /A 20 0 R /B 21 0 R >> >>',
        ),
      ] as const,
  );
  return pdfBytes([{ content: `${content}\n${pageOfDisclosure()}` }], {
    objects: new Map(own),
    resources: '/XObject << /A 20 0 R /B 21 0 R >>',
  });
}

function encryptedPdf(user: string): Uint8Array {
  return pdfBytes([{ content: pageOfDisclosure() }], pdfEncryption(user, 'owner'));
}

function manyPages(count: number): Uint8Array {
  const kids = Array.from({ length: count }, (_, index) => `${10 + index} 0 R`).join(' ');
  const objects: Record<number, string> = {
    1: CATALOGUE,
    2: `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
  };
  for (let index = 0; index < count; index += 1) {
    objects[10 + index] = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>';
  }
  return pdfOf(objects);
}

/** A gigabyte of blanks, packed: a megabyte that is packed by itself, many times. */
function gigabyte(): Buffer {
  const start = Buffer.from([0x78, 0x9c]);
  const flush = { level: 9, finishFlush: constants.Z_FULL_FLUSH };
  const megabyte = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), flush);
  return Buffer.concat([start, ...Array.from({ length: 1024 }, () => megabyte)]);
}

const BROKEN = ['damaged', 'engine-failed', 'too-complex', 'no-text', 'hostile', 'no-disclosure'];

export const PDF_CASES: readonly HostileCase[] = [
  {
    what: 'a PDF with an owner password only',
    file: 'owner.pdf',
    bytes: () => encryptedPdf(''),
    ends: ['read'],
  },
  {
    what: 'a PDF with a user password',
    file: 'secret.pdf',
    bytes: () => encryptedPdf('user'),
    ends: ['encrypted'],
  },
  { what: 'a PDF named as text', file: 'pdf.txt', bytes: DOCUMENT, ends: ['read'] },
  {
    what: 'a page tree that holds itself',
    file: 'tree.pdf',
    bytes: () =>
      pdfOf({
        1: CATALOGUE,
        2: '<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>',
        3: '<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 2 >>',
      }),
    ends: BROKEN,
  },
  {
    what: 'a page tree 20,000 levels deep',
    file: 'deep-tree.pdf',
    bytes: () => {
      const objects: Record<number, string> = { 1: CATALOGUE };
      for (let level = 2; level < 20_000; level += 1) {
        objects[level] = `<< /Type /Pages /Kids [${level + 1} 0 R] /Count 1 >>`;
      }
      objects[20_000] = '<< /Type /Page /MediaBox [0 0 595 842] >>';
      return pdfOf(objects);
    },
    ends: BROKEN,
  },
  {
    what: 'forms that hold each other',
    file: 'forms.pdf',
    bytes: () => withForms('/A Do', { 20: '/B Do', 21: '/A Do' }),
    ends: ['read', 'engine-failed'],
  },
  {
    what: 'forms that hold each other twice',
    file: 'doubling.pdf',
    bytes: () => withForms('/A Do', { 20: '/B Do /B Do', 21: '/A Do /A Do' }),
    ends: ['engine-failed'],
    heavy: true,
  },
  {
    what: 'an outline that goes round',
    file: 'outline.pdf',
    bytes: () => {
      const text = Buffer.from(DOCUMENT()).toString('latin1');
      return latin1(
        text.replace('/Type /Catalog /Pages 2 0 R', '/Type /Catalog /Pages 2 0 R /Outlines 1 0 R'),
      );
    },
    ends: ['read'],
  },
  {
    what: 'object streams that extend each other',
    file: 'object-streams.pdf',
    bytes: () =>
      pdfOf({
        1: CATALOGUE,
        2: '2 0 R',
        3: stream('2 0 4 5 5 6', '/Type /ObjStm /N 2 /First 8 /Extends 4 0 R'),
        4: stream('3 0 3 0 R 3 0 R', '/Type /ObjStm /N 1 /First 4 /Extends 3 0 R'),
      }),
    ends: BROKEN,
  },
  {
    what: 'cross-reference tables that point at each other',
    file: 'xref.pdf',
    bytes: () => {
      const text = Buffer.from(DOCUMENT()).toString('latin1');
      const start = /startxref\n(\d+)/.exec(text)?.[1] ?? '0';
      return latin1(text.replace('/Root 1 0 R', `/Root 1 0 R /Prev ${start}`));
    },
    ends: ['read', ...BROKEN],
  },
  {
    what: 'a stream whose length is itself',
    file: 'length.pdf',
    bytes: () => onePage('<< /Length 4 0 R >>\nstream\n0 0 m\nendstream'),
    ends: BROKEN,
  },
  {
    what: 'a thousand contents that are one',
    file: 'contents.pdf',
    bytes: () =>
      onePage(
        packed('0 0 m 1 1 l S\n'.repeat(3_000)),
        {},
        PAGE.replace('4 0 R', `[${'4 0 R '.repeat(1_000)}]`),
      ),
    ends: BROKEN,
    heavy: true,
    long: true,
  },
  {
    what: '10,000 pages',
    file: 'pages.pdf',
    bytes: () => manyPages(10_000),
    ends: ['too-many-pages'],
    names: '--max-pages',
  },
  {
    what: 'a page count of two thousand million',
    file: 'count.pdf',
    bytes: () =>
      pdfOf({
        1: CATALOGUE,
        2: '<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>',
        3: PAGE,
        4: stream(''),
      }),
    ends: ['too-many-pages', ...BROKEN],
  },
  {
    what: 'a million path segments',
    file: 'path.pdf',
    bytes: () => onePage(packed(`0 0 m\n${'1 1 l 2 2 l 3 3 l 4 4 l 5 5 l\n'.repeat(220_000)}S`)),
    ends: ['too-complex'],
    heavy: true,
  },
  {
    what: 'a million little paths',
    file: 'paths.pdf',
    bytes: () => onePage(packed('0 0 m 9 9 l S\n'.repeat(1_000_000))),
    ends: ['too-complex', 'engine-failed'],
    heavy: true,
    long: true,
  },
  {
    what: 'a hundred thousand rulings at places of their own',
    file: 'rulings.pdf',
    bytes: () =>
      pdfBytes([
        {
          content: Array.from({ length: 100_000 }, (_, at) =>
            at % 2 === 0
              ? `${at % 591} ${(at * 7) % 839} m ${(at % 591) + 60} ${(at * 7) % 839} l S`
              : `${(at * 3) % 591} ${at % 797} m ${(at * 3) % 591} ${(at % 797) + 60} l S`,
          ).join('\n'),
        },
      ]),
    ends: BROKEN,
    heavy: true,
  },
  {
    what: 'a million characters on a page',
    file: 'glyphs.pdf',
    bytes: () => {
      const row = '1'.repeat(1000);
      const rows = Array.from({ length: 1000 }, (_, at) => show(60, 20 + at * 0.8, row, 0.8));
      return pdfBytes([{ content: rows.join('\n') }]);
    },
    ends: ['too-complex', 'engine-failed'],
    heavy: true,
  },
  {
    what: 'a hundred thousand characters at one place',
    file: 'heap.pdf',
    bytes: () => pdfBytes([{ content: `${show(60, 700, '1')}\n`.repeat(100_000) }]),
    ends: ['read', ...BROKEN],
    heavy: true,
  },
  ...(['1e30', '-1e30', '0', '200000', 'NaN'] as const).map(
    (size): HostileCase => ({
      what: `a page of size ${size}`,
      file: `size${size}.pdf`,
      bytes: () =>
        latin1(
          Buffer.from(DOCUMENT())
            .toString('latin1')
            .replace('[0 0 595 842]', `[0 0 ${size} ${size}]`),
        ),
      ends: ['read', ...BROKEN],
    }),
  ),
  {
    what: 'an image of 50,000 by 50,000',
    file: 'image.pdf',
    bytes: () =>
      pdfBytes([{ content: `q 500 0 0 500 50 100 cm /X Do Q\n${pageOfDisclosure()}` }], {
        resources: '/XObject << /X 20 0 R >>',
        objects: new Map([
          [
            20,
            packed(
              Buffer.alloc(50_000 * 6_250),
              '/Type /XObject /Subtype /Image /Width 50000 /Height 50000 /BitsPerComponent 1 /ColorSpace /DeviceGray',
            ),
          ],
        ]),
      }),
    ends: ['read'],
    heavy: true,
  },
  {
    what: 'contents that unpack to a gigabyte',
    file: 'bomb.pdf',
    bytes: () => onePage(stream(gigabyte().toString('latin1'), '/Filter /FlateDecode')),
    ends: BROKEN,
    heavy: true,
  },
  {
    what: 'contents packed twice, to a gigabyte',
    file: 'bomb-twice.pdf',
    bytes: () => {
      const outer = deflateSync(gigabyte(), { level: 9 }).toString('latin1');
      return onePage(stream(outer, '/Filter [/FlateDecode /FlateDecode]'));
    },
    ends: BROKEN,
    heavy: true,
    long: true,
  },
  {
    what: 'a million arrays in each other',
    file: 'arrays.pdf',
    bytes: () => onePage(stream(`${'['.repeat(1_000_000)} Tj`)),
    ends: BROKEN,
  },
  {
    what: 'a million saved states',
    file: 'states.pdf',
    bytes: () => onePage(packed('q '.repeat(1_000_000))),
    ends: BROKEN,
    heavy: true,
  },
  {
    what: 'a page dictionary of a million entries',
    file: 'entries.pdf',
    bytes: () =>
      onePage(
        stream(''),
        {},
        `<< /Type /Page /Parent 2 0 R ${Array.from({ length: 200_000 }, (_, at) => `/K${at} ${at}`).join(' ')} >>`,
      ),
    ends: BROKEN,
  },
  {
    what: 'a script, a program and an address to be opened',
    file: 'actions.pdf',
    bytes: () => {
      const text = Buffer.from(DOCUMENT()).toString('latin1');
      const action =
        '/OpenAction << /S /JavaScript /JS (app.launchURL\\("http://127.0.0.1:9/"\\)) /Next << /S /Launch /F (calc) /Next << /S /URI /URI (http://127.0.0.1:9/) >> >> >>';
      return latin1(text.replace('/Type /Catalog', `/Type /Catalog ${action}`));
    },
    ends: ['read'],
  },
];

/** The PDF cut at many places. */
export function cutPdf(): { readonly whole: Uint8Array; readonly file: string } {
  return {
    whole: pdfBytes([{ content: pageOfDisclosure() }, { content: pageOfDisclosure() }]),
    file: 'cut.pdf',
  };
}
