/** PDF files written by hand, for tests: what is on a page is said in page operators. */

export interface PdfPage {
  readonly width?: number;
  readonly height?: number;
  readonly rotate?: number;
  /** Left, bottom, right, top. */
  readonly cropBox?: readonly [number, number, number, number];
  readonly content: string;
  /** More entries of the page. */
  readonly entries?: string;
}

enum Font {
  Known = 'F1',
  /** Without ToUnicode: what its characters are cannot be told. */
  Unknown = 'F2',
}

const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange
256 beginbfrange
${Array.from({ length: 256 }, (_, high) => {
  const page = high.toString(16).padStart(2, '0');
  return `<${page}00> <${page}FF> <${page}00>`;
}).join('\n')}
endbfrange endcmap end end`;

/** Shows characters from a point on; Chinese ones as wide as high, Latin ones half as wide. */
export function show(x: number, y: number, text: string, size = 10, matrix = '1 0 0 1'): string {
  return `BT /${Font.Known} ${size} Tf ${matrix} ${x} ${y} Tm <${hex(text)}> Tj ET`;
}

export function showUnknown(x: number, y: number, text: string, size = 10): string {
  return `BT /${Font.Unknown} ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`;
}

export function hex(text: string): string {
  return [...text]
    .map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0'))
    .join('');
}

/** A stroked line. */
export function stroke(x1: number, y1: number, x2: number, y2: number): string {
  return `0.5 w ${x1} ${y1} m ${x2} ${y2} l S`;
}

/** A thin filled box instead of a line, as word processors draw borders. */
export function bar(x1: number, y1: number, x2: number, y2: number): string {
  const thick = 0.48;
  return x1 === x2
    ? `${x1} ${Math.min(y1, y2)} ${thick} ${Math.abs(y2 - y1) + thick} re f`
    : `${Math.min(x1, x2)} ${y1} ${Math.abs(x2 - x1) + thick} ${thick} re f`;
}

/** Writes the file; every string in it is Latin-1. */
export function pdfBytes(pages: readonly PdfPage[], extra: PdfExtras = {}): Uint8Array {
  return new PdfFile(pages, extra).bytes();
}

export interface PdfExtras {
  /** Objects besides, with the numbers from 20 on. */
  readonly objects?: ReadonlyMap<number, string>;
  /** More entries of the pages' /Resources. */
  readonly resources?: string;
  /** Entries of the trailer, for encryption. */
  readonly trailer?: string;
  /** Encrypts streams: object number and bytes in, bytes out. */
  readonly encrypt?: (object: number, bytes: string) => string;
}

const FIRST_PAGE = 1000;

class PdfFile {
  readonly #parts: string[] = ['%PDF-1.5\n%\xe2\xe3\xcf\xd3\n'];
  readonly #offsets = new Map<number, number>();
  readonly #extra: PdfExtras;
  #length = this.#parts[0]?.length ?? 0;

  constructor(pages: readonly PdfPage[], extra: PdfExtras) {
    this.#extra = extra;
    const kids = pages.map((_, index) => `${FIRST_PAGE + 2 * index} 0 R`).join(' ');
    this.#object(1, '<< /Type /Catalog /Pages 2 0 R >>');
    this.#object(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
    this.#font(3, '/ToUnicode 6 0 R');
    this.#font(7, '');
    this.#stream(6, '', TO_UNICODE);
    for (const [number, body] of extra.objects ?? []) this.#object(number, body);
    pages.forEach((page, index) => {
      this.#page(FIRST_PAGE + 2 * index, page);
    });
  }

  bytes(): Uint8Array {
    const start = this.#length;
    const numbers = [...this.#offsets.keys()].sort((a, b) => a - b);
    this.#put('xref\n0 1\n0000000000 65535 f \n');
    for (const number of numbers) {
      const offset = String(this.#offsets.get(number)).padStart(10, '0');
      this.#put(`${number} 1\n${offset} 00000 n \n`);
    }
    const size = (numbers.at(-1) ?? 0) + 1;
    const { trailer = '' } = this.#extra;
    this.#put(`trailer << /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`);
    return Uint8Array.from(this.#parts.join(''), (letter) => letter.charCodeAt(0));
  }

  #font(number: number, unicode: string): void {
    this.#object(
      number,
      `<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [${number + 1} 0 R] ${unicode} >>`,
    );
    this.#object(
      number + 1,
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [32 126 500] /FontDescriptor 5 0 R >>`,
    );
    this.#object(
      5,
      '<< /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
    );
  }

  #page(
    number: number,
    { width = 595, height = 842, rotate = 0, cropBox, content, entries = '' }: PdfPage,
  ): void {
    const { resources = '' } = this.#extra;
    const crop = cropBox === undefined ? '' : `/CropBox [${cropBox.join(' ')}] `;
    this.#object(
      number,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] ${crop}/Rotate ${rotate} /Resources << /Font << /${Font.Known} 3 0 R /${Font.Unknown} 7 0 R >> ${resources} >> /Contents ${number + 1} 0 R ${entries} >>`,
    );
    this.#stream(number + 1, '', content);
  }

  #stream(number: number, entries: string, content: string): void {
    const bytes = this.#extra.encrypt?.(number, content) ?? content;
    this.#object(number, `<< ${entries} /Length ${bytes.length} >>\nstream\n${bytes}\nendstream`);
  }

  #object(number: number, body: string): void {
    this.#offsets.set(number, this.#length);
    this.#put(`${number} 0 obj\n${body}\nendobj\n`);
  }

  #put(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}

/** A line of a ruled table: cells over one or several columns and rows. */
export interface DrawnCell {
  readonly text: string | readonly string[];
  readonly colSpan?: number;
  readonly rowSpan?: number;
  /** Where the lines stand in the cell; the middle if not given. */
  readonly top?: boolean;
}

export interface DrawnTable {
  readonly left?: number;
  readonly top: number;
  readonly columns: readonly number[];
  readonly rowHeight?: number;
  readonly rows: readonly (readonly DrawnCell[])[];
  readonly line?: typeof stroke;
}

/** Draws a table: each cell's edges, and its lines of text. */
export function table(drawn: DrawnTable): string {
  const { left = 60, top, columns, rowHeight = 24, rows, line = stroke } = drawn;
  const xs = [left];
  for (const width of columns) xs.push((xs.at(-1) ?? 0) + width);
  const taken = rows.map(() => new Set<number>());
  const parts: string[] = [];
  rows.forEach((row, at) => {
    let column = 0;
    for (const cell of row) {
      while (taken[at]?.has(column)) column += 1;
      const { colSpan = 1, rowSpan = 1 } = cell;
      for (let down = at; down < at + rowSpan; down += 1) {
        for (let right = column; right < column + colSpan; right += 1) taken[down]?.add(right);
      }
      const [x1, x2] = [xs[column] ?? 0, xs[column + colSpan] ?? 0];
      const [y1, y2] = [top - at * rowHeight, top - (at + rowSpan) * rowHeight];
      parts.push(
        line(x1, y1, x2, y1),
        line(x1, y2, x2, y2),
        line(x1, y2, x1, y1),
        line(x2, y2, x2, y1),
      );
      const lines = typeof cell.text === 'string' ? [cell.text] : cell.text;
      const middle = (y1 + y2) / 2 + (lines.length - 1) * 5 - 3;
      lines.forEach((text, index) => {
        const y = (cell.top === true ? y1 - 9 : middle) - index * 10;
        if (text !== '') parts.push(show(x1 + 3, y, text, 8));
      });
      column += colSpan;
    }
  });
  return parts.join('\n');
}
