import { childNamed, descend, elementsOf, type XmlElement } from '../shared/xml.js';
import { attributeOf, settingOf, switchOf, wholeOf } from './words.js';

export interface Numbered {
  readonly list: string;
  readonly level: number;
}

/** What a style, with the styles it rests on, says about a paragraph or its characters. */
export interface Style {
  /** 1 to 9 for headings. */
  readonly heading: number | null;
  readonly contents: boolean;
  readonly numbered: Numbered | null;
  readonly hidden: boolean | null;
}

export const PLAIN: Style = { heading: null, contents: false, numbered: null, hidden: null };

const LONGEST_CHAIN = 20;

/** The styles of a document by id. */
export class Styles {
  readonly #elements = new Map<string, XmlElement>();
  readonly #known = new Map<string, Style>();
  readonly #standard: string;

  constructor(root: XmlElement | null) {
    let standard = '';
    for (const element of root === null ? [] : elementsOf(root)) {
      if (element.name !== 'w:style') continue;
      const id = attributeOf(element, 'styleId');
      this.#elements.set(id, element);
      const isDefault = /^(?:1|true|on)$/.test(attributeOf(element, 'default'));
      if (isDefault && attributeOf(element, 'type') === 'paragraph') standard = id;
    }
    this.#standard = standard;
  }

  /** The style of an id; an empty id is the document's standard paragraph style. */
  paragraph(id: string): Style {
    return this.#style(id === '' ? this.#standard : id, 0);
  }

  character(id: string): Style {
    return id === '' ? PLAIN : this.#style(id, 0);
  }

  #style(id: string, depth: number): Style {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const element = this.#elements.get(id);
    if (element === undefined || depth > LONGEST_CHAIN) return PLAIN;
    const base = settingOf(element, 'w:basedOn');
    const below = base === '' ? PLAIN : this.#style(base, depth + 1);
    const paragraph = childNamed(element, 'w:pPr');
    const name = settingOf(element, 'w:name').toLowerCase();
    const style: Style = {
      heading: headingLevel(paragraph) ?? below.heading,
      contents: below.contents || /^toc \d$/.test(name),
      numbered: numberedBy(paragraph, below.numbered),
      hidden: switchOf(childNamed(element, 'w:rPr'), 'w:vanish') ?? below.hidden,
    };
    this.#known.set(id, style);
    return style;
  }
}

/** Outline level of a paragraph's properties, from 1; 10 and above is body text. */
export function headingLevel(properties: XmlElement | undefined): number | null {
  const value = settingOf(properties, 'w:outlineLvl');
  const level = wholeOf(value, 9);
  return level < 9 ? level + 1 : null;
}

/** List and level; list 0 takes the paragraph out of the list that its style gives it. */
export function numberedBy(
  properties: XmlElement | undefined,
  below: Numbered | null,
): Numbered | null {
  const own = childNamed(properties, 'w:numPr');
  if (own === undefined) return below;
  const list = settingOf(own, 'w:numId');
  const level = wholeOf(settingOf(own, 'w:ilvl'), below?.level ?? 0);
  if (list === '0') return null;
  if (list === '') return below === null ? null : { ...below, level };
  return { list, level };
}

/** Whether run properties hide the characters, by themselves or by their style. */
export function isVanished(run: XmlElement | undefined, styles: Styles, paragraph: Style): boolean {
  const properties = descend(run, 'w:rPr');
  return (
    switchOf(properties, 'w:vanish') ??
    styles.character(settingOf(properties, 'w:rStyle')).hidden ??
    paragraph.hidden ??
    false
  );
}
