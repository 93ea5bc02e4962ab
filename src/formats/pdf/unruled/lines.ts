import { markerOf } from '../../shared/headings.js';
import type { Glyph } from '../glyphs.js';
import type { Row } from '../rows.js';

/** A stretch of characters of one line that no wide gap divides. */
export interface Run {
  readonly glyphs: readonly Glyph[];
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** A base line of a page and what stands on it. */
export interface PrintLine {
  readonly row: Row;
  readonly runs: readonly Run[];
  /** All its words with a blank between the runs. */
  readonly text: string;
}

/** From this gap on, in sizes, two characters of a line stand in different cells. */
const CELL_GAP = 0.9;

/** @param gap in sizes, from which on runs are apart */
export function runsOf(row: Row, gap: number): Run[] {
  const runs: Glyph[][] = [];
  const spread = spreadOf(row);
  for (const glyph of row.glyphs) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const size = last === undefined ? 0 : Math.min(last.size, glyph.size);
    const own = last !== undefined && isOfName(last, glyph) ? Math.max(gap, WORD_GAP) : gap;
    const least = own + spread;
    if (run !== undefined && last !== undefined && glyph.left - last.right <= size * least) {
      run.push(glyph);
    } else runs.push([glyph]);
  }
  return runs.map(runOf);
}

/** Spread print has gaps between most of its characters, no wider than this, in sizes. */
const [LEAST_SPREAD, MOST_SPREAD] = [0.08, 0.45];
const FEWEST_GAPS = 4;

/** By how much, in sizes, the characters of a line are spread; 0 for print as it is. */
function spreadOf({ glyphs }: Row): number {
  if (glyphs.length <= FEWEST_GAPS) return 0;
  const gaps = glyphs.slice(1).map((glyph, at) => {
    const last = glyphs[at] as Glyph;
    return (glyph.left - last.right) / Math.max(1, Math.min(last.size, glyph.size));
  });
  const usual = gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
  return usual >= LEAST_SPREAD && usual <= MOST_SPREAD ? usual : 0;
}

/** Widest blank between a word and its number (表 1), in sizes. */
const WORD_GAP = 0.7;

function isOfName(last: Glyph, { value }: Glyph): boolean {
  return last.value === '表' && /\d/.test(value);
}

export function runOf(glyphs: readonly Glyph[]): Run {
  const sizes = glyphs.map(({ size }) => size).sort((a, b) => a - b);
  return {
    glyphs,
    text: glyphs.map(({ value }) => value).join(''),
    left: glyphs.reduce((least, { left }) => Math.min(least, left), Number.POSITIVE_INFINITY),
    right: glyphs.reduce((most, { right }) => Math.max(most, right), Number.NEGATIVE_INFINITY),
    y: glyphs[0]?.y ?? 0,
    size: sizes[sizes.length >> 1] ?? 0,
  };
}

/** @param gap in sizes, from which on what follows is a cell of its own */
export function printLine(row: Row, gap: number = CELL_GAP): PrintLine {
  const runs = withScattered(runsOf(row, gap));
  return { row, runs, text: runs.map(({ text }) => text).join('  ') };
}

const ONE_WORD = /^[\u4e00-\u9fff]$/;

/** Two to four single characters spread over a head (项 目, 合 计) are one word. */
function withScattered(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const above = joined.at(-1);
    const last = above?.glyphs.at(-1);
    if (
      above !== undefined &&
      last !== undefined &&
      ONE_WORD.test(run.text) &&
      isSpread(above.text + run.text, (run.left - last.right) / run.size)
    ) {
      joined[joined.length - 1] = runOf([...above.glyphs, ...run.glyphs]);
    } else joined.push(run);
  }
  return joined;
}

/** Widest blanks between the characters of a known word and of any other, in sizes. */
const [KNOWN_SPREAD, ANY_SPREAD] = [5, 3];
/** Two characters of which neither is a word that cells hold by itself. */
const TWO_PARTS = /^[^类款项是否有无元年月日男女个人次辆台]{2}$/;

function isSpread(word: string, gap: number): boolean {
  if (WORD_IN_PARTS.test(word)) return gap < KNOWN_SPREAD;
  return TWO_PARTS.test(word) && gap < ANY_SPREAD;
}

/** Words that offices spread out to the width of a column. */
const WORD_IN_PARTS =
  /^(?:项目?|合计?|总计?|小计?|栏次?|行次?|收入?|支出?|名称?|编码?|金额?|序号?|备注?|单位?)$/;

const FIGURE = /^(?:[-−–+]?\d[\d,]*(?:\.\d+)?%?|\([\d,]+(?:\.\d+)?\)|[-—–]+)$/;
const WHOLE_FIGURE = /^(?:[-−–+]?[\d,]+\.\d+%?|\([\d,]+\.\d+\)|[-—–]+|0)$/;

export function isFigure(text: string): boolean {
  return FIGURE.test(text.normalize('NFKC'));
}

/** A figure with its decimals, or the dash or zero that stands for none. */
export function isWholeFigure(text: string): boolean {
  return WHOLE_FIGURE.test(text.normalize('NFKC'));
}

/** A figure that goes on in the next line: it ends with its point or with a comma. */
export function endsOpen(text: string): boolean {
  return /\d[.,]$/.test(text.normalize('NFKC'));
}

/** An account code, or one of its three levels. */
export function isCode(text: string): boolean {
  return /^\d{2,7}$/.test(text);
}

const TOTAL = /^(?:合计|总计|小计|本年收入合计|本年支出合计|支出总计|收入总计|收入合计|支出合计)$/;

/** The line begins the body of a table: a figure, a code, a numbered name or a total. */
export function beginsBody({ runs, text }: Pick<PrintLine, 'runs' | 'text'>): boolean {
  if (isNumbersLine({ runs })) return false;
  const first = runs[0]?.text ?? '';
  if (runs.length > 1 && runs.every((run) => isFigure(run.text))) return true;
  if (runs.some((run) => isWholeFigure(run.text) && !/^[0０]$/.test(run.text))) return true;
  if (runs.filter((run) => isWholeFigure(run.text)).length > 1) return true;
  if (/^\d{3}(?:\d\d){0,2}$/.test(first)) return true;
  if (isTotal(first)) return runs.length > 1 && runs.slice(1).every((run) => isFigure(run.text));
  if (runs.length > 1 && (/^\d{1,3}$/.test(first) || /^附?表\d{1,2}$/.test(first))) return true;
  return markerOf(text) !== null && runs.length > 1;
}

/** The name of a total; heads have it too. */
export function isTotal(text: string): boolean {
  return TOTAL.test(text);
}

/** 栏次 1 2 3 …: whole numbers counting up from 1, words among them that announce them. */
export function isNumbersLine({ runs }: Pick<PrintLine, 'runs'>): boolean {
  const numbers = runs.filter(({ text }) => /^\d{1,2}$/.test(text));
  const words = runs.filter(({ text }) => !/^\d{1,2}$/.test(text));
  if (numbers.length < (words.length > 0 ? 1 : 3)) return false;
  if (words.some(({ text }) => !/^(?:栏次|行次|类|款|项)$/.test(text))) return false;
  return numbers.every(({ text }, at) => text === String(at + 1));
}

/** Rows that close a statement, as its form names them. */
const CLOSING =
  /^(?:年[初末](?:财政拨款)?结转和结余|结余分配|使用非财政拨款结余|(?:人员|公用)经费合计)$/;

/** 表 7 of a catalogue of tables. */
const TABLE_NUMBER = /^(?:公开\s?\d{1,2}\s?表|(?:附?表)\s?\d{1,2})$/;

/** A name that only begins a row: numbered, of a total, or of a row that closes a statement. */
export function startsName(text: string): boolean {
  if (markerOf(text) !== null || isTotal(text)) return true;
  return /^(?:合计|总计|其中[:：])/.test(text) || CLOSING.test(text) || TABLE_NUMBER.test(text);
}
