import { childNamed, type XmlElement } from '../shared/xml.js';

/** The attribute under its name with or without the prefix of the main namespace. */
export function attributeOf(element: XmlElement | undefined, name: string): string {
  return element?.attributes.get(`w:${name}`) ?? element?.attributes.get(name) ?? '';
}

/** `<w:x w:val="…">` below an element; an empty string where there is none. */
export function settingOf(element: XmlElement | undefined, name: string): string {
  return attributeOf(childNamed(element, name), 'val');
}

/** A switch such as `<w:vanish/>`: on unless its value says off; null where it is not set. */
export function switchOf(element: XmlElement | undefined, name: string): boolean | null {
  const found = childNamed(element, name);
  if (found === undefined) return null;
  return !/^(?:0|false|off)$/.test(attributeOf(found, 'val'));
}

/** A whole number of few digits, or the other value. */
export function wholeOf(value: string, otherwise: number): number {
  return /^\d{1,6}$/.test(value) ? Number.parseInt(value, 10) : otherwise;
}
