import type { AcceptedFinding } from '../../checks/baseline.js';
import type { RecognisedFigure } from '../../checks/rule.js';
import type { HumanPlaces } from '../human-place.js';
import { provenance } from '../provenance.js';
import { type Checked, countTableFigures, type Lang } from '../subject.js';
import { notCheckableReasons } from '../terminal.js';
import {
  honestSentence,
  ledgerSentence,
  OUTCOME_WORDS,
  OUTCOMES,
  recognisedSentence,
  WORDS,
} from '../words.js';
import { where } from './finding-card.js';
import { both, type Html, html } from './markup.js';

/** How far the document was read and checked, where it comes from, and what was accepted. */
export function aboutReading({ subject, result }: Checked, human: HumanPlaces): Html {
  const honest = honestSentence(subject, countTableFigures(subject), result.summary);
  const reasons = { zh: reasonList('zh'), en: reasonList('en') };
  function reasonList(of: Lang): Html[] {
    return notCheckableReasons(result.records, of).map(
      ({ reason, count }) => html`<li>${count} × ${reason}</li>`,
    );
  }
  return html`<h2>${both(WORDS.summary)}</h2>
<table><tr>${OUTCOMES.map((outcome) => html`<th scope="col">${both(OUTCOME_WORDS[outcome])}</th>`)}</tr>
<tr>${OUTCOMES.map((outcome) => html`<td class="figure">${result.summary[outcome]}</td>`)}</tr></table>
<p>${both(honest)}</p>
${result.ledger === undefined ? undefined : html`<p>${both(ledgerSentence(result.ledger))}</p>`}
${
  reasons.zh.length === 0
    ? undefined
    : html`<details open><summary>${both(WORDS.notCheckable)}</summary>
<ul class="ui" lang="zh-CN">${reasons.zh}</ul><ul class="ui" lang="en">${reasons.en}</ul></details>`
}
${unreadList(subject.unread, human)}
${recognisedList(result.recognised ?? [], human)}
${acceptedList(result.accepted ?? [])}
${provenance(subject).map(
  ({ heading, items }) => html`<h2>${both(heading)}</h2>
<ul>${items.map((item) => html`<li>${both(item)}</li>\n`)}</ul>`,
)}`;
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
  return html`<details open><summary>${both(WORDS.accepted)} ${accepted.length}</summary>
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
  return html`<details open><summary>${both(recognisedSentence(recognised.length, open.length))}</summary>
<ul>${open.map(
    ({ text, source }) =>
      html`<li>${where(source, human)} <span lang="zh-CN">${text}</span></li>\n`,
  )}${settled.map(
    ({ reason, source }) => html`<li>${where(source, human)} ${both(reason)}</li>\n`,
  )}</ul></details>`;
}
