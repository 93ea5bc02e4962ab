import { both, button, byId, el, replace, reveal } from './dom.js';
import { markOf } from './excerpts.js';

/** The two panes and the dock under the document. */
export class View {
  readonly #main = document.querySelector('main') as HTMLElement;
  readonly #dock = byId('dock');
  #findingsButton: HTMLButtonElement;
  #documentButton: HTMLButtonElement;
  #onClose: () => void = () => {};

  constructor() {
    this.#findingsButton = button('问题', 'Findings', () => this.show('findings'));
    this.#documentButton = button('文档', 'Document', () => this.show('document'));
    // On a narrow screen the head of the page scrolls away; the state of the document does not.
    const state = byId('state').cloneNode(true) as HTMLElement;
    state.removeAttribute('id');
    byId('views').append(state, this.#findingsButton, this.#documentButton);
    this.show('findings');
    this.#reachable();
    addEventListener('resize', () => this.#reachable());
  }

  /** On a narrow screen one pane is shown at a time. */
  show(view: 'findings' | 'document'): void {
    this.#main.dataset.view = view;
    this.#findingsButton.setAttribute('aria-pressed', String(view === 'findings'));
    this.#documentButton.setAttribute('aria-pressed', String(view === 'document'));
    const here = view === 'document' ? byId('sheet').querySelector('.here') : null;
    if (here !== null) reveal(here);
  }

  /** Takes the reader to a place of the document. */
  goTo(target: Element): void {
    this.show('document');
    const mark = markOf(target);
    reveal(mark);
    mark.classList.remove('pulse');
    void (mark as HTMLElement).offsetWidth;
    mark.classList.add('pulse');
  }

  /** Shows something beside the document, under a heading, until it is closed. */
  dock(title: Node, body: readonly Node[], onClose: () => void): void {
    const close = button('关闭', 'Close', () => this.closeDock(), 'Esc');
    replace(this.#dock, el('header', {}, el('h2', {}, title), close), ...body);
    this.#dock.classList.add('open');
    this.#dock.scrollTop = 0;
    this.#onClose = onClose;
  }

  /** @returns whether there was something to close */
  closeDock(): boolean {
    if (!this.#dock.classList.contains('open')) return false;
    this.#dock.classList.remove('open');
    replace(this.#dock);
    this.#onClose();
    return true;
  }

  /** Marks what is looked at; what was looked at before no longer is. */
  mark(name: 'here' | 'same', elements: readonly Element[]): void {
    for (const one of byId('sheet').querySelectorAll(`.${name}`)) one.classList.remove(name);
    for (const one of elements) one.classList.add(name);
  }

  /** Wide tables are scrolled from the keyboard, too. */
  #reachable(): void {
    for (const [index, box] of document.querySelectorAll<HTMLElement>('#sheet .wide').entries()) {
      if (box.scrollWidth <= box.clientWidth) {
        for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
        continue;
      }
      const name = box.querySelector('caption')?.textContent?.trim() ?? '';
      box.tabIndex = 0;
      box.setAttribute('role', 'region');
      box.setAttribute('aria-label', `${index + 1} ${name === '' ? '表 table' : name}`);
    }
  }
}

/** A place in a row of things, with the way to the one before and the one after. */
export function stepper(
  box: HTMLElement,
  keys: readonly [previous: string, next: string],
  step: (by: 1 | -1) => void,
): { say(at: number, of: number): void } {
  const said = el('span', {});
  box.append(
    button('上一处', 'Previous', () => step(-1), keys[0]),
    said,
    button('下一处', 'Next', () => step(1), keys[1]),
  );
  return {
    say: (at, of) => replace(said, both(`${at} / ${of}`, `${at} / ${of}`)),
  };
}
