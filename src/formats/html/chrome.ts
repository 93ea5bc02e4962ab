import type { HtmlElement, HtmlNode, HtmlParent } from './parse.js';

/** What the reader asks of an element's content to tell text from what surrounds it. */
interface Weight {
  readonly text: number;
  readonly linked: number;
  readonly links: number;
  readonly attachments: number;
  readonly tables: number;
}

const NOTHING: Weight = { text: 0, linked: 0, links: 0, attachments: 0, tables: 0 };

const NEVER =
  /^(?:script|style|noscript|template|head|nav|footer|aside|iframe|object|embed|applet|svg|canvas|audio|video|select|button|textarea|input|datalist|dialog|map)$/;
const ROLES = /^(?:navigation|search|contentinfo|menu|menubar|dialog)$/i;
const CHROME =
  /^(?:(?:top|main|site|sub|left|right|foot)?[-_]?(?:nav|navbar|navigation|menu|sidebar|footer|breadcrumbs?|crumbs?|share|sharebar|copyright|friend[-_]?links?|pagination|pager|toolbar))$/i;
/** A block with this much of its text in links, and this many links, leads elsewhere. */
const LINKED_SHARE = 0.6;
const FEWEST_LINKS = 3;
const LONGEST_CHROME = 600;

/** A link to a file that people open by itself. */
const ATTACHMENT = /\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|7z|pptx?)(?=$|[?#&])/i;

/** The file that a link leads to, as the page names it, or null for a link to a page. */
export function attachmentOf(element: HtmlElement): string | null {
  if (element.tagName !== 'a') return null;
  const href = attribute(element, 'href') ?? '';
  const named = ATTACHMENT.test(href) || ATTACHMENT.test(wordsIn(element).trim());
  return named && href !== '' ? href : null;
}

/** Tells navigation and other surroundings from the text of a page. */
export class Chrome {
  readonly #weights = new Map<HtmlNode, Weight>();

  constructor(root: HtmlParent) {
    for (const child of root.childNodes) this.#weigh(child);
  }

  isLeftOut(element: HtmlElement): boolean {
    if (NEVER.test(element.tagName)) return true;
    if (ROLES.test(attribute(element, 'role') ?? '')) return true;
    const weight = this.#weights.get(element) ?? NOTHING;
    if (weight.tables === 0 && weight.text <= LONGEST_CHROME && isNamedChrome(element)) {
      return weight.attachments === 0;
    }
    return (
      weight.links >= FEWEST_LINKS &&
      weight.linked >= weight.text * LINKED_SHARE &&
      weight.attachments === 0
    );
  }

  #weigh(node: HtmlNode): Weight {
    let weight = NOTHING;
    if ('value' in node) {
      weight = { ...NOTHING, text: node.value.replace(/\s/g, '').length };
    } else if ('tagName' in node && !NEVER.test(node.tagName)) {
      for (const child of node.childNodes) weight = sum(weight, this.#weigh(child));
      if (node.tagName === 'table') weight = { ...weight, tables: weight.tables + 1 };
      if (node.tagName === 'a' && attribute(node, 'href') !== undefined) {
        weight = {
          ...weight,
          linked: weight.text,
          links: weight.text > 0 ? 1 : 0,
          attachments: attachmentOf(node) === null ? 0 : 1,
        };
      }
      this.#weights.set(node, weight);
    }
    return weight;
  }
}

function sum(a: Weight, b: Weight): Weight {
  return {
    text: a.text + b.text,
    linked: a.linked + b.linked,
    links: a.links + b.links,
    attachments: a.attachments + b.attachments,
    tables: a.tables + b.tables,
  };
}

function isNamedChrome(element: HtmlElement): boolean {
  const names = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`;
  return names.split(/\s+/).some((name) => CHROME.test(name));
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}

/** Whether the page's own style hides the element. */
export function isHidden(element: HtmlElement): boolean {
  if (attribute(element, 'hidden') !== undefined) return true;
  const style = attribute(element, 'style') ?? '';
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(style);
}

export function wordsIn(node: HtmlNode): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(wordsIn).join('') : '';
}
