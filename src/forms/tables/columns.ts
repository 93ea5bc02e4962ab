import type { ColumnRole } from '../declaration.js';
import { type Form, isFigure, type Leaf } from './catalogue.js';
import type { PrintedColumn } from './heads.js';

/** A printed column with what the declaration says of it, where it says anything. */
export interface BoundColumn {
  readonly printed: PrintedColumn;
  readonly leaf: Leaf | null;
  /** Which printed block the column belongs to; blocks are counted from left to right. */
  readonly block: number;
  readonly role: ColumnRole;
  /** Head for readings. */
  readonly head: string;
}

export interface Alignment {
  readonly columns: readonly BoundColumn[];
  /** For each printed block, the position of its declaration. */
  readonly blocks: readonly number[];
  /** Share of the declared figure columns whose heads were found, 0 to 1. */
  readonly fit: number;
  /** Share of the printed columns with heads that the form explains, 0 to 1. */
  readonly covered: number;
  /** Every declared code column was found. */
  readonly coded: boolean;
  /** Every declared column but remarks and line numbers was found, and no other figure column. */
  readonly complete: boolean;
}

interface Slot {
  readonly leaf: Leaf;
  readonly block: number;
}

const EXACT = 5;
const IN_PATH = 4;
const PARTIAL = 2;
const GROUP = 1;
const NUMBER = 2;
const ENOUGH = 2;

/** Binds printed columns to declared ones in order, so that the heads agree best. */
export function alignColumns(form: Form, printed: readonly PrintedColumn[]): Alignment {
  const slots = slotsOf(form, printed);
  const pairs = bestOrder(slots, printed);
  const columns = describe(pairs, slots, printed);
  const figures = slots.filter((slot) => isFigure(slot.leaf.role));
  const found = figures.filter((slot) =>
    pairs.some(
      (at, column) =>
        at !== null && slots[at] === slot && headScore(slot.leaf, printed[column]) >= ENOUGH,
    ),
  );
  const needed = slots.filter((slot) => slot.leaf.role !== 'remark' && slot.leaf.role !== 'line');
  const extra = columns.filter((column) => column.leaf === null && column.printed.path.length > 0);
  return {
    columns,
    blocks: slots.reduce<number[]>((blocks, slot) => {
      blocks[slot.block] = slot.leaf.block;
      return blocks;
    }, []),
    fit:
      figures.length === 0
        ? needed.length === 0
          ? 1
          : share(needed, slots, pairs)
        : found.length / figures.length,
    covered: coveredShare(columns),
    coded: slots.every((slot, at) => slot.leaf.role !== 'code' || pairs.includes(at)),
    complete:
      needed.length > 0 &&
      share(needed, slots, pairs) === 1 &&
      extra.every((column) => column.role === 'remark'),
  };
}

function coveredShare(columns: readonly BoundColumn[]): number {
  const headed = columns.filter(
    ({ printed, role }) => printed.path.length > 0 && role !== 'remark' && role !== 'line',
  );
  if (headed.length === 0) return 1;
  return headed.filter(({ leaf }) => leaf !== null).length / headed.length;
}

function share(
  needed: readonly Slot[],
  slots: readonly Slot[],
  pairs: readonly (number | null)[],
): number {
  const bound = new Set(pairs.map((at) => (at === null ? undefined : slots[at])));
  return needed.filter((slot) => bound.has(slot)).length / needed.length;
}

/** The declared leaves in printed order; a repeated block as often as its first head is printed. */
function slotsOf(form: Form, printed: readonly PrintedColumn[]): readonly Slot[] {
  const slots: Slot[] = [];
  let block = 0;
  form.declaration.blocks.forEach((declared, at) => {
    const leaves = form.leaves.filter((leaf) => leaf.block === at);
    const [first] = leaves;
    const repeats =
      declared.repeat === true && first !== undefined
        ? Math.max(1, printed.filter((column) => headScore(first, column) >= EXACT).length)
        : 1;
    for (let count = 0; count < repeats; count += 1) {
      for (const leaf of leaves) slots.push({ leaf, block });
      block += 1;
    }
  });
  return slots;
}

function headScore(leaf: Leaf, column: PrintedColumn | undefined): number {
  const bottom = column?.path.at(-1);
  if (column === undefined || bottom === undefined) return 0;
  let score = 0;
  if (leaf.heads.includes(bottom)) score = EXACT;
  else if (column.path.some((head) => leaf.heads.includes(head))) score = IN_PATH;
  else if (leaf.heads.some((head) => partial(head, bottom))) score = PARTIAL;
  if (score === 0) return 0;
  const groups = leaf.groups.filter((heads) =>
    heads.some((head) => column.path.some((text) => text === head || partial(head, text))),
  );
  return score + groups.length * GROUP;
}

function partial(a: string, b: string): boolean {
  return a.length >= 3 && b.length >= 3 && (a.includes(b) || b.includes(a));
}

function score(slot: Slot, column: PrintedColumn): number {
  const heads = headScore(slot.leaf, column);
  const numbered = isFigure(slot.leaf.role) && column.number === String(slot.leaf.number);
  if (heads === 0) return numbered && column.path.length === 0 ? NUMBER : 0;
  return heads + (numbered ? NUMBER : 0);
}

/** Order-preserving pairing with the greatest total score, by dynamic programming. */
function bestOrder(
  slots: readonly Slot[],
  printed: readonly PrintedColumn[],
): readonly (number | null)[] {
  const width = slots.length + 1;
  const best = new Array<number>((printed.length + 1) * width).fill(0);
  for (let i = printed.length - 1; i >= 0; i -= 1) {
    for (let j = slots.length - 1; j >= 0; j -= 1) {
      const here = score(slots[j] as Slot, printed[i] as PrintedColumn);
      const paired = here > 0 ? here + (best[(i + 1) * width + j + 1] ?? 0) : 0;
      best[i * width + j] = Math.max(
        paired,
        best[(i + 1) * width + j] ?? 0,
        best[i * width + j + 1] ?? 0,
      );
    }
  }
  const pairs: (number | null)[] = printed.map(() => null);
  let i = 0;
  let j = 0;
  while (i < printed.length && j < slots.length) {
    const total = best[i * width + j] ?? 0;
    const here = score(slots[j] as Slot, printed[i] as PrintedColumn);
    if (here > 0 && here + (best[(i + 1) * width + j + 1] ?? 0) === total) {
      pairs[i] = j;
      i += 1;
      j += 1;
    } else if ((best[i * width + j + 1] ?? 0) === total) j += 1;
    else i += 1;
  }
  return pairs;
}

function describe(
  pairs: readonly (number | null)[],
  slots: readonly Slot[],
  printed: readonly PrintedColumn[],
): readonly BoundColumn[] {
  const shown = printed.map((column, index) => {
    const at = pairs[index] ?? null;
    return shownHead(column, at === null ? null : (slots[at]?.leaf ?? null));
  });
  let block = 0;
  return printed.map((column, index) => {
    const at = pairs[index] ?? null;
    const slot = at === null ? undefined : slots[at];
    if (slot !== undefined) block = slot.block;
    const head = shown[index] ?? '';
    const unique = head !== '' && shown.indexOf(head) === shown.lastIndexOf(head);
    return {
      printed: column,
      leaf: slot?.leaf ?? null,
      block,
      role: slot?.leaf.role ?? roleOfHead(column.path),
      head: slot === undefined || unique ? head : slot.leaf.path,
    };
  });
}

/** Heads over a whole block; the forms do not declare them as groups. */
const SIDES = ['收入', '支出'];

/**
 * The heads of a column joined. A head that was only taken from the left stays where the
 * form has it over this column, or where nothing is known of the column.
 */
function shownHead(column: PrintedColumn, leaf: Leaf | null): string {
  const kept = column.printed.filter((_, at) => {
    const head = column.path[at] ?? '';
    if (leaf === null || column.inherited[at] !== true || SIDES.includes(head)) return true;
    return leaf.heads.includes(head) || leaf.groups.some((heads) => heads.includes(head));
  });
  return kept.join('-');
}

const ROLE_WORDS: readonly { readonly role: ColumnRole; readonly pattern: RegExp }[] = [
  { role: 'line', pattern: /^(?:序号|行次|栏次|编号)$/ },
  { role: 'code', pattern: /(?:编码|代码)$/ },
  { role: 'remark', pattern: /备注|说明|原因|理由|简介|措施|依据|用途$/ },
  { role: 'name', pattern: /名称$|^项目$|^内容$|^科目$|^单位$|^部门$/ },
];

/** What a column of an unknown table holds, by its head alone; figures when in doubt. */
export function roleOfHead(path: readonly string[]): ColumnRole {
  const bottom = path.at(-1) ?? '';
  return ROLE_WORDS.find(({ pattern }) => pattern.test(bottom))?.role ?? 'text';
}
