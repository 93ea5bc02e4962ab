import type { AcceptedFinding } from '../../checks/baseline.js';
import type {
  Arithmetic,
  Finding,
  FindingPlace,
  RecognisedFigure,
  Severity,
} from '../../checks/rule.js';
import type { Source } from '../../facts/source.js';
import { roundingWords, spellSum } from '../arithmetic.js';
import {
  causeSentence,
  knockOnWords,
  markedFigure,
  placesOf,
  repairWords,
  rivalsListed,
} from '../cause.js';
import { HumanPlaces } from '../human-place.js';
import { describePlace, formatSource } from '../place.js';
import { provenance } from '../provenance.js';
import {
  bySeverity,
  type Checked,
  countTableFigures,
  type Lang,
  type NumberedFinding,
} from '../subject.js';
import { notCheckableReasons } from '../terminal.js';
import {
  describeDocument,
  honestSentence,
  ledgerSentence,
  OUTCOME_WORDS,
  OUTCOMES,
  recognisedSentence,
  SEVERITY_WORDS,
  WORDS,
} from '../words.js';
import { anchorId, documentView, findingId } from './document.js';
import { findingMarks } from './marks.js';
import { both, type Html, html } from './markup.js';
import { page } from './page.js';

const HEADINGS = {
  title: { zh: '核对报告', en: 'Check report' },
  findings: { zh: '发现的问题', en: 'Findings' },
  document: { zh: '读出的文档', en: 'The document as read' },
  skip: { zh: '跳到文档', en: 'Skip to the document' },
  ranges: { zh: '各数及其舍入范围', en: 'The figures and their rounding ranges' },
  low: { zh: '最小', en: 'least' },
  high: { zh: '最大', en: 'greatest' },
} as const;

/** The report of one document as one self-contained page; `lang` is the language shown first. */
export function htmlReport({ subject, result }: Checked, lang: Lang): string {
  const human = new HumanPlaces(subject.tree);
  const groups = bySeverity(result.findings);
  const view = documentView(subject.tree, findingMarks(groups.flatMap(({ items }) => items)));
  const about = {
    zh: describeDocument(subject.document, 'zh'),
    en: describeDocument(subject.document, 'en'),
  };
  const honest = honestSentence(subject, countTableFigures(subject), result.summary);
  const reasons = { zh: reasonList('zh'), en: reasonList('en') };
  function reasonList(of: Lang): Html[] {
    return notCheckableReasons(result.records, of).map(
      ({ reason, count }) => html`<li>${count} × ${reason}</li>`,
    );
  }
  const body = html`<h1>${both(HEADINGS.title)}</h1>
<p><strong>${both(about)}</strong><br><span class="muted">${subject.file}</span></p>
<p class="skip"><a href="#document">${both(HEADINGS.skip)}</a></p>
<h2>${both(WORDS.summary)}</h2>
<table><tr>${OUTCOMES.map((outcome) => html`<th scope="col">${both(OUTCOME_WORDS[outcome])}</th>`)}</tr>
<tr>${OUTCOMES.map((outcome) => html`<td class="figure">${result.summary[outcome]}</td>`)}</tr></table>
<p>${both(honest)}</p>
${result.ledger === undefined ? undefined : html`<p>${both(ledgerSentence(result.ledger))}</p>`}
${
  reasons.zh.length === 0
    ? undefined
    : html`<details><summary>${both(WORDS.notCheckable)}</summary>
<ul class="ui" lang="zh-CN">${reasons.zh}</ul><ul class="ui" lang="en">${reasons.en}</ul></details>`
}
${provenance(subject).map(
  ({ heading, items }) => html`<h2>${both(heading)}</h2>
<ul>${items.map((item) => html`<li>${both(item)}</li>\n`)}</ul>`,
)}
${unreadList(subject.unread, human)}
${recognisedList(result.recognised ?? [], human)}
${acceptedList(result.accepted ?? [])}
<h2>${both(HEADINGS.findings)}</h2>
${groups.length === 0 ? html`<p>${both(WORDS.noFindings)}</p>` : undefined}
${groups.map(
  ({ severity, items }) => html`<h3>${both(SEVERITY_WORDS[severity])} ${items.length}</h3>
${items.map((item) => findingCard(item, view.anchors, human))}`,
)}
<h2 id="document">${both(HEADINGS.document)}</h2>
<div lang="zh-CN">
${view.body}</div>`;
  return page(
    { zh: `${HEADINGS.title.zh} ${about.zh}`, en: `${HEADINGS.title.en}: ${about.en}` },
    lang,
    body,
  );
}

function unreadList(unread: Checked['subject']['unread'], human: HumanPlaces): Html | undefined {
  if (unread.length === 0) return undefined;
  return html`<details open><summary>${both(WORDS.unread)} ${unread.length}</summary>
<ul>${unread.map(
    ({ text, reason, source }) =>
      html`<li>${where(source, human)} “<span lang="zh-CN">${text}</span>” ${both(reason)}</li>\n`,
  )}</ul></details>`;
}

function acceptedList(accepted: readonly AcceptedFinding[]): Html | undefined {
  if (accepted.length === 0) return undefined;
  return html`<details><summary>${both(WORDS.accepted)} ${accepted.length}</summary>
<ul>${accepted.map(
    ({ finding, known: { reason, expires } }) =>
      html`<li>${both(finding.message)} — ${reason} (≤ ${expires}) #${finding.id}</li>
`,
  )}</ul></details>`;
}

function recognisedList(
  recognised: readonly RecognisedFigure[],
  human: HumanPlaces,
): Html | undefined {
  if (recognised.length === 0) return undefined;
  const open = recognised.filter(({ confirmed }) => !confirmed);
  const settled = recognised.filter(({ settledFrom }) => settledFrom !== undefined);
  return html`<details><summary>${both(recognisedSentence(recognised.length, open.length))}</summary>
<ul>${open.map(
    ({ text, source }) =>
      html`<li>${where(source, human)} <span lang="zh-CN">${text}</span></li>\n`,
  )}${settled.map(
    ({ reason, source }) => html`<li>${where(source, human)} ${both(reason)}</li>\n`,
  )}</ul></details>`;
}

function findingCard(
  { number, finding }: NumberedFinding,
  anchors: ReadonlySet<string>,
  human: HumanPlaces,
): Html {
  const { severity, arithmetic, printed, expected } = finding;
  return html`<article class="finding ${severity}" id="${findingId(number)}">
<h4>${badge(severity, number)}${both(finding.message)}</h4>
${printed === null ? undefined : html`<p>${both(WORDS.printed)} <b>${printed}</b></p>`}
${expected === null ? undefined : html`<p>${both(WORDS.expected)} <b>${expected}</b></p>`}
${arithmetic === null ? undefined : sum(arithmetic, markedFigure(finding))}
${causeBlock(finding)}
<ul>${placesOf(finding).map((place, index) => placeItem(place, anchorId(number, index), anchors, human))}</ul>
<p class="muted">${both(WORDS.rule)}: ${finding.rule}${finding.identity === '' ? '' : ` (${finding.identity})`} #${finding.id}</p>
</article>
`;
}

/** What most likely went wrong, the other possibilities, and what else the same cause raised. */
function causeBlock({ cause }: Finding): Html | undefined {
  const sentence = causeSentence(cause);
  if (cause === null || sentence === null) return undefined;
  const rivals = rivalsListed(cause);
  const heading = cause.state === 'decided' ? WORDS.orElse : WORDS.possible;
  const { knockOns } = cause;
  return html`<p class="cause">${both(WORDS.cause)}: ${both(sentence)}</p>
${
  rivals.length === 0
    ? undefined
    : html`<ul>${rivals.map((one) => html`<li>${both(heading)}: ${both(repairWords(one))}</li>`)}</ul>`
}
${
  knockOns.length === 0
    ? undefined
    : html`<details open><summary>${both(knockOnWords(knockOns.length))}</summary><ul>${knockOns.map(
        (one) =>
          html`<li>${both(SEVERITY_WORDS[one.severity])}: ${both(one.message)} <span class="muted">${one.rule} #${one.id}</span></li>\n`,
      )}</ul></details>`
}`;
}

function badge(severity: Severity, number: number): Html {
  return html`<span class="badge ${severity}">${both(SEVERITY_WORDS[severity])} ${number}</span>`;
}

/** The sum, and behind it every figure with the range that its print stands for. */
function sum(arithmetic: Arithmetic, printed: string | null): Html {
  const { terms, gap, unit } = arithmetic;
  const rounding = { zh: roundingWords(arithmetic, 'zh'), en: roundingWords(arithmetic, 'en') };
  return html`<p class="sum">${both(WORDS.sum)}: ${spellSum(arithmetic, printed).map(
    ({ text, marked }) => (marked ? html`<b>${text}</b>` : html`${text}`),
  )}${gap === '' ? '' : html` · ${both(WORDS.gap)} ${gap} ${unit}`} · <span class="muted">${both(rounding)}</span></p>
<details><summary>${both(HEADINGS.ranges)}</summary><table>
<tr><th scope="col">±</th><th scope="col">${both(WORDS.printed)}</th><th scope="col">${both(HEADINGS.low)}</th><th scope="col">${both(HEADINGS.high)}</th><th scope="col">${both(WORDS.place)}</th></tr>
${terms.map(
  ({ sign, printed: figure, low, high, place }) =>
    html`<tr><td>${sign}</td><td class="figure">${figure}</td><td class="figure">${low ?? '…'}</td><td class="figure">${high ?? '…'}</td><td>${place}</td></tr>\n`,
)}</table></details>`;
}

function placeItem(
  place: FindingPlace,
  anchor: string,
  anchors: ReadonlySet<string>,
  human: HumanPlaces,
): Html {
  const words = html`<span lang="zh-CN">${describePlace(place)}</span>`;
  const at = where(place.source, human);
  return anchors.has(anchor)
    ? html`<li><a href="#${anchor}">${words}</a> ${at}</li>`
    : html`<li>${words} ${at}</li>`;
}

/** The place for people, and the exact one. */
function where(source: Source, human: HumanPlaces): Html | undefined {
  const whole = formatSource(source);
  if (whole === null) return undefined;
  // The page names its file once.
  const own = source[0]?.file === human.file;
  const exact = own ? whole.slice(human.file.length + 1) : whole;
  const words = human.of(source);
  const shown = words === null || words.zh === '' ? undefined : html`${both(words)} · `;
  return html`<span class="muted">${shown}${exact}</span>`;
}
