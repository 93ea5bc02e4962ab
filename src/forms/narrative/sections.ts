import type { Text } from '../../document/text.js';
import { sourceOf } from '../../document/text.js';
import type { Block, Document, Heading } from '../../document/tree.js';
import { topics } from '../generated/topics.js';
import type { SectionReading } from '../reading.js';
import { compact } from './compact.js';
import { topicChain } from './lexicon.js';

/** A paragraph or heading of running text in its section. */
export interface Passage {
  readonly index: number;
  readonly section: string;
  readonly topic: string | null;
  readonly text: Text;
  readonly heading: boolean;
  readonly page?: number;
}

export interface Outline {
  readonly sections: readonly SectionReading[];
  readonly passages: readonly Passage[];
}

interface Open {
  readonly level: number;
  readonly title: string;
  readonly topic: string | null;
}

interface OpenSection extends SectionReading {
  readonly paragraphs: { readonly index: number; readonly text: Text; readonly page?: number }[];
}

/**
 * Cuts a document into sections by its headings. Headings are passages too: an item's
 * account or a count may stand in one. Tables, figures and contents are no running text.
 */
export function outline(document: Document): Outline {
  const about = titleTopic(document);
  const sections: OpenSection[] = [section([], about, '', [])];
  const passages: Passage[] = [];
  const open: Open[] = [];
  const blocks = document.sections.flatMap((part): readonly Block[] => part.blocks);
  const listed = contentsTitles(blocks);
  for (const block of blocks) {
    const parts = block.type === 'paragraph' && opensPart(title(block.text), listed);
    if (block.type === 'heading' || parts) {
      const level = block.type === 'heading' ? block.level : 1;
      enter(open, { level, text: block.text }, about);
      sections.push(
        section(
          open.map(({ title }) => title),
          open.at(-1)?.topic ?? null,
          title(block.text),
          sourceOf(block.text),
        ),
      );
    }
    const current = sections.at(-1);
    if (current === undefined || (block.type !== 'heading' && block.type !== 'paragraph')) continue;
    const place = {
      index: passages.length,
      text: block.text,
      ...(block.page === undefined ? {} : { page: block.page }),
    };
    const heading = block.type === 'heading' || parts;
    if (!heading) current.paragraphs.push(place);
    passages.push({ ...place, section: current.path, topic: current.topic, heading });
  }
  return {
    sections: sections.filter((entry) => entry.path !== '' || entry.paragraphs.length > 0),
    passages,
  };
}

function section(
  path: readonly string[],
  topic: string | null,
  heading: string,
  source: SectionReading['source'],
): OpenSection {
  return { path: path.join(' / '), topic, heading, source, paragraphs: [] };
}

/** Shortest title of the contents that a line without number may repeat. */
const LEAST_TITLE = 4;
const LONGEST_PART = 40;
/** 2023年部门预算编制说明: a part that some provinces do not number. */
const EXPLAINS = /^(?:20\d\d年度?)?(?:部门|单位)?(?:预算|决算)?(?:编制|收支|公开)?(?:情况)?说明$/;

/** The titles that the contents list, without number, year and blanks. */
function contentsTitles(blocks: readonly Block[]): ReadonlySet<string> {
  const entries = blocks.flatMap((block) => (block.type === 'contents' ? block.entries : []));
  return new Set(
    entries.map((entry) => bare(entry.value)).filter((words) => words.length >= LEAST_TITLE),
  );
}

/** A short line without number that the contents list, or that says it explains the accounts. */
function opensPart(line: string, listed: ReadonlySet<string>): boolean {
  if (line.length > LONGEST_PART || /[。；，,:：、]/.test(line)) return false;
  return EXPLAINS.test(line.replace(/\s/g, '')) || listed.has(bare(line));
}

function bare(words: string): string {
  return words
    .replace(/[.…·\s]+\d*$/, '')
    .replace(/^第[一二三四五六七八九十]+部分|^[（(]?[一二三四五六七八九十\d]+[）)、.．]/, '')
    .replace(/^\s*20\d\d\s*年度?/, '')
    .replace(/\s/g, '');
}

function enter(open: Open[], heading: Pick<Heading, 'level' | 'text'>, about: string | null): void {
  while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop();
  const words = title(heading.text);
  const above = open.at(-1)?.topic ?? about;
  open.push({ level: heading.level, title: words, topic: topicFor(words, above) });
}

const LONGEST_TITLE = 60;

/** A document of three-public expenses alone says so in its title, not in headings. */
function titleTopic(document: Document): string | null {
  const [first] = document.sections.flatMap((part): readonly Block[] => part.blocks);
  if (first?.type !== 'heading' && first?.type !== 'paragraph') return null;
  const words = title(first.text);
  if (words.length > LONGEST_TITLE || /[。；]/.test(words)) return null;
  return topicFor(words, null) === 'three-public' ? 'three-public' : null;
}

function title(text: Text): string {
  return text.value.replace(/\s+/g, ' ').trim();
}

const RUN_IN =
  /^(?:[(]?[一二三四五六七八九十]+[)、.]|[(]?\d+(?:[)、]|\.(?!\d)))+((?:关于)?[^。；;，,:：\d]{3,24})[。:：]/;

/** 3.国有资产占用情况。共有车辆…: the heading with which a numbered paragraph begins, or null. */
export function runInHeading(norm: string): string | null {
  return RUN_IN.exec(norm)?.[1] ?? null;
}

/**
 * The topic of a heading below a section of topic `above`.
 * @param heading as printed
 * @returns the topic above where no heading words match
 */
export function topicFor(heading: string, above: string | null): string | null {
  const { norm } = compact({ value: heading, pieces: [] });
  const chain = topicChain(above);
  const found = topics.find(
    (topic) =>
      topic.headings.some((words) => words.every((word) => norm.includes(word))) &&
      !(topic.not ?? []).some((word) => norm.includes(word)) &&
      (topic.under === undefined || topic.under.some((id) => chain.includes(id))),
  );
  return found?.id ?? above;
}
