import type { List, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ExactFact, ExactFacts } from '../facts/exact.js';
import { formatFigure } from '../facts/figure.js';
import { keyString } from '../facts/key.js';
import { measureOf } from '../facts/measures.js';
import type { Phrase } from '../forms/phrasebook/phrase.js';
import type { Speaker } from '../forms/phrasebook/speaker.js';

/** A paragraph that the officer wrote; a heading of theirs is one without a number of its own. */
export interface OwnParagraph {
  readonly kind: 'heading' | 'text';
  readonly phrase: Phrase;
}

/** What is wrong with an officer's text. */
export interface TextProblem {
  readonly text: string;
  readonly message: { readonly zh: string; readonly en: string };
}

/** `{{expenditure{fund=general}}}`, `{{revenue:budget}}`: a fact printed where it stands. */
const REFERENCE = /\{\{(.+?)\}\}(?!\})/g;

/** A figure with a unit of money, percent or count behind it. */
const FIGURE = /(\d[\d,]*(?:\.\d+)?)\s*(万元|亿元|元|%|％|个|人次|人|辆|批次|台|分)/g;

/**
 * Turns an officer's Markdown into paragraphs. Facts are referred to, never typed: a figure
 * that a fact of the book already holds is refused with the fact's id (law 6).
 */
export function ownText(
  id: string,
  markdown: string,
  speaker: Speaker,
  facts: ExactFacts,
): { readonly paragraphs: readonly OwnParagraph[]; readonly problems: readonly TextProblem[] } {
  const problems: TextProblem[] = [];
  const say = (words: string): Phrase => withReferences(id, words, speaker, facts, problems);
  const paragraphs = fromMarkdown(markdown).children.flatMap((node) =>
    paragraphsOf(id, node, say, problems),
  );
  return { paragraphs, problems };
}

function paragraphsOf(
  id: string,
  node: RootContent,
  say: (words: string) => Phrase,
  problems: TextProblem[],
): readonly OwnParagraph[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', phrase: say(wordsOf(node.children)) }];
    case 'paragraph':
      return [{ kind: 'text', phrase: say(wordsOf(node.children)) }];
    case 'list':
      return listItems(node).map((words, index) => ({
        kind: 'text',
        phrase: [node.ordered === true ? `${(node.start ?? 1) + index}.` : '', say(words)],
      }));
    case 'thematicBreak':
      return [];
    default:
      problems.push({
        text: id,
        message: {
          zh: `文字「${id}」第 ${node.position?.start.line ?? 1} 行：${node.type} 不能公开排印，请改为段落或列表`,
          en: `text “${id}” line ${node.position?.start.line ?? 1}: ${node.type} cannot be set; use paragraphs or lists`,
        },
      });
      return [];
  }
}

function listItems(list: List): readonly string[] {
  return list.children.map((item) =>
    item.children
      .filter((child): child is Paragraph => child.type === 'paragraph')
      .map((child) => wordsOf(child.children))
      .join(''),
  );
}

/** Words without their emphasis; lines of one paragraph join without a blank. */
function wordsOf(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text' || node.type === 'inlineCode') return node.value;
      return 'children' in node ? wordsOf(node.children) : '';
    })
    .join('')
    .replace(/\s*\n\s*/g, '');
}

function withReferences(
  id: string,
  words: string,
  speaker: Speaker,
  facts: ExactFacts,
  problems: TextProblem[],
): Phrase {
  const phrases: Phrase[] = [];
  let from = 0;
  for (const match of words.matchAll(REFERENCE)) {
    phrases.push(words.slice(from, match.index));
    from = match.index + match[0].length;
    const fact = referred(match[1] ?? '', speaker, facts);
    if (fact === null) problems.push(unknown(id, match[1] ?? ''));
    else phrases.push(printed(fact, speaker));
  }
  phrases.push(words.slice(from));
  const typed = phrases.filter((phrase) => typeof phrase === 'string').join('\n');
  problems.push(...retyped(id, typed, facts));
  return phrases;
}

function unknown(id: string, reference: string): TextProblem {
  return {
    text: id,
    message: {
      zh: `文字「${id}」引用的事实 {{${reference}}} 账册中没有`,
      en: `text “${id}” refers to {{${reference}}}, which the book does not have`,
    },
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

function printed(fact: ExactFact, speaker: Speaker): Phrase {
  return measureOf(fact.key.measure)?.quantity === 'money'
    ? speaker.money(fact)
    : speaker.count(fact, '');
}

/** Figures typed by hand that print a fact of the book. */
function retyped(id: string, words: string, facts: ExactFacts): readonly TextProblem[] {
  return [...words.matchAll(FIGURE)].flatMap((match): readonly TextProblem[] => {
    const [whole, digits = '', unit = ''] = match;
    const fact = printing(digits.replaceAll(',', ''), unit, facts);
    if (fact === null) return [];
    const fact_id = keyString(fact.key);
    return [
      {
        text: id,
        message: {
          zh: `文字「${id}」手写的「${whole}」就是事实 ${fact_id}；请写 {{${fact_id}}}，数字不重复录入`,
          en: `text “${id}”: “${whole}” typed by hand is the fact ${fact_id}; write {{${fact_id}}}, no number is typed twice`,
        },
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
