import { describeKey } from '../../checks/describe.js';
import type { Message, RecognisedFigure, Severity } from '../../checks/rule.js';
import type { Source, Span } from '../../facts/source.js';
import { placesOf } from '../cause.js';
import { describePlace } from '../place.js';
import { bySeverity, type NumberedFinding } from '../subject.js';
import type { ShowClaim, Shown, ShowSubject, ShowTable } from './subject.js';

/**
 * What became of something printed: a cell bound to a fact or read without one, a figure of the
 * text bound or not, something unread, a recognised figure that stands in no cell and no claim,
 * words that a finding is about.
 */
export type MarkKind =
  | 'cell'
  | 'cell-unbound'
  | 'claim'
  | 'claim-unbound'
  | 'unread'
  | 'doubtful'
  | 'noted';

export interface ShowMark {
  /** Element id of the drawing; the row of the list has `r` instead of `m`. */
  readonly id: string;
  readonly kind: MarkKind;
  readonly text: string;
  /** What it states, or why it was not read. */
  readonly says: Message;
  /** Table, row and column; or section. */
  readonly where: string;
  readonly arrow: '' | '↑' | '↓' | '＝';
  /** Recognised on an image: `open` where no other figure confirms it. */
  readonly doubt: null | 'open' | 'confirmed';
  readonly findings: readonly { readonly number: number; readonly severity: Severity }[];
  readonly source: Source;
}

const UNBOUND: Message = { zh: '已读出，未对应到事实', en: 'read, not bound to a fact' };
const ARROWS = { increase: '↑', decrease: '↓', none: '＝' } as const;

/** Everything that is drawn, in the order tables, text, unread, doubtful. */
export function marksOf(shown: Shown): readonly ShowMark[] {
  const { subject, result } = shown;
  const doubts = new DoubtIndex(result.recognised ?? []);
  const findings = shown.findings ? findingsBySpan(bySeverity(result.findings)) : new Map();
  const found: Omit<ShowMark, 'id'>[] = [
    ...subject.tables.flatMap((table) => cellMarks(table)),
    ...subject.claims.map(claimMark),
    ...subject.unread.map(unreadMark),
  ].map((mark) => ({
    ...mark,
    doubt: doubts.of(mark.source),
    findings: mark.source.flatMap((span) => findings.get(spanId(span)) ?? []),
  }));
  const rest = doubts.untouched().map(doubtfulMark);
  const noted = shown.findings ? notedMarks(bySeverity(result.findings), [...found, ...rest]) : [];
  return [...found, ...rest, ...noted].map((mark, index) => ({ ...mark, id: `m${index + 1}` }));
}

type Plain = Omit<ShowMark, 'id'>;

const PLAIN = { arrow: '', doubt: null, findings: [] } as const;

function cellMarks(table: ShowTable): Plain[] {
  const label = table.title === '' ? table.id : table.title;
  return table.rows.flatMap((row) => {
    const name = [row.side, row.code, row.name].filter((part) => part !== '').join(' ') || row.line;
    return row.cells.flatMap(({ column, printed, key, remark, source }): Plain[] => {
      const isFigure = remark !== true && printed.form !== 'blank' && hasDigit(printed.text);
      if (!isFigure || source.length === 0) return [];
      return [
        {
          ...PLAIN,
          kind: key === null ? 'cell-unbound' : 'cell',
          text: figure(printed),
          says: key === null ? UNBOUND : describeKey(key),
          where: [label, name, column].filter((part) => part !== '').join(' › '),
          source,
        },
      ];
    });
  });
}

function claimMark(claim: ShowClaim): Plain {
  const { keys, bound, printed, direction, section, subject, measure, source } = claim;
  const [key] = keys;
  const isBound = bound && key !== undefined;
  const words = subject === '' ? measure : subject;
  return {
    ...PLAIN,
    kind: isBound ? 'claim' : 'claim-unbound',
    text: figure(printed),
    says: isBound
      ? describeKey(key)
      : { zh: `${UNBOUND.zh}：${words}`, en: `${UNBOUND.en}: ${words}` },
    where: section.split(' / ').at(-1) ?? '',
    arrow: direction === null ? '' : ARROWS[direction],
    source,
  };
}

function unreadMark({ text, reason, source }: ShowSubject['unread'][number]): Plain {
  return { ...PLAIN, kind: 'unread', text, says: reason, where: '', source };
}

function doubtfulMark({ text, reason, source, confirmed }: RecognisedFigure): Plain {
  return {
    ...PLAIN,
    kind: 'doubtful',
    text,
    says: reason,
    where: '',
    doubt: confirmed ? 'confirmed' : 'open',
    source,
  };
}

/** Places of findings at which nothing else is marked: a title, an account's name, a sentence. */
function notedMarks(
  groups: readonly { readonly items: readonly NumberedFinding[] }[],
  marked: readonly Plain[],
): Plain[] {
  const known = new Set(marked.flatMap(({ source }) => source.map(spanId)));
  const found = new Map<string, Plain>();
  for (const { number, finding } of groups.flatMap(({ items }) => items)) {
    for (const place of placesOf(finding)) {
      const { source, text } = place;
      if (source.length === 0 || source.some((span) => known.has(spanId(span)))) continue;
      const id = source.map(spanId).join();
      const same = found.get(id)?.findings ?? [];
      if (same.some((one) => one.number === number)) continue;
      found.set(id, {
        ...PLAIN,
        kind: 'noted',
        text,
        says: found.get(id)?.says ?? finding.message,
        where: describePlace({ ...place, text: '' }, false),
        findings: [...same, { number, severity: finding.severity }],
        source,
      });
    }
  }
  return [...found.values()];
}

function figure({ text, unit }: { readonly text: string; readonly unit: string }): string {
  return text.trim().endsWith(unit) ? text.trim() : `${text.trim()} ${unit}`;
}

function hasDigit(text: string): boolean {
  return /\p{Nd}/u.test(text);
}

/** The recognised figures by place, and which of them no mark stands for. */
class DoubtIndex {
  readonly #bySpan = new Map<string, RecognisedFigure>();
  readonly #open: Set<RecognisedFigure>;

  constructor(recognised: readonly RecognisedFigure[]) {
    this.#open = new Set(recognised);
    for (const one of recognised) {
      for (const span of one.source) this.#bySpan.set(spanId(span), one);
    }
  }

  of(source: Source): ShowMark['doubt'] {
    const found = source.flatMap((span) => this.#bySpan.get(spanId(span)) ?? []);
    for (const one of found) this.#open.delete(one);
    if (found.length === 0) return null;
    return found.every(({ confirmed }) => confirmed) ? 'confirmed' : 'open';
  }

  untouched(): readonly RecognisedFigure[] {
    return [...this.#open];
  }
}

function findingsBySpan(
  groups: readonly { readonly items: readonly NumberedFinding[] }[],
): Map<string, ShowMark['findings'][number][]> {
  const found = new Map<string, ShowMark['findings'][number][]>();
  for (const { number, finding } of groups.flatMap(({ items }) => items)) {
    for (const span of placesOf(finding).flatMap(({ source }) => source)) {
      const known = found.get(spanId(span)) ?? [];
      if (known.some((one) => one.number === number)) continue;
      found.set(spanId(span), [...known, { number, severity: finding.severity }]);
    }
  }
  return found;
}

function spanId(span: Span): string {
  return JSON.stringify(span);
}
