import { el } from './dom.js';

/** Rows and columns of a table's grid that an excerpt shows. */
interface Wanted {
  readonly rows: Set<number>;
  readonly columns: Set<number>;
  readonly marks: Set<Element>;
}

const BLOCKS = 'td, th, p, li, caption, h3, h4, h5, h6';
const MOST_EXCERPTS = 8;

/** A place in the document: the target of a link, and the link's own words for it. */
export interface Place {
  readonly target: Element;
  readonly link: HTMLAnchorElement;
}

/**
 * The surroundings of places, one excerpt for each table or paragraph: of a table the heads, the
 * names and the rows and columns of the places, so that a column can be added up by eye.
 */
export function excerptsOf(places: readonly Place[]): readonly HTMLElement[] {
  const tables = new Map<HTMLTableElement, Place[]>();
  const groups: { table: HTMLTableElement | null; block: Element; places: Place[] }[] = [];
  for (const place of places) {
    const block = place.target.closest(BLOCKS);
    if (block === null) continue;
    const table = block.matches('td, th') ? block.closest('table') : null;
    const known =
      table === null ? groups.find((one) => one.block === block)?.places : tables.get(table);
    if (known !== undefined) {
      known.push(place);
      continue;
    }
    const own = [place];
    if (table !== null) tables.set(table, own);
    groups.push({ table, block, places: own });
  }
  return groups
    .slice(0, MOST_EXCERPTS)
    .map(({ table, block, places: own }) =>
      excerpt(own, table === null ? paragraph(block, own) : tableExcerpt(table, own)),
    );
}

function excerpt(places: readonly Place[], body: HTMLElement): HTMLElement {
  const [first] = places;
  const head = el('p', {});
  if (first !== undefined) {
    const link = first.link.cloneNode(true) as HTMLAnchorElement;
    const where = first.link.parentElement?.querySelector('.muted')?.cloneNode(true) ?? null;
    head.append(link, ' ', ...(where === null ? [] : [where]));
  }
  return el(
    'section',
    { class: 'excerpt' },
    head,
    el('div', { class: 'body', lang: 'zh-CN' }, body),
  );
}

function paragraph(block: Element, places: readonly Place[]): HTMLElement {
  const copy = copyOf(block, new Set(places.map(({ target }) => markOf(target))));
  return el('p', {}, ...copy.childNodes);
}

/** The mark or number that a link target belongs to. */
export function markOf(target: Element): Element {
  return target.closest('mark') ?? target;
}

/** A copy without ids and references; numbers keep theirs as data, marked places are shown. */
function copyOf(element: Element, marks: ReadonlySet<Element>): HTMLElement {
  const originals = [element, ...element.querySelectorAll('*')];
  const copy = element.cloneNode(true) as HTMLElement;
  const copies = [copy, ...copy.querySelectorAll('*')];
  for (const [index, one] of copies.entries()) {
    const original = originals[index];
    if (original === undefined) continue;
    if (/^n\d+$/.test(one.id)) one.setAttribute('data-n', one.id.slice(1));
    one.removeAttribute('id');
    one.removeAttribute('tabindex');
    one.classList.remove('here', 'same', 'pulse');
    if (marks.has(original)) one.classList.add('here');
  }
  for (const reference of copy.querySelectorAll('sup')) reference.remove();
  return copy;
}

interface GridCell {
  readonly cell: HTMLTableCellElement;
  readonly row: number;
  readonly column: number;
}

/** Cells by row and column, those of spans at each of theirs. */
function gridOf(table: HTMLTableElement): GridCell[][] {
  const grid: GridCell[][] = [];
  for (const [row, { cells }] of [...table.rows].entries()) {
    let column = 0;
    for (const cell of cells) {
      while (grid[row]?.[column] !== undefined) column += 1;
      for (let down = 0; down < Math.min(cell.rowSpan, table.rows.length - row); down += 1) {
        for (let right = 0; right < cell.colSpan; right += 1) {
          const own = grid[row + down] ?? [];
          own[column + right] = { cell, row, column };
          grid[row + down] = own;
        }
      }
      column += cell.colSpan;
    }
  }
  return grid;
}

function tableExcerpt(table: HTMLTableElement, places: readonly Place[]): HTMLElement {
  const grid = gridOf(table);
  const wanted = wantedOf(grid, places);
  const heads = grid.findIndex((row) => row.some((one) => one?.cell.tagName === 'TD'));
  const columns = [...wanted.columns].sort((a, b) => a - b);
  const rows = [...wanted.rows].filter((row) => row >= heads).sort((a, b) => a - b);
  const shown = el('table', {});
  for (let row = 0; row < heads; row += 1) shown.append(rowOf(grid, row, columns, wanted));
  let last = heads - 1;
  for (const row of rows) {
    if (row > last + 1 && columns.length > 0) {
      shown.append(el('tr', { class: 'gap' }, el('td', { colspan: String(columns.length) }, '⋮')));
    }
    shown.append(rowOf(grid, row, columns, wanted));
    last = row;
  }
  return shown;
}

function wantedOf(grid: readonly GridCell[][], places: readonly Place[]): Wanted {
  const wanted: Wanted = { rows: new Set(), columns: new Set(), marks: new Set() };
  for (const { target } of places) {
    wanted.marks.add(markOf(target));
    const cell = target.closest('td, th');
    const row = grid.findIndex((own) => own.some((one) => one?.cell === cell));
    const column = grid[row]?.findIndex((one) => one?.cell === cell) ?? -1;
    if (row < 0 || column < 0) continue;
    wanted.rows.add(row);
    wanted.columns.add(column);
    for (const name of namesLeftOf(grid[row] ?? [], column)) wanted.columns.add(name);
  }
  return wanted;
}

/** The columns that name the row: the nearest with words to the left, and its code beside it. */
function namesLeftOf(row: readonly GridCell[], column: number): readonly number[] {
  const isName = (at: number) => {
    const text = row[at]?.cell.textContent?.trim() ?? '';
    return text !== '' && row[at]?.cell.classList.contains('figure') !== true;
  };
  for (let at = column - 1; at >= 0; at -= 1) {
    if (!isName(at)) continue;
    const code = row[at - 1]?.cell.textContent?.trim() ?? '';
    return at > 0 && /^\d{3,7}$/.test(code) ? [at - 1, at] : [at];
  }
  return [];
}

function rowOf(
  grid: readonly GridCell[][],
  row: number,
  columns: readonly number[],
  { marks }: Wanted,
): HTMLElement {
  const line = el('tr', {});
  let last: { cell: HTMLTableCellElement; copy: HTMLElement; width: number } | null = null;
  for (const column of columns) {
    const own = grid[row]?.[column];
    if (own !== undefined && last !== null && own.cell === last.cell) {
      last.width += 1;
      last.copy.setAttribute('colspan', String(last.width));
      continue;
    }
    const copy = own === undefined ? el('td', {}) : copyOf(own.cell, marks);
    copy.removeAttribute('colspan');
    copy.removeAttribute('rowspan');
    line.append(copy);
    last = own === undefined ? null : { cell: own.cell, copy, width: 1 };
  }
  return line;
}
