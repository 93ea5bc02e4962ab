import type { TextSpan } from '../../../src/facts/source.js';
import type { Reading } from '../../../src/forms/reading.js';
import type { Dice } from './dice.js';

/** The ways in which errors arise. */
export type Slip =
  | 'digit'
  | 'transposed'
  | 'point'
  | 'unit'
  | 'direction'
  | 'row'
  | 'last-year'
  | 'neighbour'
  | 'year'
  | 'table';

export const SLIPS: readonly Slip[] = [
  'digit',
  'transposed',
  'point',
  'unit',
  'direction',
  'row',
  'last-year',
  'neighbour',
  'year',
  'table',
];

export interface Planted {
  readonly text: string;
  /** Lines of the changed text at which a finding may point, 1-based. */
  readonly lines: readonly number[];
  /** Words that a finding may name instead of a place. */
  readonly words: readonly string[];
  /** What was changed, for the list of misses. */
  readonly what: string;
}

interface Figure {
  readonly span: TextSpan;
  readonly from: 'table' | 'claim';
  readonly basis: string;
}

/** Makes one slip in a text, or null where the text has no place for it. */
export function plant(slip: Slip, text: string, reading: Reading, dice: Dice): Planted | null {
  const lines = text.split('\n');
  switch (slip) {
    case 'digit':
      return onFigure(lines, pickFigure(reading, dice), (figure) => otherDigit(figure, dice));
    case 'transposed':
      return onFigure(lines, pickFigure(reading, dice), transposed);
    case 'point':
      return onFigure(
        lines,
        pickFigure(reading, dice, (one) => one.basis !== 'count'),
        shifted,
      );
    case 'unit':
      return unitSlip(lines, reading, dice);
    case 'direction':
      return directionSlip(lines, reading, dice);
    case 'row':
      return rowSlip(lines, reading, dice);
    case 'last-year':
      return lastYear(lines, reading, dice);
    case 'neighbour':
      return neighbour(lines, reading, dice);
    case 'year':
      return yearSlip(lines, reading, dice);
    case 'table':
      return tableSlip(lines, reading, dice);
  }
}

/** Printed figures of known facts, whole on one line, not zero; targets are anyone's choice. */
function figuresOf(reading: Reading): Figure[] {
  const figures: Figure[] = [];
  const add = (
    source: Reading['claims'][number]['source'],
    value: bigint | undefined,
    figure: Omit<Figure, 'span'>,
  ) => {
    const [span, ...more] = source;
    if (
      value !== undefined &&
      value !== 0n &&
      span !== undefined &&
      'line' in span &&
      more.length === 0
    )
      figures.push({ ...figure, span });
  };
  for (const table of reading.tables) {
    for (const row of table.rows) {
      for (const cell of row.cells) {
        if (cell.key !== null && !cell.key.measure.startsWith('indicator-'))
          add(cell.source, cell.printed.value?.digits, { from: 'table', basis: cell.key.basis });
      }
    }
  }
  for (const claim of reading.claims) {
    add(claim.source, claim.printed.value?.digits, { from: 'claim', basis: claim.basis });
  }
  return figures;
}

function pickFigure(
  reading: Reading,
  dice: Dice,
  fits: (figure: Figure) => boolean = () => true,
): TextSpan | null {
  const figures = figuresOf(reading).filter(fits);
  return figures.length === 0 ? null : dice.pick(figures).span;
}

function onFigure(
  lines: readonly string[],
  span: TextSpan | null,
  change: (figure: string) => string | null,
): Planted | null {
  if (span === null) return null;
  const line = lines[span.line - 1] ?? '';
  const figure = line.slice(span.column - 1, span.endColumn - 1);
  const changed = change(figure);
  if (changed === null || changed === figure) return null;
  return onLine(
    lines,
    span.line,
    line.slice(0, span.column - 1) + changed + line.slice(span.endColumn - 1),
    `${figure} → ${changed}`,
  );
}

function onLine(lines: readonly string[], number: number, changed: string, what: string): Planted {
  const next = [...lines];
  next[number - 1] = changed;
  return { text: next.join('\n'), lines: [number], words: [], what: `line ${number}: ${what}` };
}

/** Any digit but the last, which may be a difference of rounding, unless there is only one. */
function otherDigit(figure: string, dice: Dice): string | null {
  const places = [...figure.matchAll(/\d/g)].map((match) => match.index);
  const at = places[dice.below(Math.max(1, places.length - 1))];
  if (at === undefined) return null;
  const digit = (figure.charCodeAt(at) - 48 + 1 + dice.below(8)) % 10;
  return figure.slice(0, at) + String(digit) + figure.slice(at + 1);
}

function transposed(figure: string): string | null {
  const match = /(\d)(?!\1)(\d)/.exec(figure);
  if (match === null) return null;
  const [pair, first = '', second = ''] = match;
  return figure.slice(0, match.index) + second + first + figure.slice(match.index + pair.length);
}

function shifted(figure: string): string | null {
  const match = /^(\d+)(\d)\.(\d+)$/.exec(figure);
  return match === null ? null : `${match[1]}.${match[2]}${match[3]}`;
}

function unitSlip(lines: readonly string[], reading: Reading, dice: Dice): Planted | null {
  const amounts = reading.claims.filter(
    ({ printed, basis }) =>
      printed.unit === '万元' && basis === 'final' && printed.value?.digits !== 0n,
  );
  const span = amounts.length === 0 ? undefined : dice.pick(amounts).source[0];
  if (span === undefined || !('line' in span)) return null;
  const line = lines[span.line - 1] ?? '';
  const rest = line.slice(span.endColumn - 1);
  if (!/^\s*万元/.test(rest)) return null;
  return onLine(
    lines,
    span.line,
    line.slice(0, span.endColumn - 1) + rest.replace('万元', '元'),
    '万元 → 元',
  );
}

/** Where no percentage stands beside the amount, nothing contradicts a turned word. */
function directionSlip(lines: readonly string[], reading: Reading, dice: Dice): Planted | null {
  const changes = reading.claims.filter(
    ({ basis, printed }, index) =>
      basis === 'change' &&
      printed.value?.digits !== 0n &&
      reading.claims[index + 1]?.basis === 'change-percent',
  );
  const claim = changes.length === 0 ? undefined : dice.pick(changes);
  const span = claim?.source[0];
  if (span === undefined || !('line' in span)) return null;
  const line = lines[span.line - 1] ?? '';
  const before = line.slice(0, span.column - 1);
  const turned =
    before.endsWith('增加') || before.endsWith('增加 ')
      ? before.replace(/增加( ?)$/, '减少$1')
      : before.replace(/减少( ?)$/, '增加$1');
  return turned === before
    ? null
    : onLine(lines, span.line, turned + line.slice(span.column - 1), 'direction');
}

/** A row of an account is lost. */
function rowSlip(lines: readonly string[], reading: Reading, dice: Dice): Planted | null {
  const rows = reading.tables
    .filter(({ declaration }) => ['T02', 'T03', 'T05', 'B05', 'B07'].includes(declaration ?? ''))
    .flatMap((table) =>
      table.rows.filter(({ code }) => code.length === 7).map((row) => ({ table, row })),
    );
  const chosen = rows.length === 0 ? undefined : dice.pick(rows);
  const span = chosen?.row.source[0];
  const top = chosen?.table.source[0];
  if (
    chosen === undefined ||
    span === undefined ||
    !('line' in span) ||
    top === undefined ||
    !('line' in top)
  )
    return null;
  const height = chosen.table.rows.length + 10;
  return {
    text: lines.filter((_, index) => index !== span.line - 1).join('\n'),
    lines: Array.from({ length: height }, (_, index) => top.line + index),
    words: [chosen.row.name, chosen.table.title],
    what: `row ${chosen.row.code} of ${chosen.table.title} left out`,
  };
}

/** The final amount of a sentence becomes last year's: what it is said to have changed from. */
function lastYear(lines: readonly string[], reading: Reading, dice: Dice): Planted | null {
  const changes = reading.claims.flatMap((claim, index) => {
    const before = reading.claims
      .slice(0, index)
      .findLast(
        ({ basis, keys, paragraph }) =>
          basis === 'final' &&
          paragraph === claim.paragraph &&
          keys[0]?.measure === claim.keys[0]?.measure,
      );
    return claim.basis === 'change' && before !== undefined ? [{ claim, before }] : [];
  });
  const chosen = changes.length === 0 ? undefined : dice.pick(changes);
  const span = chosen?.before.source[0];
  const now = chosen?.before.printed.value;
  const change = chosen?.claim.printed.value;
  if (
    now == null ||
    change == null ||
    span === undefined ||
    !('line' in span) ||
    now.scale !== change.scale ||
    change.digits === 0n
  )
    return null;
  const prior =
    chosen?.claim.direction === 'increase'
      ? now.digits - change.digits
      : now.digits + change.digits;
  const digits = prior.toString().padStart(now.scale + 1, '0');
  const printed =
    now.scale === 0 ? digits : `${digits.slice(0, -now.scale)}.${digits.slice(-now.scale)}`;
  return onFigure(lines, span, () => printed);
}

/** The figure of the next filled cell of the row, or of the row below. */
function neighbour(lines: readonly string[], reading: Reading, dice: Dice): Planted | null {
  const cells = reading.tables.flatMap(({ rows }) =>
    rows.flatMap((row) =>
      row.cells.filter(({ key, printed }) => key !== null && printed.value !== null),
    ),
  );
  const at = cells.length < 2 ? -1 : dice.below(cells.length - 1);
  const [cell, next] = [cells[at], cells[at + 1]];
  const span = cell?.source[0];
  if (cell === undefined || next === undefined || span === undefined || !('line' in span))
    return null;
  return onFigure(lines, span, () => next.printed.text);
}

function yearSlip(lines: readonly string[], reading: Reading, dice: Dice): Planted | null {
  const year = reading.document.fiscalYear;
  const claims = reading.claims.filter(({ basis, source }) => {
    const span = source[0];
    return (
      basis === 'final' &&
      span !== undefined &&
      'line' in span &&
      lines[span.line - 1]?.startsWith(`${year}年`)
    );
  });
  const span = claims.length === 0 ? undefined : dice.pick(claims).source[0];
  if (span === undefined || !('line' in span) || year === null) return null;
  return onLine(
    lines,
    span.line,
    (lines[span.line - 1] ?? '').replace(String(year), String(year - 1)),
    `${year} → ${year - 1}`,
  );
}

/** A statement table is lost with its title. */
function tableSlip(lines: readonly string[], reading: Reading, dice: Dice): Planted | null {
  const tables = reading.tables.filter(({ declaration }) => /^T0[1-6]$/.test(declaration ?? ''));
  const chosen = tables.length === 0 ? undefined : dice.pick(tables);
  const index = chosen === undefined ? -1 : lines.lastIndexOf(chosen.title);
  if (chosen === undefined || index === -1) return null;
  const ends = lines.findIndex(
    (line, at) =>
      (at > index + 6 && /表(?:（.*）)?$/.test(line) && !line.includes('\t')) ||
      (at > index && /^第.部分/.test(line)),
  );
  const titles = reading.tables.flatMap(({ title }) => (title === '' ? [] : [title]));
  const end = lines.findIndex(
    (line, at) =>
      at > index &&
      (titles.includes(line) ||
        /^第.部分/.test(line) ||
        (/^[一二三四五六七八九十]+、/.test(line) && !line.includes('\t'))),
  );
  const to = end === -1 ? ends : end;
  if (to === -1) return null;
  return {
    text: [...lines.slice(0, index), ...lines.slice(to)].join('\n'),
    lines: [],
    words: [chosen.title, '缺'],
    what: `${chosen.title} left out`,
  };
}
