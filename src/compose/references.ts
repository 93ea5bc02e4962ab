import type { StatedFigure } from '../books/unit-year.js';
import type { ExactFact, ExactFacts } from '../facts/exact.js';
import { formatFigure } from '../facts/figure.js';
import { keyString } from '../facts/key.js';
import { measureOf } from '../facts/measures.js';
import { readPrinted, valueText } from '../facts/printed.js';
import { parseUnit } from '../facts/unit.js';
import type { Phrase } from '../forms/phrasebook/phrase.js';
import type { Speaker } from '../forms/phrasebook/speaker.js';

/** What is wrong with a text, in both languages. */
export interface TextMessage {
  readonly zh: string;
  readonly en: string;
}

/** `{{expenditure{fund=general}}}`, `{{revenue:budget}}`, `{{staff-actual|人}}`: a fact printed where it stands. */
const REFERENCE = /\{\{(.+?)\}\}(?!\})/g;

/** A figure with a unit of money, percent or count behind it. */
const FIGURE = /(\d[\d,]*(?:\.\d+)?)\s*(万元|亿元|元|%|％|个|人次|人|辆|批次|台|分)/g;

/** What texts may refer to, and how it is said. */
export interface Quotable {
  readonly speaker: Speaker;
  readonly facts: ExactFacts;
  /** Figures that no account holds, by name. */
  readonly figures?: ReadonlyMap<string, StatedFigure>;
}

/**
 * Puts facts and figures where a line refers to them.
 * @param id of the text, for messages
 * @param wrong is told what cannot be printed
 */
export function withReferences(
  id: string,
  words: string,
  quotable: Quotable,
  wrong: (message: TextMessage) => void,
): Phrase {
  const { speaker, facts, figures } = quotable;
  const phrases: Phrase[] = [];
  let from = 0;
  for (const match of words.matchAll(REFERENCE)) {
    phrases.push(words.slice(from, match.index));
    from = match.index + match[0].length;
    const [reference = '', unit] = (match[1] ?? '').split('|').map((part) => part.trim());
    const fact = referred(reference, speaker, facts);
    const figure = figures?.get(reference);
    if (fact === null && figure !== undefined) {
      if (unit !== undefined && unit !== figure.unit) wrong(keptUnit(id, figure));
      phrases.push(stated(figure));
    } else if (fact === null) wrong(unknown(id, reference));
    else if (unit !== undefined && !measures(unit, fact)) wrong(wrongUnit(id, reference, unit));
    else phrases.push(printed(fact, unit, speaker));
  }
  phrases.push(words.slice(from));
  const typed = phrases.filter((phrase) => typeof phrase === 'string').join('\n');
  if (/\{\{|\}\}/.test(typed)) wrong(unclosed(id));
  for (const message of retyped(id, typed, quotable)) wrong(message);
  return phrases;
}

/** Whether the unit is one of money for money, of counts for a count. */
function measures(unit: string, { key }: ExactFact): boolean {
  return parseUnit(unit).quantity === (measureOf(key.measure)?.quantity ?? 'count');
}

function wrongUnit(id: string, reference: string, unit: string): TextMessage {
  return {
    zh: `文字「${id}」引用的 {{${reference}}} 不能以“${unit}”计`,
    en: `text “${id}”: {{${reference}}} is not counted in “${unit}”`,
  };
}

function unclosed(id: string): TextMessage {
  return {
    zh: `文字「${id}」中的 {{ }} 没有成对`,
    en: `text “${id}”: {{ and }} do not match`,
  };
}

function unknown(id: string, reference: string): TextMessage {
  return {
    zh: `文字「${id}」引用的 {{${reference}}} 账册中没有；账上没有的数，先在 figures.csv（文中数字）里写一行`,
    en: `text “${id}” refers to {{${reference}}}, which the book does not have; a figure that no account holds goes to figures.csv first`,
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

/** A figure as it is kept; its exact value is what is printed. */
function stated({ text, unit, key }: StatedFigure): Phrase {
  const printed = readPrinted(text, unit);
  return {
    words: `${text}${unit}`,
    exact: valueText(printed) ?? text,
    statement: { keys: [key], text, unit, direction: null },
  };
}

function keptUnit(id: string, { name, unit }: StatedFigure): TextMessage {
  return {
    zh: `文字「${id}」引用的 {{${name}}} 以“${unit}”计，照此印出；不写单位即可`,
    en: `text “${id}”: {{${name}}} is kept and printed in “${unit}”; leave the unit out`,
  };
}

/** Figures typed by hand that print a fact of the book, or one of its figures. */
function retyped(id: string, words: string, { facts, figures }: Quotable): readonly TextMessage[] {
  const ofFacts = [...words.matchAll(FIGURE)].flatMap((match): readonly TextMessage[] => {
    const [whole, digits = '', unit = ''] = match;
    const fact = printing(digits.replaceAll(',', ''), unit, facts);
    return fact === null ? [] : [isFact(id, whole, keyString(fact.key))];
  });
  const ofFigures = [...(figures?.values() ?? [])]
    .filter((figure) => figure.text.length > 1 && isTyped(words, figure))
    .map(({ text, unit, name }) => isFigure(id, `${text}${unit}`, name));
  return [...ofFacts, ...ofFigures];
}

/** Whether the figure stands there with its unit, not as the end of a longer one. */
function isTyped(words: string, { text, unit }: StatedFigure): boolean {
  const plain = words.replace(/[ \t]/g, '');
  const wanted = `${text}${unit}`;
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + 1)) {
    if (!/[\d.,]/.test(plain[at - 1] ?? '')) return true;
  }
  return false;
}

function isFact(id: string, typed: string, fact: string): TextMessage {
  return {
    zh: `文字「${id}」手写的「${typed}」就是事实 ${fact}；请写 {{${fact}}}，数字不重复录入`,
    en: `text “${id}”: “${typed}” typed by hand is the fact ${fact}; write {{${fact}}}, no number is typed twice`,
  };
}

function isFigure(id: string, typed: string, name: string): TextMessage {
  return {
    zh: `文字「${id}」手写的「${typed}」就是文中数字“${name}”；请写 {{${name}}}，数字不重复录入`,
    en: `text “${id}”: “${typed}” typed by hand is the figure “${name}”; write {{${name}}}, no number is typed twice`,
  };
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
