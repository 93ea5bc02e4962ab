/**
 * The working view of the report. The page holds everything already: this script only folds
 * findings, moves between them, the numbers and the document, and shows places side by side. It
 * asks the network for nothing and keeps nothing.
 */
import type { ReportData } from '../report-data.js';
import { both, button, byId, el } from './dom.js';
import { Findings } from './findings.js';
import { Jump } from './jump.js';
import { Numbers } from './numbers.js';
import { View } from './view.js';

document.documentElement.classList.add('live');
const data: ReportData = JSON.parse(byId('data').textContent ?? '');
const view = new View();
const findings = new Findings(view, go);
const numbers = new Numbers(view, data, go);
const jump = new Jump(view);
const help = helpDialog();

byId('tools').append(
  button('目录', 'Tables', () => jump.open(false), 't'),
  button('查找', 'Search', () => jump.open(true), '/'),
  button('键盘', 'Keys', () => help.dialog.showModal(), '?'),
);

/** Goes to a finding, a number or a place, so that the browser's way back leads here. */
function go(id: string): void {
  if (location.hash !== `#${id}`) history.pushState(null, '', `#${id}`);
  show(id);
}

function show(id: string): void {
  if (/^f\d+$/.test(id)) findings.select(id);
  else if (/^n\d+$/.test(id)) numbers.select(Number(id.slice(1)));
  else if (/^m\d+-\d+$/.test(id)) {
    const target = document.getElementById(id);
    if (target !== null) view.goTo(target);
  } else if (id === 'document') {
    view.show('document');
    byId('document').focus();
  }
}

document.addEventListener('click', (event) => {
  const { target } = event;
  if (!(target instanceof Element)) return;
  const link = target.closest<HTMLAnchorElement>('a[href^="#"]');
  if (link !== null) {
    event.preventDefault();
    go(link.hash.slice(1));
    return;
  }
  const number = target.closest('#sheet b[id], #dock b[data-n]');
  if (number === null) return;
  go(number.id === '' ? `n${number.getAttribute('data-n')}` : number.id);
});

document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]'))
    return;
  if (key === 'Escape') {
    view.closeDock();
    return;
  }
  const focused = target instanceof Element ? target : null;
  if ((key === 'Enter' || key === ' ') && focused?.matches('#sheet b[id]')) {
    event.preventDefault();
    go(focused.id);
    return;
  }
  if (!help.keys.checked || focused?.matches('input[type="search"]')) return;
  const act = ACTIONS[key];
  if (act === undefined) return;
  event.preventDefault();
  act();
});

const ACTIONS: Readonly<Record<string, () => void>> = {
  j: () => goIf(findings.next(1)),
  k: () => goIf(findings.next(-1)),
  n: () => goIf(numbers.next(1)),
  p: () => goIf(numbers.next(-1)),
  ']': () => goIf(numbers.sibling(1)),
  '[': () => goIf(numbers.sibling(-1)),
  t: () => jump.open(false),
  '/': () => jump.open(true),
  '?': () => help.dialog.showModal(),
};

function goIf(id: string | null): void {
  if (id !== null) go(id);
}

/** The keys, and the way to switch single letters off for who dictates or types by mistake. */
function helpDialog(): { readonly dialog: HTMLDialogElement; readonly keys: HTMLInputElement } {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', '键盘 / keys');
  const keys = document.createElement('input');
  keys.type = 'checkbox';
  keys.checked = true;
  const rows: readonly (readonly [string, string, string])[] = [
    ['j  k', '下一个、上一个问题', 'next, previous finding'],
    ['n  p', '下一个、上一个数字（按所选状态）', 'next, previous number of the states shown'],
    [']  [', '同一事实的下一处、上一处', 'the same fact elsewhere, next and previous'],
    ['t', '各表：再按表前的字符', 'tables: then the key before one'],
    ['/', '查找', 'search'],
    ['Esc', '关闭对照', 'close what is shown beside the document'],
  ];
  dialog.append(
    el(
      'table',
      {},
      ...rows.map(([key, zh, en]) =>
        el('tr', {}, el('th', { scope: 'row' }, el('kbd', {}, key)), el('td', {}, both(zh, en))),
      ),
    ),
    el(
      'p',
      {},
      el('label', {}, keys, ' ', both('使用单字母快捷键', 'single letters are shortcuts')),
    ),
    button('关闭', 'Close', () => dialog.close(), 'Esc'),
  );
  document.querySelector('main')?.append(dialog);
  return { dialog, keys };
}

// On paper nothing is folded away.
const folded = new Set<HTMLDetailsElement>();
addEventListener('beforeprint', () => {
  for (const one of document.querySelectorAll<HTMLDetailsElement>('details:not([open])')) {
    one.open = true;
    folded.add(one);
  }
});
addEventListener('afterprint', () => {
  for (const one of folded) one.open = false;
  folded.clear();
});
addEventListener('popstate', () => show(location.hash.slice(1)));
if (location.hash !== '') show(location.hash.slice(1));
