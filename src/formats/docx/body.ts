import { concatTexts, spanText, type Text } from '../../document/text.js';
import type { Loss, UnreadText } from '../../document/tree.js';
import { placeless } from '../shared/cell-text.js';
import type { FlowItem } from '../shared/flow.js';
import { type FlowCell, flowOfTable } from '../shared/tables.js';
import { childNamed, elementsOf, textIn, type XmlElement } from '../shared/xml.js';
import { Numbering } from './numbering.js';
import type { WordParts } from './package.js';
import { ParagraphText } from './paragraph.js';
import { headingLevel, isVanished, numberedBy, Styles } from './styles.js';
import { attributeOf, settingOf, switchOf, wholeOf } from './words.js';

/** Elements that only hold others: content controls, custom tags, accepted insertions. */
const WRAPPERS =
  /^(?:w:sdt|w:sdtContent|w:customXml|w:smartTag|w:ins|w:moveTo|w:body|mc:Choice|w:dir|w:bdo)$/;

const OTHER_FILE: UnreadText['reason'] = {
  zh: '文档嵌入了另一个文件的内容，未读；请用 Word 打开后另存',
  en: 'the document embeds the content of another file, which was not read; open it in Word and save it again',
};
const DELETED: UnreadText['reason'] = {
  zh: '修订中删除的内容；按接受修订处理，未读',
  en: 'deleted by a tracked change, taken as accepted: not read',
};

/** Walks the text of a Word file in its order and collects its lines and tables. */
export class WordBody {
  readonly unread: UnreadText[] = [];
  readonly #file: string;
  readonly #styles: Styles;
  readonly #numbering: Numbering;
  /** A paragraph whose own mark was deleted: the next one goes on in its line. */
  #joined: Text | null = null;

  constructor(parts: WordParts, file: string) {
    this.#file = file;
    this.#styles = new Styles(parts.styles);
    this.#numbering = new Numbering(parts.numbering);
  }

  /**
   * The lines and tables below an element.
   * @param path the element's own place
   * @throws ReadError too-many-cells
   */
  read(parent: XmlElement, path: string): FlowItem[] {
    const flow: FlowItem[] = [];
    this.#walk(parent, path, new Map(), flow);
    if (this.#joined !== null) flow.push({ kind: 'line', text: this.#joined });
    this.#joined = null;
    return flow;
  }

  #walk(parent: XmlElement, path: string, counts: Map<string, number>, flow: FlowItem[]): void {
    for (const child of elementsOf(parent)) {
      const name = child.name.replace(/^w:/, '');
      const next = (counts.get(name) ?? 0) + 1;
      if (child.name === 'w:p') {
        counts.set(name, next);
        for (const item of this.#paragraph(child, `${path}/p[${next}]`)) flow.push(item);
      } else if (child.name === 'w:tbl') {
        counts.set(name, next);
        for (const item of this.#table(child, `${path}/tbl[${next}]`)) flow.push(item);
      } else if (child.name === 'mc:AlternateContent') {
        const chosen = childNamed(child, 'mc:Choice') ?? childNamed(child, 'mc:Fallback');
        if (chosen !== undefined) this.#walk(chosen, path, counts, flow);
      } else if (child.name === 'w:altChunk' || child.name === 'w:subDoc') {
        this.#report(child.name.slice(2), path, OTHER_FILE, 'part');
      } else if (child.name === 'w:del' || child.name === 'w:moveFrom') {
        this.#report(textIn(child).trim(), path, DELETED, 'none');
      } else if (WRAPPERS.test(child.name)) {
        // A wrapper is no step of the path: it can be added without moving the text.
        this.#walk(child, path, counts, flow);
      }
    }
  }

  #paragraph(element: XmlElement, path: string): FlowItem[] {
    const properties = childNamed(element, 'w:pPr');
    const style = this.#styles.paragraph(settingOf(properties, 'w:pStyle'));
    const mark = childNamed(properties, 'w:rPr');
    const content = new ParagraphText(this.#file, path, this.unread, (run) =>
      isVanished(run, this.#styles, style),
    );
    content.read(element);
    const numbered = numberedBy(properties, style.numbered);
    const lines = [...content.lines];
    const words = lines.some((line) => line.value.trim() !== '');
    if (numbered !== null && words) this.#number(lines, this.#numbering.next(numbered), path);
    if (this.#joined !== null) {
      lines[0] = concatTexts([this.#joined, lines[0] ?? placeless('')]);
      this.#joined = null;
    }
    if (childNamed(mark, 'w:del') !== undefined) this.#joined = lines.pop() ?? null;
    const level = headingLevel(properties) ?? style.heading;
    const flow: FlowItem[] = lines.map((text) => ({
      kind: 'line',
      text,
      ...(level === null ? {} : { style: level }),
      ...(style.contents ? { contents: true } : {}),
    }));
    content.boxes.forEach((box, index) => {
      this.#walk(box, `${path}/textbox[${index + 1}]`, new Map(), flow);
    });
    return flow;
  }

  /** Puts the automatic number before the words, as it is printed. */
  #number(lines: Text[], number: string, path: string): void {
    const at = lines.findIndex((line) => line.value.trim() !== '');
    const line = lines[at];
    if (line === undefined || number === '') return;
    // `1.` before `2023` is a number and a year, not 1.2023.
    const blank = /[\dA-Za-z.．)]$/.test(number) ? ' ' : '';
    const mark = spanText(number, { file: this.#file, path });
    lines[at] = concatTexts([mark, placeless(blank), line]);
  }

  #table(table: XmlElement, path: string): FlowItem[] {
    const rows: FlowCell[][] = [];
    const grid: OpenCell[][] = [];
    const heads = new Set<number>();
    let count = 0;
    for (const row of rowsIn(table)) {
      count += 1;
      const properties = childNamed(row, 'w:trPr');
      const place = `${path}/tr[${count}]`;
      if (childNamed(properties, 'w:del') !== undefined) {
        this.#reportRow(row, place, {
          zh: '修订中删除了这一行；按接受修订处理，未读',
          en: 'a tracked change deletes this row; it was taken as accepted, so the row was not read',
        });
        continue;
      }
      if (childNamed(properties, 'w:ins') !== undefined) {
        this.#reportRow(row, place, {
          zh: '修订中插入了这一行；按接受修订处理，已读入',
          en: 'a tracked change inserts this row; it was taken as accepted and read',
        });
      }
      if (switchOf(properties, 'w:hidden') === true) {
        this.#reportRow(row, place, {
          zh: '这一行是隐藏的；已照常读入',
          en: 'this row is hidden; it was read like the others',
        });
      }
      grid.push(this.#row(row, place, wholeOf(settingOf(properties, 'w:gridBefore'), 0)));
      if (switchOf(properties, 'w:tblHeader') === true) heads.add(grid.length - 1);
    }
    mergeDown(grid);
    for (const [at, row] of grid.entries()) {
      const marked = heads.has(at) ? { isHead: true } : {};
      rows.push(
        row.flatMap((cell) =>
          cell.continues
            ? []
            : [
                {
                  colSpan: cell.colSpan,
                  rowSpan: cell.rowSpan,
                  content: cell.content,
                  ...marked,
                },
              ],
        ),
      );
    }
    return flowOfTable(rows, this.#file);
  }

  #row(row: XmlElement, path: string, before: number): OpenCell[] {
    const cells: OpenCell[] = [];
    let column = Math.min(before, MOST_COLUMNS);
    if (column > 0) {
      cells.push({
        column: 0,
        colSpan: column,
        rowSpan: 1,
        continues: false,
        merge: '',
        content: [],
      });
    }
    cellsIn(row).forEach((element, index) => {
      const properties = childNamed(element, 'w:tcPr');
      if (childNamed(properties, 'w:cellDel') !== undefined) {
        this.#report(textIn(element).trim(), `${path}/tc[${index + 1}]`, DELETED, 'none');
        return;
      }
      const merge = childNamed(properties, 'w:vMerge');
      const colSpan = Math.max(
        1,
        Math.min(wholeOf(settingOf(properties, 'w:gridSpan'), 1), MOST_COLUMNS),
      );
      const flow: FlowItem[] = [];
      this.#walk(element, `${path}/tc[${index + 1}]`, new Map(), flow);
      if (this.#joined !== null) flow.push({ kind: 'line', text: this.#joined });
      this.#joined = null;
      const content = flow.filter((item) => item.kind !== 'line' || item.text.value.trim() !== '');
      const left = cells.at(-1);
      if (left !== undefined && content.length === 0 && continuesLeft(properties)) {
        left.colSpan += colSpan;
        column += colSpan;
        return;
      }
      cells.push({
        column,
        colSpan,
        rowSpan: 1,
        continues: false,
        merge: merge === undefined ? '' : attributeOf(merge, 'val') || 'continue',
        content,
      });
      column += colSpan;
    });
    return cells;
  }

  /** A row that a change or a setting concerns; it is read, or not printed. */
  #reportRow(row: XmlElement, path: string, reason: UnreadText['reason']): void {
    const quiet: UnreadText[] = [];
    const words = cellsIn(row).map((cell) =>
      elementsOf(cell)
        .filter((child) => child.name === 'w:p')
        .map((paragraph) => {
          const content = new ParagraphText(this.#file, path, quiet, () => false, true);
          content.read(paragraph);
          return content.lines.map((line) => line.value).join('');
        })
        .join(''),
    );
    this.#report(words.join(' ').trim(), path, reason, 'none');
  }

  #report(value: string, path: string, reason: UnreadText['reason'], loss: Loss): void {
    this.unread.push({ text: spanText(value, { file: this.#file, path }), reason, loss });
  }
}

const MOST_COLUMNS = 1000;

interface OpenCell {
  readonly column: number;
  colSpan: number;
  rowSpan: number;
  /** Part of the cell above. */
  continues: boolean;
  readonly merge: string;
  readonly content: readonly FlowItem[];
}

/** The old way of merging across: the cell goes on from the one left of it. */
function continuesLeft(properties: XmlElement | undefined): boolean {
  const merge = childNamed(properties, 'w:hMerge');
  return merge !== undefined && attributeOf(merge, 'val') !== 'restart';
}

/** Lets a cell that is merged down cover the cells below it that say so. */
function mergeDown(grid: readonly (readonly OpenCell[])[]): void {
  let open = new Map<number, OpenCell>();
  for (const row of grid) {
    const next = new Map<number, OpenCell>();
    for (const cell of row) {
      const above = open.get(cell.column);
      // A continued cell with words of its own is no part of another: nothing may be lost.
      if (
        cell.merge === 'continue' &&
        above?.colSpan === cell.colSpan &&
        cell.content.length === 0
      ) {
        above.rowSpan += 1;
        cell.continues = true;
        next.set(cell.column, above);
      } else if (cell.merge !== '') next.set(cell.column, cell);
    }
    open = next;
  }
}

/** Rows of a table, also those in content controls; rows of nested tables are not among them. */
function rowsIn(table: XmlElement): XmlElement[] {
  return unwrapped(table, 'w:tr');
}

function cellsIn(row: XmlElement): XmlElement[] {
  return unwrapped(row, 'w:tc');
}

function unwrapped(parent: XmlElement, name: string): XmlElement[] {
  return elementsOf(parent).flatMap((child) => {
    if (child.name === name) return [child];
    if (child.name === 'mc:AlternateContent') {
      const chosen = childNamed(child, 'mc:Choice') ?? childNamed(child, 'mc:Fallback');
      return chosen === undefined ? [] : unwrapped(chosen, name);
    }
    return WRAPPERS.test(child.name) ? unwrapped(child, name) : [];
  });
}
