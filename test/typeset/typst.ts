import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Rules, Sheet, SheetCell, SheetTable } from './sheet.js';

let compiler: NodeCompiler | null = null;

/** Typesets a sheet with Typst. */
export function printedByTypst(sheet: Sheet): Uint8Array {
  compiler ??= NodeCompiler.create();
  return new Uint8Array(compiler.pdf({ mainFileContent: typstOf(sheet) }));
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `#${JSON.stringify(line)}`)
    .join(' \\ ');
}

const FIELDS: ReadonlyMap<string, string> = new Map([
  ['{n}', '#context counter(page).display()'],
  ['{t}', '#context counter(page).final().first()'],
]);

function typstOf({ items, page }: Sheet): string {
  const foot = page.foot
    .split(/(\{[nt]\})/)
    .map((part) => FIELDS.get(part) ?? quoted(part))
    .join('');
  const body = items.map((item) => {
    if (item.kind === 'table') return typstTable(item);
    const text = quoted(item.text);
    return item.kind === 'heading'
      ? `\n#par(first-line-indent: 0pt, strong[${text}])\n`
      : `\n${text}\n`;
  });
  const mark =
    page.watermark === undefined
      ? 'none'
      : `rotate(-35deg, text(60pt, fill: luma(232))[${quoted(page.watermark)}])`;
  return `#set page(paper: "${page.paper ?? 'a4'}", flipped: ${page.landscape === true}, margin: 2.2cm, background: ${mark}, header: align(center, text(8pt)[${quoted(page.head)}]), footer: align(center, text(9pt)[${foot}]))
#set text(font: "Noto Serif CJK SC", size: ${page.size}pt, lang: "zh")
#set par(first-line-indent: (amount: 2em, all: true), justify: ${page.justify}, leading: 0.8em)
${body.join('\n')}`;
}

const strokes = (heads: number): Readonly<Record<Rules, string>> => ({
  all: '0.5pt',
  double: '0.5pt',
  'three-line': 'none',
  rows: '(x: none, y: 0.5pt)',
  columns: `(x, y) => if y < ${heads} { 0.5pt } else { (x: 0.5pt, y: none) }`,
  'head-fill': 'none',
  stripes: 'none',
  none: 'none',
  outer: 'none',
});

function typstTable(table: SheetTable): string {
  const { style, rows, heads, widths } = table;
  const fill =
    style.rules === 'head-fill'
      ? `(x, y) => if y < ${heads} { rgb("#d9e2f3") }`
      : style.rules === 'stripes'
        ? '(x, y) => if calc.odd(y) { luma(235) }'
        : 'none';
  const lines = rows.map((row, at) => row.map((cell) => typstCell(cell, at, table)).join(' '));
  const head = lines.slice(0, heads).join('\n');
  const closed = style.rules === 'three-line' || style.rules === 'columns';
  const rule = closed ? 'table.hline(stroke: 0.8pt),' : '';
  const setting = `#set par(first-line-indent: 0pt, justify: false, leading: 0.4em)
#set text(size: ${style.size}pt)
#set table.cell(breakable: ${style.divided === true})
${table.number === '' ? '' : `${quoted(table.number)} \\`}
${table.title === '' ? '' : `#align(center, strong[${quoted(table.title)}])`}
${table.reporter + table.unit === '' ? '' : `#grid(columns: (1fr, 1fr), [${quoted(table.reporter)}], align(right)[${quoted(table.unit)}])`}
${style.rules === 'outer' ? '#block(stroke: 0.5pt, inset: 0pt)' : '#block(inset: 0pt)'}[#table(columns: (${widths.map((width) => `${width}fr`).join(', ')}), inset: 3pt, stroke: ${strokes(heads)[style.rules]}, fill: ${fill},
${rule} ${style.repeat ? `table.header(${head} ${rule}),` : `${head} ${rule}`}
${lines.slice(heads).join('\n')} ${rule})]
${table.notes.map((note) => `${quoted(note)}\n`).join('\n')}`;
  return style.landscape ? `#page(flipped: true)[\n${setting}\n]` : `#[\n${setting}\n]`;
}

/** Typst breaks figures only where something lets it. */
function breakable(text: string): string {
  return [...text].join('\u200b');
}

function typstCell(
  { text, amount, colSpan, rowSpan }: SheetCell,
  row: number,
  table: SheetTable,
): string {
  const { heads, style } = table;
  const across = row < heads ? 'center' : amount ? 'right' : style.centred ? 'center' : 'left';
  const down = style.top && amount ? 'top' : 'horizon';
  const words = style.narrow && (amount || /^\d{4,}$/.test(text)) ? breakable(text) : text;
  const set =
    style.vertical === true && row < heads
      ? [...words].filter((letter) => letter !== '\n').join('\n')
      : words;
  return `table.cell(colspan: ${colSpan}, rowspan: ${rowSpan}, align: ${across} + ${down})[${quoted(set)}],`;
}
