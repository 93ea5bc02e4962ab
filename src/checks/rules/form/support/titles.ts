import type { Text } from '../../../../document/text.js';
import { normaliseName, similarity } from '../../../../facts/names.js';
import type { Reading, RowReading, TableReading } from '../../../../forms/reading.js';
import { allBlocks } from './blocks.js';

/** A table that the document says it prints. */
export interface PromisedTable {
  readonly title: string;
  /** `表 8` of a catalogue, or empty. */
  readonly number: string;
  /** 是否空表 of the catalogue; null where a contents page promises. */
  readonly empty: boolean | null;
  readonly reason: string;
  readonly from:
    | { readonly kind: 'catalogue'; readonly table: TableReading; readonly row: RowReading }
    | { readonly kind: 'contents'; readonly entry: Text };
}

/** A table title found above a table, or as a line of its own. */
export interface PrintedTitle {
  readonly title: Text;
  readonly number: string;
  readonly reading: TableReading | null;
}

/** A title says that it is a table's, whatever stands in brackets behind. */
const TABLE = /表(\(.*\))?$/;

/** Same number and at least this alike: one title, worded a little differently. */
const ALIKE = 0.6;

/** Titles as they are compared: without year, blanks, brackets' marks and standing additions. */
export function titleCore(title: string): string {
  return normaliseName(title)
    .replace(/[.·…]{2,}\(?\d*\)?$/, '')
    .replace(/\(公开\d*表?\)$/, '')
    .replace(
      /^-?(第?[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十]+\)|\d{1,2}[、.](?!\d))/,
      '',
    )
    .replace(/\d{4}年(度)?/g, '')
    .replace(/不含上年结转/g, '')
    .replace(/[-－]/g, '')
    .replace(/\(\)/g, '');
}

/** Tables promised by catalogues (是否空表) and contents pages, each once. */
export function promisedTables(reading: Reading): readonly PromisedTable[] {
  return remembered(promises, reading, collectPromises);
}

/** Several rules ask the same of one reading. */
const promises = new WeakMap<Reading, readonly PromisedTable[]>();
const titles = new WeakMap<Reading, readonly PrintedTitle[]>();

function remembered<T>(
  cache: WeakMap<Reading, T>,
  reading: Reading,
  make: (from: Reading) => T,
): T {
  const known = cache.get(reading);
  if (known !== undefined) return known;
  const made = make(reading);
  cache.set(reading, made);
  return made;
}

function collectPromises(reading: Reading): readonly PromisedTable[] {
  const found: PromisedTable[] = [];
  for (const table of catalogues(reading)) {
    for (const row of table.rows) {
      const core = titleCore(row.name);
      const flag = cellText(row, 'empty');
      const reason = cellText(row, 'reason');
      const mark = /[是否]/.exec(flag)?.[0];
      const last = found.at(-1);
      // A note below the catalogue, or a reason that goes on, names no table of its own.
      if (tableNumber(row.line) === '' && flag === '' && !TABLE.test(core)) {
        if (last === undefined) continue;
        found[found.length - 1] = { ...last, reason: last.reason + row.name + reason };
      } else if (core !== '') {
        found.push({
          title: row.name,
          number: row.line,
          empty: mark === undefined ? null : mark === '是',
          // The reason may have come to stand with the flag: 是不涉及.
          reason: reason || flag.replace(/^[是否]\s*/, ''),
          from: { kind: 'catalogue', table, row },
        });
      }
    }
  }
  const known = new Set(found.map((entry) => titleCore(entry.title)));
  for (const block of allBlocks(reading)) {
    if (block.type !== 'contents') continue;
    for (const entry of block.entries) {
      const core = titleCore(entry.value);
      if (/^\s*第[一二三四五六七八九十]+(部分|章|篇)/.test(entry.value)) continue;
      if (!/决算|预算/.test(core) || !TABLE.test(core) || known.has(core)) continue;
      known.add(core);
      found.push({
        title: entry.value,
        number: '',
        empty: null,
        reason: '',
        from: { kind: 'contents', entry },
      });
    }
  }
  return found;
}

export function catalogues(reading: Reading): readonly TableReading[] {
  return reading.tables.filter((table) => table.declaration === 'catalogue');
}

/** Titles printed above tables, and title lines whose table came away from them. */
export function printedTitles(reading: Reading): readonly PrintedTitle[] {
  return remembered(titles, reading, collectTitles);
}

function collectTitles(reading: Reading): readonly PrintedTitle[] {
  const found: PrintedTitle[] = [];
  const byTitle = new Map(
    reading.tables
      .filter((table) => table.declaration !== 'catalogue')
      .map((table) => [titleCore(table.title), table] as const),
  );
  const blocks = allBlocks(reading);
  blocks.forEach((block, at) => {
    if (block.type === 'table' || block.type === 'fragments') {
      const title = block.caption.title;
      if (title === null) return;
      found.push({
        title,
        number: block.caption.number?.value ?? '',
        reading: byTitle.get(titleCore(title.value)) ?? null,
      });
      return;
    }
    if (block.type !== 'heading' && block.type !== 'paragraph') return;
    const core = titleCore(block.text.value);
    if (core.length > 60 || !/表(\(.*\))?$/.test(core)) return;
    const next = blocks[at + 1];
    const stated = next?.type === 'paragraph' && /无|空表|不涉及|没有/.test(next.text.value);
    if (stated || next?.type === 'table' || next?.type === 'fragments') {
      found.push({ title: block.text, number: '', reading: byTitle.get(core) ?? null });
    }
  });
  for (const table of byTitle.values()) {
    if (!found.some((entry) => titleCore(entry.title.value) === titleCore(table.title))) {
      found.push({ title: { value: table.title, pieces: [] }, number: table.id, reading: table });
    }
  }
  return found;
}

/** The printed title that answers a promised one, or null. */
export function printedFor(
  title: string,
  number: string,
  printed: readonly PrintedTitle[],
): PrintedTitle | null {
  const wanted = titleCore(title);
  const exact = printed.find((entry) => titleCore(entry.title.value) === wanted);
  if (exact !== undefined) return exact;
  const digits = tableNumber(number);
  const numbered = printed.find(
    (entry) =>
      digits !== '' &&
      tableNumber(entry.number) === digits &&
      similarity(titleCore(entry.title.value), wanted) >= ALIKE,
  );
  if (numbered !== undefined) return numbered;
  const bare = printed.filter(
    (entry) => withoutBrackets(entry.title.value) === withoutBrackets(title),
  );
  return bare.length === 1 ? (bare[0] ?? null) : null;
}

/** `表 8`, `公开08表` → `8`. */
function tableNumber(number: string): string {
  return /0*(\d+)/.exec(number)?.[1] ?? '';
}

function withoutBrackets(title: string): string {
  return titleCore(title).replace(/\([^()]*\)/g, '');
}

function cellText(row: RowReading, columnId: string): string {
  return row.cells.find((cell) => cell.columnId === columnId)?.printed.text.trim() ?? '';
}
