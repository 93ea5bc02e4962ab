import type { Ledger, Message, NumberState } from '../../checks/rule.js';
import { HumanPlaces } from '../human-place.js';
import { STATE_SIGNS, stateOf } from '../state.js';
import { bySeverity, type Checked, type Lang, SEVERITIES } from '../subject.js';
import { describeDocument, SEVERITY_WORDS, WORDS } from '../words.js';
import { aboutReading } from './about.js';
import { documentView } from './document.js';
import { findingCard } from './finding-card.js';
import { findingMarks } from './marks.js';
import { both, Html, html } from './markup.js';
import { page, scripted } from './page.js';
import { type ReportData, reportNumbers, STATE_LETTERS } from './report-data.js';

const HEADINGS = {
  title: { zh: '核对报告', en: 'Check report' },
  findings: { zh: '发现的问题', en: 'Findings' },
  document: { zh: '读出的文档', en: 'The document as read' },
  skip: { zh: '跳到文档', en: 'Skip to the document' },
  filter: { zh: '只看', en: 'Show' },
  states: { zh: '数字的状态', en: 'States of the numbers' },
  unmarked: {
    zh: '年份、日期、编码和序号不是数据，不作标记。',
    en: 'Years, dates, codes and ordinals state no fact and are not marked.',
  },
  places: { zh: '位置和算式', en: 'Places and sums' },
} as const satisfies Readonly<Record<string, Message>>;

const STATES: readonly { readonly state: NumberState; readonly words: Message }[] = [
  { state: 'tied', words: { zh: '相互印证', en: 'tied to others' } },
  { state: 'conflicting', words: { zh: '可能有误', en: 'may be wrong' } },
  { state: 'unchecked', words: { zh: '无从核对', en: 'nothing to check it by' } },
  { state: 'unbound', words: { zh: '不知所指', en: 'meaning not known' } },
];

/**
 * The report of one document as one self-contained page; `lang` is the language shown first. The
 * findings stand on one side and the document as read on the other; without the page's script, and
 * on paper, they follow each other with nothing folded away.
 */
export function htmlReport(checked: Checked, lang: Lang): string {
  const { subject, result } = checked;
  const human = new HumanPlaces(subject.tree);
  const groups = bySeverity(result.findings);
  const items = groups.flatMap((group) => group.items);
  const numbers = reportNumbers(result);
  const view = documentView(subject.tree, findingMarks(items), numbers);
  const about = {
    zh: describeDocument(subject.document, 'zh'),
    en: describeDocument(subject.document, 'en'),
  };
  const state = stateOf(checked);
  const cards = { anchors: view.anchors, human, numbers };
  const body = html`<header class="bar">
<h1>${both(HEADINGS.title)} <span class="ui" lang="zh-CN">${about.zh}</span><span class="ui" lang="en">${about.en}</span></h1>
<p class="state ${state.state}" id="state"><span aria-hidden="true">${STATE_SIGNS[state.state]}</span> ${both(state.words)}</p>
<p class="muted file">${subject.file}</p>
<p class="skip"><a href="#document">${both(HEADINGS.skip)}</a></p>
<div class="tools" id="tools"></div>
</header>
<div class="views" id="views"></div>
<section class="pane" id="findings" tabindex="0" aria-labelledby="findings-title">
<h2 id="findings-title">${both(HEADINGS.findings)} ${result.findings.length}</h2>
<fieldset class="filters" id="filters"><legend class="hidden">${both(HEADINGS.filter)}</legend>${SEVERITIES.map(
    (severity) => {
      const count = groups.find((group) => group.severity === severity)?.items.length ?? 0;
      return html`<label><input type="checkbox" value="${severity}" checked> <span class="badge ${severity}">${both(SEVERITY_WORDS[severity])}</span>${count}</label>`;
    },
  )}<span class="step" id="finding-step"></span></fieldset>
${items.length === 0 ? html`<p>${both(WORDS.noFindings)}</p>` : undefined}
${items.map((item) => findingCard(item, cards))}
<div class="about">${aboutReading(checked, human)}</div>
</section>
<div class="right">
<section class="pane" id="document" tabindex="0" aria-labelledby="document-title">
<h2 id="document-title">${both(HEADINGS.document)}</h2>
${result.ledger === undefined ? undefined : stateKey(result.ledger)}
<div lang="zh-CN" class="sheet" id="sheet">
${view.body}</div>
</section>
<section id="dock" tabindex="-1" aria-label="${HEADINGS.places.zh} ${HEADINGS.places.en}"></section>
</div>
${dataBlock(numbers.data)}`;
  return page(
    { zh: `${HEADINGS.title.zh} ${about.zh}`, en: `${HEADINGS.title.en}: ${about.en}` },
    lang,
    body,
    // What compares documents has none of its own to show.
    scripted(subject.tree.sections.some(({ blocks }) => blocks.length > 0) ? 'work' : 'work alone'),
  );
}

/** What the lines under the numbers mean, how many there are of each, and which are shown. */
function stateKey({ counts, labels }: Ledger): Html {
  return html`<fieldset class="legend key" id="states"><legend class="hidden">${both(HEADINGS.states)}</legend>${STATES.map(
    ({ state, words }) => {
      const letter = STATE_LETTERS[state];
      const count = counts[state] - (state === 'unbound' ? labels : 0);
      return html`<label><input type="checkbox" value="${letter}" checked> <b class="${letter}">0.00</b> ${both(words)} ${count}</label>`;
    },
  )}<span class="step" id="number-step"></span></fieldset>
<p class="muted">${both(HEADINGS.unmarked)}</p>
`;
}

/** Data, not a program: a `<` in it could end the element. */
function dataBlock(data: ReportData): Html {
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return html`<script type="application/json" id="data">${Html.join([text], [])}</script>`;
}
