import type { Text } from '../../../document/text.js';
import { sourceOf } from '../../../document/text.js';
import type { Table } from '../../../document/tree.js';
import type { Reading } from '../../../forms/reading.js';
import type { FormResult, FormRule } from '../../rule.js';
import { allBlocks } from './support/blocks.js';
import { table, tables } from './support/examples.js';
import { broken, holds, notApplicable, notCheckable, oneLine } from './support/results.js';

interface Ordinal {
  readonly style: 'chinese' | 'arabic';
  readonly value: number;
  readonly name: string;
  readonly text: Text;
}

/** A run of ordinals down one printed column, from 1 on. */
type Run = readonly Ordinal[];

const DIGITS = '零一二三四五六七八九';
const SHORTEST = 5;

function statement(ordinals: readonly (readonly [string, string])[]): string {
  return table('收入支出决算总表', '公开 01 表', [
    ['收入', '', '', '支出', '', ''],
    ['项目', '行次', '决算数', '项目', '行次', '决算数'],
    ['栏次', '', '1', '栏次', '', '2'],
    ...ordinals.map(([ordinal, name], index) => [
      '',
      `${index + 1}`,
      '',
      `${ordinal}、${name}`,
      `${index + 32}`,
      '',
    ]),
    ['本年收入合计', '27', '0.00', '本年支出合计', '58', '0.00'],
    ['总计', '31', '0.00', '总计', '62', '0.00'],
  ]);
}

export const rowOrdinals: FormRule = {
  meta: {
    id: 'row-ordinals',
    severity: 'warning',
    title: { zh: '表内行序号不连续', en: 'Ordinals of statement rows not consecutive' },
    description: {
      zh: '报表项目的序号（一、二、三……或 1. 2. 3.……）应当连续；跳号说明漏印了一行。',
      en: 'The ordinals of a statement’s rows (一、二、三、 or 1. 2. 3.) run on; a jump means that a row was left out.',
    },
    identities: ['A02', 'A14'],
    basis: {
      kind: 'definition',
      text: {
        zh: '报表格式规定了全部行，没有发生的行也要列出。',
        en: 'The form prescribes every row, also those without an amount.',
      },
      confidence: 'high',
    },
    kinds: ['final-accounts', 'budget'],
    layouts: [],
  },
  examples: {
    fail: [
      {
        text: tables(
          statement([
            ['一', '一般公共服务支出'],
            ['二', '外交支出'],
            ['三', '国防支出'],
            ['五', '教育支出'],
            ['六', '科学技术支出'],
          ]),
        ),
        why: {
          zh: '三之后是五，缺第四行。',
          en: 'Three is followed by five: the fourth row is missing.',
        },
      },
    ],
    pass: [
      {
        text: tables(
          statement([
            ['一', '一般公共服务支出'],
            ['二', '外交支出'],
            ['三', '国防支出'],
            ['四', '公共安全支出'],
            ['五', '教育支出'],
          ]),
        ),
        why: { zh: '序号连续。', en: 'The ordinals run on.' },
      },
    ],
  },
  *check(reading) {
    const statements = new Set(
      reading.tables
        .filter((entry) => /^[TB]\d\d$/.test(entry.declaration ?? ''))
        .map((entry) => oneLine(entry.title).replace(/\s/g, '')),
    );
    const found = allBlocks(reading)
      .filter((block): block is Table => block.type === 'table')
      .filter((block) => statements.has((block.caption.title?.value ?? '').replace(/\s/g, '')))
      .flatMap((block) => columnRuns(block).map((run) => ({ block, run })));
    if (found.length === 0) {
      yield notApplicable({
        zh: '没有带序号的报表。',
        en: 'No statement with ordinals was read.',
      });
      return;
    }
    const runs = found.map((entry) => entry.run);
    for (const { block, run } of found) yield* runResults(reading, block, run, runs);
  },
};

function* runResults(
  reading: Reading,
  block: Table,
  run: Run,
  all: readonly Run[],
): Iterable<FormResult> {
  const title = oneLine(block.caption.title?.value ?? '');
  const gaps = gapsOf(run);
  if (gaps.length > 1 || gaps.some((gap) => gap.here.value !== gap.before.value + 2)) {
    yield notCheckable({
      zh: `“${title}”的行没有完整读出。`,
      en: `The rows of “${title}” were not read whole.`,
    });
    return;
  }
  if (gaps.length === 0) yield holds();
  for (const { before, here } of gaps) {
    const expected = before.value + 1;
    const missing = between(before.name, here.name, all);
    const mark = here.style === 'chinese' ? `${chineseNumber(expected)}、` : `${expected}.`;
    if (elsewhereIn(block, mark) || readApart(reading, `${mark}${missing ?? ''}`)) {
      yield notCheckable({
        zh: `“${mark}”行可能没有读对位置。`,
        en: `Row “${mark}” may have been read at another place.`,
      });
      continue;
    }
    yield broken(
      [before, here].map((entry) => ({
        place: { kind: 'table' as const, id: title, label: title, row: oneLine(entry.text.value) },
        text: oneLine(entry.text.value),
        source: sourceOf(entry.text),
      })),
      {
        zh: `“${oneLine(before.text.value)}”之后是“${oneLine(here.text.value)}”，缺“${mark}${missing ?? ''}”行。`,
        en: `“${oneLine(here.text.value)}” follows “${oneLine(before.text.value)}”: row “${mark}${missing ?? ''}” is missing.`,
      },
      {
        printed: oneLine(here.text.value),
        expected: `${mark}${missing ?? ''}`,
        anchor: `${title} ${mark}`,
      },
    );
  }
}

/** One row too few is the table's; several gaps, or wide ones, are more likely the reading's. */
function gapsOf(run: Run): readonly { readonly before: Ordinal; readonly here: Ordinal }[] {
  return run.slice(1).flatMap((here, index) => {
    const before = run[index];
    return before === undefined || here.value === before.value + 1 ? [] : [{ before, here }];
  });
}

/** Whether the missing mark stands somewhere in the table, in a cell or in a note. */
function elsewhereIn(block: Table, mark: string): boolean {
  const plain = (text: Text) => text.value.replace(/\s+/g, '');
  const inside = new RegExp(`[^一二三四五六七八九十\\d.]${mark.replace('.', '[.、．]')}(?!\\d)`);
  return (
    block.rows.some((row) => row.cells.some((cell) => inside.test(plain(cell.text)))) ||
    block.notes.some((note) => inside.test(plain(note)))
  );
}

/** Whether the row stands in text that became no statement: it may be printed and not read. */
function readApart(reading: Reading, row: string): boolean {
  const has = (text: string) => text.replace(/\s+/g, '').includes(row);
  if (reading.unread.some((entry) => has(entry.text))) return true;
  return allBlocks(reading).some((other) => {
    if (other.type === 'paragraph') return has(other.text.value);
    if (other.type !== 'table' || other.caption.title !== null) return false;
    return other.rows.some((entry) => entry.cells.some((cell) => has(cell.text.value)));
  });
}

/** The one row that another table prints between two names, or null. */
function between(before: string, after: string, all: readonly Run[]): string | null {
  for (const run of all) {
    const at = run.findIndex((entry) => entry.name === before);
    if (at >= 0 && run[at + 2]?.name === after) return run[at + 1]?.name ?? null;
  }
  return null;
}

function columnRuns(block: Table): readonly Run[] {
  const width = block.rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const runs: Run[] = [];
  for (let column = 0; column < width; column += 1) {
    for (const style of ['chinese', 'arabic'] as const) {
      const ordinals = block.rows
        .map((row) => row.cells[column])
        .map((cell) => (cell === undefined ? null : ordinalOf(cell.text)))
        .filter((entry): entry is Ordinal => entry?.style === style);
      runs.push(...splitAtOne(ordinals));
    }
  }
  return runs.filter((run) => run.length >= SHORTEST && run[0]?.value === 1);
}

/** A new list begins at every 1. */
function splitAtOne(ordinals: readonly Ordinal[]): readonly Run[] {
  const runs: Ordinal[][] = [];
  for (const entry of ordinals) {
    if (entry.value === 1 || runs.length === 0) runs.push([entry]);
    else runs.at(-1)?.push(entry);
  }
  return runs;
}

function ordinalOf(text: Text): Ordinal | null {
  const value = text.value.replace(/\s+/g, '');
  const chinese = /^([一二三四五六七八九十]{1,3})、(.+)$/.exec(value);
  if (chinese !== null) {
    const number = parseChinese(chinese[1] ?? '');
    return number === null
      ? null
      : { style: 'chinese', value: number, name: chinese[2] ?? '', text };
  }
  const arabic = /^(\d{1,2})[.、．](?!\d)(.+)$/.exec(value);
  if (arabic === null) return null;
  return {
    style: 'arabic',
    value: Number.parseInt(arabic[1] ?? '', 10),
    name: arabic[2] ?? '',
    text,
  };
}

/** 一 to 九十九; null for anything else. */
function parseChinese(text: string): number | null {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text);
  if (match === null || text === '') return null;
  const [, first = '', ten, last = ''] = match;
  if (ten === undefined) return last === '' ? DIGITS.indexOf(first) : null;
  return (first === '' ? 1 : DIGITS.indexOf(first)) * 10 + (last === '' ? 0 : DIGITS.indexOf(last));
}

function chineseNumber(value: number): string {
  const tens = Math.trunc(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return `${head}${ones === 0 ? '' : DIGITS[ones]}`;
}
