import { stringify } from 'yaml';
import { parsedYaml } from '../books/files/yaml.js';
import { BookError, type Message, Problems } from '../books/problem.js';
import { SHEETS, type Sheet } from '../books/schema/sheets.js';
import { nearestNames } from '../facts/codes.js';
import { normaliseName } from '../facts/names.js';

export const MAPPING_FILE = 'mapping.yaml';

/** What the heads of an office's exports mean: by sheet of the book, head to column id. */
export type Mapping = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** A head that is left out on purpose. */
const IGNORED = '-';

/** The mapping that a book remembers. @throws {BookError} */
export function readMapping(text: string): Mapping {
  const problems = new Problems();
  const value = parsedYaml(MAPPING_FILE, text, problems) ?? {};
  problems.raise();
  const mapping = new Map<string, Map<string, string>>();
  if (!isRecord(value)) throw wrongFile();
  for (const [sheet, heads] of Object.entries(value)) {
    if (!isRecord(heads)) throw wrongFile();
    mapping.set(sheet, new Map(Object.entries(heads).map(([head, id]) => [head, String(id)])));
  }
  return mapping;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrongFile(): BookError {
  const message = { zh: '应为“表: {列名: 字段}”', en: 'should be “sheet: {head: field}”' };
  return new BookError([{ file: MAPPING_FILE, row: null, column: null, message }]);
}

export function writeMapping(mapping: Mapping): string {
  return stringify(
    Object.fromEntries([...mapping].map(([sheet, heads]) => [sheet, Object.fromEntries(heads)])),
  );
}

/** The mapping with answers of the command line (`摘要=note`) added for a sheet. */
export function withAnswers(mapping: Mapping, sheet: Sheet, answers: readonly string[]): Mapping {
  const own = new Map(mapping.get(sheet.id) ?? []);
  const problems = new Problems();
  for (const answer of answers) {
    const at = answer.lastIndexOf('=');
    const head = answer.slice(0, at).trim();
    const field = answer.slice(at + 1).trim();
    const column = sheet.columns.find(({ id, head: name }) => id === field || isHead(name, field));
    if (at <= 0 || (field !== IGNORED && column === undefined)) {
      problems.add('--map', null, answer, fieldsOf(sheet));
      continue;
    }
    own.set(head, column?.id ?? IGNORED);
  }
  problems.raise();
  return new Map([...mapping, [sheet.id, own]]);
}

function isHead({ zh, en }: Message, text: string): boolean {
  return plain(zh) === plain(text) || plain(en) === plain(text);
}

/** Without the unit in brackets at the end. */
function plain(head: string): string {
  return normaliseName(head.replace(/[（(][^（()）]*[)）]\s*$/, ''));
}

function fieldsOf(sheet: Sheet): Message {
  const names = sheet.columns.map(({ id, head }) => `${id}（${head.zh}）`).join('、');
  return {
    zh: `应为“列名=字段”，不要的列写“列名=-”；字段有：${names}`,
    en: `should be “head=field”, “head=-” to leave it out; fields are ${names}`,
  };
}

/**
 * The sheets that heads speak of: those all of whose required columns they name, of them those
 * with most columns named. Payments and adjustments have the same heads.
 */
export function sheetsOfHeads(heads: readonly string[], mapping: Mapping): readonly Sheet[] {
  const found = SHEETS.flatMap((sheet) => {
    const ids = knownHeads(sheet, heads, mapping);
    const required = sheet.columns.filter((column) => column.required === true);
    const whole = required.every(({ id }) => ids.has(id));
    return whole ? [{ sheet, known: ids.size }] : [];
  });
  const most = Math.max(...found.map(({ known }) => known));
  return found.flatMap(({ sheet, known }) => (known === most ? [sheet] : []));
}

/** Ids of the columns that heads name. */
export function knownHeads(
  sheet: Sheet,
  heads: readonly string[],
  mapping: Mapping,
): ReadonlySet<string> {
  return new Set(heads.flatMap((head) => columnOf(sheet, head, mapping) ?? []));
}

function columnOf(sheet: Sheet, head: string, mapping: Mapping): string | null {
  const mapped = mapping.get(sheet.id)?.get(head.trim());
  if (mapped !== undefined) return mapped;
  return sheet.columns.find(({ id, head: name }) => id === head || isHead(name, head))?.id ?? null;
}

export interface Asking {
  /** How a head is asked for that nobody explained. */
  readonly ask?: (sheet: Sheet, head: string) => Message;
  /** Where questions go; left out, they are thrown. */
  readonly problems?: Problems;
}

/**
 * The column of each head, null for those left out. Heads that nobody explained are asked for,
 * all at once, with what they may mean.
 * @throws {BookError}
 */
export function columnsOfHeads(
  sheet: Sheet,
  file: string,
  row: number,
  heads: readonly string[],
  mapping: Mapping,
  { ask = question, problems: collected }: Asking = {},
): readonly (string | null)[] {
  const problems = collected ?? new Problems();
  const columns = heads.map((head) => {
    if (head.trim() === '') return null;
    const id = columnOf(sheet, head, mapping);
    if (id === null) problems.add(file, row, head, ask(sheet, head));
    return id === IGNORED ? null : id;
  });
  if (collected === undefined) problems.raise();
  return columns;
}

function question(sheet: Sheet, head: string): Message {
  const near = nearestNames(
    sheet.columns.map(({ id, head: name }) => ({ name: plain(name.zh), id })),
    plain(head),
    0.3,
  ).slice(0, 3);
  const likely = near.map(({ candidate }) => `--map "${head}=${candidate.id}"`);
  const answers = (field: string) => (likely.length > 0 ? likely : [`--map "${head}=${field}"`]);
  const leaveOut = `--map "${head}=-"`;
  const fields = (lang: keyof Message) =>
    sheet.columns.map(({ id, head: own }) => `${id}（${own[lang]}）`);
  return {
    zh: `不知道这一列是什么；请指明：${[...answers('字段'), leaveOut].join(' 或 ')}（- 为不要）。字段：${fields('zh').join('、')}`,
    en: `what this column is must be said: ${[...answers('FIELD'), leaveOut].join(' or ')} (- leaves it out). Fields: ${fields('en').join(', ')}`,
  };
}
