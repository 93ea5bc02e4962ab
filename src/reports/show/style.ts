/**
 * How marks are drawn, on a page and in text alike: by line and pattern as well as by colour, so
 * that it is told apart in grey too. Also the style of the drawing over a PNG.
 */
export const MARK_STYLE = `
.mk rect { fill-opacity: .16; stroke-width: .8; }
.cell rect { fill: #1b7f4b; stroke: #1b7f4b; }
.cell-unbound rect { fill: #b8860b; stroke: #8a5a00; stroke-dasharray: 3 1.5; }
.claim rect { fill: #0b4f9e; stroke: #0b4f9e; }
.claim-unbound rect { fill: #7a3ea1; stroke: #7a3ea1; stroke-dasharray: 1.5 1.5; }
.unread rect { fill: #c00000; fill-opacity: .22; stroke: #c00000; stroke-width: 1.6; }
.doubtful rect { fill: #d9730d; stroke: #b35900; }
.blank rect { fill: #808080; fill-opacity: .10; stroke: #808080; stroke-width: .4; stroke-dasharray: .8 1.6; }
.noted rect { fill: none; stroke: #c00000; stroke-dasharray: 2 2; }
.words rect { fill: none; stroke: #808080; stroke-width: .3; }
.doubt-open rect { stroke: #b35900; stroke-width: 1.8; stroke-dasharray: 4 2; }
.doubt-confirmed rect { stroke-width: 1.4; }
.on-error rect { stroke: #c00000; stroke-width: 2.2; } .on-warning rect { stroke: #a05a00; stroke-width: 2; }
.grid rect { fill: none; stroke: #1a1a1a; stroke-width: 1.2; }
.grid text { font-size: 8px; fill: #1a1a1a; font-weight: bold; paint-order: stroke; stroke: #fff; stroke-width: 2px; }
.arrow { font-size: 9px; fill: #0b4f9e; font-weight: bold; }
.number { font-size: 8px; fill: #c00000; font-weight: bold; paint-order: stroke; stroke: #fff; stroke-width: 2px; }
`;

/** What the page of `mingzhang show` needs beside the style of all reports. */
export const SHOW_STYLE = `${MARK_STYLE}
body { max-width: 100rem; }
.sheet { border-top: 2px solid #1a1a1a; margin-top: 1.5rem; }
.pair { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1rem; align-items: start; }
.picture { border: 1px solid var(--line); width: 100%; height: auto; display: block; }
div.picture { padding: .5rem; overflow-x: auto; }
.list { max-height: 92vh; overflow: auto; position: sticky; top: .5rem; font-size: .85rem; }
.list:focus-visible { outline: 3px solid #0b4f9e; outline-offset: 2px; }
.list table { margin: 0; width: 100%; } .list td { overflow-wrap: anywhere; }
.list td.swatch { white-space: nowrap; }
.plain .pair { grid-template-columns: minmax(0, 1fr) minmax(0, 3fr); }
.place { color: #555; font-size: .8rem; margin: .6rem 0 0; } .place + * { margin-top: 0; }
.picture td, .picture th { min-width: 3.2em; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; padding: 0; font-size: .85rem; }
.legend svg { width: 2rem; height: 1rem; vertical-align: -.15rem; margin-right: .3rem; }
.pages { display: flex; flex-wrap: wrap; gap: .15rem .6rem; padding: 0; list-style: none; }
a.mk { color: inherit; text-decoration: none; }
a.mk.cell, td.swatch.cell, td.cell { background: #dff0e6; } a.mk.cell, td.swatch.cell { border-bottom: 2px solid #1b7f4b; }
a.mk.cell-unbound, td.swatch.cell-unbound, td.cell-unbound { background: #faf0d8; } a.mk.cell-unbound, td.swatch.cell-unbound { border-bottom: 2px dashed #8a5a00; }
a.mk.claim, td.swatch.claim { background: #e1ecf8; border-bottom: 2px solid #0b4f9e; }
a.mk.claim-unbound, td.swatch.claim-unbound { background: #f1e8f6; border-bottom: 2px dotted #7a3ea1; }
a.mk.unread, td.swatch.unread { background: #fbe3e3; border-bottom: 3px double #c00000; }
a.mk.doubtful, td.swatch.doubtful { background: #fdeedd; border-bottom: 2px solid #b35900; }
a.mk.doubt-open, td.swatch.doubt-open { outline: 2px dashed #b35900; outline-offset: -1px; }
a.mk.noted, td.swatch.noted { text-decoration: underline wavy #c00000; }
.list td.swatch.noted { white-space: normal; }
td.blank { background: repeating-linear-gradient(135deg, #f4f4f4 0 4px, #fff 4px 8px); }
a.mk.on-error, td.swatch.on-error { box-shadow: inset 0 0 0 2px #c00000; }
a.mk.on-warning, td.swatch.on-warning { box-shadow: inset 0 0 0 2px #a05a00; }
a.badge { text-decoration: none; }
a.mk:hover rect, a.mk:target rect { stroke: #0b4f9e; stroke-width: 3; }
a.mk:target, tr:target { outline: 3px solid #0b4f9e; }
@media (max-width: 60rem) { .pair, .plain .pair { grid-template-columns: minmax(0, 1fr); } .list { position: static; max-height: none; } }
@media print { .pages { display: none; } .pair { display: block; } .sheet { break-before: page; border: 0; }
  .list { max-height: none; overflow: visible; position: static; font-size: .7rem; } .picture { max-height: 24cm; } }
`;

export const SHOW_STYLE_HASH = 'sha256-wC7puXz19QdXln46LSQklymc31uvW65F5eGkOUmC7/U=';
