import { deflateRawSync } from 'node:zlib';
import { CFB, utils, write } from '@e965/xlsx';
import { docxOf, wordParagraph } from '../office/render.js';
import { type ZipEntry, zipOf } from '../support/zip.js';
import { DISCLOSURE, type HostileCase, ROWS, utf8 } from './case.js';

const TITLES = DISCLOSURE.split('\n')
  .slice(0, 6)
  .filter((line) => line !== '');

function wordRows(rows: readonly (readonly string[])[], cellProperties = ''): string {
  const cell = (text: string) =>
    `<w:tc><w:tcPr>${cellProperties}</w:tcPr>${wordParagraph(text)}</w:tc>`;
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
}

/** The body of the little disclosure in Word. */
export function wordDisclosure(cellProperties = ''): string {
  return (
    TITLES.map((line) => wordParagraph(line.replaceAll('\t', ' '))).join('') +
    wordRows(ROWS, cellProperties)
  );
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface SheetParts {
  readonly sheet?: string;
  readonly dimension?: string;
  readonly after?: string;
  readonly shared?: string;
  readonly more?: Readonly<Record<string, string>>;
}

function inlineRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row, r) => {
      const cells = row.map(
        (text, c) =>
          `<c r="${utils.encode_cell({ r, c })}" t="inlineStr"><is><t>${text}</t></is></c>`,
      );
      return `<row r="${r + 1}">${cells.join('')}</row>`;
    })
    .join('');
}

export const SHEET_ROWS = inlineRows([
  ...TITLES.map((line) => [line.replaceAll('\t', ' ')]),
  ...ROWS,
]);

/** A workbook of one sheet, written by hand. */
export function workbook({
  sheet = SHEET_ROWS,
  dimension = '',
  after = '',
  shared,
  more = {},
}: SheetParts): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="甲" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${shared ?? ''}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}">${dimension}<sheetData>${sheet}</sheetData>${after}</worksheet>`,
    ...more,
  };
  return zipOf(Object.entries(parts).map(([name, content]) => ({ name, content: utf8(content) })));
}

/** A workbook in the format of Excel 97. */
export function legacyWorkbook(): Uint8Array {
  const book = utils.book_new();
  const rows = [
    ...TITLES.map((line) => [line.replaceAll('\t', ' ')]),
    ...ROWS.map((row) => [...row]),
  ];
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '甲');
  return new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }));
}

/** The compound file around an encrypted package, as Office saves with a password. */
function encryptedPackage(): Uint8Array {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/EncryptionInfo', new Uint8Array(512).fill(3));
  CFB.utils.cfb_add(container, '/EncryptedPackage', new Uint8Array(8192).fill(5));
  return Uint8Array.from(CFB.write(container, { type: 'array' }) as number[]);
}

function bomb(name: string, megabytes: number): ZipEntry {
  const packed = deflateRawSync(Buffer.alloc(megabytes * 1024 * 1024, ' '), { level: 9 });
  return { name, packed, saysUnpacked: 100 };
}

const main = (content: string): ZipEntry => ({ name: 'word/document.xml', content: utf8(content) });
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const xml = (body: string, head = '') =>
  `${head}<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`;

const LAUGHS = `<!DOCTYPE a [<!ENTITY a0 "ha">${Array.from({ length: 12 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')}]>`;
const OUTSIDE =
  '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b SYSTEM "http://127.0.0.1:9/b">]>';

const REFUSED_XML = [
  'too-complex',
  'hostile',
  'damaged',
  'too-large',
  'too-many-cells',
  'empty',
  'no-disclosure',
];

const PACKAGES: readonly HostileCase[] = [
  {
    what: 'a Word file with a password',
    file: 'secret.docx',
    bytes: encryptedPackage,
    ends: ['encrypted'],
  },
  {
    what: 'a workbook with a password',
    file: 'secret.xlsx',
    bytes: encryptedPackage,
    ends: ['encrypted'],
  },
  {
    what: 'a package whose entries are encrypted',
    file: 'flag.docx',
    bytes: () => zipOf([{ ...main(xml('')), flags: 1 }]),
    ends: ['encrypted'],
  },
  {
    what: 'a part that unpacks to 100 MB',
    file: 'bomb.docx',
    bytes: () => zipOf([bomb('word/document.xml', 100)]),
    ends: ['hostile'],
    heavy: true,
  },
  {
    what: 'many parts that unpack to 5 MB each',
    file: 'many.docx',
    bytes: () =>
      zipOf([
        main(xml(wordDisclosure())),
        ...Array.from({ length: 50 }, (_, at) => bomb(`word/styles${at}.xml`, 5)),
      ]),
    ends: ['hostile'],
    heavy: true,
  },
  {
    what: 'entries that share their bytes',
    file: 'overlap.xlsx',
    bytes: () =>
      zipOf([
        { name: 'xl/workbook.xml', content: `<workbook xmlns="${MAIN}"/>` },
        bomb('xl/worksheets/sheet0.xml', 8),
        ...Array.from({ length: 500 }, (_, at) => ({
          ...bomb(`xl/worksheets/sheet${at + 1}.xml`, 0),
          sameAs: 1,
          saysPacked: 8_000,
        })),
      ]),
    ends: ['hostile', 'damaged'],
    heavy: true,
  },
  {
    what: 'more entries than a package has',
    file: 'count.docx',
    bytes: () =>
      zipOf([
        main(xml('')),
        ...Array.from({ length: 20_000 }, (_, at) => ({ name: `word/a${at}.bin`, method: 0 })),
      ]),
    ends: ['hostile'],
  },
  {
    what: 'sizes that say nothing is inside',
    file: 'zero.docx',
    bytes: () => zipOf([{ ...main(xml(wordDisclosure())), saysUnpacked: 0 }]),
    ends: ['read', 'damaged'],
  },
  {
    what: 'sizes that say four gigabytes',
    file: 'four.docx',
    bytes: () => zipOf([{ ...main(xml(wordDisclosure())), saysUnpacked: 0xffff_fff0 }]),
    ends: ['hostile'],
  },
  {
    what: 'packed sizes beyond the end',
    file: 'beyond.docx',
    bytes: () => zipOf([{ ...main(xml('')), saysPacked: 0x7fff_ffff }]),
    ends: ['damaged'],
  },
  {
    what: 'a directory that counts more than it holds',
    file: 'lies.docx',
    bytes: () => zipOf([main(xml(wordDisclosure()))], 5000),
    ends: ['damaged'],
  },
  {
    what: 'names that climb out of the folder',
    file: 'climb.docx',
    bytes: () =>
      zipOf([
        { name: '../../../../tmp/mingzhang-was-here', content: 'x' },
        { name: 'word/../../up.xml', content: '<a/>' },
        main(xml(wordDisclosure())),
      ]),
    ends: ['read'],
  },
];

const DOCX: readonly HostileCase[] = [
  {
    what: 'a Word file named as PDF',
    file: 'word.pdf',
    bytes: () => docxOf(wordDisclosure()),
    ends: ['read'],
  },
  {
    what: 'entities that multiply',
    file: 'laughs.docx',
    bytes: () => zipOf([main(xml('<w:p><w:r><w:t>&a12;</w:t></w:r></w:p>', LAUGHS))]),
    ends: ['hostile'],
  },
  {
    what: 'entities that fetch other files',
    file: 'outside.docx',
    bytes: () => zipOf([main(xml('<w:p><w:r><w:t>&a;&b;</w:t></w:r></w:p>', OUTSIDE))]),
    ends: ['hostile'],
  },
  {
    what: 'elements 100,000 deep',
    file: 'deep.docx',
    bytes: () => zipOf([main(xml(`${'<w:sdt>'.repeat(100_000)}${'</w:sdt>'.repeat(100_000)}`))]),
    ends: ['hostile'],
  },
  {
    what: 'tables in tables as deep as allowed',
    file: 'nested.docx',
    bytes: () =>
      zipOf([
        main(
          xml(
            `${'<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1.00</w:t></w:r></w:p>'.repeat(120)}${'</w:tc></w:tr></w:tbl>'.repeat(120)}`,
          ),
        ),
      ]),
    ends: ['read', ...REFUSED_XML],
  },
  {
    what: '200,000 attributes of one element',
    file: 'attributes.docx',
    bytes: () =>
      zipOf([
        main(
          xml(
            `<w:p ${Array.from({ length: 200_000 }, (_, at) => `a${at}="1"`).join(' ')}/>${wordDisclosure()}`,
          ),
        ),
      ]),
    ends: ['read', ...REFUSED_XML],
    heavy: true,
    long: true,
  },
  {
    what: 'cells that span a thousand million columns',
    file: 'span.docx',
    bytes: () => docxOf(wordDisclosure('<w:gridSpan w:val="1000000000"/>')),
    ends: ['read', ...REFUSED_XML],
  },
  {
    what: '20,000 cells that span a thousand million columns',
    file: 'spans.docx',
    bytes: () =>
      docxOf(
        wordRows(
          Array.from({ length: 400 }, () => Array.from({ length: 50 }, () => '1.00')),
          '<w:gridSpan w:val="1000000000"/>',
        ),
      ),
    ends: ['read', ...REFUSED_XML],
    heavy: true,
    long: true,
  },
  {
    what: 'a paragraph of ten million characters',
    file: 'paragraph.docx',
    bytes: () => docxOf(wordDisclosure() + wordParagraph('收入'.repeat(5_000_000))),
    ends: ['read', 'line-too-long', ...REFUSED_XML],
    heavy: true,
  },
  {
    what: '300,000 paragraphs',
    file: 'paragraphs.docx',
    bytes: () =>
      docxOf(
        `${wordDisclosure()}${'<w:p><w:r><w:t>本年收入 1.00 万元。</w:t></w:r></w:p>'.repeat(300_000)}`,
      ),
    ends: ['read', ...REFUSED_XML],
    heavy: true,
  },
  {
    what: '400,000 empty cells',
    file: 'cells.docx',
    bytes: () =>
      docxOf(
        `${wordDisclosure()}<w:tbl>${`<w:tr>${'<w:tc><w:p/></w:tc>'.repeat(50)}</w:tr>`.repeat(8_000)}</w:tbl>`,
      ),
    ends: ['read', ...REFUSED_XML],
    heavy: true,
    long: true,
  },
  {
    what: 'styles that are based on each other',
    file: 'styles.docx',
    bytes: () =>
      docxOf(`${wordDisclosure()}${wordParagraph('甲', '<w:pStyle w:val="a"/>')}`, {
        'word/styles.xml': `<w:styles xmlns:w="${WORD}"><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`,
      }),
    ends: ['read'],
  },
  {
    what: 'numbers of a list beyond every count',
    file: 'numbers.docx',
    bytes: () =>
      docxOf(
        `${wordDisclosure()}${wordParagraph('甲', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>').repeat(20)}`,
        {
          'word/numbering.xml': `<w:numbering xmlns:w="${WORD}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2147483647"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
        },
      ),
    ends: ['read'],
    heavy: true,
  },
  {
    what: 'pictures, templates and data fetched from outside',
    file: 'fetch.docx',
    bytes: () =>
      docxOf(wordDisclosure(), {
        'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/attachedTemplate" Target="http://127.0.0.1:9/t.dotm" TargetMode="External"/><Relationship Id="r2" Type="${RELATIONS}/image" Target="http://127.0.0.1:9/i.png" TargetMode="External"/></Relationships>`,
      }),
    ends: ['read'],
  },
];

const XLSX: readonly HostileCase[] = [
  {
    what: 'a workbook named as Word',
    file: 'excel.docx',
    bytes: () => workbook({}),
    ends: ['read'],
  },
  {
    what: 'a used range of all cells there can be',
    file: 'range.xlsx',
    bytes: () => workbook({ dimension: '<dimension ref="A1:XFD1048576"/>' }),
    ends: ['read'],
  },
  {
    what: 'a cell at the very end of the sheet',
    file: 'corner.xlsx',
    bytes: () =>
      workbook({
        sheet: `${SHEET_ROWS}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`,
      }),
    ends: ['read', 'too-many-cells'],
  },
  {
    what: 'a cell beyond the end of the sheet',
    file: 'outside.xlsx',
    bytes: () =>
      workbook({
        sheet: `${SHEET_ROWS}<row r="4294967295"><c r="ZZZZ4294967295"><v>1</v></c></row>`,
      }),
    ends: ['read', 'too-many-cells', 'damaged'],
  },
  {
    what: 'a cell in the last column of each of 2,000 rows',
    file: 'wide.xlsx',
    bytes: () =>
      workbook({
        sheet:
          SHEET_ROWS +
          Array.from(
            { length: 2000 },
            (_, at) => `<row r="${at + 100}"><c r="XFD${at + 100}"><v>1</v></c></row>`,
          ).join(''),
      }),
    ends: ['read', 'too-many-cells'],
    heavy: true,
    long: true,
  },
  {
    what: 'as many cells as are read',
    file: 'cells.xlsx',
    bytes: () =>
      workbook({
        sheet: `${SHEET_ROWS}${Array.from(
          { length: 4_950 },
          (_, at) =>
            `<row r="${at + 100}">${'ABCDEFGHIJKL'
              .split('')
              .map((c) => `<c r="${c}${at + 100}"><v>0</v></c>`)
              .join('')}</row>`,
        ).join('')}`,
      }),
    ends: ['read'],
    heavy: true,
    long: true,
  },
  {
    what: 'all cells merged into one',
    file: 'merged.xlsx',
    bytes: () =>
      workbook({ after: '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>' }),
    ends: ['read', 'too-many-cells'],
  },
  {
    what: '100,000 merged ranges on one place',
    file: 'merges.xlsx',
    bytes: () =>
      workbook({
        after: `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(100_000)}</mergeCells>`,
      }),
    ends: ['read', 'too-many-cells'],
    heavy: true,
  },
  {
    what: 'formulas that call out',
    file: 'calls.xlsx',
    bytes: () =>
      workbook({
        sheet: `${SHEET_ROWS}<row r="90"><c r="A90" t="str"><f>WEBSERVICE("http://127.0.0.1:9/a")</f><v>1.00</v></c><c r="B90"><f>cmd|'/c calc'!A0</f></c><c r="C90"><f>[1]甲!A1</f></c><c r="D90"><f>HYPERLINK("http://127.0.0.1:9/")</f></c></row>`,
        more: {
          'xl/externalLinks/externalLink1.xml': `<externalLink xmlns="${MAIN}"><externalBook r:id="r1" xmlns:r="${RELATIONS}"/></externalLink>`,
          'xl/externalLinks/_rels/externalLink1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/externalLinkPath" Target="http://127.0.0.1:9/b.xlsx" TargetMode="External"/></Relationships>`,
        },
      }),
    ends: ['read'],
  },
  {
    what: 'a shared string of a megabyte in 20,000 cells',
    file: 'shared.xlsx',
    bytes: () =>
      workbook({
        shared: `<si><t>${'收入'.repeat(500_000)}</t></si>`,
        sheet:
          SHEET_ROWS +
          Array.from(
            { length: 2000 },
            (_, row) =>
              `<row r="${row + 100}">${Array.from({ length: 10 }, (_, c) => `<c r="${utils.encode_cell({ r: row + 99, c })}" t="s"><v>0</v></c>`).join('')}</row>`,
          ).join(''),
      }),
    ends: ['read', ...REFUSED_XML],
    heavy: true,
  },
  {
    what: 'a string index that is not there',
    file: 'index.xlsx',
    bytes: () =>
      workbook({
        sheet: `${SHEET_ROWS}<row r="90"><c r="A90" t="s"><v>99999999</v></c><c r="B90" t="s"><v>-1</v></c></row>`,
      }),
    ends: ['empty', 'damaged', 'no-disclosure'],
  },
  {
    what: 'a number format without end',
    file: 'format.xlsx',
    bytes: () =>
      workbook({
        sheet: `${SHEET_ROWS}<row r="90"><c r="A90" s="1"><v>1.5</v></c></row>`,
        more: {
          'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="200" formatCode="${'#,##0.00'.repeat(100_000)}"/></numFmts><cellXfs><xf/><xf numFmtId="200" applyNumberFormat="1"/></cellXfs></styleSheet>`,
        },
      }),
    ends: ['read', 'damaged'],
    heavy: true,
  },
  {
    what: 'entities in a sheet',
    file: 'laughs.xlsx',
    bytes: () =>
      workbook({
        more: {
          'xl/sharedStrings.xml': `${LAUGHS}<sst xmlns="${MAIN}"><si><t>&a12;</t></si></sst>`,
        },
      }),
    ends: ['hostile'],
  },
  {
    what: 'columns described a hundred thousand times',
    file: 'columns.xlsx',
    bytes: () =>
      workbook({
        dimension: `<cols>${'<col min="1" max="16384" width="9" hidden="1"/>'.repeat(5_000)}</cols>`,
      }),
    ends: ['read', ...REFUSED_XML],
    heavy: true,
  },
  {
    what: 'a link on every cell there can be',
    file: 'links.xlsx',
    bytes: () =>
      workbook({
        after: '<hyperlinks><hyperlink ref="A1:XFD1048576" location="a"/></hyperlinks>',
      }),
    ends: ['read'],
  },
  {
    what: '60,000 formulas of areas over 60,000 cells',
    file: 'areas.xlsx',
    bytes: () =>
      workbook({
        sheet:
          SHEET_ROWS +
          Array.from(
            { length: 60_000 },
            (_, at) =>
              `<row r="${at + 100}"><c r="A${at + 100}"><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c></row>`,
          ).join(''),
      }),
    ends: ['too-complex'],
    heavy: true,
    long: true,
  },
  {
    what: 'a long formula that 50,000 cells share',
    file: 'formula.xlsx',
    bytes: () =>
      workbook({
        sheet: `${SHEET_ROWS}<row r="99"><c r="A99"><f t="shared" ref="A99:A99999" si="0">${'A1+'.repeat(100_000)}A1</f></c></row>${Array.from(
          { length: 50_000 },
          (_, at) => `<row r="${at + 100}"><c r="A${at + 100}"><f t="shared" si="0"/></c></row>`,
        ).join('')}`,
      }),
    ends: ['too-complex'],
    heavy: true,
    long: true,
  },
  { what: 'an old workbook named as text', file: 'old.txt', bytes: legacyWorkbook, ends: ['read'] },
];

export const OFFICE_CASES: readonly HostileCase[] = [...PACKAGES, ...DOCX, ...XLSX];
