import type { Finding } from '../../checks/rule.js';
import { causeSentence, placesOf } from '../cause.js';
import { both, type Html, html } from '../html/markup.js';
import { pageParts } from '../html/page.js';
import { HumanPlaces } from '../human-place.js';
import { describePlace } from '../place.js';
import { provenance } from '../provenance.js';
import { bySeverity, type Lang } from '../subject.js';
import { describeDocument, SEVERITY_WORDS, WORDS } from '../words.js';
import { legend } from './legend.js';
import { markList } from './list.js';
import { marksOf, type ShowMark } from './marks.js';
import { PageShapes } from './page-shapes.js';
import { pageView } from './page-view.js';
import { SHOW_STYLE, SHOW_STYLE_HASH } from './style.js';
import type { Shown, ShownPage } from './subject.js';
import { treeSheets } from './tree-sheets.js';
import { SHOW_WORDS } from './words.js';

export interface ShowOptions {
  /** The language shown first. */
  readonly lang: Lang;
  /** Which pages are drawn, by 1-based number; all when not given. */
  readonly wanted?: (page: number) => boolean;
}

/**
 * What was read, drawn over the document: one page that needs no network and no script. It comes
 * in pieces, one for each page of the document, so that a long one is never held as a whole.
 * @param pages the pictures of the pages; null for a document without pages, whose tree is drawn
 */
export async function* showReport(
  shown: Shown,
  pages: AsyncIterable<ShownPage> | null,
  { lang, wanted = () => true }: ShowOptions,
): AsyncGenerator<string> {
  const { subject } = shown;
  const marks = marksOf(shown).filter((mark) => isWanted(mark, wanted));
  const about = {
    zh: describeDocument(subject.document, 'zh'),
    en: describeDocument(subject.document, 'en'),
  };
  const { head, tail } = pageParts(
    { zh: `${SHOW_WORDS.title.zh} ${about.zh}`, en: `${SHOW_WORDS.title.en}: ${about.en}` },
    lang,
    { style: SHOW_STYLE, hash: SHOW_STYLE_HASH, images: pages !== null },
  );
  yield `${head}${
    html`<h1>${both(SHOW_WORDS.title)}</h1>
<p><strong>${both(about)}</strong><br><span class="muted">${subject.file}</span></p>
${provenance(subject).map(
  ({ heading, items }) => html`<h2>${both(heading)}</h2>
<ul>${items.map((item) => html`<li>${both(item)}</li>\n`)}</ul>`,
)}${legend(marks, subject.tree)}`.text
  }`;
  const drawn = new Set<string>();
  if (pages === null) yield* treeParts(shown, marks, drawn);
  else yield* pageSheets(shown, marks, pages, wanted, drawn);
  yield leftover(marks, drawn).text;
  if (shown.findings) yield findingList(shown, marks, drawn).text;
  yield tail;
}

/** Marks of pages that are not drawn are left out, those without a page are not. */
function isWanted({ source }: ShowMark, wanted: (page: number) => boolean): boolean {
  const pages = source.flatMap((span) => ('page' in span ? [span.page] : []));
  return pages.length === 0 || pages.some(wanted);
}

async function* pageSheets(
  { subject }: Shown,
  marks: readonly ShowMark[],
  pages: AsyncIterable<ShownPage>,
  wanted: (page: number) => boolean,
  drawn: Set<string>,
): AsyncGenerator<string> {
  const shapes = new PageShapes(subject.tree, marks);
  const expected = shapes.pages.filter(wanted);
  yield pageLinks(expected, shapes).text;
  const seen = new Set<number>();
  for await (const page of pages) {
    seen.add(page.page);
    yield pageSheet(page.page, pageView(page, shapes, drawn), shapes, drawn).text;
  }
  // What stands on a page that could not be drawn is listed all the same.
  for (const page of expected) {
    if (!seen.has(page)) yield pageSheet(page, undefined, shapes, drawn).text;
  }
}

function pageLinks(pages: readonly number[], shapes: PageShapes): Html {
  return html`<nav aria-label="${SHOW_WORDS.pages.zh} ${SHOW_WORDS.pages.en}"><ul class="pages">${pages.map(
    (page) => {
      const marks = shapes.marksOn(page);
      const troubled = marks.some(({ kind, doubt }) => kind === 'unread' || doubt === 'open');
      return html`<li><a href="#p${page}">${both({ zh: `第${page}页`, en: `page ${page}` })}</a>${troubled ? '⚠' : ''}</li>`;
    },
  )}</ul></nav>\n`;
}

function pageSheet(
  page: number,
  picture: Html | undefined,
  shapes: PageShapes,
  drawn: ReadonlySet<string>,
): Html {
  const marks = shapes.marksOn(page);
  // A page on which nothing was read is only there to be seen.
  const look = marks.length === 0 ? 'sheet plain' : 'sheet';
  return sheet(`p${page}`, { zh: `第${page}页`, en: `Page ${page}` }, picture, marks, drawn, look);
}

function* treeParts(
  { subject }: Shown,
  marks: readonly ShowMark[],
  drawn: Set<string>,
): Generator<string> {
  const human = new HumanPlaces(subject.tree);
  let number = 0;
  for (const part of treeSheets(subject.tree, marks, human, drawn)) {
    number += 1;
    const where = part.where;
    const title = {
      zh: `第${number}段${where === null || where.zh === '' ? '' : `（${where.zh}起）`}`,
      en: `Part ${number}${where === null || where.en === '' ? '' : ` (from ${where.en})`}`,
    };
    const picture = html`<div class="picture">${part.picture}</div>\n`;
    yield sheet(`p${number}`, title, picture, part.marks, drawn).text;
  }
}

function sheet(
  id: string,
  title: { readonly zh: string; readonly en: string },
  picture: Html | undefined,
  marks: readonly ShowMark[],
  drawn: ReadonlySet<string>,
  look = 'sheet',
): Html {
  return html`<section class="${look}" id="${id}" aria-labelledby="${id}-t">
<h2 id="${id}-t">${both(title)}</h2>
<div class="pair">${picture}<div class="list" tabindex="0" role="region" aria-labelledby="${id}-t">
${markList(marks, drawn)}</div></div>
</section>
`;
}

/** What has no place that could be drawn: an attachment, a hidden sheet. */
function leftover(marks: readonly ShowMark[], drawn: ReadonlySet<string>): Html {
  const rest = marks.filter(
    ({ id, source }) => !drawn.has(id) && !source.some((span) => 'page' in span),
  );
  if (rest.length === 0) return html``;
  return html`<h2>${both(SHOW_WORDS.elsewhere)}</h2>
${markList(rest, drawn)}`;
}

function findingList(
  { result }: Shown,
  marks: readonly ShowMark[],
  drawn: ReadonlySet<string>,
): Html {
  const groups = bySeverity(result.findings);
  const marked = new Map<number, ShowMark[]>();
  for (const mark of marks) {
    for (const { number } of mark.findings) {
      marked.set(number, [...(marked.get(number) ?? []), mark]);
    }
  }
  return html`<h2>${both(SHOW_WORDS.findings)} ${result.findings.length}</h2>
${groups.flatMap(({ severity, items }) =>
  items.map(
    ({ number, finding }) => html`<article class="finding ${severity}" id="f${number}">
<h3><span class="badge ${severity}">${both(SEVERITY_WORDS[severity])} ${number}</span>${both(finding.message)}</h3>
${causeLine(finding)}<ul>${(marked.get(number) ?? []).map((mark) => findingPlace(mark, drawn))}${placesOf(
      finding,
    )
      .filter(({ source }) => source.length === 0)
      .map((place) => html`<li lang="zh-CN">${describePlace(place)}</li>`)}</ul>
</article>
`,
  ),
)}`;
}

/** What most likely went wrong. */
function causeLine({ cause }: Finding): Html | undefined {
  const sentence = causeSentence(cause);
  return sentence === null
    ? undefined
    : html`<p>${both(WORDS.cause)}: ${both(sentence)}</p>
`;
}

function findingPlace(mark: ShowMark, drawn: ReadonlySet<string>): Html {
  const words = html`<span lang="zh-CN">${mark.text}　${mark.where}</span>`;
  return drawn.has(mark.id)
    ? html`<li><a href="#${mark.id}">${words}</a></li>`
    : html`<li>${words}</li>`;
}
