/** Screen and print style of a composed page; no font and nothing else is fetched. */
export const STYLE = `
:root{color-scheme:light}
body{margin:0 auto;max-width:60rem;padding:1rem 1.5rem;color:#111;background:#fff;font:1.0625rem/1.8 FangSong,"FangSong_GB2312","Noto Serif CJK SC","Noto Serif SC",SimSun,serif}
h1,h2,h3,h4,h5,h6{font-family:SimHei,"Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei",sans-serif;line-height:1.5}
h1{font-size:1.6rem;text-align:center}h2{font-size:1.35rem;margin-top:2rem}h3{font-size:1.15rem}h4,h5,h6{font-size:1.0625rem}
p{margin:.4em 0;text-indent:2em;overflow-wrap:anywhere}
.cover{text-align:center;padding:4rem 0}.cover p{text-indent:0}
.h1{font-size:1.4rem;text-align:center;text-indent:0}
.note,.notes p{text-indent:0;font-size:.9rem}
nav ol{list-style:none;padding:0}nav a{color:#0b4f8a}nav .l2{padding-left:2em}
.scroll{overflow-x:auto;margin:1.5rem 0 .5rem}
table{border-collapse:collapse;width:100%;font-size:.85rem;line-height:1.4}
caption{caption-side:top;text-align:left}
caption .title{text-align:center;font-weight:bold;font-size:1.15rem;margin:.3rem 0}
caption .line{display:flex;justify-content:space-between;gap:1rem;margin-bottom:.2rem}caption .unit{margin-left:auto}
th,td{border:1px solid #555;padding:.25rem .4rem;vertical-align:middle;overflow-wrap:anywhere}
th{font-weight:normal;background:#f2f5f8}thead th{font-weight:bold}
.c{text-align:center}.r{text-align:right;font-variant-numeric:tabular-nums;overflow-wrap:normal}.l{text-align:left}
figure{margin:1.5rem 0;text-align:center}figure svg{max-width:100%;height:auto}figcaption{font-weight:bold}
details{text-align:left;margin:.5rem auto;max-width:40rem}summary{cursor:pointer}
@page{size:A4;margin:37mm 26mm 35mm 28mm}@page wide{size:A4 landscape;margin:20mm}
@media print{body{max-width:none;padding:0;font-size:12pt}section.break{break-before:page}section.wide{page:wide}thead{display:table-header-group}tr{break-inside:avoid}h1,h2,h3,h4{break-after:avoid}details::details-content{content-visibility:visible}.scroll{overflow:visible}}
`;

/** Words across the page of a draft, from the style: they are no text of the document. */
export function watermarkStyle(words: string): string {
  if (words === '') return '';
  const quoted = [...words].map((one) => `\\${one.codePointAt(0)?.toString(16)} `).join('');
  return `body::before{content:"${quoted}";position:fixed;inset:0;display:grid;place-items:center;font-size:6rem;color:#b00;opacity:.12;transform:rotate(-30deg);pointer-events:none;z-index:1}`;
}
