import type { TableCell } from '../../document/tree.js';
import type { FactKey } from '../../facts/key.js';
import type { KeyPart } from '../declaration.js';
import { isFigure, type Leaf, mergeKeys } from '../tables/catalogue.js';
import { factKey } from '../tables/keys.js';
import type { Column } from './columns.js';
import type { FootPart } from './foot.js';
import { type Figure, type FigureRow, figureAt } from './model.js';
import type { Printing, WriteInfo } from './print.js';
import type { BodyRow, Part } from './statement-rows.js';

/** A cell of the body before its figure is known. */
export interface DraftCell {
  readonly text: string;
  readonly colSpan: number;
  readonly figure?: Figure;
  readonly align?: TableCell['align'];
}

/** Lays rows out over the columns and collects the figures that they print. */
export class Draft {
  readonly rows: (readonly DraftCell[])[] = [];
  readonly figures: Figure[] = [];
  readonly figureRows: FigureRow[] = [];
  readonly #printing: Printing;
  readonly #columns: readonly Column[];
  readonly #info: WriteInfo;
  readonly #above: number;

  /** @param above number of head rows */
  constructor(printing: Printing, columns: readonly Column[], info: WriteInfo, above: number) {
    this.#printing = printing;
    this.#columns = columns;
    this.#info = info;
    this.#above = above;
  }

  row(parts: BodyRow): void {
    const cells: DraftCell[] = [];
    for (let at = 0; at < this.#columns.length; ) {
      const column = this.#columns[at] as Column;
      const part = parts[column.block] ?? null;
      const merged = this.#mergedLabel(at, part);
      cells.push(merged ?? this.#cell(at, column, part));
      at += merged?.colSpan ?? 1;
    }
    parts.forEach((part, block) => {
      if (part !== null && part.key !== null) this.#figureRow(part, block, cells);
    });
    this.rows.push(cells);
  }

  /** A row at the foot: a name with its figure, as often as there are footers. */
  foot(parts: readonly FootPart[]): void {
    const row = this.#above + this.rows.length;
    const cells: DraftCell[] = [];
    for (const { name, span, column, leaf, line } of parts) {
      const key = factKey([this.#printing.declaration.key, leaf.key, line.key], this.#info);
      cells.push({ text: name, colSpan: span, align: 'center' });
      if (key === null) continue;
      const figure = this.#figure(key, row, column, leaf);
      cells.push({ text: '', colSpan: 1, figure });
      this.figureRows.push({
        id: line.id,
        code: '',
        name,
        side: this.#printing.declaration.blocks[0]?.side ?? '',
        figures: [{ columnId: leaf.id, figure }],
      });
    }
    this.rows.push(cells);
  }

  /** 合计 stands once over the columns of code and name. */
  #mergedLabel(at: number, part: Part | null): DraftCell | null {
    const column = this.#columns[at] as Column;
    const isFirst = column.leaf.role === 'code' && this.#columns[at - 1]?.leaf.role !== 'name';
    if (!isFirst || part === null || part.code !== '' || part.name === '' || part.named === true) {
      return null;
    }
    if ((column.level ?? 0) > 0) return null;
    let to = at + 1;
    while (
      this.#columns[to]?.block === column.block &&
      this.#columns[to - 1]?.leaf.role !== 'name'
    ) {
      to += 1;
    }
    return { text: part.name, colSpan: to - at, align: 'center' };
  }

  #cell(at: number, { leaf, level }: Column, part: Part | null): DraftCell {
    const blank = { text: '', colSpan: 1 };
    if (part === null) return blank;
    const text = part.texts?.[leaf.id];
    if (text !== undefined) return { text, colSpan: 1, align: 'left' };
    if (leaf.role === 'code' && leaf.id !== 'code') return blank;
    switch (leaf.role) {
      case 'code':
        return { text: codeText(part.code, level), colSpan: 1, align: 'left' };
      case 'name':
        return { text: part.name, colSpan: 1, align: 'left' };
      case 'line':
        return { text: part.line, colSpan: 1, align: 'center' };
      case 'amount':
      case 'count':
        return this.#figureCell(at, leaf, part) ?? blank;
      default:
        return blank;
    }
  }

  #figureCell(at: number, leaf: Leaf, part: Part): DraftCell | null {
    if (part.key === null) return null;
    const { declaration } = this.#printing;
    const all = mergeKeys(declaration.key, declaration.blocks[leaf.block]?.key);
    const before = part.named === true ? basisOf(all) : all;
    const key = factKey([before, leaf.key, part.key], this.#info);
    if (key === null) return null;
    const figure = this.#figure(key, this.#above + this.rows.length, at, leaf);
    return { text: '', colSpan: 1, figure };
  }

  #figure(key: FactKey, row: number, column: number, leaf: Leaf): Figure {
    const unit = leaf.unit ?? this.#printing.declaration.amountUnit;
    const figure = figureAt(key, row, column, unit);
    this.figures.push(figure);
    return figure;
  }

  #figureRow(part: Part, block: number, cells: readonly DraftCell[]): void {
    const own = this.#columns.flatMap(({ leaf, block: at }, index) => {
      if (at !== block || !isFigure(leaf.role)) return [];
      const figure = cells.find((cell) => cell.figure?.column === index)?.figure;
      return figure === undefined ? [] : [{ columnId: leaf.id, figure }];
    });
    const declared = this.#columns.find((column) => column.block === block)?.leaf.block ?? 0;
    this.figureRows.push({
      id: part.id,
      code: part.code,
      name: part.name,
      side: this.#printing.declaration.blocks[declared]?.side ?? '',
      described: (part.texts?.summary ?? '') !== '',
      figures: own,
    });
  }
}

function basisOf({ basis }: KeyPart): KeyPart {
  return basis === undefined ? {} : { basis };
}

/** 类 款 项 of a code: its first three digits, then two and two. */
function codeText(code: string, level: number | undefined): string {
  if (level === undefined) return code;
  return level === 0 ? code.slice(0, 3) : code.slice(1 + 2 * level, 3 + 2 * level);
}
