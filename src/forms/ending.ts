import { concatTexts, sourceOf, type Text } from '../document/text.js';
import type { Block, Document } from '../document/tree.js';
import { cutShort } from './cut-short.js';
import { layoutNamed } from './document-info.js';
import { layouts } from './generated/layouts.js';
import type { Layout, LayoutSection } from './layout.js';
import type { Ending, Reading, SectionReading, TableReading, Unread } from './reading.js';
import { formsOf } from './tables/catalogue.js';
import { listedTables, promisedTables } from './tables/promised.js';

const PART = /^第[一二三四五六七八九十]+(?:部分|章|篇)/;
/** What a finished last line ends in: a mark, a bracket, a date or the office's signature. */
const FINISHED = /[。！？!?；;：:.…）)”"》\d日月年局中心委会处室部厅]$/u;
/** A last line of so many characters that ends in no mark is a sentence that breaks off. */
const SENTENCE = 24;
const QUOTE = 40;
/** So many sections of a layout an office may leave out at the end. */
const FEW_SECTIONS = 2;
/** So many sections of a layout make a document of it rather than an excerpt. */
const MANY_SECTIONS = 3;
/** Longest scrap of a table row. */
const SCRAP = 24;

type Read = Omit<Reading, 'unread' | 'ending'>;

/**
 * Where a document stops before its end: parts or tables that its own contents list come after
 * its last line, its last form lacks its total or cells, or its last sentence has no end. What
 * stands where it stops is incomplete, so sums there cannot be checked (law 4).
 * @returns null when nothing shows that something is missing behind the last line
 */
export function abruptEnd(reading: Read): Ending | null {
  const blocks = reading.tree.sections.flatMap((section) => section.blocks);
  const table = lastTable(blocks, reading.tables);
  const why =
    cutShort(reading.tree)[0]?.reason ??
    (table === null ? null : (withoutTotal(table) ?? laterTables(reading, table))) ??
    laterParts(reading.tree, blocks) ??
    openSentence(blocks) ??
    laterSections(reading);
  if (why === null) return null;
  return { table: table?.id ?? null, section: sectionOf(reading.sections), reason: why };
}

/** The ending as something unread, with the last line as its place. */
export function unreadEnding(tree: Document, ending: Ending | null): readonly Unread[] {
  if (ending === null) return [];
  const short = cutShort(tree);
  if (short.length > 0) return short;
  const text = lastText(tree.sections.flatMap((section) => section.blocks));
  const start = Math.max(0, text.value.length - QUOTE);
  return [{ text: text.value.slice(start), reason: ending.reason, source: sourceOf(text, start) }];
}

/** The table in which the document ends; notes behind a table say that it is whole. */
function lastTable(blocks: readonly Block[], tables: readonly TableReading[]): TableReading | null {
  const at = blocks.findLastIndex((block) => block.type === 'table');
  const block = blocks[at];
  const table = tables.at(-1);
  if (block?.type !== 'table' || table === undefined) return null;
  const open = block.notes.length === 0 && table.notes.length === 0;
  return open && blocks.slice(at + 1).every(isScrap) ? table : null;
}

/** A scrap of the next row, or broken lines of it, that came out as text. */
function isScrap(block: Block): boolean {
  if (block.type === 'fragments') return true;
  if (block.type !== 'paragraph' && block.type !== 'heading') return false;
  const text = block.text.value.trim();
  return text.length <= SCRAP && !/[。：:]/.test(text) && !PART.test(squeeze(text));
}

/** Every scored form closes with its total. */
function withoutTotal({ title, performance }: TableReading): Ending['reason'] | null {
  const scored =
    performance?.kind === 'overall-self-evaluation' ||
    performance?.kind === 'project-self-evaluation';
  if (!scored || performance.total !== null) return null;
  return {
    zh: `文件在《${title}》中结束，表中没有总分行：其后的内容可能缺失`,
    en: `the document ends in ${title}, which has no row of the total score: what follows may be missing`,
  };
}

/** Tables listed behind the last one, none of which is printed. */
function laterTables(reading: Read, last: TableReading): Ending['reason'] | null {
  const listed = listedTables(reading);
  // Without a list of its own the layout's holds, whose empty forms an office may leave out.
  const promised = listed.length > 0 ? listed : promisedTables(reading).filter(hasFigures);
  const printed = new Set(reading.tables.map((table) => table.declaration));
  const reached = promised.findLastIndex((id) => printed.has(id));
  const [next] = promised.slice(reached + 1).flatMap((id) => formsOf(id).slice(0, 1));
  if (reached < 0 || next === undefined || promised[reached] !== last.declaration) return null;
  const title = next.declaration.titles[0] ?? next.declaration.id;
  return {
    zh: `文件在《${last.title}》结束，其后应有的《${title}》没有印出：这张表可能不完整`,
    en: `the document ends in ${last.title}, and ${title}, which should follow, is not printed: the table may be incomplete`,
  };
}

function hasFigures(id: string): boolean {
  return formsOf(id).some((form) => form.declaration.mayBeEmpty !== true);
}

/** Parts (第五部分) of the contents page behind the last one that the document reaches. */
function laterParts(tree: Document, blocks: readonly Block[]): Ending['reason'] | null {
  const listed = contentsOf(tree).flatMap((entry) => PART.exec(squeeze(entry)) ?? []);
  const reached = new Set(
    blocks.flatMap((block) =>
      block.type === 'heading' ? (PART.exec(squeeze(block.text.value)) ?? []) : [],
    ),
  );
  const next = listed[listed.findLastIndex((part) => reached.has(part)) + 1];
  if (reached.size === 0 || next === undefined) return null;
  return {
    zh: `目录列有“${next}”，文件在此之前结束：这里的内容可能不完整`,
    en: `the contents list ${next}, and the document ends before it: what stands here may be incomplete`,
  };
}

/**
 * Sections of the layout behind the last one reached; a few an office may leave out. Where the
 * layout is unknown, every layout of this kind of document must say so.
 */
function laterSections({ document, sections }: Read): Ending['reason'] | null {
  const own = layoutNamed(document.layout);
  const possible = own === null ? layouts.filter(({ kind }) => kind === document.kind) : [own];
  const headings = sections.map(({ heading }) => squeeze(heading));
  const missing = possible.map((layout) => sectionsBehind(layout, headings));
  const [first] = missing;
  const next = first?.[0];
  if (first === undefined || next === undefined) return null;
  if (missing.some((behind) => behind.length <= FEW_SECTIONS)) return null;
  return {
    zh: `文件在“${next}”等 ${first.length} 个应有的章节之前结束：这里的内容可能不完整`,
    en: `the document ends before ${first.length} sections that should follow (${next} …): what stands here may be incomplete`,
  };
}

/**
 * Headings of the layout's sections behind the last one that the document has. An excerpt, which
 * has no section of the layout's first part or only a few, promises nothing.
 */
function sectionsBehind(layout: Layout, headings: readonly string[]): readonly string[] {
  const isReached = ({ heading, aliases = [] }: LayoutSection) =>
    [heading, ...aliases].some((words) => headings.some((one) => one.includes(squeeze(words))));
  const expected = layout.parts.flatMap((part) => part.sections ?? []);
  const begun = layout.parts[0]?.sections?.some(isReached) === true;
  if (!begun || expected.filter(isReached).length < MANY_SECTIONS) return [];
  return expected.slice(expected.findLastIndex(isReached) + 1).map(({ heading }) => heading);
}

function openSentence(blocks: readonly Block[]): Ending['reason'] | null {
  const last = blocks.at(-1);
  if (last?.type !== 'paragraph') return null;
  const text = last.text.value.trim();
  if (text.length < SENTENCE || FINISHED.test(text)) return null;
  return {
    zh: '文件在一句话中间结束：其后的内容不在文件中',
    en: 'the document ends in the middle of a sentence: what follows is not in the file',
  };
}

/** The section that the document stops in: 第三部分 / 五、…; its last subsections belong to it. */
function sectionOf(sections: readonly SectionReading[]): string | null {
  const path = sections.at(-1)?.path.split(' / ');
  if (path === undefined) return null;
  return path.slice(0, PART.test(squeeze(path[0] ?? '')) ? 2 : 1).join(' / ');
}

function contentsOf(tree: Document): readonly string[] {
  return tree.sections
    .flatMap((section) => section.blocks)
    .flatMap((block) => (block.type === 'contents' ? block.entries : []))
    .map((entry) => entry.value);
}

function lastText(blocks: readonly Block[]): Text {
  const last = blocks.at(-1);
  switch (last?.type) {
    case 'heading':
    case 'paragraph':
      return last.text;
    case 'table':
      return concatTexts((last.rows.at(-1)?.cells ?? []).map((cell) => cell.text));
    case 'fragments':
      return concatTexts(last.lines.at(-1) ?? []);
    case 'contents':
      return concatTexts(last.entries.slice(-1));
    default:
      return concatTexts([]);
  }
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
