import { both, button, byId, el, replace } from './dom.js';
import type { View } from './view.js';

interface Spot {
  readonly element: Element;
  readonly words: string;
  /** The key that leads there from the list of tables. */
  readonly key: string;
}

const KEYS = '123456789abcdefghijklmnopqrstuvwxyz';
const MOST_HITS = 40;
const AROUND = 30;

/** Jumping to a table, a heading or any words of the document. */
export class Jump {
  readonly #dialog = document.createElement('dialog');
  readonly #input = document.createElement('input');
  readonly #list = el('ol', {});
  readonly #view: View;
  #spots: readonly Spot[] | null = null;
  #blocks: readonly { readonly element: Element; readonly text: string }[] | null = null;

  constructor(view: View) {
    this.#view = view;
    this.#input.type = 'search';
    this.#input.setAttribute(
      'aria-label',
      '查找表名、标题或文字 / find a table, a heading or words',
    );
    this.#dialog.setAttribute('aria-label', '目录和查找 / outline and search');
    const hint = el(
      'p',
      { class: 'muted' },
      both(
        '按表前的字符直接跳到该表；按 / 输入文字查找。',
        'A key before a table leads there; / to type words.',
      ),
    );
    this.#dialog.append(
      this.#input,
      hint,
      this.#list,
      button('关闭', 'Close', () => this.#dialog.close(), 'Esc'),
    );
    document.querySelector('main')?.append(this.#dialog);
    this.#input.addEventListener('input', () => this.#render());
    this.#dialog.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** @param typing words are typed; else a key leads to a table */
  open(typing: boolean): void {
    this.#input.value = '';
    this.#render();
    this.#dialog.showModal();
    if (typing) this.#input.focus();
    else (this.#list.querySelector('button') ?? this.#input).focus();
  }

  #onKey(event: KeyboardEvent): void {
    event.stopPropagation();
    const { key } = event;
    const buttons = [...this.#list.querySelectorAll('button')];
    const typing = document.activeElement === this.#input;
    if (key === 'Escape') {
      // A search field would only clear itself.
      event.preventDefault();
      this.#dialog.close();
      return;
    }
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
      const next = at + (key === 'ArrowDown' ? 1 : -1);
      event.preventDefault();
      (next < 0 ? this.#input : (buttons[next] ?? buttons.at(-1)))?.focus();
    } else if (key === 'Enter' && typing) {
      event.preventDefault();
      buttons[0]?.click();
    } else if (!typing && key === '/') {
      event.preventDefault();
      this.#input.focus();
    } else if (!typing && key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const spot = this.#outline().find((one) => one.key === key);
      if (spot === undefined) return;
      event.preventDefault();
      this.#leave(spot.element);
    }
  }

  #render(): void {
    const query = plain(this.#input.value);
    const spots = this.#outline().filter(({ words }) => plain(words).includes(query));
    const items = spots.map(({ element, words, key }) =>
      this.#item(element, key === '' ? words : `${key}  ${words}`),
    );
    const hits = query === '' ? [] : this.#hits(query);
    replace(this.#list, ...[...items, ...hits].map((one) => el('li', {}, one)));
    if (items.length + hits.length === 0)
      replace(this.#list, el('li', {}, both('没有找到', 'nothing found')));
  }

  #item(element: Element, words: string): HTMLElement {
    const made = el('button', { type: 'button', lang: 'zh-CN' }, words);
    made.addEventListener('click', () => this.#leave(element));
    return made;
  }

  #leave(element: Element): void {
    this.#dialog.close();
    this.#view.goTo(element);
    byId('document').focus({ preventScroll: true });
  }

  /** Tables with their keys, and headings, in the order of the document. */
  #outline(): readonly Spot[] {
    if (this.#spots !== null) return this.#spots;
    let table = 0;
    this.#spots = [...byId('sheet').querySelectorAll('h3, h4, h5, h6, caption')].map((element) => {
      const isTable = element.tagName === 'CAPTION';
      const key = isTable ? (KEYS[table] ?? '') : '';
      if (isTable) table += 1;
      const depth = isTable ? 0 : Number(element.tagName.slice(1)) - 3;
      const words = textOf(element);
      return { element, words: isTable ? `▦ ${words}` : `${'　'.repeat(depth)}${words}`, key };
    });
    return this.#spots;
  }

  #hits(query: string): HTMLElement[] {
    this.#blocks ??= [...byId('sheet').querySelectorAll('td, th, p, li')].map((element) => ({
      element,
      text: textOf(element),
    }));
    const hits: HTMLElement[] = [];
    for (const { element, text } of this.#blocks) {
      const at = plain(text).indexOf(query);
      if (at < 0) continue;
      const row = element.closest('tr');
      const words = row === null ? text : [...row.cells].map(textOf).join(' | ');
      const from = row === null ? Math.max(0, at - AROUND) : 0;
      hits.push(this.#item(element, words.slice(from, from + 3 * AROUND)));
      if (hits.length === MOST_HITS) break;
    }
    return hits;
  }
}

/** The words of the document without the references of the report. */
function textOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const reference of copy.querySelectorAll('sup')) reference.remove();
  return (copy.textContent ?? '').trim();
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
