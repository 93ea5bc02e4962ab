import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Phrase } from '../forms/phrasebook/phrase.js';
import { type Quotable, type TextMessage, withReferences } from './references.js';

/** What is wrong with an officer's text. */
export interface TextProblem {
  /** Id of the text, or of the table for which the book has none. */
  readonly text: string;
  /** Line of the file, 1-based; null where there is no file. */
  readonly line: number | null;
  readonly message: TextMessage;
}

/**
 * Turns an officer's Markdown into paragraphs. Facts are referred to, never typed: a figure
 * that a fact of the book already holds is refused with the fact's id (law 6). What cannot be
 * set in a disclosure (tables, pictures, code) is refused by name, never left out silently. A
 * heading of the first level at the top names the file and is not printed: the layout has its own.
 */
export function ownText(
  id: string,
  markdown: string,
  quotable: Quotable,
): { readonly paragraphs: readonly Phrase[]; readonly problems: readonly TextProblem[] } {
  const problems: TextProblem[] = [];
  const refuse = (node: Nodes): void => {
    problems.push(unsettable(id, node));
  };
  const beyond = unbounded(id, markdown);
  if (beyond !== null) return { paragraphs: [], problems: [beyond] };
  const paragraphs = fromMarkdown(markdown)
    .children.filter((node, at) => !(at === 0 && node.type === 'heading' && node.depth === 1))
    .flatMap((node) => linesOf(node, refuse))
    .map(({ words, line }) =>
      withReferences(id, words, quotable, (message) => problems.push({ text: id, line, message })),
    );
  return { paragraphs, problems };
}

/** Whether a text has only headings and comments, as `init` lays it out: nobody wrote it yet. */
export function isUnwritten(markdown: string): boolean {
  if (unbounded('', markdown) !== null) return false;
  return fromMarkdown(markdown).children.every(
    (node) => node.type === 'heading' || (node.type === 'html' && isComment(node.value)),
  );
}

function isComment(html: string): boolean {
  return /^<!--[\s\S]*-->$/.test(html.trim());
}

/** A person's text has some thousand characters; lists in lists beyond these are no text of his. */
const LONGEST = 50_000;
const NESTED = /^(?:[ \t]*(?:[-*+>]|\d{1,9}[.)])[ \t]?){20}/;

/** What the parser of Markdown would take too long for. */
function unbounded(id: string, markdown: string): TextProblem | null {
  if (markdown.length > LONGEST) {
    const message = {
      zh: `文字「${id}」有 ${markdown.length} 字，超过上限 ${LONGEST} 字`,
      en: `text “${id}” has ${markdown.length} characters, more than ${LONGEST}`,
    };
    return { text: id, line: null, message };
  }
  const at = markdown.split('\n').findIndex((line) => NESTED.test(line));
  if (at < 0) return null;
  const message = {
    zh: `文字「${id}」的列表层数过多`,
    en: `text “${id}” has lists nested too deep`,
  };
  return { text: id, line: at + 1, message };
}

/** Words of a paragraph, and the line of the file in which they begin. */
interface Line {
  readonly words: string;
  readonly line: number;
}

/** The paragraphs of a block; entries of a list are one each, those of a list inside it follow. */
function linesOf(node: RootContent, refuse: (node: Nodes) => void): readonly Line[] {
  const line = lineOf(node);
  switch (node.type) {
    case 'heading':
    case 'paragraph':
      return [{ words: wordsOf(node.children, refuse), line }].filter(({ words }) => words !== '');
    case 'list':
      return node.children.flatMap((item, index) => {
        const [first, ...more] = item.children.flatMap((child) => linesOf(child, refuse));
        const marker = node.ordered === true ? `${(node.start ?? 1) + index}.` : '';
        const own = { words: `${marker}${first?.words ?? ''}`, line: first?.line ?? lineOf(item) };
        return [own, ...more];
      });
    case 'thematicBreak':
      return [];
    case 'html':
      // A comment is the author's own.
      if (isComment(node.value)) return [];
      refuse(node);
      return [];
    default:
      refuse(node);
      return [];
  }
}

/** Words without their emphasis; lines of one paragraph join without a blank. */
function wordsOf(nodes: readonly PhrasingContent[], refuse: (node: Nodes) => void): string {
  return nodes
    .map((node) => {
      if (node.type === 'text' || node.type === 'inlineCode') return node.value;
      if (node.type === 'break') return '';
      if ('children' in node) return wordsOf(node.children, refuse);
      refuse(node);
      return '';
    })
    .join('')
    .replace(/\s*\n\s*/g, '');
}

function lineOf(node: Nodes): number {
  return node.position?.start.line ?? 1;
}

function unsettable(id: string, node: Nodes): TextProblem {
  return {
    text: id,
    line: lineOf(node),
    message: {
      zh: `文字「${id}」：${node.type} 不能公开排印，请改为段落或列表`,
      en: `text “${id}”: ${node.type} cannot be set; use paragraphs or lists`,
    },
  };
}
