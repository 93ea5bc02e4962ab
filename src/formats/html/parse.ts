import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';
import { ReadError } from '../../document/read-error.js';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** Bounds in steps: what browsers bear, a reader need not. */
export const MAX_HTML_DEPTH = 512;
export const MAX_HTML_NODES = 300_000;
/**
 * A tag takes three characters, so a page that makes many more elements than that has its
 * unclosed formatting opened again in every paragraph.
 */
const FREE_NODES = 10_000;
const CHARACTERS_A_NODE = 2;
export const MAX_ATTRIBUTES = 2000;
/** Siblings looked through while misplaced parts of tables are moved. */
const MAX_MOVES = 200_000_000;

/**
 * Parses a page into the standard tree.
 * @throws ReadError hostile when it is nested, multiplied or misplaced beyond the bounds
 */
export function parsePage(html: string, file: string): HtmlParent {
  refuseManyAttributes(html, file);
  return parse(html, { treeAdapter: guardedAdapter(html.length, file) });
}

function guardedAdapter(length: number, file: string): typeof defaultTreeAdapter {
  const depths = new WeakMap<object, number>();
  const most = Math.min(MAX_HTML_NODES, FREE_NODES + length / CHARACTERS_A_NODE);
  let nodes = 0;
  let moves = 0;
  const entered = (parent: HtmlParent, node: HtmlNode) => {
    const depth = (depths.get(parent) ?? 0) + 1;
    if (depth > MAX_HTML_DEPTH) throw hostile(file);
    depths.set(node, depth);
  };
  const searched = (parent: HtmlParent | null) => {
    moves += parent?.childNodes.length ?? 0;
    if (moves > MAX_MOVES) throw hostile(file);
  };
  return {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes) {
      nodes += 1;
      if (nodes > most) throw hostile(file);
      return defaultTreeAdapter.createElement(name, namespace, attributes);
    },
    appendChild(parent, node) {
      entered(parent, node);
      defaultTreeAdapter.appendChild(parent, node);
    },
    insertBefore(parent, node, reference) {
      entered(parent, node);
      searched(parent);
      defaultTreeAdapter.insertBefore(parent, node, reference);
    },
    insertTextBefore(parent, text, reference) {
      searched(parent);
      defaultTreeAdapter.insertTextBefore(parent, text, reference);
    },
    detachNode(node) {
      searched(node.parentNode);
      defaultTreeAdapter.detachNode(node);
    },
  };
}

/**
 * A tag of very many attributes costs the parser the square of their number. Attributes
 * are counted as the parser parts them: at blanks and slashes outside quoted values.
 */
function refuseManyAttributes(html: string, file: string): void {
  const tags = /<\/?[a-z]/gi;
  for (let match = tags.exec(html); match !== null; match = tags.exec(html)) {
    tags.lastIndex = tagEnd(html, match.index, file);
  }
}

function tagEnd(html: string, from: number, file: string): number {
  let attributes = 0;
  let separated = false;
  let valueNext = false;
  for (let at = from + 1; at < html.length; at += 1) {
    const character = html[at] as string;
    if (character === '>') return at;
    if (/[\s/]/.test(character)) {
      separated = true;
      continue;
    }
    if (valueNext && (character === '"' || character === "'")) {
      const close = html.indexOf(character, at + 1);
      if (close === -1) return html.length;
      at = close;
      valueNext = false;
      separated = true;
      continue;
    }
    if (character === '=') valueNext = true;
    else if (valueNext) {
      // An unquoted value runs to the next blank or the end, slashes included.
      while (at + 1 < html.length && !/[\s>]/.test(html[at + 1] as string)) at += 1;
      valueNext = false;
    } else if (separated) {
      attributes += 1;
      if (attributes > MAX_ATTRIBUTES) throw hostile(file);
    }
    separated = false;
  }
  return html.length;
}

function hostile(file: string): ReadError {
  return new ReadError('hostile', file, {
    zh: `网页的结构大得不正常（嵌套超过 ${MAX_HTML_DEPTH} 层、元素超过 ${MAX_HTML_NODES} 个，或一个标签的属性超过 ${MAX_ATTRIBUTES} 个），未读`,
    en: `the structure of the page is abnormally large (more than ${MAX_HTML_DEPTH} levels, ${MAX_HTML_NODES} elements or ${MAX_ATTRIBUTES} attributes of one tag); it was not read`,
  });
}
