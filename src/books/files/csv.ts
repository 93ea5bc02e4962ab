/** A record of a CSV file with the line that it begins on. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A quote that is never closed. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  readonly line: number;

  constructor(line: number) {
    super(`line ${line}: a quoted field is not closed`);
    this.line = line;
  }
}

const QUOTE = 34;
const COMMA = ',';
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * Reads RFC 4180 with either line end; a byte order mark is no part of the first head, lines
 * without any text are no records.
 * @param separator what stands between fields
 * @throws {CsvError}
 */
export function parseCsv(text: string, separator = COMMA): CsvRow[] {
  const mark = separator.charCodeAt(0);
  const rows: CsvRow[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const cells: string[] = [];
    const first = line;
    for (;;) {
      if (text.charCodeAt(at) === QUOTE) {
        const field = quotedField(text, at, line, mark);
        cells.push(field.value);
        at = field.end;
        line += field.lines;
      } else {
        const end = plainEnd(text, at, mark);
        cells.push(text.slice(at, end));
        at = end;
      }
      if (text.charCodeAt(at) !== mark) break;
      at += 1;
    }
    if (text.charCodeAt(at) === CARRIAGE_RETURN) at += 1;
    if (text.charCodeAt(at) === LINE_FEED) at += 1;
    line += 1;
    if (cells.length > 1 || cells[0]?.trim() !== '') rows.push({ line: first, cells });
  }
  return rows;
}

function plainEnd(text: string, from: number, mark: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === mark || code === LINE_FEED || code === CARRIAGE_RETURN) return at;
  }
  return text.length;
}

function quotedField(text: string, from: number, line: number, mark: number) {
  let value = '';
  let start = from + 1;
  for (;;) {
    const close = text.indexOf('"', start);
    if (close < 0) throw new CsvError(line);
    value += text.slice(start, close);
    if (text.charCodeAt(close + 1) === QUOTE) {
      value += '"';
      start = close + 2;
      continue;
    }
    // What stands between the closing quote and the next separator belongs to the field.
    const end = plainEnd(text, close + 1, mark);
    value += text.slice(close + 1, end);
    return { value, end, lines: value.split('\n').length - 1 };
  }
}

/** Text that a spreadsheet would take for a formula, or that was escaped so that it is none. */
const FORMULA = /^[=+\-@\t\r]/;
const ESCAPED = /^'[=+\-@\t\r']/;

/** A text as a CSV or XLSX cell holds it: one that begins like a formula is marked as text. */
export function escapeFormula(text: string): string {
  return FORMULA.test(text) || ESCAPED.test(text) ? `'${text}` : text;
}

/** The text that `escapeFormula` was given. */
export function unescapeFormula(text: string): string {
  return ESCAPED.test(text) ? text.slice(1) : text;
}

/** Records as RFC 4180 with line feeds; fields are quoted only where they must be. */
export function formatCsv(rows: Iterable<readonly string[]>): string {
  let text = '';
  for (const cells of rows) text += `${cells.map(field).join(',')}\n`;
  return text;
}

function field(value: string): string {
  return /[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
