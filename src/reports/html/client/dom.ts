import type { Pair } from '../report-data.js';

type Child = Node | string | null;

/** An element with classes, attributes and children; never from markup. */
export function el(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.filter((child): child is Node | string => child !== null));
  return element;
}

/** A text in both languages; the page's switch shows one. */
export function both(zh: string, en: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  fragment.append(
    el('span', { class: 'ui', lang: 'zh-CN' }, zh),
    el('span', { class: 'ui', lang: 'en' }, en),
  );
  return fragment;
}

export function pair([zh, en]: Pair): DocumentFragment {
  return both(zh, en);
}

/** A button with a text in both languages. */
export function button(zh: string, en: string, act: () => void, key = ''): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.append(both(zh, en));
  if (key !== '') made.append(' ', el('kbd', {}, key));
  made.addEventListener('click', act);
  return made;
}

/** The element of the page by its id, which the page always has. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new RangeError(`the page has no ${id}`);
  return found;
}

/** Brings an element into the middle of its pane, at once: nobody waits for a long way to scroll. */
export function reveal(element: Element): void {
  element.scrollIntoView({ block: 'center', inline: 'nearest' });
}

export function replace(box: HTMLElement, ...children: readonly Child[]): void {
  box.replaceChildren(...children.filter((child): child is Node | string => child !== null));
}
