import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ExactFact, ExactFacts } from '../facts/exact.js';
import { formatFigure } from '../facts/figure.js';
import { keyString } from '../facts/key.js';
import { measureOf } from '../facts/measures.js';
import { parseUnit } from '../facts/unit.js';
import type { Phrase } from '../forms/phrasebook/phrase.js';
import type { Speaker } from '../forms/phrasebook/speaker.js';

/** What is wrong with an officer's text. */
export interface TextProblem {
  /** Id of the text, or of the table for which the book has none. */
  readonly text: string;
  /** Line of the file, 1-based; null where there is no file. */
  readonly line: number | null;
  readonly message: { readonly zh: string; readonly en: string };
}

/** `{{expenditure{fund=general}}}`, `{{revenue:budget}}`, `{{staff-actual|人}}`: a fact printed where it stands. */
const REFERENCE = /\{\{(.+?)\}\}(?!\})/g;

/** A figure with a unit of money, percent or count behind it. */
const FIGURE = /(\d[\d,]*(?:\.\d+)?)\s*(万元|亿元|元|%|％|个|人次|人|辆|批次|台|分)/g;

/**
 * Turns an officer's Markdown into paragraphs. Facts are referred to, never typed: a figure
 * that a fact of the book already holds is refused with the fact's id (law 6). What cannot be
 * set in a disclosure (tables, pictures, code) is refused by name, never left out silently. A
 * heading of the first level at the top names the file and is not printed: the layout has its own.
 */
export function ownText(
  id: string,
  markdown: string,
  speaker: Speaker,
  facts: ExactFacts,
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
    .map((line) => withReferences(id, line, speaker, facts, problems));
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

function withReferences(
  id: string,
  { words, line }: Line,
  speaker: Speaker,
  facts: ExactFacts,
  problems: TextProblem[],
): Phrase {
  const wrong = (message: TextProblem['message']) => problems.push({ text: id, line, message });
  const phrases: Phrase[] = [];
  let from = 0;
  for (const match of words.matchAll(REFERENCE)) {
    phrases.push(words.slice(from, match.index));
    from = match.index + match[0].length;
    const [reference = '', unit] = (match[1] ?? '').split('|').map((part) => part.trim());
    const fact = referred(reference, speaker, facts);
    if (fact === null) wrong(unknown(id, reference));
    else if (unit !== undefined && !measures(unit, fact)) wrong(wrongUnit(id, reference, unit));
    else phrases.push(printed(fact, unit, speaker));
  }
  phrases.push(words.slice(from));
  const typed = phrases.filter((phrase) => typeof phrase === 'string').join('\n');
  if (/\{\{|\}\}/.test(typed)) wrong(unclosed(id));
  for (const message of retyped(id, typed, facts)) wrong(message);
  return phrases;
}

/** Whether the unit is one of money for money, of counts for a count. */
function measures(unit: string, { key }: ExactFact): boolean {
  return parseUnit(unit).quantity === (measureOf(key.measure)?.quantity ?? 'count');
}

function wrongUnit(id: string, reference: string, unit: string): TextProblem['message'] {
  return {
    zh: `文字「${id}」引用的 {{${reference}}} 不能以“${unit}”计`,
    en: `text “${id}”: {{${reference}}} is not counted in “${unit}”`,
  };
}

function unclosed(id: string): TextProblem['message'] {
  return {
    zh: `文字「${id}」中的 {{ }} 没有成对`,
    en: `text “${id}”: {{ and }} do not match`,
  };
}

function unknown(id: string, reference: string): TextProblem['message'] {
  return {
    zh: `文字「${id}」引用的事实 {{${reference}}} 账册中没有`,
    en: `text “${id}” refers to {{${reference}}}, which the book does not have`,
  };
}

/** The fact of a whole id, or of a subject of this unit and year with its basis (final, count). */
function referred(reference: string, speaker: Speaker, facts: ExactFacts): ExactFact | null {
  const whole = facts.byId(reference);
  if (whole !== undefined) return whole;
  const { unit, fiscalYear } = speaker.info;
  const [, subject = reference, basis] = /^(.+?)(?::([a-z-]+))?$/.exec(reference) ?? [];
  const bases = basis === undefined ? ['final', 'count', 'budget'] : [basis];
  for (const own of bases) {
    const fact = facts.byId(`${subject}@${unit}#${fiscalYear}:${own}`);
    if (fact !== undefined) return fact;
  }
  return null;
}

/** In the unit that the reference names; without one money in 万元, other figures bare. */
function printed(fact: ExactFact, unit: string | undefined, speaker: Speaker): Phrase {
  const isMoney = measureOf(fact.key.measure)?.quantity === 'money';
  return isMoney && unit === undefined ? speaker.money(fact) : speaker.count(fact, unit ?? '');
}

/** Figures typed by hand that print a fact of the book. */
function retyped(id: string, words: string, facts: ExactFacts): readonly TextProblem['message'][] {
  return [...words.matchAll(FIGURE)].flatMap((match): readonly TextProblem['message'][] => {
    const [whole, digits = '', unit = ''] = match;
    const fact = printing(digits.replaceAll(',', ''), unit, facts);
    if (fact === null) return [];
    const fact_id = keyString(fact.key);
    return [
      {
        zh: `文字「${id}」手写的「${whole}」就是事实 ${fact_id}；请写 {{${fact_id}}}，数字不重复录入`,
        en: `text “${id}”: “${whole}” typed by hand is the fact ${fact_id}; write {{${fact_id}}}, no number is typed twice`,
      },
    ];
  });
}

/** The fact that prints so. Small whole numbers are words more often than facts. */
function printing(digits: string, unit: string, facts: ExactFacts): ExactFact | null {
  const isMoney = /元$/.test(unit);
  if (!isMoney && (/[%％]/.test(unit) || digits.length < 2)) return null;
  for (const fact of facts) {
    const quantity = measureOf(fact.key.measure)?.quantity;
    if (fact.value === 0n || (quantity === 'money') !== isMoney) continue;
    const text = formatFigure(fact.value, unit);
    if (text === digits || text.replace(/\.?0+$/, '') === digits.replace(/\.?0+$/, '')) return fact;
  }
  return null;
}
