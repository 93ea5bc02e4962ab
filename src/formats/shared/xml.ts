import { SaxesParser, type SaxesTagNS } from 'saxes';
import { ReadError } from '../../document/read-error.js';

/** An element; `name` is its local name with the short prefix of a known namespace. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
}

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/** Bounds in steps. */
export const MAX_XML_DEPTH = 400;
export const MAX_XML_NODES = 1_500_000;

/** Names of one thing in the transitional and the strict form of the standard. */
const NAMESPACES: readonly { readonly pattern: RegExp; readonly prefix: string }[] = [
  { pattern: /\/wordprocessingml(?:\/2006)?\/main$/, prefix: 'w' },
  { pattern: /\/markup-compatibility\/2006$/, prefix: 'mc' },
  { pattern: /\/officeDocument(?:\/2006)?\/relationships$/, prefix: 'r' },
  { pattern: /\/drawingml(?:\/2006)?\/wordprocessingDrawing$/, prefix: 'wp' },
  { pattern: /\/officeDocument(?:\/2006)?\/math$/, prefix: 'm' },
  { pattern: /\/drawingml(?:\/2006)?\/chart$/, prefix: 'c' },
];

/**
 * Parses a part of an office package. A document type declaration is refused before
 * anything in it is looked at: no office program writes one, and entities are how an XML
 * file reaches for other files or grows without end.
 * @throws ReadError damaged or hostile
 */
export function parseXml(bytes: Uint8Array, file: string, part: string): XmlElement {
  const root: OpenElement = { name: '', attributes: new Map(), children: [] };
  const stack: OpenElement[] = [root];
  const prefixes = new Map<string, string>();
  let nodes = 0;
  const count = () => {
    nodes += 1;
    if (nodes > MAX_XML_NODES) throw tooLarge(file, part);
  };
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('doctype', () => {
    throw declared(file, part);
  });
  parser.on('error', (error) => {
    throw new ReadError('damaged', file, {
      zh: `部件 ${part} 不是完好的 XML（${error.message}）`,
      en: `the part ${part} is no well-formed XML (${error.message})`,
    });
  });
  parser.on('opentag', (tag) => {
    count();
    if (stack.length > MAX_XML_DEPTH) throw tooDeep(file, part);
    const element: OpenElement = {
      name: named(tag.uri, tag.local, prefixes),
      attributes: attributesOf(tag, prefixes),
      children: [],
    };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on('closetag', () => stack.pop());
  const text = (value: string) => {
    if (stack.length === 1) return;
    count();
    stack.at(-1)?.children.push(value);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.write(decodeXml(bytes, file, part)).close();
  const [element] = elementsOf(root);
  if (element === undefined) {
    throw new ReadError('damaged', file, {
      zh: `部件 ${part} 是空的`,
      en: `the part ${part} is empty`,
    });
  }
  return element;
}

/** Most elements have no attributes, and a map of its own would be the largest part of them. */
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

function attributesOf(tag: SaxesTagNS, prefixes: Map<string, string>): ReadonlyMap<string, string> {
  const given = Object.values(tag.attributes);
  if (given.length === 0) return NO_ATTRIBUTES;
  return new Map(given.map(({ uri, local, value }) => [named(uri, local, prefixes), value]));
}

/** Refuses a part with a document type declaration, for readers that parse it themselves. */
export function refuseDoctype(bytes: Uint8Array, file: string, part: string): void {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(decodeXml(bytes, file, part))) throw declared(file, part);
}

function decodeXml(bytes: Uint8Array, file: string, part: string): string {
  const [a, b] = bytes;
  const label = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : '';
  try {
    return new TextDecoder(label === '' ? 'utf-8' : label, { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new ReadError('undecodable', file, {
      zh: `部件 ${part} 的字节不是有效的 UTF-8 文字`,
      en: `the bytes of the part ${part} are no valid UTF-8 text`,
    });
  }
}

function named(uri: string, local: string, known: Map<string, string>): string {
  let prefix = known.get(uri);
  if (prefix === undefined) {
    prefix = NAMESPACES.find(({ pattern }) => pattern.test(uri))?.prefix ?? '';
    known.set(uri, prefix);
  }
  return prefix === '' ? (uri === '' ? local : `:${local}`) : `${prefix}:${local}`;
}

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child): child is XmlElement => typeof child !== 'string');
}

export function childNamed(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  );
}

/** The child at the end of a way of names. */
export function descend(
  element: XmlElement | undefined,
  ...names: readonly string[]
): XmlElement | undefined {
  return names.reduce(childNamed, element);
}

export function textIn(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : textIn(child)))
    .join('');
}

function declared(file: string, part: string): ReadError {
  return new ReadError('hostile', file, {
    zh: `部件 ${part} 带有文档类型声明（DOCTYPE），其中的实体可能引入外部文件或无限膨胀，未读`,
    en: `the part ${part} has a document type declaration, whose entities may fetch other files or grow without end; it was not read`,
  });
}

function tooDeep(file: string, part: string): ReadError {
  return new ReadError('hostile', file, {
    zh: `部件 ${part} 的元素嵌套超过 ${MAX_XML_DEPTH} 层`,
    en: `the elements of the part ${part} are nested more than ${MAX_XML_DEPTH} deep`,
  });
}

function tooLarge(file: string, part: string): ReadError {
  return new ReadError('too-large', file, {
    zh: `部件 ${part} 的元素超过 ${MAX_XML_NODES} 个`,
    en: `the part ${part} has more than ${MAX_XML_NODES} elements`,
  });
}
