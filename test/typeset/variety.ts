import { lineText } from '../../src/document/text.js';
import type { Block, Document, TableRow } from '../../src/document/tree.js';
import type { PageStyle, Sheet, SheetCell, SheetItem, SheetTable, TableStyle } from './sheet.js';

/** One way in which offices set their disclosures apart from the usual one. */
export interface Variety {
  readonly page?: Partial<PageStyle>;
  readonly style?: (table: number) => Partial<TableStyle>;
  readonly change?: (table: SheetTable) => SheetTable;
  /** It changes what figures are printed, not only how. */
  readonly values?: boolean;
}

const PLAIN: TableStyle = {
  rules: 'all',
  top: false,
  codes: 1,
  repeat: true,
  narrow: false,
  landscape: false,
  size: 8,
  centred: false,
};

export const USUAL: PageStyle = { justify: true, head: '', foot: '{n}', size: 12 };

export function styleFor(variety: Variety): (table: number) => TableStyle {
  return (table) => ({ ...PLAIN, ...variety.style?.(table) });
}

function isTable(item: SheetItem): item is SheetTable {
  return item.kind === 'table';
}

/** All tables of a sheet changed. */
export function changed(sheet: Sheet, { change }: Variety): Sheet {
  if (change === undefined) return sheet;
  return { ...sheet, items: sheet.items.map((item) => (isTable(item) ? change(item) : item)) };
}

const inCells =
  (change: (cell: SheetCell, body: boolean) => string) =>
  (table: SheetTable): SheetTable => ({
    ...table,
    rows: table.rows.map((row, at) =>
      row.map((cell) => ({ ...cell, text: change(cell, at >= table.heads) })),
    ),
  });

/** The words of body cells that are no amounts. */
const inNames = (change: (text: string) => string) =>
  inCells((cell, body) =>
    body && !cell.amount && /[\u4e00-\u9fff]{2}/.test(cell.text) ? change(cell.text) : cell.text,
  );

const inAmounts = (change: (text: string) => string) =>
  inCells((cell, body) => (body && cell.amount ? change(cell.text) : cell.text));

/** A row over the whole width above the heads. */
function above(table: SheetTable, text: string): SheetTable {
  const columns = table.widths.length;
  const row = [{ text, amount: false, column: 0, colSpan: columns, rowSpan: 1 }];
  return { ...table, rows: [row, ...table.rows], heads: table.heads + 1 };
}

function grouped(text: string): string {
  const [whole = '', part] = text.split('.');
  if (!/^-?\d+$/.test(whole)) return text;
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...(part === undefined ? [] : [part])].join('.');
}

function wide(text: string): string {
  return [...text]
    .map((letter) =>
      letter === '.'
        ? '．'
        : /[0-9]/.test(letter)
          ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0)
          : letter,
    )
    .join('');
}

export const VARIETIES: Readonly<Record<string, Variety>> = {
  plain: {},
  'A3 landscape': { page: { paper: 'a3', landscape: true }, style: () => ({ size: 12 }) },
  'A4 landscape': { page: { landscape: true }, style: () => ({ size: 9 }) },
  'large print': { page: { size: 16 }, style: () => ({ size: 12, landscape: true }) },
  'small print': { page: { size: 9 }, style: () => ({ size: 5.5 }) },
  'narrow columns': { style: () => ({ narrow: true, size: 10.5 }) },
  'narrow, upright at the top': {
    style: () => ({ narrow: true, size: 10.5, top: true, centred: true }),
  },
  unruled: { style: () => ({ rules: 'none' }) },
  'unruled, large': { style: () => ({ rules: 'none', size: 10.5, landscape: true }) },
  'ruled across': { style: () => ({ rules: 'rows' }) },
  'ruled around': { style: () => ({ rules: 'outer' }) },
  'three lines': { style: () => ({ rules: 'three-line' }) },
  'ruled down': { style: () => ({ rules: 'columns' }) },
  'filled heads': { style: () => ({ rules: 'head-fill' }) },
  'head once': { style: () => ({ repeat: false }) },
  'rows over pages': { style: () => ({ divided: true, size: 10.5, top: true, repeat: false }) },
  'unruled rows over pages': {
    style: () => ({ divided: true, size: 10.5, rules: 'rows', repeat: false }),
  },
  'heads from top to bottom': { style: () => ({ vertical: true }) },
  'names in the middle': { style: () => ({ top: true, centred: true, size: 10.5 }) },
  'page 第': { page: { foot: '第 {n} 页 共 {t} 页', head: '某某局二〇二三年度决算公开' } },
  'page —': { page: { foot: '— {n} —' } },
  watermark: { page: { watermark: '内部资料' } },
  'watermark, unruled': { page: { watermark: '公开 2023' }, style: () => ({ rules: 'none' }) },
  'number 表1': {
    change: (table) => ({ ...table, number: table.number.replace(/公开0?(\d+)表/, '表$1') }),
  },
  'no number': { change: (table) => ({ ...table, number: '' }) },
  'no number, unruled': {
    style: () => ({ rules: 'none' }),
    change: (table) => ({ ...table, number: '' }),
  },
  'number and title in a line': {
    change: (table) => ({
      ...table,
      number: '',
      title: [table.number, table.title].filter((part) => part !== '').join(' '),
    }),
  },
  'unit in the title': {
    change: (table) => ({
      ...table,
      unit: '',
      title: table.unit === '' ? table.title : `${table.title}（单位：万元）`,
    }),
  },
  'unit alone': {
    change: (table) => ({ ...table, unit: table.unit === '' ? '' : '单位：万元', reporter: '' }),
  },
  'unit in the first row': {
    change: (table) =>
      table.unit === ''
        ? table
        : above({ ...table, unit: '', reporter: '' }, `${table.reporter}    ${table.unit}`),
  },
  'title in the first row': {
    change: (table) => (table.title === '' ? table : above({ ...table, title: '' }, table.title)),
  },
  'caption in the rows': {
    change: (table) =>
      table.title === ''
        ? table
        : above(
            above(
              { ...table, title: '', unit: '', reporter: '', number: '' },
              `${table.reporter}    ${table.unit}`,
            ),
            `${table.number} ${table.title}`,
          ),
  },
  'tables that touch': {
    style: () => ({ touching: true, repeat: false }),
    change: (table) =>
      table.title === ''
        ? table
        : above(
            above(
              { ...table, title: '', unit: '', reporter: '', number: '', notes: [] },
              `${table.reporter}    ${table.unit}`,
            ),
            table.title,
          ),
  },
  thousands: { change: inAmounts(grouped) },
  'thousands, wide commas': { change: inAmounts((text) => grouped(text).replaceAll(',', '，')) },
  'thousands, spaces': { change: inAmounts((text) => grouped(text).replaceAll(',', '\u00a0')) },
  'wide digits': { change: inAmounts(wide) },
  'blank as -': { values: true, change: inAmounts((text) => (text === '' ? '-' : text)) },
  'blank as —': { values: true, change: inAmounts((text) => (text === '' ? '—' : text)) },
  'blank as 0.00': { values: true, change: inAmounts((text) => (text === '' ? '0.00' : text)) },
  'zero as blank': { values: true, change: inAmounts((text) => (text === '0.00' ? '' : text)) },
  'minus －': { change: inAmounts((text) => text.replace(/^-/, '－')) },
  'minus −': { change: inAmounts((text) => text.replace(/^-/, '−')) },
  'minus –': { change: inAmounts((text) => text.replace(/^-/, '–')) },
  'minus （）': { change: inAmounts((text) => text.replace(/^-(.*)$/, '（$1）')) },
  'minus ()': { change: inAmounts((text) => text.replace(/^-(.*)$/, '($1)')) },
  'lines in names': {
    change: inNames(
      (text) =>
        `${text.slice(0, Math.ceil(text.length / 2))}\n${text.slice(Math.ceil(text.length / 2))}`,
    ),
  },
  'lines in names, unruled': {
    style: () => ({ rules: 'none' }),
    change: inNames((text) =>
      text.length < 6
        ? text
        : `${text.slice(0, Math.ceil(text.length / 2))}\n${text.slice(Math.ceil(text.length / 2))}`,
    ),
  },
  'spaces in names': {
    change: inCells((cell) =>
      /^[\u4e00-\u9fff]{2}$/.test(cell.text) ? `${cell.text[0]}　${cell.text[1]}` : cell.text,
    ),
  },
  'spaces in names, unruled': {
    style: () => ({ rules: 'none' }),
    change: inCells((cell) =>
      /^[\u4e00-\u9fff]{2}$/.test(cell.text) ? `${cell.text[0]}　　${cell.text[1]}` : cell.text,
    ),
  },
  'no-break spaces': {
    change: inNames((text) => `\u00a0\u00a0${text.slice(0, 2)}\u00a0${text.slice(2)}`),
  },
  'indented names': { change: inNames((text) => `　　${text}`) },
  'indented names, unruled': {
    style: () => ({ rules: 'none' }),
    change: (table) => ({
      ...table,
      rows: table.rows.map((row) => {
        const code = row.find(({ text }) => /^\d{3,7}$/.test(text))?.text ?? '';
        return row.map((cell) =>
          /[\u4e00-\u9fff]{2}/.test(cell.text) && code.length > 3
            ? { ...cell, text: `${'　'.repeat((code.length - 3) / 2)}${cell.text}` }
            : cell,
        );
      }),
    }),
  },
  'soft hyphens': { change: inNames((text) => [...text].join('\u00ad')) },
  'zero-width': { change: inNames((text) => [...text].join('\u200b')) },
};

/** What the sheet says, without how it is set. */
export function documentOfSheet({ items }: Sheet): Document {
  const text = (value: string) => lineText(value, '', 1, 1);
  const maybe = (value: string) => (value === '' ? null : text(value));
  const blocks = items.map((item): Block => {
    if (item.kind === 'heading')
      return { type: 'heading', level: item.level, marker: '', text: text(item.text) };
    if (!isTable(item)) return { type: 'paragraph', text: text(item.text) };
    const rows = item.rows.map(
      (row): TableRow => ({
        cells: row.map((cell) => ({
          text: text(cell.text),
          colSpan: cell.colSpan,
          rowSpan: cell.rowSpan,
        })),
      }),
    );
    return {
      type: 'table',
      caption: {
        title: maybe(item.title),
        number: maybe(item.number),
        reporter: maybe(item.reporter),
        amountUnit: maybe(item.unit),
      },
      rows,
      notes: item.notes.map(text),
    };
  });
  return { file: '', format: 'composed', sections: [{ blocks }], unread: [] };
}
