import { type Text, trimText } from '../../document/text.js';
import type { Block, Heading, Paragraph, Table, TableRow } from '../../document/tree.js';
import { captionAbove } from './captions.js';
import { contentsPages } from './contents.js';
import type { Line } from './lines.js';
import { visibleWords } from './markup.js';
import { notesBelow } from './notes.js';
import { readRunningText } from './paragraphs.js';
import type { Placed } from './placed.js';
import { hasClause } from './sentences.js';
import { type Wrapping, wrappingOf } from './wrapping.js';

/** What a document holds in its order: lines of text and tables without their captions. */
export type FlowItem = FlowLine | FlowTable | FlowFigure;

export interface FlowLine {
  readonly kind: 'line';
  readonly text: Text;
  /** Level of the heading style it is set in, from 1. */
  readonly style?: number;
  /** An entry of a contents page, as its style says. */
  readonly contents?: boolean;
}

export interface FlowTable {
  readonly kind: 'table';
  readonly rows: readonly TableRow[];
}

/** A chart, of which only the caption or the words for those who cannot see it are read. */
export interface FlowFigure {
  readonly kind: 'figure';
  readonly summary: Text;
}

/** A line that is a whole paragraph has nothing to join; its width is unknown. */
const WHOLE: Wrapping = { width: null, indented: false };

/**
 * Finds in a flow what the text reader finds in a text: contents pages, captions above
 * tables and notes below them, headings and paragraphs.
 * @param file name of the file, for places
 * @param mayWrap the lines may be printed lines and not paragraphs (pages pasted from a PDF)
 */
export function blocksOfFlow(flow: readonly FlowItem[], file: string, mayWrap = false): Block[] {
  const items = flow.filter((item) => item.kind !== 'line' || visible(item.text) !== '');
  const wrapping = mayWrap ? wrappingOf(linesOf(items, true)) : WHOLE;
  const lines = linesOf(items, wrapping.width === null);
  const owned = new Uint8Array(lines.length);
  const free = (index: number) => owned[index] === 0;
  const placed: Placed<Block>[] = [];
  const own = (found: readonly Placed<Block>[]) => {
    for (const item of found) {
      owned.fill(1, item.start, item.end);
      placed.push(item);
    }
  };
  items.forEach((item, index) => {
    if (item.kind !== 'line') owned[index] = 1;
  });
  own(styledContents(items));
  own(contentsPages(lines, free, file));
  items.forEach((item, index) => {
    if (item.kind === 'table') own([captioned(item, lines, index, free, file)]);
    if (item.kind === 'figure') {
      own([{ start: index, end: index + 1, block: { type: 'figure', summary: item.summary } }]);
    }
  });
  const running: Placed<Heading | Paragraph>[] = [];
  for (let index = 0; index < lines.length; ) {
    let end = index;
    while (end < lines.length && free(end)) end += 1;
    for (const item of readRunningText(lines, index, end, wrapping, file)) running.push(item);
    index = Math.max(end, index + 1);
  }
  for (const item of withStyles(running, items)) placed.push(item);
  return placed.sort((a, b) => a.start - b.start).map((item) => item.block);
}

function visible(text: Text): string {
  return visibleWords(text.value);
}

/** Lines as the text reader has them; a table is one line that nothing may use. */
function linesOf(items: readonly FlowItem[], whole: boolean): Line[] {
  return items.map((item, index) => {
    const text = item.kind === 'line' ? item.text : null;
    return {
      number: index + 1,
      column: 1,
      raw: text?.value ?? '',
      value: text === null ? '' : visible(text),
      gap: 0,
      page: undefined,
      pageTop: false,
      ...(text === null ? {} : { text }),
      whole,
    };
  });
}

function captioned(
  table: FlowTable,
  lines: readonly Line[],
  at: number,
  free: (index: number) => boolean,
  file: string,
): Placed<Table> {
  const above = captionAbove(lines, at, free, file);
  const below = notesBelow(lines, at + 1, free, file);
  return {
    start: above.start,
    end: below.end,
    block: { type: 'table', caption: above.caption, rows: table.rows, notes: below.notes },
  };
}

/** Runs of lines in the styles of a contents page. */
function styledContents(items: readonly FlowItem[]): Placed<Block>[] {
  const found: Placed<Block>[] = [];
  for (let index = 0; index < items.length; ) {
    const entries: Text[] = [];
    let end = index;
    for (; end < items.length; end += 1) {
      const item = items[end];
      if (item?.kind !== 'line' || item.contents !== true) break;
      entries.push(trimText(item.text));
    }
    if (entries.length > 0) {
      const title = titleAbove(items, index);
      found.push({
        start: title === null ? index : index - 1,
        end,
        block: { type: 'contents', entries: title === null ? entries : [title, ...entries] },
      });
    }
    index = Math.max(end, index + 1);
  }
  return found;
}

function titleAbove(items: readonly FlowItem[], index: number): Text | null {
  const above = items[index - 1];
  if (above?.kind !== 'line' || above.contents === true) return null;
  return /^目\s*[录次]$/.test(visible(above.text)) ? trimText(above.text) : null;
}

const LONGEST_STYLED_HEADING = 60;

/**
 * Headings by style, where the words alone do not tell. A style means the level that its
 * numbered headings have; one that has none means its own.
 */
function withStyles(
  running: readonly Placed<Heading | Paragraph>[],
  items: readonly FlowItem[],
): Placed<Heading | Paragraph>[] {
  const styleAt = (index: number): number | undefined => {
    const item = items[index];
    return item?.kind === 'line' ? item.style : undefined;
  };
  const levels = new Map<number, number>();
  for (const { start, block } of running) {
    const style = styleAt(start);
    if (style === undefined || block.type !== 'heading') continue;
    levels.set(style, Math.min(levels.get(style) ?? block.level, block.level));
  }
  return running.map((item) => {
    const style = styleAt(item.start);
    const { block } = item;
    if (style === undefined || block.type === 'heading' || item.end > item.start + 1) return item;
    const { value } = block.text;
    if (value.length > LONGEST_STYLED_HEADING || hasClause(value)) return item;
    const level = levels.get(style) ?? style;
    return { ...item, block: { type: 'heading', level, marker: '', text: block.text } };
  });
}
