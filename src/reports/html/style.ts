/**
 * The page's only style sheet. Its hash stands in the page's content security policy, so a
 * page with anything else in it shows that part unstyled and runs nothing. `style.test.ts`
 * keeps STYLE_HASH true.
 */
export const STYLE = `
:root { color-scheme: light; --line: #8a8a8a; --soft: #f3f3f3; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1rem; color: #1a1a1a; background: #fff;
  font: 1rem/1.6 "Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; border-bottom: 2px solid #1a1a1a; margin-top: 2rem; }
h3 { font-size: 1.05rem; } a { color: #0b4f9e; }
a:focus-visible, input:focus-visible + label, summary:focus-visible { outline: 3px solid #0b4f9e; outline-offset: 2px; }
.lang { position: absolute; opacity: 0; }
.lang + label { display: inline-block; border: 1px solid var(--line); padding: .1rem .6rem; cursor: pointer; }
.lang:checked + label { background: #1a1a1a; color: #fff; text-decoration: underline; }
#lang-zh:checked ~ main .ui[lang="en"], #lang-en:checked ~ main .ui[lang="zh-CN"] { display: none; }
table { border-collapse: collapse; margin: .5rem 0 1rem; font-size: .9rem; }
.wide { overflow-x: auto; } caption { text-align: left; font-weight: bold; }
th, td { border: 1px solid var(--line); padding: .15rem .4rem; vertical-align: top; }
th { background: var(--soft); text-align: left; }
td.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.finding { border: 1px solid var(--line); border-left-width: .4rem; padding: .4rem .8rem; margin: .8rem 0; break-inside: avoid; }
.finding.error { border-left-style: solid; border-left-color: #a40000; }
.finding.warning { border-left-style: double; border-left-color: #8a5a00; }
.finding.note { border-left-style: dotted; border-left-color: #33557a; }
.finding h4 { margin: 0; font-size: 1rem; } .finding p, .finding ul { margin: .2rem 0; }
.badge { border: 1px solid; padding: 0 .4rem; margin-right: .4rem; font-size: .85rem; }
.error > .badge, .badge.error { color: #a40000; } .badge.warning { color: #8a5a00; } .badge.note { color: #33557a; }
.sum { font-variant-numeric: tabular-nums; } .sum b { border: 2px solid #1a1a1a; padding: 0 .2rem; }
mark { background: #ffe9a8; color: inherit; padding: 0 .1rem; border-bottom: 3px solid #a40000; }
mark.warning { border-bottom-style: double; border-bottom-color: #8a5a00; }
mark.note { border-bottom-style: dotted; border-bottom-color: #33557a; }
mark:target, .finding:target { outline: 3px solid #0b4f9e; }
sup a { margin-left: .15rem; } .muted { color: #555; } .lines { white-space: pre-wrap; }
@media print { .lang, .lang + label, .skip { display: none; } body { max-width: none; padding: 0; }
  mark { background: #e4e4e4; } a { color: inherit; } }
`;

export const STYLE_HASH = 'sha256-vLQJHU0ApZypkMrKbCSfxq14daQ608Lsuxr+ejgRrfA=';
