import { attribute, wordsIn } from './chrome.js';
import type { HtmlElement, HtmlNode, HtmlParent } from './parse.js';

/** Declarations that decide whether an element lies over the text, by property. */
type Declarations = ReadonlyMap<string, string>;

interface Rule {
  /** The element's own part of the selector: `div.mark#top`. */
  readonly tag: string;
  readonly id: string;
  readonly classes: readonly string[];
  readonly declarations: Declarations;
}

const PROPERTIES = /^(?:position|opacity|pointer-events|transform|rotate)$/;
/** Bound in steps: rules of all style sheets of a page that are looked at. */
const MOST_RULES = 500;
/** An element with more text than this is the page itself, set over its background. */
const LONGEST = 600;
/** What is fainter than this is behind the text, whatever it is drawn over. */
const FAINT = 0.5;

/**
 * Tells what a page lays over or under its text: watermarks, stamps, and what stays in its
 * place when the page is scrolled. The page's own style sheets are looked at as far as they
 * say so of elements by name, class or id.
 */
export class Overlays {
  readonly #rules: readonly Rule[];

  constructor(root: HtmlParent) {
    this.#rules = sheetsIn(root).flatMap(rulesOf).slice(0, MOST_RULES);
  }

  /** Taken out of the flow of the text, and fixed, faint, askew, or not to be clicked on. */
  isOverlay(element: HtmlElement): boolean {
    const style = this.#styleOf(element);
    const position = style.get('position') ?? '';
    if (!/^(?:fixed|absolute)$/.test(position)) return false;
    if (wordsIn(element).length > LONGEST) return false;
    return position === 'fixed' || isMark(style, element);
  }

  #styleOf(element: HtmlElement): Declarations {
    const own = attribute(element, 'style');
    const names = (attribute(element, 'class') ?? '').split(/\s+/);
    const id = attribute(element, 'id') ?? '';
    const found = new Map<string, string>();
    for (const rule of this.#rules) {
      if (rule.tag !== '' && rule.tag !== element.tagName) continue;
      if (rule.id !== '' && rule.id !== id) continue;
      if (!rule.classes.every((name) => names.includes(name))) continue;
      for (const [property, value] of rule.declarations) found.set(property, value);
    }
    for (const [property, value] of declarationsOf(own ?? '')) found.set(property, value);
    return found;
  }
}

function isMark(style: Declarations, element: HtmlElement): boolean {
  if (style.get('pointer-events') === 'none') return true;
  if (attribute(element, 'aria-hidden') === 'true') return true;
  if (Number.parseFloat(style.get('opacity') ?? '1') < FAINT) return true;
  const turn = `${style.get('transform') ?? ''} ${style.get('rotate') ?? ''}`;
  const degrees = /(-?[\d.]+)deg/.exec(turn)?.[1];
  return degrees !== undefined && Number.parseFloat(degrees) % 90 !== 0;
}

function sheetsIn(parent: HtmlParent): string[] {
  return parent.childNodes.flatMap((child: HtmlNode): string[] => {
    if (!('tagName' in child)) return [];
    return child.tagName === 'style' ? [wordsIn(child)] : sheetsIn(child);
  });
}

/** The rules of a style sheet that hold on screen; those within at-rules are left alone. */
function rulesOf(sheet: string): Rule[] {
  const rules: Rule[] = [];
  const plain = sheet.replace(/\/\*[\s\S]*?\*\/|<!--|-->/g, ' ');
  let from = 0;
  while (from < plain.length && rules.length < MOST_RULES) {
    const open = plain.indexOf('{', from);
    if (open === -1) break;
    const selector = plain.slice(from, open).replace(/^[\s\S]*;/, '');
    const close = blockEnd(plain, open);
    if (!selector.trim().startsWith('@')) {
      const declarations = declarationsOf(plain.slice(open + 1, close));
      if (declarations.size > 0) {
        for (const one of selector.split(',')) {
          const rule = ruleOf(one.trim(), declarations);
          if (rule !== null) rules.push(rule);
        }
      }
    }
    from = close + 1;
  }
  return rules;
}

function blockEnd(sheet: string, open: number): number {
  let depth = 0;
  for (let at = open; at < sheet.length; at += 1) {
    if (sheet[at] === '{') depth += 1;
    else if (sheet[at] === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return sheet.length;
}

const COMPOUND = /^([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)$/i;

/** One selector without combinators: where it says more, it cannot be told here. */
function ruleOf(selector: string, declarations: Declarations): Rule | null {
  const found = COMPOUND.exec(selector);
  if (found === null || selector === '' || selector === '*') return null;
  const parts = (found[2] ?? '').match(/[.#][\w-]+/g) ?? [];
  const tag = (found[1] ?? '').toLowerCase();
  return {
    tag: tag === '*' ? '' : tag,
    id: parts.find((part) => part.startsWith('#'))?.slice(1) ?? '',
    classes: parts.filter((part) => part.startsWith('.')).map((part) => part.slice(1)),
    declarations,
  };
}

function declarationsOf(block: string): Declarations {
  const found = new Map<string, string>();
  for (const one of block.split(';')) {
    const colon = one.indexOf(':');
    const property = one.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (PROPERTIES.test(property)) {
      const value = one.slice(colon + 1).replace(/!important/i, '');
      found.set(property, value.trim().toLowerCase());
    }
  }
  return found;
}
