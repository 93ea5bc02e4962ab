import type { Sheet, SheetCell, SheetTable } from './sheet.js';

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The sheet as a page for a browser's print. */
export function htmlOf({ items, page }: Sheet): string {
  const body = items.map((item) => {
    if (item.kind === 'table') return htmlTable(item);
    if (item.kind === 'heading')
      return `<h${item.level + 1}>${escaped(item.text)}</h${item.level + 1}>`;
    return `<p class="text">${escaped(item.text)}</p>`;
  });
  const mark =
    page.watermark === undefined ? '' : `<div class="mark">${escaped(page.watermark)}</div>`;
  const paper = (page.paper ?? 'a4').toUpperCase();
  return `<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><style>
@page { size: ${paper}${page.landscape === true ? ' landscape' : ''}; margin: 2.2cm; } @page wide { size: ${paper} landscape; margin: 2cm; }
body { font-family: "Noto Serif CJK SC"; font-size: ${page.size}pt; line-height: 1.7; margin: 0 }
h2, h3, h4, h5 { font-size: ${page.size}pt } .wide { page: wide }
p.text { text-indent: 2em; margin: 0; text-align: ${page.justify ? 'justify' : 'left'} }
.title { text-align: center; font-weight: bold; margin: 0.6em 0 0 }
.caption { display: flex; justify-content: space-between; margin: 0 }
table { border-collapse: collapse; width: 100%; line-height: 1.25; table-layout: fixed }
td { padding: 2px 3px; vertical-align: middle; word-break: break-all }
td.f { text-align: right } td.h { text-align: center }
.centred td:not(.f) { text-align: center } .top td.f { vertical-align: top }
.all td { border: 0.5pt solid black } .double td { border: 3px double black }
.three-line table { border-top: 1.5px solid; border-bottom: 1.5px solid }
.three-line td.last { border-bottom: 0.75px solid } .rows td { border-top: 0.75px solid; border-bottom: 0.75px solid }
.columns td { border-left: 0.75px solid; border-right: 0.75px solid } .columns table { border: 0.75px solid }
.columns td.h { border: 0.75px solid }
.head-fill td.h { background: #d9e2f3 } .stripes tr:nth-child(even) td { background: #eee }
.outer table { border: 0.75px solid } .whole tr { break-inside: avoid } .vertical td.h { writing-mode: vertical-rl }
.mark { position: fixed; top: 40%; left: 10%; font-size: 60pt; color: #e8e8e8; transform: rotate(-35deg); z-index: -1 }
</style></head><body>${mark}${body.join('\n')}</body></html>`;
}

function htmlTable(table: SheetTable): string {
  const { style, rows, heads } = table;
  const total = table.widths.reduce((sum, width) => sum + width, 0);
  const columns = table.widths.map((width) => `<col style="width:${(width * 100) / total}%">`);
  const lines = rows.map(
    (row, at) => `<tr>${row.map((cell) => htmlCell(cell, at, heads)).join('')}</tr>`,
  );
  const head = style.repeat
    ? `<thead>${lines.slice(0, heads).join('')}</thead><tbody>${lines.slice(heads).join('')}</tbody>`
    : `<tbody>${lines.join('')}</tbody>`;
  const classes = [
    style.rules,
    style.top ? 'top' : '',
    style.centred ? 'centred' : '',
    style.landscape ? 'wide' : '',
    style.divided === true ? '' : 'whole',
    style.vertical === true ? 'vertical' : '',
  ];
  return `<div class="${classes.join(' ')}" style="font-size:${style.size}pt">
${table.number === '' ? '' : `<p class="caption">${escaped(table.number)}</p>`}
${table.title === '' ? '' : `<p class="title">${escaped(table.title)}</p>`}
${table.reporter + table.unit === '' ? '' : `<p class="caption"><span>${escaped(table.reporter)}</span><span>${escaped(table.unit)}</span></p>`}
<table><colgroup>${columns.join('')}</colgroup>${head}</table>
${table.notes.map((note) => `<p class="caption">${escaped(note)}</p>`).join('')}</div>`;
}

function htmlCell(
  { text, amount, colSpan, rowSpan }: SheetCell,
  row: number,
  heads: number,
): string {
  const kind = row < heads ? 'h' : amount ? 'f' : '';
  // A row that ends below the head ends the head too.
  const last = row < heads && row + rowSpan === heads ? ' last' : '';
  return `<td class="${kind}${last}" colspan="${colSpan}" rowspan="${rowSpan}">${escaped(text).replaceAll('\n', '<br>')}</td>`;
}
