import { both, byId, reveal } from './dom.js';
import { excerptsOf, markOf, type Place } from './excerpts.js';
import { stepper, type View } from './view.js';

/** The list of findings: which are shown, which one is looked at. */
export class Findings {
  readonly #view: View;
  readonly #cards = [...document.querySelectorAll<HTMLElement>('.finding')];
  readonly #boxes = [...byId('filters').querySelectorAll<HTMLInputElement>('input')];
  readonly #step: { say(at: number, of: number): void };
  #open: HTMLElement | null = null;

  constructor(view: View, go: (id: string) => void) {
    this.#view = view;
    this.#step = stepper(byId('finding-step'), ['k', 'j'], (by) => {
      const next = this.next(by);
      if (next !== null) go(next);
    });
    for (const box of this.#boxes) box.addEventListener('change', () => this.#filter());
    this.#filter();
  }

  /** The id of the finding before or after the one looked at. */
  next(by: 1 | -1): string | null {
    const shown = this.#shown();
    const at = this.#open === null ? -1 : shown.indexOf(this.#open);
    const index = at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by;
    return shown[index]?.id ?? null;
  }

  /** Opens a finding, shows its places side by side and takes the document to the first. */
  select(id: string): void {
    const card = this.#cards.find((one) => one.id === id);
    if (card === undefined) return;
    this.#close();
    this.#open = card;
    card.classList.add('open');
    card.classList.remove('off');
    const head = card.querySelector<HTMLElement>('h3 a');
    head?.setAttribute('aria-current', 'true');
    const places = placesOf(card);
    const first = places[0]?.target;
    this.#view.mark(
      'here',
      places.map(({ target }) => markOf(target)),
    );
    this.#view.mark('same', []);
    const badge = card.querySelector('.badge')?.cloneNode(true);
    if (places.length > 0) {
      const title = document.createElement('span');
      title.append(
        ...(badge === undefined ? [] : [badge]),
        both('各处对照', 'its places side by side'),
      );
      this.#view.dock(title, [excerptGrid(places)], () => this.#view.mark('here', []));
    } else this.#view.closeDock();
    if (first !== undefined) reveal(markOf(first));
    this.#view.show('findings');
    card.scrollIntoView({ block: 'start' });
    head?.focus({ preventScroll: true });
    this.#count();
  }

  #close(): void {
    this.#open?.classList.remove('open');
    this.#open?.querySelector('h3 a')?.removeAttribute('aria-current');
    this.#open = null;
  }

  #shown(): HTMLElement[] {
    return this.#cards.filter((card) => !card.classList.contains('off'));
  }

  #filter(): void {
    const wanted = new Set(this.#boxes.filter(({ checked }) => checked).map(({ value }) => value));
    for (const card of this.#cards) {
      card.classList.toggle('off', !wanted.has(card.dataset.severity ?? ''));
    }
    this.#count();
  }

  #count(): void {
    const shown = this.#shown();
    this.#step.say(this.#open === null ? 0 : shown.indexOf(this.#open) + 1, shown.length);
  }
}

function placesOf(card: HTMLElement): Place[] {
  return [...card.querySelectorAll<HTMLAnchorElement>('.places a')].flatMap((link) => {
    const target = document.getElementById(link.hash.slice(1));
    return target === null ? [] : [{ target, link }];
  });
}

function excerptGrid(places: readonly Place[]): HTMLElement {
  const grid = document.createElement('div');
  grid.className = 'excerpts';
  grid.append(...excerptsOf(places));
  return grid;
}
