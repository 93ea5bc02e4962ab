import type { NumberRow, RelationRow, ReportData, StateLetter } from '../report-data.js';
import { both, button, byId, el, pair, reveal } from './dom.js';
import { stepper, type View } from './view.js';

const STATES: Readonly<Record<StateLetter, readonly [string, string]>> = {
  t: ['与其他数字相互印证', 'tied: other figures confine it'],
  c: ['可能有误', 'may be wrong'],
  u: ['知其所指，没有别的数字可以核对', 'known, but nothing to check it by'],
  x: ['不知所指', 'what it states is not known'],
};
const OUTCOMES = {
  holds: ['成立', 'holds'],
  tail: ['尾差', 'tail difference'],
  broken: ['不成立', 'broken'],
} as const;
const SIGNS: Readonly<Record<string, string>> = { '=': '=', '<=': '≤', '>=': '≥' };
/** Relations that are shown at once. */
const FIRST_RELATIONS = 6;

/** The numbers of the document: their states, what ties them, where else their fact stands. */
export class Numbers {
  readonly #view: View;
  readonly #data: ReportData;
  readonly #go: (id: string) => void;
  readonly #rows = new Map<number, NumberRow>();
  readonly #byFact = new Map<number, number[]>();
  readonly #boxes: readonly HTMLInputElement[];
  readonly #step: { say(at: number, of: number): void } | null;
  #current: number | null = null;

  constructor(view: View, data: ReportData, go: (id: string) => void) {
    this.#view = view;
    this.#data = data;
    this.#go = go;
    for (const row of data.numbers) {
      const [id, , , fact] = row;
      this.#rows.set(id, row);
      if (fact >= 0) this.#byFact.set(fact, [...(this.#byFact.get(fact) ?? []), id]);
      const element = elementOf(id);
      element?.setAttribute('role', 'button');
      element?.setAttribute('tabindex', '-1');
    }
    const states = document.getElementById('states');
    this.#boxes = [...(states?.querySelectorAll<HTMLInputElement>('input') ?? [])];
    this.#step =
      states === null
        ? null
        : stepper(byId('number-step'), ['p', 'n'], (by) => {
            const next = this.next(by);
            if (next !== null) go(next);
          });
    for (const box of this.#boxes) box.addEventListener('change', () => this.#filter());
    this.#filter();
    byId('sheet').addEventListener('focusin', ({ target }) => this.#cursor(target as Element));
  }

  /** The number before or after the one looked at, of the states that are shown. */
  next(by: 1 | -1): string | null {
    const shown = this.#shown();
    const at = this.#current;
    const after = at === null ? -1 : shown.findIndex((id) => id >= at);
    const exact = at !== null && shown[after] === at;
    const index =
      at === null
        ? by > 0
          ? 0
          : shown.length - 1
        : after < 0
          ? by > 0
            ? shown.length
            : shown.length - 1
          : by > 0 && !exact
            ? after
            : after + by;
    const id = shown[index];
    return id === undefined ? null : `n${id}`;
  }

  /** The occurrence of the same fact before or after the number looked at. */
  sibling(by: 1 | -1): string | null {
    if (this.#current === null) return null;
    const fact = this.#rows.get(this.#current)?.[3] ?? -1;
    const same = this.#byFact.get(fact) ?? [];
    if (same.length < 2) return null;
    const at = same.indexOf(this.#current);
    return `n${same[(at + by + same.length) % same.length]}`;
  }

  /** Shows the state of a number and takes the document to it. */
  select(id: number): void {
    const row = this.#rows.get(id);
    const element = elementOf(id);
    if (row === undefined || element === null) return;
    this.#current = id;
    this.#view.show('document');
    this.#view.mark('here', [element]);
    const same = this.#byFact.get(row[3]) ?? [];
    this.#view.mark(
      'same',
      same.filter((one) => one !== id).flatMap((one) => elementOf(one) ?? []),
    );
    this.#view.dock(this.#title(element, row), this.#card(row, same), () => {
      this.#view.mark('here', []);
      this.#view.mark('same', []);
    });
    reveal(element);
    element.focus({ preventScroll: true });
    this.#count();
  }

  #title(element: Element, [, letter, unit]: NumberRow): Node {
    const title = document.createDocumentFragment();
    const shown = element.textContent ?? '';
    title.append(
      el('b', { class: letter }, shown),
      unit === '' ? ' ' : ` ${unit} · `,
      pair(STATES[letter]),
    );
    return title;
  }

  #card(row: NumberRow, same: readonly number[]): Node[] {
    const [id, , unit, fact, low, high, why, relations] = row;
    const list = el('dl', { class: 'facts' });
    const say = (zh: string, en: string, ...value: readonly (Node | string)[]) =>
      list.append(el('dt', {}, both(zh, en)), el('dd', {}, ...value));
    const words = this.#data.facts[fact];
    if (words !== undefined) say('说的是', 'It states', pair(words));
    const reason = this.#data.words[why];
    if (reason !== undefined) say('原因', 'Why', pair(reason));
    if (low !== null || high !== null) {
      say('其他数字限定在', 'The others leave', `${low ?? '…'} ~ ${high ?? '…'} ${unit}`);
    }
    if (words !== undefined) say('同一事实', 'The same fact', this.#occurrences(id, same));
    const nodes: Node[] = [list];
    const references = elementOf(id)?.closest('mark')?.querySelectorAll('sup a') ?? [];
    if (references.length > 0) {
      say(
        '所在的问题',
        'In findings',
        ...[...references].flatMap((one) => [one.cloneNode(true), ' ']),
      );
    }
    if (relations.length > 0) nodes.push(...this.#relations(id, relations));
    else if (this.#data.cut) {
      nodes.push(
        el(
          'p',
          { class: 'muted' },
          both(
            '关系过多，未列在本页；见 --format json --all',
            'too many relations for this page; see --format json --all',
          ),
        ),
      );
    }
    return nodes;
  }

  #occurrences(id: number, same: readonly number[]): Node {
    const box = el('span', {});
    if (same.length < 2) {
      box.append(both('文中只有这一处', 'stands nowhere else'));
      return box;
    }
    const at = same.indexOf(id) + 1;
    const step = (by: 1 | -1) => {
      const next = this.sibling(by);
      if (next !== null) this.#go(next);
    };
    box.append(
      both(
        `共 ${same.length} 处，这是第 ${at} 处 `,
        `${same.length} places, this is number ${at} `,
      ),
      button('上一处', 'Previous', () => step(-1), '['),
      ' ',
      button('下一处', 'Next', () => step(1), ']'),
    );
    return box;
  }

  #relations(id: number, relations: readonly number[]): Node[] {
    const rows = relations
      .map((index) => this.#data.relations[index])
      .filter((row) => row !== undefined);
    const ordered = [...rows].sort((a, b) => rank(a) - rank(b));
    const list = (some: readonly RelationRow[]) =>
      el('ul', { class: 'relations' }, ...some.map((row) => relationItem(row, id)));
    const head = el(
      'p',
      {},
      both(`它所在的关系 ${rows.length} 条`, `Relations it stands in: ${rows.length}`),
    );
    const rest = ordered.slice(FIRST_RELATIONS);
    if (rest.length === 0) return [head, list(ordered)];
    const more = el(
      'details',
      {},
      el('summary', {}, both(`其余 ${rest.length} 条`, `${rest.length} more`)),
      list(rest),
    );
    return [head, list(ordered.slice(0, FIRST_RELATIONS)), more];
  }

  #shown(): number[] {
    const letters = this.#letters();
    return this.#data.numbers.flatMap(([id, letter]) => (letters.has(letter) ? [id] : []));
  }

  #letters(): ReadonlySet<string> {
    return new Set(this.#boxes.filter(({ checked }) => checked).map(({ value }) => value));
  }

  #filter(): void {
    const letters = this.#letters();
    for (const { value } of this.#boxes) {
      document.body.classList.toggle(`no-${value}`, !letters.has(value));
    }
    this.#count();
  }

  #count(): void {
    const shown = this.#shown();
    this.#step?.say(this.#current === null ? 0 : shown.indexOf(this.#current) + 1, shown.length);
  }

  /** The number that has the focus is the one that the tab key comes back to. */
  #cursor(target: Element): void {
    if (!/^n\d+$/.test(target.id)) return;
    for (const one of byId('sheet').querySelectorAll('b[tabindex="0"]')) {
      one.setAttribute('tabindex', '-1');
    }
    target.setAttribute('tabindex', '0');
  }
}

/** Broken ones first, then sums, then equalities. */
function rank([, , outcome, , terms]: RelationRow): number {
  return (outcome === 'broken' ? 0 : 10) + (terms.length > 2 ? 0 : 1);
}

function relationItem(row: RelationRow, id: number): HTMLElement {
  const [zh, en, outcome, relation, terms, gap, unit] = row;
  const sign = SIGNS[relation];
  const figure = (index: number) => {
    const term = terms[index];
    if (term === undefined) return '';
    const [, printed, number] = term;
    if (number === id) return el('b', { class: 'self' }, printed);
    return number < 0 ? printed : el('a', { href: `#n${number}` }, printed);
  };
  const sum: (Node | string)[] = [];
  if (sign === undefined) {
    sum.push(`${relation}  `);
    for (const index of terms.keys()) sum.push(' ', figure(index));
  } else {
    sum.push(figure(0), ` ${sign} `);
    for (const [index, [of]] of terms.entries()) {
      if (index === 0) continue;
      sum.push(of === '+' ? (index === 1 ? '−' : ' − ') : index === 1 ? '' : ' + ', figure(index));
    }
    if (terms.length === 1) sum.push('0');
  }
  const off = gap.replace(/^-/, '');
  if (outcome !== 'holds' && off !== '') sum.push(' · ', both('相差', 'gap'), ` ${off} ${unit}`);
  return el(
    'li',
    { class: outcome },
    '[',
    pair(OUTCOMES[outcome]),
    '] ',
    both(zh, en),
    el('br', {}),
    ...sum,
  );
}

function elementOf(id: number): HTMLElement | null {
  return document.getElementById(`n${id}`);
}
