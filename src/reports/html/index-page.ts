import type { Severity, Summary } from '../../checks/rule.js';
import { type DocumentState, STATE_SIGNS, stateOf } from '../state.js';
import {
  type Checked,
  countSeverity,
  type Failure,
  type Lang,
  SEVERITIES,
  type SubjectInfo,
} from '../subject.js';
import { describeDocument, OUTCOME_WORDS, OUTCOMES, SEVERITY_WORDS, WORDS } from '../words.js';
import { both, type Html, html } from './markup.js';
import { page } from './page.js';

const HEADINGS = {
  index: { zh: '核对结果', en: 'Check results' },
  file: { zh: '文件', en: 'File' },
  state: { zh: '状态', en: 'State' },
  failed: { zh: '无法读取的文件', en: 'Files that could not be read' },
} as const;

/** A checked document in the list of a batch. */
export interface IndexRow {
  readonly file: string;
  readonly document: SubjectInfo;
  readonly severities: Readonly<Record<Severity, number>>;
  readonly summary: Summary;
  readonly unread: number;
  /** What is to be said of the document first. */
  readonly state: DocumentState;
}

/** What a list needs of a checked document; plain values. */
export function indexRowOf(checked: Checked): IndexRow {
  const { subject, result } = checked;
  const { findings, summary } = result;
  return {
    file: subject.file,
    document: subject.document,
    severities: {
      error: countSeverity(findings, 'error'),
      warning: countSeverity(findings, 'warning'),
      note: countSeverity(findings, 'note'),
    },
    summary,
    unread: subject.unread.length,
    state: stateOf(checked),
  };
}

export interface IndexEntry {
  readonly row: IndexRow;
  /** File name of the document's report beside the index. */
  readonly href: string;
}

/** The page that lists the reports of a batch, the files that failed included. */
export function htmlIndex(
  entries: readonly IndexEntry[],
  failures: readonly Failure[],
  lang: Lang,
): string {
  const body = html`<h1>${both(HEADINGS.index)}</h1>
<div class="wide"><table>
<tr><th scope="col">${both(HEADINGS.file)}</th><th scope="col">${both(HEADINGS.state)}</th>${SEVERITIES.map((s) => html`<th scope="col">${both(SEVERITY_WORDS[s])}</th>`)}${OUTCOMES.map((o) => html`<th scope="col">${both(OUTCOME_WORDS[o])}</th>`)}<th scope="col">${both(WORDS.unread)}</th></tr>
${entries.map(tableRow)}</table></div>
${
  failures.length === 0
    ? undefined
    : html`<h2>${both(HEADINGS.failed)}</h2>
<ul>${failures.map(({ file, message }) => html`<li>${file}: ${both(message)}</li>`)}</ul>`
}`;
  return page(HEADINGS.index, lang, body);
}

function tableRow({
  row: { file, document, severities, summary, unread, state },
  href,
}: IndexEntry): Html {
  const about = {
    zh: describeDocument(document, 'zh'),
    en: describeDocument(document, 'en'),
  };
  return html`<tr><td><a href="${encodeURI(href)}">${both(about)}</a><br><span class="muted">${file}</span></td><td><strong><span aria-hidden="true">${STATE_SIGNS[state.state]}</span> ${both(state.words)}</strong></td>${SEVERITIES.map(
    (severity) => html`<td class="figure">${severities[severity]}</td>`,
  )}${OUTCOMES.map((outcome) => html`<td class="figure">${summary[outcome]}</td>`)}<td class="figure">${unread}</td></tr>
`;
}
