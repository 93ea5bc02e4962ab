/** Colour sequences take no room; this is all that the reports write. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are the subject
const ESCAPE = /^\u001b\[[\d;]*m/;
/** Characters that a terminal draws over two columns: Chinese, full-width forms, brackets. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
/** What may not begin a line, and what may not end one. */
const CLOSING = /^[，。；：、！？）》」』】”’％%,.;:!?)\]}]/u;
const OPENING = /^[（《「『【“‘(]/u;
/** A word of a label with the two blanks behind it: what follows lines up under itself. */
const LABEL = /^(\s*(?:\S+\s{2,})?)/u;
/** A line is never indented so far that little is left of it. */
const LEAST_TEXT = 24;

/** Columns that a text takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { columns } of pieces(text)) width += columns;
  return width;
}

/** A report with its long lines broken for a terminal of so many columns, indented as they begin. */
export function wrapped(report: string, columns: number): string {
  return report
    .split('\n')
    .flatMap((line) => wrapLine(line, columns))
    .join('\n');
}

interface Piece {
  readonly text: string;
  readonly columns: number;
}

/** Characters, each with the escape sequences before it. */
function* pieces(text: string): Generator<Piece> {
  let rest = text;
  let held = '';
  while (rest !== '') {
    const sequence = ESCAPE.exec(rest)?.[0];
    if (sequence !== undefined) {
      held += sequence;
      rest = rest.slice(sequence.length);
      continue;
    }
    const [character = ''] = rest;
    yield { text: held + character, columns: WIDE.test(character) ? 2 : 1 };
    held = '';
    rest = rest.slice(character.length);
  }
  if (held !== '') yield { text: held, columns: 0 };
}

function wrapLine(line: string, columns: number): string[] {
  const units = unitsOf(line);
  if (units.reduce((sum, unit) => sum + unit.columns, 0) <= columns) return [line];
  const lead = LABEL.exec(line.replace(new RegExp(ESCAPE.source.slice(1), 'g'), ''))?.[1] ?? '';
  // What has no label of its own hangs a little, so that its beginning is seen.
  const own = lead.trim() === '' ? displayWidth(lead) + 2 : displayWidth(lead);
  const hang = Math.min(own, Math.max(0, columns - LEAST_TEXT));
  const lines: string[] = [];
  let current = '';
  let width = 0;
  for (const unit of units) {
    if (width + unit.columns > columns && width > hang) {
      lines.push(current.trimEnd());
      current = ' '.repeat(hang);
      width = hang;
      if (unit.text.trim() === '') continue;
    }
    current += unit.text;
    width += unit.columns;
  }
  lines.push(current);
  return lines;
}

/**
 * What is not broken: words and figures, and punctuation with what it belongs to. A blank is a
 * unit of its own.
 */
function unitsOf(line: string): Piece[] {
  const units: { text: string; columns: number; glued: boolean; word: boolean }[] = [];
  for (const piece of pieces(line)) {
    const plain = piece.text.replace(new RegExp(ESCAPE.source.slice(1), 'g'), '');
    const word = piece.columns < 2 && plain.trim() !== '';
    const last = units.at(-1);
    const joins =
      last !== undefined &&
      (last.glued || (word && last.word) || CLOSING.test(plain) || plain === '');
    if (joins && last.text.trim() !== '') {
      last.text += piece.text;
      last.columns += piece.columns;
      last.glued = OPENING.test(plain);
      last.word = word;
    } else {
      units.push({ ...piece, glued: OPENING.test(plain), word });
    }
  }
  return units;
}
